-- Addresses in churn review on which nobody works: without an open case.
SELECT count(*)
FROM address a
WHERE a.status = 'churn_review'
  AND NOT EXISTS (SELECT 1 FROM churn_case c
                  WHERE c.address_id = a.id AND c.stage NOT IN ('closed', 'returned') AND c.voided_at IS NULL)
