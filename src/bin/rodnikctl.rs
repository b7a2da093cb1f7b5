#![forbid(unsafe_code)]
//! The command line.
fn main() {}
