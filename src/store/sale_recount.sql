-- What the sales of one product count for under the coefficients in force (S1-07, P-31).
UPDATE sale
SET bottles   = (SELECT coalesce(sum(l.quantity), 0)
                 FROM sale_line l JOIN product p ON p.id = l.product_id
                 WHERE l.sale_id = sale.id AND p.consumption_ml IS NOT NULL),
    volume_ml = (SELECT coalesce(sum(l.quantity * p.consumption_ml), 0)
                 FROM sale_line l JOIN product p ON p.id = l.product_id
                 WHERE l.sale_id = sale.id AND p.consumption_ml IS NOT NULL)
WHERE id IN (SELECT sale_id FROM sale_line WHERE product_id = ?1)
