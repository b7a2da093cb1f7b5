//! domain
pub mod planning;
