//! How a list looks.

use iced::advanced::renderer::Quad;
use iced::advanced::text::Renderer as _;
use iced::advanced::{Renderer as _, mouse};
use iced::{Border, Color, Point, Rectangle, Renderer};

use super::column::Place;
use super::state::{Geometry, State, is_right};
use super::{Cell, List, Order};
use crate::ui::theme::{Tokens, Tone, radius, size};
use crate::ui::widget::line::{Face, Line, Lines};

/// Space on both sides of a cell's text, in pixels.
const PAD: f32 = 8.0;
/// Width of the bar at the left of the selected row.
const MARK: f32 = 3.0;
/// Height of a badge.
const BADGE: f32 = 18.0;
/// Space on both sides of a badge's word.
const BADGE_PAD: f32 = 8.0;

/// How a row stands among the others; decides its colours.
#[derive(Clone, Copy)]
struct Look {
    selected: bool,
    handled: bool,
}

/// Where and in what colours the list is drawn.
pub(super) struct View<'a> {
    pub tokens: &'a Tokens,
    pub bounds: Rectangle,
    pub viewport: Rectangle,
    pub cursor: mouse::Cursor,
}

/// The place of a text and the side on which it stands.
#[derive(Clone, Copy)]
struct Slot {
    bounds: Rectangle,
    right: bool,
}

/// What drawing needs at every cell.
struct Canvas<'a> {
    renderer: &'a mut Renderer,
    lines: &'a mut Lines,
    tokens: &'a Tokens,
    clip: Rectangle,
}

