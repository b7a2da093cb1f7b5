## How a row is handled: results of calls, churn.

refusal-not-found-phone = The address has no such number: refresh the card.
refusal-not-found-entry = There is no such entry in the history.
refusal-task-needs-outcome = A planned contact is handled by an order, another date or churn.
refusal-undo-undone = This was taken back already.
refusal-undo-stage = It cannot be taken back: the churn review went on, since { $since } its stage is “{ $stage }”.
refusal-input-time = Enter a time: hours and minutes, for example 15:30.
refusal-input-past-moment = { $chosen } has passed: choose a later time.

journal-kind = Type of record
done-title = Task done
done-label = What came of it (optional)
done-save = Done
done-done = Task done

churn-title = Churn
churn-reason = Why the customer leaves: a digit or ↑ ↓
churn-no-reason = Choose a reason.
churn-comment = What the customer said (optional)
churn-to-review = The address goes into churn review, and the senior operator gets a task.
churn-to-closed = Churn control is off: the address is closed at once, and nothing is planned for it any more.
churn-save = Churn
churn-done-review = The address is in churn review, the senior operator has the task
churn-done-closed = The address is closed, nothing is planned for it any more

call-later-title = Call later
call-later-time = Time
call-later-time-hint = HH:MM
call-later-date = Day
call-later-quarter = In 15 minutes
call-later-hour = In an hour
call-later-tomorrow = Tomorrow
call-later-whose = Who calls (Alt 4)
call-later-me = Me
call-later-anyone = Anyone
call-later-note = What about (optional)
call-later-save = Call later
call-later-done = To be called back: { $at }

notes-entrance = Entrance { $value }
notes-floor = floor { $value }
notes-intercom = intercom { $value }
notes-call-before = call before coming
notes-calls = calls { $from }–{ $to }
notes-calls-from = calls from { $from }
notes-calls-to = calls until { $to }
notes-deliveries = delivery { $from }–{ $to }
notes-deliveries-from = delivery from { $from }
notes-deliveries-to = delivery until { $to }

call-result-no_answer = No answer
call-result-busy = Busy
call-result-wrong_number = Wrong number
call-result-answering_machine = Machine
call-result-call_later = Call later
call-result-talked = Talked
call-result-no_answer-said = No answer, the attempt is recorded
call-result-busy-said = Busy, the attempt is recorded
call-result-wrong_number-said = Wrong number: it is no longer offered first
call-result-answering_machine-said = Answering machine, the attempt is recorded

desk-send-to-churn = Churn
desk-done = Done
desk-write-journal-short = Journal
desk-card = Card
desk-copy = Copy
desk-wrong-number = wrong number
desk-attempts = { $count ->
    [one] { $count } attempt
   *[other] { $count } attempts
}
desk-attempts-short =
    { $count ->
        [one] { $count } attempt
       *[other] { $count } attempts
    }
desk-call-copied = Number { $number } copied. { $why }
desk-call-by-hand = Number { $number } copied: there is no program that calls, dial it by hand
desk-call-warned = Call all the same?
desk-call-anyway = Call all the same
desk-call-not = Do not call
desk-call-elsewhere = A call is on: { $client }
desk-call-back = To the call
desk-next-number = { $said }. Another number: { $number } (F4)
desk-next-number-is = Another number: { $number } · { $person }
desk-not-finished = A planned contact is handled by an order, another date or churn.
desk-undone-churn = Churn taken back, { $client } is in work again
desk-undone-callback = Promised call taken back: { $client }
desk-undone-attempt = Attempt taken back: { $client }
desk-undone-comment = Comment taken back: { $client }
desk-undone-journal = Record { $number } taken back: { $client }
desk-undone-task = New task taken back: { $client }

help-churn = churn
help-done = done: a task without an order
help-result = how the call ended
help-copy = copy the number
help-card = the client's card

history-start_call = Call
history-not_reached = Not reached
history-call_later = Promised to call
history-finish_task = Task done
history-send_to_churn = Churn
history-undone-call_later = a promised call
history-undone-not_reached = an attempt
history-undone-comment = a comment
history-undone-journal = a journal record
history-undone-task = a new task
history-field-status = Status of the address
history-word-active = active
history-word-churn_review = churn review
history-word-closed = closed
