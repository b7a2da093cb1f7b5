//! A table that has the keyboard as a whole: Tab reaches it, a ring shows it, its keys change what is chosen in it.

use iced::advanced::renderer::Quad;
use iced::advanced::widget::{Id, Operation, Tree, operation::Focusable as _, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, mouse, renderer};
use iced::{Border, Color, Event, Rectangle, Renderer, Theme};

use crate::ui::Element;
use crate::ui::theme::tokens;
use crate::ui::widget::KeyPress;
use crate::ui::widget::around::around;
use crate::ui::widget::focus::Focus;
use crate::ui::widget::keys::typed_sign;

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
        press.and_then(|press| (self.on_key)(&press)).or_else(|| {
            let letter = typed_sign(event).filter(|sign| sign.is_alphabetic())?;
            Some((self.on_letter.as_ref()?)(letter))
        })
    }
}

impl<'a, Message: 'a> Widget<Message, Theme, Renderer> for Keyed<'a, Message> {
    around!(content: children diff size layout mouse_interaction overlay);
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Focus>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Focus::default())
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, op: &mut dyn Operation) {
        let focus = tree.state.downcast_mut::<Focus>();
        op.focusable(Some(&self.id), layout.bounds(), focus);
        op.custom(Some(&self.id), layout.bounds(), focus);
        op.traverse(&mut |op| {
            self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, op);
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
        let (content, inner) = (self.content.as_widget_mut(), &mut tree.children[0]);
        content.update(inner, event, layout, cursor, renderer, clipboard, shell, viewport);
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
        let content = self.content.as_widget();
        content.draw(&tree.children[0], renderer, theme, style, layout, cursor, viewport);
        if tree.state.downcast_ref::<Focus>().is_on() {
            let bar = Rectangle { width: 3.0, ..layout.bounds() };
            let quad = Quad { bounds: bar, border: Border::default(), ..Quad::default() };
            renderer.fill_quad(quad, tokens(theme).accent);
            let border = Border { color: tokens(theme).accent, width: 2.0, ..Border::default() };
            let ring = Quad { bounds: layout.bounds(), border, ..Quad::default() };
            renderer.fill_quad(ring, Color::TRANSPARENT);
        }
    }
}

impl<'a, Message: 'a> From<Keyed<'a, Message>> for Element<'a, Message> {
    fn from(keyed: Keyed<'a, Message>) -> Self {
        Self::new(keyed)
    }
}
