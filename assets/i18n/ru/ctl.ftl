## Командная строка и проверка офиса.

ctl = Офис «Родника» без окна.
ctl-init = Создать офис: пустой или пример (--sample)
ctl-list = Показать список: активные, просроченные, проверка отвала, дни рождения
ctl-plan = Показать план адреса и почему такая дата; --case отвечает на случаи без офиса
ctl-sell = Провести реализацию и пересчитать дату следующей доставки
ctl-replan = Пересчитать все планы
ctl-import = Загрузить список клиентов или доставок
ctl-check = Проверить файл, остатки и планы
ctl-backtest = Проверить прогноз на истории продаж
ctl-argument-help = Показать эту справку
ctl-argument-version = Показать версию
ctl-argument-office = Файл офиса
ctl-argument-user = Кто работает; иначе первый пользователь
ctl-argument-lang = Язык: ru или en
ctl-argument-today = Какой день считать сегодняшним, ГГГГ-ММ-ДД
ctl-argument-sample = Офис-пример с историей
ctl-argument-addresses = Сколько адресов в примере; для backtest — файл адресов
ctl-argument-seed = Число, от которого зависит пример
ctl-argument-name = Название офиса
ctl-argument-area-code = Телефонный код города
ctl-argument-first-user = Первый пользователь
ctl-argument-bottle-price = Цена бутыли 19 л
ctl-argument-tab = active, overdue, churn или birthdays
ctl-argument-date = Дата, ГГГГ-ММ-ДД; для списка по умолчанию завтра
ctl-argument-manager = Только адреса этого менеджера
ctl-argument-route = Только адреса этого маршрута
ctl-argument-format = table, json или csv
ctl-argument-address = Код адреса
ctl-argument-case = Файл JSON со случаями, «-» — стандартный ввод
ctl-argument-lines = Товар и количество; можно несколько раз
ctl-argument-returned = Сколько тары возвращено
ctl-argument-all = По всем адресам
ctl-argument-recalibrate = Сначала заново изучить всю историю
ctl-argument-kind = clients или deliveries
ctl-argument-file = Файл CSV или XLSX
ctl-argument-dry-run = Только показать, ничего не записывая
ctl-argument-refused = Куда записать строки с отказом
ctl-argument-sales = Файл продаж: address_id,date,litres
ctl-argument-holidays = Файл дней без доставки
ctl-argument-out = Куда записать прогнозы

ctl-which-office = Укажите файл офиса: --office ФАЙЛ.
ctl-office-name = Новый офис
ctl-first-user = Администратор
ctl-office-made = Офис создан: { $path }
ctl-sample-made = Офис-пример создан: { $path }, адресов { $addresses }, строк продаж { $lines }
ctl-bad-price = Цена «{ $value }» не подходит: нужно число с двумя знаками после запятой.
ctl-progress = Готово { $percent } %
ctl-sold = Реализация { $number } проведена. Следующая доставка { $date }: { $why }
ctl-sold-without-date = Реализация { $number } проведена. Следующей даты нет: { $why }
ctl-replanned = Адресов { $addresses }, изменилось планов { $plans }, задач { $tasks }
ctl-not-json = Это не JSON: { $detail }.
ctl-unreadable = { $path } не читается: { $detail }.
ctl-unwritten = { $path } не записан: { $detail }.
ctl-same-file = Файл { $path } здесь уже занят: выберите для ответа другой файл.
ctl-no-date = Даты нет
ctl-empty-list = Список пуст.
ctl-column-address-code = Код
ctl-column-client = Клиент
ctl-column-address = Адрес
ctl-column-route = Маршрут
ctl-column-date = Дата
ctl-column-origin = Почему
ctl-column-handled = Отработан
ctl-column-next-delivery = Доставка
ctl-column-stage = Этап

## Окно, запущенное из командной строки.

start = Рабочее место офиса доставки воды.
start-argument-office = Какой офис открыть; иначе последний
start-argument-sample = Открыть офис-пример; в первый раз он создаётся
start-argument-theme = Оформление: light (светлое) или dark (тёмное)

check-well = Ошибок нет.
ctl-follow = Команда «restore» без копии вернёт их по страховочному журналу и сохранит нынешний файл.
check-damaged = Файл повреждён: { $detail }.
check-schema = Описание { $name } в файле не то, которое создала программа: файл повреждён или изменён другой программой.
check-dangling = В таблице { $table } есть ссылка на то, чего нет.
check-sale-totals = Реализаций, у которых итог не равен сумме строк: { $count }.
check-order-totals = Заказов, у которых сумма или число бутылей не следует из строк: { $count }.
check-unsold = Доставленных заказов без реализации: { $count }.
check-undelivered = Реализаций по заказам, которые не доставлены: { $count }.
check-closed-tasks = Открытых задач у закрытых адресов: { $count }.
check-closed-orders = Открытые заказы у закрытых адресов: { $numbers }{ $rest ->
    [0] {""}
   *[other] { " " }и ещё { $rest }
}. Отмените их.
check-review-without-case = Адресов на проверке отвала без открытого дела: { $count }.
check-case-without-review = Открытых дел об отвале у адресов, которые не на проверке: { $count }.
check-at-merged = Документов, обещаний и записей, которые остались у адресов, объединённых с другими: { $count }. Пересчитайте планы: они перейдут.
check-lost-refusals = Контактных лиц, у которых повторная загрузка списка стёрла отказ от звонков: { $count }. Верните отказ в карточке контактного лица.
check-history = История изменена в обход программы: не сходится с записи № { $row }.
check-balances = Адресов, у которых остаток не следует из документов: { $count }.
check-plans = Планов, которые не следуют из истории: { $count }. Пересчитайте планы.
check-tasks = Адресов, у которых задача не совпадает с планом: { $count }. Пересчитайте планы.
