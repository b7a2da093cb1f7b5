//! Checks an office: the file, its totals, and whether the plans are what history says (P-32).

use super::refusal::Refusal;
use super::replanning::each_fresh;
use super::rules::PlanningRules;
use super::watch::Watch;
use crate::store::{Finding, Read};

/// Everything that is not as it must be; empty: all is well. Changes nothing.
///
/// # Errors
/// When the store fails.
pub fn check(read: &Read<'_>) -> Result<Vec<Finding>, Refusal> {
    check_watched(read, &Watch::default())
}

/// The same; `watch` is told how many addresses were looked at, and may stop it.
///
/// # Errors
/// [`Refusal::Cancelled`], and when the store fails.
pub fn check_watched(read: &Read<'_>, watch: &Watch) -> Result<Vec<Finding>, Refusal> {
    let (total, mut done) = (read.count_addresses()?, 0);
    watch.tell((done, total))?;
    let mut findings = read.check_file()?;
    if findings.iter().any(|finding| matches!(finding, Finding::Damaged(_))) {
        return Ok(findings);
    }
    let rules = PlanningRules::load(read)?;
    let (arranged, handled) = (read.arranged_tasks()?, read.handled_plans()?);
    let (mut plans, mut tasks) = (0, 0);
    each_fresh(read, &rules, |address, kept, fresh| {
        watch.tell((done, total))?;
        done += 1;
        if !kept.as_ref().is_some_and(|kept| fresh.is_kept_as(kept)) {
            plans += 1;
        }
        let open = arranged.binary_search_by_key(&address, |task| task.address).ok().map(|at| &arranged[at]);
        let is_right = match open {
            Some(task) => fresh.agrees_with(task),
            None => fresh.contact(fresh.handled_in(&handled, address)).is_none(),
        };
        if !is_right {
            tasks += 1;
        }
        Ok(())
    })?;
    if plans > 0 {
        findings.push(Finding::Plans(plans));
    }
    if tasks > 0 {
        findings.push(Finding::Tasks(tasks));
    }
    Ok(findings)
}
