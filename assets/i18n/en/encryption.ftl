## An encrypted office file

encrypted-elsewhere = The file is encrypted, and this program was built without encryption. The file is intact: open it in a Rodnik with encryption.
store-locked = The file is encrypted: enter its password first.
open-locked = The file { $path } is encrypted: its password is needed.
open-encrypted-elsewhere = The office { $path } is encrypted, and this program was built without encryption. It is intact and was not touched: open it in a Rodnik with encryption.
backup-locked-office = The backup is encrypted, and its password has not been entered yet.

unlock-title = The office is encrypted
unlock-sentence = Enter the password of the file. It is not your own password for signing in.
unlock-password = Password of the file
unlock-open = Open
unlock-checking = Checking…
unlock-other = Another office
unlock-wrong-password = Wrong password. Check the keyboard layout and Caps Lock; the file was not touched.

encryption-tick = Encrypt the file
encryption-sentence = Without the password nobody can read the file, its backups or its safety journal: not a thief, not a repair shop, not us. A lost password cannot be recovered: the office would be gone. Write it down and keep it away from the computer. Exports and printouts are not encrypted.
encryption-password = Password of the file
encryption-again = Repeat
encryption-differs = The passwords do not match.
encryption-short = The file password must have at least { $fewest } characters.
encryption-strength-short = Too short
encryption-strength-weak = Weak: add words
encryption-strength-fair = Fair
encryption-strength-good = Strong

encryption-encrypted = The file is encrypted already. Its password is changed separately.
encryption-not-encrypted = The file is not encrypted.
encryption-begun = The office is encrypted. A lost password cannot be recovered: write it down and keep it away from the computer.
encryption-password-changed = The password of the file was changed.
encryption-ended = The office is no longer encrypted: whoever has the file can read it.
encryption-aside-plain = The previous file can be read WITHOUT a password: { $path }. Make sure that the office opens, then delete it.
encryption-aside-old = The previous file opens with the previous password: { $path }. Make sure that the office opens, then delete it.
encryption-aside-encrypted = The previous, encrypted file: { $path }.
encryption-backups = Earlier backups left: { $count }; they open as before ({ $folder }). Delete those you do not need.
encryption-beside = Earlier files of the office lie beside it and can be read WITHOUT a password: { $files }. Delete those you do not need.
encryption-backed-up = New backup: { $path }
encryption-no-backup = No new backup could be made: { $reason } Make one yourself before you delete the previous file.

## rodnikctl

ctl-encrypt = Encrypt the office. The password comes from RODNIK_NEW_OFFICE_PASSWORD or the keyboard.
ctl-decrypt = Remove the encryption from the office.
ctl-office-password = Change the password of an encrypted office. The new one comes from RODNIK_NEW_OFFICE_PASSWORD or the keyboard.
ctl-argument-encrypted = Encrypt the file. The password comes from RODNIK_OFFICE_PASSWORD or the keyboard.
ctl-office-prompt = Password of the file { $path }:
ctl-office-password-needed = The file { $path } is encrypted. Give its password in RODNIK_OFFICE_PASSWORD or type it at a terminal.
ctl-new-office-prompt = New password of the file:
ctl-new-office-again = Repeat:
ctl-new-office-needed = A new password of the file is needed: give it in { $variable } or type it at a terminal.
