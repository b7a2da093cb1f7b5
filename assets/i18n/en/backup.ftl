## Backups, and a damaged office file.

backup-size = { $size } MB
backup-none = none
backup-unfit-damaged = the base cannot be read: { $detail }
backup-unfit-dangling = a reference in the table { $table } leads nowhere
backup-unfit-history = the history was changed or broken off at row { $row }
backup-unfit-totals = the totals of the copy are not those of the office
backup-office-unfit = No backup was made: the office does not pass its check ({ $detail }). Earlier backups are whole. Open “Directories → Backups” and restore the last good one.
backup-refused = This failed: { $path } ({ $detail }).
backup-no-room = There is little room on the disk: { $free } free, { $needs } needed. Free some, or choose another folder.
backup-underway = Another program is making a backup.
backup-in-use = The office is open in another Rodnik: in another window, at another user's, or on the command line. Close it and try again.
backup-unreadable = The backup cannot be read: { $detail }.
backup-not-an-office = This is no backup of an office.
backup-newer = A newer program made the backup (version { $found }, this one knows { $known }). Update the program.
backup-no-good = The backup is damaged ({ $detail }). Choose another one.
backup-itself = This is the file of the office itself, not a backup.
backup-other-office = This is a backup of another office: “{ $name }”.
backup-wrong-password = The password does not open this backup.
backup-no-password = The backup is locked: enter its password.
backup-cancelled = Stopped. Earlier backups are whole.
backup-inside-name = Office: { $name }
backup-inside-clients = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}, { $sales ->
    [one] { $sales } sale
   *[other] { $sales } sales
}
backup-inside-last-sale = Last sale: { $day }
backup-inside-changed = Last row of the history: { $at }, rows in all: { $rows }
backup-kept = { $at }, { $size }
backup-kept-locked = { $at }, { $size }, locked

damaged-empty = The file { $path } is empty: there is not a byte in it.
damaged-beginning = The beginning of { $path } is spoilt: it cannot be told for an office.
damaged-cut-short = The file { $path } is cut short: { $has } of { $needs } are there.
damaged-pages = The file { $path } is damaged and cannot be read ({ $detail }).
damaged-gone = The file { $path } is not there, but its backups are.
damaged-behind = The file { $path } is older than its backup of { $at }: the last records are gone. That happens when an older file was put in its place, or the “-wal” file beside it was deleted.

salvage-user = Administrator
salvage-whole = Everything was read, records: { $rows }.
salvage-part = Records saved: { $rows }. Lost: { $lost }.
salvage-dropped = { $name } — { $dropped } did not fit
salvage-broken = { $name } — { $saved } saved, some could not be read
salvage-table-sale = sales
salvage-table-sale-line = lines of sales
salvage-table-customer-order = orders
salvage-table-order-line = lines of orders
salvage-table-payment = payments
salvage-table-container-movement = movements of containers
salvage-table-counterparty = counterparties
salvage-table-address = addresses
salvage-table-contact-person = contact persons
salvage-table-phone = phones
salvage-table-task = tasks
salvage-table-comment = comments
salvage-table-journal-entry = journal records
salvage-table-history = history
salvage-table-history-personal = personal values of the history
salvage-table-other = service records

import-no-room = Only { $free } of room are left on the disk of the office: too little to bring a list in. Free some and try again; nothing was written.
room-short = Only { $free } are left on the disk of the office. Free some: work goes on, but large lists cannot be brought in.
place-network = This is a shared network folder ({ $kind }). An office must not be kept in it: records get lost. Put the office on a disk of this computer, and its backups into the network folder.
place-synced = { $service } synchronises this folder: it may take a file in the middle of a change. An ordinary folder on the disk is better.

refusal-input-backup-folder = There is no such folder, and it could not be made. A full path is needed.
refusal-input-backups-kept = That is too many: at most { $most } of each kind are kept.
refusal-input-backups-late = From 1 to { $most } days.
refusal-not-allowed-back-up = Only these roles may see to backups: { $roles }.
right-back-up = Backups
history-change_backup_settings = Settings of backups changed
history-salvage_office = Office saved from a damaged file

## The command line.

ctl-backup = Make a backup: checked, beside the earlier ones
ctl-backups = Show the backups
ctl-restore = Put a backup in the place of the office; the file that was there stays beside it
ctl-salvage = Save from a damaged file what can be read
ctl-argument-if-changed = Only if the office changed since the last one
ctl-argument-inside = Show what each holds
ctl-argument-prove = Check each one whole, as a restore does
ctl-argument-backup = The file of the backup; the last good one otherwise
ctl-argument-other-office = Even if it is of another office
ctl-restore-argument-journal = Also bring back what was done after it, from the safety journal; for a damaged office this is always done
ctl-backed-up = The backup is made and checked: { $path }, { $size }. Old ones given up: { $given }.
ctl-backup-unchanged = Nothing changed since the backup of { $at }: { $path }
ctl-no-backups = There are no backups. Their folder: { $path }
ctl-restored = Restored: { $path }.
ctl-restored-aside = The file that was there: { $path }
ctl-backup-prompt = Password of the backup:
ctl-salvaged-aside = The damaged file: { $path }

