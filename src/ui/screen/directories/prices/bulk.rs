//! Every price of a list by a percentage from a day on: what it would make of each is shown before it is done.

use iced::keyboard::key::Named;
use iced::widget::{Column as Rows, Row, Space, container, operation};
use iced::{Length, Task};

use super::Next;
use crate::domain::order::Rounding;
use crate::service::prices::{BulkChange, BulkLine, ChangePricesByPercent, preview_bulk};
use crate::service::{Input, Outcome, Refusal};
use crate::store::PriceList;
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::screen::directories::{asking, typed};
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::list::{Cell, Column, Width};
use crate::ui::widget::{
    DatePicker, Dialog, DialogSize, KeyPress, List, button, callout, date_picker, field, fields, labelled,
    segmented,
};
use crate::wording::refused;

const DATE: &str = "bulk-from";
const PERCENT: &str = "bulk-percent";
/// Height of the preview in pixels.
const PREVIEW: f32 = 260.0;

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    list: PriceList,
    from: DatePicker,
    percent: String,
    rounding: Rounding,
    lines: Vec<BulkLine>,
    /// Counts what was asked for, so that a late answer is known.
    asked: u64,
    refusal: Option<Refusal>,
    saving: bool,
    leaving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the first day.
    Date(date_picker::Message),
    /// The percentage was typed.
    PercentTyped(String),
    /// To what prices are rounded.
    RoundingChosen(Rounding),
    /// What it would make of the prices, by the number of the question.
    Previewed(u64, Result<Vec<BulkLine>, Refusal>),
    /// It is to be done.
    SubmitPressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// So many prices were changed, or why none.
    Saved(Result<Outcome<usize>, Refusal>),
}

impl State {
    pub(super) fn open(list: &PriceList, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self {
            list: list.clone(),
            from: DatePicker::new(Some(context.today.succ_opt().unwrap_or(context.today))),
            percent: String::new(),
            rounding: Rounding::Rouble,
            lines: Vec::new(),
            asked: 0,
            refusal: None,
            saving: false,
            leaving: false,
        };
        (state, operation::focus(PERCENT))
    }

    pub(super) fn is_unsaved(&self) -> bool {
        !self.percent.trim().is_empty()
    }

    /// What is to be done; `None` while it is not all there.
    fn change(&self) -> Option<BulkChange> {
        let from = self.from.date().filter(|_| self.from.error().is_none())?;
        let typed: String = self.percent.chars().filter(|c| *c != '%' && *c != '+').collect();
        let typed = typed.replace('−', "-");
        // A percentage has hundredths as money has kopecks.
        let percent = typed::money(&typed).ok().filter(|_| self.is_unsaved())?.as_minor();
        Some(BulkChange { list: self.list.id, from, percent, rounding: self.rounding })
    }

    /// Prices that would be others.
    fn changed(&self) -> usize {
        self.lines.iter().filter(|line| line.before != line.after).count()
    }

    pub(super) fn take(&mut self, message: Message, context: &Context<'_>) -> Next<Message> {
        match message {
            Message::Saved(saved) => return self.saved(saved, context),
            Message::Previewed(asked, lines) => self.previewed(asked, lines),
            _ if self.saving => {}
            Message::Date(message) => {
                if self.from.update(message, context.today).is_some() {
                    return Next::Task(self.ask(context));
                }
            }
            Message::PercentTyped(percent) => {
                self.percent = percent;
                return Next::Task(self.ask(context));
            }
            Message::RoundingChosen(rounding) => {
                self.rounding = rounding;
                return Next::Task(self.ask(context));
            }
            Message::SubmitPressed => return Next::Task(self.submit(context)),
            Message::EscapePressed if self.leaving => {
                self.leaving = false;
                return Next::Task(operation::focus(PERCENT));
            }
            Message::EscapePressed if self.is_unsaved() => {
                self.leaving = true;
                return Next::Task(operation::focus(asking::STAY));
            }
            Message::EscapePressed | Message::Discarded => return Next::Leave,
        }
        Next::Task(Task::none())
    }

    /// Asks what the change as it stands would make of the prices.
    fn ask(&mut self, context: &Context<'_>) -> Task<Message> {
        self.asked += 1;
        (self.refusal, self.leaving) = (None, false);
        self.lines.clear();
        let (Some(change), asked) = (self.change(), self.asked) else { return Task::none() };
        let reading = asking::read(context, move |read| preview_bulk(read, &change));
        reading.map(move |lines| Message::Previewed(asked, lines))
    }

    fn previewed(&mut self, asked: u64, lines: Result<Vec<BulkLine>, Refusal>) {
        if asked == self.asked {
            match lines {
                Ok(lines) => self.lines = lines,
                Err(refusal) => self.refusal = Some(refusal),
            }
        }
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        self.leaving = false;
        // What stands in the date counts, also where Enter did not take it; what it would do is seen before it is done.
        let before = self.from.date();
        self.from.update(date_picker::Message::Left, context.today);
        if self.from.error().is_some() {
            return operation::focus(DATE);
        }
        if self.from.date() != before {
            return self.ask(context);
        }
        let Some(change) = self.change() else { return operation::focus(PERCENT) };
        // Only what was seen is done.
        if self.changed() == 0 {
            return Task::none();
        }
        self.saving = true;
        self.refusal = None;
        let command = ChangePricesByPercent { change, seen: self.list.version };
        asking::run(context, command).map(Message::Saved)
    }

