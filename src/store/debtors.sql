-- The addresses that owe money: as few of an office as they are.
SELECT b.address_id, a.code, a.counterparty_id, c.name, a.text, a.route_id, coalesce(a.manager_id, c.manager_id), a.status,
       b.debt, b.containers, b.deposited,
       (SELECT max(p.paid_on) FROM payment p
        WHERE p.address_id = b.address_id AND p.voided_at IS NULL AND p.amount > 0 AND p.kind <> 'opening')
FROM balance b
CROSS JOIN address a ON a.id = b.address_id
JOIN counterparty c ON c.id = a.counterparty_id
WHERE b.debt > 0
