//! The accounts of a period as sheets: sales, payments, balances.

use crate::domain::money::Money;
use crate::exchange::sheet::{Cell, Sheet};
use crate::i18n::Texts;
use crate::service::accounts::Accounts;
use crate::store::AccountOf;
use crate::t;
use crate::wording::percent;

/// The three sheets, each with the word that stands behind the name of its file where it is one of its own.
pub fn account_sheets(texts: &Texts, accounts: &Accounts) -> [Sheet; 3] {
    [sales(texts, accounts), payments(texts, accounts), balances(texts, accounts)]
}

fn sheet(texts: &Texts, accounts: &Accounts, name: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Sheet {
    let span = t!(texts, "accounts-span", from = texts.date(accounts.from), to = texts.date(accounts.to));
    let name = texts.text(&format!("accounts-sheet-{name}"));
    let headings = columns.iter().map(|column| texts.text(&format!("accounts-column-{column}"))).collect();
    Sheet { title: vec![format!("{name}, {span}"), accounts.office.clone()], name, headings, rows }
}

fn who(of: &AccountOf) -> [Cell; 3] {
    [of.client.as_str().into(), of.tax_number.as_str().into(), of.place.as_str().into()]
}

/// A row of totals: the word, and the sums of these columns.
fn totals(texts: &Texts, rows: &[Vec<Cell>], summed: &[usize]) -> Vec<Cell> {
    let width = rows.first().map_or(0, Vec::len);
    let mut row = vec![Cell::Empty; width];
    for at in summed {
        let cells = rows.iter().filter_map(|row| row.get(*at));
        let (mut money, mut count) = (None::<i64>, 0_i64);
        for cell in cells {
            match cell {
                Cell::Money(amount) => {
                    money = Some(money.unwrap_or_default().saturating_add(amount.as_minor()));
                }
                Cell::Count(one) => count = count.saturating_add(*one),
                _ => {}
            }
        }
        if let Some(place) = row.get_mut(*at) {
            *place = money.map_or(Cell::Count(count), |money| Cell::Money(Money::minor(money)));
        }
    }
    if let Some(first) = row.first_mut() {
        *first = Cell::Strong(texts.text("accounts-total"));
    }
    row
}

fn finished(texts: &Texts, mut rows: Vec<Vec<Cell>>, summed: &[usize]) -> Vec<Vec<Cell>> {
    let totals = totals(texts, &rows, summed);
    if !totals.is_empty() {
        rows.push(totals);
    }
    rows
}

fn sales(texts: &Texts, accounts: &Accounts) -> Sheet {
    const COLUMNS: [&str; 13] = [
        "day",
        "sale",
        "client",
        "tax-number",
        "place",
        "code",
        "product",
        "quantity",
        "price",
        "discount",
        "vat-rate",
        "vat",
        "sum",
    ];
    let rows = accounts.sales.iter().map(|sold| {
        let line = &sold.line;
        let rate = line.vat_rate.map(|rate| percent(texts, rate));
        let mut row = vec![Cell::Date(line.on), line.number.as_str().into()];
        row.extend(who(&line.of));
        row.extend([
            line.code.as_str().into(),
            line.product.as_str().into(),
            Cell::Count(line.quantity),
            Cell::Money(line.price),
            Cell::Money(sold.discount),
            rate.unwrap_or_else(|| texts.text("paper-without-vat")).into(),
            Cell::Money(sold.vat),
            Cell::Money(sold.sum),
        ]);
        row
    });
    let rows = finished(texts, rows.collect(), &[7, 9, 11, 12]);
    sheet(texts, accounts, "sales", &COLUMNS, rows)
}

fn payments(texts: &Texts, accounts: &Accounts) -> Sheet {
    const COLUMNS: [&str; 9] =
        ["day", "payment", "client", "tax-number", "place", "kind", "sale", "note", "sum"];
    let rows = accounts.payments.iter().map(|paid| {
        let mut row = vec![Cell::Date(paid.on), paid.number.as_str().into()];
        row.extend(who(&paid.of));
        row.extend([
            texts.text(&format!("accounts-kind-{}", paid.kind)).into(),
            paid.sale.clone().unwrap_or_default().into(),
            paid.note.as_str().into(),
            Cell::Money(paid.amount),
        ]);
        row
    });
    let rows = finished(texts, rows.collect(), &[8]);
    sheet(texts, accounts, "payments", &COLUMNS, rows)
}

fn balances(texts: &Texts, accounts: &Accounts) -> Sheet {
    const COLUMNS: [&str; 13] = [
        "client",
        "tax-number",
        "place",
        "before",
        "sold",
        "deposits",
        "paid",
        "after",
        "containers-before",
        "brought",
        "returned",
        "containers-after",
        "deposited",
    ];
    let rows = accounts.balances.iter().map(|line| {
        let mut row = who(&line.of).to_vec();
        let money = [line.before, line.sold, line.deposits, line.paid, line.after()];
        row.extend(money.map(Cell::Money));
        let counts =
            [line.containers_before, line.brought, line.returned, line.containers_after(), line.deposited];
        row.extend(counts.map(Cell::Count));
        row
    });
    let rows = finished(texts, rows.collect(), &[3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    sheet(texts, accounts, "balances", &COLUMNS, rows)
}
