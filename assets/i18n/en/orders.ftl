## Orders: prices, discounts, deposits.

unit-percent = { $number }%

order-line-own-price = { $kind } · own price
order-accepted-number = Accepted { $number }
order-window-own = Other time
order-window-hint = 10:30–11:15
order-discount = Discount “{ $name }” { $rate }
order-deposit = Container deposit
order-deposit-suggested = take for { $count }
order-suggested = Suggested: { $count } btl, enough until { $until }
order-last-time = Same as last time
order-line-removed = “{ $name }” removed
order-line-restore = Restore
order-ahead-open = Several deliveries ahead
order-ahead = Further deliveries
order-ahead-none = Not needed
order-ahead-hint = Each becomes a separate order at the prices of its day.
order-ahead-plan = by the plan
order-ahead-weeks = { $count ->
    [1] every week
   *[other] every { $count } weeks
}
order-notes-entrance = entrance { $value }
order-notes-floor = floor { $value }
order-notes-intercom = intercom { $value }
order-notes-call-before = call before arriving
order-notes-from = receives from { $from }
order-notes-to = receives until { $to }
order-notes-hours = receives from { $from } to { $to }
order-warning-draft = The address also has a draft { $number }.
order-warning-much = { $product }: { $units } is many times the usual { $usual }.
order-warning-hours = The delivery time is not suitable: the address { $hours }.
order-save-changes = Save changes
order-changed = Order { $number } changed, delivery { $day }
order-accepted-ahead = Order { $number } accepted for { $day } and { $count ->
    [one] { $count } delivery
   *[other] { $count } deliveries
} after it
order-cancel = Cancel order
order-cancel-question = Cancel the order? The task from which it was taken will be in the list again.
order-cancel-confirm = Cancel order
order-cancel-stay = Keep order
order-cancelled = Order { $number } cancelled

order-print = Print
order-print-unsaved = Save the changes first: the saved order is printed.
order-printed = Order { $number } is open in the viewer: print it from there.
order-not-printed = Order { $number } could not be printed: { $detail }
order-sheet-title = Customer order { $number } of { $day }
order-sheet-status = Status: { $value }
order-sheet-delivery = Delivery: { $day }
order-sheet-delivery-at = Delivery: { $day }, { $from }–{ $to }
order-sheet-client = Client: { $value }
order-sheet-address = Address: { $value }
order-sheet-notes = Notes: { $value }
order-sheet-phones = Phones: { $value }
order-sheet-payment = Payment: { $value }
order-sheet-column-place = No.
order-sheet-column-product = Product
order-sheet-column-quantity = Qty
order-sheet-column-price = Price, ₽
order-sheet-column-returned = Returned
order-sheet-column-sum = Sum, ₽
order-sheet-deposit = Container deposit, { $count } pcs
order-sheet-comment = Comment to the driver: { $note }
order-sheet-sign-loaded = Released by
order-sheet-sign-driver = Driver
order-sheet-sign-customer = Received by (client)

kept-restored = Restored what was typed on { $day } at { $time }
kept-discard = Start again

refusal-not-found-counterparty = The counterparty no longer exists: refresh the screen.
refusal-not-found-price-list = Price list “{ $name }” does not exist or is archived.
refusal-prices-changed = Prices or the discount have changed. Check them again and repeat.
refusal-list-in-use = { $count ->
    [0] This is the office's price list: choose another one first.
    [one] { $count } counterparty buys by this list: give it another one first.
   *[other] { $count } counterparties buy by this list: give them another one first.
}
refusal-input-window = This is not a time. Example: 10:30–11:15, the end later than the start.
refusal-input-deposit = A deposit can be taken for at most { $count } containers: that many go out with this order.
refusal-input-price = The price { $price } is not valid: from 0 to 10 million roubles.
refusal-input-price-in-past = { $from } has passed: a new price applies from today or later.
refusal-input-discount = The discount { $rate } is not valid: from 0 to 100%.
refusal-input-percent = A change of { $percent } is not valid: from −99 to +1000%.
refusal-input-name-taken = The name “{ $name }” is already taken.
refusal-input-too-many-deliveries = At most { $most } deliveries can be ordered ahead, and only when the order is accepted.
desk-order-change = Change
desk-no-accepted-order = There is no accepted order that can still be changed.

