//! The question before a paper is voided: balances and plan follow at once.

use iced::Length;
use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space};

use crate::domain::ids::{AddressId, MovementId, PaymentId, SaleId};
use crate::service::Refusal;
use crate::service::container_adjustment::VoidAdjustment;
use crate::service::containers::VoidMovement;
use crate::service::payment::VoidPayment;
use crate::service::void_sale::VoidSale;
use crate::store::{Paper, PaperKind};
use crate::t;
use crate::ui::dialog::order::Action;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, Key, KeyPress, button};
use crate::wording;

/// What is shown.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    paper: Box<Paper>,
    refusal: Option<Refusal>,
    saving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// It is to be voided.
    Confirmed,
    /// It is to be left as it is.
    EscapePressed,
    /// It was voided, or why not.
    Saved(Result<(), Refusal>),
}

impl State {
    /// The question about a paper.
    pub const fn open(address: AddressId, paper: Box<Paper>) -> Self {
        Self { address, paper, refusal: None, saving: false }
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::Confirmed if self.saving => (Task::none(), None),
            Message::Confirmed => {
                self.saving = true;
                (self.void(context), None)
            }
            Message::EscapePressed => (Task::none(), Some(Action::Closed)),
            Message::Saved(Ok(())) => {
                let sentence = t!(context.texts, "client-void-done", paper = self.name(context));
                let done =
                    Action::Done { address: self.address, handled: None, postponed_to: None, sentence };
                (Task::none(), Some(done))
            }
            Message::Saved(Err(refusal)) => {
                self.saving = false;
                self.refusal = Some(refusal);
                (Task::none(), None)
            }
        }
    }

    fn void(&self, context: &Context<'_>) -> Task<Message> {
        let id = self.paper.id;
        match self.paper.kind {
            PaperKind::Sale => {
                parts::run(context, VoidSale { sale: SaleId(id) }).map(|done| Message::Saved(done.map(drop)))
            }
            PaperKind::Payment => parts::run(context, VoidPayment { payment: PaymentId(id) })
                .map(|done| Message::Saved(done.map(drop))),
            PaperKind::Movement if self.paper.word == "adjustment" => {
                parts::run(context, VoidAdjustment { movement: MovementId(id) })
                    .map(|done| Message::Saved(done.map(drop)))
            }
            PaperKind::Movement => parts::run(context, VoidMovement { movement: MovementId(id) })
                .map(|done| Message::Saved(done.map(drop))),
        }
    }

    fn name(&self, context: &Context<'_>) -> String {
        let word = context.texts.text(&format!("client-paper-{}", self.paper.word));
        format!("{word} {}", self.paper.number)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        let yes = press.ctrl_named(Named::Enter) || press.key == Key::Named(Named::Delete) && !press.repeat;
        yes.then_some(Message::Confirmed)
    }

    /// Nothing is typed here.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let day = texts.date(self.paper.on);
        let question = t!(texts, "client-void-question", paper = self.name(context), day = day);
        let what = match self.paper.kind {
            PaperKind::Sale => "client-void-sale",
            PaperKind::Payment => "client-void-payment",
            PaperKind::Movement => "client-void-movement",
        };
        let body =
            Column::new().push(text::body(question)).push(text::muted(texts.text(what))).spacing(space::S);
        let void = button(texts.text("client-ledger-void")).danger().key("Del");
        let void = void.on_press_maybe((!self.saving).then_some(Message::Confirmed));
        let stay = button(texts.text("client-void-stay")).id(parts::STAY).primary().key("Esc");
        let buttons = Row::new()
            .push(stay.on_press(Message::EscapePressed))
            .push(Space::new().width(Length::Fill))
            .push(void);
        let refusal = self.refusal.as_ref().map(|refusal| wording::refused(texts, refusal));
        Dialog::new("client-void", texts.text("client-void-title"), body)
            .footer(parts::foot(refusal, buttons))
            .on_escape(Message::EscapePressed)
    }
}
