-- Plans that may have looked at a day: a plan looks back one day from its target, so its date lies no earlier than the day
-- before; one without a date may have looked anywhere.
SELECT address_id, body FROM plan WHERE next_delivery >= ?1
UNION ALL
SELECT address_id, body FROM plan WHERE next_delivery IS NULL
ORDER BY address_id
