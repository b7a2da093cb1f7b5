## Orders: prices, discounts, deposits.

unit-percent = { $number }%

order-line-own-price = { $kind } · own price
order-accepted-number = Accepted { $number }
order-window-own = Other time
order-window-hint = 10:30–11:15
order-discount = Discount “{ $name }” { $rate }
order-deposit = Container deposit
order-deposit-suggested = take for { $count }
order-suggested = We suggest { $count } btl: enough until { $until }
order-last-time = Same as last time
order-ahead-open = Several deliveries ahead
order-ahead = Further deliveries
order-ahead-none = Not needed
order-ahead-hint = Each becomes an order of its own at the prices of its day.
order-ahead-plan = by the plan
order-ahead-weeks = { $count ->
    [1] every week
   *[other] every { $count } weeks
}
order-notes-entrance = entrance { $value }
order-notes-floor = floor { $value }
order-notes-intercom = intercom { $value }
order-notes-call-before = call before arriving
order-notes-from = takes water from { $from }
order-notes-to = takes water until { $to }
order-notes-hours = takes water from { $from } to { $to }
order-warning-draft = The address also has a draft { $number }.
order-warning-hours = The delivery time does not suit: the address { $hours }.
order-save-changes = Save changes
order-changed = Order { $number } changed, delivery { $day }
order-accepted-ahead = Order { $number } accepted for { $day } and { $count ->
    [one] { $count } delivery
   *[other] { $count } deliveries
} after it
order-cancel = Cancel order
order-cancel-question = Cancel this order? The task it was taken from will stand in the list again.
order-cancel-confirm = Cancel order
order-cancel-stay = Keep order
order-cancelled = Order { $number } cancelled

kept-restored = Restored what was typed on { $day } at { $time }
kept-discard = Start afresh

refusal-not-found-counterparty = The counterparty is gone: refresh the screen.
refusal-not-found-price-list = There is no price list “{ $name }”, or it is archived.
refusal-prices-changed = Prices or the discount have changed. Look at them again and repeat.
refusal-list-in-use = { $count ->
    [0] This is the office's price list: choose another one first.
    [one] { $count } counterparty buys by this list: give it another one first.
   *[other] { $count } counterparties buy by this list: give them another one first.
}
refusal-input-window = This is no time. Example: 10:30–11:15, the end later than the beginning.
refusal-input-deposit = A deposit can be taken for { $count } containers at most: that many go out with this order.
refusal-input-price = The price { $price } does not fit: from 0 to 10 million roubles.
refusal-input-price-in-past = { $from } has passed: a new price holds from today or later.
refusal-input-discount = The discount { $rate } does not fit: from 0 to 100%.
refusal-input-percent = A change of { $percent } does not fit: from −99 to +1000%.
refusal-input-name-taken = The name “{ $name }” is taken already.
refusal-input-too-many-deliveries = No more than { $most } deliveries can be ordered ahead, and only when the order is accepted.
desk-order-change = Change
desk-no-accepted-order = There is no accepted order that could still be changed.
