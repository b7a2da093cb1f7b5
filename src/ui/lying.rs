//! Where a typed file or folder lies, looked at beside the window: a server may let one wait, and a letter must not.

use std::path::PathBuf;

use iced::Task;

use super::{background, files};
use crate::service::backup::place::{Place, place};

/// What was found of a path.
pub type Looked = (PathBuf, Place);

/// What is to be said of the place that is typed now. One look at a time: of what is typed meanwhile only the last is looked at.
#[derive(Debug, Clone, Default)]
pub struct Lying {
    said: Place,
    looking: bool,
    wanted: Option<PathBuf>,
}

impl Lying {
    /// Another path is typed.
    pub fn at(&mut self, path: PathBuf) -> Task<Looked> {
        self.wanted = Some(path);
        self.look()
    }

    /// The field of the path was typed into, or another one beside it. Of nothing typed there is nothing to be said.
    pub fn follow(&mut self, typed: &str) -> Task<Looked> {
        if typed.trim().is_empty() {
            (self.wanted, self.said) = (None, Place::Local);
            return Task::none();
        }
        let path = files::typed(typed);
        if self.wanted.as_ref() == Some(&path) { Task::none() } else { self.at(path) }
    }

    fn look(&mut self) -> Task<Looked> {
        let Some(path) = self.wanted.clone().filter(|_| !self.looking) else { return Task::none() };
        self.looking = true;
        background::run(move || {
            let found = place(&path);
            (path, found)
        })
    }

    /// Takes in what was found; where something else is typed by now, that is looked at next.
    pub fn take(&mut self, (path, found): Looked) -> Task<Looked> {
        self.looking = false;
        if self.wanted.as_ref() == Some(&path) {
            self.said = found;
            return Task::none();
        }
        self.look()
    }

    /// What is to be said, as far as it is known.
    pub const fn said(&self) -> &Place {
        &self.said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_is_typed_while_a_server_does_not_answer_only_the_last_is_looked_at() {
        let mut lying = Lying::default();
        let first = lying.at("/mnt/nas/a".into());
        assert!(first.units() > 0);
        assert_eq!(lying.at("/mnt/nas/ab".into()).units(), 0, "one look at a time");
        assert_eq!(lying.at("/mnt/nas/abc".into()).units(), 0);
        let next = lying.take(("/mnt/nas/a".into(), Place::Network("nfs4".into())));
        assert!(next.units() > 0 && *lying.said() == Place::Local, "that is not typed any more");
        assert_eq!(lying.take(("/mnt/nas/abc".into(), Place::Network("nfs4".into()))).units(), 0);
        assert_eq!(*lying.said(), Place::Network("nfs4".into()));
        assert_eq!(lying.follow("/mnt/nas/abc").units(), 0, "it is known already");
        assert_eq!(lying.follow(" ").units(), 0);
        assert_eq!(*lying.said(), Place::Local);
    }
}
