//! The office is taken away from under the running program.

use std::fs;

use rodnik::domain::ids::AddressId;
use rodnik::service::Refusal;
use rodnik::service::outcome::Comment;
use rodnik::service::{OfficeLink, new_key};
use rodnik::store::StoreError;

use super::acts::Hands;
use super::office::{Place, lying_in};
use super::worker::hands;

const GONE: Refusal = Refusal::Store(StoreError::Moved);

fn speak(hands: &mut Hands, text: &str) -> Result<(), Refusal> {
    let comment = Comment { address: AddressId(1), task: None, text: text.into() };
    hands.office.run(&hands.actor, new_key()?, &comment).map(drop)
}

fn look(hands: &mut Hands) -> Result<(), Refusal> {
    let counted: Result<u64, Refusal> = hands.office.read(|read| Ok(read.count_addresses()?));
    counted.map(|_| ())
}

/// Written once before, refused while it is away.
fn refused(hands: &mut Hands, how: &str) {
    assert_eq!(speak(hands, "nobody hears it"), Err(GONE), "{how}");
    assert_eq!(look(hands), Err(GONE), "{how}");
    assert!(hands.office.reader().is_err(), "{how}");
}

#[cfg(unix)]
pub fn noticed() -> String {
    let place = Place::new(10);
    let (path, aside) = (place.path(), place.folder().join("aside.rodnik"));
    let mut open = hands(&path, 1);
    assert_eq!(speak(&mut open, "before"), Ok(()));

    fs::rename(&path, &aside).expect("moved");
    refused(&mut open, "moved");
    fs::rename(&aside, &path).expect("moved back");
    assert_eq!(speak(&mut open, "back in its place"), Ok(()), "work goes on");

    let folder = place.folder().with_extension("away");
    fs::rename(place.folder(), &folder).expect("the drive is gone");
    refused(&mut open, "a lost drive");
    fs::rename(&folder, place.folder()).expect("the drive is back");
    assert_eq!(speak(&mut open, "the drive is back"), Ok(()));

    // Somebody puts another office in its place; the one that was open must neither be lost nor write into it.
    let other = Place::new(3);
    let foreign = fs::read(other.path()).expect("its bytes");
    fs::rename(&path, &aside).and_then(|()| fs::write(&path, &foreign)).expect("replaced");
    refused(&mut open, "replaced");
    drop(open);
    assert!(fs::read(&path).expect("its bytes") == foreign, "nothing was written into the other one");
    fs::rename(&aside, &path).expect("put back");
    place.file_is_good();
    let said = place
        .texts("SELECT text FROM comment WHERE text IN ('before', 'back in its place', 'the drive is back')");
    assert_eq!(said.len(), 3);

    let mut open = hands(&path, 2);
    fs::remove_file(&path).expect("deleted");
    refused(&mut open, "deleted");
    drop(open);
    assert!(
        lying_in(place.folder()).iter().all(|(name, _)| name != "office.rodnik"),
        "no file comes from nothing"
    );
    format!(
        "moved, lost with its drive, replaced, deleted: refused each time, and work went on where it came back; {}",
        by_link()
    )
}

/// The same through the threads of a window.
#[cfg(unix)]
fn by_link() -> String {
    let place = Place::new(3);
    let open = hands(&place.path(), 3);
    let actor = open.actor.clone();
    let link = OfficeLink::start(open.office).expect("its threads");
    fs::rename(place.path(), place.folder().join("aside.rodnik")).expect("moved");
    let comment = Comment { address: AddressId(1), task: None, text: "nobody hears it".into() };
    let answer = link.run(actor, new_key().expect("a key"), comment).blocking_recv().expect("an answer");
    assert_eq!(answer.map(drop), Err(GONE));
    let read = link.read(|read| Ok(read.count_addresses()?)).blocking_recv().expect("an answer");
    assert_eq!(read, Err(GONE));
    "also through the threads of a window".to_owned()
}

#[cfg(not(unix))]
pub fn noticed() -> String {
    "SKIPPED: this system lets nobody move a file that is open".to_owned()
}
