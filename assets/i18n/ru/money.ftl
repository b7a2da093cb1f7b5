### Деньги: долги, обещания, банк.

# Корректировка тары по адресу
adjustment-title = Корректировка тары по адресу
adjustment-off = Списать
adjustment-on = Оприходовать
adjustment-everything = Списать всё
adjustment-kind = Вид тары
adjustment-stands = На адресе
adjustment-count = Сколько
adjustment-left = Останется
adjustment-reason = Причина
adjustment-reason-choose = Выберите причину
adjustment-reason-missing = Выберите причину корректировки.
adjustment-no-reasons = В справочнике нет причин корректировки тары. Их добавляет руководитель: «Справочники», «Корректировка тары».
adjustment-save = Провести корректировку
adjustment-done = Корректировка { $numbers } проведена, на адресе { $count } ед. тары
history-adjust_containers = Корректировка тары
history-void_adjustment = Отменена корректировка тары
history-field-container_kind = Вид тары
refusal-not-found-container-kind = Такого вида тары нет в справочнике: выберите другой.
refusal-containers-changed = Тара на адресе изменилась: сейчас { $count }. Проверьте и проведите ещё раз.
refusal-undo-closed = Отменить нельзя: адрес закрыт, когда тара уже была списана.
refusal-undo-containers = Отменить нельзя: тара «{ $kind }» с тех пор уже возвращена.
refusal-input-no-adjustment = Укажите, сколько тары списать или оприходовать.
refusal-input-not-there = «{ $kind }»: на адресе { $count }, больше списать нельзя.
refusal-input-beyond-advance = Вернуть можно не больше аванса: { $sum }.

# Раздел «Деньги»
money-title = Деньги
help-money = Долги и оплаты
money-tab-debts = Долги
money-pay = Оплата
money-adjust = Корректировка тары
money-by-address = По адресам
money-by-client = По клиентам
money-order = Порядок
money-order-own = по столбцу
money-order-age = сначала старые
money-order-amount = сначала большие
money-order-promise = по обещаниям
money-order-client = по клиентам
money-counting = Считаем долги…
money-column-debt = Долг
money-column-days = Дней
money-column-containers = Тара
money-column-payment = Платил
money-column-promise = Обещал
money-age-0 = до 7 дн.
money-age-1 = 8–30 дн.
money-age-2 = 31–60 дн.
money-age-3 = 61–90 дн.
money-age-4 = старше 90
money-age-long-0 = До 7 дней
money-age-long-1 = 8–30 дней
money-age-long-2 = 31–60 дней
money-age-long-3 = 61–90 дней
money-age-long-4 = Старше 90 дней
money-debtors = Должников
money-containers = Тара без залога
money-addresses = { $count ->
    [one] { $count } адрес с долгом
    [few] { $count } адреса с долгом
   *[other] { $count } адресов с долгом
}
money-in-review = { $place } · проверка отвала
money-promise-due = до { $day }
money-promise-broken = просрочено { $day }
money-nobody = Долгов у клиентов этого менеджера и на этом маршруте нет.
money-no-debts-title = Долгов нет
money-no-debts = Все адреса рассчитались. Новый долг появится здесь, как только проведут реализацию без оплаты.

# Обещанная оплата
promise-purpose = Долг
promise-task-note = Обещана оплата: { $sum }.
history-promise_payment = Обещана оплата
history-void_promise = Обещание оплаты снято
refusal-not-found-promise = Этого обещания уже нет: обновите список.
refusal-not-found-bank-entry = Этой строки выписки уже нет: обновите список.
refusal-input-promise-in-past = Дата обещания { $day } уже прошла.

# Звонки о долге
call-warning-debt-hours = О долге частному лицу сегодня звонят с { $from } до { $to }.
call-warning-debt-day = О долге сегодня уже говорили: { $made } из { $most } в день.
call-warning-debt-week = О долге на этой неделе уже говорили: { $made } из { $most } в неделю.
call-warning-debt-month = О долге в этом месяце уже говорили: { $made } из { $most } в месяц.
history-call_debtor = Звонок о долге
history-change_debt_call_limits = Изменены ограничения звонков о долге
refusal-bank-entry-handled = Эта строка выписки уже разнесена или отклонена: обновите список.

