//! Who may do what, by role (`product.md`, People). Checked for every command.

use crate::domain::people::Role;

/// Something that not everybody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    /// Take orders, postpone, comment, write to the journal, send to churn.
    WorkTasks,
    /// Post and void sales.
    PostSales,
    /// Work the lists of others: substitute, reassign, merge duplicates, watch the planning of everybody.
    Supervise,
    /// Bring in files and undo that.
    Import,
    /// Change settings and directories, replan everything.
    ChangeSettings,
    /// Employees: who works here, and in which roles.
    ManageUsers,
}

impl Right {
    /// Every right.
    pub const ALL: [Self; 6] = [
        Self::WorkTasks,
        Self::PostSales,
        Self::Supervise,
        Self::Import,
        Self::ChangeSettings,
        Self::ManageUsers,
    ];

    /// Stable word, part of the name of its sentence.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WorkTasks => "work-tasks",
            Self::PostSales => "post-sales",
            Self::Supervise => "supervise",
            Self::Import => "import",
            Self::ChangeSettings => "change-settings",
            Self::ManageUsers => "manage-users",
        }
    }

    /// The roles that have it.
    pub const fn roles(self) -> &'static [Role] {
        use Role::{Administrator, CreditController, Manager, Operator, QualityControl, SeniorOperator};
        match self {
            Self::WorkTasks => {
                &[Operator, SeniorOperator, QualityControl, CreditController, Manager, Administrator]
            }
            Self::PostSales => &[Operator, SeniorOperator, CreditController, Manager, Administrator],
            Self::Supervise => &[SeniorOperator, Manager, Administrator],
            Self::Import => &[Manager, Administrator],
            Self::ChangeSettings => &[Manager, Administrator],
            Self::ManageUsers => &[Administrator],
        }
    }

    /// Whether somebody with these roles has it.
    pub fn is_held_by(self, roles: &[Role]) -> bool {
        self.roles().iter().any(|role| roles.contains(role))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operator_works_tasks_and_neither_imports_nor_sees_settings() {
        assert!(Right::WorkTasks.is_held_by(&[Role::Operator]));
        assert!(!Right::Import.is_held_by(&[Role::Operator]));
        assert!(!Right::ChangeSettings.is_held_by(&[Role::Operator]));
        assert!(Right::Import.is_held_by(&[Role::Operator, Role::Administrator]));
    }

    #[test]
    fn nobody_without_a_role_may_do_anything() {
        assert!(Right::ALL.iter().all(|right| !right.is_held_by(&[])));
    }
}
