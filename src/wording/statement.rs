//! Why a bank statement was not read, in sentences.

use crate::exchange::bank_statement::StatementError;
use crate::i18n::Texts;
use crate::t;

/// Why a statement was not read, and what to do.
pub fn statement_refused(texts: &Texts, error: &StatementError) -> String {
    let number = |line: usize| i64::try_from(line).unwrap_or(i64::MAX);
    match error {
        StatementError::NotAStatement => texts.text("statement-not-a-statement"),
        StatementError::TooLong => texts.text("statement-too-long"),
        StatementError::Encoding { line } => t!(texts, "statement-encoding", line = number(*line)),
        StatementError::NoAccount => texts.text("statement-no-account"),
        StatementError::Nested { line } => t!(texts, "statement-nested", line = number(*line)),
        StatementError::CutOff { line } => t!(texts, "statement-cut-off", line = number(*line)),
        StatementError::Missing { line, field } => {
            t!(texts, "statement-missing", line = number(*line), field = *field)
        }
        StatementError::Value { line, field, value } => {
            t!(texts, "statement-value", line = number(*line), field = *field, value = value.as_str())
        }
    }
}
