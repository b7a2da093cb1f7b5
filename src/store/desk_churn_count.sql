SELECT count(*)
FROM address a
WHERE a.status = 'churn_review' AND a.is_archived = 0
  AND (:manager IS NULL
       OR coalesce(a.manager_id, (SELECT m.manager_id FROM counterparty m WHERE m.id = a.counterparty_id)) = :manager)
  AND (:route IS NULL OR a.route_id = :route)
