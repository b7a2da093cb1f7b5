//! Looking on while something long works.

use std::fmt;
use std::sync::Arc;

use super::refusal::Refusal;

type Eye<Progress> = Arc<dyn Fn(Progress) -> bool + Send + Sync>;

/// How far something long is: so much is done, of so much.
pub type Share = (u64, u64);

/// Is told how far something long is, and may stop it: then nothing of it is written.
pub struct Watch<Progress = Share>(Option<Eye<Progress>>);

impl<Progress: 'static> Watch<Progress> {
    /// Looks on through `eye`, which is given how far it is and answers whether to go on.
    pub fn through(eye: impl Fn(Progress) -> bool + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(eye)))
    }

    /// Tells how far it is.
    ///
    /// # Errors
    /// [`Refusal::Cancelled`] when it is to stop.
    pub fn tell(&self, progress: Progress) -> Result<(), Refusal> {
        match &self.0 {
            Some(eye) if !eye(progress) => Err(Refusal::Cancelled),
            _ => Ok(()),
        }
    }

    /// The same watch for a part of the work, which tells of itself as if it were all there is.
    pub fn of_part<Part: 'static>(
        &self,
        as_whole: impl Fn(Part) -> Progress + Send + Sync + 'static,
    ) -> Watch<Part> {
        match self.0.clone() {
            Some(eye) => Watch::through(move |part| eye(as_whole(part))),
            None => Watch::default(),
        }
    }
}

impl<Progress> Clone for Watch<Progress> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// Nobody looks on.
impl<Progress> Default for Watch<Progress> {
    fn default() -> Self {
        Self(None)
    }
}

impl<Progress> fmt::Debug for Watch<Progress> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Watch(someone)" } else { "Watch(nobody)" })
    }
}
