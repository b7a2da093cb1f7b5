## Слова, которыми начинается новый офис.

new-office-bottle = Вода 19 л
new-office-number-order = З-
new-office-number-sale = Р-
new-office-number-payment = П-
new-office-number-container = Т-
new-office-number-journal = Ж-
new-office-number-run = М-
new-office-number-invoice = С-
new-office-number-delivery_note = Н-
new-office-number-statement = А-
new-office-container = Бутыль
new-office-reasons-churn =
    Поставил фильтр
    Высокая цена
    Переезд
    Качество воды
    Качество обслуживания
    Ушёл к другому поставщику
    Вода больше не нужна
    Закрылась организация
    Другое
new-office-reasons-undelivered =
    Клиента не было на месте
    Не успели в срок
    Отказался при доставке
    Не дозвонились
    Неверный адрес
    Нет товара
    Другое
new-office-reasons-container-adjustment =
    Потеряна клиентом
    Повреждена
    Ошибка учёта
    Списание при отключении
    Другое
new-office-purposes =
    Заказ воды
    Акция или новый товар
    Обслуживание оборудования
    Отзыв о работе
    Долг
    Поздравление
new-office-offers = Акция или новый товар
new-office-journal-types =
    ОБР Обращение
    АКЦ Акция
    ЖАЛ Жалоба
    ОБС Обслуживание
    ДОЛ Долг
    ПРО Прочее

holiday-new-year = Новый год
holiday-new-year-days = Новогодние каникулы
holiday-christmas = Рождество Христово
holiday-defender-day = День защитника Отечества
holiday-womens-day = Международный женский день
holiday-labour-day = Праздник Весны и Труда
holiday-victory-day = День Победы
holiday-russia-day = День России
holiday-unity-day = День народного единства
holiday-new-years-eve = Канун Нового года
rest-saturday = Суббота
rest-sunday = Воскресенье
