-- Empty containers that the drivers of a day took back: with the sales of its orders, and at their addresses on that day.
WITH stops AS (
    SELECT id, address_id FROM customer_order WHERE delivery_on = ?1 AND status NOT IN ('draft', 'cancelled')
)
SELECT a.route_id, sum(m.containers)
FROM (
    SELECT s.address_id, s.returned AS containers
    FROM stops t
    JOIN sale s ON s.order_id = t.id AND s.voided_at IS NULL
    UNION ALL
    SELECT v.address_id, -v.quantity
    FROM (SELECT DISTINCT address_id FROM stops) t
    JOIN container_movement v ON v.address_id = t.address_id AND v.moved_on = ?1 AND v.voided_at IS NULL
    WHERE v.sale_id IS NULL AND v.kind = 'return'
) m
JOIN address a ON a.id = m.address_id
GROUP BY a.route_id
