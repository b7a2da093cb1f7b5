//! Who the customers are: what the office knows of each, and the hidden habits behind its deliveries.

use chrono::{Days, NaiveDate};

use super::calendar::{Calendar, HISTORY_DAYS};
use super::random::{Purpose, Random};
use crate::domain::planning::{Calculator, Pause, PlanningKind, PlanningSettings, Weekdays};

/// What stands at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Segment {
    Flat,
    House,
    Office,
    Shop,
    Works,
}

impl Segment {
    /// Whether people live there.
    pub(super) const fn is_home(self) -> bool {
        matches!(self, Self::Flat | Self::House)
    }
}

/// How consumption goes on over the months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Life {
    Steady,
    Growing,
    Fading,
    Irregular,
    /// Stopped taking water.
    Lost,
    /// Came lately, with so many deliveries so far.
    New(usize),
    /// Shipped to on every working day.
    Daily,
}

/// What became of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Active,
    Review,
    Closed,
}

/// A customer at one address.
#[derive(Debug, Clone)]
pub(super) struct Customer {
    pub(super) segment: Segment,
    pub(super) life: Life,
    /// Place of the water in the directory of products.
    pub(super) product: usize,
    /// Bottles and days of a usual delivery.
    pub(super) bottles: i64,
    pub(super) gap: i64,
    /// Per cent by which an interval differs at most.
    pub(super) noise: i64,
    pub(super) settings: PlanningSettings,
    pub(super) calculator: Option<Calculator>,
    pub(super) pauses: Vec<Pause>,
    pub(super) begin: NaiveDate,
    /// The last day on which a lost customer took water.
    pub(super) end: Option<NaiveDate>,
    pub(super) standing: Standing,
}

/// Addresses of one counterparty: the place of the first among all, how many there are, what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) first: u32,
    pub(super) size: u32,
    pub(super) segment: Segment,
}

/// From this size on the office serves a chain of this many addresses.
const CHAIN_FROM: u32 = 600;
pub(super) const CHAIN: u32 = 60;
const CHAIN_AT: u32 = 20;
/// The first customers are steady and at home, whatever the size of the office.
const CERTAIN: u32 = 4;

/// All counterparties of an office of this size, in order.
pub(super) fn groups(seed: u64, addresses: u32) -> impl Iterator<Item = Group> {
    let mut first = 0;
    std::iter::from_fn(move || {
        if first >= addresses {
            return None;
        }
        let group = group(seed, first, addresses);
        first += group.size;
        Some(group)
    })
}

fn group(seed: u64, first: u32, addresses: u32) -> Group {
    let mut random = Random::of(seed, Purpose::Group, first);
    let single = |segment| Group { first, size: 1, segment };
    let open_to_chain = addresses >= CHAIN_FROM && first < CHAIN_AT;
    if first == CHAIN_AT && addresses >= CHAIN_FROM {
        return Group { first, size: CHAIN, segment: Segment::Shop };
    }
    match random.below(1000) {
        _ if first < CERTAIN => single(Segment::Flat),
        0..=44 if !open_to_chain => {
            let size = (2 + random.below(4)).min(addresses - first);
            Group { first, size, segment: random.pick(&[Segment::Office, Segment::Shop, Segment::Works]) }
        }
        45..=494 => single(Segment::Flat),
        495..=594 => single(Segment::House),
        595..=839 => single(Segment::Office),
        840..=949 => single(Segment::Shop),
        _ => single(Segment::Works),
    }
}

impl Customer {
    /// The customer at the address with this place among all.
    pub(super) fn of(seed: u64, index: u32, segment: Segment, calendar: &Calendar) -> Self {
        let mut random = Random::of(seed, Purpose::Customer, index);
        let life = if index < CERTAIN { Life::Steady } else { life(&mut random) };
        let (bottles, product) = size(segment, &mut random);
        let (settings, gap) = planning(segment, life, &mut random);
        let noise = if life == Life::Irregular { 55 } else { random.between(8, 20) };
        let (begin, end, standing) = span(life, gap, &mut random, calendar);
        let mut customer = Self {
            segment,
            life,
            product,
            bottles,
            gap,
            noise,
            settings,
            calculator: None,
            pauses: Vec::new(),
            begin,
            end,
            standing,
        };
        customer.enter_initial(&mut random);
        customer.go_away(&mut random, calendar);
        customer
    }

    /// What the operator entered as initial consumption: near the truth, often out of the calculator (P-11).
    fn enter_initial(&mut self, random: &mut Random) {
        if random.per_mille(250) {
            return;
        }
        let guess = self.bottles * 19_000 / self.gap * random.between(75, 135) / 100;
        let ml_per_person = if self.segment.is_home() { Calculator::FLAT_ML } else { Calculator::OFFICE_ML };
        let people = u32::try_from(guess / ml_per_person).unwrap_or(0);
        if people == 0 || random.per_mille(400) {
            self.settings.initial_ml_per_day = Some((guess / 100 * 100).max(100));
            return;
        }
        let extra_ml = if random.per_mille(120) { 500 } else { 0 };
        let calculator = Calculator { people, ml_per_person, extra_ml };
        self.settings.initial_ml_per_day = calculator.initial_ml_per_day().ok();
        self.calculator = Some(calculator);
    }

