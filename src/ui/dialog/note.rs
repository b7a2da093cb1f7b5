//! A dialog of one text: the comment and the journal record are the same but for what becomes of it.

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation, text_editor};
use iced::{Element, Length, Task};

use super::parts;
use super::remark::Remark;
use crate::domain::ids::AddressId;
use crate::service::Refusal;
use crate::service::form::{Whom, whom};
use crate::store::Typed;
use crate::ui::screen::Context;
use crate::ui::theme::space;
use crate::ui::widget::{Dialog, KeyPress, button};
use crate::wording::refused;

/// Height of the field in pixels.
const HEIGHT: f32 = 132.0;

/// The words of such a dialog.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    /// Tells the dialog from others in the same place.
    pub name: &'static str,
    /// The field.
    pub field: &'static str,
    /// Text ids: title, label of the field, of the button.
    pub title: &'static str,
    pub label: &'static str,
    pub save: &'static str,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Whom it is about was read.
    WhomRead(AddressId, Result<Whom, Refusal>),
    /// What was typed before and not saved.
    KeptRead(AddressId, Option<Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// The text was changed.
    Edited(text_editor::Action),
    /// It is to be saved.
    SubmitPressed,
    /// On to an order; what was typed is saved before.
    OrderPressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// It was saved, with the number of the document where it has one; or why not.
    Saved(Result<String, Refusal>),
}

/// What becomes of a message.
pub(super) enum Next {
    /// Nothing more.
    Task(Task<Message>),
    /// Save this text.
    Save(String),
    /// Saved under this number.
    Saved(String),
    /// Left.
    Leave,
}

/// What is shown and typed.
#[derive(Debug)]
pub(super) struct Note {
    address: AddressId,
    words: Words,
    whom: Option<Whom>,
    remark: Remark,
    refusal: Option<Refusal>,
    saving: bool,
    leaving: bool,
    /// Whether an order may follow, and whether it is to.
    order: Option<bool>,
}

impl Note {
    pub fn open(address: AddressId, words: Words, context: &Context<'_>) -> (Self, Task<Message>) {
        let (remark, typed) = Remark::open(words.field, words.name, address, context);
        let note = Self {
            address,
            words,
            whom: None,
            remark,
            refusal: None,
            saving: false,
            leaving: false,
            order: None,
        };
        let reading = parts::read(context, move |read| whom(read, address));
        let typed = typed.map(move |typed| Message::KeptRead(address, typed));
        (note, Task::batch([reading.map(move |whom| Message::WhomRead(address, whom)), typed]))
    }

    pub const fn address(&self) -> AddressId {
        self.address
    }

    /// An order may follow.
    pub fn offer_order(&mut self) {
        self.order = Some(false);
    }

    /// Whether an order may follow, and whether it is to.
    pub const fn order(&self) -> Option<bool> {
        self.order
    }

    pub fn is_unsaved(&self) -> bool {
        !self.remark.is_blank()
    }

    pub fn take(&mut self, message: Message, context: &Context<'_>) -> Next {
        let next = self.happened(message);
        self.remark.keep(!matches!(next, Next::Saved(_) | Next::Leave), context);
        next
    }

    fn happened(&mut self, message: Message) -> Next {
        match message {
            Message::WhomRead(address, whom) => self.take_whom(address, whom),
            Message::KeptRead(address, typed) => self.restore(address, typed),
            Message::Saved(Err(refusal)) => self.refuse(refusal),
            Message::Saved(Ok(number)) => Next::Saved(number),
            _ if self.saving => Next::Task(Task::none()),
            Message::Edited(action) => self.edit(action),
            Message::SubmitPressed => self.submit(),
            Message::OrderPressed => self.go_on(),
            Message::EscapePressed => self.escape(),
            Message::Discarded => Next::Leave,
            Message::RestoredDiscarded => self.discard_restored(),
        }
    }

