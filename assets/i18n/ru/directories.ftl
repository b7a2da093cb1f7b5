## Справочники и настройки офиса.

directories-group-goods = Товары и цены
directories-group-delivery = Доставка
directories-group-work = Работа с клиентами
directories-group-office = Офис
directories-title-products = Товары
directories-title-routes = Маршруты
directories-title-drivers = Водители
directories-title-vehicles = Машины
directories-title-employees = Сотрудники
directories-title-churn-reasons = Причины ухода
directories-title-undelivered-reasons = Причины недоставки
directories-title-adjustment-reasons = Причины корректировки
directories-title-container-kinds = Тара
directories-title-journal-types = Виды записей журнала
directories-title-purposes = Цели контактов
directories-about-products = Что продаётся. Литры в единице — данные расчёта потребления: по ним считаются даты.
directories-about-routes = Рейсы, к которым приписаны адреса.
directories-about-drivers = Кто возит. Программой они не пользуются.
directories-about-vehicles = На чём возят и сколько бутылей берёт машина.
directories-about-employees = Кто работает в офисе и в каких ролях.
directories-about-churn-reasons = Почему клиент уходит: выбирается при отвале.
directories-about-undelivered-reasons = Почему заказ не доставлен.
directories-about-adjustment-reasons = Почему тара списывается или приходуется.
directories-about-container-kinds = Виды возвратной тары. Первый из списка — у товаров, где вид не выбран.
directories-about-journal-types = Первый из неархивных ставится в новую запись сам.
directories-about-purposes = Зачем звоним клиенту и какое согласие для этого нужно.
directories-add = Добавить
directories-add-products = Новый товар
directories-add-routes = Новый маршрут
directories-add-drivers = Новый водитель
directories-add-vehicles = Новая машина
directories-add-employees = Новый сотрудник
directories-add-churn-reasons = Новая причина ухода
directories-add-undelivered-reasons = Новая причина недоставки
directories-add-adjustment-reasons = Новая причина корректировки тары
directories-add-container-kinds = Новый вид тары
directories-add-journal-types = Новый вид записи
directories-add-purposes = Новая цель контакта
directories-one-products = Товар
directories-one-routes = Маршрут
directories-one-drivers = Водитель
directories-one-vehicles = Машина
directories-one-employees = Сотрудник
directories-one-churn-reasons = Причина ухода
directories-one-undelivered-reasons = Причина недоставки
directories-one-adjustment-reasons = Причина корректировки тары
directories-one-container-kinds = Вид тары
directories-one-journal-types = Вид записи
directories-one-purposes = Цель контакта
directories-edit = Изменить
directories-archive = В архив
directories-bring-back = Вернуть из архива
directories-archived = в архиве
directories-show-archived = Показывать архивные ({ $count })
directories-search = Найти в справочнике
directories-save = Сохранить
directories-save-anyway = Всё равно сохранить
directories-saved = «{ $name }»: сохранено
directories-saved-moved = «{ $name }»: сохранено. Дата изменилась у { $moved ->
    [one] { $moved } адреса
   *[other] { $moved } адресов
}
directories-archived-done = { $name }: убрано в архив
directories-brought-back = { $name }: возвращено из архива
directories-archive-title = Убрать в архив?
directories-archive-question = «{ $name }» больше не будет предлагаться в новых документах. В старых останется; вернуть можно в любой момент.
directories-archive-manages = За сотрудником { $count ->
    [one] { $count } адрес
    [few] { $count } адреса
   *[other] { $count } адресов
}. Сначала передайте их другому менеджеру.
directories-archive-on-route = На маршруте { $count ->
    [one] { $count } адрес
    [few] { $count } адреса
   *[other] { $count } адресов
}: они останутся с этим маршрутом, пока не выбран другой.
directories-absence = Передать адреса
directories-only-administrator = Сотрудников и роли меняет администратор.
directories-empty = Здесь пока пусто
directories-empty-sentence = Добавьте первую запись.
directories-not-found = Ничего не найдено
directories-not-found-sentence = По словам «{ $typed }» записей нет. Поищите и среди архивных.
directories-not-a-number = Это не число, или знаков после запятой слишком много. Примеры: 350, 18,9
directories-hint-edit = изменить
directories-hint-add = добавить
directories-hint-archive = в архив
directories-hint-search = поиск
directories-hint-back = к списку
directories-hint-choose = справочник
directories-hint-enter = открыть

