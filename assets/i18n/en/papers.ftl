### Invoices, delivery notes, statements.

## Amounts in words. The words stand in their order: 1 to 19, 20 to 90, 100 to 900.
amount-zero = zero
amount-minus = minus
amount-ones = one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen
amount-ones-of-thousands = one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen
amount-tens = twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety
amount-hundreds = one hundred, two hundred, three hundred, four hundred, five hundred, six hundred, seven hundred, eight hundred, nine hundred
amount-tens-and-ones = { $tens }-{ $ones }
amount-thousands = { $count ->
   *[other] thousand
}
amount-millions = { $count ->
   *[other] million
}
amount-billions = { $count ->
   *[other] billion
}
amount-trillions = { $count ->
   *[other] trillion
}
amount-quadrillions = { $count ->
   *[other] quadrillion
}
amount-roubles = { $count ->
    [one] rouble
   *[other] roubles
}
amount-kopecks = { $count ->
    [one] { $figures } kopeck
   *[other] { $figures } kopecks
}

## Papers
paper-page-of = page # of #
paper-invoice = Invoice { $number } of { $day }
paper-delivery_note = Delivery note { $number } of { $day }
paper-statement = Reconciliation statement { $number } of { $day }
paper-invoice-draft = Invoice
paper-delivery_note-draft = Delivery note
paper-statement-draft = Reconciliation statement
paper-voided = VOID { $title }
paper-kind-invoice = Invoice
paper-kind-delivery_note = Delivery note
paper-kind-statement = Statement
paper-file-invoice = Invoice { $number } { $client }
paper-file-delivery_note = Delivery note { $number } { $client }
paper-file-statement = Statement { $number } { $client }
paper-file-invoice-draft = Invoice { $client }
paper-file-delivery_note-draft = Delivery note { $client }
paper-file-statement-draft = Statement { $client }
paper-tax-number = Tax number { $number }
paper-tax-reason-code = KPP { $code }
paper-box-bank = Bank of the payee
paper-box-payee = Payee
paper-box-bank-code = Bank code
paper-box-account = Account
paper-supplier = Supplier:
paper-buyer = Buyer:
paper-basis = Basis:
paper-basis-order = Order { $number } of { $day }
paper-basis-sale = Sale { $number } of { $day }
paper-place = Delivered to:
paper-column-line = No.
paper-column-goods = Goods and services
paper-column-quantity = Qty
paper-column-unit = Unit
paper-column-price = Price
paper-column-discount = Discount
paper-column-vat-rate = VAT
paper-column-vat = VAT amount
paper-column-sum = Sum
paper-unit-piece = pcs
paper-unit-service = srv.
paper-deposit = Deposit for returnable containers, { $count } pcs
paper-without-vat = Without VAT
paper-total = Total:
paper-total-discount = Discount:
paper-total-vat = Including VAT:
paper-total-due = To be paid:
paper-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
} in all, for { $amount } RUB
paper-containers = Containers: issued { $brought }, returned { $returned }
paper-invoice-note = Paying this invoice means accepting the terms of delivery. The container deposit is returned together with the containers.
paper-no-bank = The invoice has no bank details, so it cannot be paid. Fill them in, then make the invoice again (Alt 5).
paper-no-bank-draft = The invoice has no bank details, so it cannot be paid. Fill them in and open the invoice again.
paper-requisites = Company details
paper-no-bank-who = The invoice has no bank details, so it cannot be paid. They are filled in by: { $roles }.
paper-number-later = The number is assigned when the paper is saved or printed.
paper-has-number = The paper is already recorded under this number. If it is not needed, void it (Alt 4).
paper-sign-director = Director { $name }
paper-sign-accountant = Accountant { $name }
paper-sign-shipped = Released by (position, signature, name)
paper-sign-received = Received by (position, signature, name)
statement-span = from { $from } to { $to }
statement-place = at the delivery address: { $place }
statement-preamble = We, the undersigned, { $office } on the one side and { $client } on the other, have drawn up this statement to confirm that according to the books the state of mutual settlements is as follows:
statement-by-data-of = By the books of { $name }, RUB
statement-column-day = Date
statement-column-document = Document
statement-column-debit = Debit
statement-column-credit = Credit
statement-opening = Opening balance
statement-turnover = Turnover of the period
statement-closing = Closing balance
statement-no-movements = There were no movements in the period
statement-word-sale = Sale { $number }
statement-word-cash = Payment in cash { $number }
statement-word-card = Payment by card { $number }
statement-word-transfer = Bank transfer { $number }
statement-word-refund = Refund { $number }
statement-word-opening = Opening balance { $number }
statement-word-return = Containers returned { $number }
statement-word-adjustment = Container adjustment { $number }
statement-word-deposit = Container deposit { $number }
statement-word-deposit-back = Deposit returned { $number }
statement-containers = Returnable containers, pcs
statement-column-brought = Issued
statement-column-returned = Returned
statement-column-left = Left
statement-owes = On { $day } the amount owed to { $name } is { $amount } RUB ({ $words }).
paper-quoted = “{ $name }”
statement-even = On { $day } neither side owes anything.
statement-containers-left = On { $day } the client holds { $count } returnable containers, { $deposited } of them under deposit.
statement-no-containers = On { $day } the client holds no returnable containers.
statement-side = { $name }
statement-sign = (signature, name, date, seal)
refusal-requisite-name = Check the name of the company.
refusal-requisite-tax_number = The tax number is not valid: it has 10 or 12 digits with correct check digits.
refusal-requisite-tax_reason_code = A KPP has 9 characters: 4 digits, 2 digits or capital letters, 3 digits.
refusal-requisite-address = Check the legal address.
refusal-requisite-bank = Check the name of the bank.
refusal-requisite-bank_code = A bank code (BIK) has 9 digits.
refusal-requisite-account = An account number has 20 digits.
refusal-requisite-correspondent = A correspondent account number has 20 digits.
refusal-requisite-director = Check the name of the director.
refusal-requisite-accountant = Check the name of the accountant.
taking-out-save-csv = Save CSV
taking-out-files-xlsx = Excel workbooks
taking-out-files-csv = CSV tables

