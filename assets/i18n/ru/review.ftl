### Проверка отвала.

## Что мешает действию

refusal-not-in-review = Адрес не на проверке отвала.
refusal-offer-taken = Предложение уже учтено в заказе { $number }, отозвать его нельзя.
refusal-not-found-offer = Такого предложения нет, или его уже отозвали.
refusal-not-found-contact-made = Такого контакта нет, или его уже отменили.
refusal-input-too-far = Дата { $chosen } слишком далеко: не дальше чем на год вперёд.
refusal-input-offer-without-end = Укажите последний день скидки. Постоянную скидку задают в условиях клиента.
refusal-review-stage = Проверка сейчас на другом этапе, на нём этого действия нет.
refusal-review-needs-order = Отгрузка возвращает адрес в работу, когда заказ принят: оформите и примите заказ.
refusal-review-container-debt = Необходимо, списать долги по таре на данном адресе, до передачи на следующий этап. Долг по таре: { $count }. Оформите возврат тары или нажмите «Скорректировать тару».
refusal-review-containers = Тара на адресе: { $containers }, под залогом: { $deposited }. Закрыть адрес можно, когда нет ни тары, ни залога: оформите возврат тары и залога или корректировку.
refusal-review-debt = Клиент должен { $sum }. Сначала нужна оплата: этим занимается кредитный контроль.
refusal-review-advance = У клиента аванс { $sum }. Сначала верните ему деньги: этим занимается кредитный контроль.
refusal-review-order-under-way = Заказ { $number } принят и ещё не доставлен. Сначала доставьте его или отмените, потом закройте адрес.
refusal-review-no-debt = Долгов нет ни по деньгам, ни по таре, кредитному контролю передавать нечего.
refusal-review-not-contacted = Сначала свяжитесь с клиентом на этом этапе: позвоните (F4), после разговора нажмите 6 «Поговорили» или запишите комментарий (F6). Нужен разговор или { $needed } { $needed ->
    [one] неудачная попытка
    [few] неудачные попытки
   *[many] неудачных попыток
}, пока попыток: { $made }.
refusal-review-no-reason = Выберите причину ухода.
refusal-review-other-reason = Причина не та, что указана раньше: напишите в комментарии почему.
refusal-review-no-comment = Напишите, что нужно доработать.
refusal-review-debt-comment = Клиент должен { $sum }. Чтобы закрыть адрес с долгом, напишите комментарий.
refusal-review-advance-comment = У клиента аванс { $sum }. Чтобы закрыть адрес с авансом, напишите комментарий.
refusal-review-no-contact-choice = Ответьте, создать ли контакт оператора: дата или «Нет».

## Вкладка «Проверка отвала»

review-group-mine = Ждут меня
review-group-others = Другие этапы
review-at-senior_operator = Проверка старшим оператором
review-at-quality_control = Проверка контроля качества
review-at-credit_control = Кредитный контроль
review-at-closed = Закрыт
review-at-returned = Возвращён в работу
review-late = { $day } · { $days } дн.
review-went-senior_operator = Старшему оператору
review-went-quality_control = Контролю качества
review-went-credit_control = Кредитному контролю
review-went-closed = Закрыт
review-went-returned = В работе

## Панель проверки

review-not-there = Проверка ещё не прочитана или уже закончена: обновите список (F5).
review-went-through = { $stage } ✓
review-no-debts = долгов нет ✓
review-hand = { $name }, { $role }:
review-hand-senior_operator = возвращено старшему оператору
review-hand-quality_control = передано контролю качества
review-hand-credit_control = передано кредитному контролю
review-hand-closed = адрес закрыт
review-hand-returned = адрес возвращён в работу
review-hand-contact = контакт { $day }
review-hand-order = заказ { $number }
review-quoted = «{ $words }»
review-days = { $count ->
    [0] на этапе с сегодняшнего дня
    [one] на этапе { $count } день
    [few] на этапе { $count } дня
   *[many] на этапе { $count } дней
}
review-sent-by = От кого: { $name }
review-verdict-of = Оценка работы оператора:
review-verdict-not-given = ещё нет
review-judge = Оценить
review-change = Изменить
review-offers = предложения
review-offered-discount = Скидка { $rate }: { $words }
review-offered-until = { $words }, до { $day }
review-offered-taken = { $words } · учтено в заказе { $order }
review-withdraw = Отозвать
review-contacts = контакты
review-attempts = Неудачных попыток на этом этапе: { $made } из { $needed }
review-block-debt-mine = Клиент должен { $sum }. Проведите оплату (F3): с долгом адрес не вернуть в работу и не передать дальше.
review-block-advance-mine = У клиента аванс { $sum }. Верните деньги (F3, «Возврат денег клиенту»): с авансом адрес не вернуть в работу и не передать дальше.
review-block-deposit-who = Залог возвращает { $roles }: передайте адрес кредитному контролю (Alt 4).
review-deposit-left = Под залогом ещё тара: { $count }. Верните залог, иначе контроль качества не сможет закрыть адрес.
review-recordings = Записи разговоров
review-listen = Слушать
review-contact-talked = разговор { $time }
review-contact-made = контакт
review-contact-recorded = есть запись

