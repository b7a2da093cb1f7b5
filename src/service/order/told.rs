//! What is otherwise in an order that was accepted before, for the history.

use serde_json::{Value, json};

use crate::service::office::Work;
use crate::service::refusal::Refusal;
use crate::store::{NewOrder, OrderLine, OrderRow};

/// Says what a saved order holds otherwise than `before`, when these were its lines.
pub(super) fn tell_changes(
    work: &mut Work<'_>,
    before: &OrderRow,
    lines: &[OrderLine],
) -> Result<(), Refusal> {
    let Some(after) = work.tx.order(before.id)? else { return Ok(()) };
    let (was, is) = (&before.order, &after.order);
    work.changed("delivery_on", was.delivery_on.to_string(), is.delivery_on.to_string());
    work.changed("window", window(was), window(is));
    work.changed("payment", was.payment.code(), is.payment.code());
    work.changed("driver_note", was.driver_note.clone(), is.driver_note.clone());
    tell_lines(work, lines, work.tx.order_lines(before.id)?)?;
    work.changed("discount_rate", was.terms.discount_rate, is.terms.discount_rate);
    work.changed("bottles", was.bottles, is.bottles);
    work.changed("total", was.total.as_minor(), is.total.as_minor());
    work.changed("deposit", was.terms.deposit.as_minor(), is.terms.deposit.as_minor());
    Ok(())
}

fn window(order: &NewOrder) -> Option<String> {
    let (from, to) = &order.window;
    (!from.is_empty()).then(|| format!("{from}-{to}"))
}

/// A line is the same as long as it names the same product, wherever it stands.
fn tell_lines(work: &mut Work<'_>, before: &[OrderLine], mut after: Vec<OrderLine>) -> Result<(), Refusal> {
    for was in before {
        let at = after.iter().position(|is| is.product == was.product);
        let is = at.map(|at| after.remove(at)).map(|is| said(work, &is)).transpose()?;
        let was = said(work, was)?;
        work.changed("line", was, is);
    }
    for is in after {
        let is = said(work, &is)?;
        work.changed("line", Value::Null, is);
    }
    Ok(())
}

/// A line as the history keeps it: with the name that the product had.
fn said(work: &Work<'_>, line: &OrderLine) -> Result<Value, Refusal> {
    let product = work.tx.product(line.product)?.map(|known| known.product.name);
    let (quantity, price, returned) = (line.quantity, line.price.as_minor(), line.returned);
    Ok(json!({ "product": product, "quantity": quantity, "price": price, "returned": returned }))
}