    fn restore(&mut self, address: AddressId, typed: Option<Typed>) -> Next {
        if address == self.address {
            self.remark.bring_back(typed);
        }
        Next::Task(Task::none())
    }

    fn discard_restored(&mut self) -> Next {
        self.remark.clear();
        self.leaving = false;
        Next::Task(self.remark.focus())
    }

    fn take_whom(&mut self, address: AddressId, whom: Result<Whom, Refusal>) -> Next {
        match whom {
            Ok(whom) if address == self.address => self.whom = Some(whom),
            Err(refusal) if address == self.address => self.refusal = Some(refusal),
            _ => {}
        }
        Next::Task(Task::none())
    }

    fn refuse(&mut self, refusal: Refusal) -> Next {
        self.saving = false;
        self.order = self.order.map(|_| false);
        self.refusal = Some(refusal);
        Next::Task(self.remark.focus())
    }

    fn edit(&mut self, action: text_editor::Action) -> Next {
        if action.is_edit() {
            self.refusal = None;
            self.leaving = false;
        }
        self.remark.perform(action);
        Next::Task(Task::none())
    }

    fn submit(&mut self) -> Next {
        self.saving = true;
        self.leaving = false;
        self.refusal = None;
        Next::Save(self.remark.text())
    }

    /// On to the order: what was said is kept first, and where nothing was typed there is nothing to keep.
    fn go_on(&mut self) -> Next {
        self.order = self.order.map(|_| true);
        if self.is_unsaved() { self.submit() } else { Next::Leave }
    }

    fn escape(&mut self) -> Next {
        if self.leaving {
            self.leaving = false;
            return Next::Task(self.remark.focus());
        }
        if !self.is_unsaved() {
            return Next::Leave;
        }
        self.leaving = true;
        Next::Task(operation::focus(parts::STAY))
    }

    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        let meant = if self.leaving {
            Some(Message::Discarded)
        } else {
            self.remark.is_restored().then_some(Message::RestoredDiscarded)
        };
        meant.filter(|_| parts::discards(press))
    }

    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        self.around(self.field(context), context, |message| message)
    }

    /// The field with what is wrong with its text.
    pub fn field<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let error = parts::sentence(texts, self.refusal.as_ref(), parts::about_text);
        Column::new()
            .push(self.remark.line(texts, Message::RestoredDiscarded))
            .push(self.remark.area(texts, (self.words.label, HEIGHT), error, Message::Edited))
            .spacing(space::S)
            .into()
    }

    /// The dialog around a body that holds the field; its messages are those of the body.
    pub fn around<'a, Outer: Clone + 'a>(
        &'a self,
        body: Element<'a, Outer>,
        context: &Context<'a>,
        to_outer: impl Fn(Message) -> Outer + Clone + 'a,
    ) -> Dialog<'a, Outer> {
        let texts = context.texts;
        let elsewhere = self.refusal.as_ref().filter(|refusal| !parts::about_text(refusal));
        let footer = parts::foot(elsewhere.map(|refusal| refused(texts, refusal)), self.buttons(context));
        Dialog::new(self.words.name, texts.text(self.words.title), body)
            .subtitle(parts::subtitle(self.whom.as_ref()))
            .footer(footer.map(to_outer.clone()))
            .on_escape(to_outer(Message::EscapePressed))
    }

    fn buttons<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.leaving {
            return parts::leaving(texts, None, Message::Discarded, Message::EscapePressed);
        }
        let save = if self.saving {
            (texts.text("dialog-saving"), None)
        } else {
            (texts.text(self.words.save), Some(Message::SubmitPressed))
        };
        let (label, message) = save;
        let order = self.order.map(|_| {
            let order = (!self.saving).then_some(Message::OrderPressed);
            button(texts.text("desk-ship")).key("F2").on_press_maybe(order)
        });
        Row::new()
            .push(button(label).primary().key("Ctrl Enter").on_press_maybe(message))
            .push(order)
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
            .spacing(space::S)
            .into()
    }
}
