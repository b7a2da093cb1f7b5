-- Live documents and records at addresses that were merged into others: nobody finds them there.
WITH merged (id) AS (
    SELECT a.id FROM address a
    WHERE a.is_archived = 1
      AND a.id IN (SELECT m.merged_id FROM merge_run m WHERE m.kind = 'address' AND m.undone_at IS NULL)
)
SELECT (SELECT count(*) FROM merged a JOIN customer_order d ON d.address_id = a.id)
     + (SELECT count(*) FROM merged a JOIN sale d ON d.address_id = a.id AND d.voided_at IS NULL)
     + (SELECT count(*) FROM merged a JOIN payment d ON d.address_id = a.id AND d.voided_at IS NULL)
     + (SELECT count(*) FROM merged a JOIN container_movement d ON d.address_id = a.id AND d.voided_at IS NULL)
     + (SELECT count(*) FROM merged a JOIN promise d ON d.address_id = a.id AND d.voided_at IS NULL)
     + (SELECT count(*) FROM merged a JOIN comment d ON d.address_id = a.id AND d.voided_at IS NULL)
     + (SELECT count(*) FROM merged a JOIN journal_entry d ON d.address_id = a.id AND d.voided_at IS NULL)
