//! Keys of dialogs.

use super::answers::{
    ACCOUNTS, ADJUSTMENT, CHOICE, CONFIRMED, CONTACT, CONTAINERS, DEBT_CALL, ENTERED, FILE, JOURNAL, LATER,
    LEAVING, MERGE, MERGE_SEARCH, PERSONAL, PHONES, RECORDING, ROUTE_SHEET, SETTLEMENT, SURE, TASK, TERMS,
    UNDELIVERED, WARNED, WHOLE, WHOSE,
};
use super::{ALWAYS, Group, Keys, Line, MIDDLE, WIDE, group};

const IN_PAPER: Group = group(
    "help-paper",
    &[&[
        (&["Ctrl Enter"], "help-paper-pdf"),
        (&["Alt 1"], "help-paper-xlsx"),
        (&["Alt 2"], "help-paper-print"),
        (&["Alt 3"], "help-paper-place"),
        (&["PgUp", "PgDn"], "help-scroll"),
    ]],
    MIDDLE,
);
const MADE_PAPER: Group = group(
    "help-made-paper",
    &[&[
        (&["Alt 4"], "help-paper-void"),
        (&["Alt 5"], "help-paper-anew"),
        (&["Alt 6"], "help-paper-requisites"),
        (&["Esc"], "help-leave"),
    ]],
    MIDDLE,
);
const IN_STATEMENT: Group = group(
    "help-statement",
    &[&[
        (&["Alt 4", "…", "Alt 7", "Alt 9"], "help-period"),
        (&["Alt 8"], "help-statement-addresses"),
        (&["Esc"], "help-leave"),
    ]],
    WIDE,
);
const IN_LINES: &[Line] = &[
    (&["↑", "↓", "←", "→"], "help-line-choose"),
    (&["0", "…", "9"], "help-line-figure"),
    (&["+", "−"], "help-line-step"),
    (&["Del"], "help-line-remove"),
    (&["Ctrl Z"], "help-line-restore"),
];
const LINES: Group = group("help-lines", &[IN_LINES, &[(&["Ins"], "help-line-add")]], MIDDLE);
const ORDERED_LINES: Group = group("help-lines", &[IN_LINES], MIDDLE);
const IN_ORDER: Group = group(
    "help-order",
    &[&[
        (&["Ctrl Enter"], "help-accept"),
        (&["Ctrl S"], "help-save"),
        (&["Alt P"], "help-print"),
        (&["Alt Q"], "help-order-suggested"),
        (&["Alt N"], "help-order-usual-day"),
        (&["Alt L"], "help-order-last-time"),
        (&["Alt R"], "help-order-ahead"),
        (&["Alt D"], "help-order-deposit"),
        (&["Alt W"], "help-order-why"),
        (&["Alt X"], "help-order-cancel"),
    ]],
    MIDDLE,
);
const FOUND: Group = group(
    "help-found",
    &[&[
        (&["↑", "↓", "PgUp", "PgDn"], "help-move"),
        (&["Enter"], "find-card"),
        (&["Ctrl Enter"], "find-task"),
        (&["Ctrl N"], "find-order"),
        (&["Ins"], "find-new-client"),
        (&["Alt 1"], "find-merge"),
    ]],
    WIDE,
);
const REASONS: Group = group(
    "help-reasons",
    &[&[
        (&["1", "…", "9"], "help-reason"),
        (&["Alt 1", "…"], "help-reason-typing"),
        (&["↑", "↓"], "help-choice"),
    ]],
    MIDDLE,
);
const DATE: Group = group(
    "help-date",
    &[&[
        (&["23.11", "+3"], "help-date-typed"),
        (&["↑", "↓", "←", "→"], "help-date-days"),
        (&["PgUp", "PgDn"], "help-months"),
        (&["Enter"], "help-take"),
    ]],
    MIDDLE,
);
const PREFERENCES: Group = group(
    "preferences-title",
    &[&[
        (&["Ctrl O"], "help-recordings"),
        (&["Alt P"], "preferences-password"),
        (&["Alt 1"], "preferences-other-office"),
        (&["Alt 2", "Alt 3"], "help-bring-lists"),
        (&["Alt 4"], "preferences-check"),
        (&["Alt 5"], "help-undo-import"),
        (&["Ctrl Enter"], "help-undo-import-yes"),
        (&["Alt 6"], "settings-replan"),
        (&["Ctrl U", "Ctrl L"], "help-switch-user"),
        (&["Esc"], "help-close"),
    ]],
    MIDDLE,
);
const IMPORT: Group = group(
    "import-title",
    &[&[
        (&["Ctrl O"], "help-import-choose"),
        (&["Alt T"], "help-import-template"),
        (&["Ctrl Enter"], "help-import-on"),
        (&["Alt ←"], "help-import-back"),
        (&["Ctrl S"], "help-import-refused"),
        (&["Ctrl Z"], "help-import-undo"),
        (&["Esc"], "help-close"),
    ]],
    MIDDLE,
);
const ANSWER: Group = group(
    "help-dialog",
    &[&[(&["Ctrl Enter"], "help-keep"), (&["Esc"], "help-leave"), (&["Alt Del"], "help-discard")]],
    MIDDLE,
);
const IN_COMMENT: Group = group(
    "help-dialog",
    &[&[
        (&["Ctrl Enter"], "help-keep"),
        (&["F2"], "help-comment-order"),
        (&["Esc"], "help-leave"),
        (&["Alt Del"], "help-discard"),
    ]],
    MIDDLE,
);
const RESTORING: Group = group(
    "restore-title",
    &[&[(&["Alt 1"], "help-backup-journal"), (&["Enter"], "restore-confirm"), (&["Esc"], "help-leave")]],
    MIDDLE,
);
const QUESTION: Group = group("help-dialog", &[&[(&["Esc"], "help-leave")]], MIDDLE);

