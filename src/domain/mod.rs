//! domain

pub mod phone;
