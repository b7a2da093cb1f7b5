//! The planning engine: worked cases, rules, forecast, properties, and the cases of the command line.
#![forbid(unsafe_code)]

mod forecast;
mod json_cases;
mod properties;
mod rules;
mod settings;
mod support;
mod worked_cases;
