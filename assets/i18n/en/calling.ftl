## Calls, tasks by hand, absence.

# What speaks against a call
call-warning-do-not-call = They asked not to be called.
call-warning-refused-orders = They do not want calls about orders.
call-warning-never-asked-orders = They were never asked for consent to calls about orders.
call-warning-refused-advertising = They do not want advertising calls.
call-warning-never-asked-advertising = No consent to advertising calls: they were never asked.
call-warning-quiet = These are quiet hours: no calls from { $from } to { $to }.
call-warning-hours-between = They asked to be called between { $from } and { $to }.
call-warning-hours-from = They asked to be called after { $from }.
call-warning-hours-to = They asked to be called before { $to }.

# Why there is no call
dial-not-a-number = This is not a number: there is nothing to dial.
dial-not-opened = The system has nothing that opens { $address }. Choose another way of calling in the settings, or dial the number by hand.
dial-not-started = { $program } did not start. Check the command in the settings.
dial-template-empty = Enter the program that makes calls.
dial-template-open-quote = A quote in the command is not closed.
dial-template-no-number = Show where the number goes in the command: {"{number}"}.
dial-template-number-as-program = The command begins with the program; {"{number}"} comes after it.

# Absence: why not
absence-refused-same-person = Choose somebody else: nobody stands in for themselves.
absence-refused-covered = { $name } already works this list from { $from } to { $to }. End that substitution first.
absence-refused-substitute-away = { $name } is away or stands in for somebody from { $from } to { $to }. Choose another person or other days.
absence-refused-nothing-to-move = There are no addresses and no tasks to hand over.
absence-refused-moved-on = There is nothing to give back: all of it has since gone to others.
absence-refused-over = This has already ended. Close the window and open it again.

# A task by hand
task-title = New task
task-title-change = Change task
task-find = Whom
task-find-hint = Client, address or phone
task-find-nothing = Nobody found: check the name, street or number.
task-no-address = Choose an address: type a name, street or phone.
task-whom = Whom
task-other-address = Another address
task-date = Date
task-no-date = Choose a date.
task-time = Time
task-time-hint = any
task-wrong-time = This is not a time. Examples: 9, 9:30, 930
task-assignee = Assigned to
task-for-manager = The address’s manager ({ $manager })
task-for-anyone = Anyone
task-for-me = Me ({ $name })
task-purpose = Purpose of the contact
task-no-purpose = There are no purposes yet: a manager adds them (Directories → Purposes of contacts).
task-note = Comment
task-save = Add task
task-save-change = Save
task-added = Task for { $day }: { $client }
task-changed = Task changed, { $day }: { $client }
task-cancelled = Task cancelled: { $client }
task-open = Open tasks at this address
task-change = Change
task-cancel = Cancel

# Preferences: calls
calls-title = Calls
calls-way = How this workstation makes calls
calls-own = Own command
calls-command = Command
calls-command-hint = "C:\Program Files\Phone\phone.exe" -dial {"{number}"}
calls-number = Test: number
calls-number-hint = +7 912 345-67-89
calls-test = Call
calls-would-be = Will open: { $what }
calls-trying = Calling…
calls-handed-over = Passed on: { $what }. If the phone does not ring, choose another way.

# Absence
absence-title = Absence
absence-for-a-time = Temporarily
absence-for-good = Permanently
absence-who = Who is away
absence-substitute = Who works the list
absence-successor = Who takes over
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
}{ $closed ->
    [0] {""}
   *[other] {" "}(closed ones among them: { $closed })
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
