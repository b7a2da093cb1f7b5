//! The documents that deliveries leave behind: what was paid, what was given back.

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::customer::{Customer, Life, Standing, days};
use super::deliveries::{Brought, deliveries};
use super::directory::Goods;
use super::random::{Purpose, Random};
use crate::domain::order::PaymentKind;

/// One delivery with its papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Delivery {
    pub(super) on: NaiveDate,
    pub(super) bottles: i64,
    pub(super) returned: i64,
    /// Place of another product in the directory, and how many units.
    pub(super) extra: Option<(usize, i64)>,
    pub(super) paid_by: PaymentKind,
    /// `None`: a debt.
    pub(super) paid_on: Option<NaiveDate>,
}

/// All papers of an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Papers {
    pub(super) deliveries: Vec<Delivery>,
    /// Containers covered by a deposit, paid with the first delivery.
    pub(super) deposited: i64,
    /// Money paid ahead on a day.
    pub(super) advance: Option<(NaiveDate, i64)>,
    /// Containers fetched without a delivery.
    pub(super) fetched: Option<(NaiveDate, i64)>,
    /// Of those containers so many had a deposit, which was paid back.
    pub(super) deposit_back: i64,
}

/// How an address deals with money and bottles.
struct Habit {
    person: bool,
    kind: PaymentKind,
    /// So many of the last deliveries are not paid.
    unpaid: usize,
    /// So many bottles beyond the deposit stay at the address.
    kept_back: i64,
}

/// Works out the papers of the customer at the address with this place among all.
pub(super) fn papers(seed: u64, index: u32, customer: &Customer, calendar: &Calendar) -> Papers {
    let brought = deliveries(customer, calendar, &mut Random::of(seed, Purpose::Deliveries, index));
    let mut random = Random::of(seed, Purpose::Money, index);
    let habit = habit(customer, &mut random);
    let covered = if customer.standing == Standing::Review { 920 } else { 780 };
    let deposited = if random.per_mille(covered) { customer.bottles } else { 0 };
    let count = brought.len();
    let mut standing = 0;
    let mut papers = Papers { deposited: if count == 0 { 0 } else { deposited }, ..Papers::default() };
    for (at, Brought { on, bottles }) in brought.into_iter().enumerate() {
        let stays = customer.bottles + if at * 3 > count { habit.kept_back } else { 0 };
        let returned = (standing + bottles - stays).clamp(0, standing);
        standing += bottles - returned;
        let paid_on = Some(paid_on(&habit, on, &mut random));
        papers.deliveries.push(Delivery {
            on,
            bottles,
            returned,
            extra: extra(at == 0, customer, &mut random),
            paid_by: habit.kind,
            paid_on: paid_on.filter(|day| at + habit.unpaid < count && *day <= calendar.today),
        });
    }
    let last = papers.deliveries.last().map(|delivery| delivery.on);
    if let (Standing::Closed, Some(last)) = (customer.standing, last) {
        papers.fetched =
            Some((calendar.open_from(last + days(20)), standing)).filter(|(_, count)| *count > 0);
        papers.deposit_back = deposited;
    } else if customer.standing == Standing::Review && standing > deposited && random.per_mille(600) {
        papers.fetched = Some((calendar.open_before(calendar.today - days(1)), standing - deposited));
    } else if habit.unpaid == 0 && random.per_mille(50) {
        papers.advance = last.map(|last| (last, 35_000 * random.between(1, 8)));
    }
    papers
}

fn habit(customer: &Customer, random: &mut Random) -> Habit {
    let person = customer.segment.is_home();
    let kind = match (person, random.below(100)) {
        (true, 0..=39) => PaymentKind::Cash,
        (true, _) | (false, 0..=14) => PaymentKind::Card,
        (false, _) => PaymentKind::Transfer,
    };
    let owing = match customer.standing {
        Standing::Active => random.per_mille(if person { 30 } else { 60 }),
        Standing::Review => random.per_mille(200),
        Standing::Closed => false,
    };
    let unpaid = if owing { random.pick(&[1, 1, 2, 3]) } else { 0 };
    let kept_back = if random.per_mille(90) { random.between(1, 3) } else { 0 };
    Habit { person, kind, unpaid, kept_back }
}

fn paid_on(habit: &Habit, on: NaiveDate, random: &mut Random) -> NaiveDate {
    if habit.person || habit.kind != PaymentKind::Transfer {
        on
    } else {
        on + days(random.pick(&[0, 0, 0, 1, 2, 3, 5]))
    }
}

/// What is bought beside the water: a pump or a cooler with the first delivery, later cups, small bottles, servicing.
fn extra(first: bool, customer: &Customer, random: &mut Random) -> Option<(usize, i64)> {
    let chance = if first { 350 } else { 70 };
    if customer.life == Life::Daily || !random.per_mille(chance) {
        return None;
    }
    let product = match (first, random.below(100)) {
        (true, 0..=79) => 5,
        (true, _) => 6,
        (false, 0..=54) => 3,
        (false, 55..=92) => 4,
        (false, _) => 7,
    };
    Some((product, if product < 5 { random.between(1, 4) } else { 1 }))
}

/// Months ago the price of water rose.
const RISE_DAYS: i64 = 300;
/// By so many kopecks.
const RISE: i64 = 2_000;

/// The price of a product on a day.
pub(super) fn price(goods: &Goods, on: NaiveDate, today: NaiveDate) -> i64 {
    if goods.has_container && (today - on).num_days() > RISE_DAYS { goods.price - RISE } else { goods.price }
}
