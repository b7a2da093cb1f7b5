## Диалоги: заказ, доставка, отложить, комментарий, запись в журнал.

dialog-cancel = Отмена
dialog-close = Закрыть
dialog-stay = Остаться
dialog-discard = Не сохранять
dialog-unsaved = Набранное не сохранено.
dialog-saving = Сохраняется…
dialog-loading = Загружается…
dialog-text-left = Можно ещё { $count ->
    [one] { $count } символ
    [few] { $count } символа
   *[many] { $count } символов
}
dialog-text-too-long = Длиннее, чем можно, на { $count ->
    [one] { $count } символ
    [few] { $count } символа
   *[many] { $count } символов
}

order-title = Заказ покупателя
order-draft-number = Черновик { $number }
order-date = Дата заказа
order-delivery-date = Дата доставки
order-window = Время
order-window-any = Любое
order-payment = Оплата
order-column-product = Номенклатура
order-column-quantity = Кол-во
order-column-price = Цена, ₽
order-column-returned = Тара сдаёт
order-column-sum = Сумма, ₽
order-no-lines = Товаров нет: добавьте по названию или коду.
order-remove = Убрать
order-line-litres = { $kind } · { $volume }/шт
order-add = Добавить товар: название или код
order-add-nothing = Такого товара нет
order-keys = ↑ ↓ строка · ← → кол-во, тара · цифры + − · Del убрать
order-note = Комментарий водителю
order-goods = Товары
order-advance = Аванс
order-debt = Долг до заказа
order-due = К оплате
order-due-with-debt = К оплате с долгом
order-after = После доставки { $count } бут. следующая дата по плану:
order-left = на адресе останется { $count } бут.
order-why = Почему эта дата?
order-accept = Принять заказ
order-save-draft = Сохранить черновик
order-keep-draft = Оставить черновиком
order-draft-saved = Черновик { $number } сохранён
order-accepted = Заказ { $number } принят на { $day }
order-accepted-next = Заказ { $number } принят на { $day }. Следующая дата по плану: { $next }
order-warning-churn = Адрес на проверке отвала: с принятым заказом он вернётся в работу.
order-warning-weekday = { $day } — не день этого адреса: ему возят { $days }.
order-warning-route = { $day } маршрут адреса не ездит: его дни — { $days }.
order-usual-day = На { $day }
order-warning-closed-day = { $day } — нет доставки{ $name }.
order-warning-other = Уже есть заказ { $number } на { $day } ({ $status }).

payment-cash = Наличные курьеру
payment-card = Карта
payment-transfer = Безналичный расчёт
product-kind-goods_with_container = товар с тарой
product-kind-goods = товар
product-kind-service = услуга

postpone-title = Отложить
postpone-date = Когда позвонить снова
postpone-after = Позже, чем { $day }
postpone-closed-day = { $day } — нет доставки: позвонить можно, привезти нет.
postpone-no-date = Выберите дату.
postpone-comment = Что сказал клиент (обязательно)
postpone-save = Отложить
postpone-done = Отложено до { $day }

comment-title = Комментарий
comment-label = О чём говорили
comment-save = Сохранить
comment-done = Комментарий сохранён

journal-title = Запись в журнал
journal-label = Содержание обращения
journal-save = Записать
journal-done = Запись { $number } внесена в журнал

delivered-title = Заказ доставлен
delivered-date = День доставки
delivered-payment = Оплата
delivered-amount = Получено, ₽
delivered-amount-hint = ничего
delivered-amount-wrong = Это не сумма. Примеры: 700, 700,50
delivered-early = Заказ на { $day }. Если привезли раньше, укажите, в какой день.
delivered-other = Привезено не то, что заказано: реализация будет по этим строкам.
delivered-save = Провести доставку
delivered-total = Сумма доставки
delivered-debt-after = Долг после доставки
delivered-advance-after = Аванс после доставки
delivered-done = Реализация { $number } на { $sum }. Следующая дата: { $next } ({ $why })
delivered-done-no-next = Реализация { $number } на { $sum }. { $why }
