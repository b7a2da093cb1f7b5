-- From version 5 to 6: a driver who paid back more than he took is given the rest by the office; such a run comes out even too.
CREATE TABLE run_6 (
    id          INTEGER PRIMARY KEY,
    day         TEXT NOT NULL CHECK (length(day) = 10),
    route_id    INTEGER REFERENCES route (id),
    number      TEXT UNIQUE,
    driver_id   INTEGER REFERENCES driver (id),
    vehicle_id  INTEGER REFERENCES vehicle (id),
    note        TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 1000),
    cash        INTEGER,
    card        INTEGER,
    containers  INTEGER CHECK (containers >= 0),
    full        INTEGER CHECK (full >= 0),
    settled_at  TEXT,
    settled_by  INTEGER REFERENCES app_user (id),
    version     INTEGER NOT NULL DEFAULT 1,
    changed_at  TEXT NOT NULL,
    changed_by  INTEGER REFERENCES app_user (id)
) STRICT;
INSERT INTO run_6 (id, day, route_id, number, driver_id, vehicle_id, note, cash, card, containers, full, settled_at, settled_by,
                   version, changed_at, changed_by)
SELECT id, day, route_id, number, driver_id, vehicle_id, note, cash, card, containers, full, settled_at, settled_by, version,
       changed_at, changed_by
FROM run;
DROP TABLE run;
ALTER TABLE run_6 RENAME TO run;
CREATE UNIQUE INDEX run_once ON run (day, coalesce(route_id, 0));