/// The keys of a dialog by its name, in two columns.
pub fn of_dialog(name: &str) -> Keys {
    match name {
        "order" => [&[LINES, DATE], &[IN_ORDER, ANSWER]],
        "delivered" => [&[ORDERED_LINES, DATE], &[ANSWER, ALWAYS]],
        "sale" => [&[LINES, DATE], &[ANSWER, ALWAYS]],
        "paper" => [&[IN_PAPER], &[MADE_PAPER, ALWAYS]],
        "statement" => [&[IN_PAPER], &[IN_STATEMENT, ALWAYS]],
        "find" => [&[FOUND], &[QUESTION, ALWAYS]],
        "import" => [&[IMPORT], &[ALWAYS]],
        "preferences" => [&[PREFERENCES], &[ALWAYS]],
        "restore-backup" => [&[RESTORING], &[ALWAYS]],
        "comment" => [&[IN_COMMENT], &[ALWAYS]],
        "churn" | "churn-many" => [&[REASONS, ANSWER], &[ALWAYS]],
        "postpone" | "postpone-many" | "absence" | "payment" | "promise" | "price" => {
            [&[DATE, ANSWER], &[ALWAYS]]
        }
        "call-later" => [&[LATER, DATE, ANSWER], &[ALWAYS]],
        "manual-task" => [&[TASK, DATE, ANSWER], &[ALWAYS]],
        "containers" => [&[CONTAINERS, DATE, ANSWER], &[ALWAYS]],
        "adjustment" => [&[ADJUSTMENT, DATE, ANSWER], &[ALWAYS]],
        "journal" => [&[JOURNAL, ANSWER], &[ALWAYS]],
        "settlement" => [&[SETTLEMENT, ANSWER], &[ALWAYS]],
        "review-close" | "review-pass" | "review-verdict" => [&[CHOICE, ANSWER], &[ALWAYS]],
        "review-return" | "review-offer" => [&[CHOICE, DATE, ANSWER], &[ALWAYS]],
        "review-recording" => [&[RECORDING, CHOICE, ANSWER], &[ALWAYS]],
        _ => [asked(name), &[ALWAYS]],
    }
}

/// The keys of a dialog that asks one thing.
fn asked(name: &str) -> &'static [Group] {
    match name {
        "phones" => &[PHONES],
        "call-warned" => &[WARNED],
        "debt-call" => &[DEBT_CALL],
        "deliveries-whole" => &[WHOLE],
        "undelivered" => &[UNDELIVERED],
        "client-void" | "promise-void" | "deliveries-recall" | "deliveries-unmark" => &[SURE],
        "archive" | "price-list" | "unmerge" => &[CONFIRMED],
        "client-leaving" | "directories-leaving" => &[LEAVING],
        "contact" => &[CONTACT],
        "client-terms" => &[TERMS],
        "personal" => &[PERSONAL],
        "merge" => &[MERGE],
        "merge-search" => &[MERGE_SEARCH],
        "bank-whose" => &[WHOSE],
        "bank-file" | "reports-export" | "calendar-bring" => &[FILE],
        "accounts" => &[ACCOUNTS],
        "route-sheet" => &[ROUTE_SHEET],
        "wizard" | "office-path" => &[ENTERED],
        "sample" => &[QUESTION],
        _ => &[ANSWER],
    }
}
