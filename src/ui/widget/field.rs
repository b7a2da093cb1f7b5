//! Fields to type into, each under its label and over its error.

use iced::alignment::Horizontal;
use iced::widget::{Id, TextInput, text_editor, text_input};
use iced::{Length, Padding, Theme};

use super::caret::caret;
use super::labelled;
use crate::ui::Element;
use crate::ui::theme::{self, size};

/// A one-line field. Without [`on_input`](Self::on_input) it cannot be changed.
pub struct Field<'a, Message> {
    name: &'static str,
    label: String,
    value: String,
    placeholder: String,
    error: Option<String>,
    on_input: Option<Box<dyn Fn(String) -> Message + 'a>>,
    on_submit: Option<Message>,
}

/// A field `name` (to focus it and to find it by) under `label`.
pub fn field<'a, Message>(
    name: &'static str,
    label: impl Into<String>,
    value: impl Into<String>,
) -> Field<'a, Message> {
    Field {
        name,
        label: label.into(),
        value: value.into(),
        placeholder: String::new(),
        error: None,
        on_input: None,
        on_submit: None,
    }
}

impl<'a, Message> Field<'a, Message> {
    /// What stands there while it is empty.
    #[must_use]
    pub fn placeholder(mut self, placeholder: impl Into<String>) -> Self {
        self.placeholder = placeholder.into();
        self
    }

    /// What is wrong with the value, in the user's words.
    #[must_use]
    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    /// It was typed into.
    #[must_use]
    pub fn on_input(mut self, message: impl Fn(String) -> Message + 'a) -> Self {
        self.on_input = Some(Box::new(message));
        self
    }

    /// Enter was pressed in it.
    #[must_use]
    pub fn on_submit(mut self, message: Message) -> Self {
        self.on_submit = Some(message);
        self
    }
}

impl<'a, Message: Clone + 'a> From<Field<'a, Message>> for Element<'a, Message> {
    fn from(field: Field<'a, Message>) -> Self {
        let mut input = input(field.name, &field.placeholder, &field.value).wrong(field.error.is_some());
        if let Some(on_input) = field.on_input {
            input = input.on_input(on_input);
        }
        if let Some(on_submit) = field.on_submit {
            input = input.on_submit(on_submit);
        }
        if field.label.is_empty() { input.into() } else { labelled(field.label, input, field.error) }
    }
}

/// A bare one-line input in the desk's size and style, for bars and rows. Without [`on_input`](Self::on_input) it cannot
/// be changed.
pub struct Input<'a, Message>(TextInput<'a, Message, Theme>);

/// An input `name` (to focus it and to find it by).
pub fn input<'a, Message: Clone + 'a>(
    name: impl Into<Id>,
    placeholder: &str,
    value: &str,
) -> Input<'a, Message> {
    let input = text_input(placeholder, value)
        .id(name)
        .size(size::BODY)
        .line_height(iced::widget::text::LineHeight::Absolute(size::LINE.into()))
        .padding([7.0, 10.0])
        .width(Length::Fill)
        .style(theme::input::style(false));
    Input(input)
}

impl<'a, Message: Clone + 'a> Input<'a, Message> {
    /// Shows whether its value is wrong.
    #[must_use]
    pub fn wrong(self, wrong: bool) -> Self {
        Self(self.0.style(theme::input::style(wrong)))
    }

    /// Hides what is typed, as a password.
    #[must_use]
    pub fn secret(self) -> Self {
        Self(self.0.secure(true))
    }

    /// It was typed into.
    #[must_use]
    pub fn on_input(self, message: impl Fn(String) -> Message + 'a) -> Self {
        Self(self.0.on_input(message))
    }

    /// Enter was pressed in it.
    #[must_use]
    pub fn on_submit(self, message: Message) -> Self {
        Self(self.0.on_submit(message))
    }

    /// Its width; all that there is unless said.
    #[must_use]
    pub fn width(self, width: impl Into<Length>) -> Self {
        Self(self.0.width(width))
    }

    /// Space round its text.
    #[must_use]
    pub fn padding(self, padding: impl Into<Padding>) -> Self {
        Self(self.0.padding(padding))
    }

    /// The side on which its text stands.
    #[must_use]
    pub fn align_x(self, side: impl Into<Horizontal>) -> Self {
        Self(self.0.align_x(side))
    }
}

impl<'a, Message: Clone + 'a> From<Input<'a, Message>> for Element<'a, Message> {
    fn from(input: Input<'a, Message>) -> Self {
        caret(input.0)
    }
}

/// A field of several lines, `height` pixels high, under `label`.
pub fn text_area<'a, Message: Clone + 'a>(
    name: &'static str,
    label: impl Into<String>,
    content: &'a text_editor::Content,
    height: f32,
    on_action: impl Fn(text_editor::Action) -> Message + 'a,
) -> Element<'a, Message> {
    let editor = text_editor(content)
        .id(name)
        .on_action(on_action)
        .size(size::BODY)
        .padding([7.0, 10.0])
        .height(height)
        .style(theme::input::editor);
    labelled(label, caret(editor), None)
}
