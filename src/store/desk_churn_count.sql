SELECT count(*)
FROM address a
WHERE a.status = 'churn_review' AND a.is_archived = 0
  AND (:manager IS NULL OR @WHOSE IN (@WORKED))
  AND (:route IS NULL OR a.route_id = :route)
