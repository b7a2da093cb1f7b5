//! Figures about churn for a manager: what is under review and for how long, who was won back and lost and why, how long
//! each hand takes, what was kept, and what the reviews show of the work of the hands.

mod quality;

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};

pub use quality::{Judged, Mismatch};

use super::office::{Actor, allowed};
use super::refusal::Refusal;
use super::rights::Right;
use super::watch::Watch;
use crate::clock;
use crate::domain::address::ChurnStage;
use crate::domain::ids::CaseId;
use crate::store::{FigureCase, FigureStep, Read, StoreError};

/// What a customer is worth is taken from so many days before the case was opened.
const WORTH_DAYS: u64 = 90;
/// Those days as months.
const WORTH_MONTHS: i64 = 3;
/// The last day of each age of an open case but the last one, in days.
pub const AGES: [i64; 4] = [3, 7, 14, 30];

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiguresRequest {
    /// Who asks.
    pub actor: Actor,
    /// The workstation's date.
    pub today: NaiveDate,
    /// So many months up to today's, at least one.
    pub months: u32,
}

/// What customers buy in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Worth {
    /// Millilitres.
    pub volume_ml: i64,
    /// Minor units of money.
    pub money: i64,
}

/// How cases ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ends {
    /// Customers who were won back.
    pub won: u32,
    /// Customers who were lost.
    pub lost: u32,
    /// What those who were won back bought in a month.
    pub kept: Worth,
    /// What those who were lost bought in a month.
    pub gone: Worth,
}

/// Open cases of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenCases {
    /// The stage.
    pub stage: ChurnStage,
    /// How many have been at it for the days of [`AGES`], and for longer.
    pub ages: [u32; AGES.len() + 1],
    /// For how many days the oldest.
    pub oldest: i64,
}

/// A month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthOfChurn {
    /// Its first day.
    pub month: NaiveDate,
    /// Customers who were sent to churn review.
    pub sent: u32,
    /// How cases ended in it.
    pub ends: Ends,
}

/// How long a stage has a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageTime {
    /// The stage.
    pub stage: ChurnStage,
    /// How often a case was passed on from it.
    pub passed: u32,
    /// Half of them took no longer, in hours.
    pub median_hours: i64,
    /// The longest, in hours.
    pub longest_hours: i64,
}

/// The figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChurnFigures {
    /// What is under review today, stage by stage.
    pub open: Vec<OpenCases>,
    /// The months, the oldest first.
    pub months: Vec<MonthOfChurn>,
    /// By the reason, that of the last hand for the lost; the most frequent first.
    pub reasons: Vec<(String, Ends)>,
    /// By the hand that ended the case.
    pub stages: Vec<(ChurnStage, Ends)>,
    /// How long each hand takes.
    pub times: Vec<StageTime>,
    /// What was found in the work of each operator, by name.
    pub operators: Vec<Judged>,
    /// How often a later hand gave which other reason; the most frequent first.
    pub mismatches: Vec<(Mismatch, u32)>,
}

/// The stages that a case is at while it is open.
pub const OPEN: [ChurnStage; 3] =
    [ChurnStage::SeniorOperator, ChurnStage::QualityControl, ChurnStage::CreditControl];

/// Counts the figures.
///
/// # Errors
/// Without the right, when stopped, and when the store fails.
pub fn churn_figures(
    read: &Read<'_>,
    request: &FiguresRequest,
    watch: &Watch,
) -> Result<ChurnFigures, Refusal> {
    allowed(read, &request.actor, Right::Supervise)?;
    let mut hands: BTreeMap<CaseId, Vec<FigureStep>> = BTreeMap::new();
    for step in read.figure_steps()? {
        hands.entry(step.case).or_default().push(step);
    }
    let cases = read.figure_cases()?;
    let mut sum = Sum::of(request);
    let total = cases.len() as u64;
    for (done, case) in (0..).zip(&cases) {
        watch.tell((done, total))?;
        sum.count(read, case, hands.get(&case.id).map_or(&[], Vec::as_slice))?;
    }
    Ok(sum.figures())
}

/// Figures being counted.
struct Sum {
    today: NaiveDate,
    since: NaiveDate,
    open: BTreeMap<ChurnStage, OpenCases>,
    months: BTreeMap<NaiveDate, MonthOfChurn>,
    reasons: BTreeMap<String, Ends>,
    stages: BTreeMap<ChurnStage, Ends>,
    times: BTreeMap<ChurnStage, Vec<i64>>,
    quality: quality::Sum,
}

