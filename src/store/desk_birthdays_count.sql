-- As many as the tab Birthdays lists, without reading what a row shows.
SELECT count(*)
FROM contact_person q
WHERE q.birth_day IN (:day, :other_day) AND q.is_archived = 0
  AND EXISTS (SELECT 1 FROM address a
              WHERE a.id = (SELECT min(o.id) FROM address o
                            WHERE o.counterparty_id = q.counterparty_id AND o.status <> 'closed' AND o.is_archived = 0
                              AND (q.address_id IS NULL OR o.id = q.address_id))
                AND (:manager IS NULL OR @WHOSE IN (@WORKED))
                AND (:route IS NULL OR a.route_id = :route))