directories-field-name = Название
directories-field-person = Фамилия и имя
directories-field-code = Код
directories-field-price = Цена, ₽
directories-field-litres = Литров в единице
directories-field-container = Тара
directories-field-deposit = Залог за тару, ₽
directories-field-vat = НДС в цене, %
directories-field-capacity = Вместимость, бут.
directories-field-phone = Телефон
directories-field-kind = Вид
directories-field-weekdays = Дни
directories-field-roles = Роли
directories-field-consent = Нужно согласие
directories-field-addresses = Адресов
directories-hint-weekdays = Не отмечен ни один день — возят в любой.
directories-hint-litres = Пусто — товар не участвует в расчёте потребления. Новое число действует и для прошлых продаж.
directories-hint-vat = НДС уже входит в цену. Пустое поле — «Без НДС», 0 — ставка 0 %.
directories-kind-goods-with-container = Товар с тарой
directories-kind-goods = Товар
directories-kind-service = Услуга
directories-consent-orders = на звонки о заказах
directories-consent-advertising = на рекламу
directories-role-operator = обзванивает свой список, принимает заказы
directories-role-senior-operator = видит все списки, первый этап отвала
directories-role-quality-control = второй этап отвала, закрывает адреса
directories-role-credit-controller = долги, акты сверки, платежи
directories-role-manager = отчёты, справочники, настройки
directories-role-administrator = сотрудники, права, копии, загрузка

refusal-not-allowed-manage-users = Менять сотрудников и роли может только сотрудник с ролью: { $roles }.
refusal-directory-no-name = Напишите название.
refusal-directory-no-code = Напишите код.
refusal-directory-name-taken = Название «{ $name }» уже есть.
refusal-directory-name-taken-archived = Название «{ $name }» уже есть в архиве: верните его оттуда.
refusal-directory-code-taken = Код «{ $code }» уже есть.
refusal-directory-code-taken-archived = Код «{ $code }» уже есть в архиве.
refusal-directory-changed = Запись только что изменил кто-то другой. Откройте её заново.
refusal-directory-gone = Такой записи больше нет. Откройте справочник заново.
refusal-directory-price = Цена не подходит: от 0 до 10 000 000 ₽.
refusal-directory-deposit = Залог не подходит: от 0 до 10 000 000 ₽.
refusal-directory-vat = Ставка НДС не подходит: от 0 до 100 %.
refusal-directory-capacity = Вместимость не подходит: от 1 до 100 000 бутылей.
refusal-directory-product-kind = Товар уже есть в заказах или реализациях: его вид не меняется. Добавьте новый товар.
refusal-directory-last-entry = Это последняя запись справочника: без неё нечего будет выбрать. Сначала добавьте другую.
refusal-directory-no-role = Отметьте хотя бы одну роль.
refusal-directory-last-administrator = Это последний администратор: назначьте сначала другого.
refusal-directory-oneself = Себя в архив убрать нельзя: это сделает другой администратор.
refusal-directory-number-used = Такой номер уже был. Следующий может быть от { $least }.
refusal-directory-number = Номер не подходит: от 1 до 999 999 999.
refusal-directory-area-code = Код города — от 3 до 5 цифр; можно оставить пустым.
refusal-directory-litres-per-person = Норма на человека не подходит: от 0,1 до 20 литров в день.
refusal-directory-window = Окончание должно быть позже начала. Пример: 9:00–13:00.
refusal-directory-windows = Не больше десяти промежутков.
refusal-directory-price-list = Такого прайс-листа нет или он в архиве.
refusal-directory-no-days = Выберите хотя бы один день.

