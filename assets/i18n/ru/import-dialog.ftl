## Окно загрузки списков и загрузка из командной строки.

files-lists = Списки: CSV, XLSX
files-csv = CSV
import-title = Загрузка списка
import-kind-clients = Клиенты
import-kind-deliveries = Доставки
import-path = Файл CSV или XLSX
import-choose = Выбрать файл…
import-read = Прочитать
import-hint = Выберите файл или перетащите его в окно. Заголовки могут быть русскими или английскими, порядок столбцов любой.
import-reading = Чтение файла…
import-trying = Проверка…
import-bringing-in = Загрузка…
import-taking-back = Отмена загрузки…
import-copying = Подготовка к проверке: копируется офис
import-rows-read = Прочитано строк: { $rows }
import-plans-made = Пересчитано адресов: { $done } из { $total }
import-column-nothing = не загружать
import-columns-recognised = Столбцы распознаны по заголовкам. Поправьте, если что-то не так.
import-columns-remembered = Столбцы взяты такими, как вы выбрали их в прошлый раз.
import-try = Проверить
import-back = К столбцам
import-start = Загрузить
import-would-do = Ничего ещё не записано. Вот что будет:
import-nothing-new = Записывать нечего: нового в файле нет.
import-is-done = Список загружен.
import-was-undone = Загрузка отменена.
import-added = Новых
import-updated = Изменено
import-same = Без изменений
import-refused = Отказ
import-row = Строка
import-refused-rows = Строки с отказом
import-new-products = Новые товары: { $names }
import-new-routes = Новые маршруты: { $names }
import-new-managers = Новые менеджеры: { $names }
import-balances =
    { $addresses ->
        [one] Остатки изменятся у { $addresses } адреса
       *[other] Остатки изменятся у { $addresses } адресов
    }: долг на { $debt }, тара на { $containers } бут. Долг и тара из списка клиентов — остаток до первой доставки.
import-save-refused = Сохранить отказы в CSV
import-refused-file = отказы
import-saved = Строки с отказом записаны в { $path }. Исправьте их и загрузите этот файл.
import-undo = Отменить загрузку
import-undone = Загрузка «{ $file }» отменена, адресов затронуто: { $addresses }.
import-next-deliveries = Теперь доставки
import-ctl-counts = Новых { $added }, изменено { $updated }, без изменений { $same }, отказ { $refused }
import-ctl-dry-run = Проверка, ничего не записано.
import-ctl-row = Строка { $row }: { $reason }
import-ctl-more = … и ещё { $count }. Все строки с отказом: --refused ФАЙЛ.csv
settings-undo-import = Отменить загрузку «{ $file }»
settings-undo-import-question = Отменить загрузку «{ $file }» от { $at }? Новых строк { $added }, изменённых { $updated }. Вернуть их можно будет только новой загрузкой. Esc — оставить.
import-ctl-warning = Строка { $row }, на заметку: { $reason }
import-ctl-left-out = Столбцы не загружаются: { $names }
