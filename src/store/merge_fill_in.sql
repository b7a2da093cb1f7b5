-- What a kept counterparty (?1) does not know of itself, from the one merged into it (?2).
UPDATE counterparty
SET version = counterparty.version + 1,
    tax_number = CASE counterparty.tax_number WHEN '' THEN m.tax_number ELSE counterparty.tax_number END,
    email = CASE counterparty.email WHEN '' THEN m.email ELSE counterparty.email END,
    note = CASE counterparty.note WHEN '' THEN m.note ELSE counterparty.note END,
    -- Those of another tax number are those of another firm.
    legal_name = CASE WHEN counterparty.legal_name = '' AND (counterparty.tax_number = '' OR m.tax_number IN ('', counterparty.tax_number))
                      THEN m.legal_name ELSE counterparty.legal_name END,
    legal_address = CASE WHEN counterparty.legal_address = '' AND (counterparty.tax_number = '' OR m.tax_number IN ('', counterparty.tax_number))
                         THEN m.legal_address ELSE counterparty.legal_address END,
    tax_reason_code = CASE WHEN counterparty.tax_reason_code = '' AND (counterparty.tax_number = '' OR m.tax_number IN ('', counterparty.tax_number))
                           THEN m.tax_reason_code ELSE counterparty.tax_reason_code END,
    price_list_id = coalesce(counterparty.price_list_id, m.price_list_id),
    -- Rate, name and last day belong together.
    discount_rate = CASE counterparty.discount_rate WHEN 0 THEN m.discount_rate ELSE counterparty.discount_rate END,
    discount_name = CASE counterparty.discount_rate WHEN 0 THEN m.discount_name ELSE counterparty.discount_name END,
    discount_until = CASE counterparty.discount_rate WHEN 0 THEN m.discount_until ELSE counterparty.discount_until END
FROM counterparty m
WHERE counterparty.id = ?1 AND m.id = ?2
