### Churn review.

## What stands against a step

refusal-not-in-review = The address is not under churn review.
refusal-offer-taken = The offer has already been used in order { $number } and cannot be withdrawn.
refusal-not-found-offer = There is no such offer, or it has already been withdrawn.
refusal-not-found-contact-made = There is no such contact, or it has already been undone.
refusal-input-too-far = { $chosen } is too far ahead: at most a year.
refusal-input-offer-without-end = Enter the last day of the discount. A permanent discount is set in the client’s prices.
refusal-review-stage = The review is now at another stage, which does not have this action.
refusal-review-needs-order = A shipment returns the address to work once its order is accepted: fill in the order and accept it.
refusal-review-container-debt = Container debts at this address must be written off before it is handed over to the next stage. Container debt: { $count }. Record a return of containers or press “Adjust containers”.
refusal-review-containers = Containers at the address: { $containers }, under deposit: { $deposited }. The address can be closed once there are neither containers nor deposits: record the return of containers and deposit, or an adjustment.
refusal-review-debt = The client has a debt of { $sum }. It has to be paid first: this is the job of credit control.
refusal-review-advance = The client has an advance of { $sum }. It has to be refunded first: this is the job of credit control.
refusal-review-order-under-way = Order { $number } has been accepted and not delivered yet. Deliver or cancel it first, then close the address.
refusal-review-no-debt = There are no debts in money or containers, so there is nothing to pass to credit control.
refusal-review-not-contacted = Get in touch with the client at this stage first: call (F4), and when you have talked press 6 “Talked” or write a comment (F6). It takes a conversation or { $needed } failed { $needed ->
    [one] attempt
   *[other] attempts
}, attempts so far: { $made }.
refusal-review-no-reason = Choose a reason for leaving.
refusal-review-other-reason = The reason is different from the one given before: explain why in the comment.
refusal-review-no-comment = Write what needs more work.
refusal-review-debt-comment = The client has a debt of { $sum }. To close the address with a debt, write a comment.
refusal-review-advance-comment = The client has an advance of { $sum }. To close the address with an advance, write a comment.
refusal-review-no-contact-choice = Say whether to create an operator contact: a date or “No”.

## The tab Churn review

review-group-mine = Waiting for me
review-group-others = Other stages
review-at-senior_operator = Senior operator review
review-at-quality_control = Quality control review
review-at-credit_control = Credit control
review-at-closed = Closed
review-at-returned = Back in work
review-late = { $day } · { $days } d
review-went-senior_operator = To senior operator
review-went-quality_control = To quality control
review-went-credit_control = To credit control
review-went-closed = Closed
review-went-returned = In work

## The panel of a review

review-not-there = The review has not been read yet or has already ended: refresh the list (F5).
review-went-through = { $stage } ✓
review-no-debts = no debts ✓
review-hand = { $name }, { $role }:
review-hand-senior_operator = sent back to the senior operator
review-hand-quality_control = passed to quality control
review-hand-credit_control = passed to credit control
review-hand-closed = address closed
review-hand-returned = back in work
review-hand-contact = contact on { $day }
review-hand-order = order { $number }
review-quoted = “{ $words }”
review-days = { $count ->
    [0] at this stage since today
    [one] { $count } day at this stage
   *[other] { $count } days at this stage
}
review-sent-by = Sent by: { $name }
review-verdict-of = Verdict on the operator’s work:
review-verdict-not-given = none yet
review-judge = Give verdict
review-change = Change
review-offers = offers
review-offered-discount = { $rate } off: { $words }
review-offered-until = { $words }, until { $day }
review-offered-taken = { $words } · used in order { $order }
review-withdraw = Withdraw
review-contacts = contacts
review-attempts = Failed attempts at this stage: { $made } of { $needed }
review-block-debt-mine = The client has a debt of { $sum }. Record a payment (F3): with a debt the address cannot be returned to work or passed on.
review-block-advance-mine = The client has an advance of { $sum }. Give the money back (F3, “Refund to the client”): with an advance the address cannot be returned to work or passed on.
review-block-deposit-who = The deposit is returned by { $roles }: pass the address to credit control (Alt 4).
review-deposit-left = Containers still under deposit: { $count }. Return the deposit, or quality control will not be able to close the address.
review-recordings = Call recordings
review-listen = Listen
review-contact-talked = conversation { $time }
review-contact-made = contact
review-contact-recorded = recorded

