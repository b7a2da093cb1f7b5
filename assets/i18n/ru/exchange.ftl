## Списки офиса: чтение файла

import-file-empty = В файле нет ни одной строки.
import-file-other-format = Файлы формата { $extension } не читаются. Сохраните файл как XLSX или CSV.
import-file-protected = Книга защищена паролем. Снимите пароль и сохраните её ещё раз.
import-file-broken = Книга повреждена и не читается ({ $detail }). Откройте её в Excel и сохраните заново как XLSX или CSV.
import-file-too-large = В распакованном виде книга больше { $limit_mib } МиБ. Сохраните список как CSV.
import-file-too-many-rows = В таблице больше { $limit } строк. Сохраните список как CSV.
import-file-too-many-cells = В таблице больше { $limit } заполненных ячеек. Сохраните список как CSV.
import-file-too-many-columns = В строке { $line } больше { $limit } столбцов: это не список.
import-file-field-too-long = В строке { $line } поле длиннее { $limit } байт. Возможно, в ней не закрыта кавычка.
import-file-unclosed-quote = Кавычка, открытая в строке { $line }, нигде не закрыта.
import-file-nul = В строке { $line } встретился нулевой символ: это не текстовый файл.
import-file-mixed-encoding = В строке { $line } меняется кодировка. Сохраните файл целиком в UTF-8.

## Причины отказа

import-refusal-heading = Причина отказа
import-required = не заполнено
import-too-long = длиннее { $limit } символов
import-control-character = недопустимый управляющий символ
import-not-a-number = не число
import-ambiguous-number = непонятно, тысяча это или единица: напишите 1000 или 1,00
import-too-large = слишком большое число
import-too-many-decimals = знаков после запятой больше, чем { $limit }
import-not-whole = нужно целое число
import-negative = не может быть меньше нуля
import-out-of-range = допустимо от { $from } до { $to }
import-not-a-date = не дата: напишите, например, 09.11.2026
import-no-such-day = такого дня нет в календаре
import-year-out-of-range = допустимы годы с { $from } по { $to }
import-pause-order = пауза кончается раньше, чем начинается
import-not-yes-no = нужно «да» или «нет»
import-unknown-planning = бывает «по средней», «по дням недели», «каждые 10 дней», «не планировать»
import-unknown-status = бывает «активный», «проверка отвала», «закрыт»
import-unknown-payment = бывает «наличные», «карта», «безналичные»
import-not-weekdays = не дни недели: напишите, например, вт, пт
import-weekdays-needed = для планирования по дням недели нужны дни недели
import-one-weekday-only = при периодичности от двух недель допустим только один день недели
import-every-days-needed = не указано, через сколько дней
import-contradiction = противоречит другому столбцу
import-not-a-tax-number = в ИНН должно быть 10 или 12 цифр
import-not-an-email = не адрес электронной почты
import-not-a-phone = номер не распознан, текст сохранён как есть
import-handed-back-more = меньше нуля: клиент вернул больше тары, чем получил. Тара, которая у клиента, пишется без минуса

## Столбцы

import-column-code = Код
import-column-counterparty = Контрагент
import-column-address = Адрес
import-column-contact-person = Контактное лицо
import-column-position = Должность
import-column-phone = Телефон
import-column-birthday = День рождения
import-column-email = Электронная почта
import-column-tax-number = ИНН
import-column-route = Маршрут
import-column-manager = Менеджер
import-column-status = Статус
import-column-planning-kind = Способ планирования
import-column-weekdays = Дни недели
import-column-periodicity = Периодичность
import-column-every-days = Промежуток дней
import-column-initial-consumption = Начальное потребление
import-column-call-delay = Задержка обзвона
import-column-always-show = Показывать всегда
import-column-pause-from = Пауза с
import-column-pause-to = Пауза по
import-column-containers = Остаток тары
import-column-debt = Долг
import-column-advance = Аванс
import-column-entrance = Подъезд
import-column-floor = Этаж
import-column-intercom = Домофон
import-column-note = Примечание
import-column-document-number = Номер документа
import-column-date = Дата
import-column-product = Номенклатура
import-column-quantity = Количество
import-column-returned = Возврат тары
import-column-price = Цена
import-column-amount = Сумма
import-column-paid = Оплачено
import-column-payment-kind = Вид оплаты
import-column-comment = Комментарий
