//! How bringing a list in looks.

use iced::widget::{Column as Lines, Row, Space, column, container, row, scrollable};
use iced::{Alignment, Length};

use super::{Chosen, Doing, Message, Running, State, Tried};
use crate::i18n::Texts;
use crate::service::import::{ColumnMap, Created, ImportKind, Stage};
use crate::t;
use crate::ui::Element;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::list::{Cell, Column, Width};
use crate::ui::widget::{
    Dialog, DialogSize, Dropdown, List, button, callout, fact, field, line, progress, segmented,
};
use crate::wording;

/// Name of the field of the path.
pub(super) const PATH: &str = "import-path";
/// Rows that are shown under the columns.
const ROWS: usize = 5;
/// Width of a column of the file in pixels.
const COLUMN: f32 = 168.0;
/// Height of the list of refused rows in pixels.
const REFUSED: f32 = 220.0;

pub(super) fn dialog<'a>(state: &'a State, texts: &'a Texts) -> Dialog<'a, Message> {
    let mut body = Lines::new().push(head(state, texts)).spacing(space::L);
    if let Some(running) = &state.running {
        body = body.push(at_work(running, texts));
    } else if let Some(tried) = &state.result {
        body = body.push(line()).push(result(tried, texts));
    } else if let Some(chosen) = &state.chosen {
        body = body.push(line()).push(columns(state.kind, chosen, texts));
    }
    let said = state.said.clone().map(|(tone, sentence)| callout(tone, sentence, None));
    let escape = if state.running.is_some() { Message::CancelPressed } else { Message::Closed };
    Dialog::new("import", texts.text("import-title"), body.push(said))
        .size(DialogSize::Large)
        .footer(footer(state, texts))
        .on_escape(escape)
}

/// What is brought in, and from which file.
fn head<'a>(state: &'a State, texts: &Texts) -> Element<'a, Message> {
    let kinds = [
        (texts.text("import-kind-clients"), ImportKind::Clients),
        (texts.text("import-kind-deliveries"), ImportKind::Deliveries),
    ];
    let kind = container(segmented(kinds, state.kind, Message::KindChosen)).width(260);
    let free = state.running.is_none();
    let mut path = field(PATH, "", state.path.clone())
        .placeholder(texts.text("import-path"))
        .on_submit(Message::PathConfirmed);
    if free {
        path = path.on_input(Message::PathTyped);
    }
    let choose = (!state.no_dialog).then(|| {
        button(texts.text("import-choose"))
            .id("choose-list")
            .key("Ctrl O")
            .on_press_maybe(free.then_some(Message::ChoosePressed))
    });
    let read = (state.no_dialog || (state.chosen.is_none() && !state.path.is_empty())).then(|| {
        button(texts.text("import-read")).key("Enter").on_press_maybe(free.then_some(Message::PathConfirmed))
    });
    let row = Row::new().push(kind).push(Element::from(path)).push(choose).push(read);
    let hint = texts.text(if state.no_dialog { "path-no-dialog" } else { "import-hint" });
    let hint = state.chosen.is_none().then(|| text::caption(hint));
    column![row.spacing(space::M).align_y(Alignment::Center)].push(hint).spacing(space::S).into()
}

fn at_work<'a>(running: &Running, texts: &Texts) -> Element<'a, Message> {
    let words = |id: &str| texts.text(id);
    let Some(now) = running.progress else {
        return text::muted(words(match running.what {
            Doing::Reading => "import-reading",
            Doing::Trying => "import-trying",
            Doing::BringingIn => "import-bringing-in",
            Doing::TakingBack => "import-taking-back",
        }))
        .into();
    };
    let share = now.done as f32 / now.total.max(1) as f32;
    let sentence = match now.stage {
        Stage::Copy => words("import-copying"),
        Stage::Rows => t!(texts, "import-rows-read", rows = i64::try_from(now.rows).unwrap_or(i64::MAX)),
        Stage::Plans => t!(
            texts,
            "import-plans-made",
            done = i64::try_from(now.done).unwrap_or(i64::MAX),
            total = i64::try_from(now.total).unwrap_or(i64::MAX)
        ),
    };
    progress(share, sentence)
}

