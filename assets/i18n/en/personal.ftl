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
