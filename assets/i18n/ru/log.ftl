### История изменений.

history-export = Взято из программы:
history-note-exported = { $value }
history-note-about = { $value }
history-field-said = Сказано
history-note-medium = ({ $value })
history-word-order = заказ
history-word-route_sheet = маршрутный лист
history-word-planning_lists = списки планирования
history-word-forecast_quality = качество прогноза
history-word-churn_figures = показатели по отвалам
history-word-history = история изменений
history-word-debts = долги
history-word-invoice = счёт
history-word-delivery_note = накладная
history-word-statement = акт сверки
history-word-accounts = выгрузка для бухгалтера
history-word-print = на печать
history-word-pdf = PDF
history-word-xlsx = Excel
history-word-csv = CSV

reports-tab-history = История
log-reading = Поиск в истории: { $percent } %
log-words = Клиент, адрес, номер, слово  Ctrl F
log-search = Найти
log-all = Все
log-who = Кто
log-what = Что
log-everything = Вся история
log-hint-words = слова для поиска
log-hint-changes = прокрутка изменений
log-period-today = Сегодня
log-period-week = 7 дней
log-period-month = Месяц
log-period-all = Всё время
log-period-dates = По датам
log-count = { $count ->
    [one] { $count } запись, новые сверху.
    [few] { $count } записи, новые сверху.
   *[other] { $count } записей, новые сверху.
}
log-count-more = Последние { $count } — остальные откроются при прокрутке.
log-empty-title = Ничего не нашлось
log-empty = За эти дни нет записей с такими словами, сотрудником и действием. Измените отбор или откройте всю историю.
log-column-when = Когда
log-column-day = Дата
log-column-time = Время
log-column-who = Кто
log-column-what = Что сделано и что изменилось
log-column-client = Клиент и адрес
log-column-address = Адрес
log-column-changes = Было → стало
log-sheet-days = С { $from } по { $to }
log-sheet-until = Всё по { $to }
log-sheet-who = Кто: { $name }
log-sheet-what = Что: { $what }
log-sheet-words = Слова: { $words }
log-sheet-most = Записей больше: здесь последние { $count }.
history-sample = Создан офис-пример
history-new_office = Создан офис
