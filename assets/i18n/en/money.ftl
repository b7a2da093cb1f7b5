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
adjustment-beyond = There are fewer containers at the address: what is left would be negative.
adjustment-reason = Reason
adjustment-reason-choose = Choose a reason
adjustment-reason-missing = Choose the reason of the adjustment.
adjustment-no-reasons = The directory has no reasons for container adjustments. A manager adds them: Directories → Adjustment reasons.
adjustment-save = Post adjustment
adjustment-done = Adjustment { $numbers } posted, { $count ->
    [one] { $count } container
   *[other] { $count } containers
} at the address
history-adjust_containers = Container adjustment
history-void_adjustment = Container adjustment voided
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
money-nobody = No client of this manager on this route is in debt.
money-no-debts-title = No debts
money-no-debts = Every address has paid. A new debt appears here as soon as a sale is posted without a payment.

# A promised payment
promise-purpose = Debt
promise-task-note = Payment promised: { $sum }.
history-promise_payment = Payment promised
history-void_promise = Promise of a payment called off
history-undone-payment = payment
history-undone-promise = promised payment
desk-undone-payment = Payment { $number } taken back: { $client }
desk-undone-promise = Promise taken back: { $client }
refusal-not-found-promise = This promise is gone: refresh the list.
refusal-not-found-bank-entry = This entry of the statement is gone: refresh the list.
refusal-input-promise-in-past = The day of the promise, { $day }, is over.

# Calls about a debt
call-warning-debt-hours = Today a private person may be called about a debt from { $from } to { $to }.
call-warning-debt-day = The debt was talked about today already: { $made } of { $most } a day.
call-warning-debt-week = The debt was talked about this week already: { $made } of { $most } a week.
call-warning-debt-month = The debt was talked about this month already: { $made } of { $most } a month.
history-call_debtor = Call about a debt
history-change_debt_call_limits = Limits of calls about debts changed
refusal-bank-entry-handled = This entry of the statement was posted or dismissed already: refresh the list.

# The bank
history-take_in_statement = Bank statement read in
history-post_bank_entries = Bank statement posted: payment
history-dismiss_bank_entry = Entry of a bank statement
history-field-dismissed = No payment of a client
statement-not-a-statement = This is no bank statement in the format of 1C (1CClientBankExchange). Export it from the bank for 1C.
statement-too-long = The file is too large. Export the statement for a shorter period.
statement-encoding = Line { $line }: the letters are not of the encoding that the file names. Export the statement anew.
statement-no-account = The file names no account of the office, so what came in cannot be told from what went out. Export the statement anew.
statement-nested = Line { $line }: a document begins inside another one, or ends before it began. Export the statement anew.
statement-cut-off = The file breaks off at line { $line }. Export the statement anew.
statement-missing = Line { $line }: the incoming payment lacks “{ $field }”. Export the statement anew.
statement-value = Line { $line }: { $field } is “{ $value }”, which cannot be read. Export the statement anew.
bank-file = Read statement
bank-file-title = Bank statement
bank-file-kind = Statement for 1C (*.txt)
bank-file-path = File of the statement
bank-file-about = The file for 1C (kl_to_1c.txt) of the bank. The same payment of several files is kept once.
bank-file-no-path = Choose a file, or type its path.
bank-file-choose = Choose file
bank-file-read = Read in
bank-file-done = Statement read in: new payments { $added }, known already { $known }
bank-hint-confirm = confirm
bank-hint-file = read statement
bank-confirm = Confirm
bank-confirm-sure = Post the sure ones ({ $count })
bank-other = Another client
bank-dismiss = No client's payment
bank-bring-back = Bring back
bank-handled = Show posted ones
bank-none-title = Nothing to post
bank-none = Read a statement in: the program proposes whose payment it is, by tax number, invoice and debt.
bank-column-day = Came in
bank-column-payer = Payer
bank-column-amount = Sum
bank-column-client = Whose payment
bank-column-because = Why
bank-column-purpose = Purpose of the payment
bank-number = No. { $number }
bank-payment = payment No. { $number }
bank-is-posted = posted
bank-is-dismissed = no client's payment
bank-is-unknown = client not found
bank-several = may be: { $count }
bank-because-tax-number = tax number
bank-because-tax-number-debt = tax number and sum
bank-because-invoice = invoice { $number }
bank-because-debt = sum of the debt
bank-whose = Whose payment is it
bank-find = Another client
bank-posted = Payment { $number } posted
bank-posted-several = Payments posted: { $count }
bank-dismissed = Noted: no client's payment
bank-brought-back = The payment waits again
money-tab-promises = Promises
money-tab-bank = Bank
money-call = Call
money-call-title = Call about a debt
money-promise = Promise
promise-title = Promised payment
promise-amount = Sum
promise-date = By
promise-about = The credit controller gets a task on that day. The promise is kept once as much has been paid from now on.
promise-save = Record promise
promise-done = Promise kept on file: by { $day }
promise-open = Waiting
promise-due = Due
promise-kept = Kept
promise-none-title = Nothing here
promise-none-open = No payment was promised. To note a promise: tab Debts, F6.
promise-none-due = No promise is due.
promise-none-kept = No promise was kept yet.
promise-column-due = By
promise-column-missing = Not paid
promise-column-note = Note
promise-column-made = Noted
promise-is-broken = broken
promise-is-due = waiting
promise-is-kept = kept
promise-hint-void = call promise off
promise-void = Call promise off
promise-void-title = Call promise off
promise-void-question = Call the promise off: { $client }, { $sum } by { $day }?
promise-void-about = The task of that day goes too. The promise stays in the history.
promise-void-stay = Leave it
promise-voided = Promise called off

# Settings of calls about debts
settings-debt-workdays = Calls about debts on workdays
settings-debt-weekends = On weekends and holidays
settings-debt-calls = Times a day / week / month
settings-about-debt-calls = Limits of calls to debtors who are private persons (Federal law 230-FZ). The program warns before a call beyond them. Companies are not limited.
settings-debt-calls-wrong = Type three numbers with slashes between them, for example 1 / 2 / 8.
refusal-directory-debt-hours = The hours of calls about debts end before they begin.
refusal-directory-debt-calls = The number of calls about debts is 0 to 1000.

client-promise-due = A payment of { $sum } was promised by { $day }.
client-promise-broken = A promise was broken: { $sum } by { $day }.
