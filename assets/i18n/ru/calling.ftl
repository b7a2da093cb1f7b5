## Звонки, задачи вручную, отсутствие.

# Что говорит против звонка
call-warning-do-not-call = Просили не звонить.
call-warning-refused-orders = Не согласны на звонки о заказах.
call-warning-never-asked-orders = О согласии на звонки о заказах не спрашивали.
call-warning-refused-advertising = Отказались от рекламных звонков.
call-warning-never-asked-advertising = Согласия на рекламные звонки нет: его ещё не спрашивали.
call-warning-quiet = Сейчас тихие часы: с { $from } до { $to } не звонят.
call-warning-hours-between = Просили звонить с { $from } до { $to }.
call-warning-hours-from = Просили звонить после { $from }.
call-warning-hours-to = Просили звонить до { $to }.

# Почему звонка нет
dial-not-a-number = Это не номер: набирать нечего.
dial-not-opened = Система не нашла, чем открыть { $address }. Выберите другой способ звонка в настройках или наберите номер вручную.
dial-not-started = Программа { $program } не запустилась. Проверьте команду в настройках.
dial-template-empty = Укажите программу для звонка.
dial-template-open-quote = В команде не закрыта кавычка.
dial-template-no-number = Укажите в команде, где стоит номер: {"{number}"}.
dial-template-number-as-program = Команда начинается с программы, {"{number}"} стоит после неё.

# Отсутствие: почему нельзя
absence-refused-same-person = Выберите другого сотрудника: сам себя никто не замещает.
absence-refused-covered = С { $from } по { $to } список уже ведёт { $name }. Сначала завершите это замещение.
absence-refused-substitute-away = { $name } отсутствует с { $from } по { $to } или замещает в эти дни. Выберите другого сотрудника или другие дни.
absence-refused-nothing-to-move = У сотрудника нет ни адресов, ни задач: передавать нечего.
absence-refused-moved-on = Возвращать нечего: всё это с тех пор передано другим.
absence-refused-over = Это уже завершено. Закройте окно и откройте снова.

# Задача вручную
task-title = Новая задача
task-title-change = Изменить задачу
task-find = Кому
task-find-hint = Клиент, адрес или телефон
task-find-nothing = Никто не найден: проверьте имя, улицу или номер.
task-no-address = Выберите адрес: наберите имя, улицу или телефон.
task-whom = Кому
task-other-address = Другой адрес
task-date = Дата
task-no-date = Укажите дату.
task-time = Время
task-time-hint = любое
task-wrong-time = Это не время. Примеры: 9, 9:30, 930
task-assignee = Кто выполняет
task-for-manager = Кто ведёт адрес ({ $manager })
task-for-anyone = Любой сотрудник
task-for-me = Я ({ $name })
task-purpose = Цель контакта
task-no-purpose = Целей контактов ещё нет: их заводит руководитель (Справочники → Цели контактов).
task-note = Комментарий
task-save = Поставить задачу
task-save-change = Сохранить
task-added = Задача на { $day }: { $client }
task-changed = Задача изменена, { $day }: { $client }
task-cancelled = Задача снята: { $client }
task-open = Открытые задачи по адресу
task-change = Изменить
task-cancel = Снять

# Настройки: звонки
calls-title = Звонки
calls-way = Чем звонить на этом рабочем месте
calls-own = Своя команда
calls-command = Команда
calls-command-hint = "C:\Program Files\Phone\phone.exe" -dial {"{number}"}
calls-number = Проверка: номер
calls-number-hint = +7 912 345-67-89
calls-test = Позвонить
calls-would-be = Будет открыто: { $what }
calls-trying = Набирается номер…
calls-handed-over = Передано: { $what }. Если телефон не зазвонил, выберите другой способ.

# Отсутствие
absence-title = Отсутствие сотрудника
absence-for-a-time = На время
absence-for-good = Навсегда
absence-who = Кто отсутствует
absence-substitute = Кто ведёт список
absence-successor = Кому передать
absence-choose = выберите
absence-not-chosen = Выберите сотрудника.
absence-from = С даты списка
absence-to = По дату списка
absence-no-date = Укажите дату.
absence-addresses = { $count ->
    [one] { $count } адрес
    [few] { $count } адреса
   *[many] { $count } адресов
}
absence-will-substitute = { $count ->
    [one] { $count } адрес останется
    [few] { $count } адреса останутся
   *[many] { $count } адресов останутся
} за своим менеджером: в эти дни список ведёт другой сотрудник.
absence-will-move = { $count ->
    [one] Переместится { $count } адрес
    [few] Переместятся { $count } адреса
   *[many] Переместится { $count } адресов
}{ $closed ->
    [0] {""}
   *[other] {" "}(из них закрытых: { $closed })
} и открытые задачи. Передачу можно вернуть здесь же.
absence-save = Назначить
absence-move = Передать
absence-substituted = Список: { $who } → { $other }, с { $from } по { $to }
absence-moved = { $who } → { $other }: { $count ->
    [one] переместился { $count } адрес
    [few] переместились { $count } адреса
   *[many] переместилось { $count } адресов
}
absence-running = Замещения
absence-end = Завершить
absence-ended = Замещение завершено: { $who } → { $other }
absence-moved-before = Передано навсегда
absence-undo = Вернуть
absence-undone = { $who }: { $count ->
    [one] вернулся { $count } адрес
    [few] вернулись { $count } адреса
   *[many] вернулось { $count } адресов
}

# На рабочем столе
desk-task-wanted = Задача
desk-task-list = Список
desk-instead-of = Из списка: { $name }
help-new-task = новая задача
