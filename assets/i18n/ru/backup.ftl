## Резервные копии и повреждённый файл офиса.

backup-size = { $size } МБ
backup-none = нет
backup-unfit-damaged = база не читается: { $detail }
backup-unfit-dangling = в таблице { $table } есть ссылка в никуда
backup-unfit-history = история изменена или прервана у записи { $row }
backup-unfit-totals = итоги копии не сошлись с офисом
backup-office-unfit = Копия не сделана: офис не прошёл проверку ({ $detail }). Прежние копии целы. Откройте «Справочники → Резервные копии» и восстановите последнюю хорошую.
backup-refused = Не получилось: { $path } ({ $detail }).
backup-no-room = На диске мало места: свободно { $free }, нужно { $needs }. Освободите место или выберите другую папку.
backup-underway = Копию уже делает другая программа.
backup-in-use = Офис открыт в другой программе «Родника»: в другом окне, у другого пользователя или в командной строке. Закройте её и повторите.
backup-unreadable = Копия не читается: { $detail }.
backup-not-an-office = Это не резервная копия офиса.
backup-newer = Копия сделана более новой программой (версия { $found }, эта знает { $known }). Обновите программу.
backup-no-good = Копия повреждена ({ $detail }). Выберите другую.
backup-itself = Это файл самого офиса, а не копия.
backup-unfollowed = Повторить страховочный журнал не удалось, ничего не изменено. Восстановите копию.
backup-other-office = Это копия другого офиса: «{ $name }».
backup-wrong-password = Пароль не подходит к этой копии.
backup-no-password = Копия защищена паролем: введите его.
backup-cancelled = Остановлено. Прежние копии целы.
backup-inside-name = Офис: { $name }
backup-inside-clients = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
}, { $sales ->
    [one] { $sales } реализация
    [few] { $sales } реализации
   *[other] { $sales } реализаций
}
backup-inside-last-sale = Последняя реализация: { $day }
backup-inside-changed = Последняя запись истории: { $at }, всего записей: { $rows }
backup-kept = { $at }, { $size }
backup-kept-locked = { $at }, { $size }, под паролем

damaged-empty = Файл { $path } пуст: в нём нет ни одного байта.
damaged-beginning = Начало файла { $path } испорчено: офис в нём не распознать.
damaged-cut-short = Файл { $path } обрезан: в нём { $has } из { $needs }.
damaged-pages = Файл { $path } повреждён и не читается ({ $detail }).
damaged-gone = Файла { $path } нет на месте, но его резервные копии есть.
damaged-behind = Файл { $path } старше своей резервной копии от { $at }: последние записи пропали. Так бывает, если файл заменили старым или удалили файл «-wal» рядом с ним.
damaged-ahead =
    { $entries ->
        [one] В страховочном журнале есть { $entries } действие, которого нет
        [few] В страховочном журнале есть { $entries } действия, которых нет
       *[many] В страховочном журнале есть { $entries } действий, которых нет
    } в файле { $path }; последнее от { $at }. Так бывает, если удалили файл «-wal» рядом с ним или файл заменили старым.
damaged-log = Файл «-wal» рядом с { $path } не от этого офиса или испорчен. Если открыть офис, они перемешаются.

salvage-user = Администратор
salvage-whole = Прочитано всё, записей: { $rows }.
salvage-part = Спасено записей: { $rows }. Потери: { $lost }.
salvage-dropped = { $name } — не подошло { $dropped }
salvage-broken = { $name } — спасено { $saved }, часть не прочиталась
salvage-table-sale = реализации
salvage-table-sale-line = строки реализаций
salvage-table-customer-order = заказы
salvage-table-order-line = строки заказов
salvage-table-payment = оплаты
salvage-table-container-movement = движения тары
salvage-table-counterparty = контрагенты
salvage-table-address = адреса
salvage-table-contact-person = контактные лица
salvage-table-phone = телефоны
salvage-table-task = задачи
salvage-table-comment = комментарии
salvage-table-journal-entry = записи журнала
salvage-table-history = история изменений
salvage-table-history-personal = личные данные в истории
salvage-table-other = служебные записи

