## Почему эта дата.

why-not-active = Адрес не в работе: дата не планируется.
why-do-not-plan = Выбрано «Не планировать».
why-no-delivery = Доставок ещё не было: планировать не от чего.
why-rate-unknown = Расход неизвестен: введите начальное потребление или дождитесь второй доставки.
why-no-delivery-day = За 60 дней после { $day } нет ни одного дня доставки.
why-no-day-after-pause = После паузы до { $day } не нашлось дня доставки.
why-delivered = Последняя доставка { $day }
why-rate-given = Расход задан
why-rate-initial = Начальное потребление: доставка пока одна
why-rate-average = { $deliveries ->
    [one] { $deliveries } доставка с { $since }
    [few] { $deliveries } доставки с { $since }
   *[other] { $deliveries } доставок с { $since }
}
why-rate-rhythm = Обычно { $volume } на { $days } дн.: { $deliveries ->
    [one] { $deliveries } доставка
    [few] { $deliveries } доставки
   *[other] { $deliveries } доставок
}, последние важнее
why-rate-office = Доставка пока одна: по опыту клиентов офиса
why-rate-office-initial = Доставка пока одна: начальное потребление { $initial } и опыт клиентов офиса
why-run-out = { $volume } ÷ { $rate } ≈ { $days }
why-experience-more = , по опыту + { $days }
why-experience-less = , по опыту − { $days }
why-at-least = , не меньше чем { $days }
why-at-most = , не больше чем { $days }
why-caution = , запас − { $days }
why-bold = , без запаса + { $days }
why-run-out-then = {" "}= { $days }
why-lasts = Этой воды хватит на { $days }
why-paused = , паузы { $days } не считаются
why-permitted = Ближайший день доставки: { $weekdays }
why-weekday = Первый день доставки: { $weekdays }
why-periodicity = , каждая { $weeks }-я неделя
why-every = Через каждые { $days } дн.
why-shift-earlier = { $day } — нет доставки{ $names }: на день раньше
why-shift-later = { $day } — нет доставки{ $names }: на ближайший день позже
why-pause = Пауза { $from } – { $to }: первый день доставки после неё
why-call-delay = Звонок позже даты доставки на { $days }
why-interval = Вероятный интервал, 80 %
why-interval-value = { $from } – { $to }

plan-headline-average = { $volume } ÷ { $rate } ≈ { $days }
plan-headline-rhythm = { $volume }, обычно { $usual } на { $usual_days } дн. → { $days }
plan-headline-office = { $volume } → { $days }, по опыту офиса
plan-headline-every = каждые { $days } дн.
plan-headline-weekday = первый день доставки: { $weekdays }
plan-headline-closed = { $day } нет доставки
plan-headline-pause = пауза до { $to }
weekdays-any = любой день

## Вкладка «Планирование» карточки.

plan-tab-kind = Способ планирования
plan-tab-kind-average = По средней
plan-tab-kind-weekdays = По дням недели
plan-tab-kind-every = Через X дней
plan-tab-kind-none = Не планировать
plan-tab-about-average = Дата по расходу воды, на ближайший из отмеченных дней.
plan-tab-about-weekdays = По отмеченным дням недели, сколько бы воды ни осталось.
plan-tab-about-every = Через каждые X дней после последней доставки, с учётом производственного календаря.
plan-tab-about-none = Дата следующей доставки и задача оператору не создаются.
plan-tab-periodicity = Периодичность, недель
plan-tab-weekdays = Дни доставки
plan-tab-initial = Начальное потребление, л/день
plan-tab-every-days = Промежуток, дней
plan-tab-call-delay = Задержка обзвона, дней
plan-tab-delay-example = Пример: доставка { $delivery } — задача оператора { $call }. На дату доставки не влияет.
plan-tab-always = Показывать в задачах оператора всегда
plan-tab-wrong-periodicity = Целое число недель от 1 до 52.
plan-tab-wrong-every-days = Целое число дней от 1 до 365.
plan-tab-wrong-call-delay = Целое число дней от 0 до 60.
plan-tab-wrong-litres = Литры от 0 до 10 000, например 1,5.
plan-tab-wrong-people = Целое число от 0 до 100 000.

plan-tab-calculator = Калькулятор начального потребления
plan-tab-place = Тип адреса
plan-tab-flat = Квартира
plan-tab-office = Офис
plan-tab-litres = л на человека в день
plan-tab-people = Человек
plan-tab-extra = Дополнительный расход
plan-tab-per-day = л/день
plan-tab-reckoned = = { $rate }
plan-tab-take = Подставить

plan-tab-pauses = Паузы
plan-tab-no-pauses = Пауз нет. Пауза — дни, когда воду не пьют и не возят.
plan-tab-pause-days = { $from } – { $to }
plan-tab-pause-new = новая
plan-tab-pause-now = сейчас
plan-tab-pause-over = прошла
plan-tab-pause-from = С какого дня
plan-tab-pause-to = По какой день
plan-tab-pause-add = Добавить
plan-tab-pause-end = Вернулись сегодня
plan-tab-pause-remove = Убрать
plan-tab-pause-no-date = Выберите день.
plan-tab-pause-backwards = Конец раньше начала.
plan-tab-pause-known = Такая пауза уже есть.

plan-tab-accuracy = Точность прогноза по этому адресу
plan-tab-error = Средняя ошибка
plan-tab-error-days = { $days } дня
plan-tab-error-note = за { $count ->
    [one] { $count } доставку
    [few] { $count } доставки
   *[many] { $count } доставок
}
plan-tab-nothing-judged = сравнить пока не с чем
plan-tab-near = Попадание ±2 дня
plan-tab-share = { $percent } %
plan-tab-near-note = { $near } из { $judged }
plan-tab-risk = Риск ухода
plan-tab-risk-low = низкий
plan-tab-risk-raised = повышенный
plan-tab-risk-high = высокий
plan-tab-risk-in-rhythm = ритм не нарушен
plan-tab-risk-silent = молчит { $silent }, обычно { $usual }
plan-tab-risk-plain = виден, когда дату считают по привычкам клиента
plan-tab-risk-unknown = виден с третьей доставки

plan-tab-why = Почему { $day }
plan-tab-why-none = Почему нет даты
plan-tab-would-move = Дата сдвинется с { $from } на { $to }.
plan-tab-would-stay = Дата не изменится: { $day }.
plan-tab-would-stay-none = Даты по-прежнему не будет.
plan-tab-would-appear = Появится дата: { $day }.
plan-tab-would-vanish = Даты { $day } больше не будет. { $reason }
plan-tab-consumption = Потребление, л/день
plan-tab-consumption-period = 12 месяцев
plan-tab-consumption-legend = Линия — оценка после каждой доставки, полоса — интервал 80 %, кружки — сколько выпили на деле.
plan-tab-consumption-legend-plain = Линия — оценка после каждой доставки, кружки — сколько выпили на деле.
plan-tab-no-consumption = За 12 месяцев доставок с водой не было.
plan-tab-dates = Ближайшие даты
plan-tab-no-dates = Дат нет.
plan-tab-dates-note = Если каждая доставка пройдёт по плану, с обычным количеством.

plan-tab-saved = Планирование сохранено, следующая доставка { $day }
plan-tab-saved-no-date = Планирование сохранено, даты доставки нет
plan-tab-read-again = Прочитать заново
plan-tab-in-review = Адрес на проверке отвала: дата не планируется, настройки начнут действовать после возврата в работу.
plan-tab-closed = Адрес закрыт: планирование изменить нельзя.
