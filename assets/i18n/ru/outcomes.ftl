## Как отрабатывают строку: итоги звонка, отвал.

refusal-not-found-phone = Такого номера у адреса нет: обновите карточку.
refusal-not-found-entry = Такой записи в истории нет.
refusal-task-needs-outcome = Плановый контакт отрабатывается отгрузкой, переносом или отвалом.
refusal-undo-undone = Это уже отменено.
refusal-undo-stage = Отменить нельзя: проверка отвала идёт дальше, с { $since } её этап «{ $stage }».
refusal-input-time = Укажите время: часы и минуты, например 15:30.
refusal-input-past-moment = { $chosen } уже прошло: укажите время позже.

journal-kind = Вид записи
done-title = Задача выполнена
done-label = Что решили (можно не писать)
done-save = Выполнено
done-done = Задача выполнена

churn-title = Отвал
churn-reason = Почему клиент уходит: цифра или ↑ ↓
churn-no-reason = Выберите причину.
churn-comment = Что сказал клиент (можно не писать)
churn-to-review = Адрес перейдёт на проверку отвала, старший оператор получит задачу.
churn-to-closed = Контроль отвала выключен: адрес сразу будет закрыт, и задач по нему больше не будет.
churn-save = Отвал
churn-done-review = Адрес на проверке отвала, задача у старшего оператора
churn-done-closed = Адрес закрыт, задач по нему больше не будет

call-later-title = Перезвонить позже
call-later-time = Время
call-later-time-hint = ЧЧ:ММ
call-later-date = День
call-later-quarter = Через 15 минут
call-later-hour = Через час
call-later-tomorrow = Завтра
call-later-whose = Кто звонит (Alt 4)
call-later-me = Я
call-later-anyone = Любой оператор
call-later-note = О чём (можно не писать)
call-later-save = Перезвонить
call-later-done = Перезвонить: { $at }

notes-entrance = Подъезд { $value }
notes-floor = этаж { $value }
notes-intercom = домофон { $value }
notes-call-before = позвонить перед приездом
notes-calls = звонить { $from }–{ $to }
notes-calls-from = звонить с { $from }
notes-calls-to = звонить до { $to }
notes-deliveries = доставка { $from }–{ $to }
notes-deliveries-from = доставка с { $from }
notes-deliveries-to = доставка до { $to }

call-result-no_answer = Не отвечает
call-result-busy = Занято
call-result-wrong_number = Не тот номер
call-result-answering_machine = Автоответчик
call-result-call_later = Перезвонить
call-result-talked = Поговорили
call-result-no_answer-said = Не ответили, попытка записана
call-result-busy-said = Занято, попытка записана
call-result-wrong_number-said = Не тот номер: больше не предлагается первым
call-result-answering_machine-said = Автоответчик, попытка записана

desk-send-to-churn = Отвал
desk-done = Готово
desk-write-journal-short = В журнал
desk-card = Карточка
desk-copy = Скопировать
desk-wrong-number = не тот номер
desk-attempts = { $count ->
    [one] { $count } попытка
    [few] { $count } попытки
   *[many] { $count } попыток
}
desk-attempts-short = { $count } поп.
desk-call-copied = Номер { $number } скопирован. { $why }
desk-call-by-hand = Номер { $number } скопирован: программы для звонков нет, наберите его вручную
desk-call-warned = Позвонить всё равно?
desk-call-anyway = Всё равно позвонить
desk-call-not = Не звонить
desk-call-elsewhere = Идёт звонок: { $client }
desk-call-back = К звонку
desk-next-number = { $said }. Другой номер: { $number } (F4)
desk-next-number-is = Другой номер: { $number } · { $person }
desk-not-finished = Плановый контакт отрабатывается отгрузкой, переносом или отвалом.
desk-undone-churn = Отвал отменён, { $client } снова в работе
desk-undone-callback = Обещанный звонок отменён: { $client }
desk-undone-attempt = Попытка отменена: { $client }
desk-undone-comment = Комментарий отменён: { $client }
desk-undone-journal = Запись { $number } отменена: { $client }
desk-undone-task = Новая задача отменена: { $client }

