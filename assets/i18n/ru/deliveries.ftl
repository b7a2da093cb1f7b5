## Доставка дня: рейсы, маршрутный лист, сдача.

refusal-not-found-driver = Такого водителя нет: обновите список.
refusal-not-found-vehicle = Такой машины нет: обновите список.
refusal-not-found-payment = Такой оплаты нет: обновите список.
refusal-not-found-movement = Такого движения тары нет: обновите список.
refusal-document-voided = Документ { $number } уже аннулирован.
refusal-run-ahead = { $day } ещё не наступило: водитель сдаёт рейс не раньше его дня.
refusal-empty-run = В рейсе нет заказов, с которыми это можно сделать.
refusal-input-containers = Количество тары { $value } не подходит: от 1 до 100 000.
refusal-input-deposit-held = Взятый залог за тару – { $held }. Вернуть больше нельзя.
refusal-input-not-covered = { $count ->
    [0] За тару этого адреса залога нет: возвращать нечего.
   *[other] Залогом покрыто тары: { $count }. Вернуть залог за большее количество нельзя.
}

deliveries-no-route = Без маршрута

route-sheet-short-title = Лист { $number }
route-sheet-title = Маршрутный лист { $number } · { $day }
route-sheet-route = Маршрут: { $name }
route-sheet-driver = Водитель: { $name }
route-sheet-vehicle = Машина: { $name }
route-sheet-none = не назначено
route-sheet-page-of = из
route-sheet-total = Итого, остановок: { $stops }
route-sheet-debt = долг { $sum }
route-sheet-deposit = в том числе залог { $sum }
route-sheet-column-place = №
route-sheet-column-time = Время
route-sheet-column-client = Клиент, адрес
route-sheet-column-bring = Привезти
route-sheet-column-take = Тара
route-sheet-column-due = Получить
route-sheet-column-sign = Подпись
route-sheet-column-order = Заказ
route-sheet-column-customer = Клиент
route-sheet-column-address = Адрес
route-sheet-column-notes = Постоянные заметки
route-sheet-column-phones = Телефоны
route-sheet-column-bottles = Бутылей
route-sheet-column-due-sum = Получить, ₽
route-sheet-column-payment = Оплата
route-sheet-column-comment = Комментарий водителю
route-sheet-sign-loaded = Отпустил (склад)
route-sheet-sign-driver = Водитель
route-sheet-sign-taken = Принял вечером
stop-note-entrance = подъезд { $value }
stop-note-floor = эт. { $value }
stop-note-intercom = домофон { $value }
stop-note-call-before = позвонить заранее
stop-note-hours = принимают { $value }

