//! Passwords and rights; lists that are brought in and taken back.

use rodnik::domain::people::Role;
use rodnik::service::Watch;
use rodnik::service::backup::{BackupSettings, ChangeBackupSettings};
use rodnik::service::deciding_rights::DecideRights;
use rodnik::service::import::{Import, ImportFile, ImportKind, UndoImport};
use rodnik::service::rights::{Right, RightsTable};
use rodnik::service::signing_in::{ResetPassword, Secret, SetOwnPassword};

use super::{Tried, one};

fn list() -> Import {
    let rows = "code;client;address\nN-1;Anna;Street 1\n".as_bytes().to_vec();
    Import { file: ImportFile::new(ImportKind::Clients, "list.csv", rows), watch: Watch::default() }
}

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    vec![
        one(roles, Right::OwnPassword, |_| SetOwnPassword { old: None, new: Some(Secret::new("1234")) }),
        one(roles, Right::ManageUsers, |s| ResetPassword {
            seen: (s.user("Olga", &[Role::Operator]).id.0, 1),
            new: None,
        }),
        one(roles, Right::Import, |_| list()),
        one(roles, Right::Import, |s| {
            let import = s.done(&list()).import.expect("an import");
            UndoImport { import, watch: Watch::default() }
        }),
        one(roles, Right::BackUp, |_| ChangeBackupSettings {
            seen: BackupSettings::default(),
            settings: BackupSettings { hour: None, ..BackupSettings::default() },
        }),
        one(roles, Right::ManageUsers, |_| DecideRights {
            seen: RightsTable::default(),
            rights: RightsTable::default().with(Right::Import, Role::Operator, true),
        }),
    ]
}
