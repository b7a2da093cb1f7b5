//! The dialogs of an operator's outcome, driven by keys over a real office, without a screen.

mod agreed;
mod anywhere;
mod brought;
mod calls;
mod desk;
mod outcomes;
mod papers;
mod personal;
mod prices;
mod printed;
mod short;
mod taken;
mod typed;

use desk::{Desk, Shown, day, look};
use iced::Size;
use rodnik::domain::order::PaymentKind;
use rodnik::i18n::Language;
use rodnik::service::outcome::RowRef;
use rodnik::ui::dialog::{call_later, churn, comment, delivered, done, journal, order, postpone};

#[test]
fn every_dialog_fits_a_small_window_in_both_languages() {
    for language in Language::ALL {
        let desk = Desk::in_language(language);
        let order = desk.accepted("2026-11-22", PaymentKind::Cash);
        let row = RowRef::Always(day("2026-11-23"));
        let context = desk.context();
        let asked = order::State::open(desk.address, Some(row), day("2026-11-23"), &context);
        fits(&desk, &desk.open(asked), "order-accept");
        fits(&desk, &desk.open(delivered::State::open(order, &context)), "delivered-save");
        fits(&desk, &desk.open(postpone::State::open(desk.address, row, &context)), "postpone-save");
        fits(&desk, &desk.open(comment::State::open(desk.address, None, &context)), "comment-save");
        fits(&desk, &desk.open(journal::State::open(desk.address, &context)), "journal-save");
        fits(&desk, &desk.open(churn::State::open(desk.address, Some(row), &context)), "churn-save");
        fits(&desk, &desk.open(done::State::open(desk.address, row, &context)), "done-save");
        let row = call_later::InHand { address: desk.address, task: None, list_date: day("2026-11-23") };
        fits(&desk, &desk.open(call_later::State::open(row, &context)), "call-later-save");
    }
}

fn fits<S: Shown>(desk: &Desk, state: &S, action: &str) {
    let window = Size::new(1024.0, 640.0);
    let found = look(state, desk, window).find(desk.words(action).as_str()).unwrap();
    let bounds = iced_test::selector::Bounded::visible_bounds(&found).unwrap();
    assert!(bounds.y + bounds.height < window.height, "{action}: {bounds:?}");
}
