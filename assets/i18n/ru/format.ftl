## Words of dates, numbers and units.

language-name = Русский

weekday-short-1 = пн
weekday-short-2 = вт
weekday-short-3 = ср
weekday-short-4 = чт
weekday-short-5 = пт
weekday-short-6 = сб
weekday-short-7 = вс

month-1 = Январь
month-2 = Февраль
month-3 = Март
month-4 = Апрель
month-5 = Май
month-6 = Июнь
month-7 = Июль
month-8 = Август
month-9 = Сентябрь
month-10 = Октябрь
month-11 = Ноябрь
month-12 = Декабрь

month-short-1 = янв
month-short-2 = фев
month-short-3 = мар
month-short-4 = апр
month-short-5 = май
month-short-6 = июн
month-short-7 = июл
month-short-8 = авг
month-short-9 = сен
month-short-10 = окт
month-short-11 = ноя
month-short-12 = дек

day-today = сегодня
day-tomorrow = завтра
day-yesterday = вчера

unit-litres = { $volume } л
unit-litres-per-day = { $rate } л/день
unit-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
unit-bottles = { $count } бут.