prices-title = Price lists
directories-title-prices = Price lists
prices-about = Prices with a start date. A client without a price list of their own buys by the office price list, and without one at the product prices.
prices-add = New price list
prices-add-title = New price list
prices-rename = Rename
prices-rename-title = Name of the price list
prices-list-name = Name
prices-save = Save
prices-list-saved = Price list “{ $name }” saved
prices-office-done = “{ $name }” is the office’s list now: everybody without a list or price of their own buys by it
prices-office-undone = “{ $name }” is no longer the office’s list: without a list of their own, clients pay the prices of the products
prices-list-office = { $name } · office
prices-list-archived = { $name } · archived
prices-empty = No price lists
prices-empty-sentence = Everybody buys at the product prices. Add a price list to change prices from a chosen day.
prices-column-code = Code
prices-column-product = Product
prices-column-now = Today, ₽
prices-column-since = Applies
prices-column-next = Next
prices-column-before = Before, ₽
prices-column-after = After, ₽
prices-since = from { $day }
prices-of-product = from the product
prices-to-come = { $price } from { $day }
prices-buyers = { $count ->
    [0] Nobody buys by this list
    [one] { $count } counterparty buys by it
   *[other] { $count } counterparties buy by it
}
prices-buyers-office = { $count ->
    [0] The office's: all without a list of their own buy by it
    [one] The office's, and given to { $count } counterparty
   *[other] The office's, and given to { $count } counterparties
}
prices-set = New price
prices-bulk = Change by percent
prices-office = Make it the office list
prices-office-end = Not the office list
prices-price = Price, ₽
prices-from = Applies from
prices-wrong = This is not a price. Examples: 350, 350.50
prices-accepted-stay = Accepted orders keep their prices.
prices-section-to-come = Still to come
prices-remove = Remove
prices-price-saved = Price changed: { $name }
prices-rounding = Round
prices-rounding-kopeck = to the kopeck
prices-rounding-rouble = to 1 ₽
prices-rounding-five = to 5 ₽
prices-rounding-ten = to 10 ₽
prices-bulk-title = Change prices by percent
prices-bulk-percent = By how many percent
prices-bulk-hint = 7.5 or −3
prices-bulk-wrong = This is not a percentage. Examples: 7.5 · −3
prices-bulk-nothing = Enter a percentage: the new price of each product will be shown here.
prices-bulk-do-none = Change prices
prices-bulk-do = Change { $count ->
    [one] { $count } price
   *[other] { $count } prices
}
prices-bulk-done = Prices changed: { $count }, from { $day }
prices-hint-price = new price
prices-hint-add = new price list
prices-hint-rename = rename
prices-hint-turn = another list
history-note-sale-of-order = · sale No. { $value }
history-line = { $quantity } × { $price }
history-line-returned = { $line }, containers back { $count }
history-field-stop = Place in the run
history-field-order_status = Order status
history-field-delivery_on = Delivery date
history-field-window = Delivery time
history-field-payment = Payment
history-field-driver_note = Comment to the driver
history-field-bottles = Bottles
history-field-total = Total
history-field-deposit = Container deposit
history-field-task_date = Date
history-field-task_time = Time
history-field-task_purpose = Purpose of the contact
history-field-task_note = Comment
history-field-task_assignee = Assigned to
history-field-calculator = Calculator
history-move_stop = Order moved within the run
history-send_order = Order sent out
history-recall_order = Order recalled from the run
history-calculator = { $people } people, { $each } each and { $more } more