review-step-return_to_work = Return to work
review-step-shipment = Shipment
review-step-back_to_senior = Return to senior operator
review-step-pass_to_credit = Pass to credit control
review-step-to_quality = To quality control specialist
review-step-back_to_senior-short = Back to senior
review-step-pass_to_credit-short = To credit control
review-step-to_quality-short = To quality control
review-more = More
review-fewer = Collapse
review-adjust = Adjust containers
review-pay = Payment
review-containers-button = Containers and deposit
review-statement = Add reconciliation statement
review-offer-button = Make an offer
review-hint-return = return to work
review-hint-churn = churn
review-hint-pay = payment

## Dialogs of a review

review-return-title = Return to work
review-return-contact = Create an operator contact?
review-return-yes = Yes
review-return-no = No
review-return-no-choice = Answer yes or no.
review-return-date = When to call
review-return-no-date = Choose the date of the contact.
review-return-text = What was agreed with the client (optional)
review-return-then = The address will become active and the review will end.
review-return-then-yes = The address will become active, and an operator will call on that day.
review-return-then-no = The address will become active, with the next planned call on { $day }.
review-return-then-never = The address will become active, but there will be no calls: the plan gives no date. Choose “Yes” and a date if the client should be called.
review-return-save = Return to work
review-return-done-on = The address is back in work, contact on { $day }
review-return-done-plan = The address is back in work, planned call on { $day }
review-return-done-overdue = The address is back in work, among the overdue
review-return-done-never = The address is back in work, but no calls are planned

review-reason = Reason: digit or ↑ ↓
review-reason-letters = Reason: digit, letter or ↑ ↓
review-reason-other = The reason is different from the one given before (“{ $before }”): write why.
review-pass-title = Churn: to quality control
review-pass-text = What you found out (optional)
review-pass-text-needed = Why the reason is different
review-pass-then = Quality control will get the task.
review-pass-save = Pass on
review-pass-done = Passed to quality control
review-close-title = Churn: close the address
review-close-text = What you found out (optional)
review-close-text-needed = Why (required)
review-close-then = The address will be closed with this reason, with no more tasks or contacts for it.
review-close-save = Close address
review-close-done = Address closed

review-back-title = Return to senior operator
review-back-text = What needs more work
review-back-text-needed = What needs more work
review-back-then = The senior operator will get a task; the address stays under review.
review-back-save = Return
review-back-done = Returned to the senior operator
review-credit-title = Pass to credit control
review-credit-text = What to tell the controller (optional)
review-credit-then = The credit controller will get a task; the address stays under review.
review-credit-save = Pass on
review-credit-done = Passed to credit control
review-quality-title = To quality control specialist
review-quality-text = What was agreed about the debts (optional)
review-quality-then = Quality control will get a task marked “no debts”.
review-quality-then-left = Quality control will get a task. It will not be marked “no debts”: containers or a deposit are still open.
review-quality-save = Pass on
review-quality-done-left = Passed to quality control; containers or a deposit are still open
review-quality-done = Passed to quality control, no debts

review-verdict-title = Verdict on the operator’s work
review-verdict-choice = What the review showed: digit or ↑ ↓
review-verdict-missing = Choose a verdict.
review-verdict-none = no violations
review-verdict-violation = violation
review-verdict-praise = praise
review-verdict-text = What exactly (required for a violation)
review-verdict-then = The verdict is shown in the review and in the manager’s reports.
review-verdict-save = Save
review-verdict-done = Verdict saved

