## Справка (F1): клавиши и страницы.

help-open-page = Справка: { $page }
help-back-page = Назад
help-page-keys = ↑ ↓ прокрутить · ← → ссылка, Enter открыть · Alt ↑ ↓ другая страница · Ctrl F найти
help-search = Найти в справке
help-nothing-found = Ничего не найдено.

help-door = Вход
help-door-back = очистить, вернуться
help-damaged = Офис повреждён
help-backups = Резервные копии
help-backup-try = проверить выбранную
help-backup-journal = вернуть и сделанное после копии
help-backup-restore = восстановить выбранную

## Шаблоны списков.

import-template = Шаблон…
import-template-title = Шаблон списка
import-template-file = Шаблон – { $kind }.xlsx
import-template-ending = Шаблон бывает файлом .xlsx или .csv: дайте файлу такое имя.
import-template-saved = Шаблон записан в { $path }. Замените в нём строки-примеры своими, лишние столбцы уберите.
ctl-template = Записать шаблон списка: все столбцы и примеры строк
ctl-argument-template = Файл шаблона: .xlsx или .csv
