### История изменений.

history-export = Взято из программы:
history-note-exported = { $value }
history-note-about = { $value }
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
