-- From version 3 to 4: the log of a day without reading the whole history.
CREATE INDEX history_of_instant ON history (at, id);

-- How far the journal beside the office goes.
CREATE TABLE journal (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL CHECK (number > 0),
    sum    BLOB NOT NULL CHECK (length(sum) = 32)
) STRICT;
