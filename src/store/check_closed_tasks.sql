-- Open tasks of closed addresses: nobody is called there any more.
SELECT count(*)
FROM task t
JOIN address a ON a.id = t.address_id
WHERE t.state = 'open' AND a.status = 'closed'