deliveries-title = Заказы
deliveries-date = Доставка
deliveries-day = Отмечено { $done } из { $orders } · { $bottles } бут.
deliveries-driver = Водитель
deliveries-vehicle = Машина
deliveries-vehicle-of = { $name } · { $capacity } бут.
deliveries-nobody = не назначено
deliveries-sheet = Маршрутный лист
deliveries-whole = Весь рейс
deliveries-settle = Сдача
deliveries-empty-title = На { $day } заказов нет
deliveries-empty = Здесь стоят принятые заказы дня по маршрутам. Примите заказ на обзвоне (F2) или выберите другой день: Alt+← и Alt+→.
deliveries-run-new = Готовится
deliveries-run-out = В пути
deliveries-run-back = Не сдан
deliveries-run-settled = Сдан
deliveries-run-differs = Расхождение
deliveries-run-orders = Отмечено { $done } из { $orders }
deliveries-load = { $bottles } из { $capacity } бут.
deliveries-load-free = { $bottles } бут.
deliveries-overloaded = перегруз { $count }
deliveries-empties = тара { $count }
deliveries-runs-keys = Ctrl+PgUp, Ctrl+PgDn — другой рейс
deliveries-column-place = №
deliveries-column-time = Время
deliveries-column-client = Клиент и адрес
deliveries-column-notes = Водителю
deliveries-column-bottles = Бут.
deliveries-column-returned = Тара
deliveries-column-due = Получить, ₽
deliveries-column-debt = Долг, ₽
deliveries-column-status = Статус
deliveries-payment-cash = наличные
deliveries-payment-card = карта
deliveries-payment-transfer = безнал
deliveries-paid = получено
deliveries-with-deposit = { $kind }, с залогом { $sum }
deliveries-otherwise = Иначе
deliveries-mark = Доставлен
deliveries-mark-otherwise = Доставлен иначе
deliveries-mark-undelivered = Недоставлен
deliveries-unmark = Снять отметку
deliveries-sort = По адресам
deliveries-recall = Вернуть рейс
deliveries-sale = Реализация
deliveries-payment = Оплата
deliveries-containers = Тара и залог
deliveries-card = Карточка
deliveries-at-address = на адресе тары: { $count }
deliveries-sold = реализация { $number }: привезено { $brought }, возвращено { $returned }, получено { $paid }
deliveries-reason = Не доставлен: { $reason }
deliveries-delivered = { $count ->
    [one] Доставлен { $count } заказ
    [few] Доставлено { $count } заказа
   *[many] Доставлено { $count } заказов
}. Наличными { $cash }, картой { $card }
deliveries-unmark-question = Снять отметку с заказа № { $order } и аннулировать реализацию № { $sale }?
deliveries-unmarked = Отметка с заказа { $number } снята
deliveries-recall-question = Вернуть рейс «{ $name }»?
deliveries-recall-note = { $count ->
    [one] { $count } заказ в пути снова станет принятым, как если бы машина не выезжала. Обратно: маршрутный лист (F7).
    [few] { $count } заказа в пути снова станут принятыми, как если бы машина не выезжала. Обратно: маршрутный лист (F7).
   *[many] { $count } заказов в пути снова станут принятыми, как если бы машина не выезжала. Обратно: маршрутный лист (F7).
}
deliveries-recall-stay = Оставить в пути
deliveries-recalled = { $count ->
    [one] { $count } заказ снова «Принят»
    [few] { $count } заказа снова «Принят»
   *[many] { $count } заказов снова «Принят»
}
deliveries-hint-choose = заказ
deliveries-hint-run = рейс
deliveries-hint-mark = доставлен
deliveries-hint-move = порядок
deliveries-hint-crew = водитель, машина
deliveries-hint-day = день

deliveries-whole-title = Весь рейс доставлен?
deliveries-whole-sentence = { $count ->
    [one] { $count } заказ станет доставленным, как заказан. Наличные и карта — оплачены полностью, безнал — в долг.
    [few] { $count } заказа станут доставленными, как заказаны. Наличные и карта — оплачены полностью, безнал — в долг.
   *[many] { $count } заказов станут доставленными, как заказаны. Наличные и карта — оплачены полностью, безнал — в долг.
}
deliveries-whole-bottles = Бутылей
deliveries-whole-cash = Наличными
deliveries-whole-card = Картой
deliveries-whole-transfer = Безналом, позже
deliveries-whole-save = Всё доставлено

route-sheet-dialog = Маршрутный лист
route-sheet-file = Маршрут { $name } { $day }
route-sheet-out = { $count ->
    [0] Все заказы рейса уже в маршруте. Остановок в листе: { $stops }.
    [one] С листом { $count } заказ перейдёт в статус «В маршруте». Остановок в листе: { $stops }.
    [few] С листом { $count } заказа перейдут в статус «В маршруте». Остановок в листе: { $stops }.
   *[many] С листом { $count } заказов перейдут в статус «В маршруте». Остановок в листе: { $stops }.
}
route-sheet-overloaded = Заказано { $bottles } бут., машина берёт { $capacity }.
route-sheet-nobody = Водитель и машина не назначены: вечером деньги и тару рейса будет не с кого принять. Назначить: Esc, затем Alt 7 и Alt 8.
route-sheet-no-driver = Водитель не назначен: вечером деньги и тару рейса будет не с кого принять. Назначить: Esc, затем Alt 7.
route-sheet-no-vehicle = Машина не назначена, в листе её не будет. Назначить: Esc, затем Alt 8.
route-sheet-path = Куда сохранить
route-sheet-browse = Обзор…
route-sheet-save-pdf = Сохранить PDF
route-sheet-save-xlsx = Excel
route-sheet-print = Печать
route-sheet-files-pdf = Документы PDF
route-sheet-sent = Маршрутный лист { $number }, в маршрут ушло заказов: { $count }
route-sheet-opened = Лист открыт в программе просмотра: напечатайте его оттуда.
route-sheet-saved = Сохранено: { $path }
route-sheet-no-dialog = Окна выбора файла в системе нет: наберите путь здесь.

