-- The register file (台账), version 1.
--
-- A record is kept as one JSON body, the very form it has in the exchange file; the columns that lists
-- filter, sort and guard by are GENERATED from it, so the two cannot drift apart. Columns under "cache"
-- are derived from the steps by the rules of the procedure and can be rebuilt at any time.
-- Days are ISO 8601 text (2009-02-05), moments 2009-02-05T09:30:00, money is counted in 分.

PRAGMA application_id = 1481001300; -- 'XFST'

-- What the office may set, and the network of villages, units and people: one JSON document each.
CREATE TABLE document (
    name TEXT PRIMARY KEY CHECK (name IN ('settings', 'directory')),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

-- Last number given in a series of a year. A number is never given twice.
CREATE TABLE number_series (
    series TEXT NOT NULL,
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200),
    last INTEGER NOT NULL CHECK (last >= 0),
    PRIMARY KEY (series, year)
) STRICT, WITHOUT ROWID;

-- 信访件
CREATE TABLE petition (
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL CHECK (json_valid(body)),
    number TEXT NOT NULL UNIQUE GENERATED ALWAYS AS (json_extract(body, '$.number')) STORED CHECK (number <> ''),
    channel TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.channel')) STORED
        CHECK (channel IN ('visit', 'letter', 'call', 'online', 'other')),
    received_on TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.received_on')) STORED
        CHECK (received_on IS date(received_on)),
    headcount INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.headcount')) STORED CHECK (headcount >= 1),
    title TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.title')) STORED,
    category TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.category.main.code')) STORED,
    village TEXT NOT NULL GENERATED ALWAYS AS (coalesce(json_extract(body, '$.place.village'), '')) STORED,
    unit TEXT NOT NULL GENERATED ALWAYS AS (coalesce(json_extract(body, '$.unit'), '')) STORED,
    cancelled INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.cancelled') IS NOT NULL) STORED,
    -- cache, derived from the steps
    stage TEXT NOT NULL DEFAULT 'registered',
    closed_on TEXT CHECK (closed_on IS date(closed_on)),
    duty TEXT,                                            -- what the office owes next, in words
    duty_clock TEXT,
    duty_raw TEXT CHECK (duty_raw IS date(duty_raw)),     -- day N
    duty_legal TEXT CHECK (duty_legal IS date(duty_legal)), -- rolled off rest days
    duty_provisional INTEGER NOT NULL DEFAULT 0 CHECK (duty_provisional IN (0, 1))
) STRICT;
CREATE INDEX petition_received ON petition (received_on, number);
CREATE INDEX petition_duty ON petition (duty_raw) WHERE duty_raw IS NOT NULL;

-- 办理过程: entries are added, never edited.
CREATE TABLE step (
    petition_id INTEGER NOT NULL REFERENCES petition (id),
    seq INTEGER NOT NULL CHECK (seq >= 1),
    body TEXT NOT NULL CHECK (json_valid(body)),
    on_day TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.on')) STORED CHECK (on_day IS date(on_day)),
    kind TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.act.kind')) STORED,
    PRIMARY KEY (petition_id, seq)
) STRICT, WITHOUT ROWID;

-- Who petitioned, for the search of repeats (cache).
CREATE TABLE petition_person (
    petition_id INTEGER NOT NULL REFERENCES petition (id),
    name TEXT NOT NULL,
    id_no TEXT NOT NULL,
    phone TEXT NOT NULL  -- digits only
) STRICT;
CREATE INDEX petition_person_name ON petition_person (name);
CREATE INDEX petition_person_id_no ON petition_person (id_no) WHERE id_no <> '';
CREATE INDEX petition_person_phone ON petition_person (phone) WHERE phone <> '';
CREATE INDEX petition_person_petition ON petition_person (petition_id);

-- 矛盾纠纷, its story inside the body.
CREATE TABLE dispute (
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL CHECK (json_valid(body)),
    number TEXT NOT NULL UNIQUE GENERATED ALWAYS AS (json_extract(body, '$.number')) STORED CHECK (number <> ''),
    title TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.title')) STORED,
    category TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.category.code')) STORED,
    due TEXT GENERATED ALWAYS AS (json_extract(body, '$.due')) STORED CHECK (due IS date(due)),
    -- cache
    counted_on TEXT NOT NULL CHECK (counted_on IS date(counted_on)), -- last possible day of finding
    status TEXT NOT NULL
) STRICT;
CREATE INDEX dispute_counted ON dispute (counted_on, number);

-- 调解协议
CREATE TABLE agreement (
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL CHECK (json_valid(body)),
    number TEXT NOT NULL UNIQUE GENERATED ALWAYS AS (json_extract(body, '$.number')) STORED CHECK (number <> ''),
    dispute TEXT GENERATED ALWAYS AS (json_extract(body, '$.dispute')) STORED
        REFERENCES dispute (number) DEFERRABLE INITIALLY DEFERRED,
    mediated_on TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.mediated_on')) STORED
        CHECK (mediated_on IS date(mediated_on))
) STRICT;
CREATE INDEX agreement_mediated ON agreement (mediated_on, number);
CREATE INDEX agreement_dispute ON agreement (dispute);

-- 领导接访
CREATE TABLE reception (
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL CHECK (json_valid(body)),
    on_day TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.on')) STORED CHECK (on_day IS date(on_day))
) STRICT;
CREATE INDEX reception_day ON reception (on_day);

-- 工作记录
CREATE TABLE work (
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL CHECK (json_valid(body)),
    on_day TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.on')) STORED CHECK (on_day IS date(on_day)),
    kind TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.kind')) STORED
) STRICT;
CREATE INDEX work_day ON work (on_day);

-- Text the clerk wrote for a section of a report.
CREATE TABLE report_text (
    report TEXT NOT NULL,
    period TEXT NOT NULL,
    section TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (report, period, section)
) STRICT, WITHOUT ROWID;

-- Unfinished forms; the form decides what the body is.
CREATE TABLE draft (
    form TEXT PRIMARY KEY,
    saved_at TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

-- Full text: what is searched, and an index of its characters and character pairs.
CREATE TABLE searchable (
    id INTEGER PRIMARY KEY,
    register TEXT NOT NULL CHECK (register IN ('petition', 'dispute', 'agreement')),
    number TEXT NOT NULL,
    text TEXT NOT NULL,      -- folded: half width, lower case
    UNIQUE (register, number)
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (
    grams, content='', contentless_delete=1, tokenize='ascii', detail=none
);

-- Who changed what: each line carries the digest of the line before.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY CHECK (seq >= 1),
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    op TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,    -- the record as saved, as JSON; empty when there is none
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;
CREATE INDEX journal_subject ON journal (subject, seq);
