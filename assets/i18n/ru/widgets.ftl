## Words of the controls themselves: date picker, notices.

date-picker-hint = дд.мм или +5
date-picker-today = Сегодня
date-picker-closed-legend = зачёркнуто: нет доставки
date-error-not-a-date = Это не дата. Примеры: 23.11, завтра, вт, +5
date-error-no-such-day = Такого дня в календаре нет
