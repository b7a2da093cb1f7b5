//! Headings as offices write them, brought to one spelling so that they can be recognised.

use super::columns::{ClientColumn, Column, DeliveryColumn};

/// Headings of the column that an earlier import added to its file of refused rows; never data.
pub const REFUSAL_HEADINGS: [&str; 2] = ["Причина отказа", "Refusal reason"];

/// One spelling: lower case, `е` for `ё`, no punctuation, nothing in brackets (units, counts), single spaces.
pub fn normalised(heading: &str) -> String {
    let mut plain = String::with_capacity(heading.len());
    let mut depth = 0_usize;
    for letter in heading.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            'ё' | 'Ё' => plain.push('е'),
            _ if letter.is_alphanumeric() => plain.extend(letter.to_lowercase()),
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The column that a heading names, if its kind of list has one. A unit behind a comma is ignored.
pub fn recognise<C: Column>(heading: &str) -> Option<C> {
    find(&normalised(heading)).or_else(|| {
        let (before, _) = heading.split_once(',')?;
        find(&normalised(before))
    })
}

fn find<C: Column>(heading: &str) -> Option<C> {
    if heading.is_empty() {
        return None;
    }
    C::all().iter().copied().find(|column| column.headings().contains(&heading))
}

/// Whether the heading is that of the column with reasons of refusal.
pub fn is_refusal(heading: &str) -> bool {
    let heading = normalised(heading);
    REFUSAL_HEADINGS.iter().any(|known| normalised(known) == heading)
}

/// How many headings of a row are known in that kind of list that knows the most of them. The heading of the
/// reasons of refusal outweighs all, because a file that carries it was written by us.
pub(super) fn recognised<'t>(row: impl Iterator<Item = &'t str> + Clone) -> usize {
    if row.clone().any(is_refusal) {
        return usize::MAX;
    }
    let clients = row.clone().filter(|heading| recognise::<ClientColumn>(heading).is_some()).count();
    let deliveries = row.filter(|heading| recognise::<DeliveryColumn>(heading).is_some()).count();
    clients.max(deliveries)
}
