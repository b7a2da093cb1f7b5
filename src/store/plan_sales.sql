-- Every sale that counts, by address and day; the index sale_history holds all of it.
SELECT address_id, delivered_on, volume_ml, bottles
FROM sale
WHERE voided_at IS NULL
ORDER BY address_id, delivered_on
