//! The screens. Each has `State`, `Message`, `Action`, `new`, `update`, `view`, and says which keys it takes. A screen
//! holds what is shown and typed, never a rule of business and never a connection.

pub mod desk;
pub mod welcome;

use chrono::NaiveDate;

use crate::clock::Clock;
use crate::i18n::Texts;
use crate::service::{Actor, OfficeLink};

/// What a screen of an open office works with.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The words of the user's language.
    pub texts: &'a Texts,
    /// The workstation's date.
    pub today: NaiveDate,
    /// The open office.
    pub office: &'a OfficeLink,
    /// Who works.
    pub actor: &'a Actor,
}

impl Context<'_> {
    /// The clock by which the office works.
    pub const fn clock(&self) -> Clock {
        self.office.clock()
    }
}
