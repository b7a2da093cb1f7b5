SELECT count(*)
FROM address a
JOIN counterparty c ON c.id = a.counterparty_id
WHERE a.status = 'churn_review' AND a.is_archived = 0
  AND (:manager IS NULL OR coalesce(a.manager_id, c.manager_id) = :manager)
  AND (:route IS NULL OR a.route_id = :route)
