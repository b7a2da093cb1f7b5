//! Whose an entry of the bank is: one of those proposed by its digit, or anybody by the search.

use iced::widget::{Column, Row, Space, operation};
use iced::{Alignment, Length, Task};

use super::bank::because;
use crate::domain::ids::AddressId;
use crate::service::bank::{BankLine, PostBankEntries, Proposal};
use crate::service::{Changes, Refusal};
use crate::ui::Element;
use crate::ui::dialog::manual_task::search::{self, Search};
use crate::ui::dialog::{Ended, parts};
use crate::ui::screen::Context;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, DialogSize, KeyPress, Press, badge, button, key_cap};
use crate::{t, wording};

/// The entry, and what is typed to find whose it is.
#[derive(Debug)]
pub struct State {
    line: Box<BankLine>,
    search: Search,
    refusal: Option<Refusal>,
    saving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The proposal at this place is right.
    Chosen(usize),
    /// In the search.
    Search(search::Message),
    /// It is left.
    Closed,
    /// The payment was posted, or why not.
    Posted(Result<Vec<String>, Refusal>),
}

impl State {
    /// The question about an entry.
    pub fn open(line: Box<BankLine>) -> (Self, Task<Message>) {
        let state = Self { line, search: Search::default(), refusal: None, saving: false };
        (state, operation::focus(search::FIELD))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Ended>) {
        match message {
            Message::Posted(Ok(numbers)) => {
                let number = numbers.join(", ");
                let sentence = t!(context.texts, "bank-posted", number = number);
                let changes = Changes { address: None, everything: true };
                (Task::none(), Some(Ended::Done { sentence, changes }))
            }
            Message::Posted(Err(refusal)) => {
                (self.refusal, self.saving) = (Some(refusal), false);
                (operation::focus(search::FIELD), None)
            }
            Message::Closed => (Task::none(), Some(Ended::Closed)),
            Message::Chosen(at) => {
                let chosen = self.line.proposals.get(at).map(|proposal| proposal.payer.address);
                (chosen.map_or_else(Task::none, |address| self.post(address, context)), None)
            }
            Message::Search(message) => {
                let (task, chosen) = self.search.update(message, context);
                let posted = chosen.map_or_else(Task::none, |address| self.post(address, context));
                (Task::batch([task.map(Message::Search), posted]), None)
            }
        }
    }

    fn post(&mut self, address: AddressId, context: &Context<'_>) -> Task<Message> {
        if self.saving {
            return Task::none();
        }
        (self.saving, self.refusal) = (true, None);
        let entries = vec![(self.line.entry.id, address)];
        parts::run(context, PostBankEntries { entries }).map(Message::Posted)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if let Some(digit) = press.alt_digit() {
            return Some(Message::Chosen(digit - 1));
        }
        self.search.key(press).map(Message::Search)
    }

    /// Nothing typed here is worth a question.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let (texts, entry) = (context.texts, &self.line.entry);
        let sum = format!("{} · {}", texts.money(entry.amount.as_minor()), texts.date(entry.day));
        let rows = self.line.proposals.iter().take(9).enumerate();
        let rows = rows.map(|(at, proposal)| row(at, proposal, context));
        let body = Column::new()
            .push(text::figure(sum))
            .push(text::strong(parts::cut(&entry.payer, 90)))
            .push(text::muted(entry.purpose.as_str()))
            .extend(rows)
            .push(self.search.view("bank-find", texts, None).map(Message::Search))
            .spacing(space::S);
        let close = button(texts.text("dialog-close")).quiet().on_press(Message::Closed).mouse_only();
        let footer = Row::new().push(Space::new().width(Length::Fill)).push(close);
        let refusal = self.refusal.as_ref().map(|refusal| wording::refused(texts, refusal));
        Dialog::new("bank-whose", texts.text("bank-whose"), body)
            .size(DialogSize::Medium)
            .footer(parts::foot(refusal, footer))
            .on_escape(Message::Closed)
    }
}

fn row<'a>(at: usize, proposal: &'a Proposal, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let payer = &proposal.payer;
    let names = Column::new()
        .push(text::strong(parts::cut(&payer.client, 40)))
        .push(text::caption(parts::cut(&payer.text, 50)))
        .width(Length::Fill);
    let tone = if proposal.sure { Tone::Good } else { Tone::Neutral };
    let line = Row::new()
        .push(key_cap(format!("Alt {}", at + 1)))
        .push(names)
        .push(text::body(texts.money(payer.debt.as_minor())))
        .push(badge(tone, because(proposal, texts)))
        .spacing(space::M)
        .align_y(Alignment::Center);
    Press::new(Kind::Secondary, line).width(Length::Fill).height(44.0).on_press(Message::Chosen(at)).into()
}