impl<Message> List<'_, Message> {
    pub(super) fn paint(&self, state: &State, renderer: &mut Renderer, view: &View<'_>) {
        let View { tokens, bounds, viewport, .. } = *view;
        let geometry = Geometry::new(self, bounds);
        let Some(clip) = geometry.body.intersection(&viewport) else { return };
        // The columns never shrink below their least: what goes beyond the edge belongs to what stands beside it.
        let Some(seen) = bounds.intersection(&viewport) else { return };
        let mut lines = state.lines.borrow_mut();
        lines.begin_frame();
        fill(renderer, bounds, tokens.surface);
        renderer.with_layer(layer(state, clip), |renderer| {
            let mut canvas = Canvas { renderer, lines: &mut lines, tokens, clip };
            for row in geometry.visible(state.offset) {
                self.paint_row(&mut canvas, state, &geometry, row);
            }
            self.paint_groups(&mut canvas, &geometry, state.offset);
        });
        let mut canvas = Canvas { renderer, lines: &mut lines, tokens, clip: seen };
        self.paint_heading(&mut canvas, &geometry);
        if let Some(handle) = geometry.handle(state.offset) {
            let colour = if state.dragged.is_some() { tokens.faint } else { tokens.line_strong };
            // Above the layer of the rows: the selected one would cover it.
            renderer.with_layer(clip, |renderer| rounded(renderer, handle, 3.0, colour));
        }
        drop(lines);
        self.paint_tip(state, renderer, view, &geometry);
    }

    fn paint_row(&self, canvas: &mut Canvas<'_>, state: &State, geometry: &Geometry, row: usize) {
        let bounds = geometry.row(row, state.offset);
        let tokens = canvas.tokens;
        let look = Look { selected: self.selected == Some(row), handled: self.is_handled(row) };
        let ground = if look.selected {
            Some(tokens.selection)
        } else if state.hovered.is_some_and(|hovered| hovered.row == row) {
            Some(tokens.hover)
        } else if self.is_picked(row) {
            Some(tokens.accent_weak)
        } else {
            look.handled.then_some(tokens.raised)
        };
        if let Some(ground) = ground {
            fill(canvas.renderer, bounds, ground);
        }
        if look.selected {
            fill(canvas.renderer, Rectangle { width: MARK, ..bounds }, tokens.accent);
        }
        let line = Rectangle { y: bounds.y + bounds.height - 1.0, height: 1.0, ..bounds };
        fill(canvas.renderer, line, tokens.line);
        for place in &geometry.places {
            let cell = (self.cell)(row, place.column);
            let right = is_right(&self.columns[place.column]);
            let bounds = Rectangle { x: bounds.x + place.x, width: place.width, ..bounds };
            paint_cell(canvas, &cell, Slot { bounds, right }, look);
        }
    }

    fn paint_groups(&self, canvas: &mut Canvas<'_>, geometry: &Geometry, offset: f64) {
        let tokens = canvas.tokens;
        for (group, (_, words)) in self.groups.iter().enumerate() {
            let Some(bounds) = geometry.heading(group, offset) else { continue };
            if bounds.intersection(&canvas.clip).is_none() {
                continue;
            }
            fill(canvas.renderer, bounds, tokens.background);
            let line = Rectangle { y: bounds.y + bounds.height - 1.0, height: 1.0, ..bounds };
            fill(canvas.renderer, line, tokens.line);
            put(canvas, words, Face::CaptionStrong, Slot { bounds, right: false }, tokens.muted);
        }
    }

    fn paint_heading(&self, canvas: &mut Canvas<'_>, geometry: &Geometry) {
        let tokens = canvas.tokens;
        let bounds = Rectangle { height: geometry.body.y - geometry.bounds.y, ..geometry.bounds };
        fill(canvas.renderer, bounds, tokens.raised);
        let line = Rectangle { y: bounds.y + bounds.height - 1.0, height: 1.0, ..bounds };
        fill(canvas.renderer, line, tokens.line);
        for place in &geometry.places {
            let column = &self.columns[place.column];
            let arrow = self.sorted.filter(|(by, _)| *by == place.column).map(|(_, order)| match order {
                Order::Ascending => "↓",
                Order::Descending => "↑",
            });
            // Before the figures' narrow headings, so that it is the word that is cut where room is short.
            let title = match arrow {
                Some(arrow) if is_right(column) => format!("{arrow} {}", column.title),
                Some(arrow) => format!("{} {arrow}", column.title),
                None => column.title.clone(),
            };
            let bounds = Rectangle { x: bounds.x + place.x, width: place.width, ..bounds };
            put(canvas, &title, Face::CaptionStrong, Slot { bounds, right: is_right(column) }, tokens.muted);
        }
    }

    /// The whole text of a cut cell, beside the pointer.
    fn paint_tip(&self, state: &State, renderer: &mut Renderer, view: &View<'_>, geometry: &Geometry) {
        let View { tokens, cursor, .. } = *view;
        let tip = state.hovered.zip(cursor.position_over(geometry.body)).and_then(|(hovered, at)| {
            let place = geometry.places.iter().find(|place| Some(place.column) == hovered.column)?;
            Some((self.cut_text(state, *place, hovered.row)?, at))
        });
        let Some((text, at)) = tip else { return };
        let line = Line::new(&text, Face::Caption, (geometry.bounds.width - 24.0).max(40.0));
        let width = line.width + 2.0 * PAD;
        let bounds = Rectangle {
            x: (at.x + 12.0).min(geometry.bounds.x + geometry.bounds.width - width - 4.0).round(),
            y: (at.y + 16.0).min(geometry.body.y + geometry.body.height - 27.0).round(),
            width,
            height: 23.0,
        };
        renderer.with_layer(geometry.bounds, |renderer| {
            rounded(renderer, bounds, radius::SMALL, tokens.text);
            let position = Point::new(bounds.x + PAD, bounds.y + 4.0);
            renderer.fill_paragraph(&line.paragraph, position, tokens.surface, geometry.bounds);
        });
        state.tip.replace(Some(line));
    }

    /// The text of a cell that had to be cut.
    fn cut_text(&self, state: &State, place: Place, row: usize) -> Option<String> {
        let cell = (row < self.len).then(|| (self.cell)(row, place.column))?;
        let faces = faces(&cell);
        let width = room(&cell, place.width);
        let mut lines = state.lines.borrow_mut();
        let cut = cell
            .texts()
            .into_iter()
            .zip(faces)
            .any(|(text, face)| text.is_some_and(|text| lines.get(text, face, width).cut));
        cut.then(|| cell.texts().into_iter().flatten().collect::<Vec<_>>().join(" · "))
    }
}

/// The layer of the rows. The software renderer repaints each changed line by itself and clears a mask for each;
/// a layer whose bounds differ by a hair is repainted in one piece, four times as fast, so that is what a scrolled
/// list asks for.
fn layer(state: &State, clip: Rectangle) -> Rectangle {
    let (offset, odd) = state.drawn.get();
    let scrolled = (offset - state.offset).abs() > f64::EPSILON;
    let odd = odd != scrolled;
    state.drawn.set((state.offset, odd));
    if odd { Rectangle { height: clip.height - 0.25, ..clip } } else { clip }
}

const fn faces(cell: &Cell<'_>) -> [Face; 2] {
    match cell {
        Cell::Two(..) => [Face::Medium, Face::Caption],
        Cell::TonedTwo(..) => [Face::Body, Face::Caption],
        Cell::Wrapped(_) => [Face::Wrapped, Face::Body],
        Cell::Strong(_) => [Face::Strong, Face::Body],
        Cell::Badge(..) => [Face::CaptionStrong, Face::Caption],
        _ => [Face::Body, Face::Body],
    }
}

