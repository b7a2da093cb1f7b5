-- Orders whose kept totals are not the sums of their lines less the discount; an order without lines adds up to nothing.
SELECT count(*)
FROM customer_order o
LEFT JOIN (
    SELECT l.order_id,
           sum(l.quantity * l.price)                                                    AS total,
           sum(CASE WHEN p.consumption_ml IS NULL THEN 0 ELSE l.quantity END)           AS bottles
    FROM order_line l
    JOIN product p ON p.id = l.product_id
    GROUP BY l.order_id
) t ON t.order_id = o.id
WHERE o.total <> coalesce(t.total, 0) - o.discount OR o.bottles <> coalesce(t.bottles, 0)
