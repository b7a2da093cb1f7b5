# Personal data: handed over to the person, and given up.

right-personal-data = Personal data: hand over and anonymise
refusal-not-allowed-personal-data = Only these roles may hand over or anonymise personal data: { $roles }.
refusal-forget-order = First finish order No. { $number }: it is neither delivered nor cancelled.
refusal-forget-review = First finish the churn review of address { $code }.
refusal-forget-task = First finish the task of { $day } at address { $code }.
refusal-forget-company = This is a company, not a person. Its contact persons can be anonymised.
refusal-forget-done = This is anonymised already.
forgotten-client = Anonymised client No. { $number }
forgotten-person = Anonymised person No. { $number }
history-take_out_personal_data = Personal data handed over
history-forget = Personal data anonymised
history-note-forgotten = · now “{ $value }”

ctl-person = Personal data: hand over or anonymise
ctl-person-export = Write everything that the office knows of a client or a contact person (JSON)
ctl-person-anonymise = Remove names, phones and all that was said; documents and sums stay. There is no way back
ctl-password = Set a password without the old one: when the only administrator forgot it
ctl-argument-person = The contact person; otherwise the whole client
ctl-argument-to = Where to write; otherwise to the screen
ctl-argument-yes = Confirm: there is no way back
ctl-argument-whose = Whose password
ctl-argument-remove = Take the password away
ctl-person-exported = The data is written to { $path }. It is personal data: keep the file to yourself.
ctl-person-unknown = The client of address { $code } has no contact person “{ $name }”.
ctl-person-not-confirmed = The data of “{ $name }” will be anonymised, and there is no way back. If this is right, add --yes.
ctl-person-anonymised = The data is anonymised: now “{ $name }”.
ctl-password-set = The password of “{ $name }” is set.
ctl-password-removed = The password of “{ $name }” is taken away.
ctl-new-password-needed = Hand the new password over in the variable RODNIK_NEW_PASSWORD, or run the command in a terminal.
ctl-new-password-prompt = New password ({ $name }):
ctl-new-password-again = Once more ({ $name }):
ctl-new-password-differs = The passwords differ.
history-password_from_outside = Password set from outside the program (rodnikctl)
