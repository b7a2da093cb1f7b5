### The log of changes.

history-export = Taken out:
history-note-exported = { $value }
history-note-about = { $value }
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
history-word-accounts = figures for the accountant
history-word-print = for print
history-word-pdf = PDF
history-word-xlsx = Excel
history-word-csv = CSV
