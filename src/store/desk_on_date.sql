-- The tasks of the list date (S1-39, S1-40, R-45). An order nearby hides them (S1-41, R-12), but never an address that
-- is always shown (S1-43), nor a contact about an undelivered order (S1-44), nor a promised call, nor a task by hand for a purpose.
FROM task t
JOIN address a ON a.id = t.address_id AND a.status = 'active' AND a.is_archived = 0
@JOINS
WHERE t.state = 'open' AND t.kind <> 'review' AND t.list_date = :date
  AND (:manager IS NULL OR @WHOSE_TASK IN (@WORKED))
  AND (:route IS NULL OR a.route_id = :route)
  AND (t.kind IN ('undelivered', 'callback') OR t.purpose_id IS NOT NULL
       OR NOT EXISTS (SELECT 1 FROM customer_order o WHERE o.address_id = a.id
                      AND o.status IN ('accepted', 'on_route', 'delivered') AND o.delivery_on BETWEEN :window_from AND :window_to)
       OR EXISTS (SELECT 1 FROM planning w WHERE w.address_id = a.id AND w.always_show = 1))
