//! Dialogs over an inert base, and the ring of Tab.
//!
//! [`Layer`] stands right below [`keys`](super::keys) at the root. Only its topmost part lives: while a dialog is
//! open the base is drawn, but no event and no operation reaches it. Tab and Shift+Tab go round within the part that
//! lives; Esc is the dialog's unless an open list or calendar takes it.

use iced::advanced::renderer::Quad;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::{self, key::Named};
use iced::{Event, Length, Rectangle, Renderer, Size, Theme, Vector, window};

use super::dialog::Dialog;
use super::focus::{self, Direction};
use crate::ui::Element;
use crate::ui::theme::{space, tokens};

/// The base of the window and the dialogs open over it, the last one on top.
pub struct Layer<'a, Message> {
    parts: Vec<Element<'a, Message>>,
    names: Vec<&'static str>,
    on_escape: Option<Message>,
}

impl<'a, Message: Clone + 'a> Layer<'a, Message> {
    /// A base without a dialog.
    pub fn new(base: impl Into<Element<'a, Message>>) -> Self {
        Self { parts: vec![base.into()], names: Vec::new(), on_escape: None }
    }

    /// Opens `dialog` over what is there already.
    #[must_use]
    pub fn open(mut self, dialog: Dialog<'a, Message>) -> Self {
        self.names.push(dialog.name());
        self.on_escape = dialog.escape();
        self.parts.push(dialog.into());
        self
    }

    /// Opens `dialog` if there is one.
    #[must_use]
    pub fn open_maybe(self, dialog: Option<Dialog<'a, Message>>) -> Self {
        match dialog {
            Some(dialog) => self.open(dialog),
            None => self,
        }
    }
}

/// The dialogs that were open when the focus was last looked after.
#[derive(Default)]
struct State {
    names: Vec<&'static str>,
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Layer<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        self.parts.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        // Another dialog in the same place starts afresh: it must not inherit a caret or a scroll position.
        let known = &tree.state.downcast_ref::<State>().names;
        let same = known.iter().zip(&self.names).take_while(|(known, name)| known == name).count();
        tree.children.truncate(1 + same);
        tree.diff_children(&self.parts);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fill)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let size = limits.max();
        let whole = layout::Limits::new(Size::ZERO, size);
        let inside = whole.shrink(Size::new(2.0 * space::XL, 2.0 * space::XL));
        let nodes = self.parts.iter_mut().zip(&mut tree.children).enumerate().map(|(at, (part, tree))| {
            if at == 0 {
                return part.as_widget_mut().layout(tree, renderer, &whole);
            }
            let node = part.as_widget_mut().layout(tree, renderer, &inside);
            let free = Size::new(size.width - node.size().width, size.height - node.size().height);
            // A little above the middle, where the eye expects a question.
            node.move_to((
                (free.width / 2.0).round(),
                (free.height / 4.0).max(space::XL).min(free.height / 2.0).round(),
            ))
        });
        let node = layout::Node::with_children(size, nodes.collect());
        let state = tree.state.downcast_mut::<State>();
        if state.names != self.names {
            let opened = state.names.len() <= self.names.len();
            state.names.clone_from(&self.names);
            if opened {
                self.on_top(tree, Layout::new(&node), renderer, focus::first);
            }
        }
        node
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, op: &mut dyn Operation) {
        op.container(None, layout.bounds());
        op.traverse(&mut |op| self.on_top(tree, layout, renderer, |operate| operate(op)));
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
        let key = plain_key(event);
        if key == Some((Named::Escape, false))
            && let Some(message) = self.on_escape.clone()
        {
            shell.publish(message);
            shell.capture_event();
            return;
        }
        let top = self.parts.len() - 1;
        let parts = self.parts.iter_mut().zip(&mut tree.children).zip(layout.children()).enumerate();
        for (at, ((part, tree), layout)) in parts {
            // What lies below still has to know how to draw itself, and which keys are held.
            if at == top || keeps_alive(event) {
                let cursor = if at == top { cursor } else { mouse::Cursor::Unavailable };
                let part = part.as_widget_mut();
                part.update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
            }
        }
        if let Some((Named::Tab, back)) = key
            && !shell.is_event_captured()
        {
            let direction = if back { Direction::Previous } else { Direction::Next };
            self.on_top(tree, layout, renderer, |operate| focus::advance(direction, operate));
            shell.request_redraw();
            shell.capture_event();
        }
        if top > 0 && matches!(event, Event::Mouse(_)) && !keeps_alive(event) {
            shell.capture_event();
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let mut parts = self.parts.iter().zip(&tree.children).zip(layout.children());
        parts.next_back().map_or_else(mouse::Interaction::default, |((part, tree), layout)| {
            part.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
        })
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
        let top = self.parts.len() - 1;
        let parts = self.parts.iter().zip(&tree.children).zip(layout.children()).enumerate();
        for (at, ((part, tree), inner)) in parts {
            let cursor = if at == top { cursor } else { mouse::Cursor::Unavailable };
            let draw = |renderer: &mut Renderer| {
                part.as_widget().draw(tree, renderer, theme, style, inner, cursor, viewport);
            };
            if at == 0 {
                draw(renderer);
            } else {
                renderer.with_layer(layout.bounds(), |renderer| {
                    let quad = Quad { bounds: layout.bounds(), ..Quad::default() };
                    renderer.fill_quad(quad, tokens(theme).scrim);
                });
                renderer.with_layer(layout.bounds(), draw);
            }
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let ((part, tree), layout) =
            self.parts.iter_mut().zip(&mut tree.children).zip(layout.children()).next_back()?;
        part.as_widget_mut().overlay(tree, layout, renderer, viewport, translation)
    }
}

impl<Message> Layer<'_, Message> {
    /// Lets `act` run operations over the part that lives.
    fn on_top<T>(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        act: impl FnOnce(&mut dyn FnMut(&mut dyn Operation)) -> T,
    ) {
        let last = self.parts.iter_mut().zip(&mut tree.children).zip(layout.children()).next_back();
        if let Some(((part, tree), layout)) = last {
            act(&mut |op| part.as_widget_mut().operate(tree, layout, renderer, op));
        }
    }
}

/// A named key pressed alone or with Shift, and whether with Shift.
fn plain_key(event: &Event) -> Option<(Named, bool)> {
    let Event::Keyboard(keyboard::Event::KeyPressed { key: keyboard::Key::Named(named), modifiers, .. }) =
        event
    else {
        return None;
    };
    let others = modifiers.control() || modifiers.alt() || modifiers.logo();
    (!others).then(|| (*named, modifiers.shift()))
}

fn keeps_alive(event: &Event) -> bool {
    matches!(
        event,
        Event::Window(window::Event::RedrawRequested(_) | window::Event::Focused | window::Event::Unfocused)
            | Event::Keyboard(keyboard::Event::ModifiersChanged(_))
    )
}

impl<'a, Message: Clone + 'a> From<Layer<'a, Message>> for Element<'a, Message> {
    fn from(layer: Layer<'a, Message>) -> Self {
        Self::new(layer)
    }
}
