//! Checks an office: the file, its totals, and whether the plans are what history says (P-32).

use super::refusal::Refusal;
use super::replanning::fresh;
use super::rules::PlanningRules;
use crate::domain::task::TaskKind;
use crate::store::{Finding, Planned, Read};

/// Everything that is not as it must be; empty: all is well. Changes nothing.
///
/// # Errors
/// When the store fails.
pub fn check(read: &Read<'_>) -> Result<Vec<Finding>, Refusal> {
    let mut findings = read.check_file()?;
    if findings.iter().any(|finding| matches!(finding, Finding::Damaged(_))) {
        return Ok(findings);
    }
    let rules = PlanningRules::load(read)?;
    let arranged = read.arranged_tasks()?;
    let (mut plans, mut tasks) = (0, 0);
    read.each_planned(|planned: Planned<'_>| {
        let fresh = fresh(planned.deliveries, &planned.settings, (planned.status, planned.pauses), &rules)?;
        if planned.kept.as_ref() != Some(&fresh.row) {
            plans += 1;
        }
        let open =
            arranged.binary_search_by_key(&planned.address, |task| task.address).ok().map(|at| &arranged[at]);
        if let Some(task) = open
            && (task.basis != fresh.row.last_delivery
                || fresh.row.call_on.is_none()
                || (task.kind == TaskKind::Planned && Some(task.list_date) != fresh.row.call_on))
        {
            tasks += 1;
        }
        Ok::<_, Refusal>(())
    })?;
    if plans > 0 {
        findings.push(Finding::Plans(plans));
    }
    if tasks > 0 {
        findings.push(Finding::Tasks(tasks));
    }
    Ok(findings)
}
