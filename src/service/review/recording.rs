//! Where the recording of a contact is (S0-14).

use crate::domain::ids::ContactMadeId;
use crate::service::lines::check_text;
use crate::service::office::{Command, Work};
use crate::service::refusal::{Refusal, Thing};
use crate::service::rights::Right;

/// Longest path or address of a recording.
const LONGEST_PLACE: usize = 1_000;

/// Says where the recording of a contact is.
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
        let recording = check_text(&self.recording, LONGEST_PLACE)?;
        work.tx.set_recording(self.contact, &recording)?;
        work.changes.address = Some(address);
        work.changed("recording", before.recording, recording);
        Ok(())
    }
}
