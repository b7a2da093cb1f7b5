## How a row is handled: results of calls, churn.

refusal-not-found-phone = The address has no such number: refresh the card.
refusal-not-found-entry = There is no such entry in the history.
refusal-task-needs-outcome = A planned contact is handled by a shipment, a postponement or churn.
refusal-undo-undone = This has already been undone.
refusal-undo-stage = This cannot be undone: the churn review has gone on, since { $since } its stage is “{ $stage }”.
refusal-input-time = Enter a time: hours and minutes, for example 15:30.
refusal-input-past-moment = { $chosen } has already passed: enter a later time.

journal-kind = Type of record
done-title = Task done
done-label = What came of it (optional)
done-save = Done
done-done = Task done

churn-title = Churn
churn-reason = Why the client is leaving: digit or ↑ ↓
churn-no-reason = Choose a reason.
churn-comment = What the client said (optional)
churn-to-review = The address goes to churn review, and the senior operator gets a task.
churn-to-closed = Churn control is off: the address will be closed at once, with no more tasks for it.
churn-save = Churn
churn-done-review = The address is under churn review, the senior operator has the task
churn-done-closed = The address is closed, with no more tasks for it

call-later-title = Call later
call-later-time = Time
call-later-time-hint = HH:MM
call-later-date = Day
call-later-quarter = In 15 minutes
call-later-hour = In an hour
call-later-tomorrow = Tomorrow
call-later-whose = Who calls (Alt 4)
call-later-me = Me
call-later-anyone = Any operator
call-later-note = About what (optional)
call-later-save = Call later
call-later-done = To be called back: { $at }

notes-entrance = Entrance { $value }
notes-floor = floor { $value }
notes-intercom = intercom { $value }
notes-call-before = call before arriving
notes-calls = calls { $from }–{ $to }
notes-calls-from = calls from { $from }
notes-calls-to = calls until { $to }
notes-deliveries = delivery { $from }–{ $to }
notes-deliveries-from = delivery from { $from }
notes-deliveries-to = delivery until { $to }

call-result-no_answer = No answer
call-result-busy = Busy
call-result-wrong_number = Wrong number
call-result-answering_machine = Voicemail
call-result-call_later = Call later
call-result-talked = Talked
call-result-no_answer-said = No answer, the attempt is recorded
call-result-busy-said = Busy, the attempt is recorded
call-result-wrong_number-said = Wrong number: it is no longer offered first
call-result-answering_machine-said = Voicemail, the attempt is recorded

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
desk-call-by-hand = Number { $number } copied: there is no program for calls, dial it by hand
desk-call-warned = Call anyway?
desk-call-anyway = Call anyway
desk-call-not = Do not call
desk-call-elsewhere = Call in progress: { $client }
desk-call-back = To the call
desk-next-number = { $said }. Another number: { $number } (F4)
desk-next-number-is = Another number: { $number } · { $person }
desk-not-finished = A planned contact is handled by a shipment, a postponement or churn.
desk-undone-churn = Churn undone, { $client } is back in work
desk-undone-callback = Promised call undone: { $client }
desk-undone-attempt = Attempt undone: { $client }
desk-undone-comment = Comment undone: { $client }
desk-undone-journal = Record { $number } undone: { $client }
desk-undone-task = New task undone: { $client }

help-churn = churn
help-done = done: task without an order
help-result = how the call ended
help-copy = copy the number
help-card = client card

history-start_call = Call
history-not_reached = Not reached
history-call_later = Promised to call back
history-finish_task = Task done
history-send_to_churn = Churn
history-undone-call_later = a promised call
history-undone-not_reached = an attempt
history-undone-comment = a comment
history-undone-journal = a journal record
history-undone-task = a new task
history-field-status = Address status
history-word-active = active
history-word-churn_review = churn review
history-word-closed = closed

refusal-no-row-left = None of the marked rows can be handled any more. Refresh the list: F5.
refusal-input-too-many-rows = { $rows } rows are marked, and at most { $most } can be handled at once. Pick a part: filter, route, or Shift and the arrows.

desk-picked = { $count ->
    [one] { $shown } row marked
   *[other] { $shown } rows marked
}
desk-picked-badge = ✓ { $kind }
desk-picked-postpone = Postpone all
desk-picked-churn = Churn all
desk-picked-clear = Clear marks
desk-hint-pick = mark
desk-hint-let-go = clear marks

many-of = { $count ->
    [one] { $shown } address
   *[other] { $shown } addresses
}
many-postpone-title = Postpone the marked rows
many-churn-title = Churn: the marked rows
many-postpone-able = postpone { $count }
many-churn-able = to churn { $count }
many-left-in-review = { $count } in churn review already
many-left-closed = { $count } closed already
many-left-changed = { $count } handled or changed already: refresh the list (F5)
many-left-order-under-way = { $count } with an order under way: delivery or calling it off first
many-tally = { $rows }: { $parts }
many-date = When to call again: the one date, or the first day
many-per-day = How many on each working day (empty: all on one date)
many-per-day-hint = for example 40
many-per-day-wrong = A whole number from 1 to { $most }.
many-one-day = All on { $day }.
many-spread = { $per_day } a day: from { $first } to { $last }, { $count ->
    [one] { $days } working day
   *[other] { $days } working days
}. In the order in which the rows stand in the list.
many-no-days = The calendar has too few working days: take more a day.
many-postpone-comment = Why (the same for all; required)
many-churn-comment = What is known (the same for all; may be empty)
many-postpone-save = Postpone { $count }
many-churn-save = Churn: { $count }
many-churn-to-review = Each address goes to churn review, and the senior operator gets a task for each.
many-churn-to-closed = Churn control is off: the addresses are closed at once and get no more tasks.
many-postponed = { $count } postponed to { $day }
many-spread-done = { $count } postponed: from { $first } to { $last }
many-churned = Churn: { $count }
many-left-beside = { $done }, { $left } left out
many-undone = Back in the list: { $count }
many-undone-left = Back in the list: { $count }. { $left ->
    [one] Another { $left } is not: it was
   *[other] Another { $left } are not: they were
} worked on since.

help-pick = mark the row, or no longer
help-pick-range = mark a run of rows
help-pick-all = mark all that are shown
help-pick-then = postpone, churn: all that are marked

history-postpone_many = Marked rows postponed
history-send_many_to_churn = Churn: marked rows
history-undo_many = Undone: marked rows
