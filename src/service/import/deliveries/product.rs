//! Products of rows, by code or name; one that the office does not have is made.

use std::collections::HashMap;

use crate::domain::ids::ProductId;
use crate::domain::money::Money;
use crate::domain::order::ProductKind;
use crate::exchange::deliveries::DeliveryRow;
use crate::exchange::product_names::container_ml;
use crate::service::import::names::key;
use crate::service::import::report::CreatedProduct;
use crate::store::{NewProduct, Product, SaleLine, StoreError, Write};

/// Codes that are made for products begin with it.
const MADE: &str = "P-";

/// What the totals of a sale need of a product.
#[derive(Debug, Clone, Copy)]
struct Coefficients {
    id: ProductId,
    consumption_ml: Option<i64>,
    in_container: bool,
}

/// The units of a row as lines of a sale, with what they add to its totals.
#[derive(Debug, Clone, Copy)]
pub(super) struct PricedUnits {
    /// What.
    pub product: ProductId,
    /// How many.
    pub quantity: i64,
    /// One line, or two where the sum does not divide: some units then cost a kopeck more.
    lines: [SaleLine; 2],
    count: usize,
    /// Sum of the lines, minor units.
    pub total: i64,
    /// Units of products of the consumption data.
    pub bottles: i64,
    /// Their millilitres.
    pub volume_ml: i64,
    /// Containers brought.
    pub containers: i64,
}

impl PricedUnits {
    /// The lines of the sale.
    pub(super) fn lines(&self) -> &[SaleLine] {
        self.lines.get(..self.count).unwrap_or_default()
    }
}

pub(super) struct Products {
    /// By what stands in cells.
    cells: HashMap<String, Coefficients>,
    codes: HashMap<String, Coefficients>,
    names: HashMap<String, Coefficients>,
    usual: Option<Coefficients>,
    last_made: u64,
    pub(super) created: Vec<CreatedProduct>,
}

impl Products {
    pub(super) fn load(tx: &Write<'_>) -> Result<Self, StoreError> {
        let (cells, codes, names) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut products = Self { cells, codes, names, usual: None, last_made: 0, created: Vec::new() };
        for (product, archived) in tx.all_products()? {
            let coefficients = products.put(&product);
            if !archived && product.product.consumption_ml.is_some() {
                products.usual.get_or_insert(coefficients);
            }
        }
        Ok(products)
    }

    fn put(&mut self, product: &Product) -> Coefficients {
        let of = &product.product;
        let coefficients = Coefficients {
            id: product.id,
            consumption_ml: of.consumption_ml,
            in_container: of.kind == ProductKind::GoodsWithContainer,
        };
        let made = of.code.strip_prefix(MADE).and_then(|digits| digits.parse().ok());
        self.last_made = self.last_made.max(made.unwrap_or(0));
        self.codes.insert(of.code.clone(), coefficients);
        self.names.entry(key(&of.name)).or_insert(coefficients);
        coefficients
    }

    /// The units of a row with their price: the sum of the line, or the price of a unit, or nothing. `None`: the row names
    /// no product and the office has no usual one.
    pub(super) fn price(
        &mut self,
        tx: &Write<'_>,
        row: &DeliveryRow<'_>,
    ) -> Result<Option<PricedUnits>, StoreError> {
        let quantity = i64::from(row.quantity);
        let unit = row.price.map_or(0, Money::as_minor);
        let total = row.amount.map_or(unit * quantity, Money::as_minor);
        let (price, dearer) = (total / quantity, total % quantity);
        let Some(product) = self.find(tx, row.product.as_deref(), Money::minor(price))? else {
            return Ok(None);
        };
        let line = |quantity, price| SaleLine { product: product.id, quantity, price: Money::minor(price) };
        let bottles = if product.consumption_ml.is_some() { quantity } else { 0 };
        Ok(Some(PricedUnits {
            product: product.id,
            quantity,
            lines: [line(quantity - dearer, price), line(dearer, price + 1)],
            count: if dearer == 0 { 1 } else { 2 },
            total,
            bottles,
            volume_ml: product.consumption_ml.unwrap_or(0).saturating_mul(quantity),
            containers: if product.in_container { quantity } else { 0 },
        }))
    }

    fn find(
        &mut self,
        tx: &Write<'_>,
        cell: Option<&str>,
        price: Money,
    ) -> Result<Option<Coefficients>, StoreError> {
        let Some(cell) = cell else { return Ok(self.usual) };
        if let Some(known) = self.cells.get(cell) {
            return Ok(Some(*known));
        }
        let found = match self.codes.get(cell).or_else(|| self.names.get(&key(cell))).copied() {
            Some(known) => known,
            None => self.create(tx, cell, price)?,
        };
        self.cells.insert(cell.to_owned(), found);
        Ok(Some(found))
    }

    fn create(&mut self, tx: &Write<'_>, name: &str, price: Money) -> Result<Coefficients, StoreError> {
        let consumption_ml = container_ml(name);
        self.last_made += 1;
        let kind =
            if consumption_ml.is_some() { ProductKind::GoodsWithContainer } else { ProductKind::Goods };
        let (code, name) = (format!("{MADE}{:04}", self.last_made), name.to_owned());
        self.created.push(CreatedProduct { code: code.clone(), name: name.clone(), consumption_ml });
        let (deposit, container, vat_rate) = (Money::ZERO, None, None);
        let product = NewProduct { code, name, kind, price, consumption_ml, deposit, container, vat_rate };
        let id = tx.insert_product(&product)?;
        Ok(self.put(&Product { id, product }))
    }
}
