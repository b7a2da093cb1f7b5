-- What the drivers of a day were paid: with the sales of its orders, and at their addresses on that day without a sale.
WITH stops AS (
    SELECT id, address_id FROM customer_order WHERE delivery_on = ?1 AND status NOT IN ('draft', 'cancelled')
)
SELECT a.route_id, m.kind, sum(m.amount)
FROM (
    SELECT p.address_id, p.kind, p.amount
    FROM stops t
    JOIN sale s ON s.order_id = t.id AND s.voided_at IS NULL
    JOIN payment p ON p.sale_id = s.id AND p.voided_at IS NULL
    UNION ALL
    SELECT p.address_id, p.kind, p.amount
    FROM (SELECT DISTINCT address_id FROM stops) t
    JOIN payment p ON p.address_id = t.address_id AND p.paid_on = ?1 AND p.voided_at IS NULL
    WHERE p.sale_id IS NULL
) m
JOIN address a ON a.id = m.address_id
WHERE m.kind IN ('cash', 'card')
GROUP BY a.route_id, m.kind
