## Deliveries of a day: runs, route sheets, the evening.

refusal-not-found-driver = There is no such driver: refresh the list.
refusal-not-found-vehicle = There is no such vehicle: refresh the list.
refusal-not-found-payment = There is no such payment: refresh the list.
refusal-not-found-movement = There is no such movement of containers: refresh the list.
refusal-document-voided = Document { $number } has already been voided.
refusal-run-ahead = { $day } has not come yet: a driver settles the run on its day or later.
refusal-empty-run = The run has no orders for which this can be done.
refusal-input-containers = { $value } is not a valid number of containers: from 1 to 100,000.
refusal-input-deposit-held = The deposit taken for containers is { $held }. No more can be returned.
refusal-input-not-covered = { $count ->
    [0] No deposit was paid for containers of this address: there is nothing to give back.
   *[other] A deposit covers { $count } containers. It cannot be given back for more.
}

deliveries-no-route = No route

route-sheet-short-title = Sheet { $number }
route-sheet-title = Route sheet { $number } · { $day }
route-sheet-route = Route: { $name }
route-sheet-driver = Driver: { $name }
route-sheet-vehicle = Vehicle: { $name }
route-sheet-none = not assigned
route-sheet-page-of = of
route-sheet-total = Total, stops: { $stops }
route-sheet-debt = debt { $sum }
route-sheet-deposit = deposit { $sum } included
route-sheet-column-place = No.
route-sheet-column-time = Time
route-sheet-column-client = Client, address
route-sheet-column-bring = Bring
route-sheet-column-take = Empt.
route-sheet-column-due = Collect
route-sheet-column-sign = Signature
route-sheet-column-order = Order
route-sheet-column-customer = Client
route-sheet-column-address = Address
route-sheet-column-notes = Permanent notes
route-sheet-column-phones = Phones
route-sheet-column-bottles = Bottles
route-sheet-column-due-sum = Collect, ₽
route-sheet-column-payment = Payment
route-sheet-column-comment = Comment to the driver
route-sheet-sign-loaded = Released by (warehouse)
route-sheet-sign-driver = Driver
route-sheet-sign-taken = Received in the evening by
stop-note-entrance = entrance { $value }
stop-note-floor = floor { $value }
stop-note-intercom = intercom { $value }
stop-note-call-before = call before
stop-note-hours = receives { $value }

deliveries-title = Orders
deliveries-date = Delivery
deliveries-day = { $done } of { $orders } marked · { $bottles } bottles
deliveries-driver = Driver
deliveries-vehicle = Vehicle
deliveries-vehicle-of = { $name } · { $capacity } bottles
deliveries-nobody = not assigned
deliveries-sheet = Route sheet
deliveries-whole = Whole run
deliveries-settle = Settle
deliveries-empty-title = No orders for { $day }
deliveries-empty = The accepted orders of the day appear here by route. Accept an order at the desk (F2), or choose another day: Alt+← and Alt+→.
deliveries-run-new = Preparing
deliveries-run-out = On the way
deliveries-run-back = Not settled
deliveries-run-settled = Settled
deliveries-run-differs = Discrepancy
deliveries-run-orders = { $done } of { $orders } marked
deliveries-load = { $bottles } of { $capacity } bottles
deliveries-load-free = { $bottles } bottles
deliveries-overloaded = overload { $count }
deliveries-empties = { $count } empties
deliveries-runs-keys = Ctrl+PgUp, Ctrl+PgDn: another run
deliveries-column-place = No.
deliveries-column-time = Time
deliveries-column-client = Client and address
deliveries-column-notes = For the driver
deliveries-column-bottles = Bott.
deliveries-column-returned = Empt.
deliveries-column-due = Collect, ₽
deliveries-column-debt = Debt, ₽
deliveries-column-status = Status
deliveries-payment-cash = cash
deliveries-payment-card = card
deliveries-payment-transfer = transfer
deliveries-paid = collected
deliveries-with-deposit = { $kind }, deposit { $sum }
deliveries-otherwise = Differently
deliveries-mark = Delivered
deliveries-mark-otherwise = Delivered differently
deliveries-mark-undelivered = Undelivered
deliveries-unmark = Clear mark
deliveries-sort = By address
deliveries-recall = Recall the run
deliveries-sale = Sale
deliveries-payment = Payment
deliveries-containers = Containers and deposit
deliveries-card = Card
deliveries-at-address = containers at the address: { $count }
deliveries-sold = sale { $number }: { $brought } brought, { $returned } returned, { $paid } collected
deliveries-reason = Not delivered: { $reason }
deliveries-delivered = { $count ->
    [one] { $count } order delivered
   *[other] { $count } orders delivered
}. Cash { $cash }, card { $card }
deliveries-unmark-question = Clear the mark of order { $order } and void sale { $sale }?
deliveries-unmarked = The mark of order { $number } was cleared
deliveries-recall-question = Recall the run “{ $name }”?
deliveries-recall-note = { $count ->
    [one] { $count } order on the way becomes accepted again, as if the vehicle had not left. Back: the route sheet (F7).
   *[other] { $count } orders on the way become accepted again, as if the vehicle had not left. Back: the route sheet (F7).
}
deliveries-recall-stay = Leave it on the way
deliveries-recalled = { $count ->
    [one] { $count } order is accepted again
   *[other] { $count } orders are accepted again
}
deliveries-hint-choose = order
deliveries-hint-run = run
deliveries-hint-mark = delivered
deliveries-hint-move = move
deliveries-hint-crew = driver, vehicle
deliveries-hint-day = day