/// The first rows of the file, with the meaning over each column.
fn columns<'a>(kind: ImportKind, chosen: &'a Chosen, texts: &'a Texts) -> Element<'a, Message> {
    let preview = &chosen.preview;
    let meanings = ColumnMap::meanings(kind);
    let mut options = vec![texts.text("import-column-nothing")];
    options.extend(meanings.iter().map(|code| texts.text(&format!("import-column-{code}"))));
    let shown = preview.headers.iter().enumerate().map(|(at, heading)| {
        let meaning = preview.columns.meaning(at);
        let place = meaning.and_then(|code| meanings.iter().position(|known| *known == code));
        let selected = place.map_or(0, |place| place + 1);
        let choice = Dropdown::new(options.clone(), Some(selected), move |to| Message::ColumnChosen(at, to));
        let cells = preview.rows.iter().take(ROWS).map(|(_, cells)| {
            let cell = cells.get(at).map(String::as_str).unwrap_or_default();
            let cell = if meaning.is_some() { text::body(cell) } else { text::muted(cell) };
            container(cell.wrapping(iced::widget::text::Wrapping::None)).height(22).clip(true).into()
        });
        let heading = text::strong(heading.as_str()).wrapping(iced::widget::text::Wrapping::None);
        column![Element::from(choice), container(heading).clip(true), Lines::with_children(cells)]
            .spacing(space::S)
            .width(COLUMN)
            .into()
    });
    let table = Row::with_children(shown).spacing(space::M).padding(iced::Padding::ZERO.bottom(space::L));
    let bar = scrollable::Scrollbar::new().width(theme::scrollable::WIDTH).scroller_width(6);
    let table = scrollable(table)
        .direction(scrollable::Direction::Horizontal(bar))
        .style(theme::scrollable::style)
        .width(Length::Fill);
    let missing = preview.columns.missing();
    let missing = (!missing.is_empty()).then(|| {
        let names: Vec<String> =
            missing.iter().map(|code| texts.text(&format!("import-column-{code}"))).collect();
        callout(Tone::Warning, t!(texts, "import-missing-columns", columns = names.join(", ")), None)
    });
    let known = if preview.remembered { "import-columns-remembered" } else { "import-columns-recognised" };
    column![text::muted(texts.text(known)), table].push(missing).spacing(space::M).into()
}

/// What becomes of the rows.
fn result<'a>(tried: &'a Tried, texts: &'a Texts) -> Element<'a, Message> {
    let counts = tried.report.counts;
    let count = |id: &str, count: u32, tone: Tone| {
        let tone = if count == 0 { Tone::Neutral } else { tone };
        fact(texts.text(id), texts.integer(i64::from(count)), "", tone)
    };
    let counts = row![
        count("import-added", counts.added, Tone::Good),
        count("import-updated", counts.updated, Tone::Accent),
        count("import-same", counts.same, Tone::Neutral),
        count("import-refused", counts.refused, Tone::Bad),
    ];
    let sentence = match (tried.done, tried.undone) {
        (true, true) => "import-was-undone",
        (true, false) => "import-is-done",
        (false, _) if tried.report.counts.changed() => "import-would-do",
        (false, _) => "import-nothing-new",
    };
    let refused = (!tried.report.refused.is_empty()).then(|| refused(tried, texts));
    column![text::body(texts.text(sentence)), counts]
        .push(wording::balances_moved(texts, tried.report.balances).map(text::muted))
        .push(created(&tried.report.created, texts))
        .push(refused)
        .spacing(space::L)
        .into()
}

