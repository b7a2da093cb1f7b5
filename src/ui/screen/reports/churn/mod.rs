//! What becomes of customers who want to leave: what is under review and for how long, who was won back and lost and why,
//! how long each hand takes, what was kept, and what the reviews show of the work of the hands.

mod numbers;
mod quality;
mod sheet;
mod table;

use iced::widget::operation::AbsoluteOffset;
use iced::widget::{Column, Row, Space, container, operation, row, scrollable};
use iced::{Length, Task};

use super::{Message, State};
use crate::i18n::Texts;
use crate::service::churn_figures::{AGES, ChurnFigures, Ends, Worth};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::reports::lists::{LIST, percent};
use crate::ui::theme::{self, Tone, size, space, text};
use crate::ui::widget::list::Motion;
use crate::ui::widget::{MonthEnds, empty, ends_chart, fact};
use numbers::{days, month_name, sent, share_won, stage, total};
use table::{Table, table};

pub(super) use numbers::is_bare;
pub(super) use sheet::sheets;

/// A page of the figures, in pixels.
const PAGE: f32 = 400.0;
/// More than all of them, in pixels.
const WHOLE: f32 = 100_000.0;

/// Scrolls the figures.
pub(super) fn scroll(motion: Motion) -> Task<Message> {
    let by = |y: f32| operation::scroll_by(LIST, AbsoluteOffset { x: 0.0, y });
    match motion {
        Motion::Up => by(-2.0 * size::LINE),
        Motion::Down => by(2.0 * size::LINE),
        Motion::PageUp => by(-PAGE),
        Motion::PageDown => by(PAGE),
        Motion::First => by(-WHOLE),
        Motion::Last => by(WHOLE),
    }
}

/// The figures, or what would stand there.
pub(super) fn view<'a>(figures: &ChurnFigures, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    if is_bare(figures) {
        return empty(texts.text("figures-empty-title"), texts.text("figures-empty"), None);
    }
    let left = Column::new()
        .push(chart(figures, texts))
        .push(by_reason(figures, texts))
        .push(quality::mismatches(figures, texts))
        .spacing(space::L);
    let right = Column::new()
        .push(open(figures, texts))
        .push(times(figures, texts))
        .push(by_hand(figures, texts))
        .push(quality::operators(figures, texts))
        .spacing(space::L);
    let halves = row![left.width(Length::FillPortion(1)), right.width(Length::FillPortion(1))];
    let all = Column::new()
        .push(facts(figures, texts))
        .push(halves.spacing(space::XL))
        .push(by_month(figures, texts))
        .spacing(space::L)
        .padding([space::M, space::L]);
    scrollable(all)
        .id(LIST)
        .direction(theme::scrollable::vertical())
        .style(theme::scrollable::style)
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

/// What the period came to.
fn facts<'a>(figures: &ChurnFigures, texts: &Texts) -> Element<'a, Message> {
    let ends = total(figures);
    let count = |count: u32| texts.integer(count.into());
    let share = share_won(&ends).map_or_else(|| "—".to_owned(), |share| percent(texts, share, false));
    let fact = |id: &str, figure: String, note: String, tone| fact(texts.text(id), figure, note, tone);
    let worth = |id: &str, worth: Worth, tone| {
        let month = texts.text("figures-a-month");
        fact(id, texts.money(worth.money), format!("{} {month}", litres(texts, worth)), tone)
    };
    Row::new()
        .push(fact("figures-sent", count(sent(figures)), texts.text("figures-sent-note"), Tone::Neutral))
        .push(fact("figures-won", count(ends.won), texts.text("figures-won-note"), Tone::Good))
        .push(fact("figures-lost", count(ends.lost), texts.text("figures-lost-note"), Tone::Bad))
        .push(fact("figures-share", share, texts.text("figures-share-note"), Tone::Neutral))
        .push(worth("figures-kept", ends.kept, Tone::Good))
        .push(worth("figures-gone", ends.gone, Tone::Bad))
        .spacing(space::L)
        .into()
}

/// Litres without a fraction: nobody counts in millilitres what a month brings.
fn litres(texts: &Texts, worth: Worth) -> String {
    texts.litres(crate::domain::volume::litres(worth.volume_ml).round())
}

fn chart<'a>(figures: &ChurnFigures, texts: &Texts) -> Element<'a, Message> {
    use chrono::Datelike;
    let months = figures.months.iter().map(|month| MonthEnds {
        label: texts.month_short(month.month.month()),
        year: (month.month.month() == 1).then(|| month.month.year().to_string()),
        ends: [month.ends.won, month.ends.lost],
    });
    let words = [texts.text("figures-won"), texts.text("figures-lost")];
    let chart = ends_chart(months.collect(), words);
    titled(texts.text("figures-by-month"), chart)
}

fn titled<'a>(title: String, content: Element<'a, Message>) -> Element<'a, Message> {
    Column::new().push(text::section(&title)).push(content).spacing(space::XS).width(Length::Fill).into()
}

