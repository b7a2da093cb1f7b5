## Directories and settings of the office.

directories-group-goods = Goods and prices
directories-group-delivery = Delivery
directories-group-work = Working with clients
directories-group-office = Office
directories-title-products = Products
directories-title-routes = Routes
directories-title-drivers = Drivers
directories-title-vehicles = Vehicles
directories-title-employees = Employees
directories-title-churn-reasons = Reasons for leaving
directories-title-undelivered-reasons = Undelivered: reasons
directories-title-adjustment-reasons = Adjustment reasons
directories-title-container-kinds = Containers
directories-title-journal-types = Types of journal records
directories-title-purposes = Purposes of contacts
directories-about-products = What is sold. Litres in a unit are the consumption data from which dates are reckoned.
directories-about-routes = The runs that addresses are on.
directories-about-drivers = Those who drive. They work without the program.
directories-about-vehicles = What they drive, and how many bottles it takes.
directories-about-employees = Who works in the office, and in which roles.
directories-about-churn-reasons = Why a client leaves: chosen when churn is reported.
directories-about-undelivered-reasons = Why an order was not delivered.
directories-about-adjustment-reasons = Why containers are written off or on.
directories-about-container-kinds = Kinds of returnable containers. The first one is that of products without a kind.
directories-about-journal-types = The first that is not archived stands in a new record.
directories-about-purposes = Why a client is called, and which consent that needs.
directories-add = Add
directories-add-products = New product
directories-add-routes = New route
directories-add-drivers = New driver
directories-add-vehicles = New vehicle
directories-add-employees = New employee
directories-add-churn-reasons = New reason for leaving
directories-add-undelivered-reasons = New reason: undelivered
directories-add-adjustment-reasons = New reason: container adjustment
directories-add-container-kinds = New kind of containers
directories-add-journal-types = New type of record
directories-add-purposes = New purpose
directories-edit = Edit
directories-archive = Archive
directories-bring-back = Bring back
directories-archived = archived
directories-show-archived = Show archived ({ $count })
directories-search = Find in the directory
directories-save = Save
directories-save-anyway = Save all the same
directories-saved = “{ $name }” is saved
directories-saved-moved = “{ $name }” is saved. The date moved at { $moved ->
    [one] { $moved } address
   *[other] { $moved } addresses
}
directories-archived-done = Archived
directories-brought-back = Brought back from the archive
directories-archive-title = Archive it?
directories-archive-question = “{ $name }” will not be offered in new documents any more. Old ones keep it; it can be brought back at any time.
directories-archive-manages = This employee manages { $count ->
    [one] { $count } address
   *[other] { $count } addresses
}. Pass them on to another manager first.
directories-archive-on-route = { $count ->
    [one] { $count } address is
   *[other] { $count } addresses are
} on this route: they stay on it until another is chosen.
directories-absence = Pass addresses on
directories-only-administrator = Employees and roles are changed by an administrator.
directories-empty = Nothing here yet
directories-empty-sentence = Add the first entry.
directories-not-found = Nothing found
directories-not-found-sentence = No entry has the words “{ $typed }”. Look among the archived ones too.
directories-not-a-number = Not a number. Examples: 350, 18.9
directories-hint-edit = edit
directories-hint-add = add
directories-hint-archive = archive
directories-hint-search = search
directories-hint-back = to the list
directories-hint-choose = directory
directories-hint-enter = open

directories-field-name = Name
directories-field-person = Full name
directories-field-code = Code
directories-field-price = Price, ₽
directories-field-litres = Litres in a unit
directories-field-container = Container
directories-field-deposit = Deposit, ₽
directories-field-vat = VAT in the price, %
directories-field-capacity = Capacity, bottles
directories-field-phone = Phone
directories-field-kind = Kind
directories-field-weekdays = Days
directories-field-roles = Roles
directories-field-consent = Needs consent
directories-field-addresses = Addresses
directories-hint-litres = Empty: the product takes no part in the consumption. A new figure holds for past sales too.
directories-hint-vat = VAT is already within the price. Empty means “without VAT”, 0 is the zero rate.
directories-kind-goods-with-container = In a container
directories-kind-goods = Goods
directories-kind-service = Service
directories-consent-orders = to calls about orders
directories-consent-advertising = to advertising
directories-role-operator = calls the own list, takes orders
directories-role-senior-operator = all lists, first stage of churn
directories-role-quality-control = second stage of churn, closes addresses
directories-role-credit-controller = debts, statements, payments
directories-role-manager = reports, directories, settings
directories-role-administrator = employees, rights, backup, import