/// Room for the text of a cell in a column `width` pixels wide.
const fn room(cell: &Cell<'_>, width: f32) -> f32 {
    match cell {
        Cell::Badge(..) => width - 2.0 * PAD - 2.0 * BADGE_PAD,
        _ => width - 2.0 * PAD,
    }
}

fn paint_cell(canvas: &mut Canvas<'_>, cell: &Cell<'_>, slot: Slot, look: Look) {
    let tokens = canvas.tokens;
    let main = if look.handled && !look.selected { tokens.faint } else { tokens.text };
    let muted = if look.selected {
        tokens.muted_on_selection
    } else if look.handled {
        tokens.faint
    } else {
        tokens.muted
    };
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => put(canvas, text, Face::Body, slot, main),
        Cell::Wrapped(text) => put(canvas, text, Face::Wrapped, slot, main),
        Cell::Strong(text) => put(canvas, text, Face::Strong, slot, main),
        Cell::Muted(text) => put(canvas, text, Face::Body, slot, muted),
        Cell::Toned(tone, text) => {
            put(canvas, text, Face::Body, slot, toned(*tone, look, tokens));
        }
        Cell::Two(name, below) => paint_two(canvas, (name, below), slot, (Face::Medium, main, look)),
        Cell::TonedTwo(tone, text, below) => {
            let colour = toned(*tone, look, tokens);
            paint_two(canvas, (text, below), slot, (Face::Body, colour, look));
        }
        Cell::Badge(tone, text) => paint_badge(canvas, *tone, text, slot),
    }
}

const fn toned(tone: Tone, look: Look, tokens: &Tokens) -> Color {
    if look.handled && !look.selected { tokens.faint } else { tone.text(tokens) }
}

fn paint_two(
    canvas: &mut Canvas<'_>,
    (name, below): (&str, &str),
    slot: Slot,
    (face, colour, look): (Face, Color, Look),
) {
    let tokens = canvas.tokens;
    let top = Rectangle { y: slot.bounds.y + 4.0, height: size::LINE, ..slot.bounds };
    let under = Rectangle { y: top.y + size::LINE - 1.0, height: size::CAPTION_LINE, ..slot.bounds };
    put(canvas, name, face, Slot { bounds: top, ..slot }, colour);
    // The address is read even when the row is handled.
    let second = if look.selected { tokens.muted_on_selection } else { tokens.muted };
    put(canvas, below, Face::Caption, Slot { bounds: under, ..slot }, second);
}

fn paint_badge(canvas: &mut Canvas<'_>, tone: Tone, text: &str, slot: Slot) {
    let Slot { bounds, right } = slot;
    let width = room(&Cell::Badge(tone, "".into()), bounds.width);
    let line = canvas.lines.get(text, Face::CaptionStrong, width);
    let pill_width = line.width + 2.0 * BADGE_PAD;
    let x = if right { bounds.x + bounds.width - PAD - pill_width } else { bounds.x + PAD };
    let pill = Rectangle {
        x: x.round(),
        y: (bounds.y + (bounds.height - BADGE) / 2.0).round(),
        width: pill_width,
        height: BADGE,
    };
    rounded(canvas.renderer, pill, BADGE / 2.0, tone.background(canvas.tokens));
    let position = Point::new(pill.x + BADGE_PAD, pill.y + (BADGE - size::CAPTION_LINE) / 2.0);
    canvas.renderer.fill_paragraph(&line.paragraph, position, tone.text(canvas.tokens), canvas.clip);
}

/// Puts a line, or two, into a cell, in the middle of its height.
fn put(canvas: &mut Canvas<'_>, text: &str, face: Face, slot: Slot, colour: Color) {
    let Slot { bounds, right } = slot;
    if text.is_empty() {
        return;
    }
    let line = canvas.lines.get(text, face, bounds.width - 2.0 * PAD);
    let x = if right { bounds.x + bounds.width - PAD - line.width } else { bounds.x + PAD };
    let y = bounds.y + (bounds.height - line.height) / 2.0;
    let position = Point::new(x.round(), y.round());
    canvas.renderer.fill_paragraph(&line.paragraph, position, colour, canvas.clip);
}

fn fill(renderer: &mut Renderer, bounds: Rectangle, colour: Color) {
    renderer.fill_quad(Quad { bounds, ..Quad::default() }, colour);
}

fn rounded(renderer: &mut Renderer, bounds: Rectangle, radius: f32, colour: Color) {
    let border = Border { radius: radius.into(), ..Border::default() };
    renderer.fill_quad(Quad { bounds, border, ..Quad::default() }, colour);
}
