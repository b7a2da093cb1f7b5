-- What a row of the tabs Active and Overdue shows; t is the task, or stands for none.
a.id, a.code, c.name, a.text, r.name,
p.last_delivery, p.last_bottles, p.next_delivery, p.rate_ml,
coalesce(b.containers - b.deposited, 0), coalesce(b.debt, 0), s.always_show,
EXISTS (SELECT 1 FROM customer_order o WHERE o.address_id = a.id AND o.status IN ('accepted', 'on_route', 'delivered')
        AND o.delivery_on > :window_to),
(SELECT v.name FROM purpose v WHERE v.id = t.purpose_id), t.note,
(SELECT u.name FROM app_user u WHERE u.id <> :manager AND u.id = @WHOSE_TASK),
(SELECT max(w.amount) FROM promise w WHERE w.address_id = a.id AND w.voided_at IS NULL AND t.id = @REMINDER)