import-no-room = На диске с офисом осталось { $free }: для большой загрузки этого мало. Освободите место и повторите; ничего не записано.
room-short = На диске с офисом осталось { $free }. Освободите место: работа идёт, но большие загрузки не пройдут.
place-network = Это общая сетевая папка ({ $kind }). Офис на ней держать нельзя: записи теряются. Положите офис на диск этого компьютера, а в сетевую папку складывайте резервные копии.
place-synced = Эту папку синхронизирует { $service }: он может забрать файл посреди записи. Лучше выбрать обычную папку на диске.

refusal-input-backup-folder = Такой папки нет, и создать её не удалось. Нужен полный путь.
refusal-input-backups-kept = Слишком много: хранить можно не больше { $most } копий каждого вида.
refusal-input-backups-late = Срок — от 1 до { $most } дней.
refusal-not-allowed-back-up = Распоряжаться резервными копиями может только сотрудник с ролью: { $roles }.
right-back-up = Резервные копии
history-change_backup_settings = Изменены настройки резервных копий
history-salvage_office = Офис спасён из повреждённого файла

## Командная строка.

ctl-backup = Сделать резервную копию: проверенную, рядом с прежними
ctl-backups = Показать резервные копии
ctl-restore = Поставить резервную копию на место офиса; прежний файл остаётся рядом
ctl-salvage = Спасти из повреждённого файла всё, что читается
ctl-argument-if-changed = Только если офис изменился после последней копии
ctl-argument-inside = Показать, что внутри каждой копии
ctl-argument-prove = Проверить каждую копию целиком, как при восстановлении
ctl-argument-backup = Файл копии; без него — последняя хорошая
ctl-argument-other-office = Даже если это копия другого офиса
ctl-restore-argument-journal = Вернуть и сделанное после копии, по страховочному журналу; повреждённому офису это возвращается всегда
ctl-backed-up = Копия сделана и проверена: { $path }, { $size }. Убрано старых: { $given }.
ctl-backup-unchanged = После копии от { $at } ничего не менялось: { $path }
ctl-no-backups = Резервных копий нет. Их папка: { $path }
ctl-restored = Восстановлено: { $path }.
ctl-restored-aside = Прежний файл: { $path }
ctl-backup-prompt = Пароль резервной копии:
ctl-salvaged-aside = Повреждённый файл: { $path }

## Окно.

