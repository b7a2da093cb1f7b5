//! Churn cases and the hands through which they go.

use chrono::NaiveDate;

use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::address::ChurnStage;
use crate::domain::ids::AddressId;

impl Read<'_> {
    /// The stage of the open churn case of an address and the operator's reason.
    ///
    /// # Errors
    /// When the store fails.
    pub fn open_churn_case(
        &self,
        address: AddressId,
    ) -> Result<Option<(ChurnStage, Option<String>)>, StoreError> {
        let sql = "SELECT k.stage, r.name FROM churn_case k LEFT JOIN reason r ON r.id = k.reason_id
                   WHERE k.address_id = ?1 AND k.stage IN ('senior_operator', 'quality_control', 'credit_control')";
        self.one(sql, [address.0], |row| Ok((row.get::<_, Coded<ChurnStage>>(0)?.0, row.get(1)?)))
    }
}

impl Write<'_> {
    /// Ends the open churn case of an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn end_churn_case(
        &self,
        address: AddressId,
        end: ChurnStage,
        on: NaiveDate,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE churn_case SET stage = ?2, stage_since = ?3, version = version + 1
                   WHERE address_id = ?1 AND stage IN ('senior_operator', 'quality_control', 'credit_control')";
        self.run(sql, (address.0, end.code(), Day(on)))?;
        Ok(())
    }
}
