-- Persons who were put away with a refusal to be called, while one of their name and number is called by a client that never asked.
SELECT count(DISTINCT p.id)
FROM contact_person o
JOIN contact_person p ON p.counterparty_id = o.counterparty_id AND p.is_archived = 0 AND p.id > o.id AND p.name = o.name
WHERE o.is_archived = 1 AND o.name <> ''
  AND EXISTS (SELECT 1 FROM phone a JOIN phone b ON b.number = a.number AND b.contact_id = p.id
              WHERE a.contact_id = o.id AND a.number <> '')
  AND (o.consent_orders = 0 AND p.consent_orders IS NULL OR o.consent_advertising = 0 AND p.consent_advertising IS NULL)
