//! How the adjustment looks.

use iced::widget::{Column, Row};
use iced::{Alignment, Length};

use super::{Direction, Message, REASON, State, about_counts, name};
use crate::store::KindStanding;
use crate::ui::Element;
use crate::ui::dialog::document::{self, buttons};
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, DialogSize, Dropdown, button, callout, input, labelled, segmented_keyed};

/// Widths of what stands there, of the field, and of what is left, in pixels.
const STANDS: f32 = 110.0;
const COUNT: f32 = 110.0;
const LEFT: f32 = 130.0;

impl State {
    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let body = Column::new()
            .push(self.paper.balance(context).map(Message::Paper))
            .push(self.directions(context))
            .push(self.kinds(context))
            .push(self.reasons(context))
            .push(self.paper.note_field(context).map(Message::Paper))
            .push(self.paper.restored(context).map(|line| line.map(Message::Paper)))
            .spacing(space::M);
        let elsewhere = self.paper.elsewhere(context, about_counts);
        let save = buttons(&self.paper, ("adjustment-save", Message::SubmitPressed), Message::Paper, context);
        Dialog::new("adjustment", texts.text("adjustment-title"), body)
            .size(DialogSize::Medium)
            .subtitle(self.paper.subtitle())
            .footer(parts::foot(elsewhere, save))
            .on_escape(Message::Paper(document::Message::EscapePressed))
    }

    fn directions<'a>(&self, context: &Context<'_>) -> Element<'a, Message> {
        let texts = context.texts;
        let directions = [
            (texts.text("adjustment-off"), "F2".to_owned(), Direction::Off),
            (texts.text("adjustment-on"), "F3".to_owned(), Direction::On),
        ];
        let everything = button(texts.text("adjustment-everything"))
            .key("F8")
            .on_press_maybe(self.form.is_some().then_some(Message::EverythingPressed))
            .mouse_only();
        Row::new()
            .push(segmented_keyed(directions, self.direction, Message::DirectionChosen))
            .push(everything)
            .spacing(space::M)
            .align_y(Alignment::Center)
            .into()
    }

    fn kinds<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let Some(form) = &self.form else {
            return text::muted(texts.text("dialog-loading")).height(64).into();
        };
        let caption = |id: &str, width| text::caption(texts.text(id)).width(width);
        let head = Row::new()
            .push(caption("adjustment-kind", Length::Fill))
            .push(caption("adjustment-stands", STANDS.into()))
            .push(caption("adjustment-count", COUNT.into()))
            .push(caption("adjustment-left", LEFT.into()))
            .spacing(space::M);
        let rows = form.kinds.iter().zip(&self.counts).enumerate();
        let rows = rows.map(|(at, (standing, typed))| self.kind(at, standing, typed, context));
        let wrong = self.wrong.map(|_| texts.text("containers-count-wrong"));
        let refused = parts::sentence(texts, self.paper.refusal.as_ref(), about_counts);
        let beyond = self.goes_beyond().then(|| texts.text("adjustment-beyond"));
        let error =
            wrong.or(refused).or(beyond).map(|error| text::caption(error).style(text::toned(Tone::Bad)));
        Column::new().push(head).extend(rows).push(error).spacing(space::XS).into()
    }

    /// Whether more is written off than stands there.
    fn goes_beyond(&self) -> bool {
        let (Some(form), Ok(gains)) = (&self.form, self.gains()) else { return false };
        form.kinds.iter().zip(gains).any(|(kind, gain)| gain < 0 && kind.stands + gain < 0)
    }

    fn kind<'a>(
        &'a self,
        at: usize,
        standing: &'a KindStanding,
        typed: &'a str,
        context: &Context<'a>,
    ) -> Element<'a, Message> {
        let texts = context.texts;
        let gain = self.gains().ok().and_then(|gains| gains.get(at).copied());
        let left = gain.and_then(|gain| standing.stands.checked_add(gain));
        let left = match left {
            Some(left) if gain != Some(0) => {
                text::strong(texts.integer(left)).style(text::toned(match left {
                    ..0 => Tone::Bad,
                    0 => Tone::Good,
                    1.. => Tone::Neutral,
                }))
            }
            Some(_) => text::body("—"),
            None => text::body(""),
        };
        let field = input(name(at), "0", typed)
            .wrong(self.wrong == Some(at))
            .on_input(move |typed| Message::CountTyped(at, typed))
            .on_submit(Message::SubmitPressed)
            .width(COUNT);
        Row::new()
            .push(text::body(standing.kind.name.as_str()).width(Length::Fill))
            .push(text::body(texts.integer(standing.stands)).width(STANDS))
            .push(field)
            .push(left.width(LEFT))
            .spacing(space::M)
            .align_y(Alignment::Center)
            .into()
    }

    fn reasons<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let reasons = self.form.as_ref().map_or(&[][..], |form| form.reasons.as_slice());
        if self.form.is_some() && reasons.is_empty() {
            return callout(Tone::Warning, texts.text("adjustment-no-reasons"), None);
        }
        let names = reasons.iter().map(|reason| reason.name.clone()).collect();
        let chosen = reasons.iter().position(|reason| Some(reason.id) == self.reason);
        let menu = Dropdown::new(names, chosen, Message::ReasonChosen)
            .placeholder(texts.text("adjustment-reason-choose"))
            .id(REASON);
        let missing = self.no_reason.then(|| texts.text("adjustment-reason-missing"));
        labelled(texts.text("adjustment-reason"), menu, missing)
    }
}
