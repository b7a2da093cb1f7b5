//! Lists that are brought in through the window, and taken back.

use super::*;

fn import(story: &mut Story, path: &Path) {
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.click("Загрузить клиентов");
    let task = story.app.update(Message::FileDropped(path.to_owned()));
    story.settle(task);
}

#[test]
fn a_list_is_tried_out_brought_in_and_taken_back() {
    let mut story = Story::at_work();
    let path = story.file("clients.csv", CLIENTS);
    import(&mut story, &path);
    assert!(story.sees("ООО Ромашка"), "the first rows are shown");
    let ctrl_enter = || press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL);
    story.key(ctrl_enter());
    assert!(story.sees("Ничего ещё не записано. Вот что будет:"));
    assert!(story.sees("Контрагент: не заполнено"));
    assert!(story.read(|read| read.address_by_code("N1")).is_none());
    story.key(ctrl_enter());
    assert!(story.sees("Список загружен."));
    assert!(story.read(|read| read.address_by_code("N1")).is_some());
    story.key(sign("z", Code::KeyZ, Modifiers::CTRL));
    assert!(story.sees("Загрузка отменена."));
    assert!(story.read(|read| read.last_imports(1))[0].undone);
}

#[test]
fn after_the_clients_come_the_deliveries_by_the_same_key_and_columns_are_one_key_back() {
    let mut story = Story::at_work();
    let path = story.file("clients.csv", CLIENTS);
    import(&mut story, &path);
    let ctrl_enter = || press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL);
    story.key(ctrl_enter());
    story.key(press(Key::Named(Named::ArrowLeft), Code::ArrowLeft, Modifiers::ALT));
    assert!(story.sees("ООО Ромашка") && !story.says("Вот что будет"), "the columns again");
    story.key(ctrl_enter());
    story.key(ctrl_enter());
    assert!(story.sees("Список загружен."));
    story.key(ctrl_enter());
    assert!(!story.sees("Список загружен.") && !story.sees("ООО Ромашка"), "another list");
    let task =
        story.app.update(Message::FileDropped(story.file("d.csv", "Код;Дата;Количество\nN1;01.11.2026;2\n")));
    story.settle(task);
    story.key(ctrl_enter());
    story.key(ctrl_enter());
    assert!(story.sees("Список загружен."), "the deliveries: {:?}", story.texts());
}

#[test]
fn a_list_without_a_needed_column_names_it_and_is_not_tried() {
    let mut story = Story::at_work();
    let path = story.file("clients.csv", "Код;Телефон;Маршрут\nN1;846 222-33-44;Север\n");
    import(&mut story, &path);
    assert!(story.sees("Не найдены обязательные столбцы: Контрагент, Адрес. Укажите их вручную."));
    story.key(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    assert!(!story.sees("Ничего ещё не записано. Вот что будет:"));
}

#[test]
fn a_file_that_is_no_list_is_refused_with_a_sentence() {
    let mut story = Story::at_work();
    let path = story.folder.path().join("nowhere.csv");
    import(&mut story, &path);
    assert!(story.sees(&format!("{} не читается: такой папки или файла нет.", path.display())));
}

#[test]
fn the_last_import_can_be_taken_back_from_the_preferences() {
    let mut story = Story::at_work();
    let path = story.file("clients.csv", CLIENTS);
    import(&mut story, &path);
    story.click("Проверить");
    story.click("Загрузить");
    story.key(named(Named::Escape));
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.key(sign("5", Code::Digit5, Modifiers::ALT));
    assert!(story.says("Новых строк 1, изменённых 0."), "it is asked first: {:?}", story.texts());
    story.key(named(Named::Escape));
    assert!(!story.says("Новых строк 1") && story.sees("Настройки"), "Esc puts the question aside");
    story.key(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    assert!(!story.read(|read| read.last_imports(1))[0].undone, "what is not asked is not taken back");
    story.click("Отменить загрузку «clients.csv»");
    story.key(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    assert!(story.sees("Загрузка «clients.csv» отменена, адресов затронуто: 1."));
    assert!(!story.sees("Отменить загрузку «clients.csv»"));
}
