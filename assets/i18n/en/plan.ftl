## Why this date.

why-not-active = The address is not in work: no date is planned.
why-do-not-plan = “Do not plan” is chosen.
why-no-delivery = There have been no deliveries yet: there is nothing to plan from.
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
why-rate-office = Only one delivery so far: from the experience of the office’s clients
why-rate-office-initial = Only one delivery so far: initial consumption { $initial } and the experience of the office’s clients
why-run-out = { $volume } ÷ { $rate } ≈ { $days }
why-experience-more = , by experience + { $days }
why-experience-less = , by experience − { $days }
why-at-least = , at least { $days }
why-at-most = , at most { $days }
why-caution = , caution − { $days }
why-bold = , no caution + { $days }
why-run-out-then = {" "}= { $days }
why-lasts = This water lasts { $days }
why-paused = , pauses of { $days } not counted
why-permitted = Nearest delivery day: { $weekdays }
why-weekday = First delivery day: { $weekdays }
why-periodicity = , every { $weeks } weeks
why-every = Every { $days } days
why-shift-earlier = { $day }: no delivery{ $names }, one day earlier
why-shift-later = { $day }: no delivery{ $names }, the next possible day
why-pause = Pause { $from } – { $to }: first delivery day after it
why-call-delay = The call comes { $days } after the delivery date
why-interval = Probable interval, 80 %
why-interval-value = { $from } – { $to }

plan-headline-average = { $volume } ÷ { $rate } ≈ { $days }
plan-headline-rhythm = { $volume }, usually { $usual } in { $usual_days } days → { $days }
plan-headline-office = { $volume } → { $days }, by the office’s experience
plan-headline-every = every { $days } days
plan-headline-weekday = first delivery day: { $weekdays }
plan-headline-closed = { $day } no delivery
plan-headline-pause = pause until { $to }
weekdays-any = any day

## The tab Planning of the card.

plan-tab-kind = Planning method
plan-tab-kind-average = By average
plan-tab-kind-weekdays = By weekdays
plan-tab-kind-every = Every X days
plan-tab-kind-none = Do not plan
plan-tab-about-average = The date follows water consumption, on the nearest of the ticked days.
plan-tab-about-weekdays = On the ticked weekdays, no matter how much water is left.
plan-tab-about-every = Every X days after the last delivery, taking the delivery calendar into account.
plan-tab-about-none = No next delivery date and no operator task are created.
plan-tab-periodicity = Periodicity, weeks
plan-tab-weekdays = Delivery days
plan-tab-initial = Initial consumption, L/day
plan-tab-every-days = Gap, days
plan-tab-call-delay = Call delay, days
plan-tab-delay-example = Example: delivery { $delivery }, operator task { $call }. The delivery date does not change.
plan-tab-always = Always show in operator tasks
plan-tab-wrong-periodicity = A whole number of weeks, 1 to 52.
plan-tab-wrong-every-days = A whole number of days, 1 to 365.
plan-tab-wrong-call-delay = A whole number of days, 0 to 60.
plan-tab-wrong-litres = Litres from 0 to 10,000, for example 1.5.
plan-tab-wrong-people = A whole number, 0 to 100,000.

plan-tab-calculator = Initial consumption calculator
plan-tab-place = Address type
plan-tab-flat = Flat
plan-tab-office = Office
plan-tab-litres = L per person per day
plan-tab-people = People
plan-tab-extra = Extra consumption
plan-tab-per-day = L/day
plan-tab-reckoned = = { $rate }
plan-tab-take = Use it

plan-tab-pauses = Pauses
plan-tab-no-pauses = No pauses. A pause is a span of days when no water is used or delivered.
plan-tab-pause-days = { $from } – { $to }
plan-tab-pause-new = new
plan-tab-pause-now = now
plan-tab-pause-over = over
plan-tab-pause-from = First day
plan-tab-pause-to = Last day
plan-tab-pause-add = Add
plan-tab-pause-end = Back today
plan-tab-pause-remove = Remove
plan-tab-pause-no-date = Choose a day.
plan-tab-pause-backwards = It ends before it begins.
plan-tab-pause-known = This pause already exists.

plan-tab-accuracy = Forecast accuracy for this address
plan-tab-error = Mean error
plan-tab-error-days = { $days } days
plan-tab-error-note = over { $count ->
    [one] { $count } delivery
   *[other] { $count } deliveries
}
plan-tab-nothing-judged = nothing to compare yet
plan-tab-near = Within ±2 days
plan-tab-share = { $percent }%
plan-tab-near-note = { $near } of { $judged }
plan-tab-risk = Risk of leaving
plan-tab-risk-low = low
plan-tab-risk-raised = raised
plan-tab-risk-high = high
plan-tab-risk-in-rhythm = in rhythm
plan-tab-risk-silent = silent for { $silent }, usually { $usual }
plan-tab-risk-plain = known when dates are calculated by the client’s habits
plan-tab-risk-unknown = known from the third delivery

plan-tab-why = Why { $day }
plan-tab-why-none = Why there is no date
plan-tab-would-move = The date will move from { $from } to { $to }.
plan-tab-would-stay = The date will not change: { $day }.
plan-tab-would-stay-none = There will still be no date.
plan-tab-would-appear = There will be a date: { $day }.
plan-tab-would-vanish = The date { $day } will be removed. { $reason }
plan-tab-consumption = Consumption, L/day
plan-tab-consumption-period = 12 months
plan-tab-consumption-legend = The line is the estimate after each delivery, the band its 80% interval, the circles what was actually used.
plan-tab-consumption-legend-plain = The line is the estimate after each delivery, the circles what was actually used.
plan-tab-no-consumption = No water was delivered in the last 12 months.
plan-tab-dates = Next dates
plan-tab-no-dates = No dates.
plan-tab-dates-note = If every delivery goes to plan, with the usual quantity.

plan-tab-saved = Planning saved, next delivery { $day }
plan-tab-saved-no-date = Planning saved, there is no delivery date
plan-tab-read-again = Read again
plan-tab-in-review = The address is under churn review: no date is planned, and the settings take effect once it is back in work.
plan-tab-closed = The address is closed: its planning cannot be changed.
