//! Something that drops from a control and has the keys first while it is open: a calendar, a short list.

use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::key::Named;
use iced::{Event, Point, Rectangle, Renderer, Size, Theme, Vector};

use super::around::around;
use super::keys::{Key, KeyPress, OnKey, typed_sign};
use crate::ui::Element;
use crate::ui::theme::space;

/// A control with a popover. While there is content, it hangs below the control, or above it for want of room.
pub struct Popover<'a, Message> {
    anchor: Element<'a, Message>,
    content: Option<Element<'a, Message>>,
    on_key: Option<OnKey<'a, Message>>,
    on_sign: Option<OnSign<'a, Message>>,
    on_leave: Option<Message>,
    beside: bool,
}

/// What a typed sign says, if anything.
type OnSign<'a, Message> = Box<dyn Fn(char) -> Option<Message> + 'a>;

impl<'a, Message: Clone + 'a> Popover<'a, Message> {
    /// `content` hanging from `anchor`.
    pub fn new(anchor: impl Into<Element<'a, Message>>, content: Option<Element<'a, Message>>) -> Self {
        Self { anchor: anchor.into(), content, on_key: None, on_sign: None, on_leave: None, beside: false }
    }

    /// Keys while it is open, before the anchor and before Esc of a dialog. Keys without a message go on.
    #[must_use]
    pub fn on_key(mut self, message: impl Fn(&KeyPress) -> Option<Message> + 'a) -> Self {
        self.on_key = Some(Box::new(message));
        self
    }

    /// What is typed while it is open and has no field of its own, after the keys.
    #[must_use]
    pub fn on_sign(mut self, message: impl Fn(char) -> Option<Message> + 'a) -> Self {
        self.on_sign = Some(Box::new(message));
        self
    }

    /// Hangs to the right of the control where there is room, so that what stands below stays in sight.
    #[must_use]
    pub const fn beside(mut self) -> Self {
        self.beside = true;
        self
    }

    /// A click beside it, or Tab away from it.
    #[must_use]
    pub fn on_leave(mut self, message: Message) -> Self {
        self.on_leave = Some(message);
        self
    }
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Popover<'_, Message> {
    around!(anchor: size layout operate update mouse_interaction draw);
    fn children(&self) -> Vec<Tree> {
        std::iter::once(&self.anchor).chain(&self.content).map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        let parts: Vec<_> = std::iter::once(&self.anchor).chain(&self.content).collect();
        tree.diff_children(&parts);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let Some(content) = &mut self.content else {
            let anchor = self.anchor.as_widget_mut();
            return anchor.overlay(&mut tree.children[0], layout, renderer, viewport, translation);
        };
        Some(overlay::Element::new(Box::new(Hanging {
            content,
            tree: &mut tree.children[1],
            anchor: layout.bounds() + translation,
            on_key: self.on_key.as_ref(),
            on_sign: self.on_sign.as_ref(),
            on_leave: self.on_leave.as_ref(),
            beside: self.beside,
        })))
    }
}

struct Hanging<'a, 'b, Message> {
    content: &'b mut Element<'a, Message>,
    tree: &'b mut Tree,
    anchor: Rectangle,
    on_key: Option<&'b OnKey<'a, Message>>,
    on_sign: Option<&'b OnSign<'a, Message>>,
    on_leave: Option<&'b Message>,
    beside: bool,
}

impl<Message: Clone> overlay::Overlay<Message, Theme, Renderer> for Hanging<'_, '_, Message> {
    fn layout(&mut self, renderer: &Renderer, bounds: Size) -> layout::Node {
        let limits = layout::Limits::new(Size::ZERO, bounds);
        let node = self.content.as_widget_mut().layout(self.tree, renderer, &limits);
        let size = node.size();
        let beside = if self.beside { beside(self.anchor, size, bounds) } else { None };
        node.move_to(beside.unwrap_or_else(|| hang(self.anchor, size, bounds)))
    }

    fn operate(&mut self, layout: Layout<'_>, renderer: &Renderer, op: &mut dyn Operation) {
        self.content.as_widget_mut().operate(self.tree, layout, renderer, op);
    }

    fn update(
        &mut self,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
    ) {
        let press = KeyPress::from_event(event, false);
        let said = press.and_then(|press| self.on_key?(&press));
        if let Some(message) = said.or_else(|| self.on_sign?(typed_sign(event)?)) {
            shell.publish(message);
            shell.capture_event();
            return;
        }
        if let Some(press) = press {
            if press.key == Key::Named(Named::Tab) {
                self.leave(shell);
            }
            return;
        }
        if matches!(event, Event::Mouse(mouse::Event::ButtonPressed(_))) && !cursor.is_over(layout.bounds()) {
            self.leave(shell);
            shell.capture_event();
            return;
        }
        let content = self.content.as_widget_mut();
        content.update(self.tree, event, layout, cursor, renderer, clipboard, shell, &layout.bounds());
    }

    fn mouse_interaction(
        &self,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        if !cursor.is_over(layout.bounds()) {
            return mouse::Interaction::None;
        }
        let content = self.content.as_widget();
        // Anything but `None` keeps the pointer from what lies below.
        content
            .mouse_interaction(self.tree, layout, cursor, &layout.bounds(), renderer)
            .max(mouse::Interaction::Idle)
    }

    fn draw(
        &self,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
    ) {
        let content = self.content.as_widget();
        content.draw(self.tree, renderer, theme, style, layout, cursor, &layout.bounds());
    }
}

impl<Message: Clone> Hanging<'_, '_, Message> {
    fn leave(&self, shell: &mut Shell<'_, Message>) {
        if let Some(message) = self.on_leave {
            shell.publish(message.clone());
        }
    }
}

/// Where something of `size` hangs from `anchor` within a window of `bounds`.
pub(super) fn hang(anchor: Rectangle, size: Size, bounds: Size) -> Point {
    let below = anchor.y + anchor.height + space::XS;
    let above = anchor.y - size.height - space::XS;
    let y = if below + size.height <= bounds.height || above < 0.0 { below } else { above };
    let x = anchor.x.min(bounds.width - size.width).max(0.0);
    Point::new(x.round(), y.min(bounds.height - size.height).max(0.0).round())
}

/// Where it stands to the right of `anchor`, if there is room.
fn beside(anchor: Rectangle, size: Size, bounds: Size) -> Option<Point> {
    let x = anchor.x + anchor.width + space::L;
    let y = anchor.y.min(bounds.height - size.height).max(0.0);
    (x + size.width <= bounds.width).then(|| Point::new(x.round(), y.round()))
}

impl<'a, Message: Clone + 'a> From<Popover<'a, Message>> for Element<'a, Message> {
    fn from(popover: Popover<'a, Message>) -> Self {
        Self::new(popover)
    }
}
