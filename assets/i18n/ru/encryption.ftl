## Зашифрованный файл офиса

encrypted-elsewhere = Файл зашифрован, а эта программа собрана без шифрования. Он цел: откройте его в «Роднике» с шифрованием.
store-locked = Файл зашифрован: сначала введите его пароль.
open-locked = Файл { $path } зашифрован: нужен пароль.
open-encrypted-elsewhere = Офис { $path } зашифрован, а эта программа собрана без шифрования. Он цел и не тронут: откройте его в «Роднике» с шифрованием.
backup-locked-office = Копия зашифрована, и её пароль ещё не введён.

unlock-title = Офис зашифрован
unlock-sentence = Введите пароль файла. Это не ваш личный пароль для входа.
unlock-password = Пароль файла
unlock-open = Открыть
unlock-checking = Проверка пароля…
unlock-other = Другой офис
unlock-wrong-password = Пароль не подходит. Проверьте раскладку и Caps Lock; файл не тронут.

encryption-tick = Зашифровать файл
encryption-sentence = Без пароля файл, копии и страховочный журнал не прочитает никто — ни вор, ни мастер по ремонту, ни мы. Потерянный пароль восстановить нельзя: офис пропадёт. Запишите его и храните отдельно от компьютера. Выгрузки и печать не шифруются.
encryption-password = Пароль файла
encryption-again = Ещё раз
encryption-differs = Пароли не совпадают.
encryption-short = Пароль файла — не короче { $fewest } символов.
encryption-strength-short = Слишком короткий
encryption-strength-weak = Слабый: добавьте слов
encryption-strength-fair = Годится
encryption-strength-good = Надёжный

encryption-encrypted = Файл уже зашифрован. Пароль меняется отдельно.
encryption-not-encrypted = Файл не зашифрован.
encryption-begun = Офис зашифрован. Потерянный пароль восстановить нельзя: запишите его и храните отдельно от компьютера.
encryption-password-changed = Пароль файла сменён.
encryption-ended = Офис больше не зашифрован: файл прочитает каждый, у кого он есть.
encryption-aside-plain = Прежний файл читается БЕЗ пароля: { $path }. Убедитесь, что офис открывается, и удалите его.
encryption-aside-old = Прежний файл открывается прежним паролем: { $path }. Убедитесь, что офис открывается, и удалите его.
encryption-aside-encrypted = Прежний, зашифрованный файл: { $path }.
encryption-backups = Прежних копий осталось: { $count }, они открываются как раньше ({ $folder }). Ненужные удалите.
encryption-beside = Рядом лежат прежние файлы офиса, которые читаются БЕЗ пароля: { $files }. Ненужные удалите.
encryption-backed-up = Свежая копия: { $path }
encryption-no-backup = Свежую копию сделать не удалось: { $reason } Сделайте её сами, прежде чем удалять прежний файл.

## rodnikctl

ctl-encrypt = Зашифровать офис. Пароль — из RODNIK_NEW_OFFICE_PASSWORD или с клавиатуры.
ctl-decrypt = Снять шифрование офиса.
ctl-office-password = Сменить пароль зашифрованного офиса. Новый — из RODNIK_NEW_OFFICE_PASSWORD или с клавиатуры.
ctl-argument-encrypted = Зашифровать файл. Пароль — из RODNIK_OFFICE_PASSWORD или с клавиатуры.
ctl-office-prompt = Пароль файла { $path }:
ctl-office-password-needed = Файл { $path } зашифрован. Задайте пароль в RODNIK_OFFICE_PASSWORD или введите его в терминале.
ctl-new-office-prompt = Новый пароль файла:
ctl-new-office-again = Ещё раз:
ctl-new-office-needed = Нужен новый пароль файла: задайте его в { $variable } или введите в терминале.
