-- Addresses in review without an open case, open cases without an address in review or without exactly one open task,
-- open tasks of a case that has ended, and open tasks of closed addresses (S0-03, S0-12, S0-32).
SELECT (SELECT count(*) FROM address a
        WHERE a.status = 'churn_review' AND a.is_archived = 0
          AND NOT EXISTS (SELECT 1 FROM churn_case k
                          WHERE k.address_id = a.id AND k.stage IN ('senior_operator', 'quality_control', 'credit_control')))
     + (SELECT count(*) FROM churn_case k JOIN address a ON a.id = k.address_id
        WHERE k.stage IN ('senior_operator', 'quality_control', 'credit_control')
          AND (a.status <> 'churn_review'
               OR 1 <> (SELECT count(*) FROM task t
                        WHERE t.address_id = k.address_id AND t.state = 'open' AND t.kind = 'review' AND t.case_id = k.id)))
     + (SELECT count(*) FROM task t LEFT JOIN churn_case k ON k.id = t.case_id
        WHERE t.state = 'open' AND t.kind = 'review'
          AND coalesce(k.stage NOT IN ('senior_operator', 'quality_control', 'credit_control'), 1))
     + (SELECT count(*) FROM task t JOIN address a ON a.id = t.address_id
        WHERE t.state = 'open' AND a.status = 'closed')
