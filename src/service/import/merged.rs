//! Addresses that lists still name and the office merged into others: they come neither back nor in.

use std::collections::HashMap;

use super::names::pair;
use super::report::FaultReason;
use crate::store::{StoreError, Write};

/// Merged addresses by code and by names, each with the code of the one that was kept.
#[derive(Default)]
pub(super) struct MergedBook {
    codes: HashMap<String, String>,
    names: HashMap<String, String>,
}

impl MergedBook {
    pub(super) fn load(tx: &Write<'_>) -> Result<Self, StoreError> {
        let mut book = Self::default();
        for merged in tx.merged_names()? {
            book.names.insert(pair(&merged.client, &merged.text), merged.into.clone());
            book.codes.insert(merged.code, merged.into);
        }
        Ok(book)
    }

    /// Why a row of this code is refused; `None`: no merged address has it.
    pub(super) fn of_code(&self, code: &str) -> Option<FaultReason> {
        self.codes.get(code).cloned().map(FaultReason::MergedAddress)
    }

    /// Why a row of these names, in one spelling, is refused.
    pub(super) fn of_names(&self, names: &str) -> Option<FaultReason> {
        self.names.get(names).cloned().map(FaultReason::MergedAddress)
    }
}