## The window.

directories-title-backups = Backups
directories-about-backups = When and where the program makes them by itself, and what lies in the folder
backups-section-own = Automatic
backups-section-keep = How many are kept
backups-section-folder = Folder
backups-section-password = Password
backups-section-list = What there is
backups-at-closing = When the office is left
backups-hour = Every day at (hour)
backups-late = Warn after so many days without one
backups-keep-hours = Hours
backups-keep-days = Days
backups-keep-weeks = Weeks
backups-keep-months = Months
backups-keep-hint = The last backup of each of so many hours, days, weeks and months stays; the three newest always do.
backups-folder = Folder of the backups
backups-folder-hint = Empty: beside the office, { $path }. Another disk is safer.
backups-folder-pick = Choose
backups-password-none = Backups are not locked: whoever gets the file can read it.
backups-password-set = New backups are locked with a password.
backups-password-new = New password
backups-password-hint = At least { $fewest } characters. A forgotten password cannot be had back, and nobody will open the backups locked with it. Write it down and keep it away from the computer.
backups-password-short = The password has fewer than { $fewest } characters.
backups-password-lock = Lock with the password
backups-password-unlock = Stop locking
backups-saved = Settings of backups saved
backups-now = Back up now
backups-empty = There are no backups in the folder yet. The first one is made when the office is left.
backups-column-at = When
backups-column-size = Size
backups-column-lock = Password
backups-locked = set
backups-restore = Restore…
backups-try = Try
backups-tried = The backup of { $at } was checked: it is whole and can be restored
backups-made = The backup is made and checked: { $size }
backups-unchanged = Nothing changed since the backup of { $at }
backups-hint-restore = restore
backups-hint-try = try
backups-hint-now = back up
restore-title = Restore a backup
restore-title-try = Try a backup
restore-subtitle = of { $at }
restore-password = Password of the backup
restore-open = Open
restore-sentence = The office closes and opens as it was in this backup. What was done later stays in the present file alone: it is not deleted but named “.replaced-…”.
restore-sentence-journal = The office closes and opens with everything that comes back from the safety journal. The present file is not deleted but renamed “.replaced-…”.
restore-journal = Also bring back what was done after this backup
restore-journal-until = The safety journal reaches { $at }; actions after the backup: { $entries }.
restore-journal-breaks = The safety journal is whole up to { $at }; actions after the backup: { $entries }. The rest stays only in the present file.
restore-journal-nothing = Nothing was done after this backup.
restore-journal-unfit = The safety journal does not fit this backup: what was done after it does not come back.
restore-confirm = Restore
restore-looking = Looking inside…
restore-followed = The safety journal brought back { $entries } actions, up to { $at }.
restore-followed-part = The safety journal brought back { $entries } actions, up to { $at }; it breaks off there.
restore-unfollowed = The safety journal could not be followed: the office is the backup alone.
restore-done = A backup was restored. The file that was there: { $path }
restore-done-nothing = A backup was restored

damaged-title = The office is damaged
damaged-title-behind = The office is older than its backup
damaged-title-gone = The office file is gone
damaged-safe = Nothing was deleted or changed: the file lies as it is. When a backup is restored it stays beside it, named “.damaged-…”.
damaged-last = Last good backup: { $at }. What was done later comes back from the safety journal if it is whole; the rest has to be entered again.
damaged-no-backups = There are no backups beside it.
damaged-backups = Backups
damaged-restore = Restore the last backup
damaged-restore-chosen = Restore the chosen one
damaged-restore-sentence = The office as it was in the backup
damaged-salvage = Save what can be read
damaged-salvage-sentence = Read the damaged file row by row and make a new office of it
damaged-accept = Work with this file
damaged-accept-sentence = The records that are gone do not come back
damaged-leave = To the choice of offices
damaged-saved = The office was put together anew. { $lost }
damaged-found-later = The check after a breakdown found damage in the office file. Leave the office and restore a backup: Directories → Backups.

closing-backup-title = Backup
closing-backup-sentence = The office is being backed up and the backup checked. It does not take long.
closing-backup-skip = Close without a backup
closing-backup-failed = No backup was made
closing-backup-anyway = Close all the same

status-read-only = Read only: the disk or the file is protected
status-backup = Backup { $at }
status-backup-late = Old backup: { $at }
status-backup-none = No backup yet
status-backup-failed = No backup made { $at }
status-journal = Safety journal: needs a backup or its folder
status-backup-running = Backing up…
backup-failed-quietly = No backup was made. { $why }
backup-try-reminder = Nobody has tried for more than a year whether a backup can be restored. Directories → Backups → “Try”.
