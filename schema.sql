-- The office. A fresh file is made from this text; it is also the complete description of version 6.
-- Older versions come to it by the steps in `src/store/migrations`.
--
-- Habits: dates are TEXT 'YYYY-MM-DD' of the office's own calendar; instants are TEXT in UTC, 'YYYY-MM-DDTHH:MM:SSZ';
-- money is INTEGER minor units (kopecks), volume INTEGER millilitres. Rows are voided, archived, superseded or closed,
-- never erased. `version` counts the changes of a row, so that a stale one is refused and never overwritten.
-- Columns under "derived" follow from documents and are rebuilt by `rodnikctl replan --all`; nobody types them.

------------------------------------------------------------------------------------------------- the office itself

-- Exactly one row: which office this file is.
CREATE TABLE office (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    uid        TEXT NOT NULL CHECK (length(uid) = 32),          -- tells two offices of one name apart, hexadecimal
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    area_code  TEXT NOT NULL CHECK (length(area_code) <= 5),    -- telephone area code of local numbers, '' when unknown
    language   TEXT NOT NULL CHECK (language IN ('ru', 'en')),  -- of the words that the program itself put into dictionaries
    created_at TEXT NOT NULL
) STRICT;

-- At most one row: how far the journal beside the office goes; none before its first entry. The row is written in the
-- transaction of the entry, so that a backup says itself after which entry it was taken.
CREATE TABLE journal (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL CHECK (number > 0),                 -- of the newest entry
    sum    BLOB NOT NULL CHECK (length(sum) = 32),              -- its SHA-256, over the sum of the entry before it
    entry  BLOB CHECK (length(entry) BETWEEN 1 AND 65536)       -- its bytes, of which the journal is mended; NULL: they are more
) STRICT;

-- Settings that differ from their defaults; the defaults and the meaning of each key stand in the code.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The last number given to a kind of document.
CREATE TABLE document_number (
    document TEXT PRIMARY KEY CHECK (length(document) BETWEEN 1 AND 30),  -- order, sale, payment, container, journal, run, invoice, delivery_note, statement
    prefix   TEXT NOT NULL,
    last     INTEGER NOT NULL CHECK (last >= 0)
) STRICT, WITHOUT ROWID;

-- What was done: one row for each command that changed anything. Append-only.
CREATE TABLE history (
    id         INTEGER PRIMARY KEY,
    key        BLOB NOT NULL UNIQUE CHECK (length(key) = 16),   -- the command's own key: sent twice, done once
    at         TEXT NOT NULL,
    user_id    INTEGER REFERENCES app_user (id),                -- NULL: done by the program
    action     TEXT NOT NULL,                                   -- the command's stable name
    address_id INTEGER REFERENCES address (id),                 -- the address it was about, if one
    detail     TEXT NOT NULL,                                   -- JSON: what before, what after, which documents
    seal       BLOB CHECK (length(seal) = 32)                   -- SHA-256 over the seal before it and this row: a changed or missing row shows
) STRICT;
-- The history of one address, newest first.
CREATE INDEX history_of_address ON history (address_id, id) WHERE address_id IS NOT NULL;
-- The log of a day, newest first.
CREATE INDEX history_of_instant ON history (at, id, user_id);

-- Personal values of the history, apart from it: a row holds their salted hashes, so that they can be given up one day.
CREATE TABLE history_personal (
    history_id INTEGER NOT NULL REFERENCES history (id),
    place      INTEGER NOT NULL CHECK (place >= 0),
    salt       BLOB NOT NULL CHECK (length(salt) = 16),
    value      TEXT NOT NULL,                                   -- JSON
    PRIMARY KEY (history_id, place)
) STRICT, WITHOUT ROWID;
-- The history of an action, newest first.
CREATE INDEX history_of_action ON history (action, at, id);

CREATE TRIGGER history_personal_is_not_changed BEFORE UPDATE ON history_personal
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_not_changed BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_not_erased BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

----------------------------------------------------------------------------------------------------------- people

-- Those who work in the office: users of the program, and managers to whom addresses are attached.
CREATE TABLE app_user (
    id            INTEGER PRIMARY KEY,
    name          TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300),
    password_hash TEXT,                                         -- NULL: chosen without a password
    is_archived   INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version       INTEGER NOT NULL DEFAULT 1,
    failures      INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),  -- wrong passwords since the last right one
    failed_at     TEXT                                          -- the last of them
) STRICT;

CREATE TABLE user_role (
    user_id INTEGER NOT NULL REFERENCES app_user (id),
    role    TEXT NOT NULL CHECK (role IN ('operator', 'senior_operator', 'quality_control', 'credit_controller',
                                          'manager', 'administrator')),
    PRIMARY KEY (user_id, role)
) STRICT, WITHOUT ROWID;

-- What the office decided about who may do what; the defaults stand in the code.
CREATE TABLE role_right (
    role       TEXT NOT NULL CHECK (role IN ('operator', 'senior_operator', 'quality_control', 'credit_controller',
                                             'manager', 'administrator')),
    action     TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 50),  -- the stable word of the right
    is_allowed INTEGER NOT NULL CHECK (is_allowed IN (0, 1)),
    PRIMARY KEY (role, action)
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------------- directories

