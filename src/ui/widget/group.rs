//! A few choices as one place of Tab: a ring stands round one of them, and the arrows lead on to the others.

use iced::advanced::renderer::Quad;
use iced::advanced::widget::{Id, Operation, Tree, operation::Focusable as _, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, mouse, renderer};
use iced::keyboard::key::Named;
use iced::{Color, Event, Rectangle, Renderer, Theme};

use super::around::around;
use super::focus::{self, Focus};
use super::keys::{Key, KeyPress};
use crate::ui::Element;
use crate::ui::theme::button;

/// Choices that share the keyboard.
pub struct Group<'a, Message> {
    content: Element<'a, Message>,
    messages: Vec<Message>,
    kind: Kind,
    id: Option<Id>,
}

/// What the arrows do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// They choose at once; this one is chosen.
    One(Option<usize>),
    /// They only go there; Space ticks.
    Several,
}

impl<'a, Message: Clone> Group<'a, Message> {
    /// One of several: `content` is a row or a column of what says the `messages`, in the same order; the arrows choose.
    pub fn one(
        content: impl Into<Element<'a, Message>>,
        messages: Vec<Message>,
        chosen: Option<usize>,
    ) -> Self {
        Self { content: content.into(), messages, kind: Kind::One(chosen), id: None }
    }

    /// Any of several: the arrows go among them, Space ticks.
    pub fn several(content: impl Into<Element<'a, Message>>, messages: Vec<Message>) -> Self {
        Self { content: content.into(), messages, kind: Kind::Several, id: None }
    }

    /// A name to focus it by.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The one with the ring; nothing that is not chosen looks so.
    fn ringed(&self, state: State) -> Option<usize> {
        match self.kind {
            Kind::One(chosen) => chosen,
            Kind::Several => Some(state.at),
        }
    }

    /// What a key does: the place it leads to, and what it says.
    fn pressed(&self, press: &KeyPress, state: State) -> Option<(usize, Option<Message>)> {
        if !press.modifiers.is_empty() {
            return None;
        }
        let last = self.messages.len().checked_sub(1)?;
        let said = |at: usize| self.messages.get(at).cloned();
        let at = self.ringed(state);
        let by = match press.key {
            Key::Named(Named::ArrowLeft | Named::ArrowUp) => -1,
            Key::Named(Named::ArrowRight | Named::ArrowDown) => 1,
            Key::Named(Named::Space | Named::Enter) if !press.repeat => {
                let at = at.unwrap_or(0);
                return Some((at, said(at)));
            }
            _ => return None,
        };
        let to = at.map_or(0, |at| at.saturating_add_signed(by).min(last));
        let chooses = matches!(self.kind, Kind::One(_)) && at != Some(to);
        Some((to, chooses.then(|| said(to)).flatten()))
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct State {
    focus: Focus,
    /// Where the arrows have led, among several.
    at: usize,
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Group<'_, Message> {
    around!(content: children diff size layout mouse_interaction overlay);
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, op: &mut dyn Operation) {
        let state = tree.state.downcast_mut::<State>();
        focus::expose(op, self.id.as_ref(), layout.bounds(), &mut state.focus);
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
        let state = tree.state.downcast_mut::<State>();
        if matches!(event, Event::Mouse(mouse::Event::ButtonPressed(_))) {
            state.focus.unfocus();
        }
        if state.focus.is_on()
            && !shell.is_event_captured()
            && let Some(press) = KeyPress::from_event(event, false)
            && let Some((at, message)) = self.pressed(&press, *state)
        {
            state.at = at;
            if let Some(message) = message {
                shell.publish(message);
            }
            shell.capture_event();
            shell.request_redraw();
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
        let state = *tree.state.downcast_ref::<State>();
        if state.focus.is_on() {
            let one = self.ringed(state).and_then(|at| layout.children().nth(at));
            let bounds = one.map_or(layout.bounds(), |one| one.bounds()).expand(2.0);
            let ring = Quad { bounds, border: button::focus_ring(theme), ..Quad::default() };
            renderer.fill_quad(ring, Color::TRANSPARENT);
        }
        self.content.as_widget().draw(&tree.children[0], renderer, theme, style, layout, cursor, viewport);
    }
}

impl<'a, Message: Clone + 'a> From<Group<'a, Message>> for Element<'a, Message> {
    fn from(group: Group<'a, Message>) -> Self {
        Self::new(group)
    }
}
