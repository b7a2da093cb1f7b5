//! The route sheet in words, and the permanent notes of a stop wherever they stand.

use crate::domain::money::Money;
use crate::domain::order::PaymentKind;
use crate::domain::phone;
use crate::exchange::route_sheet::{RouteSheet, SheetStop, Words};
use crate::i18n::Texts;
use crate::service::delivery_day::Ordered;
use crate::service::route_sheet::SheetSource;
use crate::store::{ContactRow, Stop};
use crate::t;

/// Contact persons that a sheet names for one stop.
const PERSONS: usize = 2;

/// The sheet of a run in the user's language.
pub fn route_sheet(texts: &Texts, source: &SheetSource) -> RouteSheet {
    let number = source.run.row.as_ref().and_then(|row| row.number.as_deref()).unwrap_or("—");
    let none = || texts.text("route-sheet-none");
    let route = source.run.name.clone().unwrap_or_else(|| texts.text("deliveries-no-route"));
    let stops = source.run.stops.iter().zip(&source.contacts);
    let stops: Vec<SheetStop> = stops.map(|(ordered, contacts)| stop(texts, ordered, contacts)).collect();
    let total = t!(texts, "route-sheet-total", stops = stops.len());
    let mut sheet = RouteSheet {
        title: t!(texts, "route-sheet-title", number = number, day = texts.date_with_weekday(source.day)),
        short_title: t!(texts, "route-sheet-short-title", number = number),
        facts: vec![
            source.office.clone(),
            t!(texts, "route-sheet-route", name = route),
            t!(texts, "route-sheet-driver", name = source.driver.clone().unwrap_or_else(none)),
            t!(texts, "route-sheet-vehicle", name = source.vehicle.clone().unwrap_or_else(none)),
        ],
        words: words(texts, total),
        stops,
        total_due: String::new(),
        signatures: ["route-sheet-sign-loaded", "route-sheet-sign-driver", "route-sheet-sign-taken"]
            .map(|id| texts.text(id))
            .into(),
    };
    sheet.total_due = texts.money(sheet.due().as_minor());
    sheet
}

fn words(texts: &Texts, total: String) -> Words {
    let heading = |name: &str| texts.text(&format!("route-sheet-column-{name}"));
    Words {
        page_of: texts.text("route-sheet-page-of"),
        total,
        printed: ["place", "time", "client", "bring", "take", "due", "sign"].map(heading),
        columns: [
            "place", "order", "time", "customer", "address", "notes", "phones", "bring", "bottles", "take",
            "due-sum", "payment", "comment",
        ]
        .map(heading),
    }
}

fn stop(texts: &Texts, ordered: &Ordered, contacts: &[ContactRow]) -> SheetStop {
    let stop = &ordered.stop;
    let mut payment = vec![texts.text(&format!("payment-{}", stop.payment.code()))];
    let debt = ordered.old_debt();
    if debt > Money::ZERO {
        payment.push(t!(texts, "route-sheet-debt", sum = texts.money(debt.as_minor())));
    }
    if stop.deposit > Money::ZERO {
        payment.push(t!(texts, "route-sheet-deposit", sum = texts.money(stop.deposit.as_minor())));
    }
    let due_text = match (stop.payment, ordered.due()) {
        (PaymentKind::Transfer, _) => String::new(),
        (_, due) => texts.money(due.as_minor()),
    };
    SheetStop {
        order: stop.number.clone(),
        time: stop_time(stop),
        client: stop.client.clone(),
        address: stop.text.clone(),
        notes: stop_notes(texts, stop),
        phones: persons(contacts),
        comment: stop.driver_note.clone(),
        goods: goods(texts, ordered),
        bottles: ordered.bottles(),
        returned: ordered.returned(),
        due: ordered.due(),
        debt,
        payment,
        due_text,
    }
}

/// What an order brings, a line for each product.
pub fn goods(texts: &Texts, ordered: &Ordered) -> Vec<String> {
    let line = |line: &crate::store::StopLine| {
        let count = texts.integer(line.quantity);
        format!("{}\u{a0}×\u{a0}{count}", unbroken_sizes(&line.product))
    };
    ordered.lines.iter().map(line).collect()
}

/// The name of a product whose size is not broken over two lines: `19 л` stays together.
fn unbroken_sizes(name: &str) -> String {
    let mut before = ' ';
    let unbroken = name.chars().map(|sign| {
        let kept = if sign == ' ' && before.is_ascii_digit() { '\u{a0}' } else { sign };
        before = sign;
        kept
    });
    unbroken.collect()
}

/// The agreed time of a stop; without one the hours in which the address takes water; empty: any.
pub fn stop_time(stop: &Stop) -> String {
    let agreed = span(&stop.window);
    if agreed.is_empty() { span(&stop.hours) } else { agreed }
}

fn span((from, to): &(String, String)) -> String {
    if from.is_empty() && to.is_empty() { String::new() } else { format!("{from}–{to}") }
}

/// The permanent notes of the address of a stop, in one line: they stand on every sheet, whatever was said since.
pub fn stop_notes(texts: &Texts, stop: &Stop) -> String {
    let said = |id: &str, value: &str| (!value.is_empty()).then(|| t!(texts, id, value = value));
    let hours = span(&stop.hours);
    let hours = if span(&stop.window).is_empty() { String::new() } else { hours };
    let parts = [
        said("stop-note-entrance", &stop.entrance),
        said("stop-note-floor", &stop.floor),
        said("stop-note-intercom", &stop.intercom),
        stop.call_before.then(|| texts.text("stop-note-call-before")),
        said("stop-note-hours", &hours),
        (!stop.note.is_empty()).then(|| stop.note.lines().collect::<Vec<_>>().join(" ")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The first contact persons with their phones, in one line.
pub(super) fn phones(contacts: &[ContactRow]) -> String {
    persons(contacts).join("; ")
}

fn persons(contacts: &[ContactRow]) -> Vec<String> {
    let person = |row: &ContactRow| {
        let number = |row: &crate::store::PhoneRow| {
            let shown = if row.number.is_empty() { row.typed.clone() } else { phone::display(&row.number) };
            let shown = if row.extension.is_empty() { shown } else { format!("{shown} # {}", row.extension) };
            // A number is not broken over two lines.
            shown.replace(' ', "\u{a0}")
        };
        let numbers: Vec<String> = row.contact.phones.iter().map(number).collect();
        (!numbers.is_empty())
            .then(|| format!("{} {}", row.contact.name, numbers.join(", ")).trim().to_owned())
    };
    contacts.iter().filter_map(person).take(PERSONS).collect()
}