    /// Some were away once, some are away now or soon (P-10).
    fn go_away(&mut self, random: &mut Random, calendar: &Calendar) {
        let from = match random.below(1000) {
            0..=39 => calendar.begin() + days(random.between(30, 450)),
            40..=54 if self.standing == Standing::Active => {
                calendar.today + days(random.between(0, 12)) - Days::new(4)
            }
            _ => return,
        };
        self.pauses.push(Pause { from, to: from + days(random.between(8, 35)) });
    }
}

fn life(random: &mut Random) -> Life {
    match random.below(1000) {
        0..=79 => Life::Growing,
        80..=139 => Life::Fading,
        140..=249 => Life::Irregular,
        250..=339 => Life::Lost,
        340..=364 => Life::New(0),
        365..=394 => Life::New(1),
        395..=419 => Life::New(2),
        420..=423 => Life::Daily,
        _ => Life::Steady,
    }
}

/// Bottles of a usual delivery, and the place of their product in the directory.
fn size(segment: Segment, random: &mut Random) -> (i64, usize) {
    let bottles = match segment {
        Segment::Flat => random.pick(&[1, 2, 2, 2, 2, 3, 4]),
        Segment::House => random.pick(&[2, 3, 4, 5]),
        Segment::Office => random.pick(&[2, 3, 4, 4, 5, 6, 8, 10, 12]),
        Segment::Shop => random.pick(&[2, 3, 4, 6, 8, 12]),
        Segment::Works => random.pick(&[6, 8, 10, 12, 20, 30]),
    };
    let product = match random.below(100) {
        0..=7 => 1,
        8..=12 if segment.is_home() => 2,
        _ => 0,
    };
    (bottles, product)
}

const WORK_DAYS: u8 = 0b001_1111;
/// Two ticked days of a week.
const PAIRS: [u8; 5] = [0b000_1001, 0b001_0010, 0b000_0101, 0b001_0100, 0b010_0010];
const SINGLE_DAYS: [u8; 6] = [1, 2, 4, 8, 16, 32];

/// Planning settings in all their kinds and combinations, and the days between usual deliveries that fit them.
fn planning(segment: Segment, life: Life, random: &mut Random) -> (PlanningSettings, i64) {
    let mut settings = PlanningSettings::default();
    if life == Life::Daily {
        settings.kind = PlanningKind::Weekdays;
        settings.weekdays = Weekdays::from_mask(WORK_DAYS).unwrap_or_default();
        settings.always_show = true;
        return (settings, 1);
    }
    let mut gap = if segment.is_home() {
        random.pick(&[21, 24, 28, 28, 30, 35, 42, 42, 56])
    } else {
        random.pick(&[10, 14, 18, 21, 21, 28, 28, 35, 35, 42])
    };
    settings.call_delay = random.pick(&[0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    let ticked = |mask| Weekdays::from_mask(mask).unwrap_or_default();
    match random.below(1000) {
        0..=69 => {
            settings.kind = PlanningKind::Weekdays;
            settings.weekdays = ticked(random.pick(&SINGLE_DAYS));
            settings.periodicity = random.pick(&[1, 2, 2, 4, 4]);
            gap = 7 * i64::from(settings.periodicity);
        }
        70..=75 => {
            settings.kind = PlanningKind::Weekdays;
            settings.weekdays = ticked(random.pick(&PAIRS));
            gap = 4;
        }
        76..=169 => {
            settings.kind = PlanningKind::Every;
            settings.every_days = random.pick(&[7, 10, 14, 14, 21, 28, 28, 30]);
            gap = i64::from(settings.every_days);
        }
        170..=239 => settings.kind = PlanningKind::None,
        240..=549 => {}
        550..=749 => settings.weekdays = ticked(random.pick(&PAIRS)),
        750..=879 => settings.weekdays = ticked(random.pick(&SINGLE_DAYS)),
        _ => {
            settings.weekdays = ticked(random.pick(&SINGLE_DAYS));
            settings.periodicity = if gap < 24 { 2 } else { 4 };
            gap = 7 * i64::from(settings.periodicity);
        }
    }
    (settings, gap)
}

/// First day, last day and what became of the address.
fn span(
    life: Life,
    gap: i64,
    random: &mut Random,
    calendar: &Calendar,
) -> (NaiveDate, Option<NaiveDate>, Standing) {
    let history = i64::try_from(HISTORY_DAYS).unwrap_or(i64::MAX);
    let later = if random.per_mille(620) { random.between(0, gap) } else { random.between(0, history - 90) };
    let begin = calendar.begin() + days(later);
    match life {
        Life::New(deliveries) => {
            let age = 1 + i64::try_from(deliveries).unwrap_or(0) * gap;
            (calendar.today - days(random.between(age / 2 + 1, age.min(70))), None, Standing::Active)
        }
        Life::Lost => {
            let silent = random.between(10, 500);
            let standing = match silent {
                ..=30 => Standing::Active,
                31..=85 => Standing::Review,
                _ => Standing::Closed,
            };
            let begin = calendar.begin() + days(random.between(0, gap.min(30)));
            (begin, Some(calendar.today - days(silent)), standing)
        }
        _ => (begin, None, Standing::Active),
    }
}

/// A span of days that is not negative.
pub(super) fn days(count: i64) -> Days {
    Days::new(count.unsigned_abs())
}
