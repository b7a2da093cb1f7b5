//! The chart of deliveries: what was brought, and when the water runs out.

use chrono::NaiveDate;
use iced::alignment::Vertical;
use iced::widget::canvas::{self, Canvas, Frame, Geometry, LineDash, Path, Program, Stroke, Text};
use iced::{Length, Pixels, Point, Rectangle, Renderer, Size, Theme, mouse};

use crate::i18n::Texts;
use crate::ui::Element;
use crate::ui::font;
use crate::ui::theme::{self, Tokens};

/// Height of the chart in pixels.
const HEIGHT: f32 = 76.0;
/// Room below for the dates.
const AXIS: f32 = 20.0;
/// Widest bar.
const BAR: f32 = 16.0;
/// Room that a date needs.
const LABEL: f32 = 40.0;

/// What the chart shows. Amounts are in any one unit, bottles or litres.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Deliveries {
    /// Deliveries, oldest first.
    pub brought: Vec<(NaiveDate, f32)>,
    /// The day on which the water is expected to run out.
    pub expected: Option<NaiveDate>,
    /// The days between which it will probably run out.
    pub interval: Option<(NaiveDate, NaiveDate)>,
    /// The planned delivery.
    pub planned: Option<NaiveDate>,
}

/// The chart, as wide as there is room.
pub fn deliveries_chart<'a, Message: 'a>(deliveries: Deliveries, texts: &Texts) -> Element<'a, Message> {
    Canvas::new(Chart { deliveries, texts: texts.clone() }).width(Length::Fill).height(HEIGHT).into()
}

struct Chart {
    deliveries: Deliveries,
    texts: Texts,
}

/// The days that the chart spans, and the pixels that they take.
#[derive(Debug, Clone, Copy)]
struct Scale {
    first: NaiveDate,
    days: f32,
    left: f32,
    width: f32,
}

impl Scale {
    /// `None` when there is nothing to show.
    fn new(deliveries: &Deliveries, width: f32) -> Option<Self> {
        let days = || {
            let interval = deliveries.interval.into_iter().flat_map(|(from, to)| [from, to]);
            deliveries
                .brought
                .iter()
                .map(|(date, _)| *date)
                .chain(interval)
                .chain(deliveries.expected)
                .chain(deliveries.planned)
        };
        let (first, last) = (days().min()?, days().max()?);
        let margin = LABEL / 2.0;
        let days = last.signed_duration_since(first).num_days().max(1) as f32;
        Some(Self { first, days, left: margin, width: (width - 2.0 * margin).max(1.0) })
    }

    fn x(&self, date: NaiveDate) -> f32 {
        let days = date.signed_duration_since(self.first).num_days() as f32;
        self.left + self.width * days / self.days
    }

    /// Bars never overlap, however close the deliveries are, and never vanish.
    fn bar(&self, brought: &[(NaiveDate, f32)]) -> f32 {
        let closest = brought
            .windows(2)
            .map(|pair| self.x(pair[1].0) - self.x(pair[0].0))
            .filter(|gap| *gap > 0.0)
            .fold(BAR / 0.7, f32::min);
        (closest * 0.7).clamp(2.0, BAR)
    }
}

impl<Message> Program<Message> for Chart {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &Renderer,
        theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        let tokens = theme::tokens(theme);
        let ground = bounds.height - AXIS;
        frame.fill_rectangle(Point::new(0.0, ground), Size::new(bounds.width, 1.0), tokens.line);
        if let Some(scale) = Scale::new(&self.deliveries, bounds.width) {
            self.draw_forecast_band(&mut frame, tokens, scale, ground);
            self.draw_bars(&mut frame, tokens, scale, ground);
            self.draw_fall(&mut frame, tokens, scale, ground);
            self.draw_dates(&mut frame, tokens, scale, ground);
        }
        vec![frame.into_geometry()]
    }
}

impl Chart {
    fn height_of(&self, amount: f32, ground: f32) -> f32 {
        let most = self.deliveries.brought.iter().map(|(_, amount)| *amount).fold(0.0, f32::max);
        if most > 0.0 { (amount / most * (ground - 12.0)).max(2.0) } else { 2.0 }
    }