directories-title-backups = Резервные копии
directories-about-backups = Когда и куда программа сама делает копии, и что лежит в папке
backups-section-own = Автоматически
backups-section-keep = Сколько хранить
backups-section-folder = Папка
backups-section-password = Пароль
backups-section-list = Что есть
backups-at-closing = При закрытии офиса
backups-hour = Каждый день в (час)
backups-late = Предупреждать, если копии нет (дней)
backups-keep-hours = По часам
backups-keep-days = По дням
backups-keep-weeks = По неделям
backups-keep-months = По месяцам
backups-keep-hint = Хранится по одной последней копии за час, день, неделю и месяц — столько, сколько указано; три самые новые — всегда.
backups-folder = Папка копий
backups-folder-hint = Пусто — рядом с офисом: { $path }. Надёжнее на другом диске.
backups-folder-pick = Выбрать
backups-password-none = Копии не защищены: кто получит файл, прочтёт его.
backups-password-pending = Новые копии будут защищены паролем, когда запишете: Ctrl Enter.
backups-not-a-number = Нужно целое число; час — от 0 до 23.
backups-password-set = Новые копии защищены паролем.
backups-password-new = Новый пароль
backups-password-hint = Не короче { $fewest } знаков. Забытый пароль восстановить нельзя, и копии под ним не откроет никто. Запишите его и храните отдельно от компьютера.
backups-password-short = Пароль короче { $fewest } знаков.
backups-password-lock = Защищать паролем
backups-password-unlock = Снять защиту
backups-saved = Настройки резервных копий сохранены
backups-now = Сделать копию сейчас
backups-empty = В папке ещё нет копий. Первая появится при закрытии офиса.
backups-column-at = Когда
backups-column-size = Размер
backups-column-lock = Пароль
backups-locked = есть
backups-restore = Восстановить…
backups-try = Проверить
backups-tried = Копия от { $at } проверена: она целая и восстановится
backups-made = Копия сделана и проверена: { $size }
backups-unchanged = После копии от { $at } ничего не менялось
backups-hint-restore = восстановить
backups-hint-try = проверить
backups-hint-now = копия
restore-title = Восстановить копию
restore-title-try = Проверить копию
restore-subtitle = от { $at }
restore-password = Пароль копии
restore-open = Открыть
restore-sentence = Офис закроется и откроется таким, каким был в этой копии. Всё, что сделано позже, останется только в прежнем файле: он не удаляется, а получает имя «.replaced-…».
restore-sentence-journal = Офис закроется и откроется со всем, что вернётся из страховочного журнала. Прежний файл не удаляется, а получает имя «.replaced-…».
restore-journal = Вернуть и сделанное после копии
restore-journal-until = Страховочный журнал доходит до { $at }, действий после копии: { $entries }.
restore-journal-breaks = Страховочный журнал цел до { $at }, действий после копии: { $entries }. Остальное останется только в прежнем файле.
restore-journal-nothing = После этой копии ничего не делали.
restore-journal-unfit = Страховочный журнал к этой копии не подходит: сделанное после неё не вернётся.
restore-confirm = Восстановить
restore-looking = Чтение копии…
restore-followed = По страховочному журналу возвращено действий: { $entries }, до { $at }.
restore-followed-part = По страховочному журналу возвращено действий: { $entries }, до { $at }; дальше журнал прерван.
restore-unfollowed = Повторить страховочный журнал не удалось: вернулась только копия.
restore-previous = Прежний файл: { $path }
restore-done = Восстановлена копия. Прежний файл лежит рядом: { $file }
restore-done-nothing = Восстановлена копия

damaged-title = Офис повреждён
damaged-title-behind = Офис старше своей копии
damaged-title-ahead = В офисе нет последних действий
damaged-title-log = Рядом с офисом лежит чужой файл
damaged-title-gone = Файла офиса нет
damaged-safe = Ничего не удалено и не исправлено: файл лежит как есть. При восстановлении он останется рядом под именем «.damaged-…».
damaged-last = Последняя хорошая копия: { $at }. Сделанное позже вернётся по страховочному журналу, если он цел; остальное придётся внести заново.
damaged-no-backups = Резервных копий рядом нет.
damaged-backups = Резервные копии
damaged-restore = Восстановить последнюю копию
damaged-restore-chosen = Восстановить выбранную
damaged-restore-sentence = Вернуть офис таким, каким он был в копии
damaged-follow = Вернуть всё по страховочному журналу
damaged-follow-sentence = Офис станет таким, каким был; нынешний файл останется рядом
damaged-salvage = Спасти, что читается
damaged-salvage-sentence = Прочитать повреждённый файл построчно и собрать из него новый офис
damaged-accept = Работать с этим файлом
damaged-accept-sentence = Пропавшие записи не вернутся
damaged-leave = К выбору офиса
damaged-saved = Офис собран заново. { $lost }
damaged-found-later = Проверка после сбоя нашла повреждение в файле офиса. Закройте офис и восстановите копию: Справочники → Резервные копии.

closing-backup-title = Резервная копия
closing-backup-sentence = Делается и проверяется копия офиса. Это недолго.
closing-backup-skip = Закрыть без копии
closing-backup-failed = Копия не сделана
closing-backup-anyway = Всё равно закрыть

status-read-only = Только чтение: диск или файл защищён
status-backup = Копия { $at }
status-backup-late = Копия старая: { $at }
status-backup-none = Копий ещё нет
status-backup-none-since = После восстановления копии нет
status-backup-failed = Копия не сделана { $at }
status-journal = Страховочный журнал: нужна копия или папка
status-backup-running = Делается копия…
backup-failed-quietly = Резервная копия не сделана. { $why }
backup-try-reminder = Больше года никто не проверял, восстанавливается ли копия. Справочники → Резервные копии → «Проверить».
