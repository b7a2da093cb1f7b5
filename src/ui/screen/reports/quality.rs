//! How right the forecast was: parts of the office, the months of the selected one as a chart and as a table.

use std::sync::Arc;

use iced::Length;
use iced::widget::{Column as Lines, Row, container};

use super::lists::{LIST, percent, tenths};
use super::{Message, State};
use crate::i18n::Texts;
use crate::planning::Tally;
use crate::service::forecast_quality::{Cut, ForecastQuality, Group, Month, Only};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::list::{Cell, Column, Motion, Width};
use crate::ui::widget::{Hits, List, MonthHits, hits_chart, line_down};

/// The figures, and what of them is shown.
#[derive(Debug, Default)]
pub struct Quality {
    figures: Option<Arc<ForecastQuality>>,
    cut: Cut,
    groups: Vec<(Group, Tally)>,
    months: Months,
    /// The selected part, or the selected month of the whole.
    selected: usize,
}

impl Quality {
    /// Whether nothing was judged yet.
    pub const fn is_unread(&self) -> bool {
        self.figures.is_none()
    }

    /// The place of the cut in the menu.
    pub const fn cut_at(&self) -> usize {
        self.cut as usize
    }

    /// The parts with their figures, and the months of each, for a sheet.
    pub fn whole(&self, only: Only) -> Vec<(Group, Tally, Months)> {
        let months = |group| {
            let figures = self.figures.as_ref();
            figures.map(|figures| figures.by_month(self.cut, group, only)).unwrap_or_default()
        };
        self.groups.iter().map(|(group, tally)| (*group, *tally, months(*group))).collect()
    }

    /// Whether there is anything to show.
    pub const fn is_bare(&self) -> bool {
        self.groups.is_empty()
    }

    /// Takes figures that were just worked out.
    pub fn take(&mut self, figures: Arc<ForecastQuality>, only: Only) {
        self.figures = Some(figures);
        self.arrange(only);
    }

    /// Cuts the figures in another way.
    pub fn cut(&mut self, cut: Cut, only: Only) {
        self.cut = cut;
        self.selected = 0;
        self.arrange(only);
    }

    /// Shows what passes the filters.
    pub fn arrange(&mut self, only: Only) {
        if let Some(figures) = &self.figures {
            self.groups = figures.groups(self.cut, only);
            self.selected = self.selected.min(self.count().saturating_sub(1));
            self.months = figures.by_month(self.cut, self.group(), only);
        }
        self.selected = self.selected.min(self.count().saturating_sub(1));
    }

    fn group(&self) -> Group {
        let selected = if self.cut == Cut::Whole { 0 } else { self.selected };
        self.groups.get(selected).map_or(Group::Whole, |(group, _)| *group)
    }

    fn count(&self) -> usize {
        if self.cut == Cut::Whole { self.months.len() } else { self.groups.len() }
    }

    fn choose(&mut self, place: usize, only: Only) {
        if place < self.count() {
            self.selected = place;
            self.arrange(only);
        }
    }
}

/// Figures of each month.
pub type Months = Vec<(Month, Tally)>;

/// The headings of the figures, as ids of their texts, in their order.
pub const FIGURES: [&str; 6] = [
    "reports-figure-judged",
    "reports-figure-error",
    "reports-figure-bias",
    "reports-figure-near",
    "reports-figure-early",
    "reports-figure-late",
];

/// The same as short as they stand above the columns of a list.
const HEADINGS: [&str; 6] = [
    "reports-heading-judged",
    "reports-heading-error",
    "reports-heading-bias",
    "reports-heading-near",
    "reports-heading-early",
    "reports-heading-late",
];

/// The figures in words; a dash where nothing was judged.
fn figure(texts: &Texts, tally: &Tally, at: usize) -> String {
    let dash = || "—".to_owned();
    let share = |share: Option<f64>| share.map_or_else(dash, |share| percent(texts, share, false));
    match at {
        0 => texts.integer(i64::try_from(tally.judged).unwrap_or(i64::MAX)),
        1 => tally.mean_error().map_or_else(dash, |error| tenths(texts, error)),
        2 => tally.bias().map_or_else(dash, |bias| {
            let sign = if bias >= 0.05 { "+" } else { "" };
            format!("{sign}{}", tenths(texts, bias))
        }),
        3 => share(tally.near_share()),
        4 => share(tally.early_share()),
        _ => share(tally.late_share()),
    }
}

