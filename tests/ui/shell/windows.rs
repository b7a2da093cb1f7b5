//! Two windows of one user, each with an office of its own.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Code;
use rodnik::app::{App, Arguments};
use rodnik::clock::Clock;

use super::{Story, russian, sign, small, today};

#[test]
fn two_windows_with_an_office_each_leave_each_others_preferences_alone() {
    let mut north = Story::at_work();
    let file = north.folder.path().join("preferences.json");
    let office = north.folder.path().join("south.rodnik");
    small(&office);
    let arguments = Arguments { office: Some(office.clone()), ..russian() };
    let (app, start) = App::new(&arguments, Some(file), Clock::on(today()));
    let mut south = Story { folder: tempfile::tempdir().unwrap(), app, late: None, held: Vec::new() };
    south.settle(start);
    north.key(sign("=", Code::Equal, Modifiers::CTRL));
    south.key(sign(",", Code::Comma, Modifiers::CTRL));
    south.click("English");
    north.key(sign("2", Code::Digit2, Modifiers::CTRL));
    let kept = north.preferences();
    assert_eq!((kept.language.as_deref(), kept.zoom), (Some("en"), 1.125));
    assert_eq!(kept.choices.len(), 2, "the last choices in both");
    assert_eq!(kept.recent, [office.clone(), north.folder.path().join("office.rodnik")]);
    assert_eq!(kept.office, Some(office), "the one that was opened last comes next time");
}