review-step-return_to_work = Вернуть в работу
review-step-shipment = Отгрузка
review-step-back_to_senior = Вернуть старшему оператору
review-step-pass_to_credit = Передать кредитному контролю
review-step-to_quality = Специалисту контроля качества
review-step-back_to_senior-short = Назад старшему
review-step-pass_to_credit-short = Кредитному контролю
review-step-to_quality-short = Контролю качества
review-more = Ещё
review-fewer = Свернуть
review-adjust = Скорректировать тару
review-pay = Оплата
review-containers-button = Тара и залог
review-statement = Добавить акт сверки
review-offer-button = Предложить
review-hint-return = вернуть в работу
review-hint-churn = отвал
review-hint-pay = оплата

## Окна проверки

review-return-title = Вернуть в работу
review-return-contact = Создать контакт оператора?
review-return-yes = Да
review-return-no = Нет
review-return-no-choice = Ответьте: да или нет.
review-return-date = Когда позвонить
review-return-no-date = Выберите дату контакта.
review-return-text = Что решили с клиентом (можно не писать)
review-return-then = Адрес станет активным, проверка закончится.
review-return-then-yes = Адрес станет активным, оператор позвонит в этот день.
review-return-then-no = Адрес станет активным, следующий звонок по плану: { $day }.
review-return-then-never = Адрес станет активным, но звонков по нему не будет: план не даёт даты. Выберите «Да» и дату, если клиенту надо звонить.
review-return-save = Вернуть в работу
review-return-done-on = Адрес снова в работе, контакт { $day }
review-return-done-plan = Адрес снова в работе, звонок по плану { $day }
review-return-done-overdue = Адрес снова в работе, он в просроченных
review-return-done-never = Адрес снова в работе, но звонков по нему не запланировано

review-reason = Причина: цифра или ↑ ↓
review-reason-letters = Причина: цифра, буква или ↑ ↓
review-reason-other = Причина не та, что указана раньше («{ $before }»): напишите почему.
review-pass-title = Отвал: контролю качества
review-pass-text = Что выяснили (можно не писать)
review-pass-text-needed = Почему причина другая
review-pass-then = Задачу получит контроль качества.
review-pass-save = Передать
review-pass-done = Передано контролю качества
review-close-title = Отвал: закрыть адрес
review-close-text = Что выяснили (можно не писать)
review-close-text-needed = Почему (нужно написать)
review-close-then = Адрес будет закрыт с этой причиной, задач и контактов по нему больше не будет.
review-close-save = Закрыть адрес
review-close-done = Адрес закрыт

review-back-title = Вернуть старшему оператору
review-back-text = Что доработать
review-back-text-needed = Что доработать
review-back-then = Старший оператор получит задачу, адрес останется на проверке.
review-back-save = Вернуть
review-back-done = Возвращено старшему оператору
review-credit-title = Передать кредитному контролю
review-credit-text = Что передать контролёру (можно не писать)
review-credit-then = Кредитный контролёр получит задачу, адрес останется на проверке.
review-credit-save = Передать
review-credit-done = Передано кредитному контролю
review-quality-title = Специалисту контроля качества
review-quality-text = Что решили по долгам (можно не писать)
review-quality-then = Контроль качества получит задачу с отметкой «долгов нет».
review-quality-then-left = Контроль качества получит задачу. Отметки «долгов нет» не будет: тара или залог ещё не закрыты.
review-quality-save = Передать
review-quality-done-left = Передано контролю качества, тара или залог ещё не закрыты
review-quality-done = Передано контролю качества, долгов нет

review-verdict-title = Оценка работы оператора
review-verdict-choice = Что показала проверка: цифра или ↑ ↓
review-verdict-missing = Выберите оценку.
review-verdict-none = нарушений нет
review-verdict-violation = нарушение
review-verdict-praise = похвала
review-verdict-text = Что именно (о нарушении написать нужно)
review-verdict-then = Оценка видна в проверке и в отчётах руководителя.
review-verdict-save = Сохранить
review-verdict-done = Оценка сохранена

