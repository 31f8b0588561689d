-- Version 7: 矛盾纠纷排查, a row a round; what it found stands in the body by number.
CREATE TABLE screening (
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL CHECK (json_valid(body)),
    on_day TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.held_on')) STORED CHECK (on_day IS date(on_day))
) STRICT;
CREATE INDEX screening_day ON screening (on_day);
