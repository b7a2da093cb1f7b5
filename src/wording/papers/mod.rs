//! Papers in words: invoices, delivery notes and reconciliation statements as forms.

mod goods;
mod statement;

use chrono::NaiveDate;

use crate::domain::money::Money;
use crate::domain::paper::{GoodsPaper, PaperBody, PaperForm, Party};
use crate::exchange::form::{Form, Part, Value};
use crate::i18n::Texts;
use crate::service::papers::{KeptPaper, PaperDraft};
use crate::store::MadePaper;
use crate::t;

/// A paper that was made, as it was made. A voided one says so.
pub fn paper(texts: &Texts, kept: &KeptPaper) -> Form {
    let title = paper_title(texts, &kept.row);
    match &kept.body {
        PaperBody::Goods(goods) => of_goods(texts, title, (kept.row.form, goods)),
        PaperBody::Statement(statement) => statement::statement(texts, title, statement),
    }
}

fn of_goods(texts: &Texts, title: String, (form, goods): (PaperForm, &GoodsPaper)) -> Form {
    match form {
        PaperForm::Invoice => goods::invoice(texts, title, goods),
        _ => goods::delivery_note(texts, title, goods),
    }
}

/// An invoice or a delivery note that has no number yet.
pub fn paper_draft(texts: &Texts, draft: &PaperDraft) -> Form {
    of_goods(texts, paper_draft_title(texts, draft), (draft.form, &draft.goods))
}

/// `Счёт на оплату`.
pub fn paper_draft_title(texts: &Texts, draft: &PaperDraft) -> String {
    texts.text(&format!("paper-{}-draft", draft.form.code()))
}

/// The name of the file that it would have, without an ending.
pub fn paper_draft_file(texts: &Texts, draft: &PaperDraft) -> String {
    let id = format!("paper-file-{}-draft", draft.form.code());
    t!(texts, &id, client = draft.goods.buyer.name.as_str())
}

/// A reconciliation statement that has no number yet.
pub fn statement_draft(texts: &Texts, statement: &crate::domain::paper::StatementPaper) -> Form {
    statement::statement(texts, texts.text("paper-statement-draft"), statement)
}

/// `Счёт на оплату № С-000012 от 22.11.2026`.
pub fn paper_title(texts: &Texts, row: &MadePaper) -> String {
    let id = format!("paper-{}", row.form.code());
    let title = t!(texts, &id, number = row.number.as_str(), day = texts.date(row.day));
    if row.voided { t!(texts, "paper-voided", title = title) } else { title }
}

/// The name of its file, without an ending.
pub fn paper_file(texts: &Texts, row: &MadePaper) -> String {
    let id = format!("paper-file-{}", row.form.code());
    t!(texts, &id, number = row.number.as_str(), client = row.client.as_str())
}

fn form(texts: &Texts, title: String, parts: Vec<Part>) -> Form {
    Form { name: title, page_of: texts.text("paper-page-of"), parts }
}

fn money(texts: &Texts, amount: Money) -> Value {
    Value::Money(amount, texts.amount(amount.as_minor()))
}

fn strong_money(texts: &Texts, amount: Money) -> Value {
    Value::StrongMoney(amount, texts.amount(amount.as_minor()))
}

/// An amount, or nothing where it is none.
fn some_money(texts: &Texts, amount: Money) -> Value {
    if amount == Money::ZERO { Value::Empty } else { money(texts, amount) }
}

fn count(texts: &Texts, count: i64) -> Value {
    Value::Count(count, texts.integer(count))
}

fn date(texts: &Texts, day: NaiveDate) -> Value {
    Value::Date(day, texts.date(day))
}

fn tax_number(texts: &Texts, party: &Party) -> Option<String> {
    let number = party.tax_number.as_str();
    (!number.is_empty()).then(|| t!(texts, "paper-tax-number", number = number))
}

fn tax_reason_code(texts: &Texts, party: &Party) -> Option<String> {
    let code = party.tax_reason_code.as_str();
    (!code.is_empty()).then(|| t!(texts, "paper-tax-reason-code", code = code))
}

/// `ООО «Родник», ИНН 6312…, КПП 6312…, г. Самара …`.
fn named(texts: &Texts, party: &Party) -> String {
    let address = Some(party.address.clone()).filter(|address| !address.is_empty());
    let parts = [Some(party.name.clone()), tax_number(texts, party), tax_reason_code(texts, party), address];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
