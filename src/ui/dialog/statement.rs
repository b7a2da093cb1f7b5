//! A reconciliation statement (S0-34, S1-68): its days and addresses are chosen and what it says is seen; it gets its number
//! when it is saved or printed.

use iced::Task;
use iced::widget::Column;

use super::days::{self, Days};
use super::paper::page;
use super::parts;
use crate::domain::ids::{AddressId, CounterpartyId};
use crate::domain::paper::StatementPaper;
use crate::exchange::form::Form;
use crate::service::exported::Exported;
use crate::service::form::{Whom, whom};
use crate::service::papers::{KeptPaper, MakeStatement, PaperMade, Span, kept_paper, statement};
use crate::service::{Refusal, Thing, Watch};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::taking_out::{self, PAPER, TakingOut, form_files};
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::list::Motion;
use crate::ui::widget::{Dialog, DialogSize, KeyPress, callout, labelled, scroll_dialog, segmented};
use crate::wording::{self, paper_title, refused, statement_draft};

pub use super::parts::Action;

/// The name of the dialog.
const NAME: &str = "statement";
const PATH: &str = "statement-path";

/// Whose statement it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    whom: Whom,
    counterparty: CounterpartyId,
    /// There are several addresses.
    several: bool,
}

/// What is shown and chosen.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    known: Option<Known>,
    days: days::Span,
    /// Over all addresses of the client.
    all: bool,
    /// Counts the questions: an answer to an older one is dropped.
    asked: u64,
    form: Option<Form>,
    out: TakingOut,
    refusal: Option<Refusal>,
    done: Option<String>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Whose it is was read.
    Known(AddressId, Result<Known, Refusal>),
    /// About the days.
    Days(days::Message),
    /// Over all addresses, or this one alone.
    AllChosen(bool),
    /// What it says was read, by the number of the question.
    Read(u64, Result<Box<StatementPaper>, Refusal>),
    /// About its file.
    Out(taking_out::Message),
    /// It got its number and was read, or why not.
    Made(Result<PaperMade, Refusal>),
    /// It was read as it was made.
    Kept(Result<Box<KeptPaper>, Refusal>),
    /// A key scrolls it.
    Scrolled(Motion),
    /// It is to be left.
    EscapePressed,
}

type Reply = (Task<Message>, Option<Action>);

