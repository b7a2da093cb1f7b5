-- From version 3 to 4: the log of a day without reading the whole history.
CREATE INDEX history_of_instant ON history (at, id, user_id);
DROP INDEX history_of_action;
CREATE INDEX history_of_action ON history (action, at, id);