/// A month in words: `ноябрь 2026`.
pub fn month_name(texts: &Texts, month: Month) -> String {
    format!("{} {}", texts.month(month.month), month.year)
}

fn columns(texts: &Texts, first: &str) -> Vec<Column> {
    let name = Column::new(texts.text(first), Width::Fill { share: 1, min: 118.0 });
    let figures = HEADINGS.iter().map(|id| Column::figures(texts.text(id), 72.0));
    std::iter::once(name).chain(figures).collect()
}

impl State {
    pub(super) fn select_figures(&mut self, place: usize) {
        let only = self.filters.whose.only();
        self.quality.choose(place, only);
    }

    pub(super) fn step_figures(&mut self, motion: Motion) {
        let quality = &self.quality;
        if let Some(place) = motion.apply(Some(quality.selected), quality.count(), self.page) {
            self.select_figures(place);
        }
    }

    /// The figures of the forecast.
    pub(super) fn figures<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let months = self.months(context);
        if self.quality.cut == Cut::Whole {
            return months;
        }
        let texts = context.texts;
        let groups = &self.quality.groups;
        let filters = &self.filters;
        let first = match self.quality.cut {
            Cut::Route => "reports-column-route",
            Cut::Manager => "reports-column-manager",
            Cut::Kind | Cut::Whole => "reports-column-kind",
        };
        let list = List::new(columns(texts, first), groups.len(), move |row, column| {
            match (groups.get(row), column.checked_sub(1)) {
                (Some((group, _)), None) => Cell::text(filters.group(texts, *group)),
                (Some((_, tally)), Some(at)) => Cell::text(figure(texts, tally, at)),
                (None, _) => Cell::Empty,
            }
        })
        .id(LIST)
        .dense()
        .selected(Some(self.quality.selected))
        .on_select(Message::RowPressed)
        .on_page_size(Message::PageSized);
        let list = container(list).width(Length::FillPortion(6)).height(Length::Fill);
        Row::new().push(list).push(line_down()).push(container(months).width(Length::FillPortion(7))).into()
    }

    /// The months of the selected part: the chart, then the table.
    fn months<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let months = &self.quality.months;
        let whole = self.quality.cut == Cut::Whole;
        let title = text::section(&self.filters.group(texts, self.quality.group()));
        let hits = months.iter().map(|(month, tally)| MonthHits {
            label: texts.month_short(month.month),
            year: (month.month == 1).then(|| month.year.to_string()),
            hits: tally.near_share().zip(tally.early_share()).zip(tally.late_share()).map(
                |((near, early), late)| Hits {
                    near: near as f32,
                    early: early as f32,
                    late: late as f32,
                    above: tally.mean_error().map(|error| tenths(texts, error)).unwrap_or_default(),
                },
            ),
        });
        let words = [
            texts.text("reports-figure-near"),
            texts.text("reports-figure-early"),
            texts.text("reports-figure-late"),
            texts.text("reports-chart-above"),
        ];
        let head = Lines::new()
            .push(title)
            .push(hits_chart(hits.collect(), words))
            .push(text::caption(texts.text("reports-quality-note")))
            .spacing(space::S)
            .padding([space::M, space::L]);
        // The newest month first: that is the one in question.
        let count = months.len();
        let mut list = List::new(columns(texts, "reports-column-month"), count, move |row, column| {
            let shown = count.checked_sub(row + 1).and_then(|at| months.get(at));
            match (shown, column.checked_sub(1)) {
                (Some((month, _)), None) => Cell::text(month_name(texts, *month)),
                (Some((_, tally)), Some(at)) => Cell::text(figure(texts, tally, at)),
                (None, _) => Cell::Empty,
            }
        })
        .dense();
        if whole {
            list = list
                .id(LIST)
                .selected(Some(self.quality.selected))
                .on_select(Message::RowPressed)
                .on_page_size(Message::PageSized);
        }
        Lines::new().push(head).push(list).into()
    }

    /// The total of what is shown, for the sentence beside the tabs.
    pub(super) fn total(&self, texts: &Texts) -> Option<String> {
        let mut total = Tally::default();
        for (_, tally) in &self.quality.groups {
            total.add(tally);
        }
        let (error, near) = total.mean_error().zip(total.near_share())?;
        let judged = i64::try_from(total.judged).unwrap_or(i64::MAX);
        Some(t!(
            texts,
            "reports-total",
            judged = judged,
            error = tenths(texts, error),
            near = percent(texts, near, false)
        ))
    }
}
