//! Акт сверки (S0-34): two halves of debit and credit, the right one for the other side to fill in; then the containers.

use chrono::NaiveDate;

use super::{count, date, form, some_money, strong_money};
use crate::domain::money::Money;
use crate::domain::paper::{StatementLine, StatementPaper};
use crate::exchange::form::{Form, Grid, Part, Value};
use crate::exchange::pdf::Column;
use crate::i18n::Texts;
use crate::t;
use crate::wording::amount_in_words;

/// Shares of the columns of one half: day, document, debit, credit.
const HALF: [f32; 4] = [1.2, 2.4, 1.15, 1.15];

pub(super) fn statement(texts: &Texts, title: String, paper: &StatementPaper) -> Form {
    let (office, client) = (paper.office.party.name.as_str(), paper.client.name.as_str());
    let span = t!(texts, "statement-span", from = texts.date(paper.from), to = texts.date(paper.to));
    let mut parts = vec![Part::Title(title.clone()), Part::Text(span)];
    if let Some(place) = &paper.place {
        parts.push(Part::Text(t!(texts, "statement-place", place = place.as_str())));
    }
    parts.extend([
        Part::Space,
        Part::Text(t!(texts, "statement-preamble", office = office, client = client)),
        Part::Space,
    ]);
    parts.extend(money_table(texts, paper));
    parts.extend([Part::Space, Part::Strong(owes(texts, paper))]);
    parts.extend(containers(texts, paper));
    parts.push(Part::Space);
    let side = |name: &str, by: &str| {
        let side = t!(texts, "statement-side", name = name);
        if by.is_empty() { vec![side] } else { vec![side, t!(texts, "paper-sign-director", name = by)] }
    };
    parts.push(Part::Beside(vec![side(office, &paper.office.director), side(client, "")]));
    parts.push(Part::Signatures(vec![texts.text("statement-sign"), texts.text("statement-sign")]));
    form(texts, title, parts)
}

/// Both halves. The names of the sides stand above them, in a box of their own over the same width.
fn money_table(texts: &Texts, paper: &StatementPaper) -> Vec<Part> {
    let by = |name: &str| t!(texts, "statement-by-data-of", name = name);
    let sides = [by(&paper.office.party.name), by(&paper.client.name)];
    let sides = Grid {
        columns: vec![Column::new("", 1.0), Column::new("", 1.0)],
        rows: vec![sides.into_iter().map(Value::Strong).collect()],
    };
    let heading = |name: &str| texts.text(&format!("statement-column-{name}"));
    let half = || {
        [
            Column::new(heading("day"), HALF[0]),
            Column::new(heading("document"), HALF[1]),
            Column::figures(heading("debit"), HALF[2]),
            Column::figures(heading("credit"), HALF[3]),
        ]
    };
    let columns = half().into_iter().chain(half()).collect();
    let balance = |id: &str, amount: Money| {
        let (debit, credit) = sides_of(amount);
        totals(texts, id, debit, credit)
    };
    let mut rows = vec![balance("statement-opening", paper.opening.debt)];
    rows.extend(paper.lines.iter().filter(|line| line.debt != Money::ZERO).map(|line| row(texts, line)));
    if rows.len() == 1 {
        rows.push(vec![Value::Empty, Value::Text(texts.text("statement-no-movements"))]);
    }
    let (debit, credit) = paper.turnover();
    rows.push(totals(texts, "statement-turnover", debit, credit));
    rows.push(balance("statement-closing", paper.closing.debt));
    for row in &mut rows {
        row.resize(8, Value::Empty);
    }
    vec![Part::Grid(sides), Part::Grid(Grid { columns, rows })]
}

/// What is owed to the office stands under debit, what it owes under credit.
fn sides_of(amount: Money) -> (Money, Money) {
    if amount < Money::ZERO {
        (Money::ZERO, Money::minor(amount.as_minor().saturating_neg()))
    } else {
        (amount, Money::ZERO)
    }
}

