## The command line and the check of an office.

ctl = A Rodnik office without a window.
ctl-init = Create an office: empty, or the sample (--sample)
ctl-list = Show a list: active, overdue, churn review, birthdays
ctl-plan = Show the plan of an address and the reason for its date; --case answers cases without an office
ctl-sell = Post a sale and recalculate the next delivery date
ctl-replan = Recalculate all plans
ctl-import = Import a list of clients or deliveries
ctl-check = Check the file, balances and plans
ctl-backtest = Test the forecast on a history of sales
ctl-argument-help = Show this help
ctl-argument-version = Show the version
ctl-argument-office = The office file
ctl-argument-user = Who is working; by default the first user
ctl-argument-lang = Language: ru or en
ctl-argument-today = The day to take as today, YYYY-MM-DD
ctl-argument-sample = Sample office with a history
ctl-argument-addresses = How many addresses the sample has; for backtest, the file of addresses
ctl-argument-seed = The number on which the sample depends
ctl-argument-name = Office name
ctl-argument-area-code = Telephone area code
ctl-argument-first-user = First user
ctl-argument-bottle-price = Price of a 19-litre bottle
ctl-argument-tab = active, overdue, churn or birthdays
ctl-argument-date = Date, YYYY-MM-DD; for a list, tomorrow by default
ctl-argument-manager = Only addresses of this manager
ctl-argument-route = Only addresses of this route
ctl-argument-format = table, json or csv
ctl-argument-address = Address code
ctl-argument-case = JSON file of cases; “-” for standard input
ctl-argument-lines = Product and quantity; may be given several times
ctl-argument-returned = Containers returned
ctl-argument-all = All addresses
ctl-argument-recalibrate = First learn again from the whole history
ctl-argument-kind = clients or deliveries
ctl-argument-file = CSV or XLSX file
ctl-argument-dry-run = Only show the result, write nothing
ctl-argument-refused = Where to write the refused rows
ctl-argument-sales = Sales file: address_id,date,litres
ctl-argument-holidays = File of days without delivery
ctl-argument-out = Where to write the forecasts

ctl-which-office = Say which office: --office FILE.
ctl-office-name = New office
ctl-first-user = Administrator
ctl-office-made = Office created: { $path }
ctl-sample-made = Sample office created: { $path }, { $addresses } addresses, { $lines } sale lines
ctl-bad-price = The price “{ $value }” is not valid: a number with two decimals is needed.
ctl-progress = { $percent } % done
ctl-sold = Sale { $number } posted. Next delivery { $date }: { $why }
ctl-sold-without-date = Sale { $number } posted. There is no next date: { $why }
ctl-replanned = { $addresses } addresses, { $plans } plans changed, { $tasks } tasks
ctl-not-json = This is not JSON: { $detail }.
ctl-unreadable = { $path } cannot be read: { $detail }.
ctl-unwritten = { $path } was not written: { $detail }.
ctl-same-file = { $path } is already in use here: choose another file for the answer.
ctl-no-date = No date
ctl-empty-list = The list is empty.
ctl-column-address-code = Code
ctl-column-client = Client
ctl-column-address = Address
ctl-column-route = Route
ctl-column-date = Date
ctl-column-origin = Why
ctl-column-handled = Handled
ctl-column-next-delivery = Delivery
ctl-column-stage = Stage

## The window, started from the command line.

start = The workplace of a water-delivery office.
start-argument-office = The office to open; by default the last one
start-argument-sample = Open the sample office; it is created the first time
start-argument-theme = Appearance: light or dark

check-well = No errors.
ctl-follow = “restore” without a backup brings them back from the safety journal and keeps the file as it is now.
check-damaged = The file is damaged: { $detail }.
check-schema = The file describes { $name } otherwise than the program made it: the file is damaged, or another program changed it.
check-dangling = Table { $table } refers to something that is not there.
check-sale-totals = Sales whose total is not the sum of their lines: { $count }.
check-order-totals = Orders whose total or number of bottles does not match their lines: { $count }.
check-unsold = Delivered orders without a sale: { $count }.
check-undelivered = Sales of orders that are not delivered: { $count }.
check-closed-tasks = Open tasks of closed addresses: { $count }.
check-closed-orders = Open orders of closed addresses: { $numbers }{ $rest ->
    [0] {""}
   *[other] { " " }and { $rest } more
}. Cancel them.
check-review-without-case = Addresses under churn review without an open case: { $count }.
check-case-without-review = Open churn cases of addresses that are not in review: { $count }.
check-at-merged = Documents, promises and records left at addresses that were merged into others: { $count }. Recalculate the plans: they will move.
check-lost-refusals = Contact persons whose refusal to be called was lost when a list was imported again: { $count }. Enter the refusal on the card of the person.
check-history = The history was changed by something other than the program: it does not hold from entry { $row } on.
check-balances = Addresses whose balance does not match their documents: { $count }.
check-plans = Plans that do not follow from the history: { $count }. Recalculate the plans.
check-tasks = Addresses whose task does not match the plan: { $count }. Recalculate the plans.
