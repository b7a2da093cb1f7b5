## The card of a client and address.

client-crumb = Clients /
client-new-order = New order
client-save = Save
client-find = Find a client
client-new = New client
client-nobody-title = No client chosen
client-nobody = Find a client by name, address or phone, or enter a new one.
client-addresses = { $count ->
    [one] { $count } address
   *[other] { $count } addresses
}
client-tab-details = Card
client-tab-contacts = Contacts
client-tab-planning = Planning
client-tab-orders = Orders
client-tab-ledger = Containers and money
client-tab-journal = Journal
client-tab-history = History
client-hint-find = find
client-hint-new = new client
client-hint-tabs = tabs
client-hint-address = other address
client-leaving-title = Changes are not saved
client-leaving-sentence = Something typed on the card is not saved yet. It is lost if you leave.
