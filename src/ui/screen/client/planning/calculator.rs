//! The calculator of the initial consumption (S1-17, S1-18, R-25).

use iced::widget::{Column, Row, Space, container, operation};
use iced::{Alignment, Length, Task};

use super::form::{Fault, Faulty, Field, shown};
use super::{Message, State};
use crate::domain::volume::litres;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, space, text};
use crate::ui::widget::{Dropdown, button, field, labelled, tick};

impl State {
    pub(super) fn choose_place(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let office = at == 1;
        if let Some(card) = self.card.as_deref().filter(|_| office != self.form.office) {
            self.form.reckon_for(office, card, context.texts);
        }
        self.look_ahead(context)
    }

    pub(super) fn toggle_extra(&mut self, on: bool, context: &Context<'_>) -> Task<Message> {
        let edited = self.edit(context, |form| form.with_extra = on);
        if on { Task::batch([edited, operation::focus(Field::Extra.name())]) } else { edited }
    }

    pub(super) fn take_reckoned(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(ml) = self.form.reckoned() else { return Task::none() };
        let typed = shown(context.texts, ml);
        self.edit(context, |form| form.set(Field::Initial, typed))
    }

    /// The calculator below the settings.
    pub(super) fn calculator<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let faults = self.form.calculator().err().unwrap_or_default();
        let places = vec![texts.text("plan-tab-flat"), texts.text("plan-tab-office")];
        let place = Dropdown::new(places, Some(usize::from(self.form.office)), Message::PlaceChosen)
            .id("planning-place");
        let typed = |field, label: &str| self.reckoning(field, texts.text(label), &faults, context);
        let first = Row::new()
            .push(labelled(texts.text("plan-tab-place"), place, None))
            .push(typed(Field::Litres, "plan-tab-litres"))
            .push(typed(Field::People, "plan-tab-people"))
            .spacing(space::M);
        let extra = self.form.with_extra.then(|| {
            let words = text::muted(texts.text("plan-tab-per-day"));
            let litres = container(self.reckoning(Field::Extra, String::new(), &faults, context)).width(84);
            Row::new().push(litres).push(words).spacing(space::S).align_y(Alignment::Center)
        });
        let reckoned = match self.form.reckoned() {
            Some(ml) => t!(texts, "plan-tab-reckoned", rate = texts.litres_per_day(litres(ml))),
            None => String::new(),
        };
        let take = button(texts.text("plan-tab-take"))
            .key("Enter")
            .on_press_maybe(self.form.reckoned().map(|_| Message::ReckonedTaken));
        let second = Row::new()
            .push(tick(texts.text("plan-tab-extra"), self.form.with_extra, Message::ExtraToggled))
            .push(extra)
            .push(Space::new().width(Length::Fill))
            .push(text::strong(reckoned).wrapping(iced::widget::text::Wrapping::None))
            .push(take)
            .spacing(space::M)
            .align_y(Alignment::Center);
        let wrong = faults.iter().find(|(field, _)| *field == Some(Field::Extra)).map(|(_, fault)| {
            let sentence = text::caption(texts.text(fault.text_id()));
            sentence.style(text::toned(theme::Tone::Bad))
        });
        let body = Column::new()
            .push(text::section(&texts.text("plan-tab-calculator")))
            .push(first)
            .push(second)
            .push(wrong)
            .spacing(space::M)
            .padding([space::M, space::L]);
        container(body).width(Length::Fill).style(theme::container::raised).into()
    }

    /// A field of the calculator: Enter takes over what it comes to.
    fn reckoning<'a>(
        &'a self,
        of: Field,
        label: String,
        faults: &[Faulty],
        context: &Context<'a>,
    ) -> Element<'a, Message> {
        let fault = faults.iter().find(|(field, _)| *field == Some(of));
        let sentence = |fault: Fault| context.texts.text(fault.text_id());
        field(of.name(), label, self.form.text(of))
            .error(fault.map(|(_, fault)| sentence(*fault)))
            .on_input(move |text| Message::Typed(of, text))
            .on_submit(Message::ReckonedTaken)
            .into()
    }
}
