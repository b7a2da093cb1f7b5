## Backups, and a damaged office file.

backup-size = { $size } MB
backup-none = none
backup-unfit-damaged = the database cannot be read: { $detail }
backup-unfit-dangling = table { $table } refers to something that is not there
backup-unfit-history = the history was changed or breaks off at record { $row }
backup-unfit-totals = the totals of the copy do not match those of the office
backup-office-unfit = No backup was made: the office did not pass its check ({ $detail }). Earlier backups are intact. Open “Directories → Backups” and restore the last good one.
backup-refused = This failed: { $path } ({ $detail }).
backup-no-room = The disk is low on space: { $free } free, { $needs } needed. Free some space or choose another folder.
backup-underway = Another program is making a backup.
backup-in-use = The office is open in another Rodnik program: in another window, by another user or on the command line. Close it and try again.
backup-unreadable = The backup cannot be read: { $detail }.
backup-not-an-office = This is not a backup of an office.
backup-newer = The backup was made by a newer program (version { $found }; this one knows { $known }). Update the program.
backup-no-good = The backup is damaged ({ $detail }). Choose another one.
backup-itself = This is the file of the office itself, not a backup.
backup-unfollowed = The safety journal could not be followed; nothing was changed. Restore a backup.
backup-other-office = This is a backup of another office: “{ $name }”.
backup-wrong-password = The password does not open this backup.
backup-no-password = The backup is locked with a password: enter it.
backup-cancelled = Stopped. Earlier backups are intact.
backup-inside-name = Office: { $name }
backup-inside-clients = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}, { $sales ->
    [one] { $sales } sale
   *[other] { $sales } sales
}
backup-inside-last-sale = Last sale: { $day }
backup-inside-changed = Last history record: { $at }; records in all: { $rows }
backup-kept = { $at }, { $size }
backup-kept-locked = { $at }, { $size }, locked

damaged-empty = The file { $path } is empty: it does not contain a single byte.
damaged-beginning = The beginning of { $path } is damaged: it can no longer be recognised as an office.
damaged-cut-short = The file { $path } is cut short: { $has } of { $needs }.
damaged-pages = The file { $path } is damaged and cannot be read ({ $detail }).
damaged-gone = The file { $path } is missing, but its backups are there.
damaged-behind = The file { $path } is older than its backup of { $at }: the latest records are missing. That happens when an older file was put in its place or the “-wal” file beside it was deleted.
damaged-ahead =
    { $entries ->
        [one] The safety journal holds { $entries } action that is not in the file { $path }
       *[other] The safety journal holds { $entries } actions that are not in the file { $path }
    }; the last one is of { $at }. That happens when the “-wal” file beside it was deleted or an older file was put in its place.
damaged-log = The file “-wal” beside { $path } does not belong to it: it is of another office, or spoilt. Opening the office would mix the two.

salvage-user = Administrator
salvage-whole = Everything was read, records: { $rows }.
salvage-part = Records recovered: { $rows }. Lost: { $lost }.
salvage-dropped = { $name }: { $dropped } did not fit
salvage-broken = { $name }: { $saved } recovered, some could not be read
salvage-table-sale = sales
salvage-table-sale-line = sale lines
salvage-table-customer-order = orders
salvage-table-order-line = order lines
salvage-table-payment = payments
salvage-table-container-movement = container movements
salvage-table-counterparty = counterparties
salvage-table-address = addresses
salvage-table-contact-person = contact persons
salvage-table-phone = phones
salvage-table-task = tasks
salvage-table-comment = comments
salvage-table-journal-entry = journal records
salvage-table-history = history
salvage-table-history-personal = personal data in the history
salvage-table-other = service records

import-no-room = Only { $free } left on the disk of the office: too little for a large import. Free some space and try again; nothing was written.
room-short = Only { $free } left on the disk of the office. Free some space: work goes on, but large lists cannot be imported.
place-network = This is a shared network folder ({ $kind }). An office must not be kept in it: records get lost. Put the office on a disk of this computer, and its backups into the network folder.
place-synced = { $service } syncs this folder: it may take the file in the middle of a write. An ordinary folder on the disk is better.

refusal-input-backup-folder = There is no such folder, and it could not be created. A full path is needed.
refusal-input-backups-kept = That is too many: at most { $most } of each kind are kept.
refusal-input-backups-late = From 1 to { $most } days.
refusal-not-allowed-back-up = Only these roles may manage backups: { $roles }.
right-back-up = Backups
history-change_backup_settings = Backup settings changed
history-salvage_office = Office recovered from a damaged file

## The command line.

ctl-backup = Make a verified backup beside the earlier ones
ctl-backups = Show the backups
ctl-restore = Replace the office with a backup; the previous file stays beside it
ctl-salvage = Recover everything that can be read from a damaged file
ctl-argument-if-changed = Only if the office has changed since the last backup
ctl-argument-inside = Show what each backup contains
ctl-argument-prove = Check each backup completely, as a restore does
ctl-argument-backup = Backup file; by default the last good one
ctl-argument-other-office = Even if it is a backup of another office
ctl-restore-argument-journal = Also bring back what was done after it, from the safety journal; for a damaged office this is always done
ctl-backed-up = Backup made and verified: { $path }, { $size }. Old ones removed: { $given }.
ctl-backup-unchanged = Nothing has changed since the backup of { $at }: { $path }
ctl-no-backups = There are no backups. Their folder: { $path }
ctl-restored = Restored: { $path }.
ctl-restored-aside = Previous file: { $path }
ctl-backup-prompt = Password of the backup:
ctl-salvaged-aside = Damaged file: { $path }

