## Поиск и дубли.

find-title = Найти
find-placeholder = Клиент, адрес, телефон, контактное лицо, номер заказа
find-recent = Недавние
find-group-clients = Клиенты и адреса
find-group-phones = Телефоны
find-group-orders = Заказы
find-nothing-title = Ничего не найдено
find-nothing = По запросу «{ $typed }» никого нет. Проверьте написание или заведите клиента.
find-searching-title = Ищу…
find-searching = Список клиентов читается впервые после запуска.
find-hint-title = Кого найти?
find-hint = Введите любую часть имени, адреса, телефона или номера заказа. Раскладка, регистр и ё не важны.
find-card = Карточка
find-task = К задаче
find-order = Новый заказ
find-new-client = Новый клиент
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
