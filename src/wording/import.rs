//! What became of an import, in sentences.

use crate::i18n::{Texts, Value};
use crate::service::import::{BalancesMoved, Fault, ImportRefusal};
use crate::store::Leftover;
use crate::t;

fn column(texts: &Texts, code: &str) -> String {
    texts.text(&format!("import-column-{code}"))
}

fn with(texts: &Texts, id: &str, arguments: &[(&'static str, String)]) -> String {
    let values: Vec<(&str, Value<'_>)> =
        arguments.iter().map(|(name, value)| (*name, Value::from(value.as_str()))).collect();
    texts.text_with(id, &values)
}

/// How a list moved balances, or would; `None`: not at all.
pub fn balances_moved(texts: &Texts, moved: BalancesMoved) -> Option<String> {
    (moved.addresses > 0).then(|| {
        t!(
            texts,
            "import-balances",
            addresses = moved.addresses,
            debt = texts.money(moved.debt.as_minor()),
            containers = texts.integer(moved.containers)
        )
    })
}

/// Why a whole file is not brought in, or an import not undone.
pub fn import_refused(texts: &Texts, refusal: &ImportRefusal) -> String {
    match refusal {
        ImportRefusal::Unreadable(error) => with(texts, error.message_id(), &error.arguments()),
        ImportRefusal::MissingColumns(codes) => {
            let names: Vec<String> = codes.iter().map(|code| column(texts, code)).collect();
            t!(texts, "import-missing-columns", columns = names.join(", "))
        }
        ImportRefusal::ForeignMapping => texts.text("import-foreign-mapping"),
        ImportRefusal::Unknown(import) => t!(texts, "import-unknown", import = import.0),
        ImportRefusal::AlreadyUndone => texts.text("import-already-undone"),
        ImportRefusal::NoRoom(free) => t!(texts, "import-no-room", free = super::size(texts, *free)),
        ImportRefusal::UndoBlocked { count, example, why } => {
            let id = match why {
                Leftover::Changed => "import-undo-changed",
                Leftover::Documents => "import-undo-documents",
            };
            let count = i64::try_from(*count).unwrap_or(i64::MAX);
            t!(texts, id, count = count, example = example.as_str())
        }
    }
}

/// What is wrong with a row: each cell at fault.
pub fn row_faults(texts: &Texts, faults: &[Fault]) -> String {
    faults.iter().map(|one| fault(texts, one)).collect::<Vec<_>>().join("; ")
}

/// What is wrong with a cell: its column, what stands in it, and why that cannot be.
pub fn fault(texts: &Texts, fault: &Fault) -> String {
    let reason = with(texts, fault.reason.message_id(), &fault.reason.arguments());
    let column = column(texts, fault.column);
    if fault.value.is_empty() {
        t!(texts, "import-fault", column = column, reason = reason)
    } else {
        t!(texts, "import-fault-of-value", column = column, value = fault.value.as_str(), reason = reason)
    }
}
