-- One address with its planning settings and the plan that is kept for it.
SELECT a.id, a.status,
       s.kind, s.weekdays, s.periodicity, s.every_days, s.initial_ml, s.call_delay, s.always_show,
       p.last_delivery, p.last_bottles, p.next_delivery, p.call_on, p.rate_ml, p.body
FROM address a
JOIN planning s ON s.address_id = a.id
LEFT JOIN plan p ON p.address_id = a.id
WHERE a.id = ?1
