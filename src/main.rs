#![forbid(unsafe_code)]
//! The desktop program.
fn main() {}