# Банк
history-take_in_statement = Загружена выписка банка
history-post_bank_entries = Разнесена выписка банка: оплата
history-dismiss_bank_entry = Строка выписки банка
history-field-dismissed = Не оплата клиента
statement-not-a-statement = Это не выписка банка в формате 1C (1CClientBankExchange). Выгрузите её в банк-клиенте для 1С.
statement-too-long = Файл слишком большой. Выгрузите выписку за более короткий срок.
statement-encoding = Строка { $line }: буквы не в той кодировке, что названа в файле. Выгрузите выписку заново.
statement-no-account = В файле нет расчётного счёта офиса, поступления не отличить от списаний. Выгрузите выписку заново.
statement-nested = Строка { $line }: документ начинается внутри другого или кончается, не начавшись. Выгрузите выписку заново.
statement-cut-off = Файл обрывается на строке { $line }. Выгрузите выписку заново.
statement-missing = Строка { $line }: в поступлении нет поля «{ $field }». Выгрузите выписку заново.
statement-value = Строка { $line }: { $field } — «{ $value }», прочитать нельзя. Выгрузите выписку заново.
bank-file = Загрузить выписку
bank-file-title = Выписка банка
bank-file-kind = Выписка 1С (*.txt)
bank-file-path = Файл выписки
bank-file-about = Файл обмена с 1С (kl_to_1c.txt) из банк-клиента. Одно и то же поступление из разных файлов записывается один раз.
bank-file-no-path = Выберите файл или впишите путь к нему.
bank-file-choose = Выбрать файл
bank-file-read = Загрузить
bank-file-done = Выписка загружена: новых поступлений { $added }, уже были { $known }
bank-confirm = Подтвердить
bank-confirm-sure = Разнести точные ({ $count })
bank-other = Другой клиент
bank-dismiss = Не оплата клиента
bank-bring-back = Вернуть в работу
bank-handled = Показать разнесённые
bank-none-title = Разносить нечего
bank-none = Загрузите выписку: программа предложит, чья это оплата, по ИНН, номеру счёта и сумме долга.
bank-column-day = Поступило
bank-column-payer = Плательщик
bank-column-amount = Сумма
bank-column-client = Чья оплата
bank-column-because = Почему
bank-column-purpose = Назначение платежа
bank-number = № { $number }
bank-payment = оплата № { $number }
bank-is-posted = разнесено
bank-is-dismissed = не оплата клиента
bank-is-unknown = клиент не найден
bank-several = подходят: { $count }
bank-because-tax-number = по ИНН
bank-because-tax-number-debt = по ИНН и сумме
bank-because-invoice = по счёту { $number }
bank-because-debt = по сумме долга
bank-whose = Чья это оплата
bank-find = Другой клиент
bank-posted = Оплата { $number } проведена
bank-posted-several = Проведено оплат: { $count }
bank-dismissed = Отмечено: не оплата клиента
bank-brought-back = Поступление снова ждёт разноски
money-tab-promises = Обещания
money-tab-bank = Банк
money-call = Позвонить
money-call-title = Звонок о долге
money-promise = Обещание
promise-title = Обещанная оплата
promise-amount = Сумма
promise-date = Срок
promise-about = На этот день встанет задача кредитному контролёру. Обещание сдержано, когда с этого момента заплачено не меньше.
promise-save = Записать обещание
promise-done = Обещание записано: до { $day }
promise-open = Ждём
promise-due = Срок наступил
promise-kept = Сдержаны
promise-none-title = Здесь пусто
promise-none-open = Обещаний оплаты нет. Записать обещание: вкладка «Долги», F6.
promise-none-due = Нет обещаний, срок которых наступил.
promise-none-kept = Сдержанных обещаний ещё нет.
promise-column-due = Срок
promise-column-missing = Не заплачено
promise-column-note = Примечание
promise-column-made = Записано
promise-is-broken = не сдержано
promise-is-due = ждём
promise-is-kept = сдержано
promise-void = Снять обещание
promise-void-title = Снять обещание
promise-void-question = Снять обещание: { $client }, { $sum } до { $day }?
promise-void-about = Задача на этот день снимется тоже. В истории обещание останется.
promise-void-stay = Оставить
promise-voided = Обещание снято

# Настройки звонков о долге
settings-debt-workdays = Звонки о долге в будни
settings-debt-weekends = В выходные и праздники
settings-debt-calls = Раз в день / неделю / месяц
settings-about-debt-calls = Ограничения звонков должникам — частным лицам (230-ФЗ). Перед звонком сверх них программа предупредит. Организации не ограничены.
settings-debt-calls-wrong = Впишите три числа через косую черту, например 1 / 2 / 8.
refusal-directory-debt-hours = Часы звонков о долге кончаются раньше, чем начинаются.
refusal-directory-debt-calls = Число звонков о долге — от 0 до 1000.

client-promise-due = Обещана оплата { $sum } до { $day }.
client-promise-broken = Обещание не сдержано: { $sum } до { $day }.
