//! Words of operator tasks.

use super::coded;

coded! {
    /// Why a task stands in a list.
    pub enum TaskKind {
        /// Made by the planner from the next delivery date (S1-32). At most one is open for an address.
        Planned = "planned",
        /// The planned contact moved by an operator to a date that the customer named (S1-56, R-43).
        Postponed = "postponed",
        /// Made by hand for a purpose (S1-02).
        Manual = "manual",
        /// A promise to call at a time.
        Callback = "callback",
        /// About an order that did not arrive (S1-44).
        Undelivered = "undelivered",
        /// A row of an address that is always shown, kept once it was handled (S1-19, R-16).
        Always = "always",
        /// A step of a churn review; stands in its own tab.
        Review = "review",
    }
}

coded! {
    /// Where a task is in its life. Nothing is erased.
    pub enum TaskState {
        /// To be done.
        Open = "open",
        /// Handled, with an outcome.
        Done = "done",
        /// Replaced by a later one.
        Superseded = "superseded",
        /// No longer wanted.
        Cancelled = "cancelled",
    }
}

coded! {
    /// What the column Handled (Отработан) says.
    pub enum Outcome {
        /// An order was placed (S1-53).
        Accepted = "accepted",
        /// Shown as Refused (Отказ), stored as postponed.
        Postponed = "postponed",
        /// Sent to churn review.
        Churn = "churn",
        /// Done without one of the above: a callback made, a review finished.
        Closed = "closed",
    }
}

coded! {
    /// How a call ended that did not reach the customer. The task stays open.
    pub enum CallResult {
        /// Nobody answered.
        NoAnswer = "no_answer",
        /// The line was busy.
        Busy = "busy",
        /// Somebody else answered.
        WrongNumber = "wrong_number",
        /// A machine answered.
        AnsweringMachine = "answering_machine",
        /// Asked to call at another time.
        CallLater = "call_later",
    }
}

coded! {
    /// Why a row stands in a list, as shown to people and in the lists of the command line.
    pub enum Origin {
        /// The plan.
        Plan = "plan",
        /// A task by hand or a postponed one.
        Task = "task",
        /// The tick "always show".
        Always = "always",
        /// A promised call.
        Callback = "callback",
        /// An undelivered order.
        Undelivered = "undelivered",
    }
}

impl TaskKind {
    /// How a row that rests on such a task is named.
    pub const fn origin(self) -> Origin {
        match self {
            Self::Planned => Origin::Plan,
            Self::Always => Origin::Always,
            Self::Callback => Origin::Callback,
            Self::Undelivered => Origin::Undelivered,
            Self::Postponed | Self::Manual | Self::Review => Origin::Task,
        }
    }
}
