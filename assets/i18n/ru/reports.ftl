## Отчёты руководителя о планировании.

reports-title = Отчёты
reports-export = В Excel
reports-period = Период
reports-days = { $count } дн.
reports-months = { $count } мес.
reports-cut = Разрез
reports-cut-whole = Весь офис
reports-cut-kind = Способ планирования
reports-cut-route = Маршрут
reports-cut-manager = Менеджер
reports-percent = { $value } %
reports-reading = Чтение истории доставок: { $percent } %
reports-stale = С тех пор в офисе что-то изменилось.

reports-tab-unplanned = Без плана
reports-tab-changed = Резко изменился расход
reports-tab-silent = Молчат против своего ритма
reports-tab-paused = На паузе
reports-tab-quality = Качество прогноза

reports-about-unplanned = Активные адреса, по которым нет даты следующей доставки: программа о них не напомнит.
reports-about-changed = Доставки за период, после которых расход вырос больше чем вдвое или упал больше чем наполовину.
reports-about-silent = Адреса, которые не заказывают дольше обычного для себя. Первыми — те, кого скорее потеряем.
reports-about-paused = Адреса, у которых сегодня пауза. Первыми — те, кто вернётся раньше.

reports-empty-office-title = Адресов пока нет
reports-empty-office = Загрузите список клиентов в настройках (Ctrl+,) или заведите первого: Ctrl+5, затем Ctrl+Shift+N.
reports-empty-unplanned-title = Дата есть у всех
reports-empty-unplanned = Здесь появятся активные адреса без даты следующей доставки, с причиной.
reports-empty-changed-title = Резких изменений нет
reports-empty-changed = Здесь появятся адреса, расход которых за период вырос больше чем вдвое или упал больше чем наполовину.
reports-empty-silent-title = Все в своём ритме
reports-empty-silent = Здесь появятся адреса, которые молчат дольше обычного. Ритм виден с третьей доставки.
reports-empty-paused-title = На паузе никого
reports-empty-paused = Паузу ставят в карточке адреса, на вкладке «Планирование».
reports-empty-quality-title = Сравнивать пока нечего
reports-empty-quality = Прогноз сравнивается с доставками, начиная со второй доставки адреса.
reports-nobody-title = Под фильтр никто не подходит
reports-nobody = По этому менеджеру и маршруту здесь пусто.

reports-column-code = Код
reports-column-client = Клиент и адрес
reports-column-address = Адрес
reports-column-route = Маршрут
reports-column-manager = Менеджер
reports-column-reason = Почему нет даты
reports-column-last = Последняя
reports-column-delivered = Доставка
reports-column-before = Было, л/день
reports-column-after = Стало, л/день
reports-column-change = Изменение
reports-column-silent = Молчит, дн.
reports-column-usual = Обычно, дн.
reports-column-beyond = Сверх, дн.
reports-column-level = Признаки
reports-column-risk = Риск ухода
reports-column-from = Пауза с
reports-column-until = На паузе до
reports-column-next = Доставка после
reports-column-month = Месяц
reports-column-kind = Способ
reports-column-group = Разрез

reports-level-none = в ритме
reports-level-watch = присмотреться
reports-level-lost = похоже, уходит

reports-group-whole = Весь офис
reports-kind-average = По средней
reports-kind-weekdays = По дням недели
reports-kind-every = Через каждые X дней
reports-kind-none = Не планировать
reports-no-route = Без маршрута
reports-no-manager = Без менеджера

reports-heading-judged = Доставок
reports-heading-error = Ошибка
reports-heading-bias = Сдвиг
reports-heading-near = ±2 дня
reports-heading-early = Рано
reports-heading-late = Поздно
reports-figure-judged = Доставок
reports-figure-error = Ошибка, дн.
reports-figure-bias = Сдвиг, дн.
reports-figure-near = В пределах ±2 дн.
reports-figure-early = Слишком рано
reports-figure-late = Слишком поздно
reports-chart-above = Число над столбцом — средняя ошибка, дн.
reports-quality-note = Каждая доставка сравнивается с датой, которая стояла в плане накануне. Сдвиг с плюсом — план запаздывал, с минусом — спешил.
reports-total = Доставок: { $judged } · средняя ошибка { $error } дн. · в пределах ±2 дней { $near }

reports-only-manager = Менеджер: { $name }
reports-only-route = Маршрут: { $name }
reports-sheet-on = На { $day }
reports-sheet-groups = За период
reports-sheet-months = По месяцам

reports-export-title = Сохранить для Excel
reports-export-kind = Книга Excel
reports-export-path = Файл
reports-export-choose = Выбрать папку
reports-export-save = Сохранить
reports-export-no-path = Впишите, куда сохранить.
reports-exported = Сохранено: { $path }

reports-hint-tabs = вкладки
reports-hint-open = карточка
reports-hint-export = в Excel
