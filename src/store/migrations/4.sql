-- From version 3 to 4: the log of a day without reading the whole history.
CREATE INDEX history_of_instant ON history (at, id, user_id);
DROP INDEX history_of_action;
CREATE INDEX history_of_action ON history (action, at, id);

-- Whose personal data the office gave up, and when. It says nothing of anybody; by it a copy of the office that still knows
-- them is cleaned.
CREATE TABLE forgotten (
    kind       TEXT NOT NULL CHECK (kind IN ('client', 'person')),
    subject_id INTEGER NOT NULL,                                -- of the counterparty or of the contact person
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),  -- what stands in place of theirs
    at         TEXT NOT NULL,
    user_id    INTEGER REFERENCES app_user (id),
    PRIMARY KEY (kind, subject_id)
) STRICT, WITHOUT ROWID;
