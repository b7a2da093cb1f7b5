-- The orders of a day with what the driver has to know of them, and what became of each.
SELECT o.id, o.version, o.number, o.status, o.stop, o.window_from, o.window_to, o.payment, o.driver_note,
       o.total, o.deposit, o.address_id, a.code, a.text, a.route_id, c.name,
       a.note, a.entrance, a.floor, a.intercom, a.call_before, a.deliveries_from, a.deliveries_to,
       coalesce(b.debt, 0), coalesce(b.containers, 0), r.name,
       s.id, s.number,
       s.total + (SELECT coalesce(sum(v.amount), 0) FROM container_movement v WHERE v.sale_id = s.id AND v.voided_at IS NULL),
       s.containers, s.returned,
       (SELECT coalesce(sum(p.amount), 0) FROM payment p WHERE p.sale_id = s.id AND p.voided_at IS NULL)
FROM customer_order o
JOIN address a ON a.id = o.address_id
JOIN counterparty c ON c.id = a.counterparty_id
LEFT JOIN balance b ON b.address_id = a.id
LEFT JOIN reason r ON r.id = o.reason_id
LEFT JOIN sale s ON s.order_id = o.id AND s.voided_at IS NULL
WHERE o.delivery_on = ?1 AND o.status NOT IN ('draft', 'cancelled')
ORDER BY o.stop IS NULL, o.stop, o.id
