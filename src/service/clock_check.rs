//! Whether the workstation's clock can be right.

use crate::clock::Clock;
use crate::store::{Read, StoreError};

/// When the last thing was done in the office, where the clock says that this is still to come: it was set back, and
/// today's lists and documents would get a wrong day. The order of what was done does not hang on the clock.
///
/// # Errors
/// When the store fails.
pub fn clock_behind(read: &Read<'_>, clock: Clock) -> Result<Option<String>, StoreError> {
    Ok(read.last_written()?.filter(|last| clock.is_behind(last)))
}
