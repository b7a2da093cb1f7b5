-- Promised calls and tasks of a minute that has come, whatever list they stand in (R-45); what is meant for
-- somebody is announced to nobody else.
SELECT t.id, c.name
FROM task t
JOIN address a ON a.id = t.address_id AND a.status = 'active' AND a.is_archived = 0
JOIN counterparty c ON c.id = a.counterparty_id
WHERE t.state = 'open' AND t.due_at <= :now
  AND (t.assignee_id IS NULL OR t.assignee_id = :user)
  AND (:manager IS NULL OR @WHOSE_TASK IN (@WORKED))
  AND (:route IS NULL OR a.route_id = :route)
ORDER BY t.due_at, t.id
