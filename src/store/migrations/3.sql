-- From version 2 to 3: passwords, rights of the office, churn review through its stages, papers, debts, sealed history.

CREATE TABLE role_right (
    role       TEXT NOT NULL CHECK (role IN ('operator', 'senior_operator', 'quality_control', 'credit_controller',
                                             'manager', 'administrator')),
    action     TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 50),  -- the stable word of the right
    is_allowed INTEGER NOT NULL CHECK (is_allowed IN (0, 1)),
    PRIMARY KEY (role, action)
) STRICT, WITHOUT ROWID;

CREATE TABLE container_kind (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO container_kind (name) SELECT CASE language WHEN 'ru' THEN 'Бутыль' ELSE 'Bottle' END FROM office;

ALTER TABLE history ADD COLUMN seal BLOB CHECK (length(seal) = 32);
ALTER TABLE app_user ADD COLUMN failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0);
ALTER TABLE app_user ADD COLUMN failed_at TEXT;
ALTER TABLE product ADD COLUMN vat_rate INTEGER CHECK (vat_rate BETWEEN 0 AND 10000);
ALTER TABLE product ADD COLUMN container_kind_id INTEGER REFERENCES container_kind (id);
ALTER TABLE counterparty ADD COLUMN legal_name TEXT NOT NULL DEFAULT '' CHECK (length(legal_name) <= 300);
ALTER TABLE counterparty ADD COLUMN legal_address TEXT NOT NULL DEFAULT '' CHECK (length(legal_address) <= 300);
ALTER TABLE counterparty ADD COLUMN tax_reason_code TEXT NOT NULL DEFAULT '' CHECK (length(tax_reason_code) <= 9);
ALTER TABLE container_movement ADD COLUMN container_kind_id INTEGER REFERENCES container_kind (id);
ALTER TABLE contact_made ADD COLUMN about TEXT NOT NULL DEFAULT '' CHECK (about IN ('', 'debt'));
ALTER TABLE churn_case ADD COLUMN verdict TEXT NOT NULL DEFAULT '' CHECK (verdict IN ('', 'none', 'violation', 'praise'));
ALTER TABLE churn_case ADD COLUMN verdict_text TEXT NOT NULL DEFAULT '' CHECK (length(verdict_text) <= 4000);
ALTER TABLE churn_case ADD COLUMN verdict_by INTEGER REFERENCES app_user (id);
ALTER TABLE churn_case ADD COLUMN verdict_at TEXT;
ALTER TABLE churn_step ADD COLUMN contact_on TEXT;
ALTER TABLE churn_step ADD COLUMN order_id INTEGER REFERENCES customer_order (id);
ALTER TABLE churn_step ADD COLUMN voided_at TEXT;

CREATE TABLE offer (
    id         INTEGER PRIMARY KEY,
    case_id    INTEGER NOT NULL REFERENCES churn_case (id),
    address_id INTEGER NOT NULL REFERENCES address (id),
    kind       TEXT NOT NULL CHECK (kind IN ('promotion', 'discount')),
    text       TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 100),  -- what was promised, as an order shows it
    rate       INTEGER NOT NULL DEFAULT 0 CHECK (rate BETWEEN 0 AND 10000),  -- of a discount, hundredths of a percent
    valid_to   TEXT,                                            -- last day; NULL: without end
    made_at    TEXT NOT NULL,
    made_by    INTEGER REFERENCES app_user (id),
    order_id   INTEGER REFERENCES customer_order (id),          -- the first order that took it up
    voided_at  TEXT,
    CHECK ((kind = 'discount') = (rate > 0))
) STRICT;
CREATE INDEX offer_of_address ON offer (address_id);
CREATE INDEX offer_of_case ON offer (case_id);


