//! A year to paint: twelve months on one sheet.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use iced::alignment::{Horizontal, Vertical};
use iced::widget::canvas::{self, Canvas, Frame, Geometry, Path, Program, Stroke, Text};
use iced::{Color, Event, Font, Length, Pixels, Point, Rectangle, Renderer, Size, Theme, mouse};

use super::Message;
use crate::domain::directory::DayType;
use crate::i18n::Texts;
use crate::ui::Element;
use crate::ui::font;
use crate::ui::theme::{self, Tokens, Tone, size};

/// Months beside each other.
const COLUMNS: u32 = 4;
/// Rows of months.
const ROWS: f32 = 3.0;
/// Between months, in pixels.
const GAP: f32 = 20.0;
/// Height of the name of a month, and of the names of the weekdays.
const HEAD: (f32, f32) = (20.0, 15.0);
/// Weeks that hold any month.
const WEEKS: f32 = 6.0;
/// Largest cell of a day.
const CELL: (f32, f32) = (34.0, 25.0);

/// A day as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    pub kind: DayType,
    /// Painted, and not kept yet.
    pub changed: bool,
}

/// What the sheet shows.
pub(super) struct Year {
    pub year: i32,
    /// Days that are not ordinary, or were painted.
    pub days: BTreeMap<NaiveDate, Shown>,
    pub cursor: Option<NaiveDate>,
    pub today: NaiveDate,
}

/// The sheet, as large as there is room.
pub(super) fn year<'a>(year: Year, texts: &Texts) -> Element<'a, Message> {
    Canvas::new(Sheet { year, texts: texts.clone() }).width(Length::Fill).height(Length::Fill).into()
}

struct Sheet {
    year: Year,
    texts: Texts,
}

/// The colours and the sign of a type: a colour never stands alone.
pub(super) fn tone(kind: DayType) -> Tone {
    match kind {
        DayType::Ordinary => Tone::Neutral,
        DayType::NoDelivery => Tone::Bad,
        DayType::Holiday => Tone::Accent,
        DayType::Short => Tone::Warning,
        DayType::Working => Tone::Good,
    }
}

/// Where the days lie on a sheet of this size.
#[derive(Debug, Clone, Copy)]
struct Grid {
    year: i32,
    month: Size,
    cell: Size,
}

impl Grid {
    fn new(year: i32, sheet: Size) -> Self {
        let month = Size::new(
            ((sheet.width - GAP * (COLUMNS as f32 - 1.0)) / COLUMNS as f32).max(7.0),
            ((sheet.height - GAP * (ROWS - 1.0)) / ROWS).max(WEEKS),
        );
        let height = ((month.height - HEAD.0 - HEAD.1) / WEEKS).clamp(12.0, CELL.1);
        Self { year, month, cell: Size::new((month.width / 7.0).min(CELL.0), height) }
    }

    /// The upper left corner of a month, counted from 1.
    fn corner(&self, month: u32) -> Point {
        let (column, row) = ((month - 1) % COLUMNS, (month - 1) / COLUMNS);
        let x = column as f32 * (self.month.width + GAP);
        Point::new(x, row as f32 * (self.month.height + GAP))
    }

    fn first(&self, month: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, month, 1)
    }

    /// The cell of a day of the year.
    fn cell(&self, day: NaiveDate) -> Rectangle {
        let corner = self.corner(day.month());
        let before = self.first(day.month()).map_or(0, |first| first.weekday().num_days_from_monday());
        let at = before + day.day0();
        Rectangle {
            x: corner.x + (at % 7) as f32 * self.cell.width,
            y: corner.y + HEAD.0 + HEAD.1 + (at / 7) as f32 * self.cell.height,
            width: self.cell.width,
            height: self.cell.height,
        }
    }

    /// The day under a point of the sheet.
    fn day_at(&self, point: Point) -> Option<NaiveDate> {
        let days = self.first(1)?.iter_days().take_while(|day| day.year() == self.year);
        let month = (1..=12).find(|month| {
            let corner = self.corner(*month);
            Rectangle::new(corner, self.month).contains(point)
        })?;
        days.filter(|day| day.month() == month).find(|day| self.cell(*day).contains(point))
    }
}

/// The day over which the held button was last.
#[derive(Debug, Default)]
pub(super) struct Held(Option<NaiveDate>);

impl Program<Message> for Sheet {
    type State = Held;

