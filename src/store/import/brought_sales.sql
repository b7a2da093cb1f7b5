-- Lines of sales that imports brought and nobody undid, sale by sale.
SELECT s.address_id, s.delivered_on, s.id, s.number, l.product_id, l.quantity, l.price, s.returned,
       coalesce((SELECT sum(p.amount) FROM payment p WHERE p.sale_id = s.id), 0)
FROM sale s
JOIN import_run i ON i.id = s.import_id AND i.undone_at IS NULL
JOIN sale_line l ON l.sale_id = s.id
WHERE s.import_id IS NOT NULL
ORDER BY s.id, l.line
