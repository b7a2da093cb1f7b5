## Search and duplicates.

find-title = Find
find-placeholder = Client, address, phone, contact person, order number
find-recent = Recent
find-group-clients = Clients and addresses
find-group-phones = Phones
find-group-orders = Orders
find-nothing-title = Nothing found
find-nothing = Nobody matches “{ $typed }”. Check the spelling or enter a new client.
find-searching-title = Searching…
find-searching = The clients are read for the first time since the start.
find-hint-title = Whom are you looking for?
find-hint = Type any part of a name, an address, a phone or an order number. Keyboard layout and case do not matter.
find-card = Card
find-task = To the task
find-order = New order
find-new-client = New client
find-full = The first { $count } are shown, type more
find-order-number = Order
find-no-contact = no contact person
find-no-phone = no phone
find-no-date = no date
find-delivery = delivery { $on }
find-debt = owes { $sum }
find-advance = advance { $sum }
find-containers = containers { $count }

desk-find = Find
desk-find-hint = Client, address, phone, order
