//! The papers as rows of a list, and what the period adds up to.

use iced::Length;
use iced::widget::{Column as Lines, Row, container};

use super::{LIST, Message, NewPaper, Side, State};
use crate::domain::money::Money;
use crate::i18n::Texts;
use crate::service::ledger::{Ledger, LedgerLine};
use crate::service::promises::PromiseStanding;
use crate::store::Balance;
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::paper::Wanted;
use crate::ui::screen::Context;
use crate::ui::screen::client::bar;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::list::{Cell, Column, Width};
use crate::ui::widget::{List, button, callout, empty, fact, line, segmented, tick};
use crate::wording;

/// The menu of periods.
pub const PERIOD: &str = "client-ledger-period";

pub fn view<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let refused = state.refusal.as_ref().map(|refusal| {
        container(callout(Tone::Bad, wording::refused(texts, refusal), None)).padding(space::M)
    });
    let body: Element<'a, Message> = match &state.ledger {
        None if state.refusal.is_some() => Lines::new().into(),
        None => container(text::muted(texts.text("dialog-loading"))).padding(space::L).into(),
        Some(ledger) => {
            let list = if ledger.lines.is_empty() {
                empty(texts.text("client-ledger-none-title"), texts.text("client-ledger-none"), None)
            } else if state.shown.is_empty() {
                empty(texts.text("client-period-empty-title"), texts.text("client-ledger-empty"), None)
            } else {
                list(state, texts)
            };
            Lines::new()
                .push(buttons(state, texts))
                .push(totals(state, ledger, context))
                .push(promised(state, texts))
                .push(line())
                .push(choices(state, texts))
                .push(line())
                .push(list)
                .into()
        }
    };
    Lines::new().push(refused).push(body).width(Length::Fill).height(Length::Fill).into()
}

/// What was promised and is not paid yet.
fn promised<'a>(state: &State, texts: &Texts) -> Option<Element<'a, Message>> {
    let first = state.promises.first()?;
    let (sum, day) = (texts.money(first.missing.as_minor()), texts.date(first.row.due_on));
    let (tone, id) = match first.standing {
        PromiseStanding::Broken => (Tone::Bad, "client-promise-broken"),
        PromiseStanding::Due | PromiseStanding::Kept => (Tone::Neutral, "client-promise-due"),
    };
    let said = callout(tone, t!(texts, id, sum = sum, day = day), None);
    Some(container(said).padding(iced::Padding::from([0.0, space::L]).bottom(space::M)).into())
}

fn buttons<'a>(state: &State, texts: &Texts) -> Element<'a, Message> {
    let mut all: Vec<Element<'a, Message>> = Vec::new();
    for (paper, _, key) in NewPaper::ALL {
        let label = texts.text(&format!("client-ledger-new-{}", paper.code()));
        all.push(button(label).key(key).on_press(Message::NewPressed(paper)).mouse_only().into());
    }
    let of_sale = |id: &str, key: &'static str, message: Message| {
        let there = state.paper(Wanted::DeliveryNote).map(|_| message);
        button(texts.text(id)).key(key).on_press_maybe(there).mouse_only().into()
    };
    if state.sells {
        all.push(of_sale("client-invoice", "F6", Message::InvoicePressed));
        all.push(of_sale("client-delivery-note", "F7", Message::NotePressed));
    }
    if state.collects {
        let statement = button(texts.text("client-statement")).key("F8").on_press(Message::StatementPressed);
        all.push(statement.mouse_only().into());
    }
    let void = button(texts.text("client-ledger-void")).key("Del").on_press(Message::VoidPressed);
    bar::with(all, void.danger().mouse_only().into())
}

fn choices<'a>(state: &State, texts: &Texts) -> Element<'a, Message> {
    let sides = [
        (texts.text("client-ledger-both"), Side::Both),
        (texts.text("client-ledger-money"), Side::Money),
        (texts.text("client-ledger-containers"), Side::Containers),
    ];
    let sides = container(segmented(sides, state.side, Message::SideChosen)).width(260);
    let menu = state.period.menu(PERIOD, texts, Message::PeriodChosen);
    let voided = tick(texts.text("client-ledger-voided"), state.voided, Message::VoidedTicked);
    let choices = Row::new().push(menu).push(sides).push(voided).spacing(space::M);
    container(choices.align_y(iced::Alignment::Center)).padding([space::S, space::L]).into()
}

