//! A dialog: a title, a body that scrolls when it is long, a footer that always stays in sight.

use iced::advanced::widget::operation::scrollable as scrolling;
use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable};
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::widget::operation::{self, AbsoluteOffset, RelativeOffset};
use iced::widget::text::Wrapping;
use iced::widget::{self, Row, container, row, scrollable};
use iced::{Alignment, Event, Length, Rectangle, Renderer, Size, Task, Theme, Vector};

use super::list::Motion;
use super::shape::{key_cap, line, line_down};
use super::{Press, badge, one_line};
use crate::ui::Element;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, Tone, space, text};

/// A step of an arrow and one of PgUp and PgDn, in pixels.
const STEP: f32 = 48.0;
const PAGE: f32 = 320.0;

/// How wide a dialog is, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DialogSize {
    /// A short question: a date, a reason, a comment.
    #[default]
    Small,
    /// A form.
    Medium,
    /// A document: an order, an act.
    Large,
}

impl DialogSize {
    const fn width(self) -> f32 {
        match self {
            Self::Small => 460.0,
            Self::Medium => 680.0,
            Self::Large => 980.0,
        }
    }
}

/// A dialog to be opened over a [`Layer`](super::Layer).
pub struct Dialog<'a, Message> {
    name: &'static str,
    title: String,
    subtitle: Option<String>,
    status: Option<(Tone, String)>,
    size: DialogSize,
    side: Option<Element<'a, Message>>,
    body: Element<'a, Message>,
    footer: Option<Element<'a, Message>>,
    on_escape: Option<Message>,
}

impl<'a, Message: Clone + 'a> Dialog<'a, Message> {
    /// A dialog with a `title` over `body`. `name` tells it from other dialogs in the same place.
    pub fn new(name: &'static str, title: impl Into<String>, body: impl Into<Element<'a, Message>>) -> Self {
        Self {
            name,
            title: title.into(),
            subtitle: None,
            status: None,
            size: DialogSize::default(),
            side: None,
            body: body.into(),
            footer: None,
            on_escape: None,
        }
    }

    /// Whom or what it is about, muted beside the title.
    #[must_use]
    pub fn subtitle(mut self, subtitle: impl Into<String>) -> Self {
        self.subtitle = Some(subtitle.into());
        self
    }

    /// The state of the document, as a badge beside the title.
    #[must_use]
    pub fn status(mut self, tone: Tone, status: impl Into<String>) -> Self {
        self.status = Some((tone, status.into()));
        self
    }

    /// Its width.
    #[must_use]
    pub fn size(mut self, size: DialogSize) -> Self {
        self.size = size;
        self
    }

    /// What stands on the left and stays while the body scrolls; the dialog is then as high as its window allows.
    #[must_use]
    pub fn side(mut self, side: impl Into<Element<'a, Message>>) -> Self {
        self.side = Some(side.into());
        self
    }

    /// The buttons below: what acts on the left, what leaves on the right.
    #[must_use]
    pub fn footer(mut self, footer: impl Into<Element<'a, Message>>) -> Self {
        self.footer = Some(footer.into());
        self
    }

    /// Esc and the key cap in the corner say this.
    #[must_use]
    pub fn on_escape(mut self, message: Message) -> Self {
        self.on_escape = Some(message);
        self
    }

    /// The same dialog, saying its messages as those of what surrounds it.
    #[must_use]
    pub fn map<Outer: 'a>(self, to_outer: impl Fn(Message) -> Outer + Clone + 'a) -> Dialog<'a, Outer> {
        Dialog {
            name: self.name,
            title: self.title,
            subtitle: self.subtitle,
            status: self.status,
            size: self.size,
            on_escape: self.on_escape.map(&to_outer),
            footer: self.footer.map(|footer| footer.map(to_outer.clone())),
            side: self.side.map(|side| side.map(to_outer.clone())),
            body: self.body.map(to_outer),
        }
    }

    /// Its name, by which its keys are explained.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    pub(super) fn escape(&self) -> Option<Message> {
        self.on_escape.clone()
    }
}

impl<'a, Message: Clone + 'a> From<Dialog<'a, Message>> for Element<'a, Message> {
    fn from(dialog: Dialog<'a, Message>) -> Self {
        let named = Row::new()
            .push(text::title(dialog.title).wrapping(Wrapping::None))
            .push(dialog.status.map(|(tone, status)| badge(tone, status)))
            .push(dialog.subtitle.map(|subtitle| one_line(subtitle).muted()))
            .spacing(space::M)
            .align_y(Alignment::Center)
            .width(Length::Fill);
        let heading = Row::new().push(named).spacing(space::M).align_y(Alignment::Center).push(
            dialog.on_escape.map(|message| {
                Press::new(Kind::Quiet, key_cap("Esc")).padding(0).height(24.0).on_press(message).mouse_only()
            }),
        );
        let heading = container(heading).padding([space::S, space::L]);
        let body = scrollable(container(dialog.body).padding(space::L))
            .id(body_of(dialog.name))
            .direction(theme::scrollable::vertical())
            .style(theme::scrollable::style)
            .width(Length::Fill);
        let body = match dialog.side {
            Some(side) => row![side, line_down(), body].into(),
            None => body.into(),
        };
        let mut parts = vec![heading.into(), line().into(), body];
        if let Some(footer) = dialog.footer {
            let footer = container(row![footer].align_y(Alignment::Center)).padding([space::M, space::L]);
            parts.push(line().into());
            parts.push(footer.width(Length::Fill).style(theme::container::dialog_footer).into());
        }
        let pane = Element::from(Pane { parts, body: 2 });
        container(pane).padding(1).width(dialog.size.width()).style(theme::container::dialog).into()
    }
}

