## Заказ: цены, скидки, залог.

unit-percent = { $number } %

order-line-own-price = { $kind } · своя цена
order-accepted-number = Принят { $number }
order-window-own = Своё время
order-window-hint = 10:30–11:15
order-discount = Скидка «{ $name }» { $rate }
order-deposit = Залог за тару
order-deposit-suggested = взять за { $count }
order-suggested = Предложено { $count } бут.: хватит до { $until }
order-last-time = Как в прошлый раз
order-line-removed = Строка «{ $name }» убрана
order-line-restore = Вернуть
order-ahead-open = На несколько доставок вперёд
order-ahead = Ещё доставки
order-ahead-none = Не нужно
order-ahead-hint = Каждая станет отдельным заказом по ценам своего дня.
order-ahead-plan = по плану
order-ahead-weeks = { $count ->
    [1] каждую неделю
    [one] каждую { $count }-ю неделю
    [few] каждые { $count } недели
   *[other] каждые { $count } недель
}
order-notes-entrance = подъезд { $value }
order-notes-floor = этаж { $value }
order-notes-intercom = домофон { $value }
order-notes-call-before = позвонить перед приездом
order-notes-from = принимает с { $from }
order-notes-to = принимает до { $to }
order-notes-hours = принимает с { $from } до { $to }
order-warning-draft = У адреса остался ещё и черновик { $number }.
order-warning-much = { $product }: { $units } — намного больше обычного ({ $usual }).
order-warning-hours = Время доставки не подходит: адрес { $hours }.
order-save-changes = Сохранить изменения
order-changed = Заказ { $number } изменён, доставка { $day }
order-accepted-ahead = Заказ { $number } принят на { $day } и ещё { $count ->
    [one] { $count } доставка
    [few] { $count } доставки
   *[many] { $count } доставок
} после него
order-cancel = Отменить заказ
order-cancel-question = Отменить заказ? Задача, по которой он принят, снова встанет в список.
order-cancel-confirm = Отменить заказ
order-cancel-stay = Не отменять
order-cancelled = Заказ { $number } отменён

order-print = Печать
order-print-unsaved = Сначала сохраните изменения: печатается сохранённый заказ.
order-printed = Заказ { $number } открыт в программе просмотра: напечатайте его оттуда.
order-not-printed = Заказ { $number } напечатать не удалось: { $detail }
order-sheet-title = Заказ покупателя { $number } от { $day }
order-sheet-status = Статус: { $value }
order-sheet-delivery = Доставка: { $day }
order-sheet-delivery-at = Доставка: { $day }, { $from }–{ $to }
order-sheet-client = Клиент: { $value }
order-sheet-address = Адрес: { $value }
order-sheet-notes = Заметки: { $value }
order-sheet-phones = Телефоны: { $value }
order-sheet-payment = Оплата: { $value }
order-sheet-column-place = №
order-sheet-column-product = Номенклатура
order-sheet-column-quantity = Кол-во
order-sheet-column-price = Цена, ₽
order-sheet-column-returned = Тара сдаёт
order-sheet-column-sum = Сумма, ₽
order-sheet-deposit = Залог за тару, { $count } шт.
order-sheet-comment = Комментарий водителю: { $note }
order-sheet-sign-loaded = Отпустил
order-sheet-sign-driver = Водитель
order-sheet-sign-customer = Получил (клиент)

kept-restored = Восстановлено набранное { $day } в { $time }
kept-discard = Начать заново

refusal-not-found-counterparty = Контрагента больше нет: обновите экран.
refusal-not-found-price-list = Прайс-листа «{ $name }» нет или он в архиве.
refusal-prices-changed = Цены или скидка уже изменены. Посмотрите их ещё раз и повторите.
refusal-list-in-use = { $count ->
    [0] Прайс-лист общий для офиса: сначала выберите другой.
    [one] По этому прайс-листу покупает { $count } контрагент: сначала назначьте ему другой.
    [few] По этому прайс-листу покупают { $count } контрагента: сначала назначьте им другой.
   *[many] По этому прайс-листу покупают { $count } контрагентов: сначала назначьте им другой.
}
refusal-input-window = Это не время. Пример: 10:30–11:15, конец позже начала.
refusal-input-deposit = Залог можно взять не больше чем за { $count } бут.: столько тары уходит с этим заказом.
refusal-input-price = Цена { $price } не подходит: от 0 до 10 миллионов рублей.
refusal-input-price-in-past = { $from } уже прошло: новая цена действует с сегодняшнего дня или позже.
refusal-input-discount = Скидка { $rate } не подходит: от 0 до 100 %.
refusal-input-percent = Изменение { $percent } не подходит: от −99 до +1000 %.
refusal-input-name-taken = Название «{ $name }» уже занято.
refusal-input-too-many-deliveries = Вперёд можно заказать не больше { $most } доставок, и только при принятии заказа.
desk-order-change = Изменить
desk-no-accepted-order = Нет принятого заказа, который ещё можно изменить.

