//! The lines of a document as they are typed: quantities and containers that come back, by keys or by steppers.

use iced::keyboard::key::Named;

use crate::domain::money::Money;
use crate::domain::order::ProductKind;
use crate::service::lines::{Line, MOST_UNITS, PricedLine};
use crate::service::prices::{Basis, Price};
use crate::store::Product;
use crate::ui::widget::{Key, KeyPress};

/// Which figure of a line the keys change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Units.
    Quantity,
    /// Containers that come back.
    Returned,
}

/// A change of the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// To the line above.
    Up,
    /// To the line below.
    Down,
    /// To the quantity.
    Left,
    /// To the containers.
    Right,
    /// A digit typed into the chosen figure.
    Digit(i64),
    /// The last digit is taken back.
    Backspace,
    /// One more or one less in the chosen figure.
    Step(i64),
    /// The chosen line goes.
    Remove,
    /// One more or one less in this figure.
    StepAt(usize, Cell, i64),
    /// This figure was clicked.
    Choose(usize, Cell),
    /// This line goes.
    RemoveAt(usize),
    /// The line that went last comes back.
    Restore,
}

impl Edit {
    /// What a key means while the lines have the keyboard.
    pub fn from_key(press: &KeyPress) -> Option<Self> {
        if press.ctrl('z') {
            return Some(Self::Restore);
        }
        if press.modifiers.command() || press.modifiers.alt() {
            return None;
        }
        Some(match press.key {
            Key::Named(Named::ArrowUp) => Self::Up,
            Key::Named(Named::ArrowDown) => Self::Down,
            Key::Named(Named::ArrowLeft) => Self::Left,
            Key::Named(Named::ArrowRight) => Self::Right,
            Key::Named(Named::Backspace) => Self::Backspace,
            Key::Named(Named::Delete) => Self::Remove,
            // On many layouts + is = with Shift.
            Key::Char('+' | '=') => Self::Step(1),
            Key::Char('-') => Self::Step(-1),
            Key::Char(digit) => Self::Digit(digit.to_digit(10)?.into()),
            Key::Named(_) => return None,
        })
    }
}

/// A line with what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What.
    pub product: Product,
    /// Units.
    pub quantity: i64,
    /// For how much each.
    pub price: Money,
    /// It is a price of this counterparty alone.
    pub own_price: bool,
    /// Containers that come back.
    pub returned: i64,
    /// The containers were typed and follow the quantity no longer.
    by_hand: bool,
    /// The price was agreed and follows the day no longer.
    agreed: bool,
}

impl Row {
    /// Whether its containers come back at all.
    pub fn comes_back(&self) -> bool {
        self.product.product.kind == ProductKind::GoodsWithContainer
    }
}

/// Lines, the chosen one of them, and the containers that stand at the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    rows: Vec<Row>,
    at: usize,
    cell: Cell,
    /// The next digit begins the figure anew.
    fresh: bool,
    containers: i64,
    /// The steppers stop here.
    least: i64,
    /// Lines that went, each with its place, the last one last.
    removed: Vec<(usize, Row)>,
}

impl Lines {
    /// Lines of a document. With `agreed` the containers were said and stay as they are; otherwise as many come back as
    /// stand at the address, no more than are brought. The steppers take quantities down to `least`.
    pub fn new(
        lines: &[PricedLine],
        products: &[Product],
        containers: i64,
        agreed: bool,
        least: i64,
    ) -> Self {
        let row = |line: &PricedLine| {
            let product = products.iter().find(|product| product.id == line.product)?.clone();
            let PricedLine { quantity, price, returned, .. } = *line;
            Some(Row { product, quantity, price, own_price: false, returned, by_hand: agreed, agreed: false })
        };
        let rows = lines.iter().filter_map(row).collect();
        Self { rows, at: 0, cell: Cell::Quantity, fresh: true, containers, least, removed: Vec::new() }
    }

    /// All lines.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The line that went last.
    pub fn removed(&self) -> Option<&Row> {
        self.removed.last().map(|(_, row)| row)
    }

    /// The chosen figure.
    pub const fn chosen(&self) -> (usize, Cell) {
        (self.at, self.cell)
    }

    /// The least quantity that a stepper reaches.
    pub const fn least(&self) -> i64 {
        self.least
    }

    /// As the service takes them; lines that came to nothing are no lines where that is allowed.
    pub fn typed(&self) -> Vec<Line> {
        let rows = self.rows.iter().filter(|row| self.least > 0 || row.quantity > 0 || row.returned > 0);
        let line = |row: &Row| Line {
            product: row.product.id,
            quantity: row.quantity,
            price: Some(row.price),
            returned: row.returned,
        };
        rows.map(line).collect()
    }

    /// What they add up to; `None` beyond the range.
    pub fn total(&self) -> Option<Money> {
        self.rows.iter().try_fold(Money::ZERO, |sum, row| sum.plus(row.price.times(row.quantity)?))
    }

    /// The prices of an accepted order stay as they were agreed.
    pub fn agree(&mut self) {
        self.rows.iter_mut().for_each(|row| row.agreed = true);
    }

    /// The lines that were agreed before keep their prices.
    pub fn agree_with(&mut self, before: &[PricedLine]) {
        for row in &mut self.rows {
            if let Some(line) = before.iter().find(|line| line.product == row.product.id) {
                (row.price, row.agreed) = (line.price, true);
            }
        }
    }

