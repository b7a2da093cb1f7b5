//! Offices that are made once and copied for every test that asks for the same: a file is copied faster than it is made.

use std::collections::BTreeMap;
use std::sync::Mutex;

use rodnik::domain::ids::ProductId;
use rodnik::service::{Actor, Office};

use super::{Story, clock, day};

/// An office that was made once.
#[derive(Clone)]
struct Kept {
    file: Vec<u8>,
    actor: Actor,
    bottle: ProductId,
    pump: ProductId,
}

/// By what they are.
static KEPT: Mutex<BTreeMap<String, Kept>> = Mutex::new(BTreeMap::new());

impl Story {
    /// An office as `make` leaves it on this day, under a name of its own.
    pub fn copied(name: &str, today: &str, make: impl FnOnce() -> Self) -> Self {
        let name = format!("{name} {today}");
        let known = KEPT.lock().expect("the offices").get(&name).cloned();
        let kept = known.unwrap_or_else(|| {
            let kept = make().kept();
            KEPT.lock().expect("the offices").insert(name, kept.clone());
            kept
        });
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("office.rodnik");
        std::fs::write(&path, &kept.file).expect("a copy");
        let office = Office::open(&path, clock(day(today))).expect("an open office");
        let Kept { actor, bottle, pump, .. } = kept;
        Self { folder, office, today: day(today), actor, bottle, pump }
    }

    fn kept(self) -> Kept {
        let path = self.path();
        let Self { folder, office, actor, bottle, pump, .. } = self;
        // Closed, the file stands for itself.
        drop(office);
        let file = std::fs::read(path).expect("the file");
        drop(folder);
        Kept { file, actor, bottle, pump }
    }
}
