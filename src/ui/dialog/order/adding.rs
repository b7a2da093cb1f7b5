//! A product added by its name or code: typed into the last row of the table, chosen from what fits.

use chrono::NaiveDate;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, container, row};
use iced::{Alignment, Length};

use super::Message;
use crate::i18n::Texts;
use crate::service::find::{SPACE, fold, other_reading};
use crate::service::form::OrderForm;
use crate::store::Product;
use crate::ui::Element;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, size, space, text};
use crate::ui::widget::{Key, KeyPress, Popover, Press, input, key_cap};

/// The name of the field.
pub const FIELD: &str = "order-add";
/// Products that are offered at once.
const OFFERED: usize = 8;
/// Width of the offer, in pixels.
const WIDTH: f32 = 420.0;

/// What is being looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Adding {
    query: String,
    at: usize,
}

impl Adding {
    /// Another text to look for.
    pub fn query(query: String) -> Self {
        Self { query, at: 0 }
    }

    /// The text so far.
    pub fn typed(&self) -> &str {
        &self.query
    }

    /// Up or down in the offer.
    pub fn moved(&mut self, step: isize, products: &[Product]) {
        let last = self.fitting(products).count().saturating_sub(1);
        self.at = self.at.saturating_add_signed(step).min(last);
    }

    /// The marked product.
    pub fn marked<'a>(&self, products: &'a [Product]) -> Option<&'a Product> {
        self.fitting(products).nth(self.at)
    }

    /// The products whose code begins with the text or whose name has all its words; where none has them as they were typed,
    /// as the other layout reads them.
    fn fitting<'a>(&self, products: &'a [Product]) -> impl Iterator<Item = &'a Product> {
        let typed = fold(&self.query);
        let read = || {
            let words: Option<Vec<String>> = self.query.split_whitespace().map(meant).collect();
            words.map(|words| fold(&words.join(" ")))
        };
        let nothing = self.query.trim().is_empty();
        let has = |query: &[u8]| products.iter().any(|product| fits(product, query));
        let query = if nothing || has(&typed) { Some(typed) } else { read().filter(|read| has(read)) };
        let fitting =
            move |product: &&Product| nothing || query.as_ref().is_some_and(|query| fits(product, query));
        products.iter().filter(fitting).take(OFFERED)
    }
}

/// What a word would be on the other layout; figures are the same there.
fn meant(word: &str) -> Option<String> {
    if word.chars().any(char::is_alphabetic) { other_reading(word) } else { Some(word.to_owned()) }
}

fn fits(product: &Product, query: &[u8]) -> bool {
    if query.is_empty() {
        return false;
    }
    let (code, name) = (fold(&product.product.code), fold(&product.product.name));
    code.starts_with(query) || query.split(|letter| *letter == SPACE).all(|word| holds(&name, word))
}

fn holds(text: &[u8], word: &[u8]) -> bool {
    word.is_empty() || text.windows(word.len()).any(|part| part == word)
}

/// The row: a field with the offer below it while something is looked for.
pub fn view<'a>(
    texts: &Texts,
    adding: Option<&'a Adding>,
    (form, day): (&'a OrderForm, NaiveDate),
) -> Element<'a, Message> {
    let typed = adding.map_or("", |adding| adding.query.as_str());
    let field = input(FIELD, &texts.text("order-add"), typed)
        .on_input(Message::QueryTyped)
        .on_submit(Message::AddPressed);
    let field = row![field, key_cap("Ins")].spacing(space::S).align_y(Alignment::Center).width(WIDTH);
    let offer = adding.map(|adding| offer(texts, adding, (form, day)));
    let field = Popover::new(field, offer).on_key(key).on_leave(Message::AddLeft);
    let keys = text::caption(texts.text("order-keys"));
    let line = Row::new().push(field).push(Space::new().width(Length::Fill)).push(keys);
    container(line.align_y(Alignment::Center)).padding([space::S, space::L]).width(Length::Fill).into()
}

fn key(press: &KeyPress) -> Option<Message> {
    if !press.modifiers.is_empty() {
        return None;
    }
    match press.key {
        Key::Named(Named::ArrowUp) => Some(Message::OfferMoved(-1)),
        Key::Named(Named::ArrowDown) => Some(Message::OfferMoved(1)),
        Key::Named(Named::Enter) => Some(Message::OfferTaken),
        Key::Named(Named::Escape) => Some(Message::AddLeft),
        _ => None,
    }
}

/// What fits, at the price that this client pays on the day.
fn offer<'a>(
    texts: &Texts,
    adding: &Adding,
    (form, day): (&'a OrderForm, NaiveDate),
) -> Element<'a, Message> {
    let mut offer: Column<'a, Message> = Column::new().width(WIDTH);
    for (at, product) in adding.fitting(&form.products).enumerate() {
        let price = form.prices.price(product, day).amount;
        let words = row![
            text::muted(&product.product.code).width(64),
            text::body(&product.product.name).width(Length::Fill),
            text::body(texts.amount(price.as_minor())),
        ]
        .spacing(space::S)
        .width(Length::Fill);
        let kind = if at == adding.at { Kind::Secondary } else { Kind::Quiet };
        let choice = Press::new(kind, words)
            .width(Length::Fill)
            .height(size::ROW_DENSE)
            .on_press(Message::Offered(product.id))
            .mouse_only();
        offer = offer.push(choice);
    }
    if adding.marked(&form.products).is_none() {
        offer = offer.push(container(text::muted(texts.text("order-add-nothing"))).padding(space::S));
    }
    container(offer).padding(space::XS).style(theme::container::popover).into()
}
