### Проверка отвала.

## Что мешает действию

refusal-not-in-review = Адрес не на проверке отвала.
refusal-offer-taken = Предложение уже учтено в заказе { $number }, отозвать его нельзя.
refusal-not-found-offer = Такого предложения нет, или его уже отозвали.
refusal-not-found-contact-made = Такого контакта нет, или его уже отменили.
refusal-input-too-far = Дата { $chosen } слишком далеко: контакт назначают не дальше чем на год вперёд.
refusal-input-offer-without-end = Укажите последний день скидки. Постоянную скидку задают в условиях клиента.
refusal-review-stage = Проверка сейчас на другом этапе, на нём этого действия нет.
refusal-review-needs-order = Отгрузка возвращает адрес в работу, когда заказ принят: оформите и примите заказ.
refusal-review-container-debt = Необходимо, списать долги по таре на данном адресе, до передачи на следующий этап. Долг по таре: { $count }. Оформите возврат тары или нажмите «Скорректировать тару».
refusal-review-containers = Тара на адресе: { $containers }, под залогом: { $deposited }. Закрыть адрес можно, когда нет ни тары, ни залога: оформите возврат тары и залога или корректировку.
refusal-review-debt = Клиент должен { $sum }. Сначала нужна оплата: этим занимается кредитный контроль.
refusal-review-advance = У клиента аванс { $sum }. Сначала верните ему деньги: этим занимается кредитный контроль.
refusal-review-no-debt = Долгов нет ни по деньгам, ни по таре, кредитному контролю передавать нечего.
refusal-review-not-contacted = Сначала свяжитесь с клиентом на этом этапе: нужен разговор или { $needed } { $needed ->
    [one] неудачная попытка
    [few] неудачные попытки
   *[many] неудачных попыток
}, пока попыток: { $made }.
refusal-review-no-reason = Выберите причину отключения.
refusal-review-other-reason = Причина не та, что указана раньше: напишите в комментарии почему.
refusal-review-no-comment = Напишите, что нужно доработать.
refusal-review-debt-comment = Клиент должен { $sum }. Чтобы закрыть адрес с долгом, напишите комментарий.
refusal-review-advance-comment = У клиента аванс { $sum }. Чтобы закрыть адрес с авансом, напишите комментарий.
refusal-review-no-contact-choice = Ответьте, создать ли контакт оператора: дата или «Нет».

## Что обещано

order-promotion = Обещано клиенту: { $text }

## Что стоит в истории

desk-undone-review = Шаг отменён, { $client } снова на этапе «{ $stage }»
history-take_churn_step = Проверка отвала
history-give_verdict = Вывод о работе оператора
history-make_offer = Предложение клиенту
history-withdraw_offer = Предложение отозвано
history-set_recording = Запись разговора
history-undone-review = шаг проверки отвала
history-note-offer = «{ $value }»
history-note-why = · причина: { $value }
history-note-contact_on = · контакт { $value }
history-note-said = · «{ $value }»
history-field-stage = Этап
history-field-no_debts = Проверено, долгов нет
history-field-verdict = Вывод
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

check-review-tasks = Проверки отвала, у которых не ровно одна открытая задача, или задачи законченных проверок: { $count }.