CREATE TABLE route (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300),
    weekdays    INTEGER NOT NULL DEFAULT 0 CHECK (weekdays BETWEEN 0 AND 127),  -- bit 0 = Monday; 0 = any day
    capacity    INTEGER CHECK (capacity > 0),                   -- bottles that the vehicle takes
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE product (
    id             INTEGER PRIMARY KEY,
    code           TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 50),
    name           TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300),
    kind           TEXT NOT NULL CHECK (kind IN ('goods_with_container', 'goods', 'service')),
    price          INTEGER NOT NULL CHECK (price >= 0),
    -- The consumption data (S1-04 ... S1-08): litres in one unit; NULL: does not take part in the calculation.
    consumption_ml INTEGER CHECK (consumption_ml > 0),
    deposit        INTEGER NOT NULL DEFAULT 0 CHECK (deposit >= 0),  -- for one container
    is_archived    INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version        INTEGER NOT NULL DEFAULT 1,
    vat_rate          INTEGER CHECK (vat_rate BETWEEN 0 AND 10000),  -- hundredths of a percent, within the price; NULL: without VAT
    container_kind_id INTEGER REFERENCES container_kind (id),   -- NULL: the office's first kind
    CHECK (consumption_ml IS NULL OR kind = 'goods_with_container')  -- S1-06
) STRICT;

-- Dictionaries of reasons: why a customer leaves, why an order was not delivered, why containers are adjusted.
CREATE TABLE reason (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind IN ('churn', 'undelivered', 'container_adjustment')),
    name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1,
    UNIQUE (kind, name)
) STRICT;

-- Purposes of contacts (S1-02): order, promotion, servicing, feedback ...
CREATE TABLE purpose (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    consent     TEXT NOT NULL DEFAULT 'orders' CHECK (consent IN ('orders', 'advertising')),  -- which consent it needs
    version     INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Types of journal records; the one with the smallest id is the default (S1-58: appeal).
CREATE TABLE journal_type (
    id          INTEGER PRIMARY KEY,
    code        TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 10),
    name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1
) STRICT;

-- The delivery calendar: days whose type differs from an ordinary delivery day (S1-22).
CREATE TABLE calendar_day (
    day  TEXT PRIMARY KEY CHECK (length(day) = 10),
    type TEXT NOT NULL CHECK (type IN ('no_delivery', 'holiday', 'short', 'working')),  -- planning heeds no_delivery alone
    name TEXT NOT NULL DEFAULT ''                                -- 'New Year', shown in the reasons
) STRICT, WITHOUT ROWID;

-- Kinds of returnable containers. Whatever names none is of the one with the smallest id.
CREATE TABLE container_kind (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Price lists. Without one of its own a counterparty buys by the office's list, the setting `prices.list`.
CREATE TABLE price_list (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1
) STRICT;

-- The price of a product in a list from a day on; before the first one, and without a list, `product.price`.
CREATE TABLE price (
    price_list_id INTEGER NOT NULL REFERENCES price_list (id),
    product_id    INTEGER NOT NULL REFERENCES product (id),
    valid_from    TEXT NOT NULL CHECK (length(valid_from) = 10),
    price         INTEGER NOT NULL CHECK (price >= 0),
    PRIMARY KEY (price_list_id, product_id, valid_from)
) STRICT, WITHOUT ROWID;

-- Those who drive. They work without the program.
CREATE TABLE driver (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300),
    phone       TEXT NOT NULL DEFAULT '' CHECK (length(phone) <= 100),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE vehicle (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300),  -- make and registration number
    capacity    INTEGER CHECK (capacity > 0),                   -- bottles
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1
) STRICT;

--------------------------------------------------------------------------------------------------------- customers

CREATE TABLE counterparty (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    tax_number  TEXT NOT NULL DEFAULT '' CHECK (length(tax_number) <= 12),
    email       TEXT NOT NULL DEFAULT '',
    note        TEXT NOT NULL DEFAULT '',
    manager_id  INTEGER REFERENCES app_user (id),
    import_id   INTEGER REFERENCES import_run (id),             -- the import that brought it in
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version     INTEGER NOT NULL DEFAULT 1,
    price_list_id  INTEGER REFERENCES price_list (id),          -- NULL: the office's own list
    discount_rate  INTEGER NOT NULL DEFAULT 0 CHECK (discount_rate BETWEEN 0 AND 10000),  -- hundredths of a percent
    discount_name  TEXT NOT NULL DEFAULT '' CHECK (length(discount_name) <= 100),
    discount_until TEXT,                                        -- last day of the discount; NULL: without end
    legal_name      TEXT NOT NULL DEFAULT '' CHECK (length(legal_name) <= 300),  -- as papers name it; '' = as everybody does
    legal_address   TEXT NOT NULL DEFAULT '' CHECK (length(legal_address) <= 300),
    tax_reason_code TEXT NOT NULL DEFAULT '' CHECK (length(tax_reason_code) <= 9)  -- KPP
) STRICT;
-- A client of an import is looked up by name.
CREATE INDEX counterparty_by_name ON counterparty (name);
-- Whether a client is known already.
CREATE INDEX counterparty_by_tax_number ON counterparty (tax_number) WHERE tax_number <> '';
-- References checked when a user or an import is touched.
CREATE INDEX counterparty_of_import ON counterparty (import_id) WHERE import_id IS NOT NULL;

