-- Addresses that are always shown (S1-19, S1-43) and have no open task on the list date
-- that is meant for whoever works the list; handled on it, they stay grey (R-16). What was only done
-- beside the row, a task by hand or a promised call, leaves it (S1-43).
FROM planning s
JOIN address a ON a.id = s.address_id AND a.status = 'active' AND a.is_archived = 0
JOIN counterparty c ON c.id = a.counterparty_id
LEFT JOIN route r ON r.id = a.route_id
LEFT JOIN plan p ON p.address_id = a.id
LEFT JOIN balance b ON b.address_id = a.id
LEFT JOIN task t ON t.id = (SELECT max(d.id) FROM task d WHERE d.state = 'done' AND d.list_date = :date AND d.address_id = a.id
                               AND (d.kind = 'always' OR d.kind <> 'review' AND d.outcome IN ('accepted', 'postponed', 'churn')))
WHERE s.always_show = 1
  AND (:manager IS NULL OR @WHOSE IN (@WORKED))
  AND (:route IS NULL OR a.route_id = :route)
  AND NOT EXISTS (SELECT 1 FROM task o WHERE o.state = 'open' AND o.kind <> 'review' AND o.list_date = :date AND o.address_id = a.id
                  AND (:manager IS NULL OR o.assignee_id IS NULL OR o.assignee_id IN (@WORKED)))
