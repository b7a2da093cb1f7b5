//! Two that are one: which of them stays, what moves, and the question before it is done.

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, container, row};
use iced::{Length, Task};

use super::parts;
use super::{Ended, find};
use crate::domain::ids::AddressId;
use crate::service::merging::{MergeAddresses, MergeCounterparties, Preview, Side, Since, preview};
use crate::service::{Changes, Refusal, answered};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::{Context, Go};
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{Dialog, DialogSize, Key, KeyPress, badge, button, callout, segmented};
use crate::wording::refused;

/// Characters of a name or an address that fit into half of the dialog.
const HALF: usize = 40;

/// What is shown and chosen.
#[derive(Debug)]
pub struct State {
    /// The address from whose card the question was asked.
    own: AddressId,
    kept: AddressId,
    merged: Option<AddressId>,
    /// The search for the duplicate; it stays as it was left while the question stands.
    search: Option<Box<find::State>>,
    seen: Option<Box<Preview>>,
    /// The clients become one with all their addresses; else the two addresses become one.
    clients: bool,
    /// Which of them stays was not chosen by hand: the one with the longer history.
    weighing: bool,
    refusal: Option<Refusal>,
    saving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the search for the duplicate.
    Search(find::Message),
    /// What would move was read, for the one that stays and the one that goes.
    PreviewRead((AddressId, AddressId), Result<Box<Preview>, Refusal>),
    /// Whether the clients become one, or the addresses.
    WhatChosen(bool),
    /// The other one is to stay.
    SwapPressed,
    /// The last merge is to be undone instead.
    UndoPressed,
    /// It is to be done.
    SubmitPressed,
    /// It was done, or not.
    Saved(Result<i64, Refusal>),
    /// It is to be left, or the duplicate chosen anew.
    EscapePressed,
}

impl State {
    /// The question about two addresses: the first one stays unless much more is known of the other.
    pub fn open(kept: AddressId, merged: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let mut state = Self::about(kept);
        let reading = state.ask(merged, context);
        (state, reading)
    }

    /// The same, with the duplicate of an address still to be chosen.
    pub fn choose(kept: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let (search, task) = find::State::like(kept, context);
        let state = Self { search: Some(Box::new(search)), ..Self::about(kept) };
        (state, task.map(Message::Search))
    }

    const fn about(kept: AddressId) -> Self {
        Self {
            own: kept,
            kept,
            merged: None,
            search: None,
            seen: None,
            clients: false,
            weighing: true,
            refusal: None,
            saving: false,
        }
    }

    /// The address that is gone and the one it went into, once they became one: whoever looks at the card of the first goes
    /// on at the second.
    pub fn went(&self) -> Option<(AddressId, AddressId)> {
        Some((self.merged.filter(|_| !self.clients)?, self.kept))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Ended>) {
        match message {
            Message::Search(message) => self.searched(message, context),
            Message::PreviewRead(both, seen) => (self.take(both, seen, context), None),
            Message::Saved(Ok(_)) => (Task::none(), Some(self.done(context))),
            Message::Saved(Err(refusal)) => (self.refuse(refusal), None),
            _ if self.saving => (Task::none(), None),
            Message::WhatChosen(clients) => (self.choose_what(clients), None),
            Message::SwapPressed => {
                self.weighing = false;
                (self.swap(context), None)
            }
            Message::UndoPressed => (Task::none(), Some(Ended::Go(Go::Unmerge(self.kept)))),
            Message::SubmitPressed => (self.submit(context), None),
            Message::EscapePressed => self.escape(),
        }
    }

    /// The search leads to the question instead of a card.
    fn searched(&mut self, message: find::Message, context: &Context<'_>) -> (Task<Message>, Option<Ended>) {
        let Some(search) = &mut self.search else { return (Task::none(), None) };
        let (task, ended) = search.update(message, context);
        let task = task.map(Message::Search);
        match ended {
            None => (task, None),
            Some(Ended::Go(Go::Card(address))) => (Task::batch([task, self.ask(address, context)]), None),
            Some(Ended::Closed) => (task, Some(Ended::Closed)),
            Some(_) => (task, None),
        }
    }

    fn ask(&mut self, merged: AddressId, context: &Context<'_>) -> Task<Message> {
        let kept = self.kept;
        self.merged = Some(merged);
        self.seen = None;
        self.refusal = None;
        Task::future(answered(context.office.read(move |read| preview(read, kept, merged))))
            .map(move |seen| Message::PreviewRead((kept, merged), seen.map(Box::new)))
    }

