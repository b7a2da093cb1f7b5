//! Calls in sentences: what speaks against one, why there was none.

use chrono::NaiveTime;

use crate::domain::times::stored_time;
use crate::i18n::Texts;
use crate::service::calling::CallWarning;
use crate::t;
use crate::telephony::{DialError, TemplateError};

/// What speaks against a call.
pub fn call_warning(texts: &Texts, warning: CallWarning) -> String {
    match warning {
        CallWarning::DoNotCall => texts.text("call-warning-do-not-call"),
        CallWarning::NoConsent { to, refused } => {
            let said = if refused { "refused" } else { "never-asked" };
            texts.text(&format!("call-warning-{said}-{}", to.code()))
        }
        CallWarning::QuietHours(quiet) => {
            let (from, to) = (stored_time(quiet.from), stored_time(quiet.to));
            t!(texts, "call-warning-quiet", from = from, to = to)
        }
        CallWarning::DebtHours(hours) => {
            let (from, to) = (stored_time(hours.from), stored_time(hours.to));
            t!(texts, "call-warning-debt-hours", from = from, to = to)
        }
        CallWarning::DebtCalls { made, most, period } => {
            t!(texts, &format!("call-warning-debt-{}", period.code()), made = made, most = most)
        }
        CallWarning::OutsideCallHours { from, to } => outside(texts, from, to),
    }
}

fn outside(texts: &Texts, from: Option<NaiveTime>, to: Option<NaiveTime>) -> String {
    match (from.map(stored_time), to.map(stored_time)) {
        (Some(from), Some(to)) => t!(texts, "call-warning-hours-between", from = from, to = to),
        (Some(from), None) => t!(texts, "call-warning-hours-from", from = from),
        (None, to) => t!(texts, "call-warning-hours-to", to = to.unwrap_or_default()),
    }
}

/// Why there is no call.
pub fn not_dialled(texts: &Texts, error: &DialError) -> String {
    match error {
        DialError::NotANumber => texts.text("dial-not-a-number"),
        DialError::Template(error) => template_refused(texts, *error),
        DialError::NotOpened { address, .. } => t!(texts, "dial-not-opened", address = address.as_str()),
        DialError::NotStarted { program, .. } => t!(texts, "dial-not-started", program = program.as_str()),
    }
}

/// What is wrong with a command of one's own.
pub fn template_refused(texts: &Texts, error: TemplateError) -> String {
    texts.text(&format!("dial-template-{}", error.code()))
}