prices-title = Прайс-листы
directories-title-prices = Прайс-листы
prices-about = Цены с датой начала. Клиент без своего прайс-листа покупает по общему, а без общего — по ценам товаров.
prices-add = Новый прайс-лист
prices-add-title = Новый прайс-лист
prices-rename = Переименовать
prices-rename-title = Название прайс-листа
prices-list-name = Название
prices-save = Сохранить
prices-list-saved = Прайс-лист «{ $name }» сохранён
prices-office-done = «{ $name }» теперь общий: по нему покупают все, у кого нет своего прайс-листа и своей цены
prices-office-undone = «{ $name }» больше не общий: без своего прайс-листа действуют цены товаров
prices-list-office = { $name } · общий
prices-list-archived = { $name } · в архиве
prices-empty = Прайс-листов нет
prices-empty-sentence = Все покупают по ценам, указанным в товарах. Заведите прайс-лист, чтобы менять цены с нужного дня.
prices-column-code = Код
prices-column-product = Товар
prices-column-now = Сегодня, ₽
prices-column-since = Действует
prices-column-next = Следующая
prices-column-before = Было, ₽
prices-column-after = Станет, ₽
prices-since = с { $day }
prices-of-product = из товара
prices-to-come = { $price } с { $day }
prices-buyers = { $count ->
    [0] Никто не покупает по этому прайс-листу
    [one] По нему покупает { $count } контрагент
    [few] По нему покупают { $count } контрагента
   *[many] По нему покупают { $count } контрагентов
}
prices-buyers-office = { $count ->
    [0] Общий: по нему покупают все, у кого нет своего
    [one] Общий, и ещё назначен { $count } контрагенту
   *[other] Общий, и ещё назначен { $count } контрагентам
}
prices-set = Новая цена
prices-bulk = Изменить на процент
prices-office = Сделать общим
prices-office-end = Не общий
prices-price = Цена, ₽
prices-from = Действует с
prices-wrong = Это не цена. Примеры: 350, 350,50
prices-accepted-stay = Принятые заказы сохранят прежнюю цену.
prices-section-to-come = Ещё не наступили
prices-remove = Убрать
prices-price-saved = Цена изменена: { $name }
prices-rounding = Округлить
prices-rounding-kopeck = до копейки
prices-rounding-rouble = до 1 ₽
prices-rounding-five = до 5 ₽
prices-rounding-ten = до 10 ₽
prices-bulk-title = Изменить цены на процент
prices-bulk-percent = На сколько процентов
prices-bulk-hint = 7,5 или −3
prices-bulk-wrong = Это не процент. Примеры: 7,5 · −3
prices-bulk-nothing = Введите процент: здесь будет видно, сколько станет стоить каждый товар.
prices-bulk-do-none = Изменить цены
prices-bulk-do = Изменить { $count ->
    [one] { $count } цену
    [few] { $count } цены
   *[many] { $count } цен
}
prices-bulk-done = Изменено цен: { $count }, с { $day }
prices-hint-price = новая цена
prices-hint-add = новый прайс-лист
prices-hint-rename = переименовать
prices-hint-turn = другой прайс-лист
history-note-sale-of-order = · реализация № { $value }
history-line = { $quantity } × { $price }
history-line-returned = { $line }, тары обратно { $count }
history-field-stop = Место в рейсе
history-field-order_status = Статус заказа
history-field-delivery_on = Дата доставки
history-field-window = Время доставки
history-field-payment = Оплата
history-field-driver_note = Комментарий водителю
history-field-bottles = Бутылей
history-field-total = Сумма
history-field-deposit = Залог за тару
history-field-task_date = Дата
history-field-task_time = Время
history-field-task_purpose = Цель контакта
history-field-task_note = Комментарий
history-field-task_assignee = Кому
history-field-calculator = Калькулятор
history-move_stop = Заказ переставлен в рейсе
history-send_order = Заказ отправлен в рейс
history-recall_order = Заказ возвращён из рейса
history-calculator = { $people } чел. по { $each } и ещё { $more }
