-- Open and dated before the list date (S1-60, R-14). Hidden by a task dated on it or later (S1-61) and by an order delivered
-- yesterday, today or tomorrow (S1-62, R-13); neither hides a contact about an undelivered order, a promised call or a task by hand for a purpose (R-15).
FROM task t
JOIN address a ON a.id = t.address_id AND a.status = 'active' AND a.is_archived = 0
@JOINS
WHERE t.state = 'open' AND t.kind <> 'review' AND t.list_date < :date
  AND (:manager IS NULL OR @WHOSE_TASK IN (@WORKED))
  AND (:route IS NULL OR a.route_id = :route)
  AND (t.kind IN ('undelivered', 'callback') OR t.purpose_id IS NOT NULL
       OR (NOT EXISTS (SELECT 1 FROM task l WHERE l.state = 'open' AND l.kind <> 'review' AND l.address_id = a.id AND l.list_date >= :date)
           AND NOT EXISTS (SELECT 1 FROM customer_order o WHERE o.address_id = a.id
                      AND o.status IN ('accepted', 'on_route', 'delivered') AND o.delivery_on BETWEEN :near_from AND :near_to)))
