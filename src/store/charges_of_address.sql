-- What an address was charged for, newest first: sales, deposits, opening debts and money that was paid back.
SELECT delivered_on AS charged_on, total FROM sale
WHERE address_id = ?1 AND voided_at IS NULL AND total > 0
UNION ALL
SELECT paid_on, -amount FROM payment
WHERE address_id = ?1 AND voided_at IS NULL AND amount < 0
UNION ALL
SELECT moved_on, amount FROM container_movement
WHERE address_id = ?1 AND voided_at IS NULL AND amount > 0
ORDER BY 1 DESC
