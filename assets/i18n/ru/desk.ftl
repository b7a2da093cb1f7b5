## Рабочее место оператора: оперативные задачи.

desk-title = Оперативные задачи
desk-manager = Менеджер
desk-route = Маршрут
desk-date = Дата
desk-all = Все
desk-all-managers = Все менеджеры
desk-all-routes = Все маршруты
desk-refresh = Обновить
desk-filter-hint = Фильтр: клиент, адрес, код
desk-filter-hint-short = Фильтр
desk-filter-clear = Очистить фильтр
desk-show-all = Показать всех менеджеров и маршруты
desk-loading = …
desk-handled-of = Отработано { $handled } из { $of }

desk-tab-active = Активные
desk-tab-overdue = Просроченные
desk-tab-churn = Проверка отвала
desk-tab-birthdays = Дни рождения

desk-column-time = Время
desk-column-list-date = Дата
desk-column-client = Клиент и адрес
desk-column-route = Маршрут
desk-column-last = Последняя
desk-column-days = Дней
desk-column-rate = л/день
desk-column-containers = Тара
desk-column-debt = Долг, ₽
desk-column-handled = Отработан
desk-column-reason = Причина
desk-column-stage = Этап
desk-column-operator = Оператор
desk-column-since = Отправлен
desk-column-person = Контактное лицо
desk-column-phone = Телефон
desk-column-age = Возраст
desk-column-next = Доставка

desk-last = { $day } · { $count } бут.
desk-no-calls = просили не звонить
desk-kind-plan = План
desk-kind-callback = Перезвонить
desk-kind-undelivered = Недоставлен
desk-kind-task = Задача
desk-kind-always = Всегда
desk-order-ahead = { $kind } · есть заказ
desk-handled-accepted = Принят
desk-handled-postponed = Отказ
desk-handled-postponed-to = Отказ · до { $to }
desk-handled-churn = Отвал
desk-handled-closed = Закрыта
desk-stage-no-debts = { $stage } · долгов нет ✓

churn-stage-senior_operator = Старший оператор
churn-stage-quality_control = Контроль качества
churn-stage-credit_control = Кредитный контроль
churn-stage-closed = Закрыт
churn-stage-returned = Возвращён в работу

desk-empty-office-title = В офисе ещё нет адресов
desk-empty-office = Загрузите список клиентов из Excel или 1С: Настройки (Ctrl+,) → «Загрузить клиентов». Или заведите первого: Клиенты (Ctrl+5). Задачи появятся сами.
desk-empty-active-title = Звонить некому
desk-empty-active = На { $day } задач нет. Выберите другую дату (Alt+← и Alt+→), менеджера или маршрут.
desk-empty-overdue-title = Просроченных нет
desk-empty-overdue = Задачи прошлых дат отработаны.
desk-empty-churn-title = Проверок нет
desk-empty-churn = Ни один адрес не стоит на проверке отвала.
desk-empty-birthdays-title = Сегодня без именинников
desk-empty-birthdays = Здесь видны контактные лица, у которых день рождения сегодня. Дни рождения вносятся вместе со списком клиентов.
desk-not-found-title = Ничего не найдено
desk-not-found = В этом списке нет «{ $typed }». Очистите фильтр или выберите другую вкладку.

desk-panel-empty-title = Задача не выбрана
desk-panel-empty = Выберите строку списка стрелками ↑ ↓ или мышью.
desk-panel-wait = …
desk-call = Позвонить
desk-more = ещё { $count }
desk-less = свернуть
desk-birthday = день рождения { $day }
desk-no-contacts = Контактных лиц нет
desk-no-phone = телефона нет
desk-note = Постоянная заметка
desk-plan = План
desk-plan-none = Даты нет
desk-why = Почему эта дата?
desk-silence-watch = Молчит { $silent }, обычно { $usual }. Спросите, всё ли в порядке.
desk-silence-lost = Молчит { $silent }, обычно { $usual }: похоже, клиент уходит.
desk-kind-average = по средней · { $weekdays }
desk-kind-weekdays = по дням недели · { $weekdays }
desk-kind-every = через каждые { $days } дн.
desk-kind-none = не планировать

desk-fact-last = Последняя
desk-fact-last-note = { $count } бут. · { $days }
desk-fact-bottles = Бутылей за месяц
desk-fact-bottles-short = Бут. за месяц
desk-fact-bottles-note = этот / прошлый
desk-fact-containers = Долг по таре
desk-fact-containers-note = на адресе { $count }
desk-fact-debt = Долг по сумме
desk-fact-no-advance = аванса нет
desk-fact-advance = аванс { $sum }

desk-orders = Заказы клиента
desk-orders-week = на этой неделе
desk-orders-last = на этой неделе нет · последние { $count }
desk-orders-none = Заказов ещё не было.
desk-order-delivery = Доставка
desk-order-number = Номер
desk-order-bottles = Бутылей
desk-order-sum = Сумма
desk-order-status = Статус
desk-order-delivered = Отметить доставку
desk-comments = Комментарии
desk-comments-none = После последнего заказа комментариев нет.
desk-journal = Журнал работы
desk-journal-none = Записей нет.
desk-churn = Проверка отвала
desk-churn-operator = Оператор

desk-ship = Отгрузка
desk-postpone = Отложить
desk-comment = Комментарий
desk-write-journal = Запись в журнал
desk-close = Закрыть

desk-phones-title = Какой номер?
desk-number-copied = { $number } скопирован: { $person }
desk-number-none = У адреса нет телефона.
desk-nothing-selected = Сначала выберите строку списка.
desk-nothing-to-undo = Отменять нечего: за этот сеанс ничего не отработано.
desk-undo-refused = { $client }: { $why }
desk-undo-refused-next = { $client }: { $why } Ещё раз Ctrl Z — отменить то, что было перед этим: { $next }.
desk-undone-order = Заказ { $number } отменён, { $client } снова в списке
desk-undone-postponed = Перенос отменён, { $client } снова в списке
desk-undone = Отменено, { $client } снова в списке
desk-call-due = { $more ->
    [0] Пора перезвонить (Ctrl 1, вверху списка): { $client }
    [one] Пора перезвонить (Ctrl 1, вверху списка): { $client } и ещё { $more } клиент
    [few] Пора перезвонить (Ctrl 1, вверху списка): { $client } и ещё { $more } клиента
   *[many] Пора перезвонить (Ctrl 1, вверху списка): { $client } и ещё { $more } клиентов
}
desk-row-handled = Строка уже отработана.
desk-birthday-not-postponed = День рождения не откладывается: запишите комментарий или примите заказ.
desk-review-not-postponed = Адрес на проверке отвала: задачу нельзя отложить.

desk-hint-choose = выбор
desk-hint-open = открыть
desk-hint-ship = отгрузка
desk-hint-postpone = отложить
desk-hint-call = позвонить
desk-hint-scroll = листать
desk-hint-buttons = к кнопкам
desk-hint-back = к списку
