### Money: debts, promises, the bank.

# Container adjustment by address
adjustment-title = Container adjustment by address
adjustment-off = Write off
adjustment-on = Write on
adjustment-everything = Write off everything
adjustment-kind = Kind of container
adjustment-stands = At the address
adjustment-count = How many
adjustment-left = Will be left
adjustment-reason = Reason
adjustment-reason-choose = Choose a reason
adjustment-reason-missing = Choose the reason of the adjustment.
adjustment-no-reasons = The directory has no reasons for container adjustments. A manager adds them: Directories, Container adjustments.
adjustment-save = Post adjustment
adjustment-done = Adjustment { $numbers } posted, { $count ->
    [one] { $count } container
   *[other] { $count } containers
} at the address
history-adjust_containers = Container adjustment
history-void_adjustment = Container adjustment voided
history-note-why = · { $value }
history-field-container_kind = Container
refusal-not-found-container-kind = There is no such kind of containers in the directory: choose another one.
refusal-containers-changed = The containers at the address have changed: there are { $count } now. Look and post again.
refusal-undo-closed = It cannot be undone: the address was closed after the containers had been written off.
refusal-undo-containers = It cannot be undone: containers “{ $kind }” have gone back since.
refusal-input-no-adjustment = Say how many containers to write off or on.
refusal-input-not-there = “{ $kind }”: there are { $count } at the address, no more can be written off.
refusal-input-beyond-advance = No more than the advance can be paid back: { $sum }.

# The section Money
money-title = Money
help-money = Debts and payments
money-tab-debts = Debts
money-pay = Payment
money-adjust = Container adjustment
money-by-address = By address
money-by-client = By client
money-order = Order
money-order-own = by column
money-order-age = oldest first
money-order-amount = largest first
money-order-promise = by promise
money-order-client = by client
money-counting = Counting debts…
money-column-debt = Debt
money-column-days = Days
money-column-containers = Cont.
money-column-payment = Paid
money-column-promise = Promised
money-age-0 = to 7 days
money-age-1 = 8–30 days
money-age-2 = 31–60 days
money-age-3 = 61–90 days
money-age-4 = over 90
money-age-long-0 = Up to 7 days
money-age-long-1 = 8–30 days
money-age-long-2 = 31–60 days
money-age-long-3 = 61–90 days
money-age-long-4 = Over 90 days
money-debtors = Debtors
money-containers = Containers without deposit
money-addresses = { $count ->
    [one] { $count } address in debt
   *[other] { $count } addresses in debt
}
money-in-review = { $place } · churn review
money-promise-due = by { $day }
money-promise-broken = overdue { $day }
money-nobody = No client of this manager on this route is in debt.
money-no-debts-title = No debts
money-no-debts = Every address has paid. A new debt appears here as soon as a sale is posted without a payment.

# A promised payment
promise-purpose = Debt
promise-task-note = Payment promised:
history-promise_payment = Payment promised
history-void_promise = Promise of a payment called off
refusal-not-found-promise = This promise is gone: refresh the list.
refusal-not-found-bank-entry = This entry of the statement is gone: refresh the list.
refusal-input-promise-in-past = The day of the promise, { $day }, is over.
