## Первый экран: офис-пример, новый офис, существующий, свои списки.

welcome-title = Рабочее место оператора доставки воды
welcome-begin = Начать
welcome-recent = Недавние офисы
welcome-missing = файла нет
welcome-forget = Убрать из списка
welcome-no-home = У системы нет домашней папки: создайте офис сами, выбрав для него место.
welcome-sample = Офис-пример
welcome-sample-sentence = 1 000 адресов и полтора года истории: попробовать всё
welcome-new = Новый офис
welcome-new-sentence = Пустой офис: название, календарь, первый пользователь
welcome-open = Открыть офис
welcome-open-sentence = Файл .rodnik на этом компьютере
welcome-import = Загрузить свои списки
welcome-import-sentence = Новый офис из ваших Excel, CSV или выгрузки 1С

sample-title = Офис-пример
sample-sentence = Создаются адреса, их история и задачи на сегодня. Это делается один раз.
sample-progress = Готово { $percent } %

path-title = Открыть офис
path-label = Файл офиса
path-placeholder = /home/anna/office.rodnik
path-missing = Такого файла нет.
path-no-dialog = В системе нет окна выбора файлов (портала рабочего стола или zenity): впишите путь.
path-open = Открыть

wizard-title = Новый офис
wizard-title-import = Новый офис и его списки
wizard-sentence = Больше ничего не нужно: клиенты и товары появятся в работе или из списков.
wizard-sentence-import = Сначала офис, затем загрузка списков клиентов и доставок.
wizard-name = Название
wizard-example = например, { $value }
wizard-name-example = Родниковая вода
wizard-name-missing = Назовите офис.
wizard-area-code = Телефонный код города
wizard-area-code-unfit = От 3 до 5 цифр, или оставьте пустым.
wizard-user = Первый пользователь
wizard-user-example = Соколова Анна
wizard-user-missing = Впишите имя: под ним будет видно, кто что сделал.
wizard-price = Цена бутыли 19 л, ₽
wizard-price-unfit = Нужна сумма, например 350 или 350,00.
wizard-calendar = Когда возят воду
wizard-rest-never = Каждый день
wizard-rest-sundays = Кроме воскресений
wizard-rest-weekends = Кроме суббот и воскресений
wizard-holidays = В праздники России { $first } и { $second } годов доставки нет
wizard-where = Где будет файл
wizard-where-missing = Впишите, где будет файл офиса.
wizard-choose = Выбрать…
wizard-make = Создать
wizard-make-import = Создать и загрузить
wizard-making = Создаётся…
