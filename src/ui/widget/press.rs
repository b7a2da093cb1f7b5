//! A button that Tab can reach: Space and Enter press it, a ring shows it.

use iced::advanced::renderer::Quad;
use iced::advanced::widget::{Id, Operation, Tree, operation::Focusable as _, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::{self, key::Named};
use iced::{Color, Event, Length, Padding, Rectangle, Renderer, Size, Theme, Vector, touch};

use super::around::around;
use super::focus::{self, Focus};
use crate::ui::Element;
use crate::ui::theme::button::{self, Kind, Status};
use crate::ui::theme::{radius, size, tokens};

/// Something to press: any content in the dress of a [`Kind`].
pub struct Press<'a, Message> {
    content: Element<'a, Message>,
    on_press: Option<Message>,
    kind: Kind,
    id: Option<Id>,
    width: Length,
    height: Length,
    padding: Padding,
    reachable: bool,
    spoken: Option<String>,
}

impl<'a, Message: Clone> Press<'a, Message> {
    /// Something of `kind` with `content`. Without [`on_press`](Self::on_press) it is disabled.
    pub fn new(kind: Kind, content: impl Into<Element<'a, Message>>) -> Self {
        Self {
            content: content.into(),
            on_press: None,
            kind,
            id: None,
            width: Length::Shrink,
            height: Length::Fixed(size::CONTROL),
            padding: Padding::ZERO.horizontal(11.0),
            reachable: true,
            spoken: None,
        }
    }

    /// What a press says.
    #[must_use]
    pub fn on_press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }

    /// What a press says, if it may be pressed at all.
    #[must_use]
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.on_press = message;
        self
    }

    /// A name to focus it or to find it by.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Its width; as wide as its content unless said.
    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// Its height; a control's unless said.
    #[must_use]
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }

    /// Space around the content.
    #[must_use]
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }

    /// Its words for operations, where the content itself tells none.
    #[must_use]
    pub fn spoken(mut self, words: impl Into<String>) -> Self {
        self.spoken = Some(words.into());
        self
    }

    /// Leaves it to the mouse: Tab passes it by. For what has a key of its own.
    #[must_use]
    pub fn mouse_only(mut self) -> Self {
        self.reachable = false;
        self
    }

    fn status(&self, state: State, bounds: Rectangle, cursor: mouse::Cursor) -> Status {
        if self.on_press.is_none() {
            Status::Disabled
        } else if !cursor.is_over(bounds) {
            Status::Active
        } else if state.pressed {
            Status::Pressed
        } else {
            Status::Hovered
        }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct State {
    focus: Focus,
    pressed: bool,
    /// How it was drawn last, to ask for a new frame only when that changes.
    drawn: Option<Status>,
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Press<'_, Message> {
    around!(content: children diff);
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, self.height)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let limits = limits.width(self.width).height(self.height);
        let inner = limits.shrink(self.padding).loose();
        let content = self.content.as_widget_mut().layout(&mut tree.children[0], renderer, &inner);
        let size = limits.resolve(self.width, self.height, content.size().expand(self.padding));
        let free = Size::new(size.width - self.padding.x(), size.height - self.padding.y());
        let x = self.padding.left + ((free.width - content.size().width) / 2.0).max(0.0);
        let y = self.padding.top + ((free.height - content.size().height) / 2.0).max(0.0);
        layout::Node::with_children(size, vec![content.move_to((x.round(), y.round()))])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State>();
        operation.container(self.id.as_ref(), layout.bounds());
        // One that has the keyboard keeps it while it cannot be pressed: what is typed next is not to land elsewhere.
        if self.reachable && (self.on_press.is_some() || state.focus.is_on()) {
            focus::expose(operation, self.id.as_ref(), layout.bounds(), &mut state.focus);
        } else {
            state.focus.unfocus();
        }
        operation.traverse(&mut |operation| {
            if let Some(words) = &self.spoken {
                operation.text(None, layout.bounds(), words);
            }
            if let Some(inner) = layout.children().next() {
                self.content.as_widget_mut().operate(&mut tree.children[0], inner, renderer, operation);
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let over = cursor.is_over(layout.bounds());
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                state.focus.unfocus();
                if over && self.on_press.is_some() {
                    state.pressed = true;
                    shell.capture_event();
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. } | touch::Event::FingerLost { .. }) => {
                if std::mem::take(&mut state.pressed)
                    && over
                    && let Some(message) = self.on_press.clone()
                {
                    shell.publish(message);
                    shell.capture_event();
                }
            }
            Event::Keyboard(keyboard::Event::KeyPressed {
                key: keyboard::Key::Named(Named::Enter | Named::Space),
                modifiers,
                repeat: false,
                ..
            }) if state.focus.is_on() && modifiers.is_empty() => {
                if let Some(message) = self.on_press.clone() {
                    shell.publish(message);
                    shell.capture_event();
                }
            }
            _ => {}
        }
        let status = self.status(*tree.state.downcast_ref::<State>(), layout.bounds(), cursor);
        let state = tree.state.downcast_mut::<State>();
        if state.drawn.replace(status).is_some_and(|drawn| drawn != status) {
            shell.request_redraw();
        }
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        if self.on_press.is_some() && cursor.is_over(layout.bounds()) {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::default()
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let state = *tree.state.downcast_ref::<State>();
        let bounds = layout.bounds();
        let style = button::style(theme, self.kind, self.status(state, bounds, cursor));
        if state.focus.is_on() {
            let ring =
                Quad { bounds: bounds.expand(2.0), border: button::focus_ring(theme), ..Quad::default() };
            renderer.fill_quad(ring, Color::TRANSPARENT);
        }
        if let Some(background) = style.background {
            renderer.fill_quad(Quad { bounds, border: style.border, ..Quad::default() }, background);
        }
        if self.kind == (Kind::Tab { chosen: true }) {
            let mark = Rectangle { y: bounds.y + bounds.height - 2.0, height: 2.0, ..bounds };
            let border = iced::Border { radius: (radius::SMALL / 4.0).into(), ..Default::default() };
            renderer.fill_quad(Quad { bounds: mark, border, ..Quad::default() }, tokens(theme).accent);
        }
        if let Some(inner) = layout.children().next() {
            let text = renderer::Style { text_color: style.text };
            self.content.as_widget().draw(&tree.children[0], renderer, theme, &text, inner, cursor, viewport);
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
        let inner = layout.children().next()?;
        self.content.as_widget_mut().overlay(&mut tree.children[0], inner, renderer, viewport, translation)
    }
}

impl<'a, Message: Clone + 'a> From<Press<'a, Message>> for Element<'a, Message> {
    fn from(press: Press<'a, Message>) -> Self {
        Self::new(press)
    }
}
