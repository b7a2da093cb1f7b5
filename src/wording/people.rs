//! Rights, and refusals at the door, in words.

use crate::i18n::Texts;
use crate::service::rights::Right;
use crate::service::signing_in::{FEWEST_CHARACTERS, MOST_CHARACTERS, SignInRefusal};
use crate::t;

/// What a right lets somebody do, as a short noun phrase.
pub fn right(texts: &Texts, right: Right) -> String {
    texts.text(&format!("right-{}", right.code()))
}

/// Why the office cannot decide a right otherwise for a role.
pub fn why_fixed(texts: &Texts, right: Right) -> String {
    texts.text(&format!("right-fixed-{}", right.code()))
}

/// Why somebody was not let in, or a password not taken.
pub(super) fn sign_in_refused(texts: &Texts, refusal: SignInRefusal) -> String {
    match refusal {
        SignInRefusal::Gone => texts.text("sign-in-gone"),
        SignInRefusal::Needed => texts.text("sign-in-needed"),
        SignInRefusal::Wrong { wait: 0 } => texts.text("sign-in-wrong"),
        SignInRefusal::Wrong { wait } => t!(texts, "sign-in-wrong-wait", seconds = wait),
        SignInRefusal::Wait(seconds) => t!(texts, "sign-in-wait", seconds = seconds),
        SignInRefusal::Short => t!(texts, "password-short", count = FEWEST_CHARACTERS),
        SignInRefusal::Long => t!(texts, "password-long", count = MOST_CHARACTERS),
        SignInRefusal::Own => texts.text("password-own"),
    }
}
