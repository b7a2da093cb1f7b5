## Calls, tasks by hand, absence.

# What speaks against a call
call-warning-do-not-call = Asked not to be called.
call-warning-refused-orders = Does not want calls about orders.
call-warning-never-asked-orders = Was never asked about calls about orders.
call-warning-refused-advertising = Does not want calls about offers.
call-warning-never-asked-advertising = No consent to calls about offers: was never asked.
call-warning-quiet = These are quiet hours: no calls from { $from } to { $to }.
call-warning-hours-between = Asked to be called between { $from } and { $to }.
call-warning-hours-from = Asked to be called after { $from }.
call-warning-hours-to = Asked to be called before { $to }.

# Why there is no call
dial-not-a-number = This is no number: there is nothing to dial.
dial-not-opened = The system knows nothing that opens { $address }. Choose another way of calling in the preferences, or dial the number by hand.
dial-not-started = { $program } did not start. Check the command in the preferences.
dial-template-empty = Name the program that calls.
dial-template-open-quote = A quote in the command is not closed.
dial-template-no-number = Say where the number goes in the command: {"{number}"}.
dial-template-number-as-program = The command begins with a program; {"{number}"} stands after it.

# Absence: why not
absence-refused-same-person = Choose somebody else: nobody stands in for oneself.
absence-refused-covered = { $name } works this list already, { $from } to { $to }. End that first.
absence-refused-substitute-away = { $name } is away or stands in for somebody, { $from } to { $to }. Choose somebody else or other days.
absence-refused-nothing-to-move = There are no addresses and no tasks to hand over.
absence-refused-moved-on = Nothing to give back: all of it went to others since.
absence-refused-over = This is over already. Close the window and open it again.

# A task by hand
task-title = New task
task-title-change = Change the task
task-find = Whom
task-find-hint = Client, address or phone
task-find-nothing = Nobody found: check the name, the street or the number.
task-no-address = Choose an address: type a name, a street or a phone.
task-whom = Whom
task-other-address = Another address
task-date = Date
task-no-date = Choose a date.
task-time = Time
task-time-hint = any
task-wrong-time = This is no time. Examples: 9, 9:30, 930
task-assignee = Who does it
task-for-manager = The address’s manager ({ $manager })
task-for-anyone = Anyone
task-for-me = Me ({ $name })
task-purpose = Purpose of the contact
task-no-purpose = There are no purposes yet: a manager adds them (Directories → Purposes of contacts).
task-note = Comment
task-save = Add the task
task-save-change = Save
task-added = Task for { $day }: { $client }
task-changed = Task changed, { $day }: { $client }
task-cancelled = Task taken off: { $client }
task-open = Open tasks of this address
task-change = Change
task-cancel = Take off

# Preferences: calls
calls-title = Calls
calls-way = How this workstation calls
calls-own = Own command
calls-command = Command
calls-command-hint = "C:\Program Files\Phone\phone.exe" -dial {"{number}"}
calls-number = Test: number
calls-number-hint = +7 912 345-67-89
calls-test = Call
calls-would-be = This will be opened: { $what }
calls-trying = Calling…
calls-handed-over = Handed over: { $what }. If the phone does not ring, choose another way.

# Absence
absence-title = Absence
absence-for-a-time = For a time
absence-for-good = For good
absence-who = Who is away
absence-substitute = Who works the list
absence-successor = Who takes it over
absence-choose = choose
absence-not-chosen = Choose somebody.
absence-from = From list date
absence-to = To list date
absence-no-date = Choose a date.
absence-addresses = { $count ->
    [one] { $count } address
   *[other] { $count } addresses
}
absence-will-substitute = { $count ->
    [one] { $count } address keeps its manager
   *[other] { $count } addresses keep their manager
}: on these days somebody else works the list.
absence-will-move = { $count ->
    [one] { $count } address moves
   *[other] { $count } addresses move
}, with the open tasks. It can be given back here.
absence-save = Set
absence-move = Hand over
absence-substituted = List: { $who } → { $other }, { $from } to { $to }
absence-moved = { $who } → { $other }: { $count ->
    [one] { $count } address moved
   *[other] { $count } addresses moved
}
absence-running = Substitutions
absence-end = End
absence-ended = Substitution ended: { $who } → { $other }
absence-moved-before = Handed over for good
absence-undo = Give back
absence-undone = { $who }: { $count ->
    [one] { $count } address came back
   *[other] { $count } addresses came back
}

# At the desk
desk-task-wanted = Task
desk-task-list = List
desk-instead-of = From the list of { $name }
help-new-task = new task
