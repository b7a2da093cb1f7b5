//! The rules of work as pure decisions: who may take which step, what it needs, what follows from it. No store, no clock.

pub mod churn;
