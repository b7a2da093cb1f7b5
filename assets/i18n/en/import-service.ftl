## Bringing an office's lists in

import-verdict-added = new
import-verdict-updated = updated
import-verdict-same = unchanged
import-verdict-refused = refused

import-fault = { $column }: { $reason }
import-fault-of-value = { $column } "{ $value }": { $reason }

import-unknown-address = the office has no such address: load the clients first
import-merged-address = this address was merged into { $code }: give that code
import-forgotten-address = the client of this address was anonymised, the data is not brought back; if the client has returned, give the address another code
import-several-addresses = there are several such addresses ({ $count }): give the code
import-repeated-address = row { $row } says something different about this address: each address has its own code
import-later-than-today = later than today ({ $today })
import-document-differs = this document was already imported with other data
import-nothing-in-row = no goods, no containers and no money
import-amount-without-quantity = an amount without a quantity
import-no-usual-product = no product is named, and there is none in the consumption data
import-status-stays = the status of an existing address is changed only in the program itself; it stays as it was
import-no-churn-reason = the directory has no reasons for leaving

import-missing-columns = Required columns were not found: { $columns }. Choose them by hand.
import-foreign-mapping = The columns were chosen for a file with other headings. Choose them again.
import-unknown = There is no import No. { $import }.
import-already-undone = This import has already been undone.
import-undo-changed =
    The import cannot be undone: { $count ->
        [one] { $count } address was
       *[other] { $count } addresses were
    } changed since, for example { $example }.
import-undo-documents =
    The import cannot be undone: { $count ->
        [one] { $count } address has
       *[other] { $count } addresses have
    } documents or records already, for example { $example }.
