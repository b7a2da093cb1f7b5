-- From version 3 to 4: the log of a day, the accounts of a period, the cases of an address and those who owe exactly so much
-- without reading whole tables.
CREATE INDEX sale_by_day ON sale (delivered_on) WHERE voided_at IS NULL;
CREATE INDEX payment_by_day ON payment (paid_on) WHERE voided_at IS NULL;
CREATE INDEX churn_case_of_address ON churn_case (address_id, id) WHERE voided_at IS NULL;
DROP INDEX balance_in_debt;
CREATE INDEX balance_in_debt ON balance (address_id, debt) WHERE debt > 0;
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

-- How far the journal beside the office goes.
CREATE TABLE journal (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL CHECK (number > 0),
    sum    BLOB NOT NULL CHECK (length(sum) = 32)
) STRICT;

-- The VAT of what was sold stays what it was when the product's rate changes. What was sold before has the present rate.
ALTER TABLE sale_line ADD COLUMN vat_rate INTEGER CHECK (vat_rate BETWEEN 0 AND 10000);
UPDATE sale_line SET vat_rate = (SELECT p.vat_rate FROM product p WHERE p.id = sale_line.product_id)
WHERE product_id IN (SELECT id FROM product WHERE vat_rate IS NOT NULL);

-- What was promised stands in the promise alone; the task that reminds of it has what was said, unless somebody changed it.
UPDATE task SET note = (SELECT w.note FROM promise w WHERE w.task_id = task.id)
WHERE state = 'open' AND version = 1 AND id IN (SELECT task_id FROM promise);
