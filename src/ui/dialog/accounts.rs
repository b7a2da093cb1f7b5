//! The accountant's export: sales, payments and balances of a period as one Excel workbook or as three files of plain text.

use chrono::NaiveDate;
use iced::Task;
use iced::widget::Column;

use super::Ended;
use super::days::{self, Days};
use crate::exchange::csv_out::csv;
use crate::exchange::sheet::Sheet;
use crate::i18n::Texts;
use crate::service::accounts::{Accounts, accounts};
use crate::service::exported::Exported;
use crate::service::{Refusal, Watch, answered};
use crate::store::Read;
use crate::t;
use crate::ui::screen::Context;
use crate::ui::taking_out::{self, Files, TABLES, TakingOut, Target};
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, DialogSize, KeyPress};
use crate::ui::writing::{self, Failed};
use crate::wording::{account_sheets, system_failed};

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
            self.out.rename_untouched(&t!(
                texts,
                "accounts-file",
                from = texts.date(from),
                to = texts.date(to)
            ));
        }
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Ended>) {
        match message {
            Message::Days(message) => (self.choose(message, context), None),
            Message::Out(message) => (self.take_out(message, context), None),
            Message::Read(read) => (self.write(read, context), None),
            Message::EscapePressed => (Task::none(), (!self.out.stop()).then_some(Ended::Closed)),
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
        if message.begins() && self.days.settle(context.today) {
            self.rename(context.texts);
        }
        let (task, wanted) = self.out.update(message, context.texts);
        let task = task.map(Message::Out);
        match (wanted, self.days.days()) {
            (None, _) => task,
            (Some(watch), Some((from, to))) => Task::batch([task, read(from, to, watch, context)]),
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
                let make = move |target: Target, watch: &Watch| made(&texts, &accounts, target, watch);
                self.out.write((Exported::Accounts, about, None), context, make).map(Message::Out)
            }
            Err(refusal) => {
                self.out.refuse(&refusal, context.texts);
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

/// At length, on a thread of its own.
fn read(from: NaiveDate, to: NaiveDate, watch: Watch, context: &Context<'_>) -> Task<Message> {
    let actor = context.actor.clone();
    let reading = move |read: &Read<'_>| Ok(Box::new(accounts(read, &actor, (from, to), &watch)?));
    Task::perform(answered(context.office.read_apart(reading)), Message::Read)
}

/// One workbook, or a file for each sheet.
fn made(texts: &Texts, accounts: &Accounts, target: Target, watch: &Watch) -> Result<Files, Failed> {
    let sheets = account_sheets(texts, accounts);
    if target == Target::Csv {
        let one = |sheet: &Sheet| {
            let bytes = csv(sheet).map_err(|error| Failed::System(system_failed(texts, &error)))?;
            Ok((format!(" {}", sheet.name), bytes))
        };
        return sheets.iter().map(one).collect();
    }
    Ok(vec![(String::new(), writing::workbook(&sheets, watch)?)])
}
