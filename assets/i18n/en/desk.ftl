## The operator's desk: operational tasks.

desk-title = Operational tasks
desk-manager = Manager
desk-route = Route
desk-date = Date
desk-all = All
desk-all-managers = All managers
desk-all-routes = All routes
desk-refresh = Refresh
desk-filter-hint = Filter: client, address, code
desk-filter-hint-short = Filter
desk-filter-clear = Clear the filter
desk-show-all = Show all managers and routes
desk-loading = …
desk-handled-of = Handled { $handled } of { $of }

desk-tab-active = Active
desk-tab-overdue = Overdue
desk-tab-churn = Churn review
desk-tab-birthdays = Birthdays

desk-column-time = Time
desk-column-list-date = Date
desk-column-client = Client and address
desk-column-route = Route
desk-column-last = Last
desk-column-days = Days
desk-column-rate = L/day
desk-column-containers = Cont.
desk-column-debt = Debt, ₽
desk-column-handled = Handled
desk-column-reason = Reason
desk-column-stage = Stage
desk-column-operator = Operator
desk-column-since = Sent
desk-column-person = Contact person
desk-column-phone = Phone
desk-column-age = Age
desk-column-next = Delivery

desk-last = { $day } · { $count } btl
desk-no-calls = asked not to be called
desk-kind-plan = Plan
desk-kind-callback = Call back
desk-kind-undelivered = Undelivered
desk-kind-task = Task
desk-kind-always = Always
desk-order-ahead = { $kind } · ordered
desk-handled-accepted = Accepted
desk-handled-postponed = Refused
desk-handled-postponed-to = Refused · { $to }
desk-handled-churn = Churn
desk-handled-closed = Closed
desk-stage-no-debts = { $stage } · no debts ✓

churn-stage-senior_operator = Senior operator
churn-stage-quality_control = Quality control
churn-stage-credit_control = Credit control
churn-stage-closed = Closed
churn-stage-returned = Back in work

desk-empty-office-title = The office has no addresses yet
desk-empty-office = Import your list of clients from Excel or 1C: Settings (Ctrl+,) → Import clients. Or add the first one: Clients (Ctrl+5). The tasks will appear by themselves.
desk-empty-active-title = Nobody to call
desk-empty-active = There are no tasks for { $day }. Choose another date (Alt+← and Alt+→), manager or route.
desk-empty-overdue-title = Nothing overdue
desk-empty-overdue = The tasks of earlier dates have been handled.
desk-empty-churn-title = No reviews
desk-empty-churn = No address is under churn review.
desk-empty-birthdays-title = No birthdays today
desk-empty-birthdays = Contact persons whose birthday is today appear here. Birthdays come with the list of clients.
desk-not-found-title = Nothing found
desk-not-found = “{ $typed }” is not in this list. Clear the filter or choose another tab.

desk-panel-empty-title = No task is selected
desk-panel-empty = Select a row of the list with ↑ ↓ or the mouse.
desk-panel-wait = …
desk-call = Call
desk-more = { $count } more
desk-less = less
desk-birthday = birthday { $day }
desk-no-contacts = No contact persons
desk-no-phone = no phone
desk-note = Permanent note
desk-plan = Plan
desk-plan-none = No date
desk-why = Why this date?
desk-silence-watch = Silent for { $silent }, usually { $usual }. Ask whether everything is all right.
desk-silence-lost = Silent for { $silent }, usually { $usual }: the client seems to be leaving.
desk-kind-average = by average · { $weekdays }
desk-kind-weekdays = by weekdays · { $weekdays }
desk-kind-every = every { $days } days
desk-kind-none = do not plan

desk-fact-last = Last delivery
desk-fact-last-note = { $count } btl · { $days }
desk-fact-bottles = Bottles per month
desk-fact-bottles-short = Bottles/month
desk-fact-bottles-note = this / last
desk-fact-containers = Container debt
desk-fact-containers-note = at the address { $count }
desk-fact-debt = Money debt
desk-fact-no-advance = no advance
desk-fact-advance = advance { $sum }

desk-orders = Orders
desk-orders-week = this week
desk-orders-last = none this week · last { $count }
desk-orders-none = There have been no orders yet.
desk-order-delivery = Delivery
desk-order-number = Number
desk-order-bottles = Bottles
desk-order-sum = Sum
desk-order-status = Status
desk-order-delivered = Mark as delivered
desk-comments = Comments
desk-comments-none = No comments since the last order.
desk-journal = Journal
desk-journal-none = No records.
desk-churn = Churn review
desk-churn-operator = Operator

desk-ship = Ship
desk-postpone = Postpone
desk-comment = Comment
desk-write-journal = Journal record
desk-close = Close

desk-phones-title = Which number?
desk-number-copied = { $number } copied: { $person }
desk-number-none = The address has no phone.
desk-nothing-selected = Select a row of the list first.
desk-nothing-to-undo = There is nothing to undo: nothing was handled in this session.
desk-undo-refused = { $client }: { $why }
desk-undo-refused-next = { $client }: { $why } Ctrl Z again undoes what was done before that: { $next }.
desk-undone-order = Order { $number } is cancelled, { $client } is in the list again
desk-undone-postponed = The postponement is undone, { $client } is in the list again
desk-undone = Undone, { $client } is in the list again
desk-call-due = { $more ->
    [0] Time to call back (Ctrl 1, top of the list): { $client }
    [one] Time to call back (Ctrl 1, top of the list): { $client } and { $more } more client
   *[other] Time to call back (Ctrl 1, top of the list): { $client } and { $more } more clients
}
desk-row-handled = The row has already been handled.
desk-birthday-not-postponed = A birthday cannot be postponed: write a comment or take an order.
desk-review-not-postponed = The address is under churn review: its task cannot be postponed.

desk-hint-choose = select
desk-hint-open = open
desk-hint-ship = ship
desk-hint-postpone = postpone
desk-hint-call = call
desk-hint-scroll = scroll
desk-hint-buttons = to the buttons
desk-hint-back = to the list
