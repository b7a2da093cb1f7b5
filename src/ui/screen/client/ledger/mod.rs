//! The tab Containers and money: every paper that moved money or containers, with what was owed after it.

mod rows;
pub mod void;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use super::period::Period;
use super::sheets::Asked;
use crate::domain::ids::{AddressId, SaleId};
use crate::domain::money::Money;
use crate::service::Refusal;
use crate::service::ledger::{Ledger, LedgerLine, ledger};
use crate::service::papers::InvoiceOf;
use crate::service::promises::{Promised, promises_of};
use crate::service::rights::Right;
use crate::store::PaperKind;
use crate::ui::Element;
use crate::ui::dialog::paper::Wanted;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::widget::list::kept_place;
use crate::ui::widget::{Key, KeyPress};

/// The list of papers.
pub const LIST: &str = "client-ledger";

/// Which papers are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// All of them.
    #[default]
    Both,
    /// Those that moved money.
    Money,
    /// Those that moved containers.
    Containers,
}

impl Side {
    fn shows(self, line: &LedgerLine) -> bool {
        let paper = &line.paper;
        match self {
            Self::Both => true,
            Self::Money => paper.debt != Money::ZERO,
            Self::Containers => (paper.brought, paper.returned, paper.deposited) != (0, 0, 0),
        }
    }
}

/// What the tab shows.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    ledger: Option<Ledger>,
    /// What was promised and is not paid yet.
    promises: Vec<Promised>,
    /// The places of the lines that are shown, newest first.
    shown: Vec<usize>,
    period: Period,
    side: Side,
    /// Voided papers are shown too.
    voided: bool,
    selected: Option<usize>,
    /// The sale that is to be selected as soon as it is there, by number.
    wanted: Option<String>,
    refusal: Option<Refusal>,
    /// Papers of a sale are for those who post sales, statements for those who see to debts.
    sells: bool,
    collects: bool,
}

/// A new paper that can be made from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewPaper {
    /// Water that was brought without an order.
    Sale,
    /// Money.
    Payment,
    /// Containers that came back, or a deposit for them.
    Containers,
    /// Containers that are written off or on (S0-24).
    Adjustment,
}

