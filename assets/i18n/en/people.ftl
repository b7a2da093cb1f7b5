### People, signing in, rights.

refusal-not-allowed-review-senior = Only these roles may review churn as a senior operator: { $roles }.
refusal-not-allowed-review-quality = Only these roles may review churn as quality control: { $roles }.
refusal-not-allowed-review-credit = Only these roles may review churn as a credit controller: { $roles }.
refusal-not-allowed-close-addresses = Only these roles may close addresses: { $roles }.
refusal-not-allowed-adjust-containers = Only these roles may adjust containers: { $roles }.
refusal-not-allowed-collect-debts = Only these roles may work with debts: { $roles }.
refusal-not-allowed-read-history = Only these roles may read the history of the office: { $roles }.
refusal-not-allowed-own-password = Only these roles may change their own password: { $roles }. Ask an administrator.
refusal-not-allowed-nobody = Nobody in your office is allowed to do this. An administrator grants rights: Directories → Rights of roles.

## Rights, as the table calls them.

right-own-password = Changing one’s own password
right-work-tasks = Tasks: orders, postponing, comments
right-post-sales = Sales, payments, containers
right-supervise = Lists of others, substitution, reports
right-review-senior = Churn: senior operator's stage
right-review-quality = Churn: quality control's stage
right-review-credit = Churn: credit control's stage
right-close-addresses = Closing addresses
right-adjust-containers = Adjusting containers
right-collect-debts = Debts, statements, bank
right-read-history = History of the office
right-import = Importing lists
right-change-settings = Directories and settings
right-manage-users = Employees, passwords, rights
right-fixed-close-addresses = Only quality control closes addresses: this is a rule of the work and cannot be changed.
right-fixed-manage-users = This right cannot be taken from the administrator: otherwise nobody could grant rights.

## The page of rights.

directories-title-rights = Rights of roles
directories-about-rights = What each role may do. A person with several roles may do whatever any of them allows.
rights-only-administrator = Only an administrator changes rights. The table is shown for reference.
rights-changed = Rights changed: { $count }
rights-as-usual = Defaults
rights-saved = The rights are saved and apply at once.
rights-right = Right
rights-legend = Lock: the right is fixed. Dot: differs from the default.
rights-hint-move = in the table
rights-hint-tick = grant or revoke
rights-hint-default = defaults

## Signing in.

sign-in-title = Who is working
sign-in-switch = Switch user
sign-in-locked = The screen is locked
sign-in-locked-sentence = { $name } is working here. Everything typed is still in place.
sign-in-search = Name
sign-in-password = Password or PIN
sign-in-enter = Sign in
sign-in-unlock = Unlock
sign-in-checking = Checking…
sign-in-with-password = password
sign-in-hint = A digit, or ↑ ↓ and Enter. Or begin to type a name.
sign-in-nobody = Nobody by that name.
sign-in-other-office = Another office
sign-in-gone = This employee no longer exists or is archived. Choose another one.
sign-in-needed = Enter the password.
sign-in-wrong = The password is wrong. Check the keyboard layout and Caps Lock.
sign-in-wrong-wait = The password is wrong. Try again in { $seconds } s.
sign-in-wait = Too many wrong attempts. Wait { $seconds } s.

## Passwords.

password-title = Password
password-of-own = Your password
password-old = Current password
password-new = New password or PIN
password-again = Repeat
password-about = From 4 to 128 characters. It cannot be recovered: an administrator resets a forgotten password.
password-set = Save
password-remove = No password
password-remove-question = Without a password anybody at this computer can work under this name.
password-differs = The passwords do not match.
password-short = Too short: at least { $count } characters are needed.
password-long = Too long: at most { $count } characters.
password-own = To change your own password, type the current one.
password-saved = Password saved: { $name }.
password-removed = Password removed: { $name }.
password-button = Password
preferences-password = My password
preferences-lock = Lock the screen
preferences-switch = Switch user
help-switch-user = switch user, lock the screen
directories-hint-password = password

settings-lock-after = Lock the screen after, minutes
settings-about-lock-after = If nobody works for this many minutes, the screen locks and asks for the password. 0: never.
refusal-directory-lock-after = From 0 to 480 minutes. 0: never.

## History and command line.

history-signed_in = Signed in
history-sign_in_failed = Wrong password when signing in
history-set_own_password = Own password changed
history-reset_password = Employee’s password changed
history-decide_rights = Rights of roles changed
history-note-entry = “{ $value }”
history-field-has_password = Has a password
ctl-password-prompt = Password ({ $name }):
ctl-password-needed = The user “{ $name }” has a password. Pass it in the variable RODNIK_PASSWORD, or run the command in a terminal.
