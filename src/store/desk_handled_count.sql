-- Addresses handled for the list date.
SELECT count(DISTINCT a.id)
FROM task t
JOIN address a ON a.id = t.address_id
WHERE t.state = 'done' AND t.kind <> 'review' AND t.list_date = :date
  AND (:manager IS NULL
       OR coalesce(a.manager_id, (SELECT m.manager_id FROM counterparty m WHERE m.id = a.counterparty_id)) = :manager)
  AND (:route IS NULL OR a.route_id = :route)
