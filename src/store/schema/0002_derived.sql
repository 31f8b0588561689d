-- Version 2: by which program and calendar the cached columns were computed. Another one, such as a new version
-- with the holiday notice of the next year, computes them anew when it opens the register.
CREATE TABLE derived_by (
    stamp TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
