## Загрузка списков офиса

import-verdict-added = новая
import-verdict-updated = изменена
import-verdict-same = без изменений
import-verdict-refused = отказ

import-fault = { $column }: { $reason }
import-fault-of-value = { $column } «{ $value }»: { $reason }

import-unknown-address = такого адреса нет в офисе: загрузите сначала клиентов
import-merged-address = этот адрес объединён с адресом { $code }: укажите его код
import-forgotten-address = клиент этого адреса обезличен, обратно его данные не загружаются; если он вернулся, дайте адресу другой код
import-several-addresses = таких адресов несколько ({ $count }): укажите код
import-repeated-address = в строке { $row } об этом адресе сказано другое: у каждого адреса свой код
import-later-than-today = позже сегодняшнего дня ({ $today })
import-document-differs = этот документ уже загружен с другими данными
import-nothing-in-row = ни товара, ни тары, ни денег
import-amount-without-quantity = сумма без количества
import-no-usual-product = товар не указан, а в данных расчёта потребления нет ни одного
import-status-stays = статус известного адреса меняется только в самой программе, он остался прежним
import-no-churn-reason = в справочнике нет ни одной причины отвала

import-missing-columns = Не найдены обязательные столбцы: { $columns }. Укажите их вручную.
import-foreign-mapping = Столбцы выбраны для файла с другими заголовками. Выберите их заново.
import-unknown = Загрузки № { $import } нет.
import-already-undone = Эта загрузка уже отменена.
import-undo-changed =
    Отменить загрузку нельзя: { $count ->
        [one] { $count } адрес изменён
        [few] { $count } адреса изменены
       *[other] { $count } адресов изменены
    } после неё, например { $example }.
import-undo-documents =
    Отменить загрузку нельзя: { $count ->
        [one] на { $count } адресе
       *[other] на { $count } адресах
    } уже есть документы или записи, например на { $example }.
