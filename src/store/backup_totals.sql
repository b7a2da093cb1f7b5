-- What an office adds up to. A copy of it must add up to the same.
SELECT (SELECT count(*) FROM counterparty),
       (SELECT count(*) FROM sale WHERE voided_at IS NULL),
       (SELECT coalesce(sum(total), 0) FROM sale WHERE voided_at IS NULL),
       (SELECT coalesce(sum(amount), 0) FROM payment WHERE voided_at IS NULL),
       (SELECT coalesce(sum(containers), 0) FROM balance)
