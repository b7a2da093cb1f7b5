## The first screen: sample office, new office, an existing one, an office's own lists.

welcome-title = The desk of a water-delivery office
welcome-begin = Begin
welcome-recent = Recent offices
welcome-missing = file is gone
welcome-forget = Leave out of the list
welcome-no-home = The system has no home folder: make an office yourself and choose a place for it.
welcome-sample = Sample office
welcome-sample-sentence = 1,000 addresses and 18 months of history: try everything
welcome-new = New office
welcome-new-sentence = Empty: name, calendar, first user
welcome-open = Open an office
welcome-open-sentence = A .rodnik file on this computer
welcome-import = Bring in your lists
welcome-import-sentence = A new office from your Excel, CSV or 1C lists

sample-title = Sample office
sample-sentence = Making addresses, their history and today's tasks. This is done once.
sample-progress = { $percent } % done

path-title = Open an office
path-label = File of the office
path-placeholder = /home/anna/office.rodnik
path-missing = There is no such file.
path-no-dialog = This system has no file dialog (no desktop portal, no zenity): type the path.
path-open = Open

wizard-title = New office
wizard-title-import = New office and its lists
wizard-sentence = Nothing more is needed: clients and products come with the work, or from lists.
wizard-sentence-import = First the office, then its lists of clients and deliveries.
wizard-name = Name
wizard-name-example = Spring Water
wizard-name-missing = Give the office a name.
wizard-area-code = Telephone area code
wizard-area-code-unfit = 3 to 5 digits, or leave it empty.
wizard-user = First user
wizard-user-example = Anna Sokolova
wizard-user-missing = Type a name: it shows who did what.
wizard-price = Price of a 19-litre bottle, ₽
wizard-price-unfit = An amount is needed, such as 350 or 350.00.
wizard-calendar = When water is delivered
wizard-rest-never = Every day
wizard-rest-sundays = Not on Sundays
wizard-rest-weekends = Not at weekends
wizard-holidays = No delivery on the Russian public holidays of { $first } and { $second }
wizard-where = Where the file goes
wizard-where-missing = Type where the file of the office goes.
wizard-choose = Choose…
wizard-make = Make it
wizard-make-import = Make it and bring lists in
wizard-making = Making it…