-- Prices that one counterparty has for itself, from a day on; NULL: from then on those of its list.
CREATE TABLE own_price (
    counterparty_id INTEGER NOT NULL REFERENCES counterparty (id),
    product_id      INTEGER NOT NULL REFERENCES product (id),
    valid_from      TEXT NOT NULL CHECK (length(valid_from) = 10),
    price           INTEGER CHECK (price >= 0),
    PRIMARY KEY (counterparty_id, product_id, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE address (
    id               INTEGER PRIMARY KEY,
    code             TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 50),
    counterparty_id  INTEGER NOT NULL REFERENCES counterparty (id),
    text             TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
    status           TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'churn_review', 'closed')),
    closed_on        TEXT,
    closed_reason_id INTEGER REFERENCES reason (id),
    route_id         INTEGER REFERENCES route (id),
    manager_id       INTEGER REFERENCES app_user (id),          -- NULL: the counterparty's (R-40)
    note             TEXT NOT NULL DEFAULT '',                  -- permanent: entrance, floor, intercom, hours
    import_id        INTEGER REFERENCES import_run (id),
    is_archived      INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),  -- an import of it was undone
    version          INTEGER NOT NULL DEFAULT 1,                -- also counts changes of planning, pauses, contacts
    changed_at       TEXT NOT NULL,
    changed_by       INTEGER REFERENCES app_user (id),
    -- Permanent notes with a place of their own; `note` holds the rest.
    entrance         TEXT NOT NULL DEFAULT '' CHECK (length(entrance) <= 50),
    floor            TEXT NOT NULL DEFAULT '' CHECK (length(floor) <= 50),
    intercom         TEXT NOT NULL DEFAULT '' CHECK (length(intercom) <= 50),
    call_before      INTEGER NOT NULL DEFAULT 0 CHECK (call_before IN (0, 1)),  -- the driver calls before he comes
    calls_from       TEXT NOT NULL DEFAULT '',                  -- 'HH:MM' between which the customer may be called, '' = any
    calls_to         TEXT NOT NULL DEFAULT '',
    deliveries_from  TEXT NOT NULL DEFAULT '',                  -- 'HH:MM' between which water can be brought, '' = any
    deliveries_to    TEXT NOT NULL DEFAULT ''
) STRICT;
-- The addresses of a counterparty.
CREATE INDEX address_of_counterparty ON address (counterparty_id);
-- The tab Churn review (S0-03).
CREATE INDEX address_in_review ON address (id) WHERE status = 'churn_review';
-- What an import brought in, when it is undone.
CREATE INDEX address_of_import ON address (import_id) WHERE import_id IS NOT NULL;

-- Planning settings of an address (S1-09 ... S1-31).
CREATE TABLE planning (
    address_id        INTEGER PRIMARY KEY REFERENCES address (id),
    kind              TEXT NOT NULL CHECK (kind IN ('average', 'weekdays', 'every', 'none')),
    weekdays          INTEGER NOT NULL CHECK (weekdays BETWEEN 0 AND 127),       -- bit 0 = Monday; 0 = any day
    periodicity       INTEGER NOT NULL CHECK (periodicity BETWEEN 1 AND 52),     -- in weeks
    every_days        INTEGER NOT NULL CHECK (every_days BETWEEN 1 AND 365),
    initial_ml        INTEGER CHECK (initial_ml > 0),                            -- initial consumption a day
    call_delay        INTEGER NOT NULL CHECK (call_delay BETWEEN 0 AND 60),      -- in days
    always_show       INTEGER NOT NULL CHECK (always_show IN (0, 1)),            -- S1-19
    -- What was typed into the calculator (S1-17, S1-18), so that it can be asked again.
    calculator_people INTEGER CHECK (calculator_people BETWEEN 0 AND 100000),
    calculator_ml     INTEGER CHECK (calculator_ml >= 0),                        -- a person a day
    calculator_extra  INTEGER CHECK (calculator_extra >= 0),                     -- additional, a day
    CHECK (periodicity = 1 OR weekdays IN (0, 1, 2, 4, 8, 16, 32, 64)),          -- S1-13, S1-26
    CHECK (kind <> 'weekdays' OR weekdays <> 0)                                  -- P-4
) STRICT;
-- Addresses that stand in every list (S1-43).
CREATE INDEX planning_always ON planning (address_id) WHERE always_show = 1;

-- "Away until 15 January" (P-10). Both days included.
CREATE TABLE pause (
    id         INTEGER PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES address (id),
    from_day   TEXT NOT NULL,
    to_day     TEXT NOT NULL,
    voided_at  TEXT,
    CHECK (from_day <= to_day)
) STRICT;
-- The pauses that planning of an address heeds.
CREATE INDEX pause_of_address ON pause (address_id) WHERE voided_at IS NULL;

CREATE TABLE contact_person (
    id              INTEGER PRIMARY KEY,
    counterparty_id INTEGER NOT NULL REFERENCES counterparty (id),
    address_id      INTEGER REFERENCES address (id),            -- NULL: for all addresses of the counterparty
    name            TEXT NOT NULL CHECK (length(name) <= 300),
    position        TEXT NOT NULL DEFAULT '' CHECK (length(position) <= 300),
    birth_day       INTEGER CHECK (birth_day BETWEEN 101 AND 1231),  -- month * 100 + day
    birth_year      INTEGER CHECK (birth_year BETWEEN 1900 AND 2200),
    no_calls        INTEGER NOT NULL DEFAULT 0 CHECK (no_calls IN (0, 1)),       -- asked not to be called
    is_archived     INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    version         INTEGER NOT NULL DEFAULT 1,
    consent_orders      INTEGER CHECK (consent_orders IN (0, 1)),       -- calls about orders; NULL: never asked
    consent_advertising INTEGER CHECK (consent_advertising IN (0, 1))   -- calls about offers; NULL: never asked
) STRICT;
-- The contact persons of a client, in the order in which they were entered.
CREATE INDEX contact_of_counterparty ON contact_person (counterparty_id, id) WHERE is_archived = 0;
-- The contact persons of one address alone.
CREATE INDEX contact_of_address ON contact_person (address_id) WHERE address_id IS NOT NULL;
-- The tab Birthdays (S1-74).
CREATE INDEX contact_by_birthday ON contact_person (birth_day) WHERE birth_day IS NOT NULL AND is_archived = 0;

