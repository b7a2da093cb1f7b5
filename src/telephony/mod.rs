//! Calls through whatever softphone the workstation has: a number becomes an address that the system knows whom to give
//! to (`tel:`, `sip:`, `callto:`), or a command of the office's own. No shell ever sees a number.
//!
//! [`find_recordings`] looks for the recordings that it left.
//!
//! [`order`] is pure and says exactly what will be asked of the system; [`dial`] asks it.

mod dial;
mod recording;
mod template;

pub use dial::{DialError, dial, play};
pub use recording::{Recording, SOUND, find_recordings};
pub use template::{Dial, Template, TemplateError, order};
