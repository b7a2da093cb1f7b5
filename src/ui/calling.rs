//! Calls from the window, which never waits for the softphone.

use iced::Task;

use super::background;
use crate::telephony::{Dial, DialError, Template, dial, order, play};

/// Calls a number; answers with what the system was asked for, or why there is no call.
pub fn call(template: &Template, number: &str) -> Task<Result<Dial, DialError>> {
    match order(template, number) {
        Ok(ordered) => background::run(move || dial(&ordered).map(|()| ordered)),
        Err(error) => Task::done(Err(error)),
    }
}

/// Opens the recording of a call.
pub fn open_recording(recording: String) -> Task<Result<(), DialError>> {
    background::run(move || play(&recording))
}