CREATE TABLE phone (
    id         INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact_person (id),
    typed      TEXT NOT NULL,                                   -- as it was written
    number     TEXT NOT NULL,                                   -- '+79123456789'; '' where the text is no number
    extension  TEXT NOT NULL DEFAULT '',
    is_wrong    INTEGER NOT NULL DEFAULT 0 CHECK (is_wrong IN (0, 1)),      -- somebody else answered
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1))
) STRICT;
-- The phones of a contact person, in the order in which they were typed.
CREATE INDEX phone_of_contact ON phone (contact_id, id);
-- Who calls, and is this client known already.
CREATE INDEX phone_by_number ON phone (number) WHERE number <> '';

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

------------------------------------------------------------------------------------------------- orders and sales

CREATE TABLE customer_order (
    id            INTEGER PRIMARY KEY,
    number        TEXT NOT NULL UNIQUE,
    address_id    INTEGER NOT NULL REFERENCES address (id),
    task_id       INTEGER REFERENCES task (id),                 -- the task it was taken from
    status        TEXT NOT NULL CHECK (status IN ('draft', 'accepted', 'on_route', 'delivered', 'undelivered', 'cancelled')),
    ordered_on    TEXT NOT NULL,
    delivery_on   TEXT NOT NULL,
    window_from   TEXT NOT NULL DEFAULT '',                     -- 'HH:MM' of the agreed time, '' = any
    window_to     TEXT NOT NULL DEFAULT '',
    payment       TEXT NOT NULL CHECK (payment IN ('cash', 'card', 'transfer')),
    driver_note   TEXT NOT NULL DEFAULT '',
    reason_id     INTEGER REFERENCES reason (id),               -- why it was not delivered
    bottles       INTEGER NOT NULL CHECK (bottles >= 0),        -- derived: units of products of the consumption data
    total         INTEGER NOT NULL,                             -- derived: sum of the lines less the discount
    version       INTEGER NOT NULL DEFAULT 1,
    created_by    INTEGER REFERENCES app_user (id),
    changed_at    TEXT NOT NULL,
    changed_by    INTEGER REFERENCES app_user (id),
    discount_rate INTEGER NOT NULL DEFAULT 0 CHECK (discount_rate BETWEEN 0 AND 10000),  -- hundredths of a percent
    discount_name TEXT NOT NULL DEFAULT '',
    discount      INTEGER NOT NULL DEFAULT 0 CHECK (discount >= 0),             -- what it takes off; `total` is without it
    deposit_containers INTEGER NOT NULL DEFAULT 0 CHECK (deposit_containers >= 0),  -- containers for which a deposit is taken
    deposit       INTEGER NOT NULL DEFAULT 0 CHECK (deposit >= 0),              -- the deposit; not part of `total`
    stop          INTEGER CHECK (stop > 0),                     -- place in the run, set by hand; NULL: after those that have one
    series_id     INTEGER REFERENCES customer_order (id)        -- first of several deliveries that were ordered at once
) STRICT;
-- Orders of an address by their day of delivery: hides rows of the lists (R-12, R-13).
CREATE INDEX order_live ON customer_order (address_id, delivery_on) WHERE status IN ('accepted', 'on_route', 'delivered');
-- The orders of a client for a period and the last five (S1-48, R-41).
CREATE INDEX order_of_address ON customer_order (address_id, ordered_on, id);
-- The orders of a day by status.
CREATE INDEX order_by_delivery ON customer_order (delivery_on, status);

CREATE TABLE order_line (
    order_id   INTEGER NOT NULL REFERENCES customer_order (id),
    line       INTEGER NOT NULL,
    product_id INTEGER NOT NULL REFERENCES product (id),
    quantity   INTEGER NOT NULL CHECK (quantity > 0),
    price      INTEGER NOT NULL CHECK (price >= 0),
    returned   INTEGER NOT NULL DEFAULT 0 CHECK (returned >= 0),  -- containers that the customer will give back
    PRIMARY KEY (order_id, line)
) STRICT, WITHOUT ROWID;

