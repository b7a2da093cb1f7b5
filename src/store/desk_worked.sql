-- Whose lists a manager works on the list date: the own one, and those of absent managers (substitution).
SELECT u.id FROM app_user u WHERE u.id = :manager
UNION ALL
SELECT z.user_id FROM substitution z
WHERE z.substitute_id = :manager AND z.voided_at IS NULL AND :date BETWEEN z.from_day AND z.to_day
