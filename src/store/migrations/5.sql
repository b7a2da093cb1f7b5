-- From version 4 to 5: the office keeps the bytes of the newest entry of its journal, so that both are waited for at once and
-- the journal is mended after a power cut.
ALTER TABLE journal ADD COLUMN entry BLOB CHECK (length(entry) BETWEEN 1 AND 65536);