    fn take(
        &mut self,
        both: (AddressId, AddressId),
        seen: Result<Box<Preview>, Refusal>,
        context: &Context<'_>,
    ) -> Task<Message> {
        if (both.0, Some(both.1)) != (self.kept, self.merged) {
            return Task::none();
        }
        match seen {
            Ok(seen) if self.weighing && seen.goes_better_the_other_way() => {
                self.weighing = false;
                return self.swap(context);
            }
            Ok(seen) => {
                let clients_differ = seen.kept.counterparty.0 != seen.merged.counterparty.0;
                self.clients &= clients_differ;
                self.seen = Some(seen);
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
        Task::none()
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        self.saving = false;
        self.refusal = Some(refusal);
        Task::none()
    }

    fn choose_what(&mut self, clients: bool) -> Task<Message> {
        self.clients = clients && self.clients_differ();
        self.refusal = None;
        Task::none()
    }

    fn clients_differ(&self) -> bool {
        self.seen.as_ref().is_some_and(|seen| seen.kept.counterparty.0 != seen.merged.counterparty.0)
    }

    fn swap(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(merged) = self.merged else { return Task::none() };
        let kept = std::mem::replace(&mut self.kept, merged);
        self.ask(kept, context)
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(seen) = &self.seen else { return Task::none() };
        self.refusal = None;
        let task = if self.clients {
            let merge =
                MergeCounterparties { kept: seen.kept.counterparty, merged: seen.merged.counterparty };
            parts::run(context, merge)
        } else {
            parts::run(context, MergeAddresses { kept: seen.kept.address, merged: seen.merged.address })
        };
        self.saving = true;
        task.map(Message::Saved)
    }

    fn done(&self, context: &Context<'_>) -> Ended {
        let merged = self
            .seen
            .as_ref()
            .map(|seen| if self.clients { &seen.merged.client } else { &seen.merged.text }.clone());
        let merged = parts::cut(&merged.unwrap_or_default(), HALF);
        Ended::Done {
            sentence: t!(context.texts, "merge-done", merged = merged),
            changes: Changes { address: Some(self.kept), everything: true },
        }
    }

    fn escape(&mut self) -> (Task<Message>, Option<Ended>) {
        if self.search.is_none() || self.merged.is_none() {
            return (Task::none(), Some(Ended::Closed));
        }
        self.kept = self.own;
        self.merged = None;
        self.seen = None;
        self.weighing = true;
        self.refusal = None;
        (Task::none(), None)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if self.merged.is_none() {
            return match press.key {
                _ if press.alt_digit() == Some(4) => Some(Message::UndoPressed),
                // There is nowhere else to go from here.
                Key::Named(Named::Insert) => None,
                _ if press.ctrl('n') || press.ctrl_named(Named::Enter) => None,
                _ => self.search.as_ref()?.key(press).map(Message::Search),
            };
        }
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        match press.alt_digit()? {
            1 => Some(Message::WhatChosen(false)),
            2 => Some(Message::WhatChosen(true)),
            3 => Some(Message::SwapPressed),
            _ => None,
        }
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        match (&self.search, self.merged) {
            (Some(search), None) => {
                let choose = button(texts.text("merge-choose")).primary().key("Enter");
                let undo = button(texts.text("unmerge-submit")).key("Alt 4").on_press(Message::UndoPressed);
                let chosen = search.chosen().map(|_| Message::Search(find::Message::Went(find::Way::Card)));
                Dialog::new(
                    "merge-search",
                    texts.text("merge-search-title"),
                    search.body(context).map(Message::Search),
                )
                .size(DialogSize::Large)
                .footer(Row::new().push(choose.on_press_maybe(chosen)).push(undo).spacing(space::S))
                .on_escape(Message::EscapePressed)
            }
            _ => Dialog::new("merge", texts.text("merge-title"), self.question(context))
                .size(DialogSize::Medium)
                .footer(self.foot(context))
                .on_escape(Message::EscapePressed),
        }
    }

    fn question<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let Some(seen) = &self.seen else {
            let loading = self.refusal.is_none().then(|| text::muted(texts.text("dialog-loading")));
            return Column::new().push(loading).into();
        };
        let what = self.clients_differ().then(|| {
            let choices = vec![(texts.text("merge-addresses"), false), (texts.text("merge-clients"), true)];
            let keys = Row::new()
                .push(text::caption("Alt 1").width(Length::Fill).center())
                .push(text::caption("Alt 2").width(Length::Fill).center());
            Column::new()
                .push(segmented(choices, self.clients, Message::WhatChosen))
                .push(keys)
                .spacing(space::XS)
        });
        let sides = row![
            side(context, &seen.kept, (Tone::Good, "merge-kept")),
            side(context, &seen.merged, (Tone::Warning, "merge-merged"))
        ]
        .spacing(space::M);
        let moving = if self.clients { clients_move(context, seen) } else { rows_move(context, seen) };
        Column::new()
            .push(what)
            .push(sides)
            .push(moving)
            .push(text::muted(texts.text("merge-undo-hint")))
            .spacing(space::M)
            .into()
    }

    fn foot<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let refused_here = self.seen.as_ref().and_then(|seen| seen.addresses_refused);
        let refused_here = refused_here.filter(|_| !self.clients).map(Refusal::Merge);
        let shown = self.refusal.as_ref().or(refused_here.as_ref()).map(|refusal| refused(texts, refusal));
        let may = self.seen.is_some() && !self.saving && refused_here.is_none();
        let label = if self.saving { "dialog-saving" } else { "merge-submit" };
        let submit = button(texts.text(label)).primary().key("Ctrl Enter");
        let swap = button(texts.text("merge-swap")).key("Alt 3");
        let swap = swap.on_press_maybe((!self.saving && self.seen.is_some()).then_some(Message::SwapPressed));
        let buttons = Row::new()
            .push(submit.on_press_maybe(may.then_some(Message::SubmitPressed)))
            .push(swap)
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
            .spacing(space::S);
        parts::foot(shown, buttons)
    }
}

