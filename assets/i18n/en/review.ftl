### Churn review.

## What stands against a step

refusal-not-in-review = The address is not in churn review.
refusal-offer-taken = Order { $number } has taken the offer up, it cannot be withdrawn.
refusal-not-found-offer = There is no such offer, or it was withdrawn.
refusal-not-found-contact-made = There is no such contact, or it was taken back.
refusal-input-too-far = { $chosen } is too far away: a contact is arranged at most a year ahead.
refusal-input-offer-without-end = Enter the last day of the discount. A lasting discount belongs to the client's terms.
refusal-review-stage = The review is at another stage, which does not have this step.
refusal-review-needs-order = A shipment brings the address back once its order is accepted: take the order and accept it.
refusal-review-container-debt = Container debts at this address must be written off before it is handed over to the next stage. Container debt: { $count }. Record a return of containers or press "Adjust containers".
refusal-review-containers = Containers at the address: { $containers }, covered by a deposit: { $deposited }. It can be closed once there are neither containers nor deposits: record their return, or adjust the containers.
refusal-review-debt = The client owes { $sum }. It has to be paid first: credit control sees to that.
refusal-review-advance = The client has an advance of { $sum }. It has to be refunded first: credit control sees to that.
refusal-review-no-debt = Neither money nor containers are owed, there is nothing to pass to credit control.
refusal-review-not-contacted = Get in touch with the client at this stage first: it takes a conversation or { $needed } failed { $needed ->
    [one] attempt
   *[other] attempts
}, attempts so far: { $made }.
refusal-review-no-reason = Choose a disconnection reason.
refusal-review-other-reason = The reason is not the one given before: say why in the comment.
refusal-review-no-comment = Say what has to be done again.
refusal-review-debt-comment = The client owes { $sum }. Closing the address with a debt takes a comment.
refusal-review-advance-comment = The client has an advance of { $sum }. Closing the address with it takes a comment.
refusal-review-no-contact-choice = Say whether to create an operator contact: a date or No.

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
history-note-why = · reason: { $value }
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
