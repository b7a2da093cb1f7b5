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
