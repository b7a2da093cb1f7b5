//! A name on one line that gives way where room is short: its end is cut off and `…` put instead.

use iced::advanced::text::Renderer as _;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Layout, Widget, layout, mouse, renderer};
use iced::{Element, Length, Rectangle, Renderer, Size, Theme};

use super::line::{Face, Line};
use crate::ui::theme::tokens;

/// A line of text, never wider than its words nor than its place. In a row it stands among the parts that fill, so
/// that those of a fixed width keep theirs; what it does not need is left free.
#[derive(Debug, Clone)]
pub struct OneLine {
    text: String,
    face: Face,
    muted: bool,
    share: u16,
}

/// A line of the body.
pub fn one_line(text: impl Into<String>) -> OneLine {
    OneLine { text: text.into(), face: Face::Body, muted: false, share: 1 }
}

impl OneLine {
    /// As a title.
    #[must_use]
    pub const fn title(mut self) -> Self {
        self.face = Face::Title;
        self
    }

    /// With weight, as a name.
    #[must_use]
    pub const fn strong(mut self) -> Self {
        self.face = Face::Strong;
        self
    }

    /// As a caption.
    #[must_use]
    pub const fn caption(mut self) -> Self {
        self.face = Face::Caption;
        self.muted()
    }

    /// In the muted colour.
    #[must_use]
    pub const fn muted(mut self) -> Self {
        self.muted = true;
        self
    }

    /// Its share of the room that is left, among others that fill.
    #[must_use]
    pub const fn share(mut self, share: u16) -> Self {
        self.share = share;
        self
    }
}

/// The line as it was set last, kept for as long as the frame that shows it.
#[derive(Default)]
struct State {
    set: Option<(String, Face, f32, Line)>,
}

impl State {
    fn line(&mut self, text: &str, face: Face, width: f32) -> &Line {
        let known = self.set.take_if(|(known, as_face, room, _)| {
            known == text && *as_face == face && room.to_bits() == width.to_bits()
        });
        let set = known.unwrap_or_else(|| (text.to_owned(), face, width, Line::new(text, face, width)));
        &self.set.insert(set).3
    }
}

impl<Message> Widget<Message, Theme, Renderer> for OneLine {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::FillPortion(self.share), Length::Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let room = limits.max().width.max(0.0);
        let line = tree.state.downcast_mut::<State>().line(&self.text, self.face, room);
        // Whole pixels: what stands beside it stays sharp.
        layout::Node::new(Size::new(line.width.ceil().min(room), self.face.height()))
    }

    fn operate(
        &mut self,
        _tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        op: &mut dyn Operation,
    ) {
        op.text(None, layout.bounds(), &self.text);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let Some((_, _, _, line)) = &tree.state.downcast_ref::<State>().set else { return };
        let colour = if self.muted { tokens(theme).muted } else { style.text_color };
        renderer.fill_paragraph(&line.paragraph, layout.position(), colour, *viewport);
    }
}

impl<'a, Message: 'a> From<OneLine> for Element<'a, Message, Theme, Renderer> {
    fn from(line: OneLine) -> Self {
        Self::new(line)
    }
}
