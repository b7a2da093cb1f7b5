//! A table that has the keyboard as a whole: Tab reaches it, a ring shows it, its keys change what is chosen in it.

use iced::advanced::renderer::Quad;
use iced::advanced::widget::{Id, Operation, Tree, operation::Focusable as _, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer};
use iced::{Border, Color, Event, Length, Rectangle, Renderer, Size, Theme, Vector, keyboard};

use crate::ui::Element;
use crate::ui::theme::tokens;
use crate::ui::widget::KeyPress;
use crate::ui::widget::focus::Focus;

type OnLetter<'a, Message> = Box<dyn Fn(char) -> Message + 'a>;
type OnKey<'a, Message> = Box<dyn Fn(&KeyPress) -> Option<Message> + 'a>;

/// `content` that takes the keyboard under the name `id`; `on_key` says what its keys mean.
pub struct Keyed<'a, Message> {
    id: Id,
    content: Element<'a, Message>,
    on_key: OnKey<'a, Message>,
    on_letter: Option<OnLetter<'a, Message>>,
}

impl<'a, Message: 'a> Keyed<'a, Message> {
    /// See [`Keyed`].
    pub fn new(
        id: &'static str,
        content: impl Into<Element<'a, Message>>,
        on_key: impl Fn(&KeyPress) -> Option<Message> + 'a,
    ) -> Self {
        Self { id: Id::new(id), content: content.into(), on_key: Box::new(on_key), on_letter: None }
    }
}

impl<'a, Message: 'a> Keyed<'a, Message> {
    /// What a letter says that is typed while it has the keyboard, whatever the layout.
    #[must_use]
    pub fn on_letter(mut self, message: impl Fn(char) -> Message + 'a) -> Self {
        self.on_letter = Some(Box::new(message));
        self
    }

    fn said(&self, event: &Event) -> Option<Message> {
        let press = KeyPress::from_event(event, false);
        press
            .and_then(|press| (self.on_key)(&press))
            .or_else(|| Some((self.on_letter.as_ref()?)(letter(event)?)))
    }
}

/// The letter that an event types, if it types one.
fn letter(event: &Event) -> Option<char> {
    let Event::Keyboard(keyboard::Event::KeyPressed { text: Some(text), modifiers, .. }) = event else {
        return None;
    };
    let command = modifiers.control() || modifiers.alt() || modifiers.logo();
    text.chars().next().filter(|letter| letter.is_alphabetic() && !command)
}

impl<'a, Message: 'a> Widget<Message, Theme, Renderer> for Keyed<'a, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Focus>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Focus::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let content = self.content.as_widget_mut().layout(&mut tree.children[0], renderer, limits);
        layout::Node::with_children(content.size(), vec![content])
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, op: &mut dyn Operation) {
        let focus = tree.state.downcast_mut::<Focus>();
        op.focusable(Some(&self.id), layout.bounds(), focus);
        op.custom(Some(&self.id), layout.bounds(), focus);
        op.traverse(&mut |op| {
            if let Some(inner) = layout.children().next() {
                self.content.as_widget_mut().operate(&mut tree.children[0], inner, renderer, op);
            }
        });
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
        if let Some(inner) = layout.children().next() {
            let content = self.content.as_widget_mut();
            let tree = &mut tree.children[0];
            content.update(tree, event, inner, cursor, renderer, clipboard, shell, viewport);
        }
        let focus = tree.state.downcast_mut::<Focus>();
        if let Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) = event {
            let over = cursor.is_over(layout.bounds());
            if over != focus.is_on() {
                if over {
                    focus.focus()
                } else {
                    focus.unfocus()
                }
                shell.request_redraw();
            }
        }
        if focus.is_on()
            && !shell.is_event_captured()
            && let Some(message) = self.said(event)
        {
            shell.publish(message);
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
        layout.children().next().map_or_else(mouse::Interaction::default, |inner| {
            let content = self.content.as_widget();
            content.mouse_interaction(&tree.children[0], inner, cursor, viewport, renderer)
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
        if let Some(inner) = layout.children().next() {
            let content = self.content.as_widget();
            content.draw(&tree.children[0], renderer, theme, style, inner, cursor, viewport);
        }
        if tree.state.downcast_ref::<Focus>().is_on() {
            let bar = Rectangle { width: 3.0, ..layout.bounds() };
            let quad = Quad { bounds: bar, border: Border::default(), ..Quad::default() };
            renderer.fill_quad(quad, tokens(theme).accent);
            let border = Border { color: tokens(theme).accent, width: 2.0, ..Border::default() };
            let ring = Quad { bounds: layout.bounds(), border, ..Quad::default() };
            renderer.fill_quad(ring, Color::TRANSPARENT);
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

impl<'a, Message: 'a> From<Keyed<'a, Message>> for Element<'a, Message> {
    fn from(keyed: Keyed<'a, Message>) -> Self {
        Self::new(keyed)
    }
}