## The window.

directories-title-backups = Backups
directories-about-backups = When and where the program makes backups automatically, and what is in the folder
backups-section-own = Automatic
backups-section-keep = How many to keep
backups-section-folder = Folder
backups-section-password = Password
backups-section-list = Existing backups
backups-at-closing = When the office is closed
backups-hour = Every day at (hour)
backups-late = Warn after so many days without one
backups-keep-hours = Hours
backups-keep-days = Days
backups-keep-weeks = Weeks
backups-keep-months = Months
backups-keep-hint = The last backup of each hour, day, week and month is kept, as many as entered here; the three newest are always kept.
backups-folder = Backup folder
backups-folder-hint = Empty: beside the office, { $path }. Another disk is safer.
backups-folder-pick = Choose
backups-password-none = Backups are not locked: anyone who gets the file can read it.
backups-password-pending = New backups will be locked with a password once you save: Ctrl Enter.
backups-not-a-number = A whole number is needed; the hour is 0 to 23.
backups-password-set = New backups are locked with a password.
backups-password-new = New password
backups-password-hint = At least { $fewest } characters. A forgotten password cannot be recovered, and nobody will be able to open the backups locked with it. Write it down and keep it away from the computer.
backups-password-short = The password has fewer than { $fewest } characters.
backups-password-lock = Lock with a password
backups-password-unlock = Stop locking
backups-saved = Backup settings saved
backups-now = Back up now
backups-empty = There are no backups in the folder yet. The first one will be made when the office is closed.
backups-column-at = When
backups-column-size = Size
backups-column-lock = Password
backups-locked = set
backups-restore = Restore…
backups-try = Try
backups-tried = The backup of { $at } was checked: it is intact and can be restored
backups-made = Backup made and verified: { $size }
backups-unchanged = Nothing has changed since the backup of { $at }
backups-hint-restore = restore
backups-hint-try = try
backups-hint-now = back up
restore-title = Restore a backup
restore-title-try = Try a backup
restore-subtitle = of { $at }
restore-password = Password of the backup
restore-open = Open
restore-sentence = The office will close and open as it was in this backup. What was done later will remain only in the present file, which is not deleted but renamed “.replaced-…”.
restore-sentence-journal = The office will close and open with everything that comes back from the safety journal. The present file is not deleted but renamed “.replaced-…”.
restore-journal = Also bring back what was done after this backup
restore-journal-until = The safety journal reaches { $at }; actions after the backup: { $entries }.
restore-journal-breaks = The safety journal is whole up to { $at }; actions after the backup: { $entries }. The rest stays only in the present file.
restore-journal-nothing = Nothing was done after this backup.
restore-journal-unfit = The safety journal does not fit this backup: what was done after it does not come back.
restore-confirm = Restore
restore-looking = Reading the backup…
restore-followed =
    { $entries ->
        [one] The safety journal brought back { $entries } action, up to { $at }.
       *[other] The safety journal brought back { $entries } actions, up to { $at }.
    }
restore-followed-part =
    { $entries ->
        [one] The safety journal brought back { $entries } action, up to { $at }; it breaks off there.
       *[other] The safety journal brought back { $entries } actions, up to { $at }; it breaks off there.
    }
restore-unfollowed = The safety journal could not be followed: the office is the backup alone.
restore-previous = Previous file: { $path }
restore-done = The backup was restored. The previous file lies beside it: { $file }
restore-done-nothing = The backup was restored

damaged-title = The office is damaged
damaged-title-behind = The office is older than its backup
damaged-title-ahead = The office lacks its latest actions
damaged-title-log = The file beside the office is not its own
damaged-title-gone = The office file is missing
damaged-safe = Nothing has been deleted or changed: the file is as it was. When a backup is restored, it stays beside the office, renamed “.damaged-…”.
damaged-last = Last good backup: { $at }. What was done later comes back from the safety journal if it is whole; the rest has to be entered again.
damaged-no-backups = There are no backups beside the file.
damaged-backups = Backups
damaged-restore = Restore the last backup
damaged-restore-chosen = Restore the chosen one
damaged-restore-sentence = Bring the office back as it was in the backup
damaged-follow = Bring back what the safety journal holds
damaged-follow-sentence = The office becomes as it was last; the file as it is now stays beside it
damaged-salvage = Recover what can be read
damaged-salvage-sentence = Read the damaged file row by row and build a new office from it
damaged-accept = Work with this file
damaged-accept-sentence = The missing records will not come back
damaged-leave = To the list of offices
damaged-saved = The office was rebuilt. { $lost }
damaged-found-later = The check after a crash found damage in the office file. Close the office and restore a backup: Directories → Backups.

closing-backup-title = Backup
closing-backup-sentence = The office is being backed up and the backup verified. This does not take long.
closing-backup-skip = Close without a backup
closing-backup-failed = No backup was made
closing-backup-anyway = Close anyway

status-read-only = Read only: the disk or file is protected
status-backup = Backup { $at }
status-backup-late = Old backup: { $at }
status-backup-none = No backup yet
status-backup-none-since = No backup since the restore
status-backup-failed = Backup failed { $at }
status-journal = Safety journal: needs a backup or its folder
status-backup-running = Backing up…
backup-failed-quietly = No backup was made. { $why }
backup-try-reminder = For more than a year nobody has tried whether a backup can be restored. Directories → Backups → “Try”.