review-offer-title = Offer to the client
review-offer-kind = What we offer: digit or ↑ ↓
review-offer-promotion = Promotion
review-offer-discount = Discount
review-offer-rate = Discount, %
review-offer-rate-hint = 10
review-offer-no-rate = Enter the discount as a percentage.
review-offer-until = Last day
review-offer-text = What is promised (these words will be in the order)
review-offer-then = The next order will use the offer while it is valid.
review-offer-save = Offer
review-offer-done = Offer recorded
review-offer-withdrawn = Offer withdrawn

review-recording-title = Call recordings
review-recording-of = Whose call: digit or ↑ ↓
review-recording-nobody = There have been no conversations with this address yet.
review-recording-place = Recording file or address
review-recording-hint = Path to a file or a link of the PBX
review-recording-browse = Browse
review-recording-files = Call recordings
review-recording-found = Found in the recordings folder:
review-recording-none-found = This call is not in the recordings folder: choose the file yourself.
review-recording-no-folder = The recordings folder cannot be opened. Check it in the settings (Ctrl+,).
review-recording-listen = Listen
review-recording-save = Attach
review-recording-done = Recording attached
review-recording-removed = Recording removed
review-recording-not-opened = The recording did not open: the file is missing, or the system has nothing to open it with.

calls-recordings = Call recordings folder
calls-recordings-hint = The folder where the softphone saves recordings
calls-recordings-about = A call recording is found here by number and time when it is attached in a churn review.

help-review = Churn review
help-review-return = return to work
help-review-ship = shipment
help-review-papers = adjust containers, statement
help-review-pass = to senior operator, credit or quality control
help-review-more = offer, call recordings, verdict
help-review-others = all buttons, when they do not fit
help-review-withdraw = withdraw the last offer
help-review-churn = churn: pass on or close
help-review-settle = payment; containers and deposit

client-closed-since = since { $day }
client-closed-why = since { $day }: { $reason }

## What was offered

order-promotion = Promised to the client: { $text }

## What the history says

desk-undone-review = The step is undone, { $client } is at the stage “{ $stage }” again
history-take_churn_step = Churn review
history-give_verdict = Verdict on the operator's work
history-make_offer = Offer to the client
history-withdraw_offer = Offer withdrawn
history-set_recording = Call recording
history-undone-review = step of a churn review
history-note-offer = “{ $value }”
history-note-contact_on = · contact { $value }
history-note-said = · “{ $value }”
history-field-stage = Stage
history-field-no_debts = Checked, no debts
history-field-verdict = Verdict
history-field-verdict_text = In words
history-field-recording = Recording
history-word-senior_operator = senior operator
history-word-quality_control = quality control
history-word-credit_control = credit control
history-word-returned = back in work
history-word-verdict_none = no violations
history-word-verdict_violation = violation
history-word-verdict_praise = praise

## Settings

settings-review = Churn review
settings-days = Stage limit, days
settings-days-senior = Senior operator
settings-days-quality = Quality control
settings-days-credit = Credit control
settings-about-days = Addresses that stay at a stage longer are shown in red in the list of reviews.
settings-attempts = Failed attempts
settings-about-attempts = For quality control, this many attempts replace a conversation: without them an address can be neither closed nor passed on.
settings-money-warns = Close an address with a money debt if a comment is written
settings-about-money-warns = Without this tick an address with a debt or an advance cannot be closed.
refusal-directory-stage-days = Stage limit: from 1 to 365 days.
refusal-directory-attempts = Attempts: from 1 to 20.

## The check of an office

check-review-tasks = Churn reviews without exactly one open task, or tasks of reviews that are over: { $count }.

## Merging of duplicates

merge-since-offers = offers have been made to the client since
merge-move-offers = { $count ->
    [one] { $count } offer
   *[other] { $count } offers
}