help-churn = отвал
help-done = готово: задача без заказа
help-result = чем кончился звонок
help-copy = скопировать номер
help-card = карточка клиента

history-start_call = Звонок
history-not_reached = Не дозвонились
history-call_later = Обещано перезвонить
history-finish_task = Задача выполнена
history-send_to_churn = Отвал
history-undone-call_later = обещанный звонок
history-undone-not_reached = попытка дозвониться
history-undone-comment = комментарий
history-undone-journal = запись в журнал
history-undone-task = новая задача
history-field-status = Статус адреса
history-word-active = активный
history-word-churn_review = проверка отвала
history-word-closed = закрыт

refusal-no-row-left = Ни одну из отмеченных строк отработать уже нельзя. Обновите список: F5.
refusal-input-too-many-rows = Отмечено { $rows }, а за один раз можно не больше { $most }. Отберите часть: фильтр, маршрут или Shift и стрелки.

desk-picked = { $count ->
    [one] Отмечена { $shown } строка
    [few] Отмечено { $shown } строки
   *[many] Отмечено { $shown } строк
}
desk-picked-badge = ✓ { $kind }
desk-picked-postpone = Отложить все
desk-picked-churn = Отвал всем
desk-picked-clear = Снять отметки
desk-hint-pick = отметить
desk-hint-let-go = снять отметки

many-of = { $count ->
    [one] { $shown } адрес
    [few] { $shown } адреса
   *[many] { $shown } адресов
}
many-postpone-title = Отложить отмеченные
many-churn-title = Отвал: отмеченные
many-postpone-able = отложить { $count }
many-churn-able = в отвал { $count }
many-left-in-review = { $count } уже на проверке отвала
many-left-closed = { $count ->
    [one] { $count } уже закрыт
    [few] { $count } уже закрыты
   *[many] { $count } уже закрыто
}
many-left-changed = { $count ->
    [one] { $count } уже отработан или изменён
    [few] { $count } уже отработаны или изменены
   *[many] { $count } уже отработано или изменено
}: обновите список (F5)
many-left-order-under-way = { $count } с заказом в пути: сначала доставка или отмена
many-tally = { $rows }: { $parts }
many-date = Когда позвонить снова: одна дата или первый день
many-per-day = По сколько в рабочий день (пусто: все на одну дату)
many-per-day-hint = например, 40
many-per-day-wrong = Целое число от 1 до { $most }.
many-one-day = Все на { $day }.
many-spread = По { $per_day } в день: с { $first } по { $last }, { $count ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
   *[many] { $days } рабочих дней
}. В том порядке, в котором строки стоят в списке.
many-no-days = В календаре не хватает рабочих дней: возьмите больше в день.
many-postpone-comment = Почему (одно на всех; обязательно)
many-churn-comment = Что известно (одно на всех; можно не писать)
many-postpone-save = Отложить { $count }
many-churn-save = Отвал: { $count }
many-churn-to-review = Каждый адрес перейдёт на проверку отвала, старший оператор получит по задаче на каждый.
many-churn-to-closed = Контроль отвала выключен: адреса сразу будут закрыты, и задач по ним больше не будет.
many-postponed = Отложено { $count } на { $day }
many-spread-done = Отложено { $count }: с { $first } по { $last }
many-churned = Отвал: { $count }
many-left-beside = { $done }, пропущено { $left }
many-undone = Возвращено в список: { $count }
many-undone-left = Возвращено в список: { $count }. { $left ->
    [one] Ещё { $left } не вернулся: с ним
    [few] Ещё { $left } не вернулись: с ними
   *[many] Ещё { $left } не вернулось: с ними
} уже работали.

help-pick = отметить строку, снять отметку
help-pick-range = отметить подряд
help-pick-all = отметить все, что видны
help-pick-then = отложить, в отвал: все отмеченные

history-postpone_many = Отложены отмеченные строки
history-send_many_to_churn = Отвал: отмеченные строки
history-undo_many = Отменено: отмеченные строки
