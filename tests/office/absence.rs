//! A manager is away: a substitute works the list, or it goes to somebody else for good.

use rodnik::domain::ids::{SubstitutionId, UserId};
use rodnik::domain::people::Role;
use rodnik::service::Watch;
use rodnik::service::absence::{
    AbsenceRefusal, EndSubstitution, Reassign, Substitute, UndoReassign, absences,
};
use rodnik::service::desk::{self, DeskRequest};
use rodnik::service::{Input, Refusal, Thing};
use rodnik::store::{Counts, DeskRow, ListSize, NewCounterparty};

use super::story::{Story, codes, day};

const D: &str = "2026-11-23";

/// Anna has A-1 and, by her client, C-1; Boris has B-1. Everybody is called for the 23rd.
fn office() -> (Story, UserId, UserId) {
    let mut story = Story::on("2026-11-22");
    let (anna, boris) = (story.user("Anna", &[Role::Operator]).id, story.user("Boris", &[Role::Operator]).id);
    let client = NewCounterparty { name: "Cafe".into(), manager: Some(anna), ..Default::default() };
    story.new_client("C-1", client, |address| address);
    for code in ["A-1", "B-1", "C-1"] {
        story.address(code).every(5).sells(2).on("2026-11-18");
    }
    story.address("A-1").managed_by(anna);
    story.address("B-1").managed_by(boris);
    (story, anna, boris)
}

fn list(story: &mut Story, manager: UserId, date: &str) -> (Vec<DeskRow>, Counts) {
    let request = DeskRequest { manager: Some(manager), ..story.request(date) };
    story
        .office
        .read(|read| Ok::<_, Refusal>((desk::active(read, &request)?, desk::counts(read, &request)?)))
        .expect("a list")
}

/// The codes of a list, whose length is the count of its tab.
#[track_caller]
fn codes_of(story: &mut Story, manager: UserId, date: &str) -> Vec<String> {
    let (rows, counts) = list(story, manager, date);
    assert_eq!(counts.active as usize, rows.len());
    codes(&rows).into_iter().map(str::to_owned).collect()
}

fn the_only(story: &Story) -> SubstitutionId {
    SubstitutionId(story.number("SELECT id FROM substitution"))
}

fn away(user: UserId, substitute: UserId, (from, to): (&str, &str)) -> Substitute {
    Substitute { user, substitute, from: day(from), to: day(to) }
}

#[test]
fn a_substitute_sees_the_list_of_the_absent_on_those_dates_alone() {
    let (mut story, anna, boris) = office();
    assert_eq!(codes_of(&mut story, boris, D), ["B-1"]);
    story.done(&away(anna, boris, (D, "2026-11-27")));
    assert_eq!(codes_of(&mut story, boris, D), ["A-1", "B-1", "C-1"]);
    assert_eq!(codes_of(&mut story, anna, D), ["A-1", "C-1"], "the addresses keep their manager");
    let (rows, _) = list(&mut story, boris, D);
    let instead: Vec<_> = rows.iter().map(|row| row.instead_of.as_deref()).collect();
    assert_eq!(instead, [Some("Anna"), None, Some("Anna")]);
    story.done(&EndSubstitution { substitution: (the_only(&story), day("2026-11-27")) });
    assert_eq!(codes_of(&mut story, boris, D), ["B-1"], "taken back before it began");
    story.is_well();
}

#[test]
fn an_absence_begins_and_ends_with_its_days() {
    let (mut story, anna, boris) = office();
    story.done(&away(anna, boris, ("2026-11-24", "2026-11-25")));
    assert_eq!(codes_of(&mut story, boris, D), ["B-1"]);
    let overdue = |story: &mut Story, date: &str| {
        let request = DeskRequest { manager: Some(boris), ..story.request(date) };
        let rows = story.office.read(|read| desk::overdue(read, &request)).expect("a list");
        let counted = story.office.read(|read| desk::counts(read, &request)).expect("counts").overdue;
        assert_eq!(counted as usize, rows.len());
        rows.len()
    };
    for (date, rows) in [("2026-11-24", 3), ("2026-11-25", 3), ("2026-11-26", 1)] {
        assert_eq!(overdue(&mut story, date), rows, "{date}");
    }
}

#[test]
fn an_absence_that_has_begun_ends_with_yesterday() {
    let (mut story, anna, boris) = office();
    story.done(&away(anna, boris, ("2026-11-22", "2026-11-27")));
    story.it_is("2026-11-24");
    let end = EndSubstitution { substitution: (the_only(&story), day("2026-11-27")) };
    story.done(&end);
    assert_eq!(story.text("SELECT to_day FROM substitution"), "2026-11-23");
    assert_eq!(story.refuses(&end), AbsenceRefusal::Over.into(), "once");
}

