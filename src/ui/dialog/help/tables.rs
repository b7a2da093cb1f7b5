//! Which keys each screen takes, and the texts that say what they do.

mod answers;
mod dialogs;
#[cfg(test)]
mod held;

use crate::ui::screen::Section;
use crate::ui::screen::money::Tab;

pub use dialogs::of_dialog;

/// Keys that mean one thing or two opposite ones, and the text that says what they do.
pub type Line = (&'static [&'static str], &'static str);

/// Keys under a heading.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// The text of the heading.
    pub heading: &'static str,
    /// The keys.
    pub lines: &'static [&'static [Line]],
    /// Room for the caps in pixels.
    pub room: f32,
}

/// Room for single keys, for two of them, for a row of them.
const NARROW: f32 = 100.0;
const MIDDLE: f32 = 150.0;
const WIDE: f32 = 225.0;

const fn group(heading: &'static str, lines: &'static [&'static [Line]], room: f32) -> Group {
    Group { heading, lines, room }
}

const WINDOW: &[Line] = &[
    (&["F1"], "help-help"),
    (&["Ctrl ,"], "help-preferences"),
    (&["Ctrl +", "Ctrl −", "Ctrl 0"], "help-zoom"),
    (&["Tab", "Shift Tab"], "help-tab"),
    (&["Space"], "help-space"),
];
const GOING: &[Line] = &[
    (&["Ctrl K"], "help-find"),
    (&["Ctrl 1", "…", "Ctrl 4"], "help-tabs"),
    (&["Ctrl 5", "…", "Ctrl 9"], "help-sections"),
    (&["Ctrl T"], "help-new-task"),
    (&["Ctrl U", "Ctrl L"], "help-switch-user"),
];
const ALWAYS: Group = group("help-everywhere", &[WINDOW], WIDE);
const EVERYWHERE: Group = group("help-everywhere", &[GOING, WINDOW], WIDE);

const WELCOME: Group = group(
    "help-welcome",
    &[&[
        (&["1"], "welcome-sample"),
        (&["2"], "welcome-new"),
        (&["3"], "welcome-open"),
        (&["4"], "welcome-import"),
        (&["↑", "↓"], "help-choice"),
        (&["Enter"], "help-take"),
    ]],
    NARROW,
);

const DOOR: Group = group(
    "help-door",
    &[&[
        (&["↑", "↓"], "help-choice"),
        (&["1", "…", "9"], "help-take"),
        (&["Enter"], "sign-in-enter"),
        (&["Esc"], "help-door-back"),
    ]],
    MIDDLE,
);
const DAMAGED: Group = group(
    "help-damaged",
    &[&[
        (&["↑", "↓"], "help-choice"),
        (&["Enter"], "help-damaged-enter"),
        (&["F5"], "damaged-restore-chosen"),
        (&["F6"], "damaged-salvage"),
        (&["F7"], "damaged-accept"),
        (&["Esc"], "damaged-leave"),
    ]],
    NARROW,
);

const MOVING: &[Line] = &[(&["↑", "↓", "PgUp", "PgDn", "Home", "End"], "help-move")];
const DAYS: &[Line] = &[(&["Alt ←", "Alt →"], "help-days"), (&["F5"], "help-refresh")];

const DESK: Group = group(
    "help-list",
    &[
        MOVING,
        &[(&["Enter"], "help-enter"), (&["Esc"], "help-back")],
        DAYS,
        &[(&["Ctrl F"], "help-filter")],
        &[
            (&["Ins"], "help-pick"),
            (&["Shift ↑", "Shift ↓"], "help-pick-range"),
            (&["Ctrl A"], "help-pick-all"),
            (&["F3", "F8"], "help-pick-then"),
        ],
    ],
    WIDE,
);
const TASK: Group = group(
    "help-task",
    &[&[
        (&["F2"], "help-ship"),
        (&["F3"], "help-postpone"),
        (&["F4"], "help-call"),
        (&["F6"], "help-comment"),
        (&["F7"], "help-journal"),
        (&["F8"], "help-churn"),
        (&["F9"], "help-done"),
        (&["1", "…", "6"], "help-result"),
        (&["Ctrl C"], "help-copy"),
        (&["Ctrl E"], "help-edit-order"),
        (&["Alt C"], "help-caller"),
        (&["Alt I"], "help-card"),
        (&["Alt W"], "help-why"),
        (&["Alt 1", "…"], "help-delivered"),
        (&["Ctrl Z"], "help-undo"),
    ]],
    NARROW,
);
const REVIEW: Group = group(
    "help-review",
    &[&[
        (&["F2"], "help-review-return"),
        (&["F8"], "help-review-churn"),
        (&["F3", "F9"], "help-review-settle"),
        (&["Alt 1"], "help-review-ship"),
        (&["Alt 2", "Alt 7"], "help-review-papers"),
        (&["Alt 3", "Alt 4", "Alt 5"], "help-review-pass"),
        (&["Alt 6", "Alt 8", "Alt 9"], "help-review-more"),
        (&["Alt 0"], "help-review-others"),
        (&["Alt Del"], "help-review-withdraw"),
    ]],
    WIDE,
);

const CARD: Group = group(
    "help-client",
    &[&[
        (&["Alt 1", "…", "Alt 8"], "reports-hint-tabs"),
        (&["Ctrl Tab"], "help-next-tab"),
        (&["Alt PgUp", "Alt PgDn"], "client-hint-address"),
        (&["Ctrl N"], "help-new-order"),
        (&["Ctrl Shift N"], "client-hint-new"),
        (&["F9"], "help-new-address"),
        (&["Ctrl S"], "help-keep"),
        (&["Esc"], "help-drop-back"),
        (&["Alt Del"], "help-discard"),
    ]],
    MIDDLE,
);
const NEW_CLIENT: Group = group(
    "help-new-client",
    &[&[
        (&["Ctrl Enter"], "client-hint-save-order"),
        (&["Ctrl S"], "help-keep"),
        (&["Alt 1", "…"], "help-known"),
        (&["Esc"], "client-hint-leave"),
    ]],
    MIDDLE,
);
const SHEETS: Group = group(
    "help-sheets",
    &[&[
        (&["F6"], "help-sheet-terms"),
        (&["F7", "F8"], "help-sheet-duplicates"),
        (&["F10"], "help-sheet-personal"),
        (&["F5"], "help-sheet-reload"),
        (&["Ins", "F2"], "help-sheet-contacts"),
        (&["Ctrl P"], "help-sheet-pause"),
        (&["F2", "F3"], "help-sheet-order"),
        (&["F6", "Alt P"], "help-sheet-print"),
        (&["F2", "F3", "F4", "F11"], "help-sheet-papers"),
        (&["F6", "F7", "F8"], "help-sheet-documents"),
        (&["Del"], "help-sheet-void"),
        (&["F7", "Ctrl F"], "help-sheet-journal"),
        (&["Ctrl Z"], "help-sheet-history"),
        (&["F2", "F8"], "help-sheet-made"),
    ]],
    MIDDLE,
);

const RUNS: Group = group(
    "help-runs",
    &[
        MOVING,
        DAYS,
        &[
            (&["Ctrl PgUp", "Ctrl PgDn"], "help-other-run"),
            (&["F6"], "help-whole"),
            (&["F7"], "help-route-sheet"),
            (&["F9"], "help-settle"),
            (&["Alt 7", "Alt 8"], "deliveries-hint-crew"),
        ],
    ],
    WIDE,
);
const STOP: Group = group(
    "help-stop",
    &[&[
        (&["F2", "Enter"], "help-mark"),
        (&["F3"], "help-mark-otherwise"),
        (&["F4"], "help-mark-undelivered"),
        (&["F8"], "help-unmark"),
        (&["Alt ↑", "Alt ↓"], "help-stop-order"),
        (&["Alt 1"], "help-sale"),
        (&["Alt 2"], "help-payment"),
        (&["Alt 3"], "help-containers"),
        (&["Alt 4"], "help-sort"),
        (&["Alt 5"], "help-recall"),
        (&["Alt 6"], "help-card"),
    ]],
    NARROW,
);

const DEBTS: Group = group(
    "help-money",
    &[
        MOVING,
        &[
            (&["Alt 1", "…"], "reports-hint-tabs"),
            (&["Enter"], "help-card"),
            (&["F3"], "money-pay"),
            (&["F4"], "money-call"),
            (&["F6"], "money-promise"),
            (&["F8"], "money-adjust"),
            (&["Ctrl F"], "help-filter"),
            (&["Ctrl E"], "reports-hint-export"),
            (&["F5"], "help-refresh"),
        ],
    ],
    WIDE,
);

const PROMISES: Group = group(
    "help-promises",
    &[
        MOVING,
        &[
            (&["Alt 1", "…"], "reports-hint-tabs"),
            (&["Enter"], "help-card"),
            (&["F3"], "money-pay"),
            (&["F4"], "money-call"),
            (&["Del"], "promise-void"),
            (&["F5"], "help-refresh"),
        ],
    ],
    WIDE,
);
const BANK: Group = group(
    "help-bank",
    &[
        MOVING,
        &[
            (&["Alt 1", "…"], "reports-hint-tabs"),
            (&["Ctrl O"], "bank-file"),
            (&["Enter"], "bank-confirm"),
            (&["Ctrl Enter"], "help-bank-sure"),
            (&["F2"], "bank-other"),
            (&["Del"], "bank-dismiss"),
            (&["F5"], "help-refresh"),
        ],
    ],
    WIDE,
);
const PAPERS: Group = group(
    "help-papers",
    &[
        MOVING,
        &[
            (&["Alt 1", "…", "Alt 4"], "reports-hint-tabs"),
            (&["Alt 5", "…", "Alt 9"], "help-period"),
            (&["Enter", "F2"], "help-paper-open"),
            (&["Alt I"], "help-card"),
            (&["Alt E"], "help-accounts"),
        ],
    ],
    WIDE,
);

const REPORTS: Group = group(
    "help-reports",
    &[
        MOVING,
        &[
            (&["Alt 1", "…", "Alt 7"], "reports-hint-tabs"),
            (&["Enter"], "help-card"),
            (&["Ctrl F"], "log-hint-words"),
            (&["Alt ↑", "Alt ↓"], "log-hint-changes"),
            (&["Ctrl E"], "reports-hint-export"),
            (&["F5"], "help-refresh"),
            (&["Esc"], "help-stop-reading"),
        ],
    ],
    WIDE,
);

const PLACES: Group = group(
    "help-places",
    &[&[
        (&["↑", "↓", "Home", "End"], "directories-hint-choose"),
        (&["Enter", "→"], "directories-hint-enter"),
        (&["Esc"], "directories-hint-back"),
    ]],
    WIDE,
);
const REGISTER: Group = group(
    "help-register",
    &[&[
        (&["Enter", "F2"], "directories-hint-edit"),
        (&["Ins", "Ctrl N"], "directories-hint-add"),
        (&["Del"], "directories-hint-archive"),
        (&["Ctrl F"], "directories-hint-search"),
        (&["Alt 1"], "help-archived"),
        (&["Alt 2", "Alt 3"], "help-absence"),
    ]],
    MIDDLE,
);
const PRICES: Group = group(
    "help-prices",
    &[&[
        (&["Alt ↑", "Alt ↓"], "prices-hint-turn"),
        (&["Ins", "Ctrl N"], "prices-hint-add"),
        (&["F2"], "prices-hint-rename"),
        (&["Del"], "help-price-archive"),
        (&["Enter"], "prices-hint-price"),
        (&["Alt 1", "Alt 2"], "help-price-bulk"),
    ]],
    MIDDLE,
);
const RIGHTS: Group = group(
    "directories-title-rights",
    &[&[
        (&["↑", "↓", "←", "→"], "rights-hint-move"),
        (&["Space"], "rights-hint-tick"),
        (&["Alt 1"], "rights-hint-default"),
    ]],
    MIDDLE,
);
const CALENDAR: Group = group(
    "help-calendar",
    &[&[
        (&["Alt ←", "Alt →"], "help-years"),
        (&["PgUp", "PgDn"], "help-months"),
        (&["1", "…", "5"], "help-day-kind"),
        (&["Space"], "help-paint"),
        (&["Ctrl Z", "Del"], "help-unpaint"),
        (&["Ctrl F"], "help-day-name"),
        (&["Ctrl O"], "help-bring"),
    ]],
    MIDDLE,
);
const BACKUPS: Group = group(
    "help-backups",
    &[
        MOVING,
        &[
            (&["Alt 1"], "backups-now"),
            (&["Alt 2"], "help-backup-try"),
            (&["Alt 3"], "help-backup-restore"),
            (&["Ctrl O"], "help-backup-folder"),
            (&["Alt 4"], "help-backup-unlock"),
        ],
    ],
    WIDE,
);
const FORMS: Group = group(
    "help-forms",
    &[&[
        (&["Ctrl Enter", "Ctrl S"], "directories-hint-save"),
        (&["Esc"], "help-drop"),
        (&["Alt Del"], "help-discard"),
    ]],
    MIDDLE,
);

/// The keys of a tab of the section Money, in two columns.
pub const fn of_money(tab: Tab) -> [&'static [Group]; 2] {
    match tab {
        Tab::Debts => [&[DEBTS], &[EVERYWHERE]],
        Tab::Promises => [&[PROMISES], &[EVERYWHERE]],
        Tab::Bank => [&[BANK], &[EVERYWHERE]],
        Tab::Papers => [&[PAPERS], &[EVERYWHERE]],
    }
}

/// Groups in two columns.
pub type Keys = [&'static [Group]; 2];

/// The keys of the welcome.
pub const WELCOME_KEYS: Keys = [&[WELCOME], &[ALWAYS]];
/// Those of signing in.
pub const DOOR_KEYS: Keys = [&[DOOR], &[ALWAYS]];
/// Those of a damaged office.
pub const DAMAGED_KEYS: Keys = [&[DAMAGED], &[ALWAYS]];
/// Those of the directories with the backups.
pub const BACKUP_KEYS: Keys = [&[PLACES, BACKUPS, FORMS], &[EVERYWHERE]];

/// The keys of a section, in two columns.
pub const fn of(section: Section) -> Keys {
    match section {
        Section::Calls => [&[DESK, EVERYWHERE], &[TASK, REVIEW]],
        Section::Clients => [&[CARD, EVERYWHERE], &[SHEETS, NEW_CLIENT]],
        Section::Deliveries => [&[RUNS, EVERYWHERE], &[STOP]],
        Section::Money => of_money(Tab::Debts),
        Section::Reports => [&[REPORTS], &[EVERYWHERE]],
        Section::Directories => [&[PLACES, CALENDAR, PRICES, RIGHTS], &[REGISTER, FORMS, EVERYWHERE]],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Texts};

    #[test]
    fn every_key_is_explained_in_both_languages() {
        let screens = Section::ALL.map(of);
        let others = [WELCOME_KEYS, DOOR_KEYS, DAMAGED_KEYS, BACKUP_KEYS];
        let dialogs = [
            "order",
            "delivered",
            "find",
            "churn",
            "postpone",
            "comment",
            "paper",
            "statement",
            "preferences",
            "import",
        ];
        let tabs = Tab::ALL.iter().copied().flat_map(of_money);
        let groups = screens
            .into_iter()
            .chain(others)
            .flatten()
            .chain(dialogs.into_iter().flat_map(of_dialog))
            .chain(tabs);
        let groups: Vec<Group> = groups.flatten().copied().collect();
        for texts in Language::ALL.map(Texts::new) {
            for group in &groups {
                let lines = group.lines.iter().copied().flatten().map(|(_, does)| *does);
                for id in lines.chain([group.heading]) {
                    assert!(texts.has(id), "{id}");
                }
            }
        }
    }
}