impl Sum {
    fn of(request: &FiguresRequest) -> Self {
        let first = month_of(request.today);
        let back = |months| first.checked_sub_months(Months::new(months)).unwrap_or(first);
        let months = (0..request.months.max(1)).map(back);
        let empty = |month| (month, MonthOfChurn { month, sent: 0, ends: Ends::default() });
        Self {
            today: request.today,
            since: back(request.months.max(1) - 1),
            open: OPEN.map(|stage| (stage, OpenCases { stage, ages: Default::default(), oldest: 0 })).into(),
            months: months.map(empty).collect(),
            reasons: BTreeMap::new(),
            stages: BTreeMap::new(),
            times: BTreeMap::new(),
            quality: quality::Sum::default(),
        }
    }

    fn count(&mut self, read: &Read<'_>, case: &FigureCase, hands: &[FigureStep]) -> Result<(), StoreError> {
        if let Some(month) = self.months.get_mut(&month_of(case.opened_on)) {
            month.sent += 1;
            self.quality.count(case, hands);
        }
        if let Some(open) = self.open.get_mut(&case.stage) {
            let days = (self.today - case.stage_since).num_days().max(0);
            open.ages[AGES.iter().filter(|last| days > **last).count()] += 1;
            open.oldest = open.oldest.max(days);
        } else if case.stage_since >= self.since && case.stage_since <= self.today {
            self.count_end(case, hands, worth(read, case)?);
        }
        for both in hands.windows(2) {
            let passed = clock::local(&both[1].at).is_some_and(|at| at.date() >= self.since);
            if let (true, [was, next]) = (passed, both) {
                let hours = clock::seconds_between(&was.at, &next.at) / 3_600;
                self.times.entry(was.to).or_default().push(hours);
            }
        }
        Ok(())
    }

    fn count_end(&mut self, case: &FigureCase, hands: &[FigureStep], worth: Worth) {
        let won = case.stage == ChurnStage::Returned;
        let last = hands.last();
        // Why a customer left is what the last hand found; one who stayed had the reason that was given first.
        let found = last.and_then(|hand| hand.reason.clone()).filter(|_| !won);
        let by = last.and_then(|hand| hand.from).unwrap_or(ChurnStage::SeniorOperator);
        if let Some(month) = self.months.get_mut(&month_of(case.stage_since)) {
            month.ends.count(won, worth);
        }
        self.reasons.entry(found.unwrap_or_else(|| case.reason.clone())).or_default().count(won, worth);
        self.stages.entry(by).or_default().count(won, worth);
    }

    fn figures(self) -> ChurnFigures {
        let mut reasons: Vec<_> = self.reasons.into_iter().collect();
        reasons.sort_by_key(|(_, ends)| std::cmp::Reverse(ends.won + ends.lost));
        let (operators, mismatches) = self.quality.figures();
        ChurnFigures {
            open: self.open.into_values().collect(),
            months: self.months.into_values().collect(),
            reasons,
            stages: self.stages.into_iter().collect(),
            times: self.times.into_iter().map(|(stage, hours)| time(stage, hours)).collect(),
            operators,
            mismatches,
        }
    }
}

impl Ends {
    const fn count(&mut self, won: bool, worth: Worth) {
        let (cases, sum) =
            if won { (&mut self.won, &mut self.kept) } else { (&mut self.lost, &mut self.gone) };
        *cases += 1;
        sum.volume_ml += worth.volume_ml;
        sum.money += worth.money;
    }
}

fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// What the customer bought in a month before the case was opened.
fn worth(read: &Read<'_>, case: &FigureCase) -> Result<Worth, StoreError> {
    let from = case.opened_on.checked_sub_days(Days::new(WORTH_DAYS)).unwrap_or(case.opened_on);
    let (volume_ml, money) = read.bought_between(case.address, (from, case.opened_on))?;
    Ok(Worth { volume_ml: volume_ml / WORTH_MONTHS, money: money / WORTH_MONTHS })
}

fn time(stage: ChurnStage, mut hours: Vec<i64>) -> StageTime {
    hours.sort_unstable();
    let passed = u32::try_from(hours.len()).unwrap_or(u32::MAX);
    let median_hours = hours.get((hours.len().max(1) - 1) / 2).copied().unwrap_or(0);
    StageTime { stage, passed, median_hours, longest_hours: hours.last().copied().unwrap_or(0) }
}
