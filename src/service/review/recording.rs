//! Where the recording of a contact is (S0-14).

use super::right_at;
use crate::domain::ids::{AddressId, ContactMadeId};
use crate::service::lines::check_text;
use crate::service::office::{Command, Work};
use crate::service::refusal::{Refusal, Thing};
use crate::service::rights::Right;

/// Longest path or address of a recording.
const LONGEST_PLACE: usize = 1_000;

/// Says where the recording of a contact is. One that is there is what the operator's work is judged by: only who made the
/// contact, or may decide at the stage of the review, changes it or takes it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetRecording {
    /// Of which contact.
    pub contact: ContactMadeId,
    /// A file, or an address of the telephone exchange; empty: there is none.
    pub recording: String,
}

impl Command for SetRecording {
    type Value = ();
    const NAME: &'static str = "set_recording";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let unknown = || Refusal::NotFound(Thing::ContactMade, self.contact.0.to_string());
        let (address, before) = work.tx.contact_made(self.contact)?.ok_or_else(unknown)?;
        let is_own = before.user.is_some() && before.user == work.stamp.by;
        if !before.recording.is_empty() && !is_own {
            work.needs(right_to_change(work, address)?)?;
        }
        let recording = check_text(&self.recording, LONGEST_PLACE)?;
        work.tx.set_recording(self.contact, &recording)?;
        work.changes.address = Some(address);
        work.changed("recording", before.recording, recording);
        Ok(())
    }
}

/// The right of whoever decides at the stage of the newest review of an address; where there never was one, of those who see
/// to the work of others.
fn right_to_change(work: &Work<'_>, address: AddressId) -> Result<Right, Refusal> {
    let case = work.tx.newest_churn_case(address)?;
    Ok(case.map_or(Right::Supervise, |case| right_at(case.stage)))
}
