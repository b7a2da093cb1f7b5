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
