-- Addresses of an import that cannot be put back: changed since, or new by it with documents of their own.
SELECT a.code, a.version <> b.version
FROM import_before b
JOIN address a ON a.id = b.address_id
WHERE b.import_id = ?1
  AND (a.version <> b.version
       OR (a.import_id = ?1
           AND (EXISTS (SELECT 1 FROM sale s WHERE s.address_id = a.id AND s.voided_at IS NULL)
                OR EXISTS (SELECT 1 FROM customer_order o WHERE o.address_id = a.id)
                OR EXISTS (SELECT 1 FROM payment p WHERE p.address_id = a.id AND p.voided_at IS NULL AND p.import_id IS NOT ?1)
                OR EXISTS (SELECT 1 FROM container_movement m
                           WHERE m.address_id = a.id AND m.voided_at IS NULL AND m.import_id IS NOT ?1)
                OR EXISTS (SELECT 1 FROM contact_made c WHERE c.address_id = a.id)
                OR EXISTS (SELECT 1 FROM comment c WHERE c.address_id = a.id)
                OR EXISTS (SELECT 1 FROM journal_entry j WHERE j.address_id = a.id)
                OR EXISTS (SELECT 1 FROM churn_case k JOIN churn_step t ON t.case_id = k.id AND t.step > 1
                           WHERE k.address_id = a.id))))
ORDER BY a.id