document-note = Примечание
document-no-date = Укажите дату.
document-debt = Долг
document-advance = Аванс
document-containers = Тара на адресе
document-deposited = В залоге

payment-title = Оплата
payment-amount = Сумма, ₽
payment-amount-hint = 0,00
payment-kind = Как
payment-date = Дата оплаты
payment-back = Возврат денег клиенту
payment-save = Провести оплату
payment-beyond = { $sum } намного больше долга: аванс составит { $advance }. Проверьте сумму; если всё верно, ещё раз Ctrl+Enter.
payment-done-debt = Оплата { $number } проведена, долг { $sum }
payment-done-advance = Оплата { $number } проведена, аванс { $sum }

containers-title = Тара и залог
containers-return = Возврат тары
containers-deposit = Залог принят
containers-deposit-back = Залог возвращён
containers-count = Количество
containers-beyond = На адресе по учёту { $count }, а возвращают { $back }: останется { $left }. Проверьте число; если всё верно, ещё раз Ctrl+Enter.
containers-count-wrong = Нужно целое число.
containers-amount = Залог за всё, ₽
containers-paid = Деньги
containers-paid-later = Не передавались
containers-date = Дата
containers-save = Провести
containers-done = Возврат тары { $number } проведён, на адресе осталось: { $count }
containers-done-deposit = Залог { $number } проведён, под залогом тары: { $count }

undelivered-title = Недоставлен
undelivered-sentence = Почему? Завтра клиент снова будет в списке обзвона.
undelivered-no-reasons = Причин нет: руководитель добавит их в справочниках.
undelivered-save = Отметить
undelivered-done = Заказ { $number } не доставлен: { $reason }

settlement-title = Сдача рейса
settlement-cash = Наличные
settlement-card = Чеки по картам
settlement-containers = Пустая тара
settlement-full = Полные бутыли назад
settlement-expected = По документам
settlement-handed = Сдано
settlement-difference = Разница
settlement-less = − { $figure } недостача
settlement-more = + { $figure } излишек
settlement-even = сошлось
settlement-to-give = Водитель вернул покупателям больше наличных, чем получил. Выдайте ему из кассы { $figure } и введите сумму с минусом: { $typed }.
settlement-given = Касса выдала водителю { $figure }.
settlement-no-driver = Водитель рейса не назначен: не будет видно, кто сдавал. Назначить: Esc, затем Alt 7.
settlement-nothing = не введено
settlement-wrong = нужно число
settlement-note = Примечание
settlement-before = Сдано { $at }, приёмка: { $by }. Можно исправить.
settlement-all-even = Всё сошлось
settlement-save = Принять сдачу
settlement-done = Рейс «{ $name }» сдан, всё сошлось
settlement-done-differs = Рейс «{ $name }» сдан с расхождением

sale-title = Реализация без заказа
sale-date = Дата доставки
sale-product = Товар
sale-add = Добавить
sale-save = Провести реализацию
sale-discount = За вычетом скидки «{ $name }»: −{ $amount }
sale-done = Реализация { $number } проведена. Следующая доставка { $next }: { $why }
sale-done-no-next = Реализация { $number } проведена. { $why }
