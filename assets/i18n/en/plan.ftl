## Why this date.

why-not-active = The address is not in work: no date is planned.
why-do-not-plan = “Do not plan” is chosen.
why-no-delivery = Nothing was delivered yet: there is nothing to plan from.
why-rate-unknown = The consumption is unknown: enter an initial consumption, or wait for the second delivery.
why-no-delivery-day = There is no delivery day within 60 days after { $day }.
why-no-day-after-pause = No delivery day was found after the pause until { $day }.
why-delivered = Last delivery { $day }
why-rate-given = Consumption as given
why-rate-initial = Initial consumption: only one delivery so far
why-rate-average = { $deliveries ->
    [one] { $deliveries } delivery since { $since }
   *[other] { $deliveries } deliveries since { $since }
}
why-rate-rhythm = Usually { $volume } in { $days } days: { $deliveries ->
    [one] { $deliveries } delivery
   *[other] { $deliveries } deliveries
}, the latest count most
why-rate-office = Only one delivery so far: as the office's customers do
why-rate-office-initial = Only one delivery so far: initial consumption { $initial } and what the office's customers do
why-run-out = This water lasts { $days }
why-caution = , less { $days } for safety
why-paused = , { $days } of pause not counted
why-permitted = Nearest delivery day: { $weekdays }
why-weekday = First delivery day: { $weekdays }
why-periodicity = , every { $weeks } weeks
why-every = Every { $days } days
why-shift-earlier = { $day }: no delivery{ $names }, one day earlier
why-shift-later = { $day }: no delivery{ $names }, the next day possible
why-pause = Pause { $from } – { $to }: first delivery day after it
why-call-delay = The call comes { $days } after the delivery date
why-interval = Probable interval, 80 %
why-interval-value = { $from } – { $to }

plan-headline-average = { $volume } ÷ { $rate } ≈ { $days }
plan-headline-rhythm = { $volume }, usually { $usual } in { $usual_days } days → { $days }
plan-headline-office = { $volume } → { $days }, as the office's customers do
plan-headline-every = every { $days } days
plan-headline-weekday = first delivery day: { $weekdays }
plan-headline-closed = { $day } no delivery
plan-headline-pause = pause until { $to }
weekdays-any = any day
