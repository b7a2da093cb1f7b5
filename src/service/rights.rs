//! Who may do what, by role (`product.md`, People). Checked for every command; the office may decide otherwise than the
//! defaults, but for what a rule fixes.

use crate::domain::people::{Role, RoleSet};
use crate::store::{Read, StoreError};

/// Something that not everybody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// Change the own password.
    OwnPassword,
    /// Take orders, postpone, comment, write to the journal, send to churn.
    WorkTasks,
    /// Post and void sales.
    PostSales,
    /// Work the lists of others: substitute, reassign, merge duplicates, watch the planning of everybody.
    Supervise,
    /// Take the steps of the senior operator in a churn review (S0-13 … S0-24).
    ReviewSenior,
    /// Take the steps of quality control but closing, and make offers (S0-25 … S0-31).
    ReviewQuality,
    /// Take the steps of the credit controller in a churn review (S0-33 … S0-37).
    ReviewCredit,
    /// Close addresses in a churn review: quality control alone (S0-38).
    CloseAddresses,
    /// Write containers off and on.
    AdjustContainers,
    /// See to debts: statements, promises, refunds, deposits paid out, the bank, papers for the accountant.
    CollectDebts,
    /// Read the history of the whole office.
    ReadHistory,
    /// Bring in files and undo that.
    Import,
    /// Change settings and directories, replan everything.
    ChangeSettings,
    /// Employees: who works here, in which roles, and what the roles may do.
    ManageUsers,
    /// Hand over what the office knows of a person, or give it up.
    PersonalData,
    /// Say where backups go, and put one in the place of the office.
    BackUp,
}

impl Right {
    /// Every right, in the order in which a table shows them.
    pub const ALL: [Self; 16] = [
        Self::OwnPassword,
        Self::WorkTasks,
        Self::PostSales,
        Self::Supervise,
        Self::ReviewSenior,
        Self::ReviewQuality,
        Self::ReviewCredit,
        Self::CloseAddresses,
        Self::AdjustContainers,
        Self::CollectDebts,
        Self::ReadHistory,
        Self::Import,
        Self::ChangeSettings,
        Self::ManageUsers,
        Self::PersonalData,
        Self::BackUp,
    ];

    /// Stable word, part of the name of its sentence, and under which a decision of the office is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OwnPassword => "own-password",
            Self::WorkTasks => "work-tasks",
            Self::PostSales => "post-sales",
            Self::Supervise => "supervise",
            Self::ReviewSenior => "review-senior",
            Self::ReviewQuality => "review-quality",
            Self::ReviewCredit => "review-credit",
            Self::CloseAddresses => "close-addresses",
            Self::AdjustContainers => "adjust-containers",
            Self::CollectDebts => "collect-debts",
            Self::ReadHistory => "read-history",
            Self::Import => "import",
            Self::ChangeSettings => "change-settings",
            Self::ManageUsers => "manage-users",
            Self::PersonalData => "personal-data",
            Self::BackUp => "back-up",
        }
    }

    /// The roles that have it unless the office decided otherwise.
    pub const fn by_default(self) -> RoleSet {
        use Role::{Administrator, CreditController, Manager, Operator, QualityControl, SeniorOperator};
        RoleSet::of(match self {
            Self::OwnPassword | Self::WorkTasks => {
                &[Operator, SeniorOperator, QualityControl, CreditController, Manager, Administrator]
            }
            Self::PostSales => &[Operator, SeniorOperator, CreditController, Manager, Administrator],
            Self::Supervise => &[SeniorOperator, Manager, Administrator],
            Self::ReviewSenior => &[SeniorOperator, Manager],
            Self::ReviewQuality => &[QualityControl, Manager],
            Self::ReviewCredit | Self::CollectDebts => &[CreditController, Manager],
            Self::CloseAddresses => &[QualityControl],
            Self::AdjustContainers => &[SeniorOperator, QualityControl, CreditController, Manager],
            Self::ReadHistory => &[SeniorOperator, QualityControl, Manager, Administrator],
            Self::Import | Self::ChangeSettings | Self::PersonalData => &[Manager, Administrator],
            Self::ManageUsers | Self::BackUp => &[Administrator],
        })
    }

    /// Whether the office cannot decide it for this role: closing is quality control's alone (S0-38), and whoever sees to
    /// the users must not shut everybody out.
    pub fn is_fixed_for(self, role: Role) -> bool {
        match self {
            Self::CloseAddresses => true,
            Self::ManageUsers => role == Role::Administrator,
            _ => false,
        }
    }
}

/// What each role may do in this office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RightsTable([RoleSet; Right::ALL.len()]);

impl Default for RightsTable {
    fn default() -> Self {
        Self(Right::ALL.map(Right::by_default))
    }
}

impl RightsTable {
    /// As the office decided. A word that this program does not know, and a decision about what is fixed, are left out.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(read: &Read<'_>) -> Result<Self, StoreError> {
        let mut table = Self::default();
        for (role, action, is_allowed) in read.role_rights()? {
            if let Some(right) = Right::ALL.into_iter().find(|right| right.code() == action) {
                table = table.with(right, role, is_allowed);
            }
        }
        Ok(table)
    }

    /// The same table with another decision; what is fixed stays as it is.
    #[must_use]
    pub fn with(mut self, right: Right, role: Role, is_allowed: bool) -> Self {
        if !right.is_fixed_for(role) {
            let roles = &mut self.0[right as usize];
            *roles = if is_allowed { roles.with(role) } else { roles.without(role) };
        }
        self
    }

    /// The roles that have a right.
    pub const fn roles(&self, right: Right) -> RoleSet {
        self.0[right as usize]
    }

    /// Whether somebody with these roles has a right.
    pub fn allows(&self, right: Right, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.roles(right).contains(*role))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operator_works_tasks_and_neither_imports_nor_sees_settings() {
        let table = RightsTable::default();
        assert!(table.allows(Right::WorkTasks, &[Role::Operator]));
        assert!(!table.allows(Right::Import, &[Role::Operator]));
        assert!(!table.allows(Right::ChangeSettings, &[Role::Operator]));
        assert!(table.allows(Right::Import, &[Role::Operator, Role::Administrator]));
    }

    #[test]
    fn nobody_without_a_role_may_do_anything() {
        assert!(Right::ALL.iter().all(|right| !RightsTable::default().allows(*right, &[])));
    }

    #[test]
    fn s0_38_no_decision_lets_anybody_but_quality_control_close() {
        let mut table = RightsTable::default();
        for role in Role::ALL {
            table = table.with(Right::CloseAddresses, *role, *role != Role::QualityControl);
        }
        assert_eq!(table, RightsTable::default());
        assert_eq!(table.roles(Right::CloseAddresses), RoleSet::of(&[Role::QualityControl]));
    }

    #[test]
    fn the_rights_stand_at_their_own_place() {
        assert!(Right::ALL.iter().enumerate().all(|(place, right)| *right as usize == place));
    }
}
