-- Sales of orders that are not delivered.
SELECT count(*)
FROM sale s
JOIN customer_order o ON o.id = s.order_id
WHERE s.voided_at IS NULL AND o.status <> 'delivered'
