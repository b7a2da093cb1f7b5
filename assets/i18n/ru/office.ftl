## Слова, которыми начинается новый офис.

new-office-bottle = Вода 19 л
new-office-number-order = З-
new-office-number-sale = Р-
new-office-number-payment = П-
new-office-number-container = Т-
new-office-number-journal = Ж-
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
new-office-journal-types =
    ОБР Обращение
    АКЦ Акция
    ЖАЛ Жалоба
    ОБС Обслуживание
    ДОЛ Долг
    ПРО Прочее
