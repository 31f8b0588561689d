-- Version 8: 定稿, a row an edition; the pages as handed in, with their digest in the body.
CREATE TABLE final_report (
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL CHECK (json_valid(body)),
    period TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.period')) STORED,
    edition INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.edition')) STORED,
    pdf BLOB NOT NULL,
    UNIQUE (period, edition)
) STRICT;
