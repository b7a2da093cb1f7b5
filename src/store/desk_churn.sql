-- Exactly the addresses whose status is Churn review (S0-03), oldest at their stage first. Checked without debts (S0-37) is
-- not said beside a deposit that is still held.
SELECT t.id, t.version, t.list_date, a.id, a.code, c.name, a.text, r.name, k.stage, u.name, w.name, k.stage_since,
       k.no_debts AND coalesce(b.deposited, 0) = 0,
       coalesce(b.containers - b.deposited, 0), coalesce(b.debt, 0)
FROM address a
JOIN counterparty c ON c.id = a.counterparty_id
LEFT JOIN churn_case k ON k.address_id = a.id AND k.stage IN ('senior_operator', 'quality_control', 'credit_control')
LEFT JOIN reason r ON r.id = k.reason_id
LEFT JOIN app_user u ON u.id = k.sent_by
-- Who took the step to the present stage; a case that came with an import has none but the operator's.
LEFT JOIN churn_step h ON h.case_id = k.id
    AND h.step = (SELECT max(s.step) FROM churn_step s WHERE s.case_id = k.id AND s.voided_at IS NULL)
LEFT JOIN app_user w ON w.id = CASE WHEN h.step IS NULL THEN k.sent_by ELSE h.user_id END
LEFT JOIN task t ON t.address_id = a.id AND t.state = 'open' AND t.kind = 'review'
LEFT JOIN balance b ON b.address_id = a.id
WHERE a.status = 'churn_review' AND a.is_archived = 0
  AND (:manager IS NULL OR @WHOSE IN (@WORKED))
  AND (:route IS NULL OR a.route_id = :route)
ORDER BY k.stage_since, a.id