review-offer-title = Предложение клиенту
review-offer-kind = Что предлагаем: цифра или ↑ ↓
review-offer-promotion = Акция
review-offer-discount = Скидка
review-offer-rate = Скидка, %
review-offer-rate-hint = 10
review-offer-no-rate = Укажите размер скидки в процентах.
review-offer-until = Последний день
review-offer-text = Что обещаем (эти слова будут в заказе)
review-offer-then = Следующий заказ учтёт предложение, пока оно действует.
review-offer-save = Предложить
review-offer-done = Предложение записано
review-offer-withdrawn = Предложение отозвано

review-recording-title = Записи разговоров
review-recording-of = Чей разговор: цифра или ↑ ↓
review-recording-nobody = С этим адресом ещё не было разговоров.
review-recording-place = Файл или адрес записи
review-recording-hint = Путь к файлу или ссылка АТС
review-recording-browse = Обзор
review-recording-files = Записи разговоров
review-recording-found = Нашлись в папке записей:
review-recording-none-found = В папке записей этого разговора нет: выберите файл сами.
review-recording-no-folder = Папка записей не открывается. Проверьте её в настройках (Ctrl+,).
review-recording-listen = Слушать
review-recording-save = Приложить
review-recording-done = Запись приложена
review-recording-removed = Запись убрана
review-recording-not-opened = Запись не открылась: файла нет, или система не знает, чем её открыть.

calls-recordings = Папка записей разговоров
calls-recordings-hint = Папка, куда софтфон складывает записи
calls-recordings-about = Запись разговора найдётся здесь по номеру и времени, когда её прикладывают в проверке отвала.

help-review = Проверка отвала
help-review-return = вернуть в работу
help-review-ship = отгрузка
help-review-papers = скорректировать тару, акт сверки
help-review-pass = старшему, кредитному контролю, качеству
help-review-more = предложить, записи разговоров, оценка
help-review-others = все кнопки, если они не помещаются
help-review-withdraw = отозвать последнее предложение
help-review-churn = отвал: дальше или закрыть
help-review-settle = оплата; тара и залог

client-closed-since = с { $day }
client-closed-why = с { $day }: { $reason }

## Что обещано

order-promotion = Обещано клиенту: { $text }

## Что стоит в истории

desk-undone-review = Шаг отменён, { $client } снова на этапе «{ $stage }»
history-take_churn_step = Проверка отвала
history-give_verdict = Оценка работы оператора
history-make_offer = Предложение клиенту
history-withdraw_offer = Предложение отозвано
history-set_recording = Запись разговора
history-undone-review = шаг проверки отвала
history-note-offer = «{ $value }»
history-note-contact_on = · контакт { $value }
history-note-said = · «{ $value }»
history-field-stage = Этап
history-field-no_debts = Проверено, долгов нет
history-field-verdict = Оценка
history-field-verdict_text = Пояснение
history-field-recording = Запись
history-word-senior_operator = старший оператор
history-word-quality_control = контроль качества
history-word-credit_control = кредитный контроль
history-word-returned = возвращён в работу
history-word-verdict_none = нарушений нет
history-word-verdict_violation = нарушение
history-word-verdict_praise = похвала

## Настройки

settings-review = Проверка отвала
settings-days = Срок этапа, дней
settings-days-senior = Старший оператор
settings-days-quality = Контроль качества
settings-days-credit = Кредитный контроль
settings-about-days = Кто стоит на этапе дольше, в списке проверок выделен красным.
settings-attempts = Неудачных попыток
settings-about-attempts = Столько попыток дозвониться заменяют контролю качества разговор: без них адрес не закрыть и не передать дальше.
settings-money-warns = Закрывать адрес с долгом по деньгам, если написан комментарий
settings-about-money-warns = Без этой отметки адрес с долгом или авансом закрыть нельзя.
refusal-directory-stage-days = Срок этапа — от 1 до 365 дней.
refusal-directory-attempts = Попыток — от 1 до 20.

## Проверка офиса

check-review-tasks = Дел об отвале, у которых не ровно одна открытая задача: { $count }.

## Объединение дублей

merge-since-offers = с тех пор клиенту сделали предложения
merge-move-offers = { $count ->
    [one] { $count } предложение
    [few] { $count } предложения
   *[many] { $count } предложений
}
