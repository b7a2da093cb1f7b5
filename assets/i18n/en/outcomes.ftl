## How a row is handled: results of calls, churn.

refusal-not-found-phone = The address has no such number: refresh the card.
refusal-not-found-entry = There is no such entry in the history.
refusal-task-needs-outcome = A planned contact is handled by an order, another date or churn.
refusal-undo-undone = This was taken back already.
refusal-undo-stage = It cannot be taken back: the churn review went on, since { $since } its stage is “{ $stage }”.
refusal-input-time = Enter a time: hours and minutes, for example 15:30.
refusal-input-past-moment = { $chosen } has passed: choose a later time.