-- The posted document of a delivery. Full bottles that come back: the sale is voided and recorded anew with what was kept.
CREATE TABLE sale (
    id             INTEGER PRIMARY KEY,
    number         TEXT NOT NULL UNIQUE,
    address_id     INTEGER NOT NULL REFERENCES address (id),
    order_id       INTEGER REFERENCES customer_order (id),
    delivered_on   TEXT NOT NULL,
    returned       INTEGER NOT NULL DEFAULT 0 CHECK (returned >= 0),  -- containers taken back
    posted_at      TEXT NOT NULL,
    posted_by      INTEGER REFERENCES app_user (id),
    import_id      INTEGER REFERENCES import_run (id),
    voided_at      TEXT,
    voided_by      INTEGER REFERENCES app_user (id),
    -- derived from the lines
    bottles        INTEGER NOT NULL,                            -- units of products of the consumption data
    volume_ml      INTEGER NOT NULL,                            -- their litres, by the coefficients in force
    containers     INTEGER NOT NULL,                            -- containers brought
    total          INTEGER NOT NULL,                            -- sum of the lines less the discount
    discount       INTEGER NOT NULL DEFAULT 0
) STRICT;
-- The history of deliveries from which everything is planned; covers the reading of it.
CREATE INDEX sale_history ON sale (address_id, delivered_on, volume_ml, bottles) WHERE voided_at IS NULL;
-- The sales of a period, for the accountant.
CREATE INDEX sale_by_day ON sale (delivered_on) WHERE voided_at IS NULL;
-- Voided ones, which the card shows too.
CREATE INDEX sale_voided ON sale (address_id) WHERE voided_at IS NOT NULL;
-- The sale of an order.
CREATE INDEX sale_of_order ON sale (order_id) WHERE order_id IS NOT NULL;
-- What an import brought in, when it is undone.
CREATE INDEX sale_of_import ON sale (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE sale_line (
    sale_id    INTEGER NOT NULL REFERENCES sale (id),
    line       INTEGER NOT NULL,
    product_id INTEGER NOT NULL REFERENCES product (id),
    quantity   INTEGER NOT NULL CHECK (quantity <> 0),
    price      INTEGER NOT NULL CHECK (price >= 0),
    vat_rate   INTEGER CHECK (vat_rate BETWEEN 0 AND 10000),    -- of the product on the day of posting; NULL: without VAT
    PRIMARY KEY (sale_id, line)
) STRICT, WITHOUT ROWID;

-- Money that came in (positive) or went back (negative); an opening debt is a negative amount of kind 'opening'.
CREATE TABLE payment (
    id         INTEGER PRIMARY KEY,
    number     TEXT NOT NULL UNIQUE,
    address_id INTEGER NOT NULL REFERENCES address (id),
    sale_id    INTEGER REFERENCES sale (id),
    paid_on    TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('cash', 'card', 'transfer', 'opening')),
    amount     INTEGER NOT NULL CHECK (amount <> 0),
    import_id  INTEGER REFERENCES import_run (id),
    posted_at  TEXT NOT NULL,
    posted_by  INTEGER REFERENCES app_user (id),
    voided_at  TEXT,
    voided_by  INTEGER REFERENCES app_user (id),
    note       TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 1000)
) STRICT;
-- Money of an address with its running balance.
CREATE INDEX payment_of_address ON payment (address_id, paid_on) WHERE voided_at IS NULL;
-- The payments of a period, for the accountant.
CREATE INDEX payment_by_day ON payment (paid_on) WHERE voided_at IS NULL;
-- Voided ones, which the card shows too.
CREATE INDEX payment_voided ON payment (address_id) WHERE voided_at IS NOT NULL;
-- The payments made with a sale, voided with it.
CREATE INDEX payment_of_sale ON payment (sale_id) WHERE sale_id IS NOT NULL;
-- What an import brought in, when it is undone.
CREATE INDEX payment_of_import ON payment (import_id) WHERE import_id IS NOT NULL;

-- Containers that moved without a sale: returns, adjustments, the opening balance, paid deposits.
CREATE TABLE container_movement (
    id         INTEGER PRIMARY KEY,
    number     TEXT NOT NULL UNIQUE,
    address_id INTEGER NOT NULL REFERENCES address (id),
    moved_on   TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('return', 'adjustment', 'opening', 'deposit')),
    quantity   INTEGER NOT NULL CHECK (quantity <> 0),          -- what it adds to the address; for a deposit: containers covered
    reason_id  INTEGER REFERENCES reason (id),
    note       TEXT NOT NULL DEFAULT '',
    import_id  INTEGER REFERENCES import_run (id),
    posted_at  TEXT NOT NULL,
    posted_by  INTEGER REFERENCES app_user (id),
    voided_at  TEXT,
    voided_by  INTEGER REFERENCES app_user (id),
    sale_id    INTEGER REFERENCES sale (id),                    -- the sale with which it was made, voided with it
    amount     INTEGER NOT NULL DEFAULT 0,                      -- money of a deposit: owed when taken, credited when given back
    container_kind_id INTEGER REFERENCES container_kind (id)    -- NULL: the office's first kind
) STRICT;
-- The movements made with a sale, voided with it.
CREATE INDEX container_movement_of_sale ON container_movement (sale_id) WHERE sale_id IS NOT NULL;
-- Voided ones, which the card shows too.
CREATE INDEX container_movement_voided ON container_movement (address_id) WHERE voided_at IS NOT NULL;
-- Containers of an address with their running balance.
CREATE INDEX container_movement_of_address ON container_movement (address_id, moved_on) WHERE voided_at IS NULL;
-- What an import brought in, when it is undone.
CREATE INDEX container_movement_of_import ON container_movement (import_id) WHERE import_id IS NOT NULL;

-- Derived: what stands at the address and what it owes. No row: nothing.
CREATE TABLE balance (
    address_id INTEGER PRIMARY KEY REFERENCES address (id),
    debt       INTEGER NOT NULL,                                -- sales and deposits less payments; negative: an advance
    containers INTEGER NOT NULL,                                -- delivered less returned, with adjustments
    deposited  INTEGER NOT NULL                                 -- containers covered by a paid deposit
) STRICT;
-- The addresses that owe money, and those that owe exactly so much.
CREATE INDEX balance_in_debt ON balance (address_id, debt) WHERE debt > 0;

