# Recovering from a backup and the safety journal: a copy of every saved action beside the office file.
history-choose_journal_folder = Folder of the safety journal chosen
history-field-journal_folder = Folder of the safety journal

recover-done = The office is recovered: { $path }. Actions from the safety journal: { $entries }. The last one: { $until }.
recover-exists = There is a file { $path }: choose another name for the recovered office.
recover-unsound = The backup is damaged, take another one. { $findings }
recover-foreign = The safety journal of another office lies in the folder: { $file }.
recover-halt = { $reason } File { $file }.
recover-halt-newest = { $reason } File { $file }. Actions are missing up to no. { $newest }.
recover-torn = Action no. { $number } in the safety journal was not written to its end. If the program had confirmed it, do it again.
recover-damaged = Action no. { $number } in the safety journal is damaged.
recover-missing = The safety journal has no actions from no. { $number } to no. { $upto }.
recover-mixed = Action no. { $number } in the safety journal belongs to another copy of this office.
recover-forgotten = Action no. { $number } was blotted out of the safety journal: a newer backup is needed.
recover-version = Action no. { $number } in the safety journal was written by a program of another version ({ $version }).
recover-refused = Action no. { $number } of the safety journal cannot be done again: { $detail }.
recover-differs = Action no. { $number } of the safety journal gave another result.

journal-well = The safety journal and the office agree.
journal-none = There is no safety journal beside the file. For a copy of an office that is as it should be.
journal-behind = The safety journal lacks the newest action of the office (no. { $number }). Make a backup.
journal-history = The end of the office's history was cut off: the newest action of the safety journal (no. { $number }) ends with another entry.
journal-elsewhere = The folder of the safety journal { $folder } cannot be reached ({ $reason }). It is written beside the office for now.
journal-interrupted = The safety journal goes on from action no. { $number }, earlier entries are not in the folder. Make a backup.
journal-differs = Table { $table } is not what the safety journal holds, the first row that differs: { $row }.
journal-same = The office is the backup and the safety journal, row by row. Actions done again: { $entries }.

ctl-recover = Recover an office from a backup and the safety journal
ctl-argument-from = The backup
ctl-argument-journals = Folder of the safety journal; may be given several times
ctl-argument-recovered = File of the recovered office, which must not exist yet
ctl-argument-compared-with = Compare the office row by row with this backup and the safety journal after it
ctl-journal = Show or choose the folder of the safety journal
ctl-argument-folder = A folder, as on another disk
ctl-argument-beside = Beside the office again
ctl-journal-folder = Safety journal: { $folder }
