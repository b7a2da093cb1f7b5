-- What stands at an address by kind of container. A sale brings containers by the kinds of its products and takes back those
-- of its main kind, the one of which it brought most. Whatever names no kind is of the office's first one.
WITH first (kind) AS (SELECT min(id) FROM container_kind)
SELECT k.id, k.name, k.is_archived, coalesce(sum(m.quantity), 0) AS stands
FROM container_kind k
LEFT JOIN (
    SELECT coalesce(p.container_kind_id, first.kind) AS kind, l.quantity AS quantity
    FROM sale s
    CROSS JOIN sale_line l ON l.sale_id = s.id
    JOIN product p ON p.id = l.product_id
    CROSS JOIN first
    WHERE s.address_id = ?1 AND s.voided_at IS NULL AND p.kind = 'goods_with_container'
    UNION ALL
    SELECT coalesce((SELECT coalesce(p.container_kind_id, first.kind) AS main
                     FROM sale_line l
                     JOIN product p ON p.id = l.product_id
                     WHERE l.sale_id = s.id AND p.kind = 'goods_with_container'
                     GROUP BY main
                     ORDER BY sum(l.quantity) DESC, main
                     LIMIT 1), first.kind),
           -s.returned
    FROM sale s
    CROSS JOIN first
    WHERE s.address_id = ?1 AND s.voided_at IS NULL AND s.returned <> 0
    UNION ALL
    SELECT coalesce(m.container_kind_id, first.kind), m.quantity
    FROM container_movement m
    CROSS JOIN first
    WHERE m.address_id = ?1 AND m.voided_at IS NULL AND m.kind <> 'deposit'
) m ON m.kind = k.id
GROUP BY k.id
HAVING k.is_archived = 0 OR stands <> 0
ORDER BY k.id
