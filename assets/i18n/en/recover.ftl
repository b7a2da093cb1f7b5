# Recovering from a backup and the safety journal: a copy of every saved action beside the office file.
history-choose_journal_folder = Safety journal folder chosen
history-field-journal_folder = Safety journal folder

recover-done = The office is recovered: { $path }. Actions from the safety journal: { $entries }. The last one: { $until }.
recover-exists = The file { $path } already exists: choose another name for the recovered office.
recover-unsound = The backup is damaged, take another one. { $findings }
recover-foreign = The folder contains the safety journal of another office: { $file }.
recover-halt = { $reason } File { $file }.
recover-halt-newest = { $reason } File { $file }. Actions are missing up to no. { $newest }.
recover-torn = Action no. { $number } was not completely written to the safety journal. If the program had confirmed it, repeat it.
recover-damaged = Action no. { $number } in the safety journal is damaged.
recover-missing = The safety journal has no actions from no. { $number } to no. { $upto }.
recover-mixed = Action no. { $number } in the safety journal belongs to another copy of this office.
recover-forgotten = Action no. { $number } was erased from the safety journal: a newer backup is needed.
recover-version = Action no. { $number } in the safety journal was written by a program of another version ({ $version }).
recover-refused = Action no. { $number } from the safety journal cannot be repeated: { $detail }.
recover-differs = Action no. { $number } from the safety journal gave a different result.

journal-well = The safety journal and the office match.
journal-none = There is no safety journal beside the file. For a copy of an office this is as it should be.
journal-behind = The safety journal lacks the newest action of the office (no. { $number }). Make a backup.
journal-history = The end of the office's history was cut off: the newest action of the safety journal (no. { $number }) ends with another entry.
journal-ahead =
    { $entries ->
        [one] The safety journal holds { $entries } action that is not in the office.
       *[other] The safety journal holds { $entries } actions that are not in the office.
    }
journal-elsewhere = The safety journal folder { $folder } cannot be reached ({ $reason }). For now it is written beside the office file.
journal-interrupted = The safety journal continues from action no. { $number }; earlier entries are not in the folder. Make a backup.
journal-differs = Table { $table } differs from the safety journal; first differing row: { $row }.
journal-same = The office matches the backup and the safety journal, row by row. Actions repeated: { $entries }.

ctl-recover = Recover an office from a backup and the safety journal
ctl-argument-from = Backup
ctl-argument-journals = Safety journal folder; may be given several times
ctl-argument-recovered = File of the recovered office; it must not exist yet
ctl-argument-compared-with = Compare the office row by row with this backup and the safety journal after it
ctl-journal = Show or choose the safety journal folder
ctl-argument-folder = Folder, for example on another disk
ctl-argument-beside = Beside the office file again
ctl-journal-folder = Safety journal: { $folder }
