-- Addresses handled for the list date.
SELECT count(DISTINCT a.id)
FROM task t
JOIN address a ON a.id = t.address_id
JOIN counterparty c ON c.id = a.counterparty_id
WHERE t.state = 'done' AND t.kind <> 'review' AND t.list_date = :date
  AND (:manager IS NULL OR coalesce(a.manager_id, c.manager_id) = :manager)
  AND (:route IS NULL OR a.route_id = :route)
