//! The columns of the list, what stands in them, and the order of the rows.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::domain::money::Money;
use crate::i18n::Texts;
use crate::service::debts::Debtor;
use crate::service::promises::PromiseStanding;
use crate::t;
use crate::ui::screen::whose::Whose;
use crate::ui::theme::Tone;
use crate::ui::widget::list::{Cell, Column, Order, Width};

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Client and address.
    Client,
    /// The run.
    Route,
    /// The manager.
    Manager,
    /// The whole debt.
    Debt,
    /// What of it is of one age, counted from the youngest.
    Part(usize),
    /// Days since the oldest charge.
    Days,
    /// Containers beyond those covered by a deposit.
    Containers,
    /// When money came in last.
    Payment,
    /// What was promised.
    Promise,
}

/// The columns, from the left.
pub const FIELDS: [Field; 13] = [
    Field::Client,
    Field::Route,
    Field::Manager,
    Field::Days,
    Field::Debt,
    Field::Part(0),
    Field::Part(1),
    Field::Part(2),
    Field::Part(3),
    Field::Part(4),
    Field::Containers,
    Field::Payment,
    Field::Promise,
];

/// An order of the rows.
type Sorted = (Field, Order);

/// The orders that a menu offers: text id, column and direction.
pub const ORDERS: [(&str, Sorted); 4] = [
    ("money-order-age", (Field::Days, Order::Descending)),
    ("money-order-amount", (Field::Debt, Order::Descending)),
    ("money-order-promise", (Field::Promise, Order::Ascending)),
    ("money-order-client", (Field::Client, Order::Ascending)),
];

impl Field {
    /// Part of the name of its heading.
    pub fn text_id(self) -> String {
        match self {
            Self::Client => "reports-column-client".to_owned(),
            Self::Route => "reports-column-route".to_owned(),
            Self::Manager => "reports-column-manager".to_owned(),
            Self::Debt => "money-column-debt".to_owned(),
            Self::Part(at) => format!("money-age-{at}"),
            Self::Days => "money-column-days".to_owned(),
            Self::Containers => "money-column-containers".to_owned(),
            Self::Payment => "money-column-payment".to_owned(),
            Self::Promise => "money-column-promise".to_owned(),
        }
    }

    /// The direction that is wanted first: figures from the largest, words from the beginning.
    pub const fn first_order(self) -> Order {
        match self {
            Self::Client | Self::Route | Self::Manager | Self::Promise | Self::Payment => Order::Ascending,
            Self::Debt | Self::Part(_) | Self::Days | Self::Containers => Order::Descending,
        }
    }

    /// The column in the list.
    pub fn column(self, texts: &Texts) -> Column {
        let title = texts.text(&self.text_id());
        match self {
            Self::Client => Column::new(title, Width::Fill { share: 4, min: 200.0 }),
            Self::Route => Column::new(title, Width::Px(96.0)).hidden_below(1_250.0),
            Self::Manager => Column::new(title, Width::Fill { share: 2, min: 110.0 }).hidden_below(1_500.0),
            Self::Debt => Column::figures(title, 104.0),
            Self::Part(_) => Column::figures(title, 92.0),
            Self::Days => Column::figures(title, 64.0),
            Self::Containers => Column::figures(title, 60.0),
            Self::Payment => Column::new(title, Width::Px(104.0)),
            Self::Promise => Column::new(title, Width::Px(138.0)),
        }
    }
}

/// Puts the rows in order; rows that are alike stand by client and address.
pub fn sort(rows: &mut [Debtor], (field, order): Sorted, today: NaiveDate) {
    let compared = |one: &Debtor, two: &Debtor| match field {
        Field::Client => Ordering::Equal,
        Field::Route => one.row.route.cmp(&two.row.route),
        Field::Manager => one.row.manager.cmp(&two.row.manager),
        Field::Debt => one.row.balance.debt.cmp(&two.row.balance.debt),
        Field::Part(at) => part(one, at).cmp(&part(two, at)),
        Field::Days => one.days(today).cmp(&two.days(today)),
        Field::Containers => one.row.balance.container_debt().cmp(&two.row.balance.container_debt()),
        Field::Payment => one.row.last_payment.cmp(&two.row.last_payment),
        Field::Promise => due(one).cmp(&due(two)),
    };
    let named = |one: &Debtor, two: &Debtor| {
        (&one.row.client, &one.row.text, one.row.address).cmp(&(
            &two.row.client,
            &two.row.text,
            two.row.address,
        ))
    };
    rows.sort_by(|one, two| {
        let compared = match (order, field) {
            (Order::Descending, Field::Client) => return named(two, one),
            (Order::Ascending, _) => compared(one, two),
            (Order::Descending, _) => compared(two, one),
        };
        compared.then_with(|| named(one, two))
    });
}

/// The day of the promise; debts without one come after those with one.
fn due(debtor: &Debtor) -> NaiveDate {
    debtor.promise.as_ref().map_or(NaiveDate::MAX, |promise| promise.row.due_on)
}

fn part(debtor: &Debtor, at: usize) -> Money {
    debtor.aged.parts.get(at).copied().unwrap_or_default()
}

/// What stands in a cell.
pub fn cell<'a>(
    debtor: &'a Debtor,
    field: Field,
    whose: &'a Whose,
    (texts, today): (&Texts, NaiveDate),
) -> Cell<'a> {
    let amount = |money: Money| match money.as_minor() {
        0 => Cell::Empty,
        minor => Cell::text(texts.amount(minor)),
    };
    match field {
        Field::Client => Cell::two(debtor.row.client.as_str(), below(debtor, texts)),
        Field::Route => whose.route(debtor.row.route).map_or(Cell::Empty, Cell::muted),
        Field::Manager => whose.manager(debtor.row.manager).map_or(Cell::Empty, Cell::muted),
        Field::Debt => Cell::strong(texts.amount(debtor.row.balance.debt.as_minor())),
        Field::Part(4) if part(debtor, 4) != Money::ZERO => {
            Cell::toned(Tone::Bad, texts.amount(part(debtor, 4).as_minor()))
        }
        Field::Part(at) => amount(part(debtor, at)),
        Field::Days => Cell::text(texts.integer(debtor.days(today))),
        Field::Containers => match debtor.row.balance.container_debt() {
            0 => Cell::Empty,
            count => Cell::text(texts.integer(count)),
        },
        Field::Payment => {
            debtor.row.last_payment.map_or(Cell::muted("—"), |day| Cell::muted(texts.date(day)))
        }
        Field::Promise => promise(debtor, texts),
    }
}

/// The address, or how many there are; and that it is in review.
fn below(debtor: &Debtor, texts: &Texts) -> String {
    let place = if debtor.addresses == 1 {
        debtor.row.text.clone()
    } else {
        let count = i64::try_from(debtor.addresses).unwrap_or(i64::MAX);
        t!(texts, "money-addresses", count = count)
    };
    if debtor.is_in_review() { t!(texts, "money-in-review", place = place) } else { place }
}

fn promise<'a>(debtor: &Debtor, texts: &Texts) -> Cell<'a> {
    let Some(promise) = &debtor.promise else { return Cell::Empty };
    let day = texts.date(promise.row.due_on);
    match promise.standing {
        PromiseStanding::Broken => Cell::badge(Tone::Bad, t!(texts, "money-promise-broken", day = day)),
        PromiseStanding::Due | PromiseStanding::Kept => {
            Cell::badge(Tone::Neutral, t!(texts, "money-promise-due", day = day))
        }
    }
}
