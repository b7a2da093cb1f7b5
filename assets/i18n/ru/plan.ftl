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
why-run-out = Этой воды хватит на { $days }
why-caution = , минус запас { $days }
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
plan-headline-rhythm = { $volume } при обычных { $usual } на { $usual_days } дн. → { $days }
plan-headline-office = { $volume } → { $days }, по опыту офиса
plan-headline-every = каждые { $days } дн.
plan-headline-weekday = первый день доставки: { $weekdays }
plan-headline-closed = { $day } нет доставки
plan-headline-pause = пауза до { $to }
weekdays-any = любой день