#[test]
fn an_absence_that_cannot_be_is_refused() {
    let (mut story, anna, boris) = office();
    let clara = story.user("Clara", &[Role::Operator]).id;
    let days = (D, "2026-11-27");
    assert_eq!(story.refuses(&away(anna, anna, days)), AbsenceRefusal::SamePerson.into());
    let nobody = story.refuses(&away(anna, UserId(404), days));
    assert_eq!(nobody, Refusal::NotFound(Thing::User, "404".into()));
    let over = story.refuses(&away(anna, boris, ("2026-11-01", "2026-11-21")));
    assert_eq!(over, Input::Past(day("2026-11-21")).into());
    let backwards = story.refuses(&away(anna, boris, ("2026-11-27", D)));
    assert_eq!(backwards, Input::Before { chosen: day(D), first: day("2026-11-27") }.into());
    story.done(&away(anna, boris, days));
    let (from, to) = (day(D), day("2026-11-27"));
    let covered = story.refuses(&away(anna, clara, ("2026-11-27", "2026-11-30")));
    assert_eq!(covered, AbsenceRefusal::Covered { by: "Boris".into(), from, to }.into());
    let away_too = story.refuses(&away(clara, anna, days));
    assert_eq!(away_too, AbsenceRefusal::SubstituteAway { name: "Anna".into(), from, to }.into());
    let both = story.refuses(&away(boris, clara, days));
    assert_eq!(both, AbsenceRefusal::SubstituteAway { name: "Boris".into(), from, to }.into());
    story.done(&away(anna, clara, ("2026-11-28", "2026-11-30")));
}

#[test]
fn r_40_a_list_goes_to_somebody_else_for_good_and_back() {
    let (mut story, anna, boris) = office();
    let seen = story.office.read(|read| absences(read, day("2026-11-22"))).unwrap();
    let size = |live| ListSize { live, closed: 0 };
    assert_eq!(seen.managers, [(anna, "Anna".to_owned(), size(2)), (boris, "Boris".to_owned(), size(1))]);
    let moved = story.done(&Reassign { from: anna, to: boris, watch: Watch::default() });
    assert_eq!(moved.addresses, 2, "as many as were shown before");
    assert_eq!(codes_of(&mut story, boris, D), ["A-1", "B-1", "C-1"]);
    assert!(codes_of(&mut story, anna, D).is_empty());
    assert_eq!(
        story.refuses(&Reassign { from: anna, to: boris, watch: Watch::default() }),
        AbsenceRefusal::NothingToMove.into()
    );
    let undo = UndoReassign { reassignment: moved.id, watch: Watch::default() };
    assert_eq!(story.done(&undo).addresses, 2);
    assert_eq!(codes_of(&mut story, anna, D), ["A-1", "C-1"]);
    assert_eq!(codes_of(&mut story, boris, D), ["B-1"], "what was Boris's own stays");
    assert_eq!(story.refuses(&undo), AbsenceRefusal::Over.into());
    story.is_well();
}

#[test]
fn a_list_that_is_stopped_on_its_way_stays_whole_where_it_was() {
    let (mut story, anna, boris) = office();
    let watch = Watch::through(|(done, total)| done < total);
    let stopped = Reassign { from: anna, to: boris, watch };
    assert_eq!(story.refuses(&stopped), Refusal::Cancelled);
    assert_eq!(codes_of(&mut story, anna, D), ["A-1", "C-1"]);
    story.is_well();
}

#[test]
fn what_got_a_third_manager_stays_there_when_a_list_goes_back() {
    let (mut story, anna, boris) = office();
    let clara = story.user("Clara", &[Role::Operator]).id;
    let first = story.done(&Reassign { from: anna, to: boris, watch: Watch::default() });
    story.address("A-1").managed_by(clara);
    assert_eq!(story.done(&UndoReassign { reassignment: first.id, watch: Watch::default() }).addresses, 1);
    assert_eq!(codes_of(&mut story, clara, D), ["A-1"]);
    let again = story.done(&Reassign { from: anna, to: boris, watch: Watch::default() });
    story.done(&Reassign { from: boris, to: clara, watch: Watch::default() });
    let refused = story.refuses(&UndoReassign { reassignment: again.id, watch: Watch::default() });
    assert_eq!(refused, AbsenceRefusal::MovedOn.into());
}

#[test]
fn a_row_that_was_seen_before_it_moved_is_stale() {
    let (mut story, anna, boris) = office();
    let before = story.version("A-1");
    story.done(&Reassign { from: anna, to: boris, watch: Watch::default() });
    assert_eq!(story.version("A-1"), before + 1);
}
