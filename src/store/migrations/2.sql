-- From version 1 to 2: prices by date, discounts, deposits, runs, permanent notes, consent, absence, merged duplicates.

CREATE TABLE document_number_2 (
    document TEXT PRIMARY KEY CHECK (length(document) BETWEEN 1 AND 30),
    prefix   TEXT NOT NULL,
    last     INTEGER NOT NULL CHECK (last >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO document_number_2 (document, prefix, last) SELECT document, prefix, last FROM document_number;
DROP TABLE document_number;
ALTER TABLE document_number_2 RENAME TO document_number;
INSERT INTO document_number (document, prefix, last) SELECT 'run', CASE language WHEN 'ru' THEN 'М-' ELSE 'R-' END, 0 FROM office;

CREATE TABLE price_list (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE price (
    price_list_id INTEGER NOT NULL REFERENCES price_list (id),
    product_id    INTEGER NOT NULL REFERENCES product (id),
    valid_from    TEXT NOT NULL CHECK (length(valid_from) = 10),
    price         INTEGER NOT NULL CHECK (price >= 0),
    PRIMARY KEY (price_list_id, product_id, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE driver (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300),
    phone       TEXT NOT NULL DEFAULT '' CHECK (length(phone) <= 100),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE vehicle (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300),
    capacity    INTEGER CHECK (capacity > 0),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE own_price (
    counterparty_id INTEGER NOT NULL REFERENCES counterparty (id),
    product_id      INTEGER NOT NULL REFERENCES product (id),
    valid_from      TEXT NOT NULL CHECK (length(valid_from) = 10),
    price           INTEGER CHECK (price >= 0),
    PRIMARY KEY (counterparty_id, product_id, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
    id          INTEGER PRIMARY KEY,
    day         TEXT NOT NULL CHECK (length(day) = 10),
    route_id    INTEGER REFERENCES route (id),
    number      TEXT UNIQUE,
    driver_id   INTEGER REFERENCES driver (id),
    vehicle_id  INTEGER REFERENCES vehicle (id),
    note        TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 1000),
    cash        INTEGER CHECK (cash >= 0),
    card        INTEGER CHECK (card >= 0),
    containers  INTEGER CHECK (containers >= 0),
    full        INTEGER CHECK (full >= 0),
    settled_at  TEXT,
    settled_by  INTEGER REFERENCES app_user (id),
    version     INTEGER NOT NULL DEFAULT 1,
    changed_at  TEXT NOT NULL,
    changed_by  INTEGER REFERENCES app_user (id)
) STRICT;

CREATE TABLE substitution (
    id            INTEGER PRIMARY KEY,
    user_id       INTEGER NOT NULL REFERENCES app_user (id),
    substitute_id INTEGER NOT NULL REFERENCES app_user (id),
    from_day      TEXT NOT NULL CHECK (length(from_day) = 10),
    to_day        TEXT NOT NULL CHECK (length(to_day) = 10),
    at            TEXT NOT NULL,
    by_user       INTEGER REFERENCES app_user (id),
    voided_at     TEXT,
    CHECK (from_day <= to_day),
    CHECK (user_id <> substitute_id)
) STRICT;

CREATE TABLE reassignment (
    id        INTEGER PRIMARY KEY,
    from_id   INTEGER NOT NULL REFERENCES app_user (id),
    to_id     INTEGER NOT NULL REFERENCES app_user (id),
    addresses INTEGER NOT NULL CHECK (addresses >= 0),
    body      TEXT NOT NULL,
    at        TEXT NOT NULL,
    by_user   INTEGER REFERENCES app_user (id),
    undone_at TEXT,
    CHECK (from_id <> to_id)
) STRICT;

CREATE TABLE typed (
    user_id    INTEGER NOT NULL REFERENCES app_user (id),
    place      TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 50),
    address_id INTEGER NOT NULL,
    at         TEXT NOT NULL,
    body       TEXT NOT NULL,
    PRIMARY KEY (user_id, place, address_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE merge_run (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL CHECK (kind IN ('counterparty', 'address')),
    kept_id   INTEGER NOT NULL,
    merged_id INTEGER NOT NULL,
    body      TEXT NOT NULL,
    at        TEXT NOT NULL,
    user_id   INTEGER REFERENCES app_user (id),
    undone_at TEXT
) STRICT;

ALTER TABLE purpose ADD COLUMN consent TEXT NOT NULL DEFAULT 'orders' CHECK (consent IN ('orders', 'advertising'));
ALTER TABLE purpose ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE reason ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE journal_type ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE counterparty ADD COLUMN price_list_id INTEGER REFERENCES price_list (id);
ALTER TABLE counterparty ADD COLUMN discount_rate INTEGER NOT NULL DEFAULT 0 CHECK (discount_rate BETWEEN 0 AND 10000);
ALTER TABLE counterparty ADD COLUMN discount_name TEXT NOT NULL DEFAULT '' CHECK (length(discount_name) <= 100);
ALTER TABLE counterparty ADD COLUMN discount_until TEXT;
ALTER TABLE address ADD COLUMN entrance TEXT NOT NULL DEFAULT '' CHECK (length(entrance) <= 50);
ALTER TABLE address ADD COLUMN floor TEXT NOT NULL DEFAULT '' CHECK (length(floor) <= 50);
ALTER TABLE address ADD COLUMN intercom TEXT NOT NULL DEFAULT '' CHECK (length(intercom) <= 50);
ALTER TABLE address ADD COLUMN call_before INTEGER NOT NULL DEFAULT 0 CHECK (call_before IN (0, 1));
ALTER TABLE address ADD COLUMN calls_from TEXT NOT NULL DEFAULT '';
ALTER TABLE address ADD COLUMN calls_to TEXT NOT NULL DEFAULT '';
ALTER TABLE address ADD COLUMN deliveries_from TEXT NOT NULL DEFAULT '';
ALTER TABLE address ADD COLUMN deliveries_to TEXT NOT NULL DEFAULT '';
ALTER TABLE contact_person ADD COLUMN consent_orders INTEGER CHECK (consent_orders IN (0, 1));
ALTER TABLE contact_person ADD COLUMN consent_advertising INTEGER CHECK (consent_advertising IN (0, 1));
ALTER TABLE phone ADD COLUMN is_wrong INTEGER NOT NULL DEFAULT 0 CHECK (is_wrong IN (0, 1));
ALTER TABLE phone ADD COLUMN is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1));
ALTER TABLE customer_order ADD COLUMN discount_rate INTEGER NOT NULL DEFAULT 0 CHECK (discount_rate BETWEEN 0 AND 10000);
ALTER TABLE customer_order ADD COLUMN discount_name TEXT NOT NULL DEFAULT '';
ALTER TABLE customer_order ADD COLUMN discount INTEGER NOT NULL DEFAULT 0 CHECK (discount >= 0);
ALTER TABLE customer_order ADD COLUMN deposit_containers INTEGER NOT NULL DEFAULT 0 CHECK (deposit_containers >= 0);
ALTER TABLE customer_order ADD COLUMN deposit INTEGER NOT NULL DEFAULT 0 CHECK (deposit >= 0);
ALTER TABLE customer_order ADD COLUMN stop INTEGER CHECK (stop > 0);
ALTER TABLE customer_order ADD COLUMN series_id INTEGER REFERENCES customer_order (id);
ALTER TABLE sale ADD COLUMN discount INTEGER NOT NULL DEFAULT 0;
ALTER TABLE payment ADD COLUMN voided_by INTEGER REFERENCES app_user (id);
ALTER TABLE payment ADD COLUMN note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 1000);
ALTER TABLE container_movement ADD COLUMN voided_by INTEGER REFERENCES app_user (id);
ALTER TABLE container_movement ADD COLUMN sale_id INTEGER REFERENCES sale (id);
ALTER TABLE container_movement ADD COLUMN amount INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact_made ADD COLUMN seconds INTEGER CHECK (seconds >= 0);
ALTER TABLE contact_made ADD COLUMN voided_at TEXT;
ALTER TABLE comment ADD COLUMN voided_at TEXT;
ALTER TABLE journal_entry ADD COLUMN voided_at TEXT;
ALTER TABLE churn_case ADD COLUMN voided_at TEXT;

CREATE INDEX container_movement_of_sale ON container_movement (sale_id) WHERE sale_id IS NOT NULL;
CREATE UNIQUE INDEX run_once ON run (day, coalesce(route_id, 0));
CREATE INDEX task_superseded ON task (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX contact_made_of_task ON contact_made (task_id) WHERE task_id IS NOT NULL;
CREATE INDEX comment_of_order ON comment (closed_by_order) WHERE closed_by_order IS NOT NULL;
DROP INDEX task_callback;
CREATE INDEX task_callback ON task (due_at) WHERE state = 'open' AND due_at IS NOT NULL;
CREATE INDEX task_assigned ON task (assignee_id) WHERE state = 'open' AND assignee_id IS NOT NULL;
CREATE INDEX substitution_by_substitute ON substitution (substitute_id, to_day) WHERE voided_at IS NULL;
CREATE INDEX counterparty_by_tax_number ON counterparty (tax_number) WHERE tax_number <> '';
CREATE INDEX sale_voided ON sale (address_id) WHERE voided_at IS NOT NULL;
CREATE INDEX payment_voided ON payment (address_id) WHERE voided_at IS NOT NULL;
CREATE INDEX container_movement_voided ON container_movement (address_id) WHERE voided_at IS NOT NULL;