CREATE TABLE paper (
    id              INTEGER PRIMARY KEY,
    kind            TEXT NOT NULL CHECK (kind IN ('invoice', 'delivery_note', 'statement')),
    number          TEXT NOT NULL,
    day             TEXT NOT NULL CHECK (length(day) = 10),
    counterparty_id INTEGER NOT NULL REFERENCES counterparty (id),
    address_id      INTEGER REFERENCES address (id),            -- NULL: a statement over all addresses of the counterparty
    order_id        INTEGER REFERENCES customer_order (id),
    sale_id         INTEGER REFERENCES sale (id),
    from_day        TEXT,                                       -- period of a statement, both days included
    to_day          TEXT,
    total           INTEGER NOT NULL,                           -- of a statement: the closing balance, positive = owed to the office
    vat             INTEGER NOT NULL DEFAULT 0,                 -- contained in `total`
    body            TEXT NOT NULL,                              -- JSON: the paper as it was made
    made_at         TEXT NOT NULL,
    made_by         INTEGER REFERENCES app_user (id),
    voided_at       TEXT,
    voided_by       INTEGER REFERENCES app_user (id),
    UNIQUE (kind, number)
) STRICT;
CREATE INDEX paper_of_counterparty ON paper (counterparty_id, id);
CREATE INDEX paper_by_day ON paper (day, kind);
CREATE INDEX paper_of_order ON paper (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX paper_of_sale ON paper (sale_id) WHERE sale_id IS NOT NULL;

CREATE TABLE promise (
    id         INTEGER PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES address (id),
    amount     INTEGER NOT NULL CHECK (amount > 0),
    due_on     TEXT NOT NULL CHECK (length(due_on) = 10),
    note       TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 1000),
    task_id    INTEGER REFERENCES task (id),                    -- the task of that date
    made_at    TEXT NOT NULL,
    made_by    INTEGER REFERENCES app_user (id),
    voided_at  TEXT,
    voided_by  INTEGER REFERENCES app_user (id)
) STRICT;
CREATE INDEX promise_of_address ON promise (address_id, due_on) WHERE voided_at IS NULL;
CREATE INDEX promise_by_day ON promise (due_on) WHERE voided_at IS NULL;

CREATE TABLE bank_entry (
    id          INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) BETWEEN 1 AND 200),  -- the same entry of another file is known by it
    number      TEXT NOT NULL,                                  -- of the payment order
    day         TEXT NOT NULL CHECK (length(day) = 10),
    amount      INTEGER NOT NULL CHECK (amount > 0),
    payer       TEXT NOT NULL,
    tax_number  TEXT NOT NULL DEFAULT '',
    purpose     TEXT NOT NULL DEFAULT '',
    file_name   TEXT NOT NULL,
    read_at     TEXT NOT NULL,
    read_by     INTEGER REFERENCES app_user (id),
    payment_id  INTEGER REFERENCES payment (id),                -- what was posted for it
    dismissed_at TEXT                                           -- not a customer's money
) STRICT;
CREATE INDEX bank_entry_open ON bank_entry (day) WHERE payment_id IS NULL AND dismissed_at IS NULL;
CREATE INDEX bank_entry_of_payment ON bank_entry (payment_id) WHERE payment_id IS NOT NULL;

CREATE INDEX balance_in_debt ON balance (address_id) WHERE debt > 0;
CREATE INDEX contact_made_about_debt ON contact_made (address_id, at) WHERE about = 'debt' AND voided_at IS NULL;

INSERT INTO document_number (document, prefix, last) SELECT 'invoice', CASE language WHEN 'ru' THEN 'С-' ELSE 'I-' END, 0 FROM office;
INSERT INTO document_number (document, prefix, last) SELECT 'delivery_note', CASE language WHEN 'ru' THEN 'Н-' ELSE 'D-' END, 0 FROM office;
INSERT INTO document_number (document, prefix, last) SELECT 'statement', CASE language WHEN 'ru' THEN 'А-' ELSE 'ST-' END, 0 FROM office;

CREATE TABLE history_personal (
    history_id INTEGER NOT NULL REFERENCES history (id),
    place      INTEGER NOT NULL CHECK (place >= 0),
    salt       BLOB NOT NULL CHECK (length(salt) = 16),
    value      TEXT NOT NULL,
    PRIMARY KEY (history_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX history_of_action ON history (action, id);
CREATE TRIGGER history_personal_is_not_changed BEFORE UPDATE ON history_personal
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE INDEX task_promise_kept ON task (changed_at) WHERE state = 'done' AND due_at IS NOT NULL;
CREATE INDEX task_ended_of_address ON task (address_id) WHERE state IN ('superseded', 'cancelled');
CREATE INDEX task_of_order ON task (order_id) WHERE order_id IS NOT NULL;
