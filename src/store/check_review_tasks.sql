-- Open churn reviews without exactly one open task, and open tasks of a review that is over (S0-12).
SELECT (SELECT count(*) FROM churn_case k
        WHERE k.stage IN ('senior_operator', 'quality_control', 'credit_control')
          AND 1 <> (SELECT count(*) FROM task t
                    WHERE t.address_id = k.address_id AND t.state = 'open' AND t.kind = 'review' AND t.case_id = k.id))
     + (SELECT count(*) FROM task t LEFT JOIN churn_case k ON k.id = t.case_id
        WHERE t.state = 'open' AND t.kind = 'review'
          AND coalesce(k.stage NOT IN ('senior_operator', 'quality_control', 'credit_control'), 1))
