### Сотрудники, вход и права.

refusal-not-allowed-review-senior = Проверять отвал на этапе старшего оператора может только сотрудник с ролью: { $roles }.
refusal-not-allowed-review-quality = Проверять отвал на этапе контроля качества может только сотрудник с ролью: { $roles }.
refusal-not-allowed-review-credit = Проверять отвал на этапе кредитного контроля может только сотрудник с ролью: { $roles }.
refusal-not-allowed-close-addresses = Закрывать адреса может только сотрудник с ролью: { $roles }.
refusal-not-allowed-adjust-containers = Корректировать тару может только сотрудник с ролью: { $roles }.
refusal-not-allowed-collect-debts = Работать с долгами может только сотрудник с ролью: { $roles }.
refusal-not-allowed-read-history = Смотреть историю изменений офиса может только сотрудник с ролью: { $roles }.
refusal-not-allowed-own-password = Менять свой пароль может только сотрудник с ролью: { $roles }. Попросите администратора.
refusal-not-allowed-nobody = В вашем офисе это никому не разрешено. Права раздаёт администратор: Справочники → Права ролей.

## Права, как их называет таблица.

right-own-password = Смена своего пароля
right-work-tasks = Задачи: заказы, переносы, комментарии
right-post-sales = Реализации, платежи, тара
right-supervise = Чужие списки, замещения, отчёты
right-review-senior = Отвал: этап старшего оператора
right-review-quality = Отвал: этап контроля качества
right-review-credit = Отвал: этап кредитного контроля
right-close-addresses = Закрытие адресов
right-adjust-containers = Корректировка тары
right-collect-debts = Долги, акты сверки, банк
right-read-history = История изменений офиса
right-import = Загрузка списков
right-change-settings = Справочники и настройки
right-manage-users = Сотрудники, пароли, права
right-fixed-close-addresses = Адреса закрывает только контроль качества: это правило работы, его не меняют.
right-fixed-manage-users = У администратора это право не отнять: иначе некому будет раздавать права.

## Страница прав.

directories-title-rights = Права ролей
directories-about-rights = Что может каждая роль. У кого несколько ролей, тот может всё, что разрешено любой из них.
rights-only-administrator = Права меняет администратор. Вам таблица видна для справки.
rights-changed = Изменено прав: { $count }
rights-as-usual = Как обычно
rights-saved = Права сохранены и действуют сразу.
rights-right = Право
rights-legend = Замок: право закреплено. Точка: решено не так, как обычно.
rights-hint-move = по таблице
rights-hint-tick = дать или отнять
rights-hint-default = как обычно

## Вход.

sign-in-title = Кто работает
sign-in-switch = Сменить пользователя
sign-in-locked = Экран заблокирован
sign-in-locked-sentence = Здесь работает { $name }. Всё набранное на месте.
sign-in-search = Имя
sign-in-password = Пароль или PIN
sign-in-enter = Войти
sign-in-unlock = Разблокировать
sign-in-checking = Проверка пароля…
sign-in-with-password = с паролем
sign-in-hint = Цифра или ↑ ↓ и Enter. Можно начать набирать имя.
sign-in-nobody = Никого с таким именем.
sign-in-other-office = Другой офис
sign-in-gone = Этого сотрудника больше нет или он в архиве. Выберите другого.
sign-in-needed = Введите пароль.
sign-in-wrong = Пароль не подошёл. Проверьте раскладку и Caps Lock.
sign-in-wrong-wait = Пароль не подошёл. Попробуйте снова через { $seconds } с.
sign-in-wait = Слишком много неверных попыток. Подождите { $seconds } с.

## Пароль.

password-title = Пароль
password-of-own = Ваш пароль
password-old = Текущий пароль
password-new = Новый пароль или PIN
password-again = Ещё раз
password-about = От 4 до 128 знаков. Восстановить его нельзя: забытый пароль сбрасывает администратор.
password-set = Сохранить
password-remove = Без пароля
password-remove-question = Входить без пароля: любой за этим компьютером сможет работать под этим именем.
password-differs = Пароли не совпадают.
password-short = Слишком короткий: нужно не меньше { $count } знаков.
password-long = Слишком длинный: не больше { $count } знаков.
password-own = Чтобы сменить свой пароль, введите текущий.
password-saved = Пароль сохранён: { $name }.
password-removed = Пароль убран: { $name }.
password-button = Пароль
preferences-password = Мой пароль
preferences-lock = Заблокировать экран
preferences-switch = Сменить пользователя
help-switch-user = сменить пользователя, заблокировать экран
directories-hint-password = пароль

settings-lock-after = Блокировать экран через, минут
settings-about-lock-after = Если никто не работает столько минут, экран заблокируется и спросит пароль. 0 — никогда.
refusal-directory-lock-after = От 0 до 480 минут. 0 — никогда.

## История и командная строка.

history-signed_in = Вход в программу
history-sign_in_failed = Неверный пароль при входе
history-set_own_password = Изменён свой пароль
history-reset_password = Изменён пароль сотрудника
history-decide_rights = Изменены права ролей
history-note-entry = «{ $value }»
history-field-has_password = Пароль задан
ctl-password-prompt = Пароль ({ $name }):
ctl-password-needed = У пользователя «{ $name }» есть пароль. Передайте его в переменной RODNIK_PASSWORD или запустите команду в терминале.
