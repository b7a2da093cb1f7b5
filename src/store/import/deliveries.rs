//! Loads deliveries by the million: statements prepared once, numbers counted in memory.

use chrono::NaiveDate;
use rusqlite::CachedStatement;

use super::super::connection::{Read, Write};
use super::super::convert::Day;
use super::super::directory::Product;
use super::super::error::StoreError;
use super::super::sale::{INSERT_LINE, SaleLine};
use crate::domain::ids::{AddressId, ImportId, ProductId, SaleId, UserId};
use crate::domain::money::Money;

/// Stands between the number that a document had in the office's own list and what makes it unique here: lists use a
/// number again every year, and some give one number to the deliveries of a whole run.
const MARK: &str = " · ";

/// What an earlier import brought: one product of one sale, or a return or a payment without a sale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BroughtLine {
    /// Where.
    pub address: AddressId,
    /// When.
    pub on: NaiveDate,
    /// The sale; `None`: a return or a payment without one.
    pub sale: Option<SaleId>,
    /// The number that the document had in the list; `None`: it had none.
    pub document: Option<String>,
    /// What.
    pub product: Option<ProductId>,
    /// Units.
    pub quantity: i64,
    /// For how much each.
    pub price: i64,
    /// Containers taken back with the whole document.
    pub returned: i64,
    /// What came in with the whole document, minor units.
    pub paid: i64,
}

/// A sale of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BroughtSale<'s> {
    /// The number that it had in the list.
    pub document: Option<&'s str>,
    /// Where.
    pub address: AddressId,
    /// When.
    pub on: NaiveDate,
    /// Containers taken back.
    pub returned: i64,
    /// Units of products of the consumption data.
    pub bottles: i64,
    /// Their millilitres.
    pub volume_ml: i64,
    /// Containers brought.
    pub containers: i64,
    /// Sum of the lines.
    pub total: Money,
}

/// The number that a document had in the list.
fn document_of(number: &str, prefix: &str) -> Option<String> {
    if is_own(number, prefix) {
        return None;
    }
    let mark = number.rsplit_once(MARK).filter(|(_, rest)| rest.bytes().all(|byte| byte.is_ascii_digit()));
    Some(mark.map_or(number, |(document, _)| document).to_owned())
}

fn is_own(number: &str, prefix: &str) -> bool {
    number
        .strip_prefix(prefix)
        .is_some_and(|digits| digits.len() >= 6 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Read<'_> {
    /// Every product, and whether it is archived: history may name one that is. In the order of identifiers.
    ///
    /// # Errors
    /// When the store fails.
    pub fn all_products(&self) -> Result<Vec<(Product, bool)>, StoreError> {
        let ids: Vec<(i64, bool)> =
            self.all("SELECT id, is_archived FROM product ORDER BY id", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let mut products = Vec::with_capacity(ids.len());
        for (id, archived) in ids {
            products.extend(self.product(ProductId(id))?.map(|product| (product, archived)));
        }
        Ok(products)
    }

    /// How many deliveries of water an import brought that count.
    ///
    /// # Errors
    /// When the store fails.
    pub fn deliveries_of_import(&self, import: ImportId) -> Result<usize, StoreError> {
        let sql = "SELECT count(*) FROM sale WHERE import_id = ?1 AND volume_ml > 0 AND voided_at IS NULL";
        let count: i64 = self.one(sql, [import.0], |row| row.get(0))?.unwrap_or(0);
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// Hands to `visit` everything that imports of deliveries brought, unless they were undone: what people voided since
    /// too, because bringing a file in again must not bring that back.
    ///
    /// # Errors
    /// When the store fails.
    pub fn each_brought(&self, mut visit: impl FnMut(BroughtLine)) -> Result<(), StoreError> {
        let prefix: String = self
            .one("SELECT prefix FROM document_number WHERE document = 'sale'", [], |row| row.get(0))?
            .unwrap_or_default();
        let sql = include_str!("brought_sales.sql");
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            visit(BroughtLine {
                address: AddressId(row.get(0)?),
                on: row.get::<_, Day>(1)?.0,
                sale: Some(SaleId(row.get(2)?)),
                document: document_of(row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?, &prefix),
                product: Some(ProductId(row.get(4)?)),
                quantity: row.get(5)?,
                price: row.get(6)?,
                returned: row.get(7)?,
                paid: row.get(8)?,
            });
        }
        let mut statement = self.conn.prepare_cached(include_str!("brought_alone.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            visit(BroughtLine {
                address: AddressId(row.get(0)?),
                on: row.get::<_, Day>(1)?.0,
                sale: None,
                document: None,
                product: None,
                quantity: 0,
                price: 0,
                returned: row.get(2)?,
                paid: row.get(3)?,
            });
        }
        Ok(())
    }
}

/// Numbers of one kind of document, taken all at once when the load is complete.
struct Numbers {
    document: &'static str,
    prefix: String,
    next: i64,
    used: i64,
    text: String,
}

impl Numbers {
    fn begin(tx: &Write<'_>, document: &'static str) -> Result<Self, StoreError> {
        let (prefix, next) = tx.take_numbers(document, 0)?;
        Ok(Self { document, prefix, next, used: 0, text: String::new() })
    }

    /// The next number, as `format_number` writes it.
    fn take(&mut self) -> &str {
        use std::fmt::Write as _;
        self.text.clear();
        // Writing into a String cannot fail.
        let _ = write!(self.text, "{}{:06}", self.prefix, self.next);
        self.next += 1;
        self.used += 1;
        &self.text
    }
}

/// Writes deliveries of one import.
pub struct DeliveryLoader<'a> {
    sale: CachedStatement<'a>,
    line: CachedStatement<'a>,
    payment: CachedStatement<'a>,
    returned: CachedStatement<'a>,
    numbers: [Numbers; 3],
    import: i64,
    at: &'a str,
    by: Option<i64>,
    number: String,
}

