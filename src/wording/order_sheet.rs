//! The sheet of an order in words.

use super::percent;
use super::route_sheet::phones;
use crate::domain::money::Money;
use crate::exchange::order_sheet::{OrderSheet, OrderedLine, Sum};
use crate::i18n::Texts;
use crate::service::lines::PricedLine;
use crate::service::order_sheet::OrderSource;
use crate::t;

/// The sheet of an order in the user's language.
pub fn order_sheet(texts: &Texts, source: &OrderSource) -> OrderSheet {
    let order = &source.order.order;
    let heading = |name: &str| texts.text(&format!("order-sheet-column-{name}"));
    let note = order.driver_note.trim();
    OrderSheet {
        title: t!(
            texts,
            "order-sheet-title",
            number = order.number.as_str(),
            day = texts.date(order.ordered_on)
        ),
        facts: facts(texts, source),
        page_of: texts.text("route-sheet-page-of"),
        columns: ["place", "product", "quantity", "price", "returned", "sum"].map(heading),
        lines: source.lines.iter().map(|priced| line(texts, source, priced)).collect(),
        sums: sums(texts, source),
        comment: if note.is_empty() { String::new() } else { t!(texts, "order-sheet-comment", note = note) },
        signatures: ["order-sheet-sign-loaded", "order-sheet-sign-driver", "order-sheet-sign-customer"]
            .map(|id| texts.text(id))
            .into(),
    }
}

fn facts(texts: &Texts, source: &OrderSource) -> Vec<String> {
    let order = &source.order.order;
    let (from, to) = &order.window;
    let day = texts.date_with_weekday(order.delivery_on);
    let delivery = if from.is_empty() {
        t!(texts, "order-sheet-delivery", day = day)
    } else {
        t!(texts, "order-sheet-delivery-at", day = day, from = from.as_str(), to = to.as_str())
    };
    let named = |id: &str, value: &str| (!value.is_empty()).then(|| t!(texts, id, value = value));
    let notes = super::permanent_notes(texts, &source.notes);
    let free = source.notes.note.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    let notes = [notes, free].into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(" · ");
    let status = texts.text(&format!("order-status-{}", order.status.code()));
    let payment = texts.text(&format!("payment-{}", order.payment.code()));
    let lines = [
        (!source.office.is_empty()).then(|| source.office.clone()),
        named("order-sheet-status", &status),
        Some(delivery),
        named("order-sheet-client", &source.whom.client),
        named("order-sheet-address", &source.whom.text),
        named("order-sheet-notes", &notes),
        named("order-sheet-phones", &phones(&source.contacts)),
        named("order-sheet-payment", &payment),
    ];
    lines.into_iter().flatten().collect()
}

fn line(texts: &Texts, source: &OrderSource, line: &PricedLine) -> OrderedLine {
    let product = source.products.iter().find(|product| product.id == line.product);
    let sum = line.price.times(line.quantity);
    OrderedLine {
        product: product.map(|product| product.product.name.clone()).unwrap_or_default(),
        quantity: texts.integer(line.quantity),
        price: texts.amount(line.price.as_minor()),
        returned: if line.returned > 0 { texts.integer(line.returned) } else { String::new() },
        sum: sum.map(|sum| texts.amount(sum.as_minor())).unwrap_or_default(),
    }
}

/// From the goods to what is to be paid; parts that are nothing are left out.
fn sums(texts: &Texts, source: &OrderSource) -> Vec<Sum> {
    let terms = &source.order.order.terms;
    let part = |label: String, amount: Money| Sum {
        label,
        amount: texts.amount(amount.as_minor()),
        is_total: false,
    };
    let goods = source.goods().map(|goods| part(texts.text("order-goods"), goods));
    let discount = (terms.discount > Money::ZERO).then(|| {
        let (name, rate) = (terms.discount_name.as_str(), percent(texts, terms.discount_rate));
        let label = t!(texts, "order-discount", name = name, rate = rate);
        part(label, Money::minor(-terms.discount.as_minor()))
    });
    let deposit = (terms.deposit > Money::ZERO)
        .then(|| part(t!(texts, "order-sheet-deposit", count = terms.deposit_containers), terms.deposit));
    let debt = source.debt.filter(|debt| *debt != Money::ZERO);
    let before = debt.map(|debt| {
        let label = if debt > Money::ZERO { "order-debt" } else { "order-advance" };
        part(texts.text(label), debt)
    });
    let owes = debt.is_some_and(|debt| debt > Money::ZERO);
    let label = if owes { "order-due-with-debt" } else { "order-due" };
    let due = source.due().map(|due| Sum {
        label: texts.text(label),
        amount: texts.money(due.as_minor()),
        is_total: true,
    });
    let parts = [discount, deposit, before];
    // One sum needs no breaking down.
    let goods = goods.filter(|_| parts.iter().any(Option::is_some));
    goods.into_iter().chain(parts.into_iter().flatten()).chain(due).collect()
}
