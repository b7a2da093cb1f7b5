## Search and duplicates.

find-title = Find
find-placeholder = Client, address, phone, contact person, order number
find-recent = Recent
find-group-clients = Clients and addresses
find-group-phones = Phones
find-group-orders = Orders
find-nothing-title = Nothing found
find-nothing = Nobody matches “{ $typed }”. Check the spelling or add a new client.
find-searching-title = Searching…
find-searching = The list of clients is being read for the first time since the start.
find-hint-title = Whom are you looking for?
find-hint = Type any part of a name, address, phone or order number. Keyboard layout and case do not matter.
find-card = Card
find-task = To the task
find-order = New order
find-new-client = New client
find-merge = Merge…
find-full = The first { $count } are shown; refine the search
find-order-number = Order
find-no-contact = no contact persons
find-no-phone = no phone
find-no-date = no date
find-delivery = delivery { $on }
find-debt = debt { $sum }
find-advance = advance { $sum }
find-containers = containers { $count }

desk-find = Find
desk-find-hint = Client, address, phone, order

refusal-not-found-merge = There is no such merge.
refusal-merge-same = These are one and the same address or client.
refusal-merge-changed = The client has been changed in the meantime. Open the merge again.
refusal-merge-gone = One of the two has already been merged or removed from the lists. Open the card again.
refusal-merge-in-review = The address is under churn review. Finish the review first.
refusal-merge-kept-closed = The address to be kept is closed, and the one to be merged is active. Swap them.
refusal-merge-undone = The merge has already been undone.
refusal-merge-since = The merge cannot be undone: { $what }.
merge-since-card = the card has been changed since
merge-since-contacts = contact persons have been changed since
merge-since-prices = own prices have been changed since
merge-since-orders = there are new or changed orders since then
merge-since-sales = there are new or voided sales since then
merge-since-payments = there are new or voided payments since then
merge-since-containers = there are new container movements since then
merge-since-tasks = the tasks of the address have changed since
merge-since-calls = the address has been called since
merge-since-comments = there are new comments since then
merge-since-journal = there are new journal records since then
merge-since-pauses = pauses have been changed since
merge-since-reviews = there has been a churn review since
merge-since-promises = promised payments have changed since

merge-title = Merge duplicates
merge-search-title = Merge with which one?
merge-choose = Choose
merge-alike = Similar
merge-nothing = Nobody matches “{ $typed }”. Check the spelling.
merge-none-alike-title = Nothing similar
merge-none-alike = Neither the phone, nor the address, nor the name is used anywhere else. Find the duplicate by any part of its name, address or phone.
merge-addresses = This is one address
merge-clients = This is one client with different addresses
merge-kept = Stays
merge-merged = Goes to the archive
merge-no-debt = no debt
merge-containers = containers { $count }
merge-moves = Will move: { $what }. Debt, containers and plan will be recalculated.
merge-clients-move = Will move: { $what } and own prices. Company details, price list and discount are those of the one that stays; what is missing there moves.
merge-move-nothing = nothing, there are no documents or records
merge-move-addresses = { $count ->
    [one] { $count } address
   *[other] { $count } addresses
}
merge-move-contacts = { $count ->
    [one] { $count } contact person
   *[other] { $count } contact persons
}
merge-move-orders = { $count ->
    [one] { $count } order
   *[other] { $count } orders
}
merge-move-sales = { $count ->
    [one] { $count } sale
   *[other] { $count } sales
}
merge-move-payments = { $count ->
    [one] { $count } payment
   *[other] { $count } payments
}
merge-move-containers = { $count ->
    [one] { $count } container movement
   *[other] { $count } container movements
}
merge-move-tasks = { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}
merge-move-calls = { $count ->
    [one] { $count } call
   *[other] { $count } calls
}
merge-move-comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
merge-move-journal = { $count ->
    [one] { $count } journal record
   *[other] { $count } journal records
}
merge-move-pauses = { $count ->
    [one] { $count } pause
   *[other] { $count } pauses
}
merge-move-reviews = { $count ->
    [one] { $count } churn review
   *[other] { $count } churn reviews
}
merge-move-promises = { $count ->
    [one] { $count } promised payment
   *[other] { $count } promised payments
}
merge-undo-hint = The merge can be undone until somebody works with the result.
merge-swap = Swap
merge-submit = Merge
merge-done = Merged: { $merged }
unmerge-title = Undo the merge
unmerge-submit = Undo the merge
unmerge-when = Merged { $when }
unmerge-hint = Everything that moved goes back as it was.
unmerge-nothing = There are no merges that can be undone.
unmerge-done = The merge was undone: { $client }
