//! What is shown, as a sheet for Excel.

use super::State;
use super::rows::{FIELDS, Field};
use crate::exchange::sheet::{Cell, Sheet};
use crate::service::debts::Debtor;
use crate::service::exported::Exported;
use crate::t;
use crate::ui::screen::Context;
use crate::ui::screen::money::sheets::Asked;

impl State {
    /// Asks where to write the rows that are shown.
    pub(super) fn export(&self, context: &Context<'_>) -> Option<Asked> {
        if self.shown.is_empty() {
            return None;
        }
        let texts = context.texts;
        let name = texts.text("money-tab-debts");
        let file = format!("{name} {}.xlsx", context.today);
        let mut title = vec![name.clone(), t!(texts, "reports-sheet-on", day = texts.date(context.today))];
        title.extend(self.whose.said(texts));
        let rest = || FIELDS.iter().filter(|field| **field != Field::Client);
        let first = ["reports-column-code", "reports-column-client", "reports-column-address"];
        let headings = first.iter().map(|id| texts.text(id));
        let headings = headings.chain(rest().map(|field| texts.text(&field.text_id()))).collect();
        let rows = self.shown.iter().map(|debtor| {
            let row = &debtor.row;
            let mut cells = vec![Cell::from(&*row.code), Cell::from(&*row.client), Cell::from(&*row.text)];
            cells.extend(rest().map(|field| self.cell(debtor, *field, context)));
            cells
        });
        let about = (Exported::Debts, title.get(1..).unwrap_or_default().join(" · "));
        Some(Asked::Export(file, about, vec![Sheet { name, title, headings, rows: rows.collect() }]))
    }

    fn cell(&self, debtor: &Debtor, field: Field, context: &Context<'_>) -> Cell {
        let named = |name: Option<&str>| name.map_or(Cell::Empty, Cell::from);
        match field {
            Field::Client => Cell::Empty,
            Field::Route => named(self.whose.route(debtor.row.route)),
            Field::Manager => named(self.whose.manager(debtor.row.manager)),
            Field::Debt => Cell::Money(debtor.row.balance.debt),
            Field::Part(at) => debtor.aged.parts.get(at).copied().map_or(Cell::Empty, Cell::Money),
            Field::Days => Cell::Count(debtor.days(context.today)),
            Field::Containers => Cell::Count(debtor.row.balance.container_debt()),
            Field::Payment => debtor.row.last_payment.map_or(Cell::Empty, Cell::Date),
            Field::Promise => {
                debtor.promise.as_ref().map_or(Cell::Empty, |promise| Cell::Date(promise.row.due_on))
            }
        }
    }
}
