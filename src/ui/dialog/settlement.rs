//! The evening of a run: what the driver handed in beside what the documents say, and the difference in words.

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, container, operation, row};
use iced::{Alignment, Length, Task};

use super::delivered::money::signed;
use super::kept::Kept;
use super::parts;
use crate::clock;
use crate::domain::ids::AddressId;
use crate::domain::money::Money;
use crate::i18n::Texts;
use crate::service::Refusal;
use crate::service::delivery_day::{Run, difference};
use crate::service::run::RunRef;
use crate::service::settlement::SettleRun;
use crate::store::{HandedIn, Typed};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, DialogSize, KeyPress, button, callout, field, input, line};

/// How the dialog ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// It was left; nothing was done.
    Closed,
    /// It was kept: for the quiet notice.
    Done(String),
}

/// Names of the fields: cash, card, empty containers, full bottles.
const FIELDS: [&str; 4] = ["settlement-cash", "settlement-card", "settlement-containers", "settlement-full"];
const NOTE: &str = "settlement-note";
/// Width of a column of figures in pixels.
const FIGURE: f32 = 130.0;

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    run: RunRef,
    name: String,
    /// Whoever drove; `None`: nobody was named.
    driver: Option<String>,
    expected: HandedIn,
    /// When it was handed in before, and who took it.
    settled: Option<(String, Option<String>)>,
    typed: [String; 4],
    note: String,
    opened: ([String; 4], String),
    kept: Kept,
    wrong: [bool; 4],
    refusal: Option<Refusal>,
    saving: bool,
    leaving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// What was typed before and not saved.
    KeptRead(RunRef, Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// A figure was typed, by place.
    Typed(usize, String),
    /// Enter was pressed in a figure.
    Entered(usize),
    /// The note was typed.
    NoteTyped(String),
    /// All came out even.
    EvenPressed,
    /// It is to be kept.
    SubmitPressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// It was kept, or why not.
    Saved(Result<i64, Refusal>),
}

impl State {
    /// The evening of a run; what was handed in before can be corrected. `name` is that of the run, `driver` of whoever
    /// hands in.
    pub fn open(
        run: RunRef,
        known: &Run,
        (name, driver): (String, Option<String>),
        context: &Context<'_>,
    ) -> (Self, Task<Message>) {
        let place = format!("settlement {} {}", run.day, run.route.map_or(0, |route| route.0));
        let (kept, before) = Kept::open(place, AddressId(0), context);
        let row = known.row.as_ref();
        let typed =
            row.and_then(|row| row.handed).map(|handed| figures(&handed, context.texts)).unwrap_or_default();
        let note = row.map(|row| row.note.clone()).unwrap_or_default();
        let state = Self {
            run,
            name,
            driver,
            expected: known.expected,
            settled: row.and_then(|row| row.settled.clone()),
            opened: (typed.clone(), note.clone()),
            kept,
            typed,
            note,
            wrong: [false; 4],
            refusal: None,
            saving: false,
            leaving: false,
        };
        (
            state,
            Task::batch([
                operation::focus(FIELDS[0]),
                before.map(move |typed| Message::KeptRead(run, typed)),
            ]),
        )
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let reply = self.take(message, context);
        let typed = (reply.1.is_none() && self.is_unsaved()).then(|| self.typed_words()).flatten();
        self.kept.follow(typed, context);
        reply
    }

