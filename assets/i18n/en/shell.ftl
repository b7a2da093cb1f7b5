## The window around the desk: rail, status bar, preferences, help.

window-title = Rodnik
window-title-office = { $office } — Rodnik
window-failed = The window did not open: { $detail }. The program's log says more.
window-colours = The screen shows only 65,536 colours (16 bit), and the program needs 24 bit. Switch the screen or the remote connection to 24- or 32-bit colour and start the program again.
opening-office = Opening { $path }
open-second-window = You have { $path } open in another Rodnik window. Go on there, or close it.
open-no-users = This office has no user, so nobody can work in it.
rail-calls = Calls
rail-clients = Clients
rail-deliveries = Orders
rail-reports = Reports
rail-directories = Directories
rail-settings = Settings
status-keys = keys
status-roles = { $count ->
    [one] { $count } role
   *[other] { $count } roles
}
notice-undo = Undo
close-button = Close
cancel-button = Cancel
preferences-set-aside = The preferences could not be read. The file is kept as { $path }; the program started with the usual ones.
closing-title = Something is not saved
closing-sentence = What was typed is lost if you leave now.
closing-stay = Stay
closing-leave = Leave without saving
files-office = Rodnik offices

preferences-title = Settings
preferences-language = Language
preferences-language-ru = Русский
preferences-language-en = English
preferences-appearance = Appearance
preferences-system = System
preferences-light = Light
preferences-dark = Dark
preferences-zoom = Zoom
preferences-percent = { $percent } %
preferences-user = Who works
preferences-office = Office
preferences-other-office = Other office
preferences-import-clients = Bring in clients
preferences-import-deliveries = Bring in deliveries
preferences-check = Check plans

settings-title = Planning
settings-estimator = How a date is worked out
settings-estimator-plain = By average consumption
settings-estimator-adaptive = By the customer's habits
settings-hint-plain = Consumption = litres ÷ days over the history of the address. Plain, and can be checked with a calculator.
settings-hint-adaptive = Takes into account how the intervals of this customer and of all others changed, the season and the caution. More exact, and says how far off it may be.
settings-caution = Caution
settings-anchor = A row is settled by an order for
settings-anchor-list = the list date
settings-anchor-today = today
settings-no-date-moves = No date moves by this.
settings-counting = Counting how many dates would move…
settings-dates-move = The next delivery moves for { $moved ->
    [one] { $moved } address
   *[other] { $moved } addresses
} of { $addresses }.
settings-apply = Apply
settings-hold = The settings of the office are saved.
settings-working = One moment…
settings-replan = Replan

help-title = Keys
help-list = List
help-move = along the rows
help-enter = into the task
help-back = back to the list, close
help-tabs = tabs
help-days = a day earlier, a day later
help-refresh = refresh
help-filter = search in the list
help-task = Task
help-ship = ship
help-postpone = postpone
help-call = call
help-comment = comment
help-journal = journal record
help-why = why this date
help-delivered = order delivered: 1 is the first
help-undo = take the last handling back
help-order = Dialogs
help-save = save as a draft
help-accept = save, accept
help-everywhere = Everywhere
help-help = these keys
help-preferences = settings
help-zoom = larger, smaller, as it was
help-tab = next field, previous field
help-space = press, tick, open a choice
help-welcome = Beginning
help-choice = along the choices
help-take = take
