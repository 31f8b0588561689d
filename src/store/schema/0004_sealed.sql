-- Version 4: sealed items (保密件), accusations and what is marked 保密: found by number, else only when asked for.
ALTER TABLE petition ADD COLUMN sealed INTEGER NOT NULL GENERATED ALWAYS AS (
    json_extract(body, '$.class') = 'accusation'
    OR instr(coalesce(json_extract(body, '$.flags'), ''), '"confidential"') > 0
) VIRTUAL;
CREATE INDEX petition_sealed ON petition (id) WHERE sealed;
