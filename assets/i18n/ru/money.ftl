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
history-note-why = · { $value }
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
promise-task-note = Обещана оплата:
history-promise_payment = Обещана оплата
history-void_promise = Обещание оплаты снято
refusal-not-found-promise = Этого обещания уже нет: обновите список.
refusal-not-found-bank-entry = Этой строки выписки уже нет: обновите список.
refusal-input-promise-in-past = Дата обещания { $day } уже прошла.
