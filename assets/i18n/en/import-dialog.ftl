## Bringing lists in, from the window and from the command line.

files-lists = Lists: CSV, XLSX
files-csv = CSV
import-title = Import a list
import-kind-clients = Clients
import-kind-deliveries = Deliveries
import-path = A CSV or XLSX file
import-choose = Choose a file…
import-read = Read
import-hint = Choose a file or drop it on the window. Headings may be Russian or English, columns may stand in any order.
import-reading = Reading the file…
import-trying = Checking…
import-bringing-in = Importing…
import-taking-back = Undoing the import…
import-copying = Preparing the check: the office is being copied
import-rows-read = Rows read: { $rows }
import-plans-made = Addresses replanned: { $done } of { $total }
import-column-nothing = do not import
import-columns-recognised = Columns were recognised by their headings. Correct what is wrong.
import-columns-remembered = Columns are set as you chose them last time.
import-try = Check
import-back = Back to the columns
import-start = Import
import-would-do = Nothing has been written yet. This is what will happen:
import-nothing-new = There is nothing to write: the file has nothing new.
import-is-done = The list is imported.
import-was-undone = The import is undone.
import-added = New
import-updated = Updated
import-same = Unchanged
import-refused = Refused
import-row = Row
import-refused-rows = Refused rows
import-new-products = New products: { $names }
import-new-routes = New routes: { $names }
import-new-managers = New managers: { $names }
import-balances =
    { $addresses ->
        [one] The balance of { $addresses } address changes
       *[other] The balances of { $addresses } addresses change
    }: debt by { $debt }, containers by { $containers }. The debt and containers of a list of clients are what stood before the first delivery.
import-save-refused = Save refused rows as CSV
import-refused-file = refused
import-saved = The refused rows are in { $path }. Correct them and import that file.
import-undo = Undo the import
import-undone = The import of “{ $file }” is undone; addresses affected: { $addresses }.
import-next-deliveries = Now the deliveries
import-ctl-counts = New { $added }, updated { $updated }, unchanged { $same }, refused { $refused }
import-ctl-dry-run = Check only, nothing was written.
import-ctl-row = Row { $row }: { $reason }
import-ctl-more = … and { $count } more. All refused rows: --refused FILE.csv
settings-undo-import = Undo the import of “{ $file }”
settings-undo-import-question = Undo the import of “{ $file }” of { $at }? New rows: { $added }, changed: { $updated }. They come back only by importing again. Esc keeps them.
import-ctl-warning = Row { $row }, please note: { $reason }
import-ctl-left-out = Columns not imported: { $names }
