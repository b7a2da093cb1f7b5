## Справка (F1): клавиши и страницы.

help-open-page = Справка: { $page }
help-back-page = Назад
help-page-keys = ↑ ↓ прокрутить · ← → ссылка, Enter открыть · Alt ↑ ↓ другая страница · Ctrl F найти
help-search = Найти в справке
help-nothing-found = Ничего не найдено.

help-door = Вход
help-door-back = очистить, вернуться
help-damaged = Офис повреждён
help-damaged-enter = первый из предложенных способов
help-backups = Резервные копии
help-backup-try = проверить выбранную
help-backup-journal = вернуть и сделанное после копии
help-backup-restore = восстановить выбранную
help-backup-folder = выбрать папку копий
help-backup-unlock = снять защиту паролем
help-recordings = выбрать папку записей разговоров
help-bring-lists = загрузить клиентов, доставки
help-undo-import = отменить последнюю загрузку
help-undo-import-yes = да, отменить загрузку
help-import-choose = выбрать файл
help-import-template = шаблон списка
help-import-on = проверить, загрузить
help-import-back = вернуться к столбцам
help-import-refused = сохранить отказы
help-import-undo = отменить эту загрузку
help-close = закрыть

## Шаблоны списков.

import-template = Шаблон…
import-template-title = Шаблон списка
import-template-file = Шаблон – { $kind }.xlsx
import-template-ending = Шаблон бывает файлом .xlsx или .csv: дайте файлу такое имя.
import-template-saved = Шаблон записан в { $path }. Замените в нём строки-примеры своими, лишние столбцы уберите.
ctl-template = Записать шаблон списка: все столбцы и примеры строк
ctl-argument-template = Файл шаблона: .xlsx или .csv

## Клавиши диалогов.

help-number = выбрать номер
help-record-kind = вид записи
help-later-when = через 15 минут, через час, завтра
help-later-who = кто звонит: я или любой оператор
help-task-address = другой адрес
help-containers-what = возврат тары, залог принят, залог возвращён
help-adjust-way = списать, оприходовать
help-adjust-everything = списать всё
help-settle-even = всё сошлось
help-confirm = подтвердить
help-contact-archive = в архив; если набранное восстановлено — начать заново; на вопрос о несохранённом — не сохранять
help-contact-sure = подтвердить архив
help-personal-whose = чьи данные
help-personal-out = выгрузить; на вопрос — обезличить
help-personal-forget = обезличить
help-merge-what = один адрес; один клиент, адреса разные
help-merge-swap = поменять местами
help-merge = объединить
help-merge-choose = выбрать дубль
help-unmerge = отменить объединение
help-whose = предложенный клиент
help-file = Файл
help-file-choose = выбрать файл
help-go-on = дальше
help-accounts-csv = сохранить CSV
help-choice-made = выбрать
help-choice-typing = то же, пока пишете
help-listen = слушать
help-sheet-terms = карточка: цены и скидка
help-sheet-duplicates = карточка: объединить с дублем, отменить
help-sheet-personal = карточка: персональные данные
help-sheet-reload = карточка: прочитать заново, если её изменили
help-sheet-made = документы: открыть, акт сверки
help-price-archive = прайс-лист в архив
