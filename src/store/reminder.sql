-- The task that reminds of the promise w now. What was put off to another time follows what took its place: the call that was
-- promised instead, the reminder on the day to which it was postponed.
(WITH RECURSIVE follow (id) AS (
    SELECT w.task_id
    UNION SELECT coalesce(t.superseded_by, CASE t.outcome WHEN 'postponed' THEN
        (SELECT max(n.id) FROM task n
         WHERE n.produced_by = t.id AND n.kind = 'manual'
           -- Each state has an index of its own.
           AND (n.address_id = t.address_id AND n.state = 'open'
                OR n.address_id = t.address_id AND n.state = 'done'
                OR n.address_id = t.address_id AND n.state IN ('superseded', 'cancelled'))) END)
    FROM follow JOIN task t ON t.id = follow.id)
 SELECT max(id) FROM follow)
