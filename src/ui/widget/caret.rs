//! The caret of a field: it blinks cheaply, and only while somebody types.
//!
//! The software renderer compares a frame with the one before place by place: a caret that comes or goes in the middle of
//! a window moves everything after it, and nearly the whole window is painted anew, twice a second. So a field that has
//! the keyboard is drawn as a layer of its own, where the caret alone differs. And a caret that nobody has moved for a
//! while stands still: a screen that was left, or locked, costs nothing.

use std::time::{Duration, Instant};

use iced::advanced::text::highlighter::PlainText;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, mouse, renderer, text};
use iced::widget::{text_editor, text_input};
use iced::{Event, Rectangle, Renderer, Theme, window};

use super::around::around;
use crate::ui::Element;

/// So long a caret blinks after the last key, as in most systems.
const BLINKS: Duration = Duration::from_secs(10);

/// `field` with a caret that costs little.
pub fn caret<'a, Message: 'a>(field: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Caret { field: field.into() })
}

struct Caret<'a, Message> {
    field: Element<'a, Message>,
}

/// The first frame after the field was last touched; unknown until there is one.
#[derive(Default)]
struct Touched(Option<Instant>);

impl Touched {
    /// When the caret came to stand still, if by `now` it has.
    fn stood_still(&mut self, now: Instant) -> Option<Instant> {
        let since = *self.0.get_or_insert(now);
        // A moment before the key: for the field the caret has only just begun to be seen.
        (now.saturating_duration_since(since) >= BLINKS).then(|| since.checked_sub(BLINKS).unwrap_or(since))
    }
}

/// Whether what is within has the keyboard.
fn has_keyboard(field: &Tree) -> bool {
    type Line = text_input::State<<Renderer as text::Renderer>::Paragraph>;
    type Lines = text_editor::State<PlainText>;
    if field.tag == tree::Tag::of::<Line>() {
        field.state.downcast_ref::<Line>().is_focused()
    } else {
        field.tag == tree::Tag::of::<Lines>() && field.state.downcast_ref::<Lines>().is_focused()
    }
}

/// Whether somebody sits there: the pointer alone may be moved by a shaking table.
const fn touches(event: &Event) -> bool {
    match event {
        Event::Keyboard(_) | Event::InputMethod(_) | Event::Touch(_) => true,
        Event::Mouse(event) => matches!(event, mouse::Event::ButtonPressed(_)),
        Event::Window(event) => matches!(event, window::Event::Focused),
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Caret<'_, Message> {
    around!(field: children diff size layout operate mouse_interaction overlay);

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Touched>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Touched::default())
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let touched = tree.state.downcast_mut::<Touched>();
        let (child, field) = (&mut tree.children[0], self.field.as_widget_mut());
        if touches(event) || !has_keyboard(child) {
            touched.0 = None;
        } else if let Event::Window(window::Event::RedrawRequested(now)) = event
            && let Some(then) = touched.stood_still(*now)
        {
            let still = Event::Window(window::Event::RedrawRequested(then));
            let asked = shell.redraw_request();
            field.update(child, &still, layout, cursor, renderer, clipboard, shell, viewport);
            // The field has asked for the next blink, which is not to be.
            Shell::replace_redraw_request(shell, asked);
            return;
        }
        field.update(child, event, layout, cursor, renderer, clipboard, shell, viewport);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let (child, field) = (&tree.children[0], self.field.as_widget());
        let draw =
            |renderer: &mut Renderer| field.draw(child, renderer, theme, style, layout, cursor, viewport);
        match layout.bounds().intersection(viewport) {
            Some(seen) if has_keyboard(child) => renderer.with_layer(seen, draw),
            _ => draw(renderer),
        }
    }
}
