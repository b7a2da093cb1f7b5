## An encrypted office file

encrypted-elsewhere = The file is encrypted, and this program was built without encryption. It is whole: open it in a Rodnik with encryption.
store-locked = The file is encrypted: enter its password first.
open-locked = The file { $path } is encrypted: its password is needed.
open-encrypted-elsewhere = The office { $path } is encrypted, and this program was built without encryption. It is whole and untouched: open it in a Rodnik with encryption.
backup-locked-office = The backup is encrypted, and its password was not entered yet.

unlock-title = The office is encrypted
unlock-sentence = Enter the password of the file. It is not your own password for signing in.
unlock-password = Password of the file
unlock-open = Open
unlock-checking = Checking…
unlock-other = Another office
unlock-wrong-password = The password does not fit. Check the keyboard layout and Caps Lock; the file was not touched.

encryption-tick = Encrypt the file
encryption-sentence = Without the password nobody reads the file, its backups or its journal: not a thief, not a repair shop, not we. A lost password cannot be recovered: the office is gone. Write it down and keep it away from the computer. Exports and prints are not encrypted.
encryption-password = Password of the file
encryption-again = Once more
encryption-differs = The passwords differ.
encryption-short = The password of the file has at least { $fewest } characters.
encryption-strength-short = Too short
encryption-strength-weak = Weak: add words
encryption-strength-fair = Will do
encryption-strength-good = Strong

encryption-encrypted = The file is encrypted already. Its password is changed separately.
encryption-not-encrypted = The file is not encrypted.
encryption-begun = The office is encrypted. A lost password cannot be recovered: write it down and keep it away from the computer.
encryption-password-changed = The password of the file was changed.
encryption-ended = The office is no longer encrypted: whoever has the file can read it.
encryption-aside-plain = The file of before can be read WITHOUT a password: { $path }. Make sure that the office opens, then delete it.
encryption-aside-old = The file of before opens with the password of before: { $path }. Make sure that the office opens, then delete it.
encryption-aside-encrypted = The encrypted file of before: { $path }.
encryption-backups = Backups of before: { $count }, they open as they did ({ $folder }). Delete those that you do not need.
encryption-beside = Earlier files of the office lie beside it and can be read WITHOUT a password: { $files }. Delete those that you do not need.
encryption-backed-up = A fresh backup: { $path }
encryption-no-backup = No fresh backup could be made: { $reason } Make one yourself before you delete the file of before.

## rodnikctl

ctl-encrypt = Encrypts the office. The password comes from RODNIK_NEW_OFFICE_PASSWORD or the keyboard.
ctl-decrypt = Takes the encryption off the office.
ctl-office-password = Changes the password of an encrypted office. The new one comes from RODNIK_NEW_OFFICE_PASSWORD or the keyboard.
ctl-argument-encrypted = Encrypt the file. The password comes from RODNIK_OFFICE_PASSWORD or the keyboard.
ctl-office-prompt = Password of the file { $path }:
ctl-office-password-needed = The file { $path } is encrypted. Give its password in RODNIK_OFFICE_PASSWORD or type it at a terminal.
ctl-new-office-prompt = New password of the file:
ctl-new-office-again = Once more:
ctl-new-office-needed = A new password of the file is needed: give it in { $variable } or type it at a terminal.
