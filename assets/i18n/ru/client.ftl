## Карточка клиента и адреса.

client-crumb = Клиенты /
client-new-order = Новый заказ
client-save = Сохранить
client-find = Найти клиента
client-new = Новый клиент
client-nobody-title = Клиент не выбран
client-nobody = Найдите клиента по имени, адресу или телефону или заведите нового.
client-addresses = { $count ->
    [one] { $count } адрес
    [few] { $count } адреса
   *[many] { $count } адресов
}
client-tab-details = Карточка
client-tab-contacts = Контакты
client-tab-planning = Планирование
client-tab-orders = Заказы
client-tab-ledger = Тара и расчёты
client-tab-journal = Журнал
client-tab-history = История изменений
client-hint-find = найти
client-hint-new = новый клиент
client-hint-tabs = вкладки
client-hint-address = другой адрес
client-leaving-title = Изменения не сохранены
client-leaving-sentence = На карточке набрано то, что ещё не сохранено. Если уйти, это пропадёт.