refusal-not-allowed-manage-users = Only these roles may change employees and roles: { $roles }.
refusal-directory-no-name = Write a name.
refusal-directory-no-code = Write a code.
refusal-directory-name-taken = The name “{ $name }” is there already.
refusal-directory-name-taken-archived = The name “{ $name }” is in the archive: bring it back from there.
refusal-directory-code-taken = The code “{ $code }” is there already.
refusal-directory-code-taken-archived = The code “{ $code }” is in the archive already.
refusal-directory-changed = Somebody else has just changed this entry. Open it again.
refusal-directory-gone = This entry is gone. Open the directory again.
refusal-directory-price = The sum does not fit: 0 to 10,000,000 ₽.
refusal-directory-vat = The VAT rate does not fit: 0 to 100 %.
refusal-directory-capacity = The capacity does not fit: 1 to 100,000 bottles.
refusal-directory-product-kind = The product stands in orders or sales: its kind stays. Add a new product.
refusal-directory-last-entry = This is the last entry: nothing would be left to choose. Add another one first.
refusal-directory-no-role = Tick at least one role.
refusal-directory-last-administrator = This is the last administrator: appoint another one first.
refusal-directory-oneself = Nobody archives oneself: another administrator does it.
refusal-directory-number-used = This number was given already. The next one may be { $least } or more.
refusal-directory-number = The number does not fit: 1 to 999,999,999.
refusal-directory-area-code = An area code has 3 to 5 digits; it may stay empty.
refusal-directory-litres-per-person = Litres a person does not fit: 0.1 to 20 a day.
refusal-directory-window = The end has to be later than the beginning. Example: 9:00–13:00.
refusal-directory-windows = Ten delivery windows at most.
refusal-directory-price-list = This price list is not there, or archived.
refusal-directory-no-days = Choose at least one day.

directories-title-calendar = Delivery calendar
directories-about-calendar = No date falls on a day without delivery: one day earlier, or else later.
calendar-kind-ordinary = Ordinary
calendar-kind-no-delivery = No delivery
calendar-kind-holiday = Holiday, delivered
calendar-kind-short = Short
calendar-kind-working = Worked weekend
calendar-name-placeholder = Name of the days
calendar-nothing-painted = Choose a type and mark days: by Space or by mouse.
calendar-painted = Days marked: { $count }. Not saved yet.
calendar-dates-move = The date moves at { $moved ->
    [one] { $moved } address
   *[other] { $moved } addresses
}.
calendar-check = Check and save
calendar-apply = Save
calendar-forget = Discard
calendar-applied = The calendar is saved: days { $days }, dates moved { $moved }
calendar-taken-back = The calendar is as it was, dates moved { $moved }
calendar-next-year-empty = The calendar of { $year } is empty: dates in January will fall on holidays. Bring a production calendar in, or mark the days.
calendar-moved-from = Moved from { $day }
calendar-hint-move = day
calendar-hint-kind = type
calendar-hint-paint = mark
calendar-hint-undo = undo
calendar-bring = Bring a calendar in
calendar-bring-title = Bring a production calendar in
calendar-bring-about = XML in the form of xmlcalendar.ru, or CSV: date; type; name. The days appear on the sheet first; saving them is up to you.
calendar-bring-path = File
calendar-bring-pick = Choose
calendar-bring-no-dialog = The system has no file dialog: type the path.
calendar-bring-read = Read
calendar-bring-paint = Show on the sheet
calendar-bring-year = Year
calendar-bring-rest = Weekends without delivery
calendar-bring-changes = { $days ->
    [0] The calendar says all this already.
   *[other] Days that change: { $days }.
}
calendar-files = Calendars
calendar-fault = Row { $row }: “{ $text }”: { $fault }
calendar-fault-date = no date
calendar-fault-type = unknown type of day
calendar-faults-more = and { $count } more
calendar-error-too-large = The file is larger than any calendar. Is it the right one?
calendar-error-foreign = The file has things that no calendar has. It was not read.
calendar-error-broken = The file is broken: nothing can be read beyond byte { $at }.
calendar-error-not-a-calendar = This is no production calendar.
calendar-error-no-year = The file names no year.

directories-title-numbering = Numbering
directories-title-settings = Settings of the office
directories-about-numbering = What the numbers of documents begin with, and which number comes next.
directories-about-settings = Rules by which the whole office works.
directories-hint-field = field
directories-hint-save = save
numbering-document = Document
numbering-prefix = Begins with
numbering-next = Next number
numbering-example = How it will look
numbering-order = Customer order
numbering-sale = Sale
numbering-payment = Payment
numbering-container = Movement of containers
numbering-journal = Journal record
numbering-run = Route sheet
numbering-invoice = Invoice
numbering-delivery_note = Delivery note
numbering-statement = Reconciliation statement
numbering-becomes = → { $number }
numbering-hint = Numbers never go back: no number is given twice.
numbering-saved = The numbering is saved

settings-name = Name of the office
settings-area-code = Area code
settings-about-area-code = Put before local telephone numbers that are written short.
settings-about-caution = How much earlier than expected to call: 0 is on the very day.
settings-about-anchor = An order near this date takes the row out of Active.
settings-norms = Consumption calculator
settings-litres-office = Office, litres a person and day
settings-litres-flat = Flat, litres a person and day
settings-about-norms = From these the calculator of an address reckons its initial consumption.
settings-work = Work
settings-churn-control = Churn control
settings-about-churn-control = On: churn sends the address to the senior operator's review. Off: it closes the address at once.
settings-windows = Usual times of delivery
settings-about-windows = What an order offers. Parted by commas: 9–12, 12–15, 15:00–18:30.
settings-quiet = Quiet hours
settings-about-quiet = At this time the program warns before a call. Empty: any time will do.
settings-quiet-wrong = Not a time. Example: 21:00–9:00.