-- A route on a day: who drives it with what, and what was handed in in the evening. No row: nothing was said yet.
CREATE TABLE run (
    id          INTEGER PRIMARY KEY,
    day         TEXT NOT NULL CHECK (length(day) = 10),
    route_id    INTEGER REFERENCES route (id),                  -- NULL: orders of addresses without a route
    number      TEXT UNIQUE,                                    -- of the route sheet, once it was made
    driver_id   INTEGER REFERENCES driver (id),
    vehicle_id  INTEGER REFERENCES vehicle (id),
    note        TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 1000),
    -- The evening: what the driver handed in; NULL: not yet. Below nothing: he paid back more than he took, and the office gave
    -- him the rest.
    cash        INTEGER,
    card        INTEGER,
    containers  INTEGER CHECK (containers >= 0),                -- empty ones
    full        INTEGER CHECK (full >= 0),                      -- bottles that came back full
    settled_at  TEXT,
    settled_by  INTEGER REFERENCES app_user (id),
    version     INTEGER NOT NULL DEFAULT 1,
    changed_at  TEXT NOT NULL,
    changed_by  INTEGER REFERENCES app_user (id)
) STRICT;
-- One run for a route and a day.
CREATE UNIQUE INDEX run_once ON run (day, coalesce(route_id, 0));

-------------------------------------------------------------------------------------------------- plans and tasks

-- Derived: the plan of an address (P-1 ... P-33). No row: nothing was delivered and nothing is planned.
CREATE TABLE plan (
    address_id    INTEGER PRIMARY KEY REFERENCES address (id),
    last_delivery TEXT,
    last_bottles  INTEGER NOT NULL,
    next_delivery TEXT,
    call_on       TEXT,
    rate_ml       INTEGER,                                      -- a day
    body          TEXT NOT NULL                                 -- JSON: the whole plan with its reasons as data (P-33)
) STRICT;
-- Which addresses a change of a calendar day can touch (P-31).
CREATE INDEX plan_by_next ON plan (next_delivery) WHERE next_delivery IS NOT NULL;

-- Derived: what the office's customers have in common (P-13); numbers of the forecast, neither money nor volume.
CREATE TABLE calibration (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    calibrated_on TEXT NOT NULL,
    deliveries    INTEGER NOT NULL,                             -- behind it
    body          TEXT NOT NULL                                 -- JSON: the state of the adaptive average
) STRICT;

-- Somebody must get in touch with an address on a date.
CREATE TABLE task (
    id            INTEGER PRIMARY KEY,
    address_id    INTEGER NOT NULL REFERENCES address (id),
    kind          TEXT NOT NULL CHECK (kind IN ('planned', 'postponed', 'manual', 'callback', 'undelivered', 'always', 'review')),
    list_date     TEXT NOT NULL,                                -- the list it stands in (R-45)
    due_at        TEXT,                                         -- instant of a promised call
    state         TEXT NOT NULL CHECK (state IN ('open', 'done', 'superseded', 'cancelled')),
    outcome       TEXT CHECK (outcome IN ('accepted', 'postponed', 'churn', 'closed')),
    postponed_to  TEXT,                                         -- list date that the customer named
    basis         TEXT,                                         -- last delivery on which a planned or postponed one rests
    purpose_id    INTEGER REFERENCES purpose (id),
    note          TEXT NOT NULL DEFAULT '',
    assignee_id   INTEGER REFERENCES app_user (id),             -- NULL: for anyone
    role          TEXT,                                         -- of a review step
    produced_by   INTEGER REFERENCES task (id),
    superseded_by INTEGER REFERENCES task (id),
    order_id      INTEGER REFERENCES customer_order (id),
    case_id       INTEGER REFERENCES churn_case (id),
    version       INTEGER NOT NULL DEFAULT 1,
    created_at    TEXT NOT NULL,
    created_by    INTEGER REFERENCES app_user (id),             -- NULL: the program, by its plan
    changed_at    TEXT NOT NULL,
    changed_by    INTEGER REFERENCES app_user (id),
    CHECK ((state = 'done') = (outcome IS NOT NULL))
) STRICT;
-- The tabs Active and Overdue.
CREATE INDEX task_open_by_date ON task (list_date, address_id, kind) WHERE state = 'open' AND kind <> 'review';
-- The open tasks of an address; whether a later one exists (S1-61).
CREATE INDEX task_open_of_address ON task (address_id, list_date, kind) WHERE state = 'open';
-- What was handled for a date (S1-53).
CREATE INDEX task_done_by_date ON task (list_date, address_id) WHERE state = 'done';
-- Whether the present plan of an address was handled (P-32).
CREATE INDEX task_done_of_address ON task (address_id, basis) WHERE state = 'done';
-- Promised calls and tasks of a minute, when it comes (R-45).
CREATE INDEX task_callback ON task (due_at) WHERE state = 'open' AND due_at IS NOT NULL;
-- Promised calls that were made, by when.
CREATE INDEX task_promise_kept ON task (changed_at) WHERE state = 'done' AND due_at IS NOT NULL;
-- Open tasks that are meant for somebody: whose lists there are; who takes them over.
CREATE INDEX task_assigned ON task (assignee_id) WHERE state = 'open' AND assignee_id IS NOT NULL;
-- What a task replaced, opened again when that is taken back.
CREATE INDEX task_superseded ON task (superseded_by) WHERE superseded_by IS NOT NULL;
-- Tasks of an address that came to nothing, when it is merged.
CREATE INDEX task_ended_of_address ON task (address_id) WHERE state IN ('superseded', 'cancelled');
-- The contact about an order that was not delivered.
CREATE INDEX task_of_order ON task (order_id) WHERE order_id IS NOT NULL;
-- At most one contact that the plan arranges is open for an address.
CREATE UNIQUE INDEX task_planned_once ON task (address_id) WHERE state = 'open' AND kind IN ('planned', 'postponed');

