//! Looking on while a long command works.

use std::fmt;
use std::sync::Arc;

use super::refusal::Refusal;

type Eye = Arc<dyn Fn(u64, u64) -> bool + Send + Sync>;

/// Is told how far a long command is, and may stop it: then nothing of it is written.
#[derive(Clone, Default)]
pub struct Watch(Option<Eye>);

impl Watch {
    /// Looks on through `eye`, which is given how much is done and how much there is, and answers whether to go on.
    pub fn through(eye: impl Fn(u64, u64) -> bool + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(eye)))
    }

    /// Tells how far it is.
    ///
    /// # Errors
    /// [`Refusal::Cancelled`] when it is to stop.
    pub fn tell(&self, done: u64, total: u64) -> Result<(), Refusal> {
        match &self.0 {
            Some(eye) if !eye(done, total) => Err(Refusal::Cancelled),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Watch(someone)" } else { "Watch(nobody)" })
    }
}