    fn saved(&mut self, saved: Result<Outcome<usize>, Refusal>, context: &Context<'_>) -> Next<Message> {
        self.saving = false;
        match saved {
            Ok(saved) => {
                let day = self.from.date().map(|from| context.texts.date(from)).unwrap_or_default();
                let sentence = t!(context.texts, "prices-bulk-done", count = saved.value, day = day);
                Next::Done(sentence, saved.changes, None)
            }
            Err(refusal) => {
                let place = if about_date(&refusal) { DATE } else { PERCENT };
                self.refusal = Some(refusal);
                Next::Task(operation::focus(place))
            }
        }
    }

    pub(super) fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        let discards = self.leaving && parts::discards(press);
        discards.then_some(Message::Discarded)
    }

    pub(super) fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let refusal = self.refusal.as_ref();
        let of = |which: fn(&Refusal) -> bool| refusal.filter(|r| which(r)).map(|r| refused(texts, r));
        let error = self.from.error().map(|error| texts.text(error.text_id())).or_else(|| of(about_date));
        let picker = date_picker::Context { texts, today: context.today, closed: &|_| false };
        let date = self.from.field(DATE, picker).map(Message::Date);
        let unreadable = (self.is_unsaved() && self.change().is_none() && self.from.error().is_none())
            .then(|| texts.text("prices-bulk-wrong"));
        let percent = field(PERCENT, texts.text("prices-bulk-percent"), self.percent.as_str())
            .placeholder(texts.text("prices-bulk-hint"))
            .on_input(Message::PercentTyped)
            .on_submit(Message::SubmitPressed)
            .error(unreadable.or_else(|| of(about_percent)));
        let rounding = Rounding::ALL
            .iter()
            .map(|rounding| (texts.text(&format!("prices-rounding-{}", rounding.code())), *rounding));
        let rounding = segmented(rounding, self.rounding, Message::RoundingChosen);
        let body = Rows::new()
            .push(fields(vec![percent.into(), labelled(texts.text("prices-from"), date, error)]))
            .push(labelled(texts.text("prices-rounding"), rounding, None))
            .push(self.preview(context))
            .push(text::caption(texts.text("prices-accepted-stay")))
            .spacing(space::M);
        let elsewhere = of(|refusal| !about_date(refusal) && !about_percent(refusal));
        let elsewhere = elsewhere.map(|words| callout(Tone::Bad, words, None));
        Dialog::new("prices-bulk", texts.text("prices-bulk-title"), body)
            .size(DialogSize::Medium)
            .subtitle(self.list.name.clone())
            .footer(Rows::new().push(elsewhere).push(self.buttons(context)).spacing(space::M))
            .on_escape(Message::EscapePressed)
    }

    fn preview<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.lines.is_empty() {
            let words = text::muted(texts.text("prices-bulk-nothing"));
            return container(words)
                .height(PREVIEW)
                .width(Length::Fill)
                .padding(space::M)
                .style(theme::container::raised)
                .into();
        }
        let columns = vec![
            Column::new(texts.text("prices-column-product"), Width::Fill { share: 1, min: 180.0 }),
            Column::figures(texts.text("prices-column-before"), 120.0),
            Column::figures(texts.text("prices-column-after"), 120.0),
        ];
        let lines = &self.lines;
        let cell = move |row: usize, column: usize| {
            let line: &BulkLine = &lines[row];
            match column {
                0 => Cell::text(line.name.as_str()),
                1 => Cell::muted(texts.amount(line.before.as_minor())),
                _ if line.before == line.after => Cell::muted(texts.amount(line.after.as_minor())),
                _ => Cell::strong(texts.amount(line.after.as_minor())),
            }
        };
        let list: List<'a, Message> = List::new(columns, lines.len(), cell).id("prices-preview").dense();
        container(list).height(PREVIEW).width(Length::Fill).style(theme::container::framed).into()
    }

    fn buttons<'a>(&self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.leaving {
            return asking::leaving(texts, Message::Discarded, Message::EscapePressed);
        }
        let count = self.changed();
        let label = match count {
            0 => texts.text("prices-bulk-do-none"),
            _ => t!(texts, "prices-bulk-do", count = count),
        };
        let act = (count > 0 && !self.saving).then_some(Message::SubmitPressed);
        Row::new()
            .push(button(label).primary().key("Ctrl Enter").on_press_maybe(act))
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
            .spacing(space::S)
            .into()
    }
}

const fn about_date(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Date(_) | Input::PriceInPast(_)))
}

const fn about_percent(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Percent(_)))
}
