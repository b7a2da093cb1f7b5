-- Sales whose kept totals are not the sums of their lines less the discount; a sale without lines adds up to nothing.
SELECT count(*)
FROM sale s
LEFT JOIN (
    SELECT l.sale_id,
           sum(l.quantity * l.price)                                                    AS total,
           sum(l.quantity * coalesce(p.consumption_ml, 0))                              AS volume_ml,
           sum(CASE WHEN p.consumption_ml IS NULL THEN 0 ELSE l.quantity END)           AS bottles,
           sum(CASE WHEN p.kind = 'goods_with_container' THEN l.quantity ELSE 0 END)    AS containers
    FROM sale_line l
    JOIN product p ON p.id = l.product_id
    GROUP BY l.sale_id
) t ON t.sale_id = s.id
WHERE s.voided_at IS NULL
  AND (s.total <> coalesce(t.total, 0) - s.discount OR s.volume_ml <> coalesce(t.volume_ml, 0)
       OR s.bottles <> coalesce(t.bottles, 0) OR s.containers <> coalesce(t.containers, 0))
