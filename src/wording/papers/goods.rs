//! Счёт на оплату and накладная.

use super::{count, form, money, named, strong_money, tax_number, tax_reason_code};
use crate::domain::money::Money;
use crate::domain::paper::{Basis, GoodsLine, GoodsPaper, Requisites, Subject};
use crate::exchange::form::{Form, Grid, Part, Value};
use crate::exchange::pdf::Column;
use crate::i18n::Texts;
use crate::t;
use crate::wording::{amount_in_words, percent};

/// An invoice: where to pay on top, then for what.
pub(super) fn invoice(texts: &Texts, title: String, paper: &GoodsPaper) -> Form {
    let mut parts = vec![bank(texts, &paper.office), Part::Space, Part::Title(title.clone()), Part::Space];
    parts.push(Part::Facts(facts(texts, paper)));
    parts.push(Part::Space);
    parts.extend(goods(texts, paper, "paper-total-due"));
    parts.push(Part::Space);
    parts.push(Part::Text(texts.text("paper-invoice-note")));
    parts.push(Part::Space);
    let signs = |id: &str, name: &str| t!(texts, id, name = name);
    parts.push(Part::Signatures(vec![
        signs("paper-sign-director", &paper.office.director),
        signs("paper-sign-accountant", &paper.office.accountant),
    ]));
    form(texts, title, parts)
}

/// A delivery note: what was handed over, with both signatures.
pub(super) fn delivery_note(texts: &Texts, title: String, paper: &GoodsPaper) -> Form {
    let mut parts =
        vec![Part::Title(title.clone()), Part::Space, Part::Facts(facts(texts, paper)), Part::Space];
    parts.extend(goods(texts, paper, "paper-total"));
    if let Some((brought, returned)) = paper.containers {
        parts.push(Part::Text(t!(texts, "paper-containers", brought = brought, returned = returned)));
    }
    parts.push(Part::Space);
    parts.push(Part::Signatures(vec![texts.text("paper-sign-shipped"), texts.text("paper-sign-received")]));
    form(texts, title, parts)
}

/// The box of the bank, as every Russian invoice begins with it.
fn bank(texts: &Texts, office: &Requisites) -> Part {
    let column = |share| Column::new("", share);
    let text = |lines: &[&str]| {
        Value::Text(lines.iter().filter(|line| !line.is_empty()).copied().collect::<Vec<_>>().join("\n"))
    };
    let codes = [tax_number(texts, &office.party), tax_reason_code(texts, &office.party)];
    let codes = codes.into_iter().flatten().collect::<Vec<_>>().join("   ");
    let account = texts.text("paper-box-account");
    let rows = vec![
        vec![
            text(&[&office.bank, &texts.text("paper-box-bank")]),
            text(&[&texts.text("paper-box-bank-code"), &account]),
            text(&[&office.bank_code, &office.correspondent]),
        ],
        vec![
            text(&[&codes, &office.party.name, &texts.text("paper-box-payee")]),
            text(&[&account]),
            text(&[&office.account]),
        ],
    ];
    Part::Grid(Grid { columns: vec![column(6.0), column(1.1), column(3.2)], rows })
}

fn facts(texts: &Texts, paper: &GoodsPaper) -> Vec<(String, String)> {
    let fact = |id: &str, value: String| (texts.text(id), value);
    let basis =
        |id: &str, basis: &Basis| t!(texts, id, number = basis.number.as_str(), day = texts.date(basis.day));
    let order = paper.order.as_ref().map(|order| basis("paper-basis-order", order));
    let sale = paper.sale.as_ref().map(|sale| basis("paper-basis-sale", sale));
    let behind: Vec<String> = [order, sale].into_iter().flatten().collect();
    let mut facts = vec![
        fact("paper-supplier", named(texts, &paper.office.party)),
        fact("paper-buyer", named(texts, &paper.buyer)),
        fact("paper-place", paper.place.clone()),
    ];
    if !behind.is_empty() {
        facts.push(fact("paper-basis", behind.join("; ")));
    }
    facts
}

/// The lines with their sums, what they add up to, and that in words.
fn goods(texts: &Texts, paper: &GoodsPaper, due: &str) -> Vec<Part> {
    let zero = |sum: Option<Money>| sum.unwrap_or_default();
    let (total, vat, discount) = (zero(paper.total()), zero(paper.vat()), zero(paper.discount()));
    let discounted = discount != Money::ZERO;
    let taxed = paper.lines.iter().any(|line| line.vat_rate.is_some());
    let heading = |name: &str| texts.text(&format!("paper-column-{name}"));
    let mut columns = vec![
        Column::figures(heading("line"), 0.4),
        Column::new(heading("goods"), 4.2),
        Column::figures(heading("quantity"), 0.9),
        Column::new(heading("unit"), 0.6),
        Column::figures(heading("price"), 1.2),
    ];
    if discounted {
        columns.push(Column::figures(heading("discount"), 1.1));
    }
    if taxed {
        columns.push(Column::figures(heading("vat-rate"), 1.0));
        columns.push(Column::figures(heading("vat"), 1.2));
    }
    columns.push(Column::figures(heading("sum"), 1.4));
    let rows =
        (1_i64..).zip(&paper.lines).map(|(at, one)| line(texts, (at, one), discounted, taxed)).collect();
    let mut sums = Vec::new();
    if discounted {
        sums.push((texts.text("paper-total-discount"), strong_money(texts, discount)));
    }
    sums.push((texts.text("paper-total"), strong_money(texts, total)));
    if taxed {
        sums.push((texts.text("paper-total-vat"), strong_money(texts, vat)));
    } else {
        sums.push((texts.text("paper-without-vat"), Value::Strong("—".to_owned())));
    }
    if due != "paper-total" {
        sums.push((texts.text(due), strong_money(texts, total)));
    }
    let lines = i64::try_from(paper.lines.len()).unwrap_or(i64::MAX);
    vec![
        Part::Grid(Grid { columns, rows }),
        Part::Sums(sums),
        Part::Text(t!(texts, "paper-lines", count = lines, amount = texts.amount(total.as_minor()))),
        Part::Strong(amount_in_words(texts, total)),
    ]
}

fn line(texts: &Texts, (at, line): (i64, &GoodsLine), discounted: bool, taxed: bool) -> Vec<Value> {
    let (name, unit) = match &line.subject {
        Subject::Product { name, service, .. } => {
            (name.clone(), if *service { "paper-unit-service" } else { "paper-unit-piece" })
        }
        Subject::Deposit(containers) => (t!(texts, "paper-deposit", count = *containers), "paper-unit-piece"),
    };
    let mut row = vec![
        count(texts, at),
        Value::Text(name),
        count(texts, line.quantity),
        Value::Text(texts.text(unit)),
        money(texts, line.price),
    ];
    if discounted {
        row.push(money(texts, line.discount));
    }
    if taxed {
        let rate = line.vat_rate.map(|rate| percent(texts, rate));
        row.push(Value::Text(rate.unwrap_or_else(|| texts.text("paper-without-vat"))));
        row.push(money(texts, line.vat));
    }
    row.push(money(texts, line.sum));
    row
}
