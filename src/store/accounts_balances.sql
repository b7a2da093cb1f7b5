-- What each address owed before the first day and owes after the last one, with what lies between. Voided documents do not
-- count; addresses that never owed anything and moved nothing are left out. Some of the addresses at a time.
SELECT CASE c.legal_name WHEN '' THEN c.name ELSE c.legal_name END, c.tax_number, a.text,
       coalesce(sum(CASE WHEN d.counts_on < ?1 THEN d.sold + d.deposit - d.paid END), 0),
       coalesce(sum(CASE WHEN d.counts_on >= ?1 THEN d.sold END), 0),
       coalesce(sum(CASE WHEN d.counts_on >= ?1 THEN d.deposit END), 0),
       coalesce(sum(CASE WHEN d.counts_on >= ?1 THEN d.paid END), 0),
       coalesce(sum(CASE WHEN d.counts_on < ?1 THEN d.brought - d.returned END), 0),
       coalesce(sum(CASE WHEN d.counts_on >= ?1 THEN d.brought END), 0),
       coalesce(sum(CASE WHEN d.counts_on >= ?1 THEN d.returned END), 0),
       coalesce(sum(d.deposited), 0), c.id, a.id
FROM (
    SELECT address_id, delivered_on AS counts_on, total AS sold, 0 AS deposit, 0 AS paid, containers AS brought, returned,
           0 AS deposited
    FROM sale WHERE voided_at IS NULL AND delivered_on <= ?2 AND address_id BETWEEN ?3 AND ?4
    UNION ALL
    SELECT address_id, paid_on, 0, 0, amount, 0, 0, 0
    FROM payment WHERE voided_at IS NULL AND paid_on <= ?2 AND address_id BETWEEN ?3 AND ?4
    UNION ALL
    SELECT address_id, moved_on, 0, amount, 0,
           CASE WHEN kind <> 'deposit' AND quantity > 0 THEN quantity ELSE 0 END,
           CASE WHEN kind <> 'deposit' AND quantity < 0 THEN -quantity ELSE 0 END,
           CASE kind WHEN 'deposit' THEN quantity ELSE 0 END
    FROM container_movement WHERE voided_at IS NULL AND moved_on <= ?2 AND address_id BETWEEN ?3 AND ?4
) d
JOIN address a ON a.id = d.address_id
JOIN counterparty c ON c.id = a.counterparty_id
GROUP BY a.id
HAVING sum(abs(d.sold) + abs(d.deposit) + abs(d.paid) + abs(d.brought) + d.returned + abs(d.deposited)) > 0
