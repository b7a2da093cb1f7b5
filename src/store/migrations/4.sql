-- From version 3 to 4: the log of a day, the accounts of a period, the cases of an address and those who owe exactly so much
-- without reading whole tables.
CREATE INDEX history_of_instant ON history (at, id);
CREATE INDEX sale_by_day ON sale (delivered_on) WHERE voided_at IS NULL;
CREATE INDEX payment_by_day ON payment (paid_on) WHERE voided_at IS NULL;
CREATE INDEX churn_case_of_address ON churn_case (address_id, id) WHERE voided_at IS NULL;
DROP INDEX balance_in_debt;
CREATE INDEX balance_in_debt ON balance (address_id, debt) WHERE debt > 0;
