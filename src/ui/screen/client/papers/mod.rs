//! The tab Papers: the invoices, delivery notes and reconciliation statements that were made for the client.

use iced::keyboard::key::Named;
use iced::widget::{Column as Lines, container};
use iced::{Length, Task};

use super::bar;
use super::sheets::Asked;
use crate::domain::ids::AddressId;
use crate::domain::paper::PaperForm;
use crate::i18n::Texts;
use crate::service::Refusal;
use crate::service::papers::papers_of_client;
use crate::service::rights::Right;
use crate::store::MadePaper;
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::paper::Wanted;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::list::{Cell, Column, Width, kept_place};
use crate::ui::widget::{KeyPress, List, button, callout, empty};
use crate::wording;

/// The list of papers.
pub const LIST: &str = "client-papers";

/// What the tab shows.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    papers: Option<Vec<MadePaper>>,
    selected: Option<usize>,
    refusal: Option<Refusal>,
    /// Statements are for those who see to debts.
    collects: bool,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// The papers were read.
    Read(Result<Vec<MadePaper>, Refusal>),
    /// A paper was selected, by place in the list.
    Selected(usize),
    /// A paper is to be opened, by place in the list.
    Opened(usize),
    /// The selected one is to be opened.
    OpenPressed,
    /// A reconciliation statement is wanted (S0-34).
    StatementPressed,
}

impl State {
    /// The tab of an address as it opens, and its first reading.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let collects = context.actor.may(Right::CollectDebts);
        let state = Self { address, papers: None, selected: None, refusal: None, collects };
        let reading = state.read(context);
        (state, reading)
    }

    fn read(&self, context: &Context<'_>) -> Task<Message> {
        let address = self.address;
        parts::read(context, move |read| papers_of_client(read, address)).map(Message::Read)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, _context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
        match message {
            Message::Read(papers) => self.take(papers),
            Message::Selected(at) => self.selected = Some(at),
            Message::Opened(at) => {
                self.selected = Some(at);
                return (Task::none(), self.asked());
            }
            Message::OpenPressed => return (Task::none(), self.asked()),
            Message::StatementPressed => {
                return (Task::none(), self.collects.then_some(Asked::Statement));
            }
        }
        (Task::none(), None)
    }

    fn take(&mut self, papers: Result<Vec<MadePaper>, Refusal>) {
        match papers {
            Ok(papers) => {
                let known = self.papers.as_ref().zip(self.selected).and_then(|(papers, at)| papers.get(at));
                let known = known.map(|paper| paper.id);
                self.selected = kept_place(known, papers.iter().map(|paper| paper.id), self.selected);
                self.papers = Some(papers);
                self.refusal = None;
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
    }

    fn asked(&self) -> Option<Asked> {
        let paper = self.papers.as_ref()?.get(self.selected?)?;
        Some(Asked::Paper(Wanted::Kept(paper.id)))
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
        self.papers.as_ref().filter(|papers| !papers.is_empty()).map(|_| LIST)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.plain(Named::F8) && !press.repeat {
            return Some(Message::StatementPressed);
        }
        press.plain(Named::F2).then_some(Message::OpenPressed)
    }

    /// The tab, below the bar of tabs.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let refused = self.refusal.as_ref().map(|refusal| {
            container(callout(Tone::Bad, wording::refused(texts, refusal), None)).padding(space::M)
        });
        let body: Element<'a, Message> = match self.papers.as_deref() {
            None if self.refusal.is_some() => Lines::new().into(),
            None => container(text::muted(texts.text("dialog-loading"))).padding(space::L).into(),
            Some(papers) => {
                let list = if papers.is_empty() {
                    empty(texts.text("client-papers-none-title"), texts.text("client-papers-none"), None)
                } else {
                    self.list(papers, texts)
                };
                Lines::new().push(self.head(papers, texts)).push(list).into()
            }
        };
        Lines::new().push(refused).push(body).width(Length::Fill).height(Length::Fill).into()
    }

    fn head<'a>(&self, papers: &[MadePaper], texts: &Texts) -> Element<'a, Message> {
        let open = (!papers.is_empty()).then_some(Message::OpenPressed);
        let open = button(texts.text("client-papers-open")).key("F2").on_press_maybe(open).mouse_only();
        let statement = self.collects.then(|| {
            button(texts.text("client-statement")).key("F8").on_press(Message::StatementPressed).mouse_only()
        });
        let words = text::muted(t!(texts, "client-papers-count", count = papers.len()));
        bar::with([Some(open.into()), statement.map(Into::into)].into_iter().flatten(), words.into())
    }

    fn list<'a>(&'a self, papers: &'a [MadePaper], texts: &'a Texts) -> Element<'a, Message> {
        List::new(columns(texts, false), papers.len(), move |row, column| match papers.get(row) {
            Some(paper) => cell(paper, if column > 2 { column + 1 } else { column }, texts),
            None => Cell::Empty,
        })
        .id(LIST)
        .dense()
        .selected(self.selected)
        .handled(move |row| papers.get(row).is_some_and(|paper| paper.voided))
        .on_select(Message::Selected)
        .on_activate(Message::Opened)
        .into()
    }
}

/// The columns of papers; with whose they are where those of several clients stand together.
pub fn columns(texts: &Texts, clients: bool) -> Vec<Column> {
    let title = |id: &str| texts.text(id);
    let client = Column::new(title("client-papers-column-client"), Width::Fill { share: 3, min: 150.0 });
    let mut columns = vec![
        Column::new(title("client-column-day"), Width::Px(100.0)),
        Column::new(title("client-papers-column-form"), Width::Px(110.0)),
        Column::new(title("client-column-number"), Width::Px(120.0)),
    ];
    columns.extend(clients.then_some(client));
    columns.extend([
        Column::new(title("client-papers-column-about"), Width::Fill { share: 2, min: 150.0 }),
        Column::figures(title("client-column-sum"), 120.0),
        Column::figures(title("client-papers-column-vat"), 110.0).hidden_below(900.0),
        Column::new(title("client-column-who"), Width::Fill { share: 2, min: 120.0 }).hidden_below(900.0),
    ]);
    columns
}

/// The cell of a paper, in the columns with clients.
pub fn cell<'a>(paper: &'a MadePaper, column: usize, texts: &Texts) -> Cell<'a> {
    match column {
        0 => Cell::muted(texts.date(paper.day)),
        1 => Cell::text(texts.text(&format!("paper-kind-{}", paper.form.code()))),
        2 if paper.voided => Cell::muted(t!(texts, "client-paper-voided", paper = paper.number.as_str())),
        2 => Cell::strong(paper.number.as_str()),
        3 => Cell::text(paper.client.as_str()),
        4 => Cell::muted(match paper.days {
            Some((from, to)) => format!("{} – {}", texts.date(from), texts.date(to)),
            None => paper.basis.clone().unwrap_or_default(),
        }),
        5 => Cell::text(texts.amount(paper.total.as_minor())),
        6 if paper.form == PaperForm::Statement => Cell::Empty,
        6 => Cell::text(texts.amount(paper.vat.as_minor())),
        _ => paper.made_by.as_deref().map_or(Cell::Empty, Cell::muted),
    }
}
