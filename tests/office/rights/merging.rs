//! Duplicates.

use rodnik::domain::people::Role;
use rodnik::service::merging::{MergeAddresses, MergeCounterparties, UndoMerge};
use rodnik::service::rights::Right;

use super::{Tried, one};
use crate::merging::{addresses, clients};

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    vec![
        one(roles, Right::Supervise, |s| -> MergeAddresses {
            s.address("A-2");
            addresses(s, "A-1", "A-2")
        }),
        one(roles, Right::Supervise, |s| -> MergeCounterparties {
            s.address("A-2");
            clients(s, "A-1", "A-2")
        }),
        one(roles, Right::Supervise, |s| {
            s.address("A-2");
            let merge = addresses(s, "A-1", "A-2");
            UndoMerge { run: s.done(&merge) }
        }),
    ]
}
