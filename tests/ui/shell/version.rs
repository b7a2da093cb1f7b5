//! Whoever asks for help is asked for the version: it is where a user looks first.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Code;

use super::{Story, russian, sign};

#[test]
fn the_welcome_and_the_preferences_tell_the_version() {
    let told = format!("Родник {}", rodnik::version());
    assert!(Story::begin(|_| russian()).sees(&told), "at the welcome");
    let mut story = Story::at_work();
    assert!(!story.sees(&told), "no room of the desk is given to it");
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    assert!(story.sees(&told), "in the preferences");
}
