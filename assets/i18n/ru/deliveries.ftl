## Доставка дня: рейсы, маршрутный лист, сдача.

refusal-not-found-driver = Такого водителя нет: обновите список.
refusal-not-found-vehicle = Такой машины нет: обновите список.
refusal-not-found-payment = Такой оплаты нет: обновите список.
refusal-not-found-movement = Такого движения тары нет: обновите список.
refusal-document-voided = Документ { $number } уже отменён.
refusal-empty-run = В рейсе нет заказов, с которыми это можно сделать.
refusal-input-not-yet = { $chosen } ещё не наступило: документ проводится не раньше своего дня.
refusal-input-containers = Количество тары { $value } не подходит: от 1 до 100 000.
refusal-input-not-covered = { $count ->
    [0] За тару этого адреса залога нет: возвращать нечего.
   *[other] Залогом покрыто тары: { $count }. Вернуть залог за большее количество нельзя.
}

deliveries-no-route = Без маршрута

route-sheet-title = Маршрутный лист { $number } · { $day }
route-sheet-route = Маршрут: { $name }
route-sheet-driver = Водитель: { $name }
route-sheet-vehicle = Машина: { $name }
route-sheet-none = не назначено
route-sheet-page-of = из
route-sheet-total = Итого, остановок: { $stops }
route-sheet-goods = { $name } × { $count }
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
route-sheet-column-notes = Постоянные пометки
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