deliveries-whole-title = Was the whole run delivered?
deliveries-whole-sentence = { $count ->
    [one] { $count } order will be delivered as ordered. Cash and card are paid in full, a transfer is owed.
   *[other] { $count } orders will be delivered as ordered. Cash and card are paid in full, a transfer is owed.
}
deliveries-whole-bottles = Bottles
deliveries-whole-cash = In cash
deliveries-whole-card = By card
deliveries-whole-transfer = By transfer, later
deliveries-whole-save = All delivered

route-sheet-dialog = Route sheet
route-sheet-file = Route { $name } { $day }
route-sheet-out = { $count ->
    [0] All orders of the run are on the route already. Stops on the sheet: { $stops }.
    [one] With the sheet { $count } order goes on the route. Stops on the sheet: { $stops }.
   *[other] With the sheet { $count } orders go on the route. Stops on the sheet: { $stops }.
}
route-sheet-overloaded = { $bottles } bottles are ordered; the vehicle takes { $capacity }.
route-sheet-nobody = No driver and no vehicle are set: in the evening nobody answers for the run's money and containers. To set them: Esc, then Alt 7 and Alt 8.
route-sheet-no-driver = No driver is set: in the evening nobody answers for the run's money and containers. To set one: Esc, then Alt 7.
route-sheet-no-vehicle = No vehicle is set, the sheet will name none. To set one: Esc, then Alt 8.
route-sheet-path = Save as
route-sheet-browse = Browse…
route-sheet-save-pdf = Save PDF
route-sheet-save-xlsx = Excel
route-sheet-print = Print
route-sheet-files-pdf = PDF documents
route-sheet-sent = Route sheet { $number }; orders sent out: { $count }
route-sheet-opened = The sheet is open in the viewer: print it from there.
route-sheet-saved = Saved: { $path }
route-sheet-no-dialog = The system has no file dialog: type the path here.

document-note = Note
document-no-date = Enter a date.
document-debt = Debt
document-advance = Advance
document-containers = Containers at the address
document-deposited = Under deposit

payment-title = Payment
payment-amount = Amount, ₽
payment-amount-hint = 0.00
payment-kind = How
payment-date = Payment date
payment-back = Refund to the client
payment-save = Post the payment
payment-beyond = { $sum } is much more than the debt: the advance will be { $advance }. Check the sum; if it is right, press Ctrl+Enter again.
payment-done-debt = Payment { $number } posted, debt { $sum }
payment-done-advance = Payment { $number } posted, advance { $sum }

containers-title = Containers and deposit
containers-return = Containers returned
containers-deposit = Deposit taken
containers-deposit-back = Deposit returned
containers-count = Number
containers-beyond = There are { $count } at the address by the books and { $back } come back: { $left } remain. Check the number; if it is right, press Ctrl+Enter again.
containers-count-wrong = A whole number is needed.
containers-amount = Deposit for all, ₽
containers-paid = Money
containers-paid-later = Not handed over
containers-date = Date
containers-save = Post
containers-done = Return { $number } posted; left at the address: { $count }
containers-done-deposit = Deposit { $number } posted; containers under deposit: { $count }

undelivered-title = Undelivered
undelivered-sentence = Why? Tomorrow the client is on the call list again.
undelivered-no-reasons = There are no reasons: a manager adds them in the directories.
undelivered-save = Mark
undelivered-done = Order { $number } was not delivered: { $reason }

settlement-title = Run settlement
settlement-cash = Cash
settlement-card = Card slips
settlement-containers = Empty containers
settlement-full = Full bottles returned
settlement-expected = By documents
settlement-handed = Handed in
settlement-difference = Difference
settlement-less = − { $figure } short
settlement-more = + { $figure } over
settlement-even = matches
settlement-to-give = The driver paid back more cash than he took. Give him { $figure } from the till and enter it with a minus: { $typed }.
settlement-given = The till gave the driver { $figure }.
settlement-no-driver = No driver is assigned to the run: it will not be seen who handed in. Assign: Esc, then Alt 7.
settlement-nothing = not entered
settlement-wrong = a number is needed
settlement-note = Note
settlement-before = Settled { $at }, received by { $by }. It can be corrected.
settlement-all-even = Everything matches
settlement-save = Accept settlement
settlement-done = Run “{ $name }” settled, everything matches
settlement-done-differs = Run “{ $name }” settled with a discrepancy

sale-title = Sale without an order
sale-date = Delivery date
sale-product = Product
sale-add = Add
sale-save = Post the sale
sale-discount = Less the client’s discount “{ $name }”: −{ $amount }
sale-done = Sale { $number } posted. Next delivery { $next }: { $why }
sale-done-no-next = Sale { $number } posted. { $why }
