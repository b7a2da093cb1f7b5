-- Returns and payments without a sale that imports of deliveries brought and nobody undid.
SELECT m.address_id, m.moved_on, -m.quantity, 0
FROM container_movement m
JOIN import_run i ON i.id = m.import_id AND i.undone_at IS NULL
WHERE m.import_id IS NOT NULL AND m.kind = 'return'
UNION ALL
SELECT p.address_id, p.paid_on, 0, p.amount
FROM payment p
JOIN import_run i ON i.id = p.import_id AND i.undone_at IS NULL
WHERE p.import_id IS NOT NULL AND p.sale_id IS NULL AND p.kind <> 'opening'