    /// Gives every line that was not agreed its price anew.
    pub fn reprice(&mut self, price: impl Fn(&Product) -> Price) {
        for row in self.rows.iter_mut().filter(|row| !row.agreed) {
            let price = price(&row.product);
            row.price = price.amount;
            row.own_price = matches!(price.basis, Basis::Own(_));
        }
    }

    /// Containers that go out in which a deposit is taken, and the deposit for one of each.
    pub fn deposits(&self) -> Vec<(i64, Money)> {
        let rows =
            self.rows.iter().filter(|row| row.comes_back() && row.product.product.deposit > Money::ZERO);
        rows.map(|row| (row.quantity, row.product.product.deposit)).collect()
    }

    /// Containers that go out less those that come back.
    pub fn more_containers(&self) -> i64 {
        self.rows.iter().filter(|row| row.comes_back()).map(|row| row.quantity - row.returned).sum()
    }

    /// Sets the quantity of a product, which is added where it is not there, and chooses it.
    pub fn set(&mut self, product: &Product, quantity: i64, price: Price) {
        if self.rows.iter().all(|row| row.product.id != product.id) {
            self.add(product, price);
        }
        if let Some(at) = self.rows.iter().position(|row| row.product.id == product.id) {
            self.choose(at, Cell::Quantity);
            self.change(|_| quantity);
        }
    }

    /// Adds a product, or one more of it, and chooses its quantity.
    pub fn add(&mut self, product: &Product, price: Price) {
        // Added anew it is not to come back a second time.
        self.removed.retain(|(_, row)| row.product.id != product.id);
        match self.rows.iter().position(|row| row.product.id == product.id) {
            Some(at) => {
                self.at = at;
                self.rows[at].quantity = (self.rows[at].quantity + 1).min(MOST_UNITS);
            }
            None => {
                self.at = self.rows.len();
                self.rows.push(Row {
                    product: product.clone(),
                    quantity: 1,
                    price: price.amount,
                    own_price: matches!(price.basis, Basis::Own(_)),
                    returned: 0,
                    by_hand: false,
                    agreed: false,
                });
            }
        }
        self.cell = Cell::Quantity;
        self.fresh = true;
        self.hand_out();
    }

    /// Takes in a change.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Up => self.choose(self.at.saturating_sub(1), self.cell),
            Edit::Down => self.choose(self.at + 1, self.cell),
            Edit::Left => self.choose(self.at, Cell::Quantity),
            Edit::Right => self.choose(self.at, Cell::Returned),
            Edit::Choose(at, cell) => self.choose(at, cell),
            Edit::Digit(digit) => self.digit(digit),
            Edit::Backspace => self.change(|figure| figure / 10),
            Edit::Step(step) => self.step(step),
            Edit::StepAt(at, cell, step) => {
                self.choose(at, cell);
                self.step(step);
            }
            Edit::Remove => self.remove(self.at),
            Edit::RemoveAt(at) => self.remove(at),
            Edit::Restore => self.restore(),
        }
    }

    fn choose(&mut self, at: usize, cell: Cell) {
        self.at = at.min(self.rows.len().saturating_sub(1));
        self.cell = match self.rows.get(self.at) {
            Some(row) if row.comes_back() => cell,
            _ => Cell::Quantity,
        };
        self.fresh = true;
    }

    fn digit(&mut self, digit: i64) {
        let fresh = std::mem::take(&mut self.fresh);
        // A digit too many is not taken: another number would stand there than was typed.
        self.change(|figure| {
            let longer = if fresh { digit } else { figure.saturating_mul(10).saturating_add(digit) };
            if longer > MOST_UNITS { figure } else { longer }
        });
    }

    fn step(&mut self, step: i64) {
        let least = if self.cell == Cell::Quantity { self.least } else { 0 };
        self.fresh = true;
        self.change(|figure| figure.saturating_add(step).max(least));
    }

    fn change(&mut self, to: impl Fn(i64) -> i64) {
        let Some(row) = self.rows.get_mut(self.at) else { return };
        match self.cell {
            Cell::Quantity => row.quantity = to(row.quantity).min(MOST_UNITS),
            Cell::Returned => {
                row.returned = to(row.returned).min(MOST_UNITS);
                row.by_hand = true;
            }
        }
        self.hand_out();
    }

    fn remove(&mut self, at: usize) {
        if at < self.rows.len() {
            let gone = self.rows.remove(at);
            self.removed.push((at, gone));
            self.choose(self.at.min(at), self.cell);
            self.hand_out();
        }
    }

    fn restore(&mut self) {
        if let Some((at, row)) = self.removed.pop() {
            let at = at.min(self.rows.len());
            self.rows.insert(at, row);
            self.choose(at, Cell::Quantity);
            self.hand_out();
        }
    }

    /// Lets as many containers come back as stand at the address, where nothing else was typed.
    fn hand_out(&mut self) {
        let typed: i64 = self.rows.iter().filter(|row| row.by_hand).map(|row| row.returned).sum();
        let mut left = self.containers.saturating_sub(typed).max(0);
        for row in self.rows.iter_mut().filter(|row| row.comes_back() && !row.by_hand) {
            row.returned = left.min(row.quantity);
            left -= row.returned;
        }
    }
}
