-- Kept balances that are not what the documents say: a document without its balance, and a balance without documents.
SELECT count(*)
FROM (@DOCUMENTS) d
FULL JOIN balance b ON b.address_id = d.address_id
WHERE coalesce(d.debt, 0) <> coalesce(b.debt, 0)
   OR coalesce(d.containers, 0) <> coalesce(b.containers, 0)
   OR coalesce(d.deposited, 0) <> coalesce(b.deposited, 0)
