//! Roles of the people of the office.

use super::coded;

coded! {
    /// What a user does; one person may hold several roles.
    pub enum Role {
        /// Works the own list.
        Operator = "operator",
        /// All lists, churn stage 1.
        SeniorOperator = "senior_operator",
        /// Churn stage 2; alone closes addresses (S0-38).
        QualityControl = "quality_control",
        /// Churn stage 3: debts.
        CreditController = "credit_controller",
        /// Reports, directories, settings.
        Manager = "manager",
        /// Users, rights, backup, import.
        Administrator = "administrator",
    }
}

/// A set of roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RoleSet(u8);

impl RoleSet {
    /// Of these roles.
    pub const fn of(roles: &[Role]) -> Self {
        let mut set = Self(0);
        let mut place = 0;
        while place < roles.len() {
            set = set.with(roles[place]);
            place += 1;
        }
        set
    }

    /// With a role.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | 1 << role as u8)
    }

    /// Without a role.
    #[must_use]
    pub const fn without(self, role: Role) -> Self {
        Self(self.0 & !(1 << role as u8))
    }

    /// Whether a role is among them.
    pub const fn contains(self, role: Role) -> bool {
        self.0 & (1 << role as u8) != 0
    }

    /// They, in their own order.
    pub fn roles(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| self.contains(*role))
    }
}