const SALE: usize = 0;
const PAYMENT: usize = 1;
const CONTAINER: usize = 2;

impl<'a> DeliveryLoader<'a> {
    /// Prepares everything.
    ///
    /// # Errors
    /// When the store fails.
    pub fn begin(
        tx: &Write<'a>,
        import: ImportId,
        (at, by): (&'a str, Option<UserId>),
    ) -> Result<Self, StoreError> {
        let sale =
            "INSERT INTO sale (number, address_id, delivered_on, returned, posted_at, posted_by, import_id,
                        bottles, volume_ml, containers, total)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (number) DO NOTHING";
        let payment = "INSERT INTO payment (number, address_id, sale_id, paid_on, kind, amount, import_id, posted_at, posted_by)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let returned = "INSERT INTO container_movement (number, address_id, moved_on, kind, quantity, import_id, posted_at, posted_by)
                        VALUES (?1, ?2, ?3, 'return', ?4, ?5, ?6, ?7)";
        let conn = tx.conn;
        Ok(Self {
            sale: conn.prepare_cached(sale)?,
            line: conn.prepare_cached(INSERT_LINE)?,
            payment: conn.prepare_cached(payment)?,
            returned: conn.prepare_cached(returned)?,
            numbers: [
                Numbers::begin(tx, "sale")?,
                Numbers::begin(tx, "payment")?,
                Numbers::begin(tx, "container")?,
            ],
            import: import.0,
            at,
            by: by.map(|user| user.0),
            number: String::new(),
        })
    }

    /// Posts a sale with its lines. It keeps the number that it had in the list as far as that is free.
    ///
    /// # Errors
    /// When the store fails.
    pub fn sale(
        &mut self,
        tx: &Write<'_>,
        sale: &BroughtSale<'_>,
        lines: &[SaleLine],
    ) -> Result<SaleId, StoreError> {
        let Some(document) = sale.document else {
            loop {
                let number = self.numbers[SALE].take();
                if insert_sale(&mut self.sale, number, sale, (self.import, self.at, self.by))? {
                    break;
                }
            }
            return self.lines(SaleId(tx.conn.last_insert_rowid()), 0, lines);
        };
        // One that looks like our own numbers must not stand in their way.
        let mut copy = u32::from(is_own(document, &self.numbers[SALE].prefix));
        loop {
            self.number.clear();
            self.number.push_str(document);
            if copy > 0 {
                self.number.push_str(MARK);
                self.number.push_str(&copy.to_string());
            }
            if insert_sale(&mut self.sale, &self.number, sale, (self.import, self.at, self.by))? {
                return self.lines(SaleId(tx.conn.last_insert_rowid()), 0, lines);
            }
            copy = self.next_copy(tx, document, copy)?;
        }
    }

