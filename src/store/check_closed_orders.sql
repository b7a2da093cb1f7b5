-- Orders that are accepted or on their way to addresses that are closed: nothing is delivered there. Older programs closed an
-- address without asking for them.
SELECT o.number
FROM customer_order o
JOIN address a ON a.id = o.address_id
WHERE o.status IN ('accepted', 'on_route') AND a.status = 'closed'
ORDER BY o.delivery_on, o.id