    fn take(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::KeptRead(run, typed) => (self.restore(run, typed), None),
            Message::Saved(Ok(_)) => (Task::none(), Some(self.done(context))),
            Message::Saved(Err(refusal)) => (self.refuse(refusal), None),
            _ if self.saving => (Task::none(), None),
            Message::Typed(at, figure) => (self.type_figure(at, figure), None),
            Message::Entered(at) => (operation::focus(FIELDS.get(at + 1).copied().unwrap_or(NOTE)), None),
            Message::NoteTyped(note) => (self.type_note(note), None),
            Message::EvenPressed => (self.even(context.texts), None),
            Message::SubmitPressed => (self.submit(context), None),
            Message::EscapePressed => self.escape(),
            Message::Discarded => (Task::none(), Some(Action::Closed)),
            Message::RestoredDiscarded => (self.discard_restored(), None),
        }
    }

    fn typed_words(&self) -> Option<String> {
        serde_json::to_string(&(&self.typed, &self.note)).ok()
    }

    /// What was counted before stands there again, unless the hand was faster.
    fn restore(&mut self, run: RunRef, typed: Option<Typed>) -> Task<Message> {
        let typed = typed.filter(|_| run == self.run && !self.is_unsaved());
        let words = typed.as_ref().and_then(|typed| serde_json::from_str(&typed.body).ok());
        if let (Some(typed), Some(words)) = (typed, words) {
            (self.typed, self.note) = words;
            self.kept.restore(&typed);
        }
        Task::none()
    }

    fn discard_restored(&mut self) -> Task<Message> {
        (self.typed, self.note) = self.opened.clone();
        self.wrong = [false; 4];
        self.touched();
        operation::focus(FIELDS[0])
    }

    fn type_figure(&mut self, at: usize, figure: String) -> Task<Message> {
        if let Some(typed) = self.typed.get_mut(at) {
            *typed = figure;
            self.wrong[at] = false;
        }
        self.touched();
        Task::none()
    }

    fn type_note(&mut self, note: String) -> Task<Message> {
        self.note = note;
        self.touched();
        Task::none()
    }

    fn touched(&mut self) {
        self.leaving = false;
        self.refusal = None;
    }

    /// What was handed in is what had to be.
    fn even(&mut self, texts: &Texts) -> Task<Message> {
        self.typed = figures(&self.expected, texts);
        self.wrong = [false; 4];
        self.touched();
        operation::focus(NOTE)
    }

    /// The command that Ctrl+Enter sends; `None` with a wrong figure. Nothing typed is nothing handed in.
    pub fn command(&self) -> Option<SettleRun> {
        Some(SettleRun { run: self.run, handed: self.handed()?, note: self.note.clone() })
    }

    fn handed(&self) -> Option<HandedIn> {
        let sum = |at| self.figure(at).map(Money::minor);
        Some(HandedIn { cash: sum(0)?, card: sum(1)?, containers: self.figure(2)?, full: self.figure(3)? })
    }

    /// What is typed at this place: kopecks or pieces; `None` where it is no figure.
    fn figure(&self, at: usize) -> Option<i64> {
        let typed = &self.typed[at];
        if at < 2 {
            signed(typed).ok().map(|sum| sum.unwrap_or(Money::ZERO).as_minor())
        } else {
            count(typed)
        }
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        self.leaving = false;
        for at in 0..FIELDS.len() {
            self.wrong[at] = self.figure(at).is_none();
        }
        if let Some(at) = self.wrong.iter().position(|wrong| *wrong) {
            return operation::focus(FIELDS[at]);
        }
        let Some(command) = self.command() else { return Task::none() };
        self.refusal = None;
        self.saving = true;
        parts::run(context, command).map(Message::Saved)
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        self.saving = false;
        let place = if parts::about_text(&refusal) { NOTE } else { FIELDS[0] };
        self.refusal = Some(refusal);
        operation::focus(place)
    }

    fn done(&self, context: &Context<'_>) -> Action {
        let differs =
            self.handed().is_some_and(|handed| difference(&handed, &self.expected) != HandedIn::default());
        let id = if differs { "settlement-done-differs" } else { "settlement-done" };
        Action::Done(t!(context.texts, id, name = self.name.as_str()))
    }

    fn escape(&mut self) -> (Task<Message>, Option<Action>) {
        if self.leaving {
            self.leaving = false;
            return (operation::focus(FIELDS[0]), None);
        }
        if !self.is_unsaved() {
            return (Task::none(), Some(Action::Closed));
        }
        self.leaving = true;
        (operation::focus(parts::STAY), None)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        if press.alt_digit() == Some(1) {
            return Some(Message::EvenPressed);
        }
        let meant = if self.leaving {
            Some(Message::Discarded)
        } else {
            self.kept.is_restored().then_some(Message::RestoredDiscarded)
        };
        meant.filter(|_| parts::discards(press))
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        (&self.opened.0, &self.opened.1) != (&self.typed, &self.note)
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let settled = self.settled.as_ref().map(|(at, by)| {
            let at = clock::local(at).map_or_else(|| at.clone(), |moment| texts.date_time(moment));
            let by = by.clone().unwrap_or_default();
            text::muted(t!(texts, "settlement-before", at = at, by = by))
        });
        let mut table = Column::new().push(headings(texts)).push(line());
        for at in 0..FIELDS.len() {
            table = table.push(self.line(at, texts)).push(line());
        }
        let error = parts::sentence(texts, self.refusal.as_ref(), parts::about_text);
        let note = field(NOTE, texts.text("settlement-note"), self.note.clone())
            .error(error)
            .on_input(Message::NoteTyped)
            .on_submit(Message::SubmitPressed);
        let kept = self.kept.line(texts, Message::RestoredDiscarded);
        let nobody = self.driver.is_none();
        let nobody = nobody.then(|| callout(Tone::Warning, texts.text("settlement-no-driver"), None));
        let body = Column::new().push(kept).push(settled).push(nobody).push(self.given(texts)).push(table);
        let body = body.push(Element::from(note)).spacing(space::M);
        let elsewhere = parts::sentence(texts, self.refusal.as_ref(), |refusal| !parts::about_text(refusal));
        Dialog::new("settlement", texts.text("settlement-title"), body)
            .size(DialogSize::Medium)
            .subtitle(self.whose())
            .footer(parts::foot(elsewhere, self.buttons(texts)))
            .on_escape(Message::EscapePressed)
    }

    /// The run, and who drove.
    fn whose(&self) -> String {
        let driver = self.driver.as_ref().map(|driver| parts::cut(driver, 40));
        let names = [Some(parts::cut(&self.name, 40)), driver];
        names.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The driver paid back more cash than he took: what the office gave him for it, or has to.
    fn given<'a>(&self, texts: &Texts) -> Option<Element<'a, Message>> {
        let cash = self.figure(0).filter(|_| !self.typed[0].trim().is_empty()).map(Money::minor);
        let (id, cash) = match cash {
            Some(cash) if cash < Money::ZERO => ("settlement-given", cash),
            _ if self.expected.cash < Money::ZERO => ("settlement-to-give", self.expected.cash),
            _ => return None,
        };
        let figure = texts.money(cash.size().as_minor());
        let typed = texts.amount(self.expected.cash.as_minor());
        Some(callout(Tone::Warning, t!(texts, id, figure = figure, typed = typed), None))
    }

    /// Expected, handed in, difference with sign and word.
    fn line<'a>(&'a self, at: usize, texts: &Texts) -> Element<'a, Message> {
        let typed = self.typed[at].as_str();
        let expected = minor(&self.expected, at);
        let shown = if at < 2 { texts.money(expected) } else { texts.integer(expected) };
        let word: Element<'a, Message> = if self.wrong[at] {
            text::caption(texts.text("settlement-wrong")).style(text::toned(Tone::Bad)).into()
        } else if typed.trim().is_empty() {
            text::muted(texts.text("settlement-nothing")).into()
        } else {
            self.difference(at, texts)
        };
        let figure = input(FIELDS[at], "", typed)
            .on_input(move |figure| Message::Typed(at, figure))
            .on_submit(Message::Entered(at))
            .align_x(Alignment::End)
            .width(FIGURE);
        let label = texts.text(FIELDS[at]);
        let cells = row![
            text::body(label).width(Length::Fill),
            text::body(shown).width(FIGURE).align_x(Alignment::End),
            figure,
            container(word).width(FIGURE + 40.0),
        ];
        container(cells.spacing(space::M).align_y(Alignment::Center)).padding([space::XS, 0.0]).into()
    }

    fn difference<'a>(&self, at: usize, texts: &Texts) -> Element<'a, Message> {
        let Some(handed) = self.figure(at) else { return Space::new().into() };
        let difference = handed.saturating_sub(minor(&self.expected, at));
        let figure = difference.saturating_abs();
        let figure = if at < 2 { texts.money(figure) } else { texts.integer(figure) };
        let (id, tone) = match difference {
            ..0 => ("settlement-less", Tone::Bad),
            0 => ("settlement-even", Tone::Good),
            1.. => ("settlement-more", Tone::Warning),
        };
        text::strong(t!(texts, id, figure = figure)).style(text::toned(tone)).into()
    }

    fn buttons<'a>(&self, texts: &Texts) -> Element<'a, Message> {
        if self.leaving {
            return parts::leaving(texts, None, Message::Discarded, Message::EscapePressed);
        }
        let label = if self.saving { "dialog-saving" } else { "settlement-save" };
        let save = button(texts.text(label)).primary().key("Ctrl Enter");
        let even = button(texts.text("settlement-all-even")).key("Alt 1").on_press(Message::EvenPressed);
        Row::new()
            .push(save.on_press_maybe((!self.saving).then_some(Message::SubmitPressed)))
            .push(even)
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
            .spacing(space::S)
            .into()
    }
}