    /// The first free copy of a number, found by halving: a run of hundred thousand deliveries may bear one number.
    fn next_copy(&self, tx: &Write<'_>, document: &str, taken: u32) -> Result<u32, StoreError> {
        let is_taken = |copy: u32| -> Result<bool, StoreError> {
            let number = format!("{document}{MARK}{copy}");
            Ok(tx.one("SELECT 1 FROM sale WHERE number = ?1", [number], |_| Ok(()))?.is_some())
        };
        let (mut low, mut step) = (taken.max(1), 1);
        while is_taken(low + step)? {
            low += step;
            step *= 2;
        }
        let mut high = low + step;
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if is_taken(middle)? { low = middle } else { high = middle }
        }
        Ok(high)
    }

    fn lines(&mut self, sale: SaleId, before: i64, lines: &[SaleLine]) -> Result<SaleId, StoreError> {
        for (line, number) in lines.iter().zip(before + 1..) {
            self.line.execute((sale.0, number, line.product.0, line.quantity, line.price.as_minor()))?;
        }
        Ok(sale)
    }

    /// Adds lines to a sale of this import, whose rows do not stand together in the list.
    ///
    /// # Errors
    /// When the store fails.
    pub fn extend(
        &mut self,
        tx: &Write<'_>,
        sale: SaleId,
        more: &BroughtSale<'_>,
        lines: &[SaleLine],
    ) -> Result<(), StoreError> {
        let sql =
            "UPDATE sale SET returned = returned + ?2, bottles = bottles + ?3, volume_ml = volume_ml + ?4,
                       containers = containers + ?5, total = total + ?6 WHERE id = ?1";
        let sums =
            (sale.0, more.returned, more.bottles, more.volume_ml, more.containers, more.total.as_minor());
        tx.run(sql, sums)?;
        let sql = "SELECT coalesce(max(line), 0) FROM sale_line WHERE sale_id = ?1";
        let before = tx.one(sql, [sale.0], |row| row.get(0))?.unwrap_or(0);
        self.lines(sale, before, lines)?;
        Ok(())
    }

    /// Posts a payment, of a sale or alone.
    ///
    /// # Errors
    /// When the store fails.
    pub fn payment(
        &mut self,
        (address, sale): (AddressId, Option<SaleId>),
        on: NaiveDate,
        (kind, amount): (&'static str, Money),
    ) -> Result<(), StoreError> {
        let number = self.numbers[PAYMENT].take();
        let (sale, amount) = (sale.map(|sale| sale.0), amount.as_minor());
        self.payment.execute((
            number,
            address.0,
            sale,
            Day(on),
            kind,
            amount,
            self.import,
            self.at,
            self.by,
        ))?;
        Ok(())
    }

    /// Posts containers that were taken back without a sale.
    ///
    /// # Errors
    /// When the store fails.
    pub fn containers_back(
        &mut self,
        address: AddressId,
        on: NaiveDate,
        count: i64,
    ) -> Result<(), StoreError> {
        let number = self.numbers[CONTAINER].take();
        self.returned.execute((number, address.0, Day(on), -count, self.import, self.at, self.by))?;
        Ok(())
    }

    /// Takes the numbers that were given.
    ///
    /// # Errors
    /// When the store fails.
    pub fn finish(self, tx: &Write<'_>) -> Result<(), StoreError> {
        for numbers in &self.numbers {
            tx.take_numbers(numbers.document, numbers.used)?;
        }
        Ok(())
    }
}

/// `false`: the number is taken.
fn insert_sale(
    statement: &mut CachedStatement<'_>,
    number: &str,
    sale: &BroughtSale<'_>,
    (import, at, by): (i64, &str, Option<i64>),
) -> Result<bool, StoreError> {
    let written = statement.execute((
        number,
        sale.address.0,
        Day(sale.on),
        sale.returned,
        at,
        by,
        import,
        sale.bottles,
        sale.volume_ml,
        sale.containers,
        sale.total.as_minor(),
    ))?;
    Ok(written == 1)
}
