-- Addresses handled for the list date.
SELECT count(DISTINCT a.id)
FROM task t
JOIN address a ON a.id = t.address_id
WHERE t.state = 'done' AND t.kind <> 'review' AND t.list_date = :date
  AND (:manager IS NULL OR @WHOSE_TASK IN (@WORKED))
  AND (:route IS NULL OR a.route_id = :route)
