## Звонки, задачи вручную, отсутствие.

# Что говорит против звонка
call-warning-do-not-call = Просили не звонить.
call-warning-refused-orders = Не согласны на звонки о заказах.
call-warning-never-asked-orders = О согласии на звонки о заказах не спрашивали.
call-warning-refused-advertising = Отказались от рекламных звонков.
call-warning-never-asked-advertising = Согласия на рекламные звонки нет: его ещё не спрашивали.
call-warning-quiet = Сейчас тихие часы: с { $from } до { $to } не звоним.
call-warning-hours-between = Просили звонить с { $from } до { $to }.
call-warning-hours-from = Просили звонить после { $from }.
call-warning-hours-to = Просили звонить до { $to }.

# Почему звонка нет
dial-not-a-number = Это не номер: набирать нечего.
dial-not-opened = Система не нашла, чем открыть { $address }. Номер наберите вручную или выберите другой способ звонка в параметрах. ({ $reason })
dial-not-started = Программа { $program } не запустилась. Проверьте команду в параметрах. ({ $reason })
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
