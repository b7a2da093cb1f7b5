-- What every address owes, from its documents alone: sales and deposits less payments. The total of a sale is without its
-- discount already.
SELECT address_id,
       sum(debt)       AS debt,
       sum(containers) AS containers,
       sum(deposited)  AS deposited
FROM (
    SELECT address_id, total AS debt, containers - returned AS containers, 0 AS deposited
    FROM sale WHERE voided_at IS NULL
    UNION ALL
    SELECT address_id, -amount, 0, 0
    FROM payment WHERE voided_at IS NULL
    UNION ALL
    SELECT address_id, amount,
           CASE kind WHEN 'deposit' THEN 0 ELSE quantity END,
           CASE kind WHEN 'deposit' THEN quantity ELSE 0 END
    FROM container_movement WHERE voided_at IS NULL
)
GROUP BY address_id
