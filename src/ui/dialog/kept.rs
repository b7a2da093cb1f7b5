//! What is typed in a dialog survives its closing and a crash: it is kept while one types, comes back when the dialog opens
//! again, and is erased once it was saved or discarded.
//!
//! A dialog holds a [`Kept`], tells it after each message what is typed ([`Kept::follow`]), fills itself with what
//! [`Kept::open`] brings back, and shows [`Kept::line`].

use iced::Task;
use iced::widget::{Row, row};
use iced::{Alignment, Length};

use crate::clock;
use crate::domain::ids::AddressId;
use crate::i18n::Texts;
use crate::service::answered;
use crate::service::typed::Place;
use crate::store::Typed;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::button;

/// The kept text of one dialog.
#[derive(Debug)]
pub struct Kept {
    place: Place,
    /// What was kept last.
    body: Option<String>,
    /// The instant of what was brought back, while it stands there.
    restored: Option<String>,
}

impl Kept {
    /// The place of a dialog by its stable name, about an address; and what was typed there and not saved.
    pub fn open(
        dialog: impl Into<String>,
        address: AddressId,
        context: &Context<'_>,
    ) -> (Self, Task<Option<Typed>>) {
        let place = Place::new(context.actor, dialog, address);
        let reading = answered(context.office.typed(place.clone()));
        // What cannot be read is as good as never typed: the dialog opens all the same.
        let reading = Task::future(async move { reading.await.ok().flatten() });
        (Self { place, body: None, restored: None }, reading)
    }

    /// The dialog filled itself with what was brought back.
    pub fn restore(&mut self, typed: &Typed) {
        self.body = Some(typed.body.clone());
        self.restored = Some(typed.at.clone());
    }

    /// Whether something was brought back and stands there.
    pub const fn is_restored(&self) -> bool {
        self.restored.is_some()
    }

    /// Keeps what is typed now; `None`: nothing that would be lost.
    pub fn follow(&mut self, typed: Option<String>, context: &Context<'_>) {
        match typed {
            None => self.forget(context),
            Some(body) if self.body.as_ref() == Some(&body) => {}
            Some(body) => {
                context.office.keep_typed(self.place.clone(), body.clone());
                self.body = Some(body);
            }
        }
    }

    /// It was saved or discarded.
    pub fn forget(&mut self, context: &Context<'_>) {
        self.restored = None;
        if self.body.take().is_some() {
            context.office.forget_typed(self.place.clone());
        }
    }

    /// The quiet line over what was brought back, with the way to do without it.
    pub fn line<'a, Message: Clone + 'a>(
        &self,
        texts: &Texts,
        discard: Message,
    ) -> Option<Element<'a, Message>> {
        let moment = clock::local(self.restored.as_ref()?)?;
        let (day, time) = (texts.date_short(moment.date()), texts.time(moment));
        let words = text::caption(t!(texts, "kept-restored", day = day, time = time)).width(Length::Fill);
        let discard = button(texts.text("kept-discard")).link().key("Alt Del").on_press(discard).mouse_only();
        let line: Row<'a, Message> = row![words, discard].spacing(space::M).align_y(Alignment::Center);
        Some(line.into())
    }
}