fn totals(texts: &Texts, id: &str, debit: Money, credit: Money) -> Vec<Value> {
    let text = Value::Strong(texts.text(id));
    vec![Value::Empty, text, strong_money(texts, debit), strong_money(texts, credit)]
}

fn row(texts: &Texts, line: &StatementLine) -> Vec<Value> {
    let (debit, credit) = sides_of(line.debt);
    vec![
        date(texts, line.on),
        Value::Text(document(texts, line)),
        some_money(texts, debit),
        some_money(texts, credit),
    ]
}

/// The document with its number, and the address where the statement is over several.
fn document(texts: &Texts, line: &StatementLine) -> String {
    let word = match line.word.as_str() {
        "cash" | "card" | "transfer" if line.debt > Money::ZERO => "refund",
        "deposit" if line.deposited < 0 => "deposit-back",
        word => word,
    };
    let name = t!(texts, &format!("statement-word-{word}"), number = line.number.as_str());
    match &line.place {
        Some(place) => format!("{name}\n{place}"),
        None => name,
    }
}

fn owes(texts: &Texts, paper: &StatementPaper) -> String {
    let day = texts.date(paper.to);
    let amount = Money::minor(paper.closing.debt.as_minor().saturating_abs());
    if amount == Money::ZERO {
        return t!(texts, "statement-even", day = day);
    }
    let to_office = paper.closing.debt > Money::ZERO;
    let name = if to_office { paper.office.party.name.as_str() } else { paper.client.name.as_str() };
    let words = amount_in_words(texts, amount);
    // In quotes a name needs no case; one that has its own keeps them.
    let is_quoted = name.contains(['«', '"', '“']);
    let name = if is_quoted { name.to_owned() } else { t!(texts, "paper-quoted", name = name) };
    t!(
        texts,
        "statement-owes",
        day = day,
        name = name,
        amount = texts.amount(amount.as_minor()),
        words = words
    )
}

/// The containers, where there ever were any.
fn containers(texts: &Texts, paper: &StatementPaper) -> Vec<Part> {
    let day: NaiveDate = paper.to;
    let moved: Vec<&StatementLine> = paper.lines.iter().filter(|line| line.moved_containers()).collect();
    let (before, after) = (paper.opening.containers, paper.closing.containers);
    let said = if after == 0 {
        t!(texts, "statement-no-containers", day = texts.date(day))
    } else {
        let deposited = paper.closing.deposited;
        t!(texts, "statement-containers-left", day = texts.date(day), count = after, deposited = deposited)
    };
    if moved.is_empty() && before == 0 && after == 0 {
        return vec![Part::Text(said)];
    }
    let heading = |name: &str| texts.text(&format!("statement-column-{name}"));
    let columns = vec![
        Column::new(heading("day"), 1.1),
        Column::new(heading("document"), 4.0),
        Column::figures(heading("brought"), 1.0),
        Column::figures(heading("returned"), 1.0),
        Column::figures(heading("left"), 1.0),
    ];
    let total = |id: &str| Value::Strong(texts.text(id));
    let mut left = before;
    let mut rows =
        vec![vec![Value::Empty, total("statement-opening"), Value::Empty, Value::Empty, count(texts, left)]];
    for line in moved {
        left += line.brought - line.returned;
        let some = |number: i64| if number == 0 { Value::Empty } else { count(texts, number) };
        let document = Value::Text(document(texts, line));
        rows.push(vec![
            date(texts, line.on),
            document,
            some(line.brought),
            some(line.returned),
            count(texts, left),
        ]);
    }
    let (brought, returned) = paper.moved();
    let turnover = total("statement-turnover");
    rows.push(vec![Value::Empty, turnover, count(texts, brought), count(texts, returned), Value::Empty]);
    let closing = total("statement-closing");
    rows.push(vec![Value::Empty, closing, Value::Empty, Value::Empty, count(texts, after)]);
    vec![
        Part::Space,
        Part::Strong(texts.text("statement-containers")),
        Part::Space,
        Part::Grid(Grid { columns, rows }),
        Part::Space,
        Part::Strong(said),
    ]
}
