## The help (F1): keys and pages.

help-open-page = Help: { $page }
help-back-page = Back
help-page-keys = ↑ ↓ scroll · ← → link, Enter opens it · Alt ↑ ↓ another page · Ctrl F search
help-search = Search the help
help-nothing-found = Nothing found.

help-door = Signing in
help-door-back = clear, go back
help-damaged = Damaged office
help-damaged-enter = the first way back
help-backups = Backups
help-backup-try = try the chosen one
help-backup-journal = also bring back what was done after it
help-backup-restore = restore the chosen one
help-backup-folder = choose the folder of the backups
help-backup-unlock = stop locking new backups
help-recordings = choose the folder of call recordings
help-bring-lists = import clients, deliveries
help-undo-import = undo the last import
help-undo-import-yes = yes, undo the import
help-import-choose = choose a file
help-import-template = template of a list
help-import-on = check, import
help-import-back = back to the columns
help-import-refused = save the refused rows
help-import-undo = undo this import
help-close = close

## Templates of lists.

import-template = Template…
import-template-title = Template of a list
import-template-file = Template – { $kind }.xlsx
import-template-ending = A template is an .xlsx or .csv file: give it such a name.
import-template-saved = The template is in { $path }. Replace the example rows with your own and remove the columns you do not need.
ctl-template = Write a list template: all columns and example rows
ctl-argument-template = Template file: .xlsx or .csv

## Keys of dialogs.

help-number = choose a number
help-record-kind = type of record
help-later-when = in 15 minutes, in an hour, tomorrow
help-later-who = who calls: me or anyone
help-task-address = another address
help-containers-what = returned, deposit taken, deposit given back
help-adjust-way = write off, write on
help-adjust-everything = write off everything
help-settle-even = everything matches
help-confirm = confirm
help-contact-archive = archive; where text was restored, start again; when asked about unsaved changes, discard
help-contact-sure = confirm archiving
help-personal-whose = whose data
help-personal-out = write the file; when asked, anonymise
help-personal-forget = anonymise
help-merge-what = one address; one client with several addresses
help-merge-swap = swap
help-merge = merge
help-merge-choose = choose the duplicate
help-unmerge = undo a merge
help-whose = a suggested client
help-file = File
help-file-choose = choose a file
help-go-on = go on
help-accounts-csv = save CSV
help-choice-made = choose
help-choice-typing = the same while typing
help-listen = listen
help-sheet-terms = card: prices and discount
help-sheet-duplicates = card: merge with a duplicate, undo
help-sheet-personal = card: personal data
help-sheet-reload = card: read again if somebody changed it
help-sheet-made = papers: open, statement
help-price-archive = archive a price list
