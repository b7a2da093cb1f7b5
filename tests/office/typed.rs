//! What was typed and not saved survives closing and a crash, and leaves no trace once it was saved or discarded.

use rodnik::domain::ids::AddressId;
use rodnik::service::typed::Place;
use rodnik::service::{Actor, Office, OfficeLink};

use super::story::Story;

fn link(story: &Story) -> OfficeLink {
    OfficeLink::start(Office::open(&story.path(), story.office.clock()).unwrap()).unwrap()
}

fn typed(link: &OfficeLink, place: &Place) -> Option<String> {
    link.typed(place.clone()).blocking_recv().unwrap().unwrap().map(|typed| typed.body)
}

fn place(actor: &Actor, dialog: &str) -> Place {
    Place::new(actor, dialog, AddressId(1))
}

#[test]
fn what_was_typed_is_there_when_the_office_opens_again() {
    let story = Story::on("2026-11-22");
    let comment = place(&story.actor, "comment");
    let first = link(&story);
    first.keep_typed(comment.clone(), "half a se".into());
    first.keep_typed(comment.clone(), "half a sentence".into());
    assert_eq!(typed(&first, &comment).as_deref(), Some("half a sentence"), "also while it waits");
    drop(first);
    let again = link(&story);
    assert_eq!(typed(&again, &comment).as_deref(), Some("half a sentence"));
    again.forget_typed(comment.clone());
    assert_eq!(typed(&again, &comment), None);
    assert_eq!(story.number("SELECT count(*) FROM typed"), 0);
}

#[test]
fn it_is_kept_by_user_dialog_and_address() {
    let mut story = Story::on("2026-11-22");
    let other = story.user("Olga", &story.actor.roles.clone());
    let link = link(&story);
    let mine = place(&story.actor, "order");
    link.keep_typed(mine.clone(), "two bottles".into());
    for strange in [
        place(&other, "order"),
        place(&story.actor, "comment"),
        Place::new(&story.actor, "order", AddressId(2)),
    ] {
        assert_eq!(typed(&link, &strange), None);
    }
    assert_eq!(typed(&link, &mine).as_deref(), Some("two bottles"));
}

#[test]
fn the_history_knows_nothing_of_it() {
    let mut story = Story::on("2026-11-22");
    let before = story.number("SELECT count(*) FROM history");
    let journal = place(&story.actor, "journal");
    story.office.keep_typed(&journal, Some("x".into())).unwrap();
    story.office.keep_typed(&journal, None).unwrap();
    assert_eq!(story.number("SELECT count(*) FROM history"), before);
    assert_eq!(story.office.typed(&journal).unwrap(), None);
}
