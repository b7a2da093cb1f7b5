//! The page of the price lists, driven by what a hand says on it.

use crate::dialogs::desk::{Desk, day, said};
use iced::Task;
use rodnik::domain::money::Money;
use rodnik::domain::order::Rounding;
use rodnik::ui::screen::Action;
use rodnik::ui::screen::directories::prices::{BulkMessage, Message, NamingMessage, SettingMessage, State};
use rodnik::ui::widget::date_picker;

struct Page<'a> {
    desk: &'a Desk,
    state: State,
}

impl<'a> Page<'a> {
    fn open(desk: &'a Desk) -> Self {
        let (state, task) = State::new(&desk.context());
        let mut page = Self { desk, state };
        page.settle(task);
        page
    }

    fn settle(&mut self, task: Task<Message>) -> Option<Action> {
        let mut action = None;
        for message in said(task) {
            action = action.or(self.say(message));
        }
        action
    }

    fn say(&mut self, message: Message) -> Option<Action> {
        let (task, action) = self.state.update(message, &self.desk.context());
        action.or(self.settle(task))
    }

    fn add(&mut self, name: &str) {
        self.say(Message::AddPressed);
        self.say(Message::Naming(NamingMessage::Typed(name.into())));
        let done = self.say(Message::Naming(NamingMessage::SubmitPressed));
        assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
    }

    /// Prices of the only list: day and kopecks of the bottle.
    fn bottle(&self) -> Vec<(chrono::NaiveDate, i64)> {
        let prices = self.desk.read(|read| {
            let list = read.price_lists()?[0].id;
            let bottle = read.product_by_code("19")?.map(|product| product.id);
            Ok(read
                .prices_of(list)?
                .into_iter()
                .filter(|price| Some(price.product) == bottle)
                .collect::<Vec<_>>())
        });
        prices.into_iter().map(|price| (price.from, price.price.as_minor())).collect()
    }

    fn select_bottle(&mut self) {
        let products = self.desk.read(|read| Ok(read.products()?));
        let at = products.iter().position(|product| product.product.code == "19").unwrap();
        self.say(Message::Selected(at));
    }
}

#[test]
fn a_list_is_added_a_price_set_for_a_day_and_taken_out_again() {
    let desk = Desk::new();
    let mut page = Page::open(&desk);
    page.add("Homes");
    page.select_bottle();
    page.say(Message::PricePressed);
    page.say(Message::Setting(SettingMessage::PriceTyped("not a price".into())));
    assert_eq!(page.say(Message::Setting(SettingMessage::SubmitPressed)), None);
    assert!(page.state.is_unsaved(), "what was typed stays");
    page.say(Message::Setting(SettingMessage::PriceTyped("380,50".into())));
    page.say(Message::Setting(SettingMessage::Date(date_picker::Message::Picked(day("2026-12-01")))));
    assert!(page.say(Message::Setting(SettingMessage::SubmitPressed)).is_some());
    assert_eq!(page.bottle(), [(day("2026-12-01"), 38_050)]);
    page.say(Message::PricePressed);
    page.say(Message::Setting(SettingMessage::RemovePressed(day("2026-12-01"))));
    assert!(page.bottle().is_empty());
}

#[test]
fn a_change_by_percent_is_seen_before_it_is_done() {
    let desk = Desk::new();
    let mut page = Page::open(&desk);
    page.add("Homes");
    page.say(Message::BulkPressed);
    assert_eq!(page.say(Message::Bulk(BulkMessage::SubmitPressed)), None, "nothing was seen yet");
    page.say(Message::Bulk(BulkMessage::PercentTyped("+7,5".into())));
    page.say(Message::Bulk(BulkMessage::RoundingChosen(Rounding::TenRoubles)));
    assert!(page.bottle().is_empty(), "a preview writes nothing");
    assert!(page.say(Message::Bulk(BulkMessage::SubmitPressed)).is_some());
    assert_eq!(page.bottle(), [(day("2026-11-23"), Money::minor(38_000).as_minor())]);
}

#[test]
fn a_day_of_the_change_that_only_stands_in_its_field_counts_and_is_seen_first() {
    let desk = Desk::new();
    let mut page = Page::open(&desk);
    page.add("Homes");
    page.say(Message::BulkPressed);
    page.say(Message::Bulk(BulkMessage::PercentTyped("10".into())));
    let typed = |text: &str| Message::Bulk(BulkMessage::Date(date_picker::Message::Typed(text.into())));
    page.say(typed("01.12.2026"));
    let submit = || Message::Bulk(BulkMessage::SubmitPressed);
    assert_eq!(page.say(submit()), None, "other prices of another day may be meant");
    assert!(page.bottle().is_empty());
    assert!(page.say(submit()).is_some());
    assert_eq!(page.bottle(), [(day("2026-12-01"), Money::minor(38_500).as_minor())]);
}

#[test]
fn the_office_s_list_cannot_be_put_away() {
    let desk = Desk::new();
    let mut page = Page::open(&desk);
    page.add("Homes");
    assert!(page.say(Message::OfficePressed).is_some());
    assert_eq!(page.say(Message::ArchivePressed), None, "refused on the page");
    assert!(page.say(Message::OfficePressed).is_some());
    assert!(page.say(Message::ArchivePressed).is_some());
    assert!(desk.read(|read| Ok(read.price_lists()?))[0].is_archived);
}
