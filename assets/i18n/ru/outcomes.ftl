## Как отрабатывают строку: итоги звонка, отвал.

refusal-not-found-phone = Такого номера у адреса нет: обновите карточку.
refusal-not-found-entry = Такой записи в истории нет.
refusal-task-needs-outcome = Плановый контакт отрабатывается отгрузкой, переносом или отвалом.
refusal-undo-undone = Это уже отменено.
refusal-undo-stage = Отменить нельзя: проверка отвала идёт дальше, с { $since } её этап «{ $stage }».
refusal-input-time = Укажите время: часы и минуты, например 15:30.
refusal-input-past-moment = { $chosen } уже прошло: укажите время позже.