/// What the period adds up to, and what is owed after it.
fn totals<'a>(state: &State, ledger: &Ledger, context: &Context<'_>) -> Element<'a, Message> {
    let texts = context.texts;
    let (from, to) = state.period.days(context.today);
    let totals = ledger.totals(from, to);
    let before = t!(texts, "client-ledger-before", sum = debt(totals.before.debt, texts));
    let held = t!(texts, "client-ledger-held-before", count = totals.before.containers);
    let covered = t!(texts, "client-ledger-deposited", count = totals.after.deposited);
    let money = |sum: Money| texts.money(sum.as_minor());
    let owes = if totals.after.debt > Money::ZERO { Tone::Bad } else { Tone::Neutral };
    let holds = if totals.after.container_debt() > 0 { Tone::Warning } else { Tone::Neutral };
    let facts = Row::new()
        .push(fact(texts.text("client-ledger-charged"), money(totals.charged), before, Tone::Neutral))
        .push(fact(texts.text("client-ledger-paid"), money(totals.paid), "", Tone::Neutral))
        .push(fact(texts.text("client-ledger-debt"), debt(totals.after.debt, texts), "", owes))
        .push(fact(texts.text("client-ledger-brought"), texts.integer(totals.brought), held, Tone::Neutral))
        .push(fact(texts.text("client-ledger-returned"), texts.integer(totals.returned), "", Tone::Neutral))
        .push(fact(texts.text("client-ledger-held"), texts.integer(totals.after.containers), covered, holds))
        .spacing(space::M);
    container(facts).padding([space::M, space::L]).width(Length::Fill).into()
}

/// A debt, or an advance in words.
fn debt(sum: Money, texts: &Texts) -> String {
    let minor = sum.as_minor();
    if minor < 0 {
        t!(texts, "client-ledger-advance", sum = texts.money(minor.saturating_neg()))
    } else {
        texts.money(minor)
    }
}

fn list<'a>(state: &'a State, texts: &'a Texts) -> Element<'a, Message> {
    let title = |id: &str| texts.text(id);
    let money = state.side != Side::Containers;
    let containers = state.side != Side::Money;
    let hidden = |shown: bool| if shown { 0.0 } else { f32::INFINITY };
    let columns = vec![
        Column::new(title("client-column-day"), Width::Px(100.0)),
        Column::new(title("client-column-paper"), Width::Fill { share: 2, min: 190.0 }),
        Column::figures(title("client-column-charged"), 100.0).hidden_below(hidden(money)),
        Column::figures(title("client-column-paid"), 100.0).hidden_below(hidden(money)),
        Column::figures(title("client-column-debt"), 110.0).hidden_below(hidden(money)),
        Column::figures(title("client-column-brought"), 86.0).hidden_below(hidden(containers)),
        Column::figures(title("client-column-returned"), 86.0).hidden_below(hidden(containers)),
        Column::figures(title("client-column-held"), 86.0).hidden_below(hidden(containers)),
        Column::figures(title("client-column-deposited"), 80.0).hidden_below(hidden(containers)),
        Column::new(title("client-column-note"), Width::Fill { share: 2, min: 100.0 }).hidden_below(1_000.0),
    ];
    List::new(columns, state.shown.len(), move |row, column| match state.line(row) {
        Some(line) => cell(line, column, texts),
        None => Cell::Empty,
    })
    .id(LIST)
    .dense()
    .selected(state.selected)
    .handled(move |row| state.line(row).is_some_and(|line| line.paper.voided))
    .on_select(Message::Selected)
    .into()
}

fn cell<'a>(line: &'a LedgerLine, column: usize, texts: &Texts) -> Cell<'a> {
    let paper = &line.paper;
    let charges = paper.word == "sale" || paper.word == "deposit";
    let amount = |minor: i64| match minor {
        0 => Cell::Empty,
        minor => Cell::text(texts.amount(minor)),
    };
    let count = |count: i64| match count {
        0 => Cell::Empty,
        count => Cell::text(texts.integer(count)),
    };
    match column {
        0 => Cell::muted(texts.date(paper.on)),
        1 => Cell::text(title(line, texts)),
        2 if charges => amount(paper.debt.as_minor()),
        3 if !charges => amount(paper.debt.as_minor().saturating_neg()),
        2 | 3 => Cell::Empty,
        4 => owed(line.after, texts),
        5 => count(paper.brought),
        6 => count(paper.returned),
        7 => Cell::strong(texts.integer(line.after.containers)),
        8 => count(line.after.deposited),
        _ => Cell::muted(note(line, texts)),
    }
}

/// Its note; of a paper made with a sale also which one.
fn note(line: &LedgerLine, texts: &Texts) -> String {
    match &line.paper.sale {
        Some(sale) => {
            t!(texts, "client-paper-with-sale", sale = sale.as_str(), note = line.paper.note.as_str())
        }
        None => line.paper.note.clone(),
    }
}

fn owed<'a>(after: Balance, texts: &Texts) -> Cell<'a> {
    let amount = texts.amount(after.debt.as_minor());
    if after.debt > Money::ZERO { Cell::toned(Tone::Bad, amount) } else { Cell::strong(amount) }
}

/// What a paper is called: `Реализация Р-000012`.
fn title(line: &LedgerLine, texts: &Texts) -> String {
    let paper = &line.paper;
    let title = format!("{} {}", texts.text(&format!("client-paper-{}", paper.word)), paper.number);
    if paper.voided { t!(texts, "client-paper-voided", paper = title) } else { title }
}
