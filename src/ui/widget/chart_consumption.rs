//! The chart of consumption: what was estimated after each delivery with its interval, and what was really used.

use chrono::{Datelike, Months, NaiveDate};
use iced::alignment::Vertical;
use iced::widget::canvas::{self, Canvas, Frame, Geometry, Path, Program, Stroke, Text};
use iced::widget::text::Alignment;
use iced::{Length, Pixels, Point, Rectangle, Renderer, Size, Theme, mouse};

use crate::i18n::Texts;
use crate::ui::Element;
use crate::ui::font;
use crate::ui::theme::{self, Tokens};
use rust_decimal::Decimal;

/// Height of the chart in pixels.
const HEIGHT: f32 = 220.0;
/// Room on the left for the figures, and below for the months.
const LEFT: f32 = 40.0;
const AXIS: f32 = 24.0;
/// Room above and on the right.
const MARGIN: f32 = 10.0;
/// Room that the name of a month needs.
const LABEL: f32 = 44.0;

/// One delivery of the chart. Amounts are litres a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConsumptionPoint {
    /// When it was brought.
    pub on: NaiveDate,
    /// Estimated after it.
    pub estimated: f32,
    /// The interval of the estimate.
    pub interval: Option<(f32, f32)>,
    /// Really used since the delivery before.
    pub used: Option<f32>,
}

/// The chart of the days from `from` to `to`, as wide as there is room.
pub fn consumption_chart<'a, Message: 'a>(
    points: Vec<ConsumptionPoint>,
    (from, to): (NaiveDate, NaiveDate),
    texts: &Texts,
) -> Element<'a, Message> {
    Canvas::new(Chart { points, from, to, texts: texts.clone() }).width(Length::Fill).height(HEIGHT).into()
}

struct Chart {
    points: Vec<ConsumptionPoint>,
    from: NaiveDate,
    to: NaiveDate,
    texts: Texts,
}

/// Where a day and an amount stand in the frame.
#[derive(Debug, Clone, Copy)]
struct Scale {
    from: NaiveDate,
    days: f32,
    most: f32,
    step: f32,
    size: Size,
}

impl Scale {
    fn new(chart: &Chart, size: Size) -> Self {
        let amounts = chart
            .points
            .iter()
            .flat_map(|point| [Some(point.estimated), point.interval.map(|(_, upper)| upper), point.used]);
        // An interval or a single day far off does not press the rest to the ground.
        let usual = chart.points.iter().map(|point| point.estimated).fold(0.0, f32::max);
        let most = amounts.flatten().map(|amount| amount.min(usual * 3.0)).fold(0.0, f32::max);
        let step = step(most);
        let days = (chart.to - chart.from).num_days().max(1) as f32;
        Self { from: chart.from, days, most: step * (most / step).ceil().max(1.0), step, size }
    }

    fn x(&self, day: NaiveDate) -> f32 {
        let share = (day - self.from).num_days() as f32 / self.days;
        LEFT + share * (self.size.width - LEFT - MARGIN)
    }

    fn y(&self, amount: f32) -> f32 {
        let ground = self.size.height - AXIS;
        ground - amount.clamp(0.0, self.most) / self.most * (ground - MARGIN)
    }

    fn at(&self, day: NaiveDate, amount: f32) -> Point {
        Point::new(self.x(day), self.y(amount))
    }
}

/// Between two lines: 1, 2 or 5 times a power of ten, so that three to six lines span `most`.
fn step(most: f32) -> f32 {
    let rough = (most / 4.0).max(0.05);
    let power = 10_f32.powf(rough.log10().floor());
    let factor = [1.0, 2.0, 5.0, 10.0].into_iter().find(|factor| factor * power >= rough).unwrap_or(10.0);
    factor * power
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
        let scale = Scale::new(self, bounds.size());
        self.draw_lines(&mut frame, tokens, scale);
        self.draw_months(&mut frame, tokens, scale);
        self.draw_band(&mut frame, tokens, scale);
        self.draw_estimates(&mut frame, tokens, scale);
        self.draw_used(&mut frame, tokens, scale);
        vec![frame.into_geometry()]
    }
}

impl Chart {
    fn draw_lines(&self, frame: &mut Frame, tokens: &Tokens, scale: Scale) {
        let count = (scale.most / scale.step).round() as u32;
        let places = if scale.step < 1.0 { 2 } else { 1 };
        for line in 0..=count {
            let amount = line as f32 * scale.step;
            let y = scale.y(amount).round();
            let width = scale.size.width - LEFT - MARGIN;
            frame.fill_rectangle(Point::new(LEFT, y), Size::new(width, 1.0), tokens.line);
            let figure = Decimal::try_from(amount).unwrap_or_default();
            let position = Point::new(LEFT - 10.0, y);
            frame.fill_text(Text {
                align_x: Alignment::Right,
                align_y: Vertical::Center,
                ..label(self.texts.decimal(figure, places), position, tokens)
            });
        }
    }

