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
