### Invoices, delivery notes, statements.
