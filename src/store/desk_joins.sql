JOIN counterparty c ON c.id = a.counterparty_id
JOIN planning s ON s.address_id = a.id
LEFT JOIN route r ON r.id = a.route_id
LEFT JOIN plan p ON p.address_id = a.id
LEFT JOIN balance b ON b.address_id = a.id
