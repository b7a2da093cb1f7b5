-- Promised calls whose minute has come stand on top of every list (R-45).
FROM task t
JOIN address a ON a.id = t.address_id AND a.status = 'active' AND a.is_archived = 0
@JOINS
WHERE t.state = 'open' AND t.kind = 'callback' AND t.due_at <= :now AND t.list_date <> :date
  AND (:manager IS NULL
       OR coalesce(a.manager_id, (SELECT m.manager_id FROM counterparty m WHERE m.id = a.counterparty_id)) = :manager)
  AND (:route IS NULL OR a.route_id = :route)