fn headings<'a>(texts: &Texts) -> Element<'a, Message> {
    let figure = |id: &str| text::caption(texts.text(id)).width(FIGURE).align_x(Alignment::End);
    row![
        Space::new().width(Length::Fill),
        figure("settlement-expected"),
        container(figure("settlement-handed")).padding(iced::Padding::ZERO.right(10.0)).width(FIGURE),
        text::caption(texts.text("settlement-difference")).width(FIGURE + 40.0),
    ]
    .spacing(space::M)
    .into()
}

/// A figure of what was handed in by its place: kopecks or pieces.
const fn minor(handed: &HandedIn, at: usize) -> i64 {
    match at {
        0 => handed.cash.as_minor(),
        1 => handed.card.as_minor(),
        2 => handed.containers,
        _ => handed.full,
    }
}

/// The figures as they stand in the fields, sums in the user's language.
fn figures(handed: &HandedIn, texts: &Texts) -> [String; 4] {
    let sum = |sum: Money| texts.amount(sum.as_minor());
    [sum(handed.cash), sum(handed.card), handed.containers.to_string(), handed.full.to_string()]
}

/// A count as a hand types it: `1200`, `1 200`; nothing is none.
fn count(typed: &str) -> Option<i64> {
    let typed: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    if typed.is_empty() { Some(0) } else { typed.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn figures_stand_in_the_fields_as_the_language_writes_them_and_are_read_back() {
        let handed =
            HandedIn { cash: Money::minor(120_050), card: Money::minor(70_000), containers: 3, full: 0 };
        for (language, cash) in [(Language::Russian, "1\u{a0}200,50"), (Language::English, "1,200.50")] {
            let typed = figures(&handed, &Texts::new(language));
            assert_eq!((typed[0].as_str(), typed[2].as_str(), typed[3].as_str()), (cash, "3", "0"));
            assert_eq!(signed(&typed[0]), Ok(Some(handed.cash)), "{language:?}");
            assert_eq!(signed(&typed[1]), Ok(Some(handed.card)), "{language:?}");
        }
        assert_eq!((count(" 3 "), count("1 200"), count("1\u{a0}200")), (Some(3), Some(1_200), Some(1_200)));
        assert_eq!((count(""), count("three")), (Some(0), None));
    }
}
