//! How the dialog of an entry looks.

use iced::widget::{Column, Row, Space};
use iced::{Alignment, Length};

use super::draft::Field;
use super::form::{Form, Message, Stage};
use crate::domain::directory::Consent;
use crate::domain::directory::Directory;
use crate::domain::order::ProductKind;
use crate::domain::people::Role;
use crate::service::replanning::Moved;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::directories::asking;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{
    Dialog, Dropdown, button, callout, field, fields, labelled, segmented, tick, weekdays,
};
use crate::{t, wording};

impl Form {
    pub(super) fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let code = self.draft.directory.code().replace('_', "-");
        let kind = if self.seen.is_some() { "one" } else { "add" };
        let title = texts.text(&format!("directories-{kind}-{code}"));
        let refusal = self.refusal.as_ref().filter(|refusal| Field::of(refusal).is_none());
        let refusal = refusal.map(|refusal| callout(Tone::Bad, wording::refused(texts, refusal), None));
        let footer = Column::new().push(refusal).push(self.footer(context)).spacing(space::M);
        let kept = self.kept.line(texts, Message::RestoredDiscarded);
        let body = Column::new().push(kept).push(self.body(context)).spacing(space::M);
        let dialog = Dialog::new("entry", title, body).footer(footer).on_escape(Message::EscapePressed);
        match self.known_as() {
            Some(name) => dialog.subtitle(name),
            None => dialog,
        }
    }

    fn body<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let of = |field| self.field(field, context);
        let body = Column::new().spacing(space::M).width(Length::Fill);
        match self.draft.directory {
            Directory::Products => self.product(context),
            Directory::Routes => body
                .push(of(Field::Name))
                .push(labelled(
                    context.texts.text("directories-field-weekdays"),
                    weekdays(
                        context.texts,
                        &self.draft.weekdays.iter().collect::<Vec<_>>(),
                        Message::WeekdayToggled,
                    ),
                    None,
                ))
                .push(text::caption(context.texts.text("directories-hint-weekdays")))
                .push(of(Field::Capacity))
                .into(),
            Directory::Drivers => body.push(of(Field::Name)).push(of(Field::Phone)).into(),
            Directory::Vehicles => body.push(of(Field::Name)).push(of(Field::Capacity)).into(),
            Directory::Employees => body.push(of(Field::Name)).push(self.roles(context)).into(),
            Directory::JournalTypes => body.push(of(Field::Code)).push(of(Field::Name)).into(),
            Directory::Purposes => body.push(of(Field::Name)).push(self.consent(context)).into(),
            Directory::ChurnReasons
            | Directory::UndeliveredReasons
            | Directory::AdjustmentReasons
            | Directory::ContainerKinds => body.push(of(Field::Name)).into(),
        }
    }

    fn product<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let of = |field| self.field(field, context);
        let kinds = ProductKind::ALL
            .iter()
            .map(|kind| (texts.text(&format!("directories-kind-{}", kind.code().replace('_', "-"))), *kind));
        let kind = segmented(kinds, self.draft.kind, Message::KindChosen);
        let mut body = Column::new()
            .push(of(Field::Code))
            .push(of(Field::Name))
            .push(labelled(texts.text("directories-field-kind"), kind, None))
            .push(fields(vec![of(Field::Price), of(Field::Vat)]))
            .spacing(space::M)
            .width(Length::Fill);
        if self.draft.kind == ProductKind::GoodsWithContainer {
            body = body
                .push(fields(vec![of(Field::Deposit), of(Field::Litres)]))
                .push(self.container(context))
                .push(text::caption(texts.text("directories-hint-litres")));
        }
        body.push(text::caption(texts.text("directories-hint-vat"))).into()
    }

    /// The kind of containers; a product that names none comes in the office's first one.
    fn container<'a>(&'a self, context: &Context<'a>) -> Option<Element<'a, Message>> {
        if self.containers.len() < 2 {
            return None;
        }
        let names = self.containers.iter().map(|kind| kind.name.clone()).collect();
        let chosen =
            self.draft.container.and_then(|has| self.containers.iter().position(|kind| kind.id == has));
        let choice = Dropdown::new(names, Some(chosen.unwrap_or(0)), Message::ContainerChosen);
        let label = context.texts.text("directories-field-container");
        Some(labelled(label, choice.id("entry-container"), None))
    }

    fn roles<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let roles = Role::ALL.iter().map(|role| {
            let does =
                text::caption(texts.text(&format!("directories-role-{}", role.code().replace('_', "-"))));
            let held = self.draft.roles.contains(role);
            let tick = tick(wording::role(texts, *role), held, move |held| Message::RoleToggled(*role, held));
            Row::new().push(Column::new().push(tick).width(180)).push(does).align_y(Alignment::Center).into()
        });
        labelled(texts.text("directories-field-roles"), Column::with_children(roles).spacing(2), None)
    }

    fn consent<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let consents = Consent::ALL
            .iter()
            .map(|consent| (texts.text(&format!("directories-consent-{}", consent.code())), *consent));
        let choice = segmented(consents, self.draft.consent, Message::ConsentChosen);
        labelled(texts.text("directories-field-consent"), choice, None)
    }

    fn field<'a>(&'a self, which: Field, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let refused = self.refusal.as_ref().filter(|refusal| Field::of(refusal) == Some(which));
        let error = refused.map(|refusal| wording::refused(texts, refusal));
        let wrong = (self.wrong == Some(which)).then(|| texts.text("directories-not-a-number"));
        field(which.id(), texts.text(&which.label(self.draft.directory)), self.draft.text(which))
            .error(wrong.or(error))
            .on_input(move |typed| Message::Typed(which, typed))
            .on_submit(Message::SubmitPressed)
            .into()
    }

    fn footer<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.leaving {
            return asking::leaving(texts, Message::Discarded, Message::EscapePressed);
        }
        match &self.stage {
            Stage::Counting(running) | Stage::Saving(running) => running.view(texts, Message::EscapePressed),
            Stage::Asked(moved) => Column::new()
                .push(callout(Tone::Warning, consequence(context, *moved), None))
                .push(self.buttons(context, "directories-save-anyway"))
                .spacing(space::M)
                .into(),
            Stage::Typing => self.buttons(context, "directories-save"),
        }
    }

    fn buttons<'a>(&'a self, context: &Context<'a>, save: &str) -> Element<'a, Message> {
        let texts = context.texts;
        Row::new()
            .push(
                button(texts.text(save))
                    .id("entry-save")
                    .primary()
                    .key("Ctrl Enter")
                    .on_press(Message::SubmitPressed),
            )
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
            .into()
    }
}

/// How many dates would move.
fn consequence(context: &Context<'_>, moved: Moved) -> String {
    if moved.moved == 0 {
        return context.texts.text("settings-no-date-moves");
    }
    t!(context.texts, "settings-dates-move", moved = moved.moved, addresses = moved.addresses)
}
