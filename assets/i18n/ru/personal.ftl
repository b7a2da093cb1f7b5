# Персональные данные: выдать человеку и обезличить.

right-personal-data = Персональные данные: выдать и обезличить
refusal-not-allowed-personal-data = Выдавать и обезличивать персональные данные может только сотрудник с ролью: { $roles }.
refusal-forget-order = Сначала завершите заказ № { $number }: его ещё не доставили и не отменили.
refusal-forget-review = Сначала завершите проверку отвала по адресу { $code }.
refusal-forget-task = Сначала завершите задачу от { $day } по адресу { $code }.
refusal-forget-company = Это организация, а не человек. Обезличить можно её контактных лиц.
refusal-forget-done = Данные уже обезличены.
forgotten-client = Обезличенный клиент № { $number }
forgotten-person = Обезличенное лицо № { $number }
history-take_out_personal_data = Выданы персональные данные
history-forget = Персональные данные обезличены
history-note-forgotten = · теперь «{ $value }»

ctl-person = Персональные данные: выдать человеку или обезличить
ctl-person-export = Записать всё, что офис знает о клиенте или контактном лице (JSON)
ctl-person-anonymise = Убрать имена, телефоны и всё сказанное; документы и суммы остаются. Вернуть нельзя
ctl-password = Задать пароль без старого: если единственный администратор его забыл
ctl-argument-person = Контактное лицо; иначе клиент целиком
ctl-argument-to = Куда записать; иначе на экран
ctl-argument-yes = Подтверждаю: вернуть будет нельзя
ctl-argument-whose = Чей пароль
ctl-argument-remove = Убрать пароль
ctl-person-exported = Данные записаны в файл { $path }. В нём персональные данные: храните его только у себя.
ctl-person-unknown = Контактного лица «{ $name }» у клиента с адресом { $code } нет.
ctl-person-not-confirmed = Данные «{ $name }» будут обезличены, и вернуть их будет нельзя. Если это верно, добавьте --yes.
ctl-person-anonymised = Данные обезличены: теперь «{ $name }».
ctl-password-set = Пароль пользователя «{ $name }» задан.
ctl-password-removed = Пароль пользователя «{ $name }» убран.
ctl-new-password-needed = Передайте новый пароль в переменной RODNIK_NEW_PASSWORD или запустите команду в терминале.
ctl-new-password-prompt = Новый пароль ({ $name }):
ctl-new-password-again = Ещё раз ({ $name }):
ctl-new-password-differs = Пароли не совпали.
history-password_from_outside = Пароль задан не из программы (rodnikctl)
