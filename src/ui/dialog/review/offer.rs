//! What quality control offers so that the customer stays: a promotion in words, or a discount with its last day (S0-25).

use iced::Element;
use iced::widget::Column;

use super::ask::{Place, Running};
use super::choice::{CHOICE, Choice, Chosen};
use super::{Case, Done, Message, TEXT};
use crate::domain::address::OfferKind;
use crate::planning::DeliveryCalendar;
use crate::service::review::MakeOffer;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::space;
use crate::ui::widget::{DatePicker, date_picker, field, fields, labelled};

/// The rate of a discount.
pub(super) const RATE: &str = "review-rate";
/// The last day.
const UNTIL: &str = "review-until";

/// An offer as it is typed.
#[derive(Debug)]
pub(super) struct Offer {
    /// Which kind.
    pub choice: Choice,
    rate: String,
    no_rate: bool,
    pub date: DatePicker,
    pub calendar: Option<DeliveryCalendar>,
}

impl Default for Offer {
    fn default() -> Self {
        Self {
            choice: Choice::of(Some(0)),
            rate: String::new(),
            no_rate: false,
            date: DatePicker::default(),
            calendar: None,
        }
    }
}

impl Offer {
    fn kind(&self) -> OfferKind {
        let chosen = self.choice.chosen.and_then(|at| OfferKind::ALL.get(at));
        chosen.copied().unwrap_or(OfferKind::Promotion)
    }

    pub fn is_discount(&self) -> bool {
        self.kind() == OfferKind::Discount
    }

    pub fn is_touched(&self) -> bool {
        !self.rate.trim().is_empty() || self.date.date().is_some()
    }

    pub fn choose(&mut self, chosen: Chosen) -> &'static str {
        self.choice.take(chosen, OfferKind::ALL.len());
        match chosen {
            Chosen::By(_) => CHOICE,
            Chosen::At(_) if self.is_discount() => RATE,
            Chosen::At(_) => TEXT,
        }
    }

    pub fn type_rate(&mut self, typed: String) {
        self.rate = typed;
        self.no_rate = false;
    }

    pub fn run(&mut self, case: &Case, text: String, context: &Context<'_>) -> Running {
        self.date.update(date_picker::Message::Left, context.today);
        if self.date.error().is_some() {
            return Err(UNTIL);
        }
        let kind = self.kind();
        let rate = match kind {
            OfferKind::Promotion => Some(0),
            OfferKind::Discount => parts::rate(&self.rate).filter(|rate| *rate > 0),
        };
        let Some(rate) = rate else {
            self.no_rate = true;
            return Err(RATE);
        };
        let command = MakeOffer {
            address: case.address,
            seen: case.form.version,
            kind,
            text,
            rate,
            valid_to: self.date.date(),
        };
        let sentence = context.texts.text("review-offer-done");
        Ok(parts::run(context, command)
            .map(move |made| made.map(|_| Done { went: None, sentence: sentence.clone() })))
    }

    pub fn view<'a>(
        &'a self,
        wrong: &dyn Fn(Place) -> Option<String>,
        context: &Context<'a>,
    ) -> Element<'a, Message> {
        let texts = context.texts;
        let names = OfferKind::ALL.iter().map(|kind| texts.text(&format!("review-offer-{}", kind.code())));
        let choice = self.choice.view(texts.text("review-offer-kind"), names, String::new(), Message::Chosen);
        let error = wrong(Place::Rate).or_else(|| self.no_rate.then(|| texts.text("review-offer-no-rate")));
        let rate = self.is_discount().then(|| {
            Element::from(
                field(RATE, texts.text("review-offer-rate"), self.rate.as_str())
                    .placeholder(texts.text("review-offer-rate-hint"))
                    .error(error)
                    .on_input(Message::RateTyped),
            )
        });
        let closed = |day| self.calendar.as_ref().is_some_and(|calendar| !calendar.is_deliverable(day));
        let picker = date_picker::Context { texts, today: context.today, closed: &closed };
        let error = self.date.error().map(|error| texts.text(error.text_id())).or_else(|| wrong(Place::Date));
        let until = self.date.field(UNTIL, picker).map(Message::Date);
        let until = labelled(texts.text("review-offer-until"), until, error);
        let row = fields(rate.into_iter().chain([until]).collect());
        Column::new().push(choice).push(row).spacing(space::M).into()
    }
}
