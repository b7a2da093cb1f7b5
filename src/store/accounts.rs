//! What an accountant takes over: the lines of sales, payments, and what is owed at both ends of a period.

use chrono::NaiveDate;

use super::connection::Read;
use super::convert::Day;
use super::error::StoreError;
use crate::domain::ids::{AddressId, CounterpartyId, SaleId};
use crate::domain::money::Money;

/// Who and where, as it is called now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountOf {
    /// Counterparty, as papers name it.
    pub client: String,
    /// ИНН, empty when unknown.
    pub tax_number: String,
    /// The address.
    pub place: String,
}

/// A line of a sale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoldLine {
    /// Which sale.
    pub sale: SaleId,
    /// Its number.
    pub number: String,
    /// Day of the delivery.
    pub on: NaiveDate,
    /// Whose.
    pub of: AccountOf,
    /// What the discount took off the whole sale.
    pub discount: Money,
    /// Code of the product.
    pub code: String,
    /// Its name.
    pub product: String,
    /// How many units.
    pub quantity: i64,
    /// For how much each, before the discount.
    pub price: Money,
    /// Rate of the VAT within when it was posted, hundredths of a percent; `None`: without VAT.
    pub vat_rate: Option<i64>,
}

/// A payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidLine {
    /// Day of the payment.
    pub on: NaiveDate,
    /// Number.
    pub number: String,
    /// Whose.
    pub of: AccountOf,
    /// `cash`, `card`, `transfer` or `opening`.
    pub kind: String,
    /// How much; negative: it went back.
    pub amount: Money,
    /// The sale that it pays.
    pub sale: Option<String>,
    /// What was said about it.
    pub note: String,
}

/// What an address owed and owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BalanceLine {
    /// Whose.
    pub of: AccountOf,
    /// The counterparty.
    pub counterparty: CounterpartyId,
    /// The address.
    pub address: AddressId,
    /// Owed before the first day.
    pub before: Money,
    /// Sold.
    pub sold: Money,
    /// Deposits taken, less given back.
    pub deposits: Money,
    /// Paid, less given back.
    pub paid: Money,
    /// Containers before the first day.
    pub containers_before: i64,
    /// Containers brought.
    pub brought: i64,
    /// Containers taken back.
    pub returned: i64,
    /// Containers covered by a deposit at the end.
    pub deposited: i64,
}

impl BalanceLine {
    /// Owed at the end of the last day.
    pub const fn after(&self) -> Money {
        let (before, sold) = (self.before.as_minor(), self.sold.as_minor());
        let sum = before.saturating_add(sold).saturating_add(self.deposits.as_minor());
        Money::minor(sum.saturating_sub(self.paid.as_minor()))
    }

    /// Containers at the end of the last day.
    pub const fn containers_after(&self) -> i64 {
        self.containers_before + self.brought - self.returned
    }
}

const SOLD: &str =
    "SELECT s.id, s.number, s.delivered_on, CASE c.legal_name WHEN '' THEN c.name ELSE c.legal_name END,
        c.tax_number, a.text, s.discount, p.code, p.name, l.quantity, l.price, l.vat_rate
    FROM sale s JOIN sale_line l ON l.sale_id = s.id JOIN product p ON p.id = l.product_id
    JOIN address a ON a.id = s.address_id JOIN counterparty c ON c.id = a.counterparty_id
    WHERE s.voided_at IS NULL AND s.delivered_on BETWEEN ?1 AND ?2 ORDER BY s.delivered_on, s.id, l.line";

const PAID: &str =
    "SELECT p.paid_on, p.number, CASE c.legal_name WHEN '' THEN c.name ELSE c.legal_name END, c.tax_number,
        a.text, p.kind, p.amount, s.number, p.note
    FROM payment p JOIN address a ON a.id = p.address_id JOIN counterparty c ON c.id = a.counterparty_id
    LEFT JOIN sale s ON s.id = p.sale_id
    WHERE p.voided_at IS NULL AND p.paid_on BETWEEN ?1 AND ?2 ORDER BY p.paid_on, p.id";

impl Read<'_> {
    /// The lines of the sales of these days, both included, that count.
    ///
    /// # Errors
    /// When the store fails.
    pub fn sold_between(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<SoldLine>, StoreError> {
        self.all(SOLD, (Day(from), Day(to)), |row| {
            Ok(SoldLine {
                sale: SaleId(row.get(0)?),
                number: row.get(1)?,
                on: row.get::<_, Day>(2)?.0,
                of: AccountOf { client: row.get(3)?, tax_number: row.get(4)?, place: row.get(5)? },
                discount: Money::minor(row.get(6)?),
                code: row.get(7)?,
                product: row.get(8)?,
                quantity: row.get(9)?,
                price: Money::minor(row.get(10)?),
                vat_rate: row.get(11)?,
            })
        })
    }

    /// The payments of these days, both included, that count.
    ///
    /// # Errors
    /// When the store fails.
    pub fn paid_between(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<PaidLine>, StoreError> {
        self.all(PAID, (Day(from), Day(to)), |row| {
            Ok(PaidLine {
                on: row.get::<_, Day>(0)?.0,
                number: row.get(1)?,
                of: AccountOf { client: row.get(2)?, tax_number: row.get(3)?, place: row.get(4)? },
                kind: row.get(5)?,
                amount: Money::minor(row.get(6)?),
                sale: row.get(7)?,
                note: row.get(8)?,
            })
        })
    }

    /// What each of these addresses, both included, owed before the first of these days and owes after the last one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn balances_between(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        (first, last): (AddressId, AddressId),
    ) -> Result<Vec<BalanceLine>, StoreError> {
        let of = (Day(from), Day(to), first.0, last.0);
        self.all(include_str!("accounts_balances.sql"), of, |row| {
            Ok(BalanceLine {
                of: AccountOf { client: row.get(0)?, tax_number: row.get(1)?, place: row.get(2)? },
                before: Money::minor(row.get(3)?),
                sold: Money::minor(row.get(4)?),
                deposits: Money::minor(row.get(5)?),
                paid: Money::minor(row.get(6)?),
                containers_before: row.get(7)?,
                brought: row.get(8)?,
                returned: row.get(9)?,
                deposited: row.get(10)?,
                counterparty: CounterpartyId(row.get(11)?),
                address: AddressId(row.get(12)?),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::query_plan::passes;
    use super::*;

    #[test]
    fn a_month_is_accounted_for_without_the_years_before_it() {
        assert_eq!(passes(SOLD), Vec::<String>::new());
        assert_eq!(passes(PAID), Vec::<String>::new());
    }
}
