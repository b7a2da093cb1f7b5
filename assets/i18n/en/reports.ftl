## A manager's reports on planning.

reports-title = Reports
reports-export = To Excel
reports-period = Period
reports-days = { $count } days
reports-months = { $count } months
reports-cut = Breakdown
reports-cut-whole = Whole office
reports-cut-kind = Planning method
reports-cut-route = Route
reports-cut-manager = Manager
reports-percent = { $value }%
reports-reading = Reading the history of deliveries: { $percent }%
reports-stale = Something in the office has changed since then.

reports-tab-unplanned = Without a plan
reports-tab-changed = Sharp change in consumption
reports-tab-silent = Silent longer than usual
reports-tab-paused = Paused
reports-tab-quality = Forecast quality

reports-about-unplanned = Active addresses without a next delivery date: the program will not remind you of them.
reports-about-changed = Deliveries of the period after which consumption more than doubled or fell by more than half.
reports-about-silent = Addresses that have not ordered for longer than is usual for them. Those most likely to be lost come first.
reports-about-paused = Addresses that are paused today. Those returning soonest come first.

reports-empty-office-title = There are no addresses yet
reports-empty-office = Import a list of clients in the settings (Ctrl+,), or add the first one: Ctrl+5, then Ctrl+Shift+N.
reports-empty-unplanned-title = Everybody has a date
reports-empty-unplanned = Active addresses without a next delivery date appear here, with the reason.
reports-empty-changed-title = No sharp changes
reports-empty-changed = Addresses whose consumption more than doubled or fell by more than half in the period appear here.
reports-empty-silent-title = Everybody keeps their rhythm
reports-empty-silent = Addresses silent for longer than usual appear here. A rhythm is known from the third delivery on.
reports-empty-paused-title = Nobody is paused
reports-empty-paused = A pause is set on the card of an address, on the tab Planning.
reports-empty-quality-title = Nothing to compare yet
reports-empty-quality = The forecast is compared with deliveries from an address’s second delivery on.
reports-nobody-title = Nobody matches the filter
reports-nobody = There is nothing here for this manager and route.

reports-column-code = Code
reports-column-client = Client and address
reports-column-address = Address
reports-column-route = Route
reports-column-manager = Manager
reports-column-reason = Why there is no date
reports-column-last = Last
reports-column-delivered = Delivery
reports-column-before = Before, L/day
reports-column-after = After, L/day
reports-column-change = Change
reports-column-silent = Silent, days
reports-column-usual = Usual, days
reports-column-beyond = Beyond, days
reports-column-level = Signs
reports-column-risk = Risk
reports-column-from = Paused from
reports-column-until = Paused until
reports-column-next = Next delivery
reports-column-month = Month
reports-column-kind = Method
reports-column-group = Breakdown

reports-level-none = in rhythm
reports-level-watch = watch
reports-level-lost = probably lost

reports-group-whole = Whole office
reports-kind-average = By average
reports-kind-weekdays = By weekdays
reports-kind-every = Every X days
reports-kind-none = Do not plan
reports-no-route = No route
reports-no-manager = No manager

reports-heading-judged = Judged
reports-heading-error = Error
reports-heading-bias = Bias
reports-heading-near = ±2 days
reports-heading-early = Early
reports-heading-late = Late
reports-figure-judged = Deliveries
reports-figure-error = Error, days
reports-figure-bias = Bias, days
reports-figure-near = Within ±2 days
reports-figure-early = Too early
reports-figure-late = Too late
reports-chart-above = The figure above a bar is the mean error in days
reports-quality-note = Each delivery is compared with the date in the plan on the day before. A positive bias means the plan was late, a negative one that it was early.
reports-total = Deliveries: { $judged } · mean error { $error } days · within ±2 days { $near }

reports-only-manager = Manager: { $name }
reports-only-route = Route: { $name }
reports-sheet-on = As of { $day }
reports-sheet-groups = Over the period
reports-sheet-months = By month

reports-export-title = Save for Excel
reports-export-kind = Excel workbook
reports-export-path = File
reports-export-choose = Choose a folder
reports-export-save = Save
reports-export-no-path = Enter where to save it.
reports-exported = Saved: { $path }

reports-hint-tabs = tabs
reports-hint-open = card
reports-hint-export = to Excel
