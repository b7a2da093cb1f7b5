-- Contact persons with a birthday who are served: by an address that is not closed (R-28).
SELECT q.id, q.name, q.position, q.birth_year, q.no_calls,
       (SELECT coalesce(nullif(h.number, ''), h.typed) FROM phone h WHERE h.contact_id = q.id ORDER BY h.id LIMIT 1),
       a.id, a.code, c.name, a.text, p.next_delivery
FROM contact_person q
JOIN counterparty c ON c.id = q.counterparty_id
JOIN address a ON a.id = (SELECT min(o.id) FROM address o
                          WHERE o.counterparty_id = q.counterparty_id AND o.status <> 'closed' AND o.is_archived = 0
                            AND (q.address_id IS NULL OR o.id = q.address_id))
LEFT JOIN plan p ON p.address_id = a.id
WHERE q.birth_day IN (:day, :other_day) AND q.is_archived = 0
  AND (:manager IS NULL OR @WHOSE IN (@WORKED))
  AND (:route IS NULL OR a.route_id = :route)
ORDER BY c.name, q.id
