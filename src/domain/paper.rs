//! Papers of a sale and of a debt, as they were made. What stands on one never changes again, whatever is changed later.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::coded;
use super::money::Money;

coded! {
    /// A kind of paper.
    pub enum PaperForm {
        /// Счёт на оплату: what is to be paid, and where to.
        Invoice = "invoice",
        /// Накладная: what was brought.
        DeliveryNote = "delivery_note",
        /// Акт сверки (S0-34, S1-68).
        Statement = "statement",
    }
}

/// One side of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Party {
    /// Legal name, or the one that everybody uses.
    pub name: String,
    /// ИНН, empty when unknown.
    pub tax_number: String,
    /// КПП, empty when there is none.
    pub tax_reason_code: String,
    /// Legal address, empty when unknown.
    pub address: String,
}

/// The office on its papers, and where it is paid to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Requisites {
    /// Who it is.
    pub party: Party,
    /// Name and city of the bank.
    pub bank: String,
    /// БИК.
    pub bank_code: String,
    /// The office's account.
    pub account: String,
    /// The bank's account with the central bank.
    pub correspondent: String,
    /// Who signs for the office.
    pub director: String,
    /// The chief accountant.
    pub accountant: String,
}

/// What is behind a paper of goods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// Number of the order or sale.
    pub number: String,
    /// Its day.
    pub day: NaiveDate,
}

/// What a line is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// Something of the directory.
    Product {
        /// Its code.
        code: String,
        /// Its name.
        name: String,
        /// It is done rather than brought.
        service: bool,
    },
    /// The deposit for so many containers.
    Deposit(i64),
}

/// A line of goods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodsLine {
    /// What.
    pub subject: Subject,
    /// How many units.
    pub quantity: i64,
    /// For how much each, before the discount.
    pub price: Money,
    /// Its part of the discount.
    pub discount: Money,
    /// To be paid for it.
    pub sum: Money,
    /// Rate of the VAT within the sum, hundredths of a percent; `None`: without VAT.
    pub vat_rate: Option<i64>,
    /// The VAT within the sum.
    pub vat: Money,
}

/// An invoice or a delivery note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodsPaper {
    /// Who sells.
    pub office: Requisites,
    /// Who buys.
    pub buyer: Party,
    /// Where it is delivered.
    pub place: String,
    /// The order.
    pub order: Option<Basis>,
    /// The sale.
    pub sale: Option<Basis>,
    /// What.
    pub lines: Vec<GoodsLine>,
    /// Containers brought and taken back, where it was delivered.
    pub containers: Option<(i64, i64)>,
}

impl GoodsPaper {
    /// The sum of its lines; `None` beyond the range.
    pub fn total(&self) -> Option<Money> {
        self.lines.iter().try_fold(Money::ZERO, |sum, line| sum.plus(line.sum))
    }

    /// The VAT of its lines; `None` beyond the range.
    pub fn vat(&self) -> Option<Money> {
        self.lines.iter().try_fold(Money::ZERO, |sum, line| sum.plus(line.vat))
    }

    /// What the discount took off; `None` beyond the range.
    pub fn discount(&self) -> Option<Money> {
        self.lines.iter().try_fold(Money::ZERO, |sum, line| sum.plus(line.discount))
    }
}

/// What is owed at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Standing {
    /// Owed to the office; negative: an advance.
    pub debt: Money,
    /// Containers at the customer's.
    pub containers: i64,
    /// Of them covered by a paid deposit.
    pub deposited: i64,
}

impl Standing {
    /// With a movement; `None` beyond the range.
    #[must_use]
    pub fn after(self, line: &StatementLine) -> Option<Self> {
        Some(Self {
            debt: self.debt.plus(line.debt)?,
            containers: self.containers.checked_add(line.brought)?.checked_sub(line.returned)?,
            deposited: self.deposited.checked_add(line.deposited)?,
        })
    }

    /// With what is owed elsewhere; `None` beyond the range.
    #[must_use]
    pub fn with(self, other: Self) -> Option<Self> {
        Some(Self {
            debt: self.debt.plus(other.debt)?,
            containers: self.containers.checked_add(other.containers)?,
            deposited: self.deposited.checked_add(other.deposited)?,
        })
    }
}

/// A movement on a reconciliation statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementLine {
    /// Day on which it counts.
    pub on: NaiveDate,
    /// `sale`; or the kind of the payment or movement: cash, card, transfer, return, adjustment, deposit, opening.
    pub word: String,
    /// Number of the document.
    pub number: String,
    /// The address, where the statement is over several.
    pub place: Option<String>,
    /// What it adds to the debt.
    pub debt: Money,
    /// Containers that it brought.
    pub brought: i64,
    /// Containers that it took away.
    pub returned: i64,
    /// Containers that it covers by a deposit.
    pub deposited: i64,
}

impl StatementLine {
    /// Whether it moved containers.
    pub const fn moved_containers(&self) -> bool {
        self.brought != 0 || self.returned != 0 || self.deposited != 0
    }
}

