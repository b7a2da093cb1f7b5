//! All that the task panel shows of one address, read at one moment (S1-45 … S1-51).

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::refusal::{Refusal, Thing};
use super::replanning::history;
use crate::domain::address::{AddressStatus, ChurnStage};
use crate::domain::ids::AddressId;
use crate::domain::planning::{Pause, PlanningSettings};
use crate::planning::{Plan, Silence, silence};
use crate::store::{
    Balance, CallPhone, CommentRow, ContactRow, DeliveryTotals, JournalRow, OrderRow, PermanentNotes, Read,
};

/// Orders of the panel, and what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardOrders {
    /// Those of the current week (S1-48).
    ThisWeek(Vec<OrderRow>),
    /// The week has none: the last five.
    Last(Vec<OrderRow>),
}

/// One address in sight.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Which.
    pub address: AddressId,
    /// The office's own code.
    pub code: String,
    /// The version that was seen.
    pub version: i64,
    /// Counterparty.
    pub client: String,
    /// Where water goes.
    pub text: String,
    /// Status, shown above the address (S1-46).
    pub status: AddressStatus,
    /// The run it is on.
    pub route: Option<String>,
    /// Its manager.
    pub manager: Option<String>,
    /// Permanent notes.
    pub notes: PermanentNotes,
    /// Contact persons with phones (S1-45).
    pub contacts: Vec<ContactRow>,
    /// The numbers to call, those of somebody else last (S1-47).
    pub phones: Vec<CallPhone>,
    /// How often somebody tried to reach the customer for what is open.
    pub attempts: i64,
    /// Planning settings.
    pub settings: PlanningSettings,
    /// Pauses.
    pub pauses: Vec<Pause>,
    /// The plan with its reasons.
    pub plan: Plan,
    /// Risk that the customer is lost; `None` before two completed intervals.
    pub silence: Option<Silence>,
    /// All deliveries, one for each day, in order.
    pub deliveries: Vec<DeliveryTotals>,
    /// Bottles of this calendar month and of the month before (S1-49).
    pub bottles: (i64, i64),
    /// Money and containers (S1-49).
    pub balance: Balance,
    /// Orders (S1-48).
    pub orders: CardOrders,
    /// The running thread (S1-50).
    pub comments: Vec<CommentRow>,
    /// The last five records (S1-51).
    pub journal: Vec<JournalRow>,
    /// In churn review: the stage and the operator's reason (S1-64).
    pub churn: Option<(ChurnStage, Option<String>)>,
}

impl Card {
    /// Days from the last delivery to the list date (S1-49, R-42).
    pub fn days_since_delivery(&self, date: NaiveDate) -> Option<i64> {
        self.deliveries.last().map(|last| (date - last.on).num_days())
    }
}

/// Reads the card of an address.
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn card(read: &Read<'_>, address: AddressId, today: NaiveDate) -> Result<Card, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let row = read.address(address)?.ok_or_else(unknown)?;
    let client = read.counterparty(row.address.counterparty)?.ok_or_else(unknown)?;
    let manager = match read.manager_of(address)? {
        Some(user) => read.user_name(user)?,
        None => None,
    };
    let route = row.address.route;
    let route = read.routes()?.into_iter().find(|known| Some(known.id) == route).map(|known| known.name);
    let deliveries = read.deliveries(address)?;
    let pauses = read.pauses(address)?;
    let plan = stored_plan(read, address)?;
    let silence = plan.forecast.as_ref().zip(history(&deliveries).last().copied());
    let silence = silence.and_then(|(forecast, last)| silence_of(forecast, last.on, &pauses, today));
    Ok(Card {
        address,
        code: row.address.code,
        version: row.version,
        client: client.counterparty.name,
        text: row.address.text,
        status: row.address.status,
        route,
        manager,
        notes: read.permanent_notes(address)?,
        contacts: read.contacts(address)?,
        phones: read.call_phones(address)?,
        attempts: read.attempts(address)?,
        settings: read.planning(address)?.unwrap_or_default(),
        plan,
        silence,
        bottles: (bottles(&deliveries, month(today)), bottles(&deliveries, month_before(today))),
        balance: read.balance(address)?,
        orders: orders(read, address, today)?,
        comments: read.running_comments(address)?,
        journal: read.last_journal(address, 5)?,
        churn: read.open_churn_case(address)?,
        deliveries,
        pauses,
    })
}

/// The kept plan of an address; an empty one where nothing was planned.
///
/// # Errors
/// When the store fails.
pub fn stored_plan(read: &Read<'_>, address: AddressId) -> Result<Plan, Refusal> {
    let Some(row) = read.plan(address)? else { return Ok(Plan::default()) };
    serde_json::from_str(&row.body)
        .map_err(|error| Refusal::Store(crate::store::StoreError::Damaged(error.to_string())))
}

fn silence_of(
    forecast: &crate::planning::Forecast,
    last: NaiveDate,
    pauses: &[Pause],
    today: NaiveDate,
) -> Option<Silence> {
    if last > today { None } else { silence(forecast, last, pauses, today) }
}

fn orders(read: &Read<'_>, address: AddressId, today: NaiveDate) -> Result<CardOrders, Refusal> {
    let week = today.week(Weekday::Mon);
    let (Some(first), Some(last)) = (week.checked_first_day(), week.checked_last_day()) else {
        return Ok(CardOrders::Last(read.last_orders(address, 5)?));
    };
    let orders = read.orders_between(address, first, last)?;
    Ok(if orders.is_empty() {
        CardOrders::Last(read.last_orders(address, 5)?)
    } else {
        CardOrders::ThisWeek(orders)
    })
}

fn month(day: NaiveDate) -> (i32, u32) {
    (day.year(), day.month())
}

fn month_before(day: NaiveDate) -> (i32, u32) {
    let first = day.with_day(1).unwrap_or(day);
    month(first.checked_sub_days(Days::new(1)).unwrap_or(first))
}

fn bottles(deliveries: &[DeliveryTotals], of: (i32, u32)) -> i64 {
    deliveries.iter().filter(|delivery| month(delivery.on) == of).map(|delivery| delivery.bottles).sum()
}