directories-title-calendar = Производственный календарь
directories-about-calendar = В дни «Нет доставки» даты не попадают: на день раньше, иначе позже.
calendar-kind-ordinary = Обычный
calendar-kind-no-delivery = Нет доставки
calendar-kind-holiday = Праздник, возим
calendar-kind-short = Короткий
calendar-kind-working = Рабочий выходной
calendar-name-placeholder = Название следующих дней
calendar-nothing-painted = Выберите вид дня и отметьте дни: пробелом или мышью.
calendar-painted = Отмечено дней: { $count }. Ещё не записано.
calendar-dates-move = Дата изменится у { $moved ->
    [one] { $moved } адреса
   *[other] { $moved } адресов
}.
calendar-check = Проверить и записать
calendar-apply = Записать
calendar-forget = Сбросить
calendar-applied = Календарь записан: дней — { $days }, дат изменилось — { $moved }
calendar-taken-back = Календарь как был, дат изменилось — { $moved }
calendar-next-year-empty = Календарь на { $year } год пуст: даты в январе попадут на праздники. Загрузите производственный календарь или отметьте дни.
calendar-moved-from = Перенос с { $day }
calendar-hint-move = день
calendar-hint-kind = вид
calendar-hint-paint = отметить
calendar-hint-undo = отменить
calendar-bring = Загрузить календарь
calendar-bring-title = Загрузить производственный календарь
calendar-bring-about = XML в формате xmlcalendar.ru или CSV: дата; вид; название. Сначала дни появятся на листе, запишете их вы сами.
calendar-bring-path = Файл
calendar-bring-pick = Выбрать
calendar-bring-no-dialog = Окна выбора файлов в системе нет: впишите путь.
calendar-bring-read = Прочитать
calendar-bring-paint = Показать на листе
calendar-bring-year = Год
calendar-bring-rest = Выходные — нет доставки
calendar-bring-changes = { $days ->
    [0] В календаре уже всё так.
   *[other] Изменится дней: { $days }.
}
calendar-files = Календари
calendar-fault = Строка { $row }: «{ $text }» — { $fault }
calendar-fault-date = не дата
calendar-fault-type = неизвестный вид дня
calendar-faults-more = и ещё { $count }
calendar-error-too-large = Файл больше любого календаря. Проверьте, тот ли он.
calendar-error-foreign = В файле есть то, чего в календаре не бывает. Он не прочитан.
calendar-error-broken = Файл испорчен: после { $at } байт читать нечего.
calendar-error-not-a-calendar = Это не производственный календарь.
calendar-error-no-year = В файле не указан год.

directories-title-numbering = Нумерация
directories-title-settings = Настройки офиса
directories-about-numbering = С чего начинаются номера документов и какой номер будет следующим.
directories-about-settings = Правила, по которым работает весь офис.
directories-hint-field = поле
directories-hint-save = сохранить
numbering-document = Документ
numbering-prefix = Начало номера
numbering-next = Следующий номер
numbering-example = Как будет выглядеть
numbering-order = Заказ покупателя
numbering-sale = Реализация
numbering-payment = Оплата
numbering-container = Движение тары
numbering-journal = Запись журнала
numbering-run = Маршрутный лист
numbering-invoice = Счёт
numbering-delivery_note = Накладная
numbering-statement = Акт сверки
numbering-becomes = → { $number }
numbering-hint = Номер вниз не переставить: один и тот же номер не выдаётся дважды.
numbering-saved = Нумерация записана

settings-name = Название офиса
settings-area-code = Код города
settings-about-area-code = Добавляется к местным номерам телефонов, когда их записывают коротко.
settings-about-caution = Насколько раньше ожидаемого дня звонить: 0 — в самый день, больше — с запасом.
settings-about-anchor = Заказ рядом с этой датой убирает строку из «Активных».
settings-norms = Калькулятор потребления
settings-litres-office = В офисе, л на человека в день
settings-litres-flat = В квартире, л на человека в день
settings-about-norms = С этих чисел калькулятор в карточке адреса начинает считать начальное потребление.
settings-work = Работа
settings-churn-control = Контроль отвала
settings-about-churn-control = Включён — «Отвал» отправляет адрес на проверку старшему оператору. Выключен — сразу закрывает его.
settings-windows = Обычное время доставки
settings-about-windows = Что предлагать в заказе. Через запятую: 9–12, 12–15, 15:00–18:30.
settings-quiet = Тихие часы
settings-about-quiet = В это время программа предупредит перед звонком. Пусто — звонить можно всегда.
settings-quiet-wrong = Это не время. Пример: 21:00–9:00.
