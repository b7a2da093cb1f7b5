-- Open churn cases of addresses that are not in review.
SELECT count(*)
FROM churn_case c
JOIN address a ON a.id = c.address_id
WHERE c.stage NOT IN ('closed', 'returned') AND c.voided_at IS NULL AND a.status <> 'churn_review'
