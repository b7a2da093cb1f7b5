## Words of dates, numbers and units.

language-name = English

weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday

unit-litres = { $volume } L
unit-litres-per-day = { $rate } L/day
unit-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
unit-bottles = { $count ->
    [one] { $count } bottle
   *[other] { $count } bottles
}
