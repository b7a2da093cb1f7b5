//! A row of an office's list of deliveries: one product of one delivery. Lists have millions of them, so that a row
//! borrows its texts from the file.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::clients::LONGEST_CODE;
use super::columns::{DeliveryColumn, Mapping};
use super::planning_words::payment_kind;
use super::reason::{CellError, Reason};
use super::table::{CellRef, RowRef};
use super::values::{date, is_nothing, line, money, quantity};
use crate::domain::limits::{LONGEST_NAME, LONGEST_NOTE};
use crate::domain::money::Money;
use crate::domain::order::PaymentKind;

/// How a row names its address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum AddressKey<'r> {
    /// By its code.
    Code(Cow<'r, str>),
    /// By the names, when there is no code.
    Names {
        /// Name of the counterparty.
        counterparty: Cow<'r, str>,
        /// Text of the address.
        address: Cow<'r, str>,
    },
}

/// One product of one delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryRow<'r> {
    /// Line or row of the file.
    pub number: usize,
    /// Where it was delivered.
    pub key: AddressKey<'r>,
    /// Number of the document; rows of one number, address and day are one delivery.
    pub document_number: Option<Cow<'r, str>>,
    /// The day.
    pub date: NaiveDate,
    /// Code or name of the product.
    pub product: Option<Cow<'r, str>>,
    /// Units brought; zero when containers were only taken back.
    pub quantity: u32,
    /// Containers taken back; `None`: the list does not say.
    pub returned: Option<u32>,
    /// Price of a unit.
    pub price: Option<Money>,
    /// Price of the line.
    pub amount: Option<Money>,
    /// Money that came in; negative: went back.
    pub paid: Option<Money>,
    /// How it came in.
    pub payment_kind: Option<PaymentKind>,
    /// Comment on one line.
    pub comment: Option<Cow<'r, str>>,
}

/// Reads rows; where each column stands is looked up once.
#[derive(Debug, Clone)]
pub struct DeliveryParser {
    code: Option<usize>,
    counterparty: Option<usize>,
    address: Option<usize>,
    document_number: Option<usize>,
    date: Option<usize>,
    product: Option<usize>,
    quantity: Option<usize>,
    returned: Option<usize>,
    price: Option<usize>,
    amount: Option<usize>,
    paid: Option<usize>,
    payment_kind: Option<usize>,
    comment: Option<usize>,
}

/// The faults of one row.
type Faults = Vec<CellError<DeliveryColumn>>;

impl DeliveryParser {
    /// A parser of rows with this mapping.
    pub fn new(mapping: &Mapping<DeliveryColumn>) -> Self {
        Self {
            code: mapping.first(DeliveryColumn::Code),
            counterparty: mapping.first(DeliveryColumn::Counterparty),
            address: mapping.first(DeliveryColumn::Address),
            document_number: mapping.first(DeliveryColumn::DocumentNumber),
            date: mapping.first(DeliveryColumn::Date),
            product: mapping.first(DeliveryColumn::Product),
            quantity: mapping.first(DeliveryColumn::Quantity),
            returned: mapping.first(DeliveryColumn::Returned),
            price: mapping.first(DeliveryColumn::Price),
            amount: mapping.first(DeliveryColumn::Amount),
            paid: mapping.first(DeliveryColumn::Paid),
            payment_kind: mapping.first(DeliveryColumn::PaymentKind),
            comment: mapping.first(DeliveryColumn::Comment),
        }
    }

    /// Reads a row.
    ///
    /// # Errors
    /// Every cell at fault.
    pub fn parse<'r>(&self, row: RowRef<'r>) -> Result<DeliveryRow<'r>, Faults> {
        let mut cells = Cells { row, faults: Vec::new() };
        let key = self.key(&mut cells);
        let document_number = cells.text(self.document_number, DeliveryColumn::DocumentNumber, LONGEST_CODE);
        let date = cells.required(self.date, DeliveryColumn::Date, date);
        let product = cells.text(self.product, DeliveryColumn::Product, LONGEST_NAME);
        let quantity_told = cells.required(self.quantity, DeliveryColumn::Quantity, quantity);
        let returned = cells.value(self.returned, DeliveryColumn::Returned, quantity);
        let price = cells.value(self.price, DeliveryColumn::Price, not_negative);
        let amount = cells.value(self.amount, DeliveryColumn::Amount, not_negative);
        let paid = cells.value(self.paid, DeliveryColumn::Paid, money);
        let payment_kind =
            cells.value(self.payment_kind, DeliveryColumn::PaymentKind, |cell| payment_kind(&cell.text()));
        let comment = cells.text(self.comment, DeliveryColumn::Comment, LONGEST_NOTE);
        match (key, date, quantity_told) {
            (Some(key), Some(date), Some(quantity)) if cells.faults.is_empty() => Ok(DeliveryRow {
                number: row.number,
                key,
                document_number,
                date,
                product,
                quantity,
                returned,
                price,
                amount,
                paid,
                payment_kind,
                comment,
            }),
            _ => Err(cells.faults),
        }
    }

    fn key<'r>(&self, cells: &mut Cells<'r>) -> Option<AddressKey<'r>> {
        if let Some(code) = cells.text(self.code, DeliveryColumn::Code, LONGEST_CODE) {
            return Some(AddressKey::Code(code));
        }
        let counterparty = cells.text(self.counterparty, DeliveryColumn::Counterparty, LONGEST_NAME);
        let address = cells.text(self.address, DeliveryColumn::Address, LONGEST_NAME);
        match (counterparty, address) {
            (Some(counterparty), Some(address)) => Some(AddressKey::Names { counterparty, address }),
            _ if cells.faults.is_empty() => {
                cells.refuse(self.code, DeliveryColumn::Code, Reason::Required);
                None
            }
            _ => None,
        }
    }
}

fn not_negative(cell: CellRef<'_>) -> Result<Money, Reason> {
    match money(cell)? {
        amount if amount < Money::ZERO => Err(Reason::Negative),
        amount => Ok(amount),
    }
}

struct Cells<'r> {
    row: RowRef<'r>,
    faults: Faults,
}

impl<'r> Cells<'r> {
    fn cell(&self, index: Option<usize>) -> Option<CellRef<'r>> {
        match self.row.cell(index?) {
            CellRef::Text(text) if is_nothing(text) => None,
            cell => Some(cell),
        }
    }

    fn refuse(&mut self, index: Option<usize>, column: DeliveryColumn, reason: Reason) {
        let value = index.map(|index| self.row.cell(index).text().into_owned()).unwrap_or_default();
        self.faults.push(CellError { column, value, reason });
    }

    fn value<T>(
        &mut self,
        index: Option<usize>,
        column: DeliveryColumn,
        read: impl FnOnce(CellRef<'r>) -> Result<T, Reason>,
    ) -> Option<T> {
        match read(self.cell(index)?) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.refuse(index, column, reason);
                None
            }
        }
    }

    fn required<T>(
        &mut self,
        index: Option<usize>,
        column: DeliveryColumn,
        read: impl FnOnce(CellRef<'r>) -> Result<T, Reason>,
    ) -> Option<T> {
        if self.cell(index).is_none() {
            self.refuse(index, column, Reason::Required);
            return None;
        }
        self.value(index, column, read)
    }

    fn text(&mut self, index: Option<usize>, column: DeliveryColumn, limit: usize) -> Option<Cow<'r, str>> {
        self.value(index, column, |cell| match cell.text() {
            Cow::Borrowed(text) => line(text, limit),
            Cow::Owned(text) => line(&text, limit).map(|text| Cow::Owned(text.into_owned())),
        })
    }
}