    fn draw_forecast_band(&self, frame: &mut Frame, tokens: &Tokens, scale: Scale, ground: f32) {
        if let Some((from, to)) = self.deliveries.interval {
            let left = scale.x(from);
            let size = Size::new((scale.x(to) - left).max(2.0), ground);
            frame.fill_rectangle(Point::new(left, 0.0), size, tokens.warning.scale_alpha(0.18));
        }
        if let Some(planned) = self.deliveries.planned {
            let x = scale.x(planned).round();
            frame.fill_rectangle(Point::new(x - 1.0, 0.0), Size::new(2.0, ground), tokens.warning);
        }
    }

    fn draw_bars(&self, frame: &mut Frame, tokens: &Tokens, scale: Scale, ground: f32) {
        let width = scale.bar(&self.deliveries.brought);
        for (date, amount) in &self.deliveries.brought {
            let height = self.height_of(*amount, ground);
            let corner = Point::new((scale.x(*date) - width / 2.0).round(), (ground - height).round());
            let bar = Path::rounded_rectangle(corner, Size::new(width, height), (width / 8.0).into());
            frame.fill(&bar, tokens.accent.scale_alpha(0.85));
        }
    }

    /// The fall from the last delivery to the day when nothing is left.
    fn draw_fall(&self, frame: &mut Frame, tokens: &Tokens, scale: Scale, ground: f32) {
        let last = self.deliveries.brought.last();
        let (Some((date, amount)), Some(expected)) = (last, self.deliveries.expected) else { return };
        let from = Point::new(scale.x(*date), ground - self.height_of(*amount, ground));
        let line = Path::line(from, Point::new(scale.x(expected), ground));
        let stroke = Stroke {
            line_dash: LineDash { segments: &[4.0, 3.0], offset: 0 },
            ..Stroke::default().with_color(tokens.warning).with_width(1.5)
        };
        frame.stroke(&line, stroke);
    }

    /// Dates below, as many as there is room for: the planned and the last delivery before the others.
    fn draw_dates(&self, frame: &mut Frame, tokens: &Tokens, scale: Scale, ground: f32) {
        let forecast = self.deliveries.planned.or(self.deliveries.expected);
        let brought = self.deliveries.brought.iter().map(|(date, _)| *date);
        let newest_first = forecast.into_iter().chain(brought.clone().next_back());
        let rest = brought.clone().next().into_iter().chain(brought.rev());
        let mut taken: Vec<f32> = Vec::new();
        for date in newest_first.chain(rest) {
            let x = scale.x(date);
            if taken.iter().any(|other| (other - x).abs() < LABEL) {
                continue;
            }
            taken.push(x);
            frame.fill_text(Text {
                content: self.texts.date_short(date),
                position: Point::new(x, ground + 4.0),
                color: tokens.muted,
                size: Pixels(10.0),
                font: font::REGULAR,
                align_x: iced::widget::text::Alignment::Center,
                align_y: Vertical::Top,
                ..canvas::Text::default()
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(day.into())
    }

    #[test]
    fn a_hundred_deliveries_get_thin_bars_and_one_gets_a_whole_one() {
        let many =
            Deliveries { brought: (0..100).map(|n| (day(n * 2), 3.0)).collect(), ..Deliveries::default() };
        let scale = Scale::new(&many, 440.0).unwrap();
        let width = scale.bar(&many.brought);
        assert!((2.0..4.1).contains(&width), "{width}");
        let one = Deliveries { brought: vec![(day(0), 2.0)], ..Deliveries::default() };
        let scale = Scale::new(&one, 440.0).unwrap();
        assert!((scale.bar(&one.brought) - BAR).abs() < 0.01);
        assert!(scale.x(day(0)).is_finite());
    }

    #[test]
    fn without_history_there_is_nothing_to_span() {
        assert!(Scale::new(&Deliveries::default(), 440.0).is_none());
        let planned = Deliveries { planned: Some(day(3)), ..Deliveries::default() };
        assert!(Scale::new(&planned, 440.0).is_some());
    }

    #[test]
    fn the_forecast_lies_within_the_chart() {
        let deliveries = Deliveries {
            brought: vec![(day(0), 2.0)],
            interval: Some((day(10), day(20))),
            ..Deliveries::default()
        };
        let scale = Scale::new(&deliveries, 440.0).unwrap();
        assert!((scale.x(day(20)) - (440.0 - LABEL / 2.0)).abs() < 0.01);
    }
}
