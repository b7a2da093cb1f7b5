//! Keys of the dialogs that ask for more than a text.

use super::{Group, Line, MIDDLE, NARROW, WIDE, group};

const ESC: Line = (&["Esc"], "help-leave");

pub(super) const PHONES: Group = group("help-dialog", &[&[(&["1", "…", "9"], "help-number"), ESC]], MIDDLE);
pub(super) const WARNED: Group = group("help-dialog", &[&[(&["Enter"], "desk-call-anyway"), ESC]], MIDDLE);
pub(super) const DEBT_CALL: Group = group(
    "money-call-title",
    &[&[(&["1", "…", "9"], "help-number"), (&["↑", "↓"], "help-choice"), (&["Enter"], "money-call"), ESC]],
    MIDDLE,
);
pub(super) const JOURNAL: Group =
    group("journal-title", &[&[(&["Alt ↑", "Alt ↓"], "help-record-kind")]], MIDDLE);
pub(super) const LATER: Group = group(
    "call-later-title",
    &[&[(&["Alt 1", "Alt 2", "Alt 3"], "help-later-when"), (&["Alt 4"], "help-later-who")]],
    WIDE,
);
pub(super) const TASK: Group = group("task-title", &[&[(&["Ctrl K"], "help-task-address")]], MIDDLE);
pub(super) const CONTAINERS: Group =
    group("containers-title", &[&[(&["Alt 1", "Alt 2", "Alt 3"], "help-containers-what")]], WIDE);
pub(super) const ADJUSTMENT: Group = group(
    "adjustment-title",
    &[&[(&["F2", "F3"], "help-adjust-way"), (&["F8"], "help-adjust-everything")]],
    MIDDLE,
);
pub(super) const SETTLEMENT: Group =
    group("settlement-title", &[&[(&["Alt 1"], "help-settle-even")]], MIDDLE);
pub(super) const WHOLE: Group =
    group("help-dialog", &[&[(&["Enter", "Ctrl Enter"], "help-whole"), ESC]], MIDDLE);
pub(super) const UNDELIVERED: Group = group(
    "help-reasons",
    &[&[
        (&["1", "…", "9"], "help-reason"),
        (&["↑", "↓"], "help-choice"),
        (&["Enter"], "help-mark-undelivered"),
        ESC,
    ]],
    MIDDLE,
);
/// A question that nothing is typed into.
pub(super) const SURE: Group =
    group("help-dialog", &[&[(&["Ctrl Enter", "Del"], "help-confirm"), ESC]], MIDDLE);
pub(super) const CONFIRMED: Group =
    group("help-dialog", &[&[(&["Ctrl Enter"], "help-confirm"), ESC]], MIDDLE);
pub(super) const LEAVING: Group = group("help-dialog", &[&[(&["Alt Del"], "help-discard"), ESC]], MIDDLE);
pub(super) const CONTACT: Group = group(
    "contact-title",
    &[&[
        (&["Ctrl Enter", "Ctrl S"], "help-keep"),
        (&["Alt Del"], "help-contact-archive"),
        (&["Del"], "help-contact-sure"),
        ESC,
    ]],
    MIDDLE,
);
pub(super) const TERMS: Group = group(
    "client-terms-title",
    &[&[(&["Ctrl Enter", "Ctrl S"], "help-keep"), (&["Alt Del"], "help-discard"), ESC]],
    MIDDLE,
);
pub(super) const PERSONAL: Group = group(
    "personal-title",
    &[&[
        (&["Alt ↑", "Alt ↓"], "help-personal-whose"),
        (&["Ctrl Enter"], "help-personal-out"),
        (&["Alt 2"], "help-personal-forget"),
        ESC,
    ]],
    MIDDLE,
);
pub(super) const MERGE: Group = group(
    "merge-title",
    &[&[
        (&["Alt 1", "Alt 2"], "help-merge-what"),
        (&["Alt 3"], "help-merge-swap"),
        (&["Ctrl Enter"], "help-merge"),
        ESC,
    ]],
    MIDDLE,
);
pub(super) const MERGE_SEARCH: Group = group(
    "merge-search-title",
    &[&[
        (&["↑", "↓", "PgUp", "PgDn"], "help-move"),
        (&["Enter"], "help-merge-choose"),
        (&["Alt 4"], "help-unmerge"),
        ESC,
    ]],
    WIDE,
);
pub(super) const WHOSE: Group = group(
    "bank-whose",
    &[&[
        (&["Alt 1", "…", "Alt 9"], "help-whose"),
        (&["↑", "↓"], "help-choice"),
        (&["Enter"], "help-take"),
        ESC,
    ]],
    MIDDLE,
);
/// A file that is read or written at once.
pub(super) const FILE: Group =
    group("help-file", &[&[(&["Ctrl O"], "help-file-choose"), (&["Ctrl Enter"], "help-go-on"), ESC]], MIDDLE);
pub(super) const ACCOUNTS: Group = group(
    "accounts-title",
    &[&[
        (&["Ctrl Enter"], "help-paper-xlsx"),
        (&["Alt 1"], "help-accounts-csv"),
        (&["Alt 3"], "help-paper-place"),
        (&["Alt 4", "…", "Alt 7", "Alt 9"], "help-period"),
        ESC,
    ]],
    WIDE,
);
pub(super) const ROUTE_SHEET: Group = group(
    "help-paper",
    &[&[
        (&["Ctrl Enter"], "help-paper-pdf"),
        (&["Alt 1"], "help-paper-xlsx"),
        (&["Alt 2"], "help-paper-print"),
        (&["Alt 3"], "help-paper-place"),
        ESC,
    ]],
    MIDDLE,
);
/// Steps of a churn review that choose something.
pub(super) const CHOICE: Group = group(
    "help-reasons",
    &[&[
        (&["1", "…", "9", "A", "…"], "help-choice-made"),
        (&["Alt 1", "…"], "help-choice-typing"),
        (&["↑", "↓"], "help-choice"),
    ]],
    MIDDLE,
);
pub(super) const RECORDING: Group = group(
    "review-recording-title",
    &[&[(&["Ctrl O"], "help-file-choose"), (&["F4"], "help-listen")]],
    NARROW,
);
pub(super) const ENTERED: Group = group("help-dialog", &[&[(&["Enter"], "help-go-on"), ESC]], MIDDLE);
