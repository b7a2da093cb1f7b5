## Поиск и дубли.

find-title = Найти
find-placeholder = Клиент, адрес, телефон, контактное лицо, номер заказа
find-recent = Недавние
find-group-clients = Клиенты и адреса
find-group-phones = Телефоны
find-group-orders = Заказы
find-nothing-title = Ничего не найдено
find-nothing = По запросу «{ $typed }» никого нет. Проверьте написание или заведите клиента.
find-searching-title = Идёт поиск…
find-searching = Список клиентов читается впервые после запуска.
find-hint-title = Кого найти?
find-hint = Введите любую часть имени, адреса, телефона или номера заказа. Раскладка, регистр и ё не важны.
find-card = Карточка
find-task = К задаче
find-order = Новый заказ
find-new-client = Новый клиент
find-merge = Это дубль
find-full = Показаны первые { $count }, уточните запрос
find-order-number = Заказ
find-no-contact = контактных лиц нет
find-no-phone = телефона нет
find-no-date = даты нет
find-delivery = доставка { $on }
find-debt = долг { $sum }
find-advance = аванс { $sum }
find-containers = тара { $count }

desk-find = Найти
desk-find-hint = Клиент, адрес, телефон, заказ

refusal-not-found-merge = Такого объединения нет.
refusal-merge-same = Это один и тот же адрес или клиент.
refusal-merge-changed = Клиента тем временем изменили. Откройте объединение заново.
refusal-merge-gone = Один из двух уже объединён или убран из списков. Откройте карточку заново.
refusal-merge-in-review = Адрес на проверке отвала. Сначала завершите проверку.
refusal-merge-kept-closed = Остаётся закрытый адрес, а объединяется действующий. Поменяйте их местами.
refusal-merge-undone = Объединение уже отменено.
refusal-merge-since = Отменить объединение нельзя: { $what }.
merge-since-card = карточку с тех пор изменили
merge-since-contacts = контактных лиц с тех пор изменили
merge-since-prices = свои цены с тех пор изменили
merge-since-orders = с тех пор есть новые или изменённые заказы
merge-since-sales = с тех пор есть новые или аннулированные реализации
merge-since-payments = с тех пор есть новые или аннулированные оплаты
merge-since-containers = с тех пор есть новые движения тары
merge-since-tasks = задачи адреса с тех пор изменились
merge-since-calls = с тех пор адресу звонили
merge-since-comments = с тех пор есть новые комментарии
merge-since-journal = с тех пор есть новые записи в журнале
merge-since-pauses = паузы с тех пор изменили
merge-since-reviews = с тех пор была проверка отвала
merge-since-promises = обещания оплаты с тех пор изменились

merge-title = Объединить дубли
merge-search-title = С кем объединить?
merge-choose = Выбрать
merge-alike = Похожие
merge-nothing = По запросу «{ $typed }» никого нет. Проверьте написание.
merge-none-alike-title = Похожих нет
merge-none-alike = Ни телефон, ни адрес, ни имя больше нигде не встречаются. Найдите дубль по любой части имени, адреса или телефона.
merge-addresses = Это один адрес
merge-clients = Это один клиент, адреса разные
merge-kept = Остаётся
merge-merged = Уходит в архив
merge-no-debt = долга нет
merge-containers = тары { $count }
merge-moves = Перейдёт: { $what }. Долг, тара и план посчитаются заново.
merge-clients-move = Перейдёт: { $what } и свои цены. Реквизиты, прайс-лист и скидка остаются от того, кто остаётся; чего у него нет, перейдёт.
merge-move-nothing = ничего, документов и записей нет
merge-move-addresses = { $count ->
    [one] { $count } адрес
    [few] { $count } адреса
   *[many] { $count } адресов
}
merge-move-contacts = { $count ->
    [one] { $count } контактное лицо
    [few] { $count } контактных лица
   *[many] { $count } контактных лиц
}
merge-move-orders = { $count ->
    [one] { $count } заказ
    [few] { $count } заказа
   *[many] { $count } заказов
}
merge-move-sales = { $count ->
    [one] { $count } реализация
    [few] { $count } реализации
   *[many] { $count } реализаций
}
merge-move-payments = { $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
   *[many] { $count } оплат
}
merge-move-containers = { $count ->
    [one] { $count } движение тары
    [few] { $count } движения тары
   *[many] { $count } движений тары
}
merge-move-tasks = { $count ->
    [one] { $count } задача
    [few] { $count } задачи
   *[many] { $count } задач
}
merge-move-calls = { $count ->
    [one] { $count } звонок
    [few] { $count } звонка
   *[many] { $count } звонков
}
merge-move-comments = { $count ->
    [one] { $count } комментарий
    [few] { $count } комментария
   *[many] { $count } комментариев
}
merge-move-journal = { $count ->
    [one] { $count } запись журнала
    [few] { $count } записи журнала
   *[many] { $count } записей журнала
}
merge-move-pauses = { $count ->
    [one] { $count } пауза
    [few] { $count } паузы
   *[many] { $count } пауз
}
merge-move-reviews = { $count ->
    [one] { $count } проверка отвала
    [few] { $count } проверки отвала
   *[many] { $count } проверок отвала
}
merge-move-promises = { $count ->
    [one] { $count } обещание оплаты
    [few] { $count } обещания оплаты
   *[many] { $count } обещаний оплаты
}
merge-undo-hint = Отменить объединение можно, пока с объединённым никто не работал.
merge-swap = Поменять местами
merge-submit = Объединить
merge-done = Объединено: { $merged }
unmerge-title = Отменить объединение
unmerge-submit = Отменить объединение
unmerge-when = Объединено { $when }
unmerge-hint = Всё, что перешло, вернётся как было.
unmerge-nothing = Объединений, которые можно отменить, нет.
unmerge-done = Объединение отменено: { $client }
