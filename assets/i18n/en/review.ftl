### Churn review.

## What stands against a step

refusal-not-in-review = The address is not in churn review.
refusal-offer-taken = Order { $number } has taken the offer up, it cannot be withdrawn.
refusal-not-found-offer = There is no such offer, or it was withdrawn.
refusal-not-found-contact-made = There is no such contact, or it was taken back.
refusal-input-too-far = { $chosen } is too far away: at most a year ahead.
refusal-input-offer-without-end = Enter the last day of the discount. A lasting discount belongs to the client's terms.
refusal-review-stage = The review is at another stage, which does not have this step.
refusal-review-needs-order = A shipment brings the address back once its order is accepted: take the order and accept it.
refusal-review-container-debt = Container debts at this address must be written off before it is handed over to the next stage. Container debt: { $count }. Record a return of containers or press “Adjust containers”.
refusal-review-containers = Containers at the address: { $containers }, covered by a deposit: { $deposited }. It can be closed once there are neither containers nor deposits: record their return, or adjust the containers.
refusal-review-debt = The client owes { $sum }. It has to be paid first: credit control sees to that.
refusal-review-advance = The client has an advance of { $sum }. It has to be refunded first: credit control sees to that.
refusal-review-order-under-way = Order { $number } is accepted and not delivered yet. Deliver or cancel it first, then close the address.
refusal-review-no-debt = Neither money nor containers are owed, there is nothing to pass to credit control.
refusal-review-not-contacted = Get in touch with the client at this stage first: call (F4), and when you have talked press 6 “Talked” or write a comment (F6). It takes a conversation or { $needed } failed { $needed ->
    [one] attempt
   *[other] attempts
}, attempts so far: { $made }.
refusal-review-no-reason = Choose a reason for leaving.
refusal-review-other-reason = The reason is not the one given before: say why in the comment.
refusal-review-no-comment = Say what has to be done again.
refusal-review-debt-comment = The client owes { $sum }. Closing the address with a debt takes a comment.
refusal-review-advance-comment = The client has an advance of { $sum }. Closing the address with it takes a comment.
refusal-review-no-contact-choice = Say whether to create an operator contact: a date or No.

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

review-not-there = The review is not read yet or has ended: refresh the list (F5).
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
review-sent-by = Sent here by { $name }
review-verdict-of = Verdict on the operator’s work:
review-verdict-not-given = none yet
review-judge = Judge
review-change = Change
review-offers = offers
review-offered-discount = { $rate } off: { $words }
review-offered-until = { $words }, until { $day }
review-offered-taken = { $words } · taken up by order { $order }
review-withdraw = Withdraw
review-contacts = contacts
review-attempts = Failed attempts at this stage: { $made } of { $needed }
review-block-debt-mine = The client owes { $sum }. Record the payment (F3): with a debt the address cannot go back to work or be passed on.
review-block-advance-mine = The client has an advance of { $sum }. Give the money back (F3, “Money goes back to the customer”): with an advance the address cannot go back to work or be passed on.
review-block-deposit-who = A deposit is given back by: { $roles }. Pass the address to credit control (Alt 4).
review-deposit-left = A deposit is still held for containers: { $count }. Give it back, or quality control cannot close the address.
review-recordings = Call recordings
review-listen = Listen
review-contact-talked = talk { $time }
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
review-fewer = Fewer
review-adjust = Adjust containers
review-pay = Payment
review-containers-button = Containers, deposit
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
review-return-text = What was agreed with the customer (optional)
review-return-then = The address becomes active, the review ends.
review-return-then-yes = The address becomes active, an operator calls on that day.
review-return-then-no = The address becomes active, the next planned call is on { $day }.
review-return-then-never = The address becomes active, but nobody will call: the plan gives no date. Choose Yes and a date if the customer is to be called.
review-return-save = Return to work
review-return-done-on = The address is in work again, contact on { $day }
review-return-done-plan = The address is in work again, planned call on { $day }
review-return-done-overdue = The address is in work again, among the overdue
review-return-done-never = The address is in work again, but no call is planned

review-reason = Reason: digit or ↑ ↓
review-reason-letters = Reason: digit, letter or ↑ ↓
review-reason-other = Another reason than the one given before (“{ $before }”): write why.
review-pass-title = Churn: to quality control
review-pass-text = What you found out (optional)
review-pass-text-needed = Why another reason
review-pass-then = Quality control gets the task.
review-pass-save = Pass on
review-pass-done = Passed to quality control
review-close-title = Churn: close the address
review-close-text = What you found out (optional)
review-close-text-needed = Why (needed)
review-close-then = The address is closed with this reason; nobody will call it any more.
review-close-save = Close address
review-close-done = Address closed