/// The part of the dialog of this name that scrolls.
fn body_of(name: &str) -> widget::Id {
    format!("{name}-body").into()
}

/// Scrolls the dialog of this name as a key asks.
pub fn scroll_dialog<Message: Send + 'static>(name: &str, motion: Motion) -> Task<Message> {
    let by = |y| operation::scroll_by(body_of(name), AbsoluteOffset { x: 0.0, y });
    let to = |y| operation::snap_to(body_of(name), RelativeOffset { x: 0.0, y });
    match motion {
        Motion::Up => by(-STEP),
        Motion::Down => by(STEP),
        Motion::PageUp => by(-PAGE),
        Motion::PageDown => by(PAGE),
        Motion::First => to(0.0),
        Motion::Last => to(1.0),
    }
}

/// Scrolls the dialog of this name until the place of this id is seen.
pub fn show_in_dialog<Message: Send + 'static>(name: &str, place: impl Into<widget::Id>) -> Task<Message> {
    iced::advanced::widget::operate(Reveal {
        body: body_of(name),
        place: place.into(),
        panel: None,
        found: None,
    })
    .discard()
}

/// Looks for a place in what scrolls, and scrolls there.
struct Reveal {
    body: widget::Id,
    place: widget::Id,
    /// What is seen of the scrolling part, and how far it is scrolled.
    panel: Option<(Rectangle, f32)>,
    found: Option<Rectangle>,
}

impl Reveal {
    /// Room kept above and below the place, in pixels.
    const MARGIN: f32 = 16.0;

    fn note(&mut self, id: Option<&widget::Id>, bounds: Rectangle) {
        if id == Some(&self.place) {
            self.found = Some(bounds);
        }
    }
}

impl Operation for Reveal {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn container(&mut self, id: Option<&widget::Id>, bounds: Rectangle) {
        self.note(id, bounds);
    }

    fn focusable(&mut self, id: Option<&widget::Id>, bounds: Rectangle, _state: &mut dyn Focusable) {
        self.note(id, bounds);
    }

    fn scrollable(
        &mut self,
        id: Option<&widget::Id>,
        bounds: Rectangle,
        _content: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        if id == Some(&self.body) {
            self.panel = Some((bounds, translation.y));
        }
    }

    fn finish(&self) -> Outcome<()> {
        let (Some((seen, scrolled)), Some(place)) = (self.panel, self.found) else { return Outcome::None };
        let top = place.y - seen.y - Self::MARGIN;
        let bottom = place.y + place.height + Self::MARGIN - seen.y - seen.height;
        let y = scrolled.min(top).max(bottom).max(0.0);
        let offset = scrolling::AbsoluteOffset { x: None, y: Some(y) };
        Outcome::Chain(Box::new(scrolling::scroll_to(self.body.clone(), offset)))
    }
}

/// Parts one below another; the one numbered `body` gives way when there is too little height.
struct Pane<'a, Message> {
    parts: Vec<Element<'a, Message>>,
    body: usize,
}

impl<Message> Widget<Message, Theme, Renderer> for Pane<'_, Message> {
    fn children(&self) -> Vec<Tree> {
        self.parts.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.parts);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let width = limits.max().width;
        let mut nodes = vec![layout::Node::default(); self.parts.len()];
        let mut left = limits.max().height;
        let others = (0..self.parts.len()).filter(|at| *at != self.body);
        for at in others.chain([self.body]) {
            let inner = layout::Limits::new(Size::new(width, 0.0), Size::new(width, left.max(0.0)));
            nodes[at] = self.parts[at].as_widget_mut().layout(&mut tree.children[at], renderer, &inner);
            left -= nodes[at].size().height;
        }
        let mut y = 0.0;
        for node in &mut nodes {
            node.move_to_mut((0.0, y));
            y += node.size().height;
        }
        layout::Node::with_children(Size::new(width, y), nodes)
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, op: &mut dyn Operation) {
        op.container(None, layout.bounds());
        op.traverse(&mut |op| {
            for ((part, tree), layout) in self.parts.iter_mut().zip(&mut tree.children).zip(layout.children())
            {
                part.as_widget_mut().operate(tree, layout, renderer, op);
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
        for ((part, tree), layout) in self.parts.iter_mut().zip(&mut tree.children).zip(layout.children()) {
            let part = part.as_widget_mut();
            part.update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
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
        let parts = self.parts.iter().zip(&tree.children).zip(layout.children());
        parts
            .map(|((part, tree), layout)| {
                part.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
            })
            .max()
            .unwrap_or_default()
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
        for ((part, tree), layout) in self.parts.iter().zip(&tree.children).zip(layout.children()) {
            part.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
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
        overlay::from_children(&mut self.parts, tree, layout, renderer, viewport, translation)
    }
}

impl<'a, Message: 'a> From<Pane<'a, Message>> for Element<'a, Message> {
    fn from(pane: Pane<'a, Message>) -> Self {
        Self::new(pane)
    }
}
