//! Fields to type into, each under its label and over its error.

use iced::widget::{TextInput, text_editor, text_input};
use iced::{Length, Theme};

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
        let input = input(field.name, &field.placeholder, &field.value)
            .style(theme::input::style(field.error.is_some()))
            .on_input_maybe(field.on_input)
            .on_submit_maybe(field.on_submit);
        if field.label.is_empty() { input.into() } else { labelled(field.label, input, field.error) }
    }
}

/// A bare one-line input in the desk's size and style, for bars and rows.
pub fn input<'a, Message: Clone + 'a>(
    name: &'static str,
    placeholder: &str,
    value: &str,
) -> TextInput<'a, Message, Theme> {
    text_input(placeholder, value)
        .id(name)
        .size(size::BODY)
        .line_height(iced::widget::text::LineHeight::Absolute(size::LINE.into()))
        .padding([7.0, 10.0])
        .width(Length::Fill)
        .style(theme::input::style(false))
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
    labelled(label, editor, None)
}
