-- Version 3: issued papers (文书) with their numbers, and more documents of the office.

-- What the office may set: settings, the network of villages, units and people, the days of its own calendar, and
-- the text of a form it words itself (`form/F05`). One JSON value each.
CREATE TABLE document_3 (
    name TEXT PRIMARY KEY CHECK (name IN ('settings', 'directory', 'calendar') OR name GLOB 'form/?*'),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
INSERT INTO document_3 (name, body) SELECT name, body FROM document;
DROP TABLE document;
ALTER TABLE document_3 RENAME TO document;

-- An issued paper, kept as issued: what it is about, its number, its bytes. Only 作废 is ever added to it; a changed
-- paper is a new row that names the old one in `replaces`.
CREATE TABLE paper (
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL CHECK (json_valid(body) AND json_extract(body, '$.id') = id),
    form TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.form')) STORED CHECK (form <> ''),
    -- 文书号: a sequence a kind and year; slips without a number have none of these
    kind TEXT GENERATED ALWAYS AS (json_extract(body, '$.number.kind')) STORED,
    year INTEGER GENERATED ALWAYS AS (json_extract(body, '$.number.year')) STORED CHECK (year BETWEEN 1900 AND 2200),
    seq INTEGER GENERATED ALWAYS AS (json_extract(body, '$.number.seq')) STORED CHECK (seq >= 1),
    number TEXT UNIQUE GENERATED ALWAYS AS (json_extract(body, '$.number.text')) STORED CHECK (number <> ''),
    -- the record it is about, at most one
    petition TEXT GENERATED ALWAYS AS (json_extract(body, '$.subject.petition')) STORED
        REFERENCES petition (number) DEFERRABLE INITIALLY DEFERRED,
    dispute TEXT GENERATED ALWAYS AS (json_extract(body, '$.subject.dispute')) STORED
        REFERENCES dispute (number) DEFERRABLE INITIALLY DEFERRED,
    agreement TEXT GENERATED ALWAYS AS (json_extract(body, '$.subject.agreement')) STORED
        REFERENCES agreement (number) DEFERRABLE INITIALLY DEFERRED,
    issued_on TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.issued_on')) STORED
        CHECK (issued_on IS date(issued_on)),
    replaces INTEGER UNIQUE GENERATED ALWAYS AS (json_extract(body, '$.replaces')) STORED
        REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED CHECK (replaces < id),
    sha256 TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.sha256')) STORED CHECK (length(sha256) = 64),
    pdf BLOB NOT NULL CHECK (length(pdf) > 0),
    UNIQUE (kind, year, seq),
    CHECK ((kind IS NULL) = (number IS NULL) AND (year IS NULL) = (number IS NULL) AND (seq IS NULL) = (number IS NULL))
) STRICT;
CREATE INDEX paper_petition ON paper (petition) WHERE petition IS NOT NULL;
CREATE INDEX paper_dispute ON paper (dispute) WHERE dispute IS NOT NULL;
CREATE INDEX paper_agreement ON paper (agreement) WHERE agreement IS NOT NULL;
CREATE INDEX paper_issued ON paper (issued_on);

CREATE TRIGGER paper_is_kept BEFORE DELETE ON paper
BEGIN
    SELECT raise(ABORT, 'an issued paper is never deleted');
END;
CREATE TRIGGER paper_stays_as_issued BEFORE UPDATE ON paper
WHEN NEW.id IS NOT OLD.id OR NEW.pdf IS NOT OLD.pdf
    OR json_remove(NEW.body, '$.void') IS NOT json_remove(OLD.body, '$.void')
    OR json_extract(OLD.body, '$.void') IS NOT NULL
BEGIN
    SELECT raise(ABORT, 'an issued paper stays as issued');
END;

-- Numbers of a sequence that no paper here bears, and why: written by hand, given before the program was used. With
-- these every sequence of a year is complete from 1 to its last number.
CREATE TABLE passed_number (
    kind TEXT NOT NULL,
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200),
    seq INTEGER NOT NULL CHECK (seq >= 1),
    number TEXT NOT NULL CHECK (number <> ''),
    reason TEXT NOT NULL CHECK (reason <> ''),
    PRIMARY KEY (kind, year, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER passed_number_is_kept BEFORE DELETE ON passed_number
BEGIN
    SELECT raise(ABORT, 'a passed number is never given again');
END;

-- Numbers typed by hand with a step: they are not given again.
CREATE INDEX step_document ON step (json_extract(body, '$.document'))
    WHERE json_extract(body, '$.document') IS NOT NULL;
