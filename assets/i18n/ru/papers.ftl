### Счета, накладные, акты сверки.

## Сумма прописью. Слова стоят по порядку: от 1 до 19, от 20 до 90, от 100 до 900.
amount-zero = ноль
amount-minus = минус
amount-ones = один, два, три, четыре, пять, шесть, семь, восемь, девять, десять, одиннадцать, двенадцать, тринадцать, четырнадцать, пятнадцать, шестнадцать, семнадцать, восемнадцать, девятнадцать
amount-ones-of-thousands = одна, две, три, четыре, пять, шесть, семь, восемь, девять, десять, одиннадцать, двенадцать, тринадцать, четырнадцать, пятнадцать, шестнадцать, семнадцать, восемнадцать, девятнадцать
amount-tens = двадцать, тридцать, сорок, пятьдесят, шестьдесят, семьдесят, восемьдесят, девяносто
amount-hundreds = сто, двести, триста, четыреста, пятьсот, шестьсот, семьсот, восемьсот, девятьсот
amount-tens-and-ones = { $tens } { $ones }
amount-thousands = { $count ->
    [one] тысяча
    [few] тысячи
   *[many] тысяч
}
amount-millions = { $count ->
    [one] миллион
    [few] миллиона
   *[many] миллионов
}
amount-billions = { $count ->
    [one] миллиард
    [few] миллиарда
   *[many] миллиардов
}
amount-trillions = { $count ->
    [one] триллион
    [few] триллиона
   *[many] триллионов
}
amount-quadrillions = { $count ->
    [one] квадриллион
    [few] квадриллиона
   *[many] квадриллионов
}
amount-roubles = { $count ->
    [one] рубль
    [few] рубля
   *[many] рублей
}
amount-kopecks = { $count ->
    [one] { $figures } копейка
    [few] { $figures } копейки
   *[many] { $figures } копеек
}

