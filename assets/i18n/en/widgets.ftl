## Words of the controls themselves: date picker, notices.

date-picker-hint = dd.mm or +5
date-picker-today = Today
date-picker-closed-legend = struck out: no delivery
date-error-not-a-date = This is not a date. Examples: 23.11, tomorrow, tue, +5
date-error-no-such-day = There is no such day in the calendar
