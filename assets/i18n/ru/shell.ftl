## Окно вокруг рабочего стола: рельс, строка состояния, настройки, справка.

window-title = Родник
window-title-office = { $office } — Родник
window-failed = Окно не открылось: { $detail }. Подробности в журнале программы.
window-colours = Экран показывает только 65 536 цветов (16 бит), а программе нужно 24 бита. Включите 24- или 32-битный цвет в настройках экрана или удалённого подключения и запустите программу ещё раз.
opening-office = Открываю { $path }
open-second-window = { $path } уже открыт у вас в другом окне «Родника». Перейдите в него или закройте его.
open-no-users = В этом офисе нет ни одного пользователя: работать некому.
rail-calls = Обзвон
rail-clients = Клиенты
rail-deliveries = Заказы
rail-reports = Отчёты
rail-directories = Справочники
rail-settings = Настройки
status-keys = клавиши
status-roles = { $count ->
    [one] { $count } роль
    [few] { $count } роли
   *[other] { $count } ролей
}
notice-undo = Отменить
close-button = Закрыть
cancel-button = Отмена
preferences-set-aside = Файл настроек не удалось прочитать. Он сохранён как { $path }, работа начата с обычными настройками.
closing-title = Есть незаписанное
closing-sentence = Если выйти сейчас, набранное пропадёт.
closing-stay = Остаться
closing-leave = Выйти без записи
files-office = Офисы «Родника»

preferences-title = Настройки
preferences-language = Язык
preferences-language-ru = Русский
preferences-language-en = English
preferences-appearance = Оформление
preferences-system = Системное
preferences-light = Светлое
preferences-dark = Тёмное
preferences-zoom = Масштаб
preferences-percent = { $percent } %
preferences-user = Кто работает
preferences-office = Офис
preferences-other-office = Другой офис
preferences-import-clients = Загрузить клиентов
preferences-import-deliveries = Загрузить доставки
preferences-check = Проверить планы

settings-title = Планирование
settings-estimator = Как считать дату
settings-estimator-plain = По среднему расходу
settings-estimator-adaptive = По привычкам клиента
settings-hint-plain = Расход = литры ÷ дни по истории адреса. Просто и проверяется на калькуляторе.
settings-hint-adaptive = Учитывает, как менялись промежутки у этого клиента и у всех остальных, сезон и запас. Точнее и говорит, насколько можно ошибиться.
settings-caution = Запас
settings-anchor = Строку закрывает заказ на
settings-anchor-list = дату списка
settings-anchor-today = сегодня
settings-no-date-moves = Даты от этого не изменятся.
settings-counting = Считаю, сколько дат изменится…
settings-dates-move = Дата следующей доставки изменится у { $moved ->
    [one] { $moved } адреса
   *[other] { $moved } адресов
} из { $addresses }.
settings-hold = Настройки офиса записаны.
settings-working = Минуту…
settings-replan = Пересчитать планы

people-archived = { $name }: этот сотрудник в архиве. Выберите, кто работает: Ctrl , (Настройки).
people-section-closed = Ваши роли изменились: этот раздел вам больше не открыт.
desk-next-year-empty = Календарь доставки на { $year } год пуст: даты в январе попадут на праздники. Справочники → Производственный календарь.

help-title = Клавиши
help-list = Список
help-move = по строкам
help-enter = в задачу
help-back = назад к списку
help-tabs = вкладки обзвона
help-days = день раньше, день позже
help-refresh = обновить
help-filter = искать в списке
help-task = Задача
help-ship = отгрузка
help-postpone = отложить
help-call = позвонить
help-comment = комментарий
help-journal = запись в журнал
help-why = почему эта дата
help-delivered = заказ доставлен: 1 — первый
help-undo = отменить последнюю отработку
help-order = Окна
help-save = сохранить черновик
help-accept = записать, принять
help-everywhere = Везде
help-help = эта справка
help-preferences = настройки
help-zoom = крупнее, мельче, как было
help-tab = следующее поле, предыдущее
help-space = нажать, отметить, открыть выбор
help-welcome = Начало
help-choice = по вариантам
help-take = выбрать
help-find = найти клиента
help-sections = клиенты, заказы, отчёты, справочники
help-edit-order = изменить принятый заказ
help-caller = к строке, по которой идёт звонок
help-client = Карточка клиента
help-next-tab = следующая вкладка
help-new-order = новый заказ
help-new-address = новый адрес клиента
help-keep = записать
help-drop = не записывать
help-new-client = Новый клиент
help-known = открыть похожего клиента
help-sheets = На вкладках
help-sheet-contacts = контакты: добавить, изменить
help-sheet-pause = планирование: пауза
help-sheet-order = заказы: открыть
help-sheet-papers = расчёты: реализация, оплата, тара
help-sheet-void = расчёты: аннулировать
help-sheet-journal = журнал: запись, поиск
help-sheet-history = история: отменить последнее
help-runs = День и рейсы
help-stop = Заказ в рейсе
help-reports = Отчёты
help-stop-reading = остановить подсчёт
help-places = Справочники
help-register = Записи справочника
help-archived = показать архив
help-absence = отсутствие сотрудника
help-prices = Прайс-листы
help-price-list = новый прайс-лист, переименовать
help-price-bulk = на процент, сделать общим
help-calendar = Календарь
help-years = год раньше, год позже
help-months = месяц раньше, месяц позже
help-unpaint = отменить штрих, сбросить всё
help-day-name = название дня
help-bring = загрузить календарь
help-forms = Календарь, номера, настройки