-- Contacts made: calls and attempts (S1-57).
CREATE TABLE contact_made (
    id         INTEGER PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES address (id),
    task_id    INTEGER REFERENCES task (id),
    at         TEXT NOT NULL,
    user_id    INTEGER REFERENCES app_user (id),
    phone_id   INTEGER REFERENCES phone (id),
    result     TEXT NOT NULL DEFAULT '',                        -- no_answer, busy, wrong_number, answering_machine, call_later; '': reached
    recording  TEXT NOT NULL DEFAULT '',                        -- file or address of the recording
    seconds    INTEGER CHECK (seconds >= 0),                    -- from the call to its outcome
    voided_at  TEXT,                                            -- taken back
    about      TEXT NOT NULL DEFAULT '' CHECK (about IN ('', 'debt'))  -- calls about a debt are counted against their limits
) STRICT;
-- The attempts of a task, counted in its row.
CREATE INDEX contact_made_of_task ON contact_made (task_id) WHERE task_id IS NOT NULL;
-- The calls and attempts of an address.
CREATE INDEX contact_made_of_address ON contact_made (address_id, id);
-- Calls about debts, counted against their limits.
CREATE INDEX contact_made_about_debt ON contact_made (address_id, at) WHERE about = 'debt' AND voided_at IS NULL;

-- Comments of the thread that runs until an order is placed (S1-50, R-19).
CREATE TABLE comment (
    id              INTEGER PRIMARY KEY,
    address_id      INTEGER NOT NULL REFERENCES address (id),
    task_id         INTEGER REFERENCES task (id),
    at              TEXT NOT NULL,
    user_id         INTEGER REFERENCES app_user (id),
    text            TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
    closed_by_order INTEGER REFERENCES customer_order (id),     -- NULL: the thread still runs
    voided_at       TEXT                                        -- taken back
) STRICT;
-- The thread that an order closed, opened again when it is called off.
CREATE INDEX comment_of_order ON comment (closed_by_order) WHERE closed_by_order IS NOT NULL;
-- The running thread of an address.
CREATE INDEX comment_running ON comment (address_id, id) WHERE closed_by_order IS NULL;

-- The customer work journal (S1-51, S1-58).
CREATE TABLE journal_entry (
    id         INTEGER PRIMARY KEY,
    number     TEXT NOT NULL UNIQUE,
    address_id INTEGER NOT NULL REFERENCES address (id),
    type_id    INTEGER NOT NULL REFERENCES journal_type (id),
    at         TEXT NOT NULL,
    user_id    INTEGER REFERENCES app_user (id),
    text       TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
    voided_at  TEXT                                             -- taken back
) STRICT;
-- The last five.
CREATE INDEX journal_of_address ON journal_entry (address_id, id);

----------------------------------------------------------------------------------------------------- churn review

CREATE TABLE churn_case (
    id         INTEGER PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES address (id),
    stage      TEXT NOT NULL CHECK (stage IN ('senior_operator', 'quality_control', 'credit_control', 'closed', 'returned')),
    reason_id  INTEGER NOT NULL REFERENCES reason (id),         -- the operator's
    opened_on  TEXT NOT NULL,
    stage_since TEXT NOT NULL,                                  -- date on which the present stage began
    sent_by    INTEGER REFERENCES app_user (id),
    no_debts   INTEGER NOT NULL DEFAULT 0 CHECK (no_debts IN (0, 1)),  -- the check mark of S0-37
    version    INTEGER NOT NULL DEFAULT 1,
    voided_at  TEXT,                                            -- taken back by whoever sent it; counts as no case
    -- The senior operator's verdict on the operator's work (S0-14); '': not given yet.
    verdict      TEXT NOT NULL DEFAULT '' CHECK (verdict IN ('', 'none', 'violation', 'praise')),
    verdict_text TEXT NOT NULL DEFAULT '' CHECK (length(verdict_text) <= 4000),
    verdict_by   INTEGER REFERENCES app_user (id),
    verdict_at   TEXT
) STRICT;
-- Exactly one case is open for an address.
CREATE UNIQUE INDEX churn_case_open ON churn_case (address_id) WHERE stage IN ('senior_operator', 'quality_control', 'credit_control');

-- The newest case of an address, open or ended.
CREATE INDEX churn_case_of_address ON churn_case (address_id, id) WHERE voided_at IS NULL;

-- Each hand through which a case went, with the reason that it gave (R-03).
CREATE TABLE churn_step (
    case_id    INTEGER NOT NULL REFERENCES churn_case (id),
    step       INTEGER NOT NULL,
    at         TEXT NOT NULL,
    user_id    INTEGER REFERENCES app_user (id),
    from_stage TEXT NOT NULL,                                   -- 'operator' for the first
    to_stage   TEXT NOT NULL,
    reason_id  INTEGER REFERENCES reason (id),
    comment    TEXT NOT NULL DEFAULT '',
    contact_on TEXT,                                            -- list date of the contact that was made with a return to work
    order_id   INTEGER REFERENCES customer_order (id),          -- the order that won the customer back (R-44)
    voided_at  TEXT,                                            -- taken back; counts as no hand
    PRIMARY KEY (case_id, step)
) STRICT, WITHOUT ROWID;