## Документы
paper-page-of = стр. # из #
paper-invoice = Счёт на оплату № { $number } от { $day }
paper-delivery_note = Накладная № { $number } от { $day }
paper-statement = Акт сверки взаимных расчётов № { $number } от { $day }
paper-invoice-draft = Счёт на оплату
paper-delivery_note-draft = Накладная
paper-statement-draft = Акт сверки взаимных расчётов
paper-voided = АННУЛИРОВАН { $title }
paper-kind-invoice = Счёт
paper-kind-delivery_note = Накладная
paper-kind-statement = Акт сверки
paper-file-invoice = Счёт { $number } { $client }
paper-file-delivery_note = Накладная { $number } { $client }
paper-file-statement = Акт сверки { $number } { $client }
paper-file-invoice-draft = Счёт { $client }
paper-file-delivery_note-draft = Накладная { $client }
paper-file-statement-draft = Акт сверки { $client }
paper-tax-number = ИНН { $number }
paper-tax-reason-code = КПП { $code }
paper-box-bank = Банк получателя
paper-box-payee = Получатель
paper-box-bank-code = БИК
paper-box-account = Сч. №
paper-supplier = Поставщик:
paper-buyer = Покупатель:
paper-basis = Основание:
paper-basis-order = Заказ № { $number } от { $day }
paper-basis-sale = Реализация № { $number } от { $day }
paper-place = Адрес доставки:
paper-column-line = №
paper-column-goods = Товары (работы, услуги)
paper-column-quantity = Кол-во
paper-column-unit = Ед.
paper-column-price = Цена
paper-column-discount = Скидка
paper-column-vat-rate = НДС
paper-column-vat = Сумма НДС
paper-column-sum = Сумма
paper-unit-piece = шт.
paper-unit-service = усл.
paper-deposit = Залог за возвратную тару, { $count } шт.
paper-without-vat = Без НДС
paper-total = Итого:
paper-total-discount = Скидка:
paper-total-vat = В том числе НДС:
paper-total-due = Всего к оплате:
paper-lines = Всего наименований { $count }, на сумму { $amount } руб.
paper-containers = Тара: выдано { $brought }, возвращено { $returned }
paper-invoice-note = Оплата этого счёта означает согласие с условиями поставки. Залог за тару возвращается при её сдаче.
paper-no-bank = В счёте нет банковских реквизитов: оплатить его некуда. Заполните их, потом составьте счёт заново (Alt 5).
paper-no-bank-draft = В счёте нет банковских реквизитов: оплатить его некуда. Заполните их и откройте счёт снова.
paper-requisites = Реквизиты
paper-no-bank-who = В счёте нет банковских реквизитов: оплатить его некуда. Их заполняет { $roles }.
paper-number-later = Номер присвоится при сохранении или печати.
paper-has-number = Документ уже записан под этим номером. Если он не нужен, аннулируйте его (Alt 4).
paper-sign-director = Руководитель { $name }
paper-sign-accountant = Бухгалтер { $name }
paper-sign-shipped = Отпустил (должность, подпись, расшифровка)
paper-sign-received = Получил (должность, подпись, расшифровка)
statement-span = за период с { $from } по { $to }
statement-place = по адресу доставки: { $place }
statement-preamble = Мы, нижеподписавшиеся, { $office }, с одной стороны, и { $client }, с другой стороны, составили настоящий акт сверки в том, что состояние взаимных расчётов по данным учёта следующее:
statement-by-data-of = По данным: { $name }, руб.
statement-column-day = Дата
statement-column-document = Документ
statement-column-debit = Дебет
statement-column-credit = Кредит
statement-opening = Сальдо начальное
statement-turnover = Обороты за период
statement-closing = Сальдо конечное
statement-no-movements = Движений за период не было
statement-word-sale = Реализация { $number }
statement-word-cash = Оплата наличными { $number }
statement-word-card = Оплата картой { $number }
statement-word-transfer = Оплата безналичная { $number }
statement-word-refund = Возврат денег { $number }
statement-word-opening = Начальный остаток { $number }
statement-word-return = Возврат тары { $number }
statement-word-adjustment = Корректировка тары { $number }
statement-word-deposit = Залог за тару { $number }
statement-word-deposit-back = Возврат залога { $number }
statement-containers = Возвратная тара, шт.
statement-column-brought = Выдано
statement-column-returned = Возвращено
statement-column-left = Остаток
statement-owes = На { $day } задолженность в пользу { $name } составляет { $amount } руб. ({ $words }).
paper-quoted = «{ $name }»
statement-even = На { $day } задолженность между сторонами отсутствует.
statement-containers-left = На { $day } у покупателя находится возвратная тара: { $count } шт., из них под залогом { $deposited } шт.
statement-no-containers = На { $day } возвратной тары у покупателя нет.
statement-side = { $name }
statement-sign = (подпись, расшифровка, дата, М.П.)
refusal-requisite-name = Проверьте название организации.
refusal-requisite-tax_number = ИНН не сходится: нужно 10 или 12 цифр с верными контрольными цифрами.
refusal-requisite-tax_reason_code = В КПП 9 знаков: 4 цифры, 2 цифры или латинские буквы, 3 цифры.
refusal-requisite-address = Проверьте юридический адрес.
refusal-requisite-bank = Проверьте название банка.
refusal-requisite-bank_code = В БИК 9 цифр.
refusal-requisite-account = В расчётном счёте 20 цифр.
refusal-requisite-correspondent = В корреспондентском счёте 20 цифр.
refusal-requisite-director = Проверьте имя руководителя.
refusal-requisite-accountant = Проверьте имя бухгалтера.
taking-out-save-csv = Сохранить CSV
taking-out-files-xlsx = Книги Excel
taking-out-files-csv = Таблицы CSV

## Окна документов
paper-made = Готово: { $title }
paper-void-done = Аннулировано: { $title }
paper-status-voided = Аннулирован
paper-void = Аннулировать
paper-void-yes = Да, аннулировать
paper-void-question = Документ станет недействительным, его номер больше не повторится. Аннулировать? Esc — оставить.
paper-outdated = После выставления заказ, цены или реквизиты изменились. Этот документ остался прежним.
paper-anew = Выставить заново
paper-not-there = Документ ещё не прочитан, повторите.
paper-rows-skipped = … ещё строк: { $count }. Все они будут в файле.
statement-days = Период (Alt 4…7, даты Alt 9)
money-papers-days = Период по дате документа (Alt 5…9)
statement-days-this-month = Этот месяц
statement-days-last-month = Прошлый месяц
statement-days-quarter = Квартал
statement-days-year = Год
statement-days-others = Даты
statement-days-from = С
statement-days-to = По
statement-no-days = Выберите период.
statement-addresses = Адреса (Alt 8)
statement-all-addresses = Все адреса клиента
statement-this-address = Только этот адрес