    fn update(
        &self,
        held: &mut Held,
        event: &Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> Option<canvas::Action<Message>> {
        let Event::Mouse(event) = event else { return None };
        let grid = Grid::new(self.year.year, bounds.size());
        let under = || cursor.position_in(bounds).and_then(|point| grid.day_at(point));
        match event {
            mouse::Event::ButtonPressed(mouse::Button::Left) => {
                let day = under()?;
                held.0 = Some(day);
                Some(canvas::Action::publish(Message::Pressed(day)).and_capture())
            }
            mouse::Event::CursorMoved { .. } => {
                let before = held.0?;
                let day = under().filter(|day| *day != before)?;
                held.0 = Some(day);
                Some(canvas::Action::publish(Message::Dragged(day)).and_capture())
            }
            mouse::Event::ButtonReleased(mouse::Button::Left) => {
                held.0.take()?;
                Some(canvas::Action::publish(Message::Released).and_capture())
            }
            _ => None,
        }
    }

    fn draw(
        &self,
        _held: &Held,
        renderer: &Renderer,
        theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        let grid = Grid::new(self.year.year, bounds.size());
        let tokens = theme::tokens(theme);
        for month in 1..=12 {
            self.month(&mut frame, grid, month, tokens);
        }
        vec![frame.into_geometry()]
    }

    fn mouse_interaction(&self, _: &Held, bounds: Rectangle, cursor: mouse::Cursor) -> mouse::Interaction {
        let grid = Grid::new(self.year.year, bounds.size());
        match cursor.position_in(bounds).and_then(|point| grid.day_at(point)) {
            Some(_) => mouse::Interaction::Pointer,
            None => mouse::Interaction::default(),
        }
    }
}

impl Sheet {
    fn month(&self, frame: &mut Frame, grid: Grid, month: u32, tokens: &Tokens) {
        use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
        let corner = grid.corner(month);
        let title = Text { position: corner, ..text(self.texts.month(month), tokens.text, font::SEMIBOLD) };
        frame.fill_text(Text { size: Pixels(size::BODY), ..title });
        for (at, weekday) in [Mon, Tue, Wed, Thu, Fri, Sat, Sun].into_iter().enumerate() {
            let middle = corner.x + (at as f32 + 0.5) * grid.cell.width;
            frame.fill_text(Text {
                position: Point::new(middle, corner.y + HEAD.0),
                align_x: Horizontal::Center.into(),
                ..text(self.texts.weekday(weekday), tokens.muted, font::REGULAR)
            });
        }
        let Some(first) = grid.first(month) else { return };
        for day in first.iter_days().take_while(|day| day.month() == month) {
            self.day(frame, grid.cell(day), day, tokens);
        }
    }

    fn day(&self, frame: &mut Frame, cell: Rectangle, day: NaiveDate, tokens: &Tokens) {
        let shown = self.year.days.get(&day).copied();
        let kind = shown.map_or(DayType::Ordinary, |shown| shown.kind);
        let inner = cell.shrink(1.0);
        let round = Path::rounded_rectangle(inner.position(), inner.size(), 4.0.into());
        let colour = if kind == DayType::Ordinary {
            tokens.text
        } else {
            frame.fill(&round, tone(kind).background(tokens));
            tone(kind).text(tokens)
        };
        let is_today = day == self.year.today;
        let face = if is_today { font::SEMIBOLD } else { font::REGULAR };
        frame.fill_text(Text {
            position: inner.center(),
            align_x: Horizontal::Center.into(),
            align_y: Vertical::Center,
            size: Pixels(size::CAPTION + 1.0),
            ..text(day.day().to_string(), if is_today { tokens.accent } else { colour }, face)
        });
        sign(frame, inner, kind, colour);
        if shown.is_some_and(|shown| shown.changed) {
            let stroke = Stroke::default().with_color(tokens.warning).with_width(1.0);
            frame.stroke(&round, stroke);
        }
        if self.year.cursor == Some(day) {
            frame.stroke(&round, Stroke::default().with_color(tokens.accent).with_width(2.0));
        }
    }
}

/// What tells a type without its colour: struck out, a dot, half a line, a whole line.
fn sign(frame: &mut Frame, cell: Rectangle, kind: DayType, colour: Color) {
    let middle = cell.center();
    let below = cell.y + cell.height - 3.0;
    match kind {
        DayType::Ordinary => {}
        DayType::NoDelivery => {
            let from = Point::new(middle.x - 8.0, middle.y);
            frame.fill_rectangle(from, Size::new(16.0, 1.0), colour);
        }
        DayType::Holiday => frame.fill(&Path::circle(Point::new(middle.x, below), 1.5), colour),
        DayType::Short => {
            frame.fill_rectangle(Point::new(middle.x - 4.0, below), Size::new(4.0, 1.5), colour)
        }
        DayType::Working => {
            frame.fill_rectangle(Point::new(middle.x - 6.0, below), Size::new(12.0, 1.5), colour);
        }
    }
}

fn text(content: String, color: Color, font: Font) -> Text {
    Text { content, color, font, size: Pixels(size::CAPTION), ..Text::default() }
}

/// The day that a step of so many days leads to, within the years that a calendar knows.
pub(super) fn stepped(day: NaiveDate, days: i64) -> NaiveDate {
    let step = Days::new(days.unsigned_abs());
    let to = if days < 0 { day.checked_sub_days(step) } else { day.checked_add_days(step) };
    to.filter(|day| (2000..=2100).contains(&day.year())).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_is_found_under_the_middle_of_its_own_cell() {
        for (year, sheet) in [(2026, Size::new(1100.0, 620.0)), (2024, Size::new(760.0, 420.0))] {
            let grid = Grid::new(year, sheet);
            let days = grid.first(1).unwrap().iter_days().take_while(|day| day.year() == year);
            for day in days {
                let cell = grid.cell(day);
                assert_eq!(grid.day_at(cell.center()), Some(day));
                assert!(
                    cell.x + cell.width <= sheet.width && cell.y + cell.height <= sheet.height + 0.5,
                    "{day}"
                );
            }
            assert_eq!(grid.day_at(Point::new(1.0, 1.0)), None, "the name of January is no day");
        }
    }
}
