//! The screens as a hand meets them, on real offices, without a screen. One program: each would weigh as much as Rodnik itself.
#![cfg(feature = "screen-tests")]

mod choices;
mod client;
mod deliveries;
mod desk;
mod dialogs;
mod directories;
mod find;
mod keys;
mod planning;
mod shell;
mod widgets;
