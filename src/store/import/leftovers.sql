-- Addresses of an import that cannot be put back: changed since, they or their clients, or new by it with work of the office on
-- them.
WITH corrected (client) AS (
    SELECT o.counterparty_id FROM history h JOIN address o ON o.id = h.address_id
    WHERE h.at >= (SELECT i.at FROM import_run i WHERE i.id = ?1)
      AND h.action IN ('change_counterparty', 'add_contact', 'change_contact', 'archive_contact')
),
touched (id, changed) AS (
    SELECT a.id,
           a.version <> b.version
           OR CASE WHEN json_extract(b.body, '$.client') IS NOT NULL THEN json_extract(b.body, '$.client') <> c.version
              -- Earlier versions of the program did not note it: the history tells.
              ELSE a.counterparty_id IN (SELECT client FROM corrected)
              END
    FROM import_before b
    JOIN address a ON a.id = b.address_id
    JOIN counterparty c ON c.id = a.counterparty_id
    WHERE b.import_id = ?1
)
SELECT a.code, t.changed
FROM touched t
JOIN address a ON a.id = t.id
JOIN counterparty c ON c.id = a.counterparty_id
WHERE t.changed
   OR (a.import_id = ?1
       AND (EXISTS (SELECT 1 FROM sale s WHERE s.address_id = a.id AND s.voided_at IS NULL)
            OR EXISTS (SELECT 1 FROM customer_order o WHERE o.address_id = a.id)
            OR EXISTS (SELECT 1 FROM payment p WHERE p.address_id = a.id AND p.voided_at IS NULL AND p.import_id IS NOT ?1)
            OR EXISTS (SELECT 1 FROM container_movement m
                       WHERE m.address_id = a.id AND m.voided_at IS NULL AND m.import_id IS NOT ?1)
            OR EXISTS (SELECT 1 FROM contact_made k WHERE k.address_id = a.id)
            -- These have no index of all that an address has: they are passed over once.
            OR a.id IN (SELECT k.address_id FROM comment k)
            OR EXISTS (SELECT 1 FROM journal_entry j WHERE j.address_id = a.id)
            OR EXISTS (SELECT 1 FROM promise p WHERE p.address_id = a.id AND p.voided_at IS NULL)
            OR EXISTS (SELECT 1 FROM paper p WHERE p.counterparty_id = a.counterparty_id AND p.voided_at IS NULL
                       AND (p.address_id = a.id OR p.address_id IS NULL AND c.import_id = ?1))
            -- What the plan and the import themselves arranged goes with the address; what people handled or made does not.
            OR EXISTS (SELECT 1 FROM task t WHERE t.address_id = a.id AND t.state = 'done')
            OR EXISTS (SELECT 1 FROM task t WHERE t.address_id = a.id AND t.state = 'open'
                       AND t.kind NOT IN ('planned', 'always', 'review'))
            OR a.id IN (SELECT k.address_id FROM churn_case k JOIN churn_step t ON t.case_id = k.id AND t.step > 1)))
ORDER BY a.id