review-back-title = Return to senior operator
review-back-text = What to do again
review-back-text-needed = What to do again
review-back-then = The senior operator gets a task, the address stays in review.
review-back-save = Return
review-back-done = Returned to the senior operator
review-credit-title = Pass to credit control
review-credit-text = Words for the controller (optional)
review-credit-then = The credit controller gets a task, the address stays in review.
review-credit-save = Pass on
review-credit-done = Passed to credit control
review-quality-title = To quality control specialist
review-quality-text = What was agreed about the debts (optional)
review-quality-then = Quality control gets a task with the mark “no debts”.
review-quality-then-left = Quality control gets a task. It is not marked “no debts”: containers or a deposit are still open.
review-quality-save = Pass on
review-quality-done-left = Passed to quality control; containers or a deposit are still open
review-quality-done = Passed to quality control, no debts

review-verdict-title = Verdict on the operator’s work
review-verdict-choice = What the review showed: digit or ↑ ↓
review-verdict-missing = Choose a verdict.
review-verdict-none = no violations
review-verdict-violation = violation
review-verdict-praise = praise
review-verdict-text = What exactly (needed for a violation)
review-verdict-then = The verdict is seen in the review and in the manager’s reports.
review-verdict-save = Save
review-verdict-done = Verdict saved

review-offer-title = Offer to the customer
review-offer-kind = What we offer: digit or ↑ ↓
review-offer-promotion = Promotion
review-offer-discount = Discount
review-offer-rate = Discount, %
review-offer-rate-hint = 10
review-offer-no-rate = Enter the discount in percent.
review-offer-until = Last day
review-offer-text = What we promise, in the words the order will show
review-offer-then = The next order takes the offer up while it holds.
review-offer-save = Offer
review-offer-done = Offer noted
review-offer-withdrawn = Offer withdrawn

review-recording-title = Call recordings
review-recording-of = Whose call: digit or ↑ ↓
review-recording-nobody = Nobody has talked with this address yet.
review-recording-place = File or address of the recording
review-recording-hint = Path of a file or link of the exchange
review-recording-browse = Browse
review-recording-files = Call recordings
review-recording-found = Found in the folder of recordings:
review-recording-none-found = This call is not in the folder of recordings: choose the file yourself.
review-recording-no-folder = The folder of recordings cannot be opened. Check it in the settings (Ctrl+,).
review-recording-listen = Listen
review-recording-save = Attach
review-recording-done = Recording attached
review-recording-removed = Recording removed
review-recording-not-opened = The recording did not open: the file is not there, or the system has nothing to open it with.

calls-recordings = Folder of call recordings
calls-recordings-hint = Where the softphone puts its recordings
calls-recordings-about = The recording of a call is found here by number and time when it is attached in a churn review.

help-review = Churn review
help-review-return = return to work
help-review-ship = shipment
help-review-papers = adjust containers, statement
help-review-pass = to senior, credit, quality control
help-review-more = offer, call recordings, verdict
help-review-others = all buttons, where room is short
help-review-withdraw = withdraw the last offer
help-review-churn = churn: pass on or close
help-review-settle = payment; containers and deposit

client-closed-since = since { $day }
client-closed-why = since { $day }: { $reason }

## What was offered

order-promotion = Promised to the client: { $text }

## What the history says

desk-undone-review = The step was undone, { $client } is at the stage { $stage } again
history-take_churn_step = Churn review
history-give_verdict = Verdict on the operator's work
history-make_offer = Offer to the client
history-withdraw_offer = Offer withdrawn
history-set_recording = Recording of a call
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
settings-days = Days that a stage may take
settings-days-senior = Senior operator
settings-days-quality = Quality control
settings-days-credit = Credit control
settings-about-days = What stays at a stage for longer stands out in red in the list of reviews.
settings-attempts = Failed attempts
settings-about-attempts = So many attempts stand for a conversation: without either, quality control can neither close an address nor pass it on.
settings-money-warns = Close an address that owes money if a comment says why
settings-about-money-warns = Without this an address with a debt or an advance cannot be closed.
refusal-directory-stage-days = A stage takes 1 to 365 days.
refusal-directory-attempts = 1 to 20 attempts.

## The check of an office

check-review-tasks = Churn reviews without exactly one open task, or tasks of reviews that are over: { $count }.

## Merging of duplicates

merge-since-offers = there are new offers to the client since
merge-move-offers = { $count ->
    [one] { $count } offer
   *[other] { $count } offers
}
