//! What is said in a dialog in several lines. It is kept while one types and comes back after a crash.

use iced::Task;
use iced::widget::{operation, text_editor};

use super::kept::Kept;
use super::parts::{self, Area};
use crate::domain::ids::AddressId;
use crate::i18n::Texts;
use crate::service::outcome::LONGEST_TEXT;
use crate::store::Typed;
use crate::ui::Element;
use crate::ui::screen::Context;

/// The field of such a text.
#[derive(Debug)]
pub struct Remark {
    name: &'static str,
    content: text_editor::Content,
    kept: Kept,
}

impl Remark {
    /// The empty field `name` of a dialog about an address (0: about none); and what was typed there and not saved.
    pub fn open(
        name: &'static str,
        dialog: &'static str,
        address: AddressId,
        context: &Context<'_>,
    ) -> (Self, Task<Option<Typed>>) {
        let (kept, typed) = Kept::open(dialog, address, context);
        (Self { name, content: text_editor::Content::new(), kept }, typed)
    }

    /// What stands there.
    pub fn text(&self) -> String {
        self.content.text()
    }

    /// Whether nothing is said.
    pub fn is_blank(&self) -> bool {
        self.content.text().trim().is_empty()
    }

    /// It is typed into.
    pub fn perform(&mut self, action: text_editor::Action) {
        self.content.perform(action);
    }

    /// What was typed before stands there again, unless the hand was faster.
    pub fn bring_back(&mut self, typed: Option<Typed>) {
        if let Some(typed) = typed.filter(|_| self.is_blank()) {
            self.content = text_editor::Content::with_text(&typed.body);
            self.kept.restore(&typed);
        }
    }

    /// Whether something was brought back and stands there.
    pub const fn is_restored(&self) -> bool {
        self.kept.is_restored()
    }

    /// What stands there is not wanted.
    pub fn clear(&mut self) {
        self.content = text_editor::Content::new();
    }

    /// Keeps what stands there, after each message; `open`: the dialog is open yet, neither saved nor left.
    pub fn keep(&mut self, open: bool, context: &Context<'_>) {
        let typed = (open && !self.is_blank()).then(|| self.text());
        self.kept.follow(typed, context);
    }

    /// It gets the keyboard.
    pub fn focus<Message>(&self) -> Task<Message> {
        operation::focus(self.name)
    }

    /// The quiet line over what was brought back, with the way to do without it.
    pub fn line<'a, Message: Clone + 'a>(
        &self,
        texts: &Texts,
        discard: Message,
    ) -> Option<Element<'a, Message>> {
        self.kept.line(texts, discard)
    }

    /// The field with its label, so many pixels high, and below it what is wrong or how much room is left.
    pub fn area<'a, Message: Clone + 'a>(
        &'a self,
        texts: &Texts,
        (label, height): (&str, f32),
        error: Option<String>,
        on_edit: impl Fn(text_editor::Action) -> Message + 'a,
    ) -> Element<'a, Message> {
        let area = Area { name: self.name, label: texts.text(label), height, longest: LONGEST_TEXT };
        parts::area(texts, area, &self.content, error, on_edit)
    }
}