impl NewPaper {
    /// All of them, with their keys.
    pub const ALL: [(Self, Named, &'static str); 4] = [
        (Self::Sale, Named::F2, "F2"),
        (Self::Payment, Named::F3, "F3"),
        (Self::Containers, Named::F4, "F4"),
        (Self::Adjustment, Named::F11, "F11"),
    ];

    /// The right that it takes.
    const fn right(self) -> Right {
        match self {
            Self::Adjustment => Right::AdjustContainers,
            Self::Sale | Self::Payment | Self::Containers => Right::PostSales,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Sale => "sale",
            Self::Payment => "payment",
            Self::Containers => "containers",
            Self::Adjustment => "adjustment",
        }
    }
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// The papers were read.
    Read(Result<(Ledger, Vec<Promised>), Refusal>),
    /// A paper was selected, by place in the list.
    Selected(usize),
    /// Another period was chosen, by place in the menu.
    PeriodChosen(usize),
    /// Money, containers or both.
    SideChosen(Side),
    /// Voided papers are to be shown, or not.
    VoidedTicked(bool),
    /// A new paper.
    NewPressed(NewPaper),
    /// The selected paper is to be voided.
    VoidPressed,
    /// The invoice of the selected sale is wanted.
    InvoicePressed,
    /// Its delivery note is.
    NotePressed,
    /// A reconciliation statement is wanted (S0-34).
    StatementPressed,
}

impl State {
    /// The tab of an address as it opens, and its first reading.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self {
            address,
            ledger: None,
            promises: Vec::new(),
            shown: Vec::new(),
            period: Period::All,
            side: Side::Both,
            voided: false,
            selected: None,
            wanted: None,
            refusal: None,
            sells: context.actor.may(Right::PostSales),
            collects: context.actor.may(Right::CollectDebts),
        };
        let reading = state.read(context);
        (state, reading)
    }

    fn read(&self, context: &Context<'_>) -> Task<Message> {
        let address = self.address;
        let today = context.today;
        parts::read(context, move |read| {
            let promises = promises_of(read, address, today)?.into_iter().filter(Promised::is_open);
            Ok((ledger(read, address)?, promises.collect()))
        })
        .map(Message::Read)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
        match message {
            Message::Read(Ok((ledger, promises))) => self.narrow(context, |state| {
                state.ledger = Some(ledger);
                state.promises = promises;
                state.refusal = None;
            }),
            Message::Read(Err(refusal)) => self.refusal = Some(refusal),
            Message::Selected(at) => {
                self.selected = Some(at);
                self.refusal = self.refusal.take().filter(|_| self.ledger.is_none());
            }
            Message::PeriodChosen(at) => self.narrow(context, |state| state.period = Period::at(at)),
            Message::SideChosen(side) => self.narrow(context, |state| state.side = side),
            Message::VoidedTicked(shown) => self.narrow(context, |state| state.voided = shown),
            Message::NewPressed(paper) if context.actor.may(paper.right()) => {
                return (Task::none(), Some(Asked::NewPaper(paper)));
            }
            // Who may is said before anything is filled in.
            Message::NewPressed(paper) => {
                let right = paper.right();
                self.refusal = Some(Refusal::NotAllowed(right, context.actor.rights.roles(right)));
            }
            Message::VoidPressed => return (Task::none(), self.to_void()),
            Message::InvoicePressed => {
                return (Task::none(), self.paper(|sale| Wanted::Invoice(InvoiceOf::Sale(sale))));
            }
            Message::NotePressed => return (Task::none(), self.paper(Wanted::DeliveryNote)),
            Message::StatementPressed => {
                return (Task::none(), self.collects.then_some(Asked::Statement));
            }
        }
        (Task::none(), None)
    }

    /// Changes what is shown; the selection stays on its paper.
    fn narrow(&mut self, context: &Context<'_>, change: impl FnOnce(&mut Self)) {
        let known = self.selected.and_then(|at| self.line(at)).map(key);
        change(self);
        let lines = self.ledger.as_ref().map_or(&[][..], |ledger| &ledger.lines).iter().enumerate();
        let fits = |line: &LedgerLine| {
            self.period.contains(line.paper.on, context.today)
                && self.side.shows(line)
                && (self.voided || !line.paper.voided)
        };
        self.shown = lines.filter(|(_, line)| fits(line)).map(|(at, _)| at).rev().collect();
        let now = (0..self.shown.len()).filter_map(|at| self.line(at)).map(key);
        let kept = kept_place(known, now, self.selected);
        self.selected = self.found().or(kept);
    }

    /// Selects a sale by its number, now or when it is read; whatever would hide it is no longer chosen.
    pub fn show_sale(&mut self, number: String, context: &Context<'_>) -> Task<Message> {
        self.wanted = Some(number);
        self.narrow(context, |state| (state.period, state.side) = (Period::All, Side::Both));
        operation::focus(LIST)
    }

    /// The place of the sale that is wanted, which is wanted no longer once it is shown.
    fn found(&mut self) -> Option<usize> {
        let number = self.wanted.as_ref()?;
        let is_it = |line: &LedgerLine| line.paper.kind == PaperKind::Sale && line.paper.number == *number;
        let at = (0..self.shown.len()).find(|at| self.line(*at).is_some_and(is_it))?;
        self.wanted = None;
        Some(at)
    }

    fn line(&self, at: usize) -> Option<&LedgerLine> {
        self.ledger.as_ref()?.lines.get(*self.shown.get(at)?)
    }

    /// The selected paper, where it still counts and was not made with a sale.
    fn to_void(&self) -> Option<Asked> {
        let paper = &self.line(self.selected?)?.paper;
        (!paper.voided).then(|| Asked::Void(Box::new(paper.clone())))
    }

    /// A paper of the selected sale, where it still counts.
    fn paper(&self, wanted: impl FnOnce(SaleId) -> Wanted) -> Option<Asked> {
        let paper = &self.line(self.selected?)?.paper;
        let counts = self.sells && paper.kind == PaperKind::Sale && !paper.voided;
        counts.then(|| Asked::Paper(wanted(SaleId(paper.id))))
    }

    /// The address changed behind the tab.
    pub fn changed(&mut self, context: &Context<'_>) -> Task<Message> {
        self.read(context)
    }

    /// Nothing is typed here.
    pub fn save(&mut self, _context: &Context<'_>) -> Task<Message> {
        Task::none()
    }

    /// Nothing is typed here.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// The list that has the keyboard once there is something in it.
    pub fn listed(&self) -> Option<&'static str> {
        self.ledger.as_ref().filter(|ledger| !ledger.lines.is_empty()).map(|_| LIST)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.key == Key::Named(Named::Delete) && press.modifiers.is_empty() && !press.typing {
            return Some(Message::VoidPressed);
        }
        for (key, message) in [
            (Named::F6, Message::InvoicePressed),
            (Named::F7, Message::NotePressed),
            (Named::F8, Message::StatementPressed),
        ] {
            if press.plain(key) && !press.repeat {
                return Some(message);
            }
        }
        let pressed = NewPaper::ALL.into_iter().find(|(_, key, _)| press.plain(*key) && !press.repeat);
        pressed.map(|(paper, ..)| Message::NewPressed(paper))
    }

    /// The tab, below the bar of tabs.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        rows::view(self, context)
    }
}

/// What tells a paper from the others.
const fn key(line: &LedgerLine) -> (PaperKind, i64) {
    (line.paper.kind, line.paper.id)
}
