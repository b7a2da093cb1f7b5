### The log of changes.

history-export = Exported:
history-note-exported = { $value }
history-note-about = { $value }
history-field-said = Said
history-note-medium = ({ $value })
history-word-order = order
history-word-route_sheet = route sheet
history-word-planning_lists = planning lists
history-word-forecast_quality = forecast quality
history-word-churn_figures = churn figures
history-word-history = history
history-word-debts = debts
history-word-invoice = invoice
history-word-delivery_note = delivery note
history-word-statement = reconciliation statement
history-word-accounts = export for the accountant
history-word-print = for print
history-word-pdf = PDF
history-word-xlsx = Excel
history-word-csv = CSV

reports-tab-history = History
log-reading = Searching the history: { $percent }%
log-words = Client, address, number, word  Ctrl F
log-search = Find
log-all = All
log-who = Who
log-what = What
log-everything = Whole history
log-hint-words = words to look for
log-hint-changes = scroll the changes
log-period-today = Today
log-period-week = 7 days
log-period-month = Month
log-period-all = All time
log-period-dates = By dates
log-count = { $count ->
    [one] { $count } entry, newest first.
   *[other] { $count } entries, newest first.
}
log-count-more = The newest { $count }; older ones open as you scroll.
log-empty-title = Nothing found
log-empty = No entries of these days match these words, this person and this action. Change the filters or open the whole history.
log-column-when = When
log-column-day = Date
log-column-time = Time
log-column-who = Who
log-column-what = What was done and what changed
log-column-client = Client and address
log-column-address = Address
log-column-changes = Before → after
log-sheet-days = { $from } to { $to }
log-sheet-until = Everything until { $to }
log-sheet-who = Who: { $name }
log-sheet-what = What: { $what }
log-sheet-words = Words: { $words }
log-sheet-most = There are more entries: these are the last { $count }.
history-sample = Sample office created
history-new_office = Office created
