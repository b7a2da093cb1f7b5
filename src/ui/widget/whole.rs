//! The whole window, painted whole after every message.
//!
//! The software renderer repaints only what it believes to have changed, and it believes that two lines of one size are
//! the same line: with tabular figures `28` stays where `14` is due. A layer whose bounds differ from those of the frames
//! before is repainted in one piece, so every new view asks for that. What moves without a message (a caret, a hover)
//! still costs only its own rectangle.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer};
use iced::{Event, Length, Rectangle, Renderer, Size, Theme, Vector};

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
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Turn>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Turn::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        let turn = tree.state.downcast_mut::<Turn>();
        turn.0 = (turn.0 + 1) % FRAMES;
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        self.content.as_widget_mut().layout(&mut tree.children[0], renderer, limits)
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, op: &mut dyn Operation) {
        self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, op);
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
        let tree = &mut tree.children[0];
        self.content
            .as_widget_mut()
            .update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.content.as_widget().mouse_interaction(&tree.children[0], layout, cursor, viewport, renderer)
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

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.content.as_widget_mut().overlay(&mut tree.children[0], layout, renderer, viewport, translation)
    }
}
