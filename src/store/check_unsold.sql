-- Delivered orders without a sale; a voided one never happened.
SELECT count(*)
FROM customer_order o
WHERE o.status = 'delivered'
  AND NOT EXISTS (SELECT 1 FROM sale s WHERE s.order_id = o.id AND s.voided_at IS NULL)