    /// The first of each month, as many as there is room for.
    fn draw_months(&self, frame: &mut Frame, tokens: &Tokens, scale: Scale) {
        let first = self.from.with_day(1).unwrap_or(self.from);
        let mut taken = f32::MIN;
        for month in (1..=36).filter_map(|months| first.checked_add_months(Months::new(months))) {
            let x = scale.x(month);
            if month > self.to || x - taken < LABEL {
                continue;
            }
            taken = x;
            let position = Point::new(x, scale.size.height - AXIS + 6.0);
            frame.fill_text(label(self.texts.month_short(month.month()), position, tokens));
        }
    }

    fn draw_band(&self, frame: &mut Frame, tokens: &Tokens, scale: Scale) {
        let known = || self.points.iter().filter_map(|point| Some((point.on, point.interval?)));
        if let (Some((on, (lower, upper))), 1) = (known().next(), known().count()) {
            // One delivery has no band: its interval stands as a bar.
            let (top, foot) = (scale.at(on, upper), scale.at(on, lower));
            let size = Size::new(6.0, foot.y - top.y);
            frame.fill_rectangle(Point::new(top.x - 3.0, top.y), size, tokens.accent.scale_alpha(0.15));
            return;
        }
        let band = Path::new(|path| {
            for (at, (on, (_, upper))) in known().enumerate() {
                let point = scale.at(on, upper);
                if at == 0 { path.move_to(point) } else { path.line_to(point) }
            }
            let lower: Vec<_> = known().map(|(on, (lower, _))| scale.at(on, lower)).collect();
            for point in lower.into_iter().rev() {
                path.line_to(point);
            }
            path.close();
        });
        frame.fill(&band, tokens.accent.scale_alpha(0.15));
    }

    fn draw_estimates(&self, frame: &mut Frame, tokens: &Tokens, scale: Scale) {
        if let [point] = &*self.points {
            frame.fill(&Path::circle(scale.at(point.on, point.estimated), 4.0), tokens.accent);
            return;
        }
        let line = Path::new(|path| {
            for (at, point) in self.points.iter().enumerate() {
                let point = scale.at(point.on, point.estimated);
                if at == 0 { path.move_to(point) } else { path.line_to(point) }
            }
        });
        frame.stroke(&line, Stroke::default().with_color(tokens.accent).with_width(2.0));
    }

    fn draw_used(&self, frame: &mut Frame, tokens: &Tokens, scale: Scale) {
        for (on, used) in self.points.iter().filter_map(|point| Some((point.on, point.used?))) {
            let ring = Path::circle(scale.at(on, used), 4.0);
            frame.fill(&ring, tokens.surface);
            frame.stroke(&ring, Stroke::default().with_color(tokens.accent).with_width(2.0));
        }
    }
}

fn label(content: String, position: Point, tokens: &Tokens) -> Text {
    Text {
        content,
        position,
        color: tokens.muted,
        size: Pixels(11.0),
        font: font::REGULAR,
        align_x: Alignment::Center,
        align_y: Vertical::Top,
        ..canvas::Text::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn chart(amounts: &[f32]) -> Chart {
        let point = |(at, amount): (usize, &f32)| ConsumptionPoint {
            on: day("2026-01-01") + chrono::Days::new(at as u64),
            estimated: *amount,
            interval: Some((amount * 0.8, amount * 1.2)),
            used: Some(*amount),
        };
        Chart {
            points: amounts.iter().enumerate().map(point).collect(),
            from: day("2026-01-01"),
            to: day("2026-12-31"),
            texts: Texts::new(Language::English),
        }
    }

    #[test]
    fn lines_stand_at_round_amounts_and_span_everything() {
        for (amounts, step, most) in [
            (vec![4.4_f32], 2.0, 6.0),
            (vec![0.5], 0.2, 0.6),
            (vec![90.0, 30.0], 50.0, 150.0),
            (vec![], 0.1, 0.1),
        ] {
            let scale = Scale::new(&chart(&amounts), Size::new(600.0, 200.0));
            assert!((scale.step - step).abs() < 1e-4, "{amounts:?}: {}", scale.step);
            assert!((scale.most - most).abs() < 1e-4, "{amounts:?}: {}", scale.most);
        }
    }

    #[test]
    fn one_wild_delivery_does_not_press_the_rest_to_the_ground() {
        let mut chart = chart(&[2.0, 2.0, 2.0]);
        chart.points[1].used = Some(500.0);
        let scale = Scale::new(&chart, Size::new(600.0, 200.0));
        assert!(scale.most <= 8.0, "{}", scale.most);
        assert!((scale.y(500.0) - scale.y(scale.most)).abs() < 1e-3, "it stands at the upper edge");
    }
}