## На карточке клиента
client-section-papers = Для документов
client-papers-none-title = Документов ещё нет
client-papers-none = Счёт и накладная делаются на вкладках «Заказы» и «Тара и расчёты»: F6, F7. Акт сверки: F8.
client-papers-open = Открыть
client-papers-count = Документов: { $count }
client-invoice = Счёт
client-delivery-note = Накладная
client-statement = Акт сверки
client-papers-column-client = Клиент
client-papers-column-form = Документ
client-papers-column-about = Основание, период
client-papers-column-vat = НДС

## Страница «Реквизиты»
directories-title-requisites = Реквизиты
directories-about-requisites = Стоят в счетах, накладных и актах сверки. Уже выставленные документы не меняются.
requisites-saved = Реквизиты сохранены
requisites-office = Организация
requisites-bank = Банк
requisites-people = Подписи
requisite-name = Название
requisite-tax_number = ИНН
requisite-tax_reason_code = КПП
requisite-address = Юридический адрес
requisite-bank = Банк, город
requisite-bank_code = БИК
requisite-account = Расчётный счёт
requisite-correspondent = Корреспондентский счёт
requisite-director = Руководитель
requisite-accountant = Главный бухгалтер

## Выгрузка для бухгалтера
accounts-span = за период с { $from } по { $to }
accounts-sheet-sales = Реализации
accounts-sheet-payments = Оплаты
accounts-sheet-balances = Остатки
accounts-total = Итого
accounts-column-day = Дата
accounts-column-sale = Реализация
accounts-column-payment = Оплата
accounts-column-client = Контрагент
accounts-column-tax-number = ИНН
accounts-column-place = Адрес доставки
accounts-column-code = Код
accounts-column-product = Товар
accounts-column-quantity = Количество
accounts-column-price = Цена
accounts-column-discount = Скидка
accounts-column-vat-rate = Ставка НДС
accounts-column-vat = Сумма НДС
accounts-column-sum = Сумма
accounts-column-kind = Вид оплаты
accounts-column-note = Примечание
accounts-column-before = Долг на начало
accounts-column-sold = Реализовано
accounts-column-deposits = Залоги
accounts-column-paid = Оплачено
accounts-column-after = Долг на конец
accounts-column-containers-before = Тара на начало
accounts-column-brought = Тары выдано
accounts-column-returned = Тары возвращено
accounts-column-containers-after = Тара на конец
accounts-column-deposited = Из неё под залогом
accounts-kind-cash = Наличные
accounts-kind-card = Карта
accounts-kind-transfer = Безналичный расчёт
accounts-kind-opening = Ввод остатков
accounts-title = Выгрузка для бухгалтера
accounts-file = Бухгалтерия { $from } – { $to }
accounts-hint = Excel: одна книга с листами «Реализации», «Оплаты», «Остатки». CSV: три файла рядом, для Excel и 1С (UTF-8, точка с запятой).

## Раздел «Деньги»
money-tab-papers = Документы
money-papers-none-title = За этот период документов нет
money-papers-none = Счета и накладные делаются в карточке клиента: вкладки «Заказы» и «Тара и расчёты».
money-papers-card = Карточка
money-papers-hint-open = открыть
money-papers-hint-export = выгрузка
help-sheet-documents = расчёты: счёт, накладная, акт сверки

## История
history-make_invoice = Выставлен счёт
history-make_delivery_note = Составлена накладная
history-make_statement = Составлен акт сверки
history-void_paper = Документ аннулирован
history-void_statement = Акт сверки аннулирован
history-change_requisites = Изменены реквизиты
history-note-paper = № { $value }
history-note-replaced = · взамен № { $value }
history-field-vat_rate = Ставка НДС, сотых процента
history-field-company_name = Название
history-field-company_tax_number = ИНН
history-field-company_tax_reason_code = КПП
history-field-company_address = Юридический адрес
history-field-company_bank = Банк
history-field-company_bank_code = БИК
history-field-company_account = Расчётный счёт
history-field-company_correspondent = Корреспондентский счёт
history-field-company_director = Руководитель
history-field-company_accountant = Главный бухгалтер
refusal-not-found-paper = Такого документа больше нет.
