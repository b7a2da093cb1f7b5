## Dialogs: order, delivery, postpone, comment, journal record.

dialog-cancel = Cancel
dialog-close = Close
dialog-stay = Stay
dialog-discard = Discard
dialog-unsaved = What you typed is not saved.
dialog-saving = Saving…
dialog-loading = Loading…
dialog-text-left = { $count ->
    [one] { $count } character
   *[other] { $count } characters
} left
dialog-text-too-long = { $count ->
    [one] { $count } character
   *[other] { $count } characters
} too long

order-title = Customer order
order-draft-number = Draft { $number }
order-date = Order date
order-delivery-date = Delivery date
order-window = Time
order-window-any = Any
order-payment = Payment
order-column-product = Product
order-column-quantity = Qty
order-column-price = Price, ₽
order-column-returned = Returned
order-column-sum = Sum, ₽
order-no-lines = No products: add one by name or code.
order-remove = Remove
order-line-litres = { $kind } · { $volume } each
order-add = Add a product: name or code
order-add-nothing = No such product
order-keys = ↑ ↓ line · ← → quantity, containers · digits + − · Del remove
order-note = Comment to the driver
order-goods = Goods
order-advance = Advance
order-debt = Debt before the order
order-due = To pay
order-due-with-debt = To pay including the debt
order-after = After a delivery of { $count ->
    [one] { $count } bottle
   *[other] { $count } bottles
} the next date of the plan is
order-left = { $count ->
    [one] { $count } bottle
   *[other] { $count } bottles
} will stay at the address
order-why = Why this date?
order-accept = Accept order
order-save-draft = Save draft
order-keep-draft = Keep as draft
order-draft-saved = Draft { $number } saved
order-accepted = Order { $number } accepted for { $day }
order-accepted-next = Order { $number } accepted for { $day }. Next date by the plan: { $next }
order-warning-churn = The address is under churn review: an accepted order returns it to work.
order-warning-weekday = { $day } is not a delivery day of this address: its days are { $days }.
order-warning-route = The route of this address does not run on { $day }: its days are { $days }.
order-usual-day = On { $day }
order-warning-closed-day = No delivery on { $day }{ $name }.
order-warning-other = There is already order { $number } for { $day } ({ $status }).

payment-cash = Cash to the driver
payment-card = Card
payment-transfer = Bank transfer
product-kind-goods_with_container = goods with container
product-kind-goods = goods
product-kind-service = service

postpone-title = Postpone
postpone-date = When to call again
postpone-after = Later than { $day }
postpone-closed-day = No delivery on { $day }: you can call, but nothing can be delivered.
postpone-no-date = Choose a date.
postpone-comment = What the client said (required)
postpone-save = Postpone
postpone-done = Postponed until { $day }

comment-title = Comment
comment-label = What was said
comment-save = Save
comment-done = Comment saved

journal-title = Journal record
journal-label = What the appeal is about
journal-save = Record
journal-done = Record { $number } entered in the journal

delivered-title = Order delivered
delivered-date = Delivery date
delivered-payment = Payment
delivered-amount = Received, ₽
delivered-amount-hint = nothing
delivered-amount-wrong = This is not a sum. Examples: 700, 700.50
delivered-early = The order is for { $day }. If it was delivered earlier, enter the day.
delivered-other = Not what was ordered: the sale will follow these lines.
delivered-save = Post delivery
delivered-total = Delivery total
delivered-debt-after = Debt after the delivery
delivered-advance-after = Advance after the delivery
delivered-done = Sale { $number } of { $sum }. Next date: { $next } ({ $why })
delivered-done-no-next = Sale { $number } of { $sum }. { $why }
