-- Promised calls and tasks of a minute stand on top of every list once it has come (R-45).
FROM task t
JOIN address a ON a.id = t.address_id AND a.status = 'active' AND a.is_archived = 0
@JOINS
WHERE t.state = 'open' AND t.due_at <= :now AND t.list_date <> :date
  AND (:manager IS NULL OR @WHOSE_TASK IN (@WORKED))
  AND (:route IS NULL OR a.route_id = :route)
