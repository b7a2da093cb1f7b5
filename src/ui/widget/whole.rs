//! The whole window, painted whole after every message.
//!
//! The software renderer repaints only what it believes to have changed, and it believes that two lines of one size are
//! the same line: with tabular figures `28` stays where `14` is due. A layer whose bounds differ from those of the frames
//! before is repainted in one piece, so every new view asks for that. What moves without a message (a caret, a hover)
//! still costs only its own rectangle.

use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Layout, Renderer as _, Widget, mouse, renderer};
use iced::{Rectangle, Renderer, Theme};

use super::around::around;
use crate::ui::Element;

/// Frames that a window system may keep for reuse; their layers must all differ.
const FRAMES: u8 = 8;
/// By how much the bounds of two of them differ, in pixels: too little to be seen.
const HAIR: f32 = 1.0 / 32.0;

/// Wraps the whole view.
pub fn whole<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Whole { content: content.into() })
}

struct Whole<'a, Message> {
    content: Element<'a, Message>,
}

/// Counts the views.
#[derive(Default)]
struct Turn(u8);

impl<Message> Widget<Message, Theme, Renderer> for Whole<'_, Message> {
    around!(content: children size layout operate update mouse_interaction overlay);
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Turn>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Turn::default())
    }

    fn diff(&self, tree: &mut Tree) {
        let turn = tree.state.downcast_mut::<Turn>();
        turn.0 = (turn.0 + 1) % FRAMES;
        tree.diff_children(std::slice::from_ref(&self.content));
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
        let turn = tree.state.downcast_ref::<Turn>().0;
        let bounds = layout.bounds();
        // Below the lower edge nothing is seen, so there the bounds may differ.
        let layer = Rectangle { height: bounds.height + HAIR * f32::from(turn), ..bounds };
        renderer.with_layer(layer, |renderer| {
            self.content.as_widget().draw(
                &tree.children[0],
                renderer,
                theme,
                style,
                layout,
                cursor,
                viewport,
            );
        });
    }
}
