## The help (F1): keys and pages.

help-open-page = Help: { $page }
help-back-page = Back
help-page-keys = ↑ ↓ scroll · ← → link, Enter opens it · Alt ↑ ↓ another page · Ctrl F search
help-search = Search the help
help-nothing-found = Nothing found.

help-door = Signing in
help-door-back = clear, go back
help-damaged = Damaged office
help-backups = Backups
help-backup-try = try the chosen one
help-backup-journal = also bring back what was done after it
help-backup-restore = restore the chosen one

## Templates of lists.

import-template = Template…
import-template-title = Template of a list
import-template-file = Template – { $kind }.xlsx
import-template-ending = A template is an .xlsx or a .csv file: name it so.
import-template-saved = The template is in { $path }. Put your own rows in place of the examples, take away columns that you do not need.
ctl-template = Write a template of a list: every column, and example rows
ctl-argument-template = The file of the template: .xlsx or .csv