## Windows of papers
paper-made = Done: { $title }
paper-void-done = Voided: { $title }
paper-status-voided = Void
paper-void = Void
paper-void-yes = Yes, void it
paper-void-question = The paper will become void, and its number will not be used again. Void it? Esc keeps it.
paper-outdated = The order, prices or company details have changed since. This paper stays as it was.
paper-anew = Make again
paper-not-there = The paper has not been read yet, try again.
paper-rows-skipped = … and { $count } more rows. All of them will be in the file.
statement-days = Period (Alt 4…7, dates Alt 9)
money-papers-days = Period by the date of the paper (Alt 5…9)
statement-days-this-month = This month
statement-days-last-month = Last month
statement-days-quarter = Quarter
statement-days-year = Year
statement-days-others = Dates
statement-days-from = From
statement-days-to = To
statement-no-days = Choose the period.
statement-addresses = Addresses (Alt 8)
statement-all-addresses = All addresses of the client
statement-this-address = Only this address

## On the card of a client
client-section-papers = For papers
client-papers-none-title = No papers yet
client-papers-none = Invoices and delivery notes are made on the tabs “Orders” and “Containers and money”: F6, F7. Reconciliation statement: F8.
client-papers-open = Open
client-papers-count = Papers: { $count }
client-invoice = Invoice
client-delivery-note = Delivery note
client-statement = Statement
client-papers-column-client = Client
client-papers-column-form = Paper
client-papers-column-about = Basis, period
client-papers-column-vat = VAT

## The page of company details
directories-title-requisites = Company details
directories-about-requisites = They appear on invoices, delivery notes and statements. Papers already made do not change.
requisites-saved = Company details saved
requisites-office = Company
requisites-bank = Bank
requisites-people = Signatures
requisite-name = Legal name
requisite-tax_number = Tax number
requisite-tax_reason_code = Tax reason code (KPP)
requisite-address = Legal address
requisite-bank = Bank, city
requisite-bank_code = Bank code (BIK)
requisite-account = Account
requisite-correspondent = Correspondent account
requisite-director = Director
requisite-accountant = Chief accountant

## Export for the accountant
accounts-span = from { $from } to { $to }
accounts-sheet-sales = Sales
accounts-sheet-payments = Payments
accounts-sheet-balances = Balances
accounts-total = Total
accounts-column-day = Date
accounts-column-sale = Sale
accounts-column-payment = Payment
accounts-column-client = Counterparty
accounts-column-tax-number = Tax number
accounts-column-place = Delivery address
accounts-column-code = Code
accounts-column-product = Product
accounts-column-quantity = Quantity
accounts-column-price = Price
accounts-column-discount = Discount
accounts-column-vat-rate = VAT rate
accounts-column-vat = VAT amount
accounts-column-sum = Sum
accounts-column-kind = Payment method
accounts-column-note = Note
accounts-column-before = Opening debt
accounts-column-sold = Sold
accounts-column-deposits = Deposits
accounts-column-paid = Paid
accounts-column-after = Closing debt
accounts-column-containers-before = Opening containers
accounts-column-brought = Containers issued
accounts-column-returned = Containers returned
accounts-column-containers-after = Closing containers
accounts-column-deposited = Of these under deposit
accounts-kind-cash = Cash
accounts-kind-card = Card
accounts-kind-transfer = Bank transfer
accounts-kind-opening = Opening balance
accounts-title = Export for the accountant
accounts-file = Accounts { $from } – { $to }
accounts-hint = Excel: one workbook with the sheets Sales, Payments and Balances. CSV: three files side by side, for Excel and 1C (UTF-8, semicolons).

## The section of money
money-tab-papers = Papers
money-papers-none-title = No papers in this period
money-papers-none = Invoices and delivery notes are made on the client card: tabs “Orders” and “Containers and money”.
money-papers-card = Card
money-papers-hint-open = open
money-papers-hint-export = export
help-sheet-documents = money: invoice, delivery note, statement

## History
history-make_invoice = Invoice made
history-make_delivery_note = Delivery note made
history-make_statement = Reconciliation statement made
history-void_paper = Paper voided
history-void_statement = Reconciliation statement voided
history-change_requisites = Company details changed
history-note-paper = { $value }
history-note-replaced = · in place of { $value }
history-field-vat_rate = VAT rate, hundredths of a percent
history-field-company_name = Legal name
history-field-company_tax_number = Tax number
history-field-company_tax_reason_code = KPP
history-field-company_address = Legal address
history-field-company_bank = Bank
history-field-company_bank_code = Bank code
history-field-company_account = Account
history-field-company_correspondent = Correspondent account
history-field-company_director = Director
history-field-company_accountant = Chief accountant
refusal-not-found-paper = This paper no longer exists.