/// What is under review today.
fn open<'a>(figures: &ChurnFigures, texts: &Texts) -> Element<'a, Message> {
    let mut headings = vec![texts.text("figures-column-stage")];
    headings.extend(age_names(texts));
    headings.push(texts.text("figures-column-oldest"));
    let rows = figures.open.iter().map(|open| {
        let mut cells = vec![stage(texts, open.stage)];
        cells.extend(open.ages.iter().map(|count| dash_or(texts, *count)));
        let any = open.ages.iter().any(|count| *count > 0);
        cells.push(if any { t!(texts, "figures-days", count = open.oldest) } else { "—".to_owned() });
        cells
    });
    let shown = Table { headings, rows: rows.collect(), widths: &[54.0, 54.0, 58.0, 62.0, 56.0, 84.0] };
    titled(texts.text("figures-open"), table(shown))
}

/// The ages of open cases, in words.
fn age_names(texts: &Texts) -> Vec<String> {
    let mut first = 0;
    let mut names: Vec<String> = AGES
        .iter()
        .map(|last| {
            let name = t!(texts, "figures-age", from = first, to = *last);
            first = last + 1;
            name
        })
        .collect();
    names.push(t!(texts, "figures-age-more", than = first - 1));
    names
}

fn dash_or(texts: &Texts, count: u32) -> String {
    if count == 0 { "—".to_owned() } else { texts.integer(count.into()) }
}

/// How long each hand takes.
fn times<'a>(figures: &ChurnFigures, texts: &Texts) -> Option<Element<'a, Message>> {
    let headings = ["stage", "passed", "median", "longest"];
    let headings = headings.map(|code| texts.text(&format!("figures-column-{code}"))).to_vec();
    let rows: Vec<_> = figures
        .times
        .iter()
        .map(|time| {
            vec![
                stage(texts, time.stage),
                texts.integer(time.passed.into()),
                texts.decimal(days(time.median_hours), 1),
                texts.decimal(days(time.longest_hours), 1),
            ]
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let shown = Table { headings, rows, widths: &[72.0, 90.0, 116.0] };
    Some(titled(texts.text("figures-times"), table(shown)))
}

fn by_reason<'a>(figures: &ChurnFigures, texts: &Texts) -> Option<Element<'a, Message>> {
    let rows: Vec<_> = figures.reasons.iter().map(|(reason, ends)| (reason.clone(), *ends)).collect();
    ended("reason", rows, texts)
}

fn by_hand<'a>(figures: &ChurnFigures, texts: &Texts) -> Option<Element<'a, Message>> {
    let rows: Vec<_> = figures.stages.iter().map(|(by, ends)| (stage(texts, *by), *ends)).collect();
    ended("hand", rows, texts)
}

/// The headings of how cases ended, as parts of the names of their texts.
const ENDS: [&str; 5] = ["won", "lost", "share", "kept", "gone"];

/// A table of how cases ended; nothing where none did.
fn ended<'a>(code: &str, rows: Vec<(String, Ends)>, texts: &Texts) -> Option<Element<'a, Message>> {
    if rows.is_empty() {
        return None;
    }
    let first = texts.text(&format!("figures-column-{code}"));
    let rest = ENDS.iter().map(|code| texts.text(&format!("figures-column-{code}")));
    let headings = std::iter::once(first).chain(rest).collect();
    let rows = rows.into_iter().map(|(name, ends)| {
        let mut cells = vec![name];
        cells.extend(ends_cells(&ends, texts));
        cells
    });
    let shown = Table { headings, rows: rows.collect(), widths: &[60.0, 62.0, 50.0, 82.0, 70.0] };
    Some(titled(texts.text(&format!("figures-by-{code}")), table(shown)))
}

fn ends_cells(ends: &Ends, texts: &Texts) -> [String; 5] {
    let share = share_won(ends).map_or_else(|| "—".to_owned(), |share| percent(texts, share, false));
    let money = |worth: Worth| {
        if worth.money == 0 { "—".to_owned() } else { texts.amount_whole(worth.money) }
    };
    [dash_or(texts, ends.won), dash_or(texts, ends.lost), share, money(ends.kept), money(ends.gone)]
}

/// Every month with all its figures, the newest first: that is the one in question.
fn by_month<'a>(figures: &ChurnFigures, texts: &Texts) -> Element<'a, Message> {
    let codes = ["month", "sent", "won", "lost", "share", "kept", "kept-litres", "gone", "gone-litres"];
    let headings = codes.map(|code| texts.text(&format!("figures-column-{code}"))).to_vec();
    let rows = figures.months.iter().rev().map(|month| {
        let [won, lost, share, kept, gone] = ends_cells(&month.ends, texts);
        let volume =
            |worth: Worth| if worth.volume_ml == 0 { "—".to_owned() } else { litres(texts, worth) };
        let (kept_litres, gone_litres) = (volume(month.ends.kept), volume(month.ends.gone));
        let sent = dash_or(texts, month.sent);
        vec![month_name(texts, month.month), sent, won, lost, share, kept, kept_litres, gone, gone_litres]
    });
    let shown = Table { headings, rows: rows.collect(), widths: &[104.0; 8] };
    let note = text::caption(texts.text("figures-worth-note"));
    let months = titled(texts.text("figures-months"), table(shown));
    Column::new().push(months).push(note).push(Space::new().height(space::S)).spacing(space::S).into()
}

impl State {
    /// The figures about churn, once they were counted.
    pub(super) fn churn_view<'a>(&self, context: &Context<'a>) -> Element<'a, Message> {
        match &self.churn {
            Some(figures) => view(figures, context),
            None => container(Space::new()).width(Length::Fill).height(Length::Fill).into(),
        }
    }
}
