-- Everything that moved money or containers of an address, in the order in which it counts. Documents that count and voided
-- ones have an index each.
SELECT kind, id, number, counts_on, posted_at, word, debt, brought, returned, deposited, note, with_sale, voided
FROM (
    SELECT 0 AS kind, id, number, delivered_on AS counts_on, posted_at, 'sale' AS word, total AS debt,
           containers AS brought, returned, 0 AS deposited, '' AS note, NULL AS with_sale, voided_at IS NOT NULL AS voided
    FROM sale WHERE id IN (SELECT id FROM sale WHERE address_id = ?1 AND voided_at IS NULL UNION ALL
                             SELECT id FROM sale WHERE address_id = ?1 AND voided_at IS NOT NULL)
    UNION ALL
    SELECT 1, p.id, p.number, p.paid_on, p.posted_at, p.kind, -p.amount, 0, 0, 0, p.note, s.number,
           p.voided_at IS NOT NULL
    FROM payment p LEFT JOIN sale s ON s.id = p.sale_id
    WHERE p.id IN (SELECT id FROM payment WHERE address_id = ?1 AND voided_at IS NULL UNION ALL
                   SELECT id FROM payment WHERE address_id = ?1 AND voided_at IS NOT NULL)
    UNION ALL
    SELECT 2, m.id, m.number, m.moved_on, m.posted_at, m.kind, m.amount,
           CASE WHEN m.kind <> 'deposit' AND m.quantity > 0 THEN m.quantity ELSE 0 END,
           CASE WHEN m.kind <> 'deposit' AND m.quantity < 0 THEN -m.quantity ELSE 0 END,
           CASE m.kind WHEN 'deposit' THEN m.quantity ELSE 0 END,
           trim(coalesce(r.name, '') || ' ' || m.note), s.number, m.voided_at IS NOT NULL
    FROM container_movement m LEFT JOIN sale s ON s.id = m.sale_id LEFT JOIN reason r ON r.id = m.reason_id
    WHERE m.id IN (SELECT id FROM container_movement WHERE address_id = ?1 AND voided_at IS NULL UNION ALL
                   SELECT id FROM container_movement WHERE address_id = ?1 AND voided_at IS NOT NULL)
)
-- An opening balance stands before everything else of its day.
ORDER BY counts_on, word <> 'opening', posted_at, kind, id
