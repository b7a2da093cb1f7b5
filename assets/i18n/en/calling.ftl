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
dial-not-opened = The system knows nothing that opens { $address }. Dial the number by hand, or choose another way of calling in the preferences. ({ $reason })
dial-not-started = { $program } did not start. Check the command in the preferences. ({ $reason })
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