/// A reconciliation statement (S0-34).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementPaper {
    /// The office.
    pub office: Requisites,
    /// The other side.
    pub client: Party,
    /// The address, if it is about one alone.
    pub place: Option<String>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Before the first day.
    pub opening: Standing,
    /// What moved on these days, in the order in which it counts.
    pub lines: Vec<StatementLine>,
    /// At the end of the last day.
    pub closing: Standing,
}

impl StatementPaper {
    /// What the lines added to the debt, and what they took off it.
    pub fn turnover(&self) -> (Money, Money) {
        let (mut debit, mut credit) = (0_i64, 0_i64);
        for line in &self.lines {
            let minor = line.debt.as_minor();
            debit = debit.saturating_add(minor.max(0));
            credit = credit.saturating_sub(minor.min(0));
        }
        (Money::minor(debit), Money::minor(credit))
    }

    /// Containers that the lines brought, and that they took back.
    pub fn moved(&self) -> (i64, i64) {
        self.lines
            .iter()
            .fold((0, 0), |(brought, returned), line| (brought + line.brought, returned + line.returned))
    }
}

/// What stands on a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperBody {
    /// Of an invoice or a delivery note.
    Goods(GoodsPaper),
    /// Of a reconciliation statement.
    Statement(StatementPaper),
}

/// A discount over lines: to each its part, to the kopeck, and together exactly the discount. What a line gets is the
/// difference of two rounded running sums, so that no line bears more than its share and a kopeck.
pub fn spread(discount: Money, sums: &[Money]) -> Vec<Money> {
    let whole: i128 = sums.iter().map(|sum| i128::from(sum.as_minor())).sum();
    let (mut running, mut given) = (0_i128, 0_i128);
    let mut parts: Vec<Money> = sums
        .iter()
        .map(|sum| {
            running += i128::from(sum.as_minor());
            let upto = if whole == 0 {
                0
            } else {
                (2 * i128::from(discount.as_minor()) * running + whole).div_euclid(2 * whole)
            };
            let part = upto - given;
            given = upto;
            Money::minor(i64::try_from(part).unwrap_or(0))
        })
        .collect();
    // Lines that cost nothing bear a discount all the same: the total of the document says so.
    if let Some(last) = parts.last_mut().filter(|_| whole == 0) {
        *last = discount;
    }
    parts
}

/// The VAT within an amount, by a rate in hundredths of a percent, half up to the kopeck.
pub fn vat_within(amount: Money, rate: i64) -> Money {
    let (amount, rate) = (i128::from(amount.as_minor()), i128::from(rate.max(0)));
    let whole = 10_000 + rate;
    let vat = (2 * amount.abs() * rate + whole) / (2 * whole);
    // Never more than the amount itself.
    Money::minor(i64::try_from(vat * amount.signum()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn roubles(roubles: i64) -> Money {
        Money::minor(roubles * 100)
    }

    #[test]
    fn the_vat_within_an_amount_is_what_the_tax_office_reckons() {
        assert_eq!(vat_within(roubles(122), 2_200), roubles(22));
        assert_eq!(vat_within(roubles(120), 2_000), roubles(20));
        assert_eq!(vat_within(roubles(110), 1_000), roubles(10));
        assert_eq!(vat_within(roubles(350), 2_200), Money::minor(6_311), "63.1147 roubles");
        assert_eq!(vat_within(roubles(350), 0), Money::ZERO);
        assert_eq!(vat_within(Money::minor(-12_200), 2_200), Money::minor(-2_200), "goods brought back");
    }

    #[test]
    fn a_discount_over_three_equal_lines_loses_no_kopeck() {
        let parts = spread(Money::minor(100), &[roubles(1), roubles(1), roubles(1)]);
        assert_eq!(parts, [Money::minor(33), Money::minor(34), Money::minor(33)]);
        assert_eq!(spread(roubles(5), &[Money::ZERO, Money::ZERO]), [Money::ZERO, roubles(5)]);
        assert!(spread(roubles(5), &[]).is_empty());
    }

    proptest! {
        #[test]
        fn a_discount_is_spread_to_the_kopeck_and_no_line_bears_more_than_it_costs(
            sums in prop::collection::vec(0_i64..10_000_000, 1..40),
            rate in 0_i64..=10_000,
        ) {
            let whole: i64 = sums.iter().sum();
            let discount = Money::minor(whole).share(rate).unwrap();
            let sums: Vec<Money> = sums.into_iter().map(Money::minor).collect();
            let parts = spread(discount, &sums);
            prop_assert_eq!(parts.iter().map(|part| part.as_minor()).sum::<i64>(), discount.as_minor());
            for (part, sum) in parts.iter().zip(&sums) {
                prop_assert!(*part >= Money::ZERO && part <= sum, "{part:?} of {sum:?}");
            }
        }

        #[test]
        fn the_vat_never_exceeds_its_amount_and_is_that_of_the_rate(amount in any::<i64>(), rate in 0_i64..=10_000) {
            let vat = vat_within(Money::minor(amount), rate);
            prop_assert!(vat.as_minor().unsigned_abs() <= amount.unsigned_abs());
            let exact = i128::from(amount) * i128::from(rate);
            let found = i128::from(vat.as_minor()) * i128::from(10_000 + rate);
            prop_assert!((exact - found).abs() * 2 <= i128::from(10_000 + rate));
        }
    }
}
