## The first screen: sample office, new office, an existing one, an office's own lists.

welcome-title = The desk of a water-delivery office
welcome-begin = Begin
welcome-recent = Recent offices
welcome-missing = file is missing
welcome-forget = Remove from the list
welcome-no-home = The system has no home folder: create an office yourself and choose a place for it.
welcome-sample = Sample office
welcome-sample-sentence = 1,000 addresses and 18 months of history: try everything
welcome-new = New office
welcome-new-sentence = Empty: name, calendar, first user
welcome-open = Open an office
welcome-open-sentence = A .rodnik file on this computer
welcome-import = Import your lists
welcome-import-sentence = A new office from your Excel, CSV or 1C lists

sample-title = Sample office
sample-sentence = Creating addresses, their history and today’s tasks. This is done once.
sample-progress = { $percent } % done

path-title = Open an office
path-label = Office file
path-placeholder = /home/anna/office.rodnik
path-missing = There is no such file.
path-no-dialog = The system has no file dialog (no desktop portal or zenity): type the path.
path-open = Open

wizard-title = New office
wizard-title-import = New office and its lists
wizard-sentence = Nothing else is needed: clients and products are added in the course of work or come from lists.
wizard-sentence-import = First the office, then the import of its lists of clients and deliveries.
wizard-name = Name
wizard-example = for example, { $value }
wizard-name-example = Spring Water
wizard-name-missing = Give the office a name.
wizard-area-code = Telephone area code
wizard-area-code-unfit = 3 to 5 digits, or leave it empty.
wizard-user = First user
wizard-user-example = Anna Sokolova
wizard-user-missing = Enter a name: it shows who did what.
wizard-price = Price of a 19-litre bottle, ₽
wizard-price-unfit = A sum is needed, for example 350 or 350.00.
wizard-calendar = When water is delivered
wizard-rest-never = Every day
wizard-rest-sundays = Except Sundays
wizard-rest-weekends = Except Saturdays and Sundays
wizard-holidays = No delivery on the Russian public holidays of { $first } and { $second }
wizard-where = Where the file will be
wizard-where-missing = Enter where the office file will be.
wizard-choose = Choose…
wizard-make = Create
wizard-make-import = Create and import
wizard-making = Creating…
