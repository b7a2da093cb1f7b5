-- Open churn cases that have not exactly one open task, and open reviews of cases that have ended (S0-12).
SELECT (SELECT count(*) FROM churn_case c
        WHERE c.stage NOT IN ('closed', 'returned') AND c.voided_at IS NULL
          AND 1 <> (SELECT count(*) FROM task t
                    WHERE t.address_id = c.address_id AND t.state = 'open' AND t.kind = 'review' AND t.case_id = c.id))
     + (SELECT count(*) FROM task t JOIN churn_case c ON c.id = t.case_id
        WHERE t.state = 'open' AND t.kind = 'review' AND c.stage IN ('closed', 'returned'))
