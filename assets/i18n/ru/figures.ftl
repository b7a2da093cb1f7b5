### Показатели по отвалам.

reports-tab-churn = Отвалы
figures-reading = Подсчёт отвалов: { $percent } %
figures-about = Кто хотел уйти, кого вернули, кого потеряли и почему.
figures-empty-title = Отвалов за период нет
figures-empty = Здесь появятся клиенты, которых отправили в отвал: на каком этапе проверка, кого вернули, кого потеряли.
figures-hint-scroll = прокрутка

figures-sent = Отправлено в отвал
figures-sent-note = за период
figures-won = Вернули
figures-won-note = снова в работе
figures-lost = Потеряли
figures-lost-note = адрес закрыт
figures-share = Доля возвращённых
figures-share-note = из законченных проверок
figures-kept = Сохранили в месяц
figures-gone = Ушло в месяц
figures-a-month = в месяц

figures-by-month = Вернули и потеряли по месяцам
figures-months = По месяцам
figures-open = На проверке сейчас, по числу дней на этапе
figures-times = Сколько дней проверка стоит на этапе
figures-by-reason = По причинам
figures-by-hand = По этапу, на котором решилось
figures-worth-note = Сохранили и ушло — сколько клиент покупал в среднем за месяц в последние 90 дней перед отвалом.

figures-age = { $from }–{ $to } дн.
figures-age-more = > { $than } дн.
figures-days = { $count } дн.
figures-column-stage = Этап
figures-column-oldest = Дольше всех
figures-column-oldest-days = Дольше всех, дн.
figures-column-passed = Передач
figures-column-median = Обычно, дн.
figures-column-longest = Дольше всех, дн.
figures-column-reason = Причина
figures-column-hand = Этап
figures-column-month = Месяц
figures-column-sent = Отправлено
figures-column-won = Вернули
figures-column-lost = Потеряли
figures-column-share = Доля
figures-column-kept = Сохранили, ₽
figures-column-gone = Ушло, ₽
figures-column-kept-litres = Сохранили, л
figures-column-gone-litres = Ушло, л

figures-operators = Работа операторов, по оценкам старшего
figures-operator-unknown = Не указан
figures-mismatches = Причина изменилась по ходу проверки
figures-column-operator = Оператор
figures-column-violations = Нарушений
figures-column-praise = Похвалы
figures-column-faultless = Без нарушений
figures-column-mismatches = Другая причина
figures-column-mismatch = Было → стало
figures-column-said = Причина до
figures-column-found = Причина после
figures-column-found-by = Кто изменил
figures-column-times = Раз
