### Money: debts, promises, the bank.

# Container adjustment by address
adjustment-title = Container adjustment by address
adjustment-off = Write off
adjustment-on = Write on
adjustment-everything = Write off everything
adjustment-kind = Kind of container
adjustment-stands = At the address
adjustment-count = How many
adjustment-left = Will remain
adjustment-beyond = There are not that many containers at the address: the balance would become negative.
adjustment-reason = Reason
adjustment-reason-choose = Choose a reason
adjustment-reason-missing = Choose a reason for the adjustment.
adjustment-no-reasons = The directory has no reasons for container adjustments. A manager adds them: Directories → Adjustment reasons.
adjustment-save = Post adjustment
adjustment-done = Adjustment { $numbers } posted, { $count ->
    [one] { $count } container
   *[other] { $count } containers
} at the address
history-adjust_containers = Container adjustment
history-void_adjustment = Container adjustment voided
history-field-container_kind = Container
refusal-not-found-container-kind = The directory has no such kind of container: choose another one.
refusal-containers-changed = The containers at the address have changed: now { $count }. Check and post again.
refusal-undo-closed = This cannot be undone: the address was closed after the containers had been written off.
refusal-undo-containers = This cannot be undone: containers “{ $kind }” have since been returned.
refusal-input-no-adjustment = Enter how many containers to write off or on.
refusal-input-not-there = “{ $kind }”: there are { $count } at the address, no more can be written off.
refusal-input-beyond-advance = No more than the advance can be refunded: { $sum }.

# The section Money
money-title = Money
money-hint-filter = find
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
money-nobody = Clients of this manager on this route have no debts.
money-no-debts-title = No debts
money-no-debts = All addresses have paid. A new debt appears here as soon as a sale is posted without payment.

# A promised payment
promise-purpose = Debt
promise-task-note = Payment promised: { $sum }.
history-promise_payment = Payment promised
history-void_promise = Promise of payment withdrawn
history-undone-payment = payment
history-undone-promise = promised payment
desk-undone-payment = Payment { $number } undone: { $client }
desk-undone-promise = Promise of payment undone: { $client }
refusal-not-found-promise = This promise no longer exists: refresh the list.
refusal-not-found-bank-entry = This entry of the statement no longer exists: refresh the list.
refusal-input-promise-in-past = The promised date { $day } has already passed.

# Calls about a debt
call-warning-debt-hours = Today a private person may be called about a debt from { $from } to { $to }.
call-warning-debt-day = The debt has already been discussed today: { $made } of { $most } per day.
call-warning-debt-week = The debt has already been discussed this week: { $made } of { $most } per week.
call-warning-debt-month = The debt has already been discussed this month: { $made } of { $most } per month.
history-call_debtor = Call about a debt
history-change_debt_call_limits = Limits on debt calls changed
refusal-bank-entry-handled = This entry of the statement has already been posted or dismissed: refresh the list.

# The bank
history-take_in_statement = Bank statement imported
history-post_bank_entries = Bank statement posted: payment
history-dismiss_bank_entry = Entry of a bank statement
history-field-dismissed = Not a client’s payment
statement-not-a-statement = This is not a bank statement in the 1C format (1CClientBankExchange). Export it from the bank’s client for 1C.
statement-too-long = The file is too large. Export the statement for a shorter period.
statement-encoding = Line { $line }: the letters are not in the encoding named in the file. Export the statement again.
statement-no-account = The file does not contain the office’s account, so incoming and outgoing payments cannot be told apart. Export the statement again.
statement-nested = Line { $line }: a document begins inside another one or ends before it began. Export the statement again.
statement-cut-off = The file breaks off at line { $line }. Export the statement again.
statement-missing = Line { $line }: the incoming payment has no field “{ $field }”. Export the statement again.
statement-value = Line { $line }: { $field } is “{ $value }”, which cannot be read. Export the statement again.
bank-file = Import statement
bank-file-title = Bank statement
bank-file-kind = Statement for 1C (*.txt)
bank-file-path = Statement file
bank-file-about = The 1C exchange file (kl_to_1c.txt) from the bank’s client. The same payment from different files is recorded once.
bank-file-no-path = Choose a file or type its path.
bank-file-choose = Choose file
bank-file-read = Import
bank-file-done = Statement imported: new payments { $added }, already known { $known }
bank-hint-confirm = confirm
bank-hint-file = import statement
bank-confirm = Confirm
bank-confirm-sure = Post exact matches ({ $count })
bank-other = Another client
bank-dismiss = Not a client’s payment
bank-bring-back = Return to work
bank-handled = Show posted
bank-none-title = Nothing to post
bank-none = Import a statement: the program suggests whose payment it is, by tax number, invoice number and debt.
bank-column-day = Came in
bank-column-payer = Payer
bank-column-amount = Sum
bank-column-client = Whose payment
bank-column-because = Why
bank-column-purpose = Purpose of the payment
bank-number = No. { $number }
bank-payment = payment No. { $number }
bank-is-posted = posted
bank-is-dismissed = not a client’s payment
bank-is-unknown = client not found
bank-several = matches: { $count }
bank-because-tax-number = tax number
bank-because-tax-number-debt = tax number and sum
bank-because-invoice = invoice { $number }
bank-because-debt = amount of the debt
bank-whose = Whose payment is this
bank-find = Another client
bank-posted = Payment { $number } posted
bank-posted-several = Payments posted: { $count }
bank-dismissed = Marked: not a client’s payment
bank-brought-back = The payment is waiting to be posted again
money-tab-promises = Promises
money-tab-bank = Bank
money-call = Call
money-call-title = Call about a debt
money-promise = Promise
promise-title = Promised payment
promise-amount = Sum
promise-date = By
promise-about = The credit controller will have a task on that day. The promise is kept once at least that much has been paid from now on.
promise-save = Record promise
promise-done = Promise recorded: by { $day }
promise-open = Waiting
promise-due = Due
promise-kept = Kept
promise-none-title = Nothing here
promise-none-open = There are no promises of payment. To record one: tab Debts, F6.
promise-none-due = No promises are due.
promise-none-kept = No promises have been kept yet.
promise-column-due = By
promise-column-missing = Not paid
promise-column-note = Note
promise-column-made = Recorded
promise-is-broken = broken
promise-is-due = waiting
promise-is-kept = kept
promise-hint-void = withdraw promise
promise-void = Withdraw promise
promise-void-title = Withdraw promise
promise-void-question = Withdraw the promise: { $client }, { $sum } by { $day }?
promise-void-about = The task for that day will be removed too. The promise stays in the history.
promise-void-stay = Keep
promise-voided = Promise withdrawn

# Settings of calls about debts
settings-debt-workdays = Debt calls on workdays
settings-debt-weekends = On weekends and holidays
settings-debt-calls = Times per day / week / month
settings-about-debt-calls = Limits on calls to debtors who are private persons (Federal Law 230-FZ). The program warns before a call beyond them. Companies are not limited.
settings-debt-calls-wrong = Enter three numbers separated by slashes, for example 1 / 2 / 8.
refusal-directory-debt-hours = Debt call hours end before they begin.
refusal-directory-debt-calls = The number of debt calls: from 0 to 1000.

client-promise-due = A payment of { $sum } was promised by { $day }.
client-promise-broken = A promise was broken: { $sum } by { $day }.
