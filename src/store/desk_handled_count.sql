-- Addresses handled for the list date. Promised calls of other dates stood on top of its list: those handled today count.
SELECT count(DISTINCT a.id)
FROM task t
JOIN address a ON a.id = t.address_id
WHERE ((t.state = 'done' AND t.list_date = :date)
       OR (t.state = 'done' AND t.due_at IS NOT NULL AND t.changed_at >= :midnight))
  AND t.kind <> 'review'
  AND (:manager IS NULL OR @WHOSE_TASK IN (@WORKED))
  AND (:route IS NULL OR a.route_id = :route)
