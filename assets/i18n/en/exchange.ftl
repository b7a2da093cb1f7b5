## The office's lists: reading a file

import-file-empty = The file has no rows.
import-file-other-format = Files of the format { $extension } are not read. Save the file as XLSX or CSV.
import-file-protected = The workbook is protected by a password. Remove the password and save it again.
import-file-broken = The workbook is damaged and cannot be read ({ $detail }). Open it in Excel and save it again as XLSX or CSV.
import-file-too-large = Unpacked, the workbook takes more than { $limit_mib } MiB. Save the list as CSV.
import-file-too-many-rows = The table has more than { $limit } rows. Save the list as CSV.
import-file-too-many-cells = The table has more than { $limit } filled cells. Save the list as CSV.
import-file-too-many-columns = Line { $line } has more than { $limit } columns: this is not a list.
import-file-field-too-long = A field in line { $line } is longer than { $limit } bytes. Perhaps a quote in it is not closed.
import-file-unclosed-quote = The quote opened in line { $line } is never closed.
import-file-nul = There is a NUL character in line { $line }: this is not a text file.
import-file-mixed-encoding = The encoding changes in line { $line }. Save the whole file as UTF-8.

## Reasons of refusal

import-refusal-heading = Refusal reason
import-required = not filled in
import-too-long = longer than { $limit } characters
import-control-character = a control character, which is not allowed
import-not-a-number = not a number
import-ambiguous-number = a thousand or one? Write 1000 or 1.00
import-too-large = the number is too large
import-too-many-decimals = more than { $limit } digits after the decimal point
import-not-whole = a whole number is needed
import-negative = cannot be below zero
import-out-of-range = allowed from { $from } to { $to }
import-not-a-date = not a date: write, for example, 09.11.2026
import-no-such-day = there is no such day in the calendar
import-year-out-of-range = years from { $from } to { $to } are allowed
import-pause-order = the pause ends before it begins
import-not-yes-no = "yes" or "no" is needed
import-unknown-planning = can be “by average”, “by weekdays”, “every 10 days”, “do not plan”
import-unknown-status = can be “active”, “churn review”, “closed”
import-unknown-payment = can be “cash”, “card”, “transfer”
import-not-weekdays = not weekdays: write, for example, Tue, Fri
import-weekdays-needed = planning by weekdays needs weekdays
import-one-weekday-only = with a periodicity of two weeks or more only one weekday is allowed
import-every-days-needed = the number of days is missing
import-contradiction = contradicts another column
import-not-a-tax-number = a tax number has 10 or 12 digits
import-not-an-email = not an e-mail address
import-not-a-phone = no number was recognised, the text is kept as it is
import-handed-back-more = below zero: the client handed back more containers than were brought. Containers that are with the client are written without a minus

## Columns

import-column-code = Code
import-column-counterparty = Counterparty
import-column-address = Address
import-column-contact-person = Contact person
import-column-position = Position
import-column-phone = Phone
import-column-birthday = Birthday
import-column-email = E-mail
import-column-tax-number = Tax number
import-column-route = Route
import-column-manager = Manager
import-column-status = Status
import-column-planning-kind = Planning
import-column-weekdays = Weekdays
import-column-periodicity = Periodicity
import-column-every-days = Gap in days
import-column-initial-consumption = Initial consumption
import-column-call-delay = Call delay
import-column-always-show = Always show
import-column-pause-from = Pause from
import-column-pause-to = Pause to
import-column-containers = Containers
import-column-debt = Debt
import-column-advance = Advance
import-column-entrance = Entrance
import-column-floor = Floor
import-column-intercom = Intercom
import-column-note = Note
import-column-document-number = Document number
import-column-date = Date
import-column-product = Product
import-column-quantity = Quantity
import-column-returned = Returned containers
import-column-price = Price
import-column-amount = Amount
import-column-paid = Paid
import-column-payment-kind = Payment method
import-column-comment = Comment