impl State {
    /// The statement of the client of an address, over the quarter that runs.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self {
            address,
            known: None,
            days: days::Span::new(Days::Quarter, context.today),
            all: true,
            asked: 0,
            form: None,
            out: TakingOut::new(PATH, PAPER, &context.texts.text("paper-statement-draft")),
            refusal: None,
            done: None,
        };
        let reading = parts::read(context, move |read| {
            let whom = whom(read, address)?;
            let row = read
                .address(address)?
                .ok_or_else(|| Refusal::NotFound(Thing::Address, address.0.to_string()))?;
            let counterparty = row.address.counterparty;
            Ok(Known { whom, counterparty, several: read.addresses_of(counterparty)?.len() > 1 })
        });
        let focused = state.out.focus();
        (state, Task::batch([reading.map(move |known| Message::Known(address, known)), focused]))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Reply {
        match message {
            Message::Known(address, known) => (self.take_known(address, known, context), None),
            Message::Days(message) => (self.choose_days(message, context), None),
            Message::AllChosen(all) => (self.choose_all(all, context), None),
            Message::Read(asked, paper) => (self.take(asked, paper, context), None),
            Message::Out(message) => (self.take_out(message, context), None),
            Message::Made(made) => (self.made(made, context), None),
            Message::Kept(kept) => (self.kept(kept, context), None),
            Message::Scrolled(motion) => (scroll_dialog(NAME, motion), None),
            Message::EscapePressed => (Task::none(), (!self.out.stop()).then(|| self.left())),
        }
    }

    fn take_known(
        &mut self,
        address: AddressId,
        known: Result<Known, Refusal>,
        context: &Context<'_>,
    ) -> Task<Message> {
        match known {
            Ok(known) if address == self.address => {
                let client = known.whom.client.as_str();
                self.out.rename(&t!(context.texts, "paper-file-statement-draft", client = client));
                self.known = Some(known);
                self.read(context)
            }
            Err(refusal) if address == self.address => {
                self.refusal = Some(refusal);
                Task::none()
            }
            _ => Task::none(),
        }
    }

    fn span(&self) -> Option<Span> {
        let (from, to) = self.days.days()?;
        let known = self.known.as_ref()?;
        let address = (!self.all && known.several).then_some(self.address);
        Some(Span { counterparty: known.counterparty, address, from, to })
    }

    /// Reads what the statement would say.
    fn read(&mut self, context: &Context<'_>) -> Task<Message> {
        self.refusal = None;
        let Some(span) = self.span() else { return Task::none() };
        self.asked += 1;
        let (asked, today) = (self.asked, context.today);
        let reading = parts::read(context, move |read| Ok(Box::new(statement(read, span, today)?)));
        reading.map(move |paper| Message::Read(asked, paper))
    }

    fn choose_days(&mut self, message: days::Message, context: &Context<'_>) -> Task<Message> {
        let (task, changed) = self.days.update(message, context.today);
        if changed { Task::batch([task, self.read(context)]) } else { task }
    }

    fn choose_all(&mut self, all: bool, context: &Context<'_>) -> Task<Message> {
        self.all = all;
        self.read(context)
    }

    fn take(
        &mut self,
        asked: u64,
        paper: Result<Box<StatementPaper>, Refusal>,
        context: &Context<'_>,
    ) -> Task<Message> {
        if asked != self.asked {
            return Task::none();
        }
        match paper {
            Ok(paper) => self.form = Some(statement_draft(context.texts, &paper)),
            Err(refusal) => {
                self.form = None;
                self.refusal = Some(refusal);
            }
        }
        Task::none()
    }

    /// It gets its number first; then it is written as it was kept.
    fn take_out(&mut self, message: taking_out::Message, context: &Context<'_>) -> Task<Message> {
        // It gets a number: other days than those that are shown are seen first.
        if message.begins() && self.days.settle(context.today) {
            return self.read(context);
        }
        // What became of it stands above the paper.
        let told = matches!(message, taking_out::Message::Written(_));
        let (task, wanted) = self.out.update(message, context.texts);
        let task = task.map(Message::Out);
        let task = if told { Task::batch([task, scroll_dialog(NAME, Motion::First)]) } else { task };
        match (wanted, self.span()) {
            (None, _) => task,
            (Some(_), Some(span)) => {
                Task::batch([task, parts::run(context, MakeStatement(span)).map(Message::Made)])
            }
            (Some(_), None) => {
                self.out.fail(context.texts.text("statement-no-days"));
                task
            }
        }
    }

    fn made(&mut self, made: Result<PaperMade, Refusal>, context: &Context<'_>) -> Task<Message> {
        match made {
            Ok(made) => {
                parts::read(context, move |read| Ok(Box::new(kept_paper(read, made.id)?))).map(Message::Kept)
            }
            Err(refusal) => {
                self.out.refuse(&refusal, context.texts);
                Task::none()
            }
        }
    }

    fn kept(&mut self, kept: Result<Box<KeptPaper>, Refusal>, context: &Context<'_>) -> Task<Message> {
        let texts = context.texts;
        match kept {
            Ok(kept) => {
                self.done = Some(t!(texts, "paper-made", title = paper_title(texts, &kept.row)));
                let form = wording::paper(texts, &kept);
                self.form = Some(form.clone());
                let export = (Exported::Statement, kept.row.number.clone(), Some(self.address));
                self.out
                    .write(export, context, move |target, _: &Watch| form_files(&form, target))
                    .map(Message::Out)
            }
            Err(refusal) => {
                self.out.refuse(&refusal, texts);
                Task::none()
            }
        }
    }

    fn left(&self) -> Action {
        match &self.done {
            Some(sentence) => Action::Done {
                address: self.address,
                handled: None,
                postponed_to: None,
                sentence: sentence.clone(),
            },
            None => Action::Closed,
        }
    }

    /// Whether something typed would be lost by closing: days and a path are no work.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// What a key means here, before the fields see it: Alt+4 to 7 the usual days, Alt+8 the addresses.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.alt_digit() == Some(8) {
            return Some(Message::AllChosen(!self.all));
        }
        if let Some(motion) = Motion::from_press(press).filter(|_| !self.days.is_choosing()) {
            return Some(Message::Scrolled(motion));
        }
        days::Span::key(press).map(Message::Days).or_else(|| self.out.key(press).map(Message::Out))
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let refusal = self.refusal.as_ref().map(|refusal| callout(Tone::Bad, refused(texts, refusal), None));
        let mut body = Column::new()
            .push(self.choices(context))
            .push(refusal)
            .push(self.out.view(texts).map(Message::Out));
        match &self.form {
            Some(form) => body = body.push(page::page(form, texts)),
            None if self.refusal.is_none() => body = body.push(text::muted(texts.text("dialog-loading"))),
            None => {}
        }
        Dialog::new(NAME, texts.text("paper-statement-draft"), body.spacing(space::M))
            .size(DialogSize::Large)
            .subtitle(parts::subtitle(self.known.as_ref().map(|known| &known.whom)))
            .footer(self.out.buttons(texts, Message::Out, Message::EscapePressed))
            .on_escape(Message::EscapePressed)
    }

    fn choices<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let several = self.known.as_ref().is_some_and(|known| known.several);
        let of = several.then(|| {
            let choices = [
                (texts.text("statement-all-addresses"), true),
                (texts.text("statement-this-address"), false),
            ];
            labelled(
                texts.text("statement-addresses"),
                segmented(choices, self.all, Message::AllChosen),
                None,
            )
        });
        Column::new()
            .push(self.days.view("statement-days", context).map(Message::Days))
            .push(of)
            .spacing(space::M)
            .into()
    }
}
