//! The columns of a directory, and which of its entries a search finds.

use super::draft::Field;
use crate::domain::directory::Directory;
use crate::domain::money::Money;
use crate::domain::volume::litres;
use crate::i18n::Texts;
use crate::store::{Entry, Item};
use crate::ui::theme::Tone;
use crate::ui::widget::list::{Cell, Column, Width};
use crate::wording;

const WIDE: Width = Width::Fill { share: 3, min: 180.0 };
const HALF: Width = Width::Fill { share: 2, min: 120.0 };

/// The columns of a directory; the last one says what is archived.
pub(super) fn columns(directory: Directory, texts: &Texts, archived: bool) -> Vec<Column> {
    let title = |field: &str| texts.text(&format!("directories-field-{field}"));
    let column = |field, width| Column::new(title(field), width);
    let name = Column::new(texts.text(&Field::Name.label(directory)), WIDE);
    let mut columns = match directory {
        Directory::Products => vec![
            column("code", Width::Px(90.0)),
            name,
            column("kind", Width::Px(156.0)).hidden_below(640.0),
            Column::figures(title("price"), 100.0),
            Column::figures(title("deposit"), 132.0).hidden_below(720.0),
            Column::figures(title("litres"), 120.0),
        ],
        Directory::Routes => vec![
            name,
            column("weekdays", HALF),
            Column::figures(title("capacity"), 120.0),
            Column::figures(title("addresses"), 100.0),
        ],
        Directory::Drivers => vec![name, column("phone", HALF)],
        Directory::Vehicles => vec![name, Column::figures(title("capacity"), 140.0)],
        Directory::Employees => {
            vec![name, column("roles", WIDE), Column::figures(title("addresses"), 100.0)]
        }
        Directory::JournalTypes => vec![column("code", Width::Px(90.0)), name],
        Directory::Purposes => vec![name, column("consent", HALF)],
        Directory::ChurnReasons
        | Directory::UndeliveredReasons
        | Directory::AdjustmentReasons
        | Directory::ContainerKinds => vec![name],
    };
    if archived {
        columns.push(Column::new("", Width::Px(96.0)));
    }
    columns
}

/// What stands in a column of an entry.
pub(super) fn cell<'a>(entry: &'a Entry, column: usize, texts: &Texts) -> Cell<'a> {
    let cells = cells(entry, texts);
    match cells.into_iter().nth(column) {
        Some(cell) => cell,
        None if entry.is_archived => Cell::badge(Tone::Neutral, texts.text("directories-archived")),
        None => Cell::Empty,
    }
}

fn cells<'a>(entry: &'a Entry, texts: &Texts) -> Vec<Cell<'a>> {
    let number = |number: i64| if number == 0 { Cell::Empty } else { Cell::text(texts.integer(number)) };
    let bottles = |capacity: &Option<i64>| capacity.map_or(Cell::Empty, number);
    let name = Cell::strong(entry.item.name());
    match &entry.item {
        Item::Product(product) => vec![
            Cell::muted(product.code.as_str()),
            name,
            Cell::text(texts.text(&format!("product-kind-{}", product.kind.code()))),
            Cell::text(texts.amount(product.price.as_minor())),
            if product.deposit == Money::ZERO {
                Cell::Empty
            } else {
                Cell::text(texts.amount(product.deposit.as_minor()))
            },
            product.consumption_ml.map_or(Cell::Empty, |ml| Cell::text(texts.litres(litres(ml)))),
        ],
        Item::Route { weekdays, capacity, .. } => {
            vec![
                name,
                Cell::text(wording::weekdays(texts, *weekdays)),
                bottles(capacity),
                number(entry.addresses),
            ]
        }
        Item::Driver { phone, .. } => vec![name, Cell::text(phone.as_str())],
        Item::Vehicle { capacity, .. } => vec![name, bottles(capacity)],
        Item::Employee { roles, .. } => {
            vec![name, Cell::text(wording::roles_held(texts, roles)), number(entry.addresses)]
        }
        Item::JournalType { code, .. } => vec![Cell::muted(code.as_str()), name],
        Item::Purpose { consent, .. } => {
            vec![name, Cell::text(texts.text(&format!("directories-consent-{}", consent.code())))]
        }
        Item::Reason { .. } | Item::ContainerKind { .. } => vec![name],
    }
}

/// Whether an entry is what somebody looks for: every word is found in its name, code or telephone.
pub(super) fn is_found(entry: &Entry, typed: &str) -> bool {
    // Somebody types е for ё, or the other way round.
    let plain = |text: &str| text.to_lowercase().replace('\u{451}', "\u{435}");
    let phone = match &entry.item {
        Item::Driver { phone, .. } => phone.as_str(),
        _ => "",
    };
    let said = plain(&format!("{} {} {phone}", entry.item.name(), entry.item.code().unwrap_or_default()));
    plain(typed).split_whitespace().all(|word| said.contains(word))
}