fn refused<'a>(tried: &'a Tried, texts: &'a Texts) -> Element<'a, Message> {
    let columns = vec![
        Column::figures(texts.text("import-row"), 80.0),
        Column::new(texts.text("import-refusal-heading"), Width::Fill { share: 1, min: 200.0 }),
    ];
    let rows = &tried.report.refused;
    let list = List::new(columns, tried.faults.len(), |at, column| {
        let Some((row, fault)) =
            tried.faults.get(at).and_then(|(row, fault)| Some((rows.get(*row)?, *fault)))
        else {
            return Cell::Empty;
        };
        match column {
            0 if fault == 0 => Cell::text(row.row.to_string()),
            0 => Cell::Empty,
            _ => Cell::text(
                row.faults.get(fault).map_or_else(String::new, |fault| wording::fault(texts, fault)),
            ),
        }
    })
    .id("refused-rows")
    .dense();
    let frame = container(Element::from(list)).height(REFUSED).padding(1).style(theme::container::framed);
    column![text::section(&texts.text("import-refused-rows")), frame].spacing(space::S).into()
}

/// What the office did not have and the list names.
fn created<'a>(created: &Created, texts: &Texts) -> Option<Element<'a, Message>> {
    let products: Vec<String> = created.products.iter().map(|product| product.name.clone()).collect();
    let lines = [
        ("import-new-products", &products),
        ("import-new-routes", &created.routes),
        ("import-new-managers", &created.managers),
    ];
    let mut lines = lines.into_iter().filter(|(_, names)| !names.is_empty()).peekable();
    lines.peek()?;
    let lines = lines.map(|(id, names)| text::body(t!(texts, id, names = names.join(", "))).into());
    Some(Lines::with_children(lines).spacing(space::XS).into())
}

fn footer<'a>(state: &State, texts: &Texts) -> Element<'a, Message> {
    let mut bar = Row::new().spacing(space::S).align_y(Alignment::Center);
    let said = |id: &str| texts.text(id);
    if state.running.is_some() {
        let cancel = button(said("cancel-button")).key("Esc").on_press(Message::CancelPressed);
        return bar.push(Space::new().width(Length::Fill)).push(cancel).width(Length::Fill).into();
    }
    match &state.result {
        None => {
            let ready = state.is_ready().then_some(Message::TryPressed);
            let template = state
                .hands_out_templates()
                .then(|| button(said("import-template")).key("Alt T").on_press(Message::TemplatePressed));
            bar = bar
                .push(button(said("import-try")).primary().key("Ctrl Enter").on_press_maybe(ready))
                .push(template);
        }
        Some(tried) if !tried.done => {
            let start = tried.report.counts.changed().then_some(Message::StartPressed);
            bar = bar
                .push(button(said("import-start")).primary().key("Ctrl Enter").on_press_maybe(start))
                .push(button(said("import-back")).key("Alt ←").on_press(Message::BackPressed))
                .push(save(tried, texts));
        }
        Some(tried) => {
            let next = (state.kind == ImportKind::Clients && !tried.undone).then(|| {
                let next = Message::NextPressed(ImportKind::Deliveries);
                button(said("import-next-deliveries")).primary().key("Ctrl Enter").on_press(next)
            });
            let undo = (tried.report.import.is_some() && !tried.undone)
                .then(|| button(said("import-undo")).key("Ctrl Z").on_press(Message::UndoPressed));
            bar = bar.push(next).push(save(tried, texts)).push(undo);
        }
    }
    let close = button(said("close-button")).quiet().key("Esc").on_press(Message::Closed);
    bar.push(Space::new().width(Length::Fill)).push(close).width(Length::Fill).into()
}

fn save<'a>(tried: &Tried, texts: &Texts) -> Option<Element<'a, Message>> {
    let some = !tried.report.refused.is_empty();
    some.then(|| {
        button(texts.text("import-save-refused")).key("Ctrl S").on_press(Message::SavePressed).into()
    })
}