fn side<'a>(context: &Context<'a>, side: &Side, (tone, word): (Tone, &str)) -> Element<'a, Message> {
    let texts = context.texts;
    let debt = side.balance.debt.as_minor();
    let owes = match debt {
        0 => texts.text("merge-no-debt"),
        debt if debt > 0 => t!(texts, "find-debt", sum = texts.money(debt)),
        advance => t!(texts, "find-advance", sum = texts.money(-advance)),
    };
    let containers = t!(texts, "merge-containers", count = side.balance.containers);
    let status = texts.text(&format!("address-status-{}", side.status.code()));
    let column = Column::new()
        .push(badge(tone, texts.text(word)))
        .push(text::strong(parts::cut(&side.client, HALF)))
        .push(text::body(parts::cut(&side.text, HALF)))
        .push(text::caption(format!("{} · {status}", side.code)))
        .push(text::caption(format!("{owes} · {containers}")))
        .spacing(space::XS);
    container(column).padding(space::M).width(Length::Fill).style(theme::container::framed).into()
}

/// What goes from one address to the other.
fn rows_move<'a>(context: &Context<'a>, seen: &Preview) -> Element<'a, Message> {
    let texts = context.texts;
    let contacts = if seen.merged.addresses == 1 { seen.merged.contacts.0 } else { seen.merged.contacts.1 };
    let rows = seen.merged.rows.iter().map(|(rows, count)| (Since::Rows(*rows), *count));
    let parts = std::iter::once((Since::Contacts, contacts)).chain(rows).filter(|(_, count)| *count > 0);
    let words =
        |(what, count): (Since, usize)| t!(texts, &format!("merge-move-{}", what.code()), count = count);
    let moved: Vec<String> = parts.map(words).collect();
    let moved = if moved.is_empty() { texts.text("merge-move-nothing") } else { moved.join(", ") };
    sentence(t!(texts, "merge-moves", what = moved))
}

/// What goes from one client to the other.
fn clients_move<'a>(context: &Context<'a>, seen: &Preview) -> Element<'a, Message> {
    let texts = context.texts;
    let addresses = t!(texts, "merge-move-addresses", count = seen.merged.addresses);
    let contacts = t!(texts, "merge-move-contacts", count = seen.merged.contacts.0);
    sentence(t!(texts, "merge-clients-move", what = format!("{addresses}, {contacts}")))
}

fn sentence<'a>(words: String) -> Element<'a, Message> {
    callout(Tone::Accent, words, None)
}
