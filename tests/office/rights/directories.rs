//! Directories and settings.

use rodnik::domain::directory::Directory;
use rodnik::domain::people::Role;
use rodnik::service::Watch;
use rodnik::service::directory::{ArchiveEmployee, ArchiveEntry, SaveEmployee, SaveEntry};
use rodnik::service::rights::Right;
use rodnik::store::Item;

use super::{Tried, one};

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    vec![
        one(roles, Right::ChangeSettings, |_| SaveEntry {
            seen: None,
            item: Item::Driver { name: "Ivan".into(), phone: String::new() },
            watch: Watch::default(),
        }),
        one(roles, Right::ChangeSettings, |s| ArchiveEntry {
            directory: Directory::Routes,
            seen: (s.route("North").0, 1),
            archived: true,
        }),
        one(roles, Right::ManageUsers, |_| SaveEmployee {
            seen: None,
            name: "Olga".into(),
            roles: vec![Role::Operator],
        }),
        one(roles, Right::ManageUsers, |s| ArchiveEmployee {
            seen: (s.user("Olga", &[Role::Operator]).id.0, 1),
            archived: true,
        }),
    ]
}
