## Deliveries of a day: runs, route sheets, the evening.

refusal-not-found-driver = There is no such driver: refresh the list.
refusal-not-found-vehicle = There is no such vehicle: refresh the list.
refusal-not-found-payment = There is no such payment: refresh the list.
refusal-not-found-movement = There is no such movement of containers: refresh the list.
refusal-document-voided = Document { $number } was voided already.
refusal-empty-run = The run has no orders with which this can be done.
refusal-input-not-yet = { $chosen } has not come yet: a document cannot be of a day ahead.
refusal-input-containers = { $value } containers will not do: 1 to 100,000.
refusal-input-not-covered = { $count ->
    [0] No deposit was paid for containers of this address: there is nothing to give back.
   *[other] A deposit covers { $count } containers. It cannot be given back for more.
}

deliveries-no-route = No route

route-sheet-title = Route sheet { $number } · { $day }
route-sheet-route = Route: { $name }
route-sheet-driver = Driver: { $name }
route-sheet-vehicle = Vehicle: { $name }
route-sheet-none = not assigned
route-sheet-page-of = of
route-sheet-total = Total, stops: { $stops }
route-sheet-goods = { $name } × { $count }
route-sheet-debt = debt { $sum }
route-sheet-deposit = deposit { $sum } included
route-sheet-column-place = No.
route-sheet-column-time = Time
route-sheet-column-client = Client, address
route-sheet-column-bring = Bring
route-sheet-column-take = Empties
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
route-sheet-column-comment = Note to the driver
route-sheet-sign-loaded = Loaded by (store)
route-sheet-sign-driver = Driver
route-sheet-sign-taken = Taken in the evening by
stop-note-entrance = entrance { $value }
stop-note-floor = floor { $value }
stop-note-intercom = intercom { $value }
stop-note-call-before = call before
stop-note-hours = open { $value }
