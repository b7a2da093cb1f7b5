//! Directories and settings.

use rodnik::domain::directory::{DayType, Directory};
use rodnik::domain::people::Role;
use rodnik::service::Watch;
use rodnik::service::calendar_change::SetCalendarDays;
use rodnik::service::directory::{ArchiveEmployee, ArchiveEntry, SaveEmployee, SaveEntry};
use rodnik::service::general_settings::{ChangeGeneralSettings, GeneralSettings};
use rodnik::service::journal_folder::ChooseJournalFolder;
use rodnik::service::numbering::SetNumbering;
use rodnik::service::rights::Right;
use rodnik::store::{DayMark, Item};

use super::{D, Tried, one};
use crate::story::day;

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    vec![
        one(roles, Right::ChangeSettings, |s| ChooseJournalFolder { office: s.path(), chosen: None }),
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
        one(roles, Right::ChangeSettings, |_| SetCalendarDays {
            days: vec![DayMark { day: day(D), kind: DayType::NoDelivery, name: String::new() }],
            watch: Watch::default(),
        }),
        one(roles, Right::ChangeSettings, |s| {
            let seen = s.office.read(|read| read.numberings()).unwrap()[0].clone();
            SetNumbering { prefix: seen.prefix.clone(), next: 100, seen }
        }),
        one(roles, Right::ChangeSettings, |s| {
            let seen = s.office.read(GeneralSettings::load).unwrap();
            ChangeGeneralSettings { settings: GeneralSettings { churn_control: false, ..seen.clone() }, seen }
        }),
    ]
}
