-- Version 6: scans kept with a record, and the volumes of mediations.

-- A picture or PDF, kept as it was taken in. Only its removal from the volume is ever added to it.
CREATE TABLE scan (
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL CHECK (json_valid(body) AND json_extract(body, '$.id') = id),
    petition TEXT GENERATED ALWAYS AS (json_extract(body, '$.subject.petition')) STORED
        REFERENCES petition (number) DEFERRABLE INITIALLY DEFERRED,
    dispute TEXT GENERATED ALWAYS AS (json_extract(body, '$.subject.dispute')) STORED
        REFERENCES dispute (number) DEFERRABLE INITIALLY DEFERRED,
    agreement TEXT GENERATED ALWAYS AS (json_extract(body, '$.subject.agreement')) STORED
        REFERENCES agreement (number) DEFERRABLE INITIALLY DEFERRED,
    sha256 TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.sha256')) STORED CHECK (length(sha256) = 64),
    data BLOB NOT NULL CHECK (length(data) > 0),
    CHECK ((petition IS NOT NULL) + (dispute IS NOT NULL) + (agreement IS NOT NULL) = 1)
) STRICT;
CREATE INDEX scan_petition ON scan (petition) WHERE petition IS NOT NULL;
CREATE INDEX scan_dispute ON scan (dispute) WHERE dispute IS NOT NULL;
CREATE INDEX scan_agreement ON scan (agreement) WHERE agreement IS NOT NULL;
CREATE TRIGGER scan_is_kept BEFORE DELETE ON scan
BEGIN
    SELECT raise(ABORT, 'a scan is never deleted');
END;
CREATE TRIGGER scan_stays_as_taken BEFORE UPDATE ON scan
WHEN NEW.id IS NOT OLD.id OR NEW.data IS NOT OLD.data
    OR json_remove(NEW.body, '$.removed') IS NOT json_remove(OLD.body, '$.removed')
BEGIN
    SELECT raise(ABORT, 'a scan stays as it was taken in');
END;

-- A volume of a mediation: one a dispute, or one an agreement without a dispute.
CREATE TABLE volume (
    number TEXT PRIMARY KEY CHECK (number <> ''),
    body TEXT NOT NULL CHECK (json_valid(body) AND json_extract(body, '$.number') = number),
    dispute TEXT UNIQUE GENERATED ALWAYS AS (json_extract(body, '$.subject.dispute')) STORED
        REFERENCES dispute (number) DEFERRABLE INITIALLY DEFERRED,
    agreement TEXT UNIQUE GENERATED ALWAYS AS (json_extract(body, '$.subject.agreement')) STORED
        REFERENCES agreement (number) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((dispute IS NOT NULL) + (agreement IS NOT NULL) = 1)
) STRICT;
CREATE TRIGGER volume_is_kept BEFORE DELETE ON volume
BEGIN
    SELECT raise(ABORT, 'the number of a volume is never given again');
END;