-- What quality control offered to win a customer back (S0-25). The next order takes it up; a discount holds until its last day.
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
-- The offers to an address; an order may take one up.
CREATE INDEX offer_of_address ON offer (address_id);
-- The offers of a case.
CREATE INDEX offer_of_case ON offer (case_id);

------------------------------------------------------------------------------------------------- work at the desk

-- Absence: the list of a manager is worked by somebody else. Both days included.
CREATE TABLE substitution (
    id            INTEGER PRIMARY KEY,
    user_id       INTEGER NOT NULL REFERENCES app_user (id),    -- who is away
    substitute_id INTEGER NOT NULL REFERENCES app_user (id),
    from_day      TEXT NOT NULL CHECK (length(from_day) = 10),
    to_day        TEXT NOT NULL CHECK (length(to_day) = 10),
    at            TEXT NOT NULL,
    by_user       INTEGER REFERENCES app_user (id),
    voided_at     TEXT,
    CHECK (from_day <= to_day),
    CHECK (user_id <> substitute_id)
) STRICT;
-- Whose lists a substitute works on a date.
CREATE INDEX substitution_by_substitute ON substitution (substitute_id, to_day) WHERE voided_at IS NULL;

-- Lists that went from one manager to another for good. What moved is noted, so that it can be undone.
CREATE TABLE reassignment (
    id        INTEGER PRIMARY KEY,
    from_id   INTEGER NOT NULL REFERENCES app_user (id),
    to_id     INTEGER NOT NULL REFERENCES app_user (id),
    addresses INTEGER NOT NULL CHECK (addresses >= 0),          -- how many changed their manager
    body      TEXT NOT NULL,                                    -- JSON: which addresses, counterparties and open tasks
    at        TEXT NOT NULL,
    by_user   INTEGER REFERENCES app_user (id),
    undone_at TEXT,
    CHECK (from_id <> to_id)
) STRICT;

-- What was typed and not saved yet, so that a crash does not lose it. Erased once it is saved or discarded.
CREATE TABLE typed (
    user_id    INTEGER NOT NULL REFERENCES app_user (id),
    place      TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 50),  -- the dialog: order, comment, journal ...
    address_id INTEGER NOT NULL,                                -- the address that it is about, 0: none
    at         TEXT NOT NULL,
    body       TEXT NOT NULL,                                   -- JSON of that dialog
    PRIMARY KEY (user_id, place, address_id)
) STRICT, WITHOUT ROWID;

-- Duplicates that were merged. What moved is noted, so that a merge can be undone.
CREATE TABLE merge_run (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL CHECK (kind IN ('counterparty', 'address')),
    kept_id   INTEGER NOT NULL,
    merged_id INTEGER NOT NULL,
    body      TEXT NOT NULL,                                    -- JSON: which rows moved, what they held before
    at        TEXT NOT NULL,
    user_id   INTEGER REFERENCES app_user (id),
    undone_at TEXT
) STRICT;

------------------------------------------------------------------------------------------------ papers and debts

-- Papers that were made: what was printed stays as it was, whatever is changed or voided later.
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
-- The papers of a client, newest first.
CREATE INDEX paper_of_counterparty ON paper (counterparty_id, id);
-- The papers of a period.
CREATE INDEX paper_by_day ON paper (day, kind);
-- The papers of an order.
CREATE INDEX paper_of_order ON paper (order_id) WHERE order_id IS NOT NULL;
-- The papers of a sale.
CREATE INDEX paper_of_sale ON paper (sale_id) WHERE sale_id IS NOT NULL;

-- A payment that a debtor promised.
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
-- The promises of an address.
CREATE INDEX promise_of_address ON promise (address_id, due_on) WHERE voided_at IS NULL;
-- Which are due.
CREATE INDEX promise_by_day ON promise (due_on) WHERE voided_at IS NULL;

-- Money that came in by the bank, read from its statements. A person says whose it is.
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
-- What still waits for a person.
CREATE INDEX bank_entry_open ON bank_entry (day) WHERE payment_id IS NULL AND dismissed_at IS NULL;
-- The entry of a payment.
CREATE INDEX bank_entry_of_payment ON bank_entry (payment_id) WHERE payment_id IS NOT NULL;

---------------------------------------------------------------------------------------------------------- imports

-- Files brought in. One import is one step that can be undone as a whole.
CREATE TABLE import_run (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL CHECK (kind IN ('clients', 'deliveries')),
    file_name TEXT NOT NULL,
    at        TEXT NOT NULL,
    user_id   INTEGER REFERENCES app_user (id),
    added     INTEGER NOT NULL,
    updated   INTEGER NOT NULL,
    same      INTEGER NOT NULL,
    refused   INTEGER NOT NULL,
    undone_at TEXT
) STRICT;

-- What a row held before an import changed it, so that the import can be undone.
CREATE TABLE import_before (
    import_id  INTEGER NOT NULL REFERENCES import_run (id),
    address_id INTEGER NOT NULL REFERENCES address (id),
    body       TEXT NOT NULL,                                   -- JSON: the client as it was
    version    INTEGER NOT NULL,                                -- of the address after the import: still untouched?
    PRIMARY KEY (import_id, address_id)
) STRICT, WITHOUT ROWID;

-- Which column of an office's own list means what, remembered by its headings.
CREATE TABLE import_mapping (
    kind     TEXT NOT NULL CHECK (kind IN ('clients', 'deliveries')),
    headings TEXT NOT NULL,
    body     TEXT NOT NULL,                                     -- JSON: heading number by column
    PRIMARY KEY (kind, headings)
) STRICT, WITHOUT ROWID;
