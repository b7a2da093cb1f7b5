//! The accountant's export: sales, payments and balances of a period as one Excel workbook or as three files of plain text.

use chrono::NaiveDate;
use iced::Task;
use iced::widget::Column;

use super::Ended;
use super::days::{self, Days};
use super::parts;
use crate::exchange::csv_out::csv;
use crate::exchange::sheet::xlsx;
use crate::i18n::Texts;
use crate::service::Refusal;
use crate::service::accounts::{Accounts, accounts};
use crate::service::exported::Exported;
use crate::t;
use crate::ui::screen::Context;
use crate::ui::taking_out::{self, TABLES, TakingOut, Target};
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, DialogSize, KeyPress};
use crate::wording::{account_sheets, refused};

const PATH: &str = "accounts-path";

/// What is shown and chosen.
#[derive(Debug)]
pub struct State {
    days: days::Span,
    out: TakingOut,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// About the days.
    Days(days::Message),
    /// About the file.
    Out(taking_out::Message),
    /// The accounts were read, or why not.
    Read(Result<Box<Accounts>, Refusal>),
    /// It is to be left.
    EscapePressed,
}

impl State {
    /// The accounts of the month before.
    pub fn open(context: &Context<'_>) -> (Self, Task<Message>) {
        let days = days::Span::new(Days::LastMonth, context.today);
        let mut state = Self { days, out: TakingOut::new(PATH, TABLES, "") };
        state.rename(context.texts);
        let focused = state.out.focus();
        (state, focused)
    }

    fn rename(&mut self, texts: &Texts) {
        if let Some((from, to)) = self.days.days() {
            self.out.rename(&t!(texts, "accounts-file", from = texts.date(from), to = texts.date(to)));
        }
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Ended>) {
        match message {
            Message::Days(message) => (self.choose(message, context), None),
            Message::Out(message) => (self.take_out(message, context), None),
            Message::Read(read) => (self.write(read, context), None),
            Message::EscapePressed => (Task::none(), Some(Ended::Closed)),
        }
    }

    fn choose(&mut self, message: days::Message, context: &Context<'_>) -> Task<Message> {
        let (task, changed) = self.days.update(message, context.today);
        if changed {
            self.rename(context.texts);
        }
        task
    }

    fn take_out(&mut self, message: taking_out::Message, context: &Context<'_>) -> Task<Message> {
        let (task, wanted) = self.out.update(message, context.texts);
        let task = task.map(Message::Out);
        match (wanted, self.days.days()) {
            (None, _) => task,
            (Some(_), Some((from, to))) => Task::batch([task, read(from, to, context)]),
            (Some(_), None) => {
                self.out.fail(context.texts.text("statement-no-days"));
                task
            }
        }
    }

    fn write(&mut self, read: Result<Box<Accounts>, Refusal>, context: &Context<'_>) -> Task<Message> {
        match read {
            Ok(accounts) => {
                let texts = context.texts.clone();
                let about = format!("{} – {}", texts.date(accounts.from), texts.date(accounts.to));
                let make = move |target| made(&texts, &accounts, target);
                self.out.write((Exported::Accounts, about, None), context, make).map(Message::Out)
            }
            Err(refusal) => {
                self.out.fail(refused(context.texts, &refusal));
                Task::none()
            }
        }
    }

    /// Whether something typed would be lost by closing: days and a path are no work.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// What a key means here, before the fields see it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        days::Span::key(press).map(Message::Days).or_else(|| self.out.key(press).map(Message::Out))
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let body = Column::new()
            .push(self.days.view("statement-days", context).map(Message::Days))
            .push(text::muted(texts.text("accounts-hint")))
            .push(self.out.view(texts).map(Message::Out))
            .spacing(space::M);
        Dialog::new("accounts", texts.text("accounts-title"), body)
            .size(DialogSize::Large)
            .footer(self.out.buttons(texts, Message::Out, Message::EscapePressed))
            .on_escape(Message::EscapePressed)
    }
}

fn read(from: NaiveDate, to: NaiveDate, context: &Context<'_>) -> Task<Message> {
    let actor = context.actor.clone();
    parts::read(context, move |read| Ok(Box::new(accounts(read, &actor, (from, to))?))).map(Message::Read)
}

/// One workbook, or a file for each sheet.
fn made(texts: &Texts, accounts: &Accounts, target: Target) -> Result<Vec<(String, Vec<u8>)>, String> {
    let sheets = account_sheets(texts, accounts);
    if target == Target::Csv {
        let one = |sheet: &crate::exchange::sheet::Sheet| {
            csv(sheet).map(|bytes| (format!(" {}", sheet.name), bytes)).map_err(|error| error.to_string())
        };
        return sheets.iter().map(one).collect();
    }
    let bytes = xlsx(&sheets).map_err(|error| error.to_string())?;
    Ok(vec![(String::new(), bytes)])
}
