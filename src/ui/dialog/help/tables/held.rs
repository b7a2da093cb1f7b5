//! What F1 names and what the screens take are the same keys: the tables are held against the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{EVERYWHERE, Group, of_dialog};
use crate::guide::Page;
use crate::ui::dialog::help::place::{DIALOGS, Place};
use crate::ui::screen::{Section, money};

/// Keys that everything with a part of this name takes from it: what a source calls, and the source where it lies.
const SHARED: [(&str, &str); 9] = [
    ("self.out.key(", "src/ui/taking_out.rs"),
    ("self.paper.key(", "src/ui/dialog/document.rs"),
    ("self.note.key(", "src/ui/dialog/note.rs"),
    ("days::Span::key", "src/ui/dialog/days.rs"),
    ("choice::key(", "src/ui/dialog/review/choice.rs"),
    ("asking::leaving(", "src/ui/dialog/parts.rs"),
    ("LinesTable", "src/ui/dialog/order/lines.rs"),
    ("note::State", "src/ui/dialog/note.rs"),
    ("self.search.key(press)", "src/ui/dialog/manual_task/search.rs"),
];

/// Keys in the sources of a dialog that do nothing in it, or only keep it from those behind.
const TURNED_DOWN: [(&str, &str); 8] = [
    ("merge", "Ctrl N"),
    ("merge", "Ins"),
    ("merge-search", "Ctrl Enter"),
    ("merge-search", "Ctrl N"),
    ("merge-search", "Ins"),
    ("review-back", "Alt digit"),
    ("review-credit", "Alt digit"),
    ("review-quality", "Alt digit"),
];

/// Names of keys as F1 writes them, by their names in the sources.
const NAMED: [(&str, &str); 9] = [
    ("Insert", "Ins"),
    ("Delete", "Del"),
    ("Enter", "Enter"),
    ("ArrowUp", "↑"),
    ("ArrowDown", "↓"),
    ("ArrowLeft", "←"),
    ("ArrowRight", "→"),
    ("PageUp", "PgUp"),
    ("PageDown", "PgDn"),
];

fn source(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut files: Vec<PathBuf> = Vec::new();
    gather(&path, &mut files);
    assert!(!files.is_empty(), "{}", path.display());
    let own = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        text.lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .fold(String::new(), |all, line| all + line + "\n")
    };
    files.iter().map(own).collect()
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_file() {
        files.push(path.to_owned());
    } else {
        let entries = fs::read_dir(path).unwrap();
        entries.for_each(|entry| gather(&entry.unwrap().path(), files));
    }
}

fn word(rest: &str) -> &str {
    rest.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default()
}

fn shown(named: &str) -> Option<String> {
    let is_function = named.starts_with('F') && named[1..].parse::<u8>().is_ok_and(|number| number > 1);
    let known = NAMED.iter().find(|(name, _)| *name == named).map(|(_, shown)| (*shown).to_owned());
    if is_function { Some(named.to_owned()) } else { known }
}

/// The commands that a source takes: function keys, Ins, Del, and what is pressed with Ctrl or Alt. Arrows and Enter alone are
/// those of lists and buttons.
fn taken(source: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (at, _) in source.match_indices("Named::") {
        let named = word(&source[at + "Named::".len()..]);
        let before = &source[..at];
        let Some(shown) = shown(named) else { continue };
        let after = &source[at + "Named::".len() + named.len()..];
        if before.ends_with("ctrl_named(") || after.starts_with(", Modifiers::COMMAND)") {
            keys.insert(format!("Ctrl {shown}"));
        } else if before.ends_with("alt_named(") {
            keys.insert(format!("Alt {shown}"));
        } else if named.starts_with('F') || ["Ins", "Del"].contains(&shown.as_str()) {
            keys.insert(shown);
        }
    }
    for (at, opening) in source.match_indices(".ctrl('") {
        keys.extend(
            source[at + opening.len()..].chars().next().map(|sign| format!("Ctrl {}", sign.to_uppercase())),
        );
    }
    for (at, opening) in source.match_indices("Key::Char('") {
        let mut rest = source[at + opening.len()..].chars();
        let (sign, end) = (rest.next(), rest.next());
        // With Ctrl and Shift it is another command.
        let line = source[at..].lines().next().unwrap_or_default();
        if let (Some(sign @ 'a'..='z'), Some('\'')) = (sign, end)
            && !line.contains("COMMAND")
        {
            keys.insert(format!("Alt {}", sign.to_uppercase()));
        }
    }
    if source.contains("alt_digit()") || source.contains("modifiers != Modifiers::ALT {\n        return None")
    {
        keys.insert("Alt digit".to_owned());
    }
    if source.contains("parts::discards(") {
        keys.insert("Alt Del".to_owned());
    }
    keys
}

/// The same of what F1 names; the keys of the whole window are named everywhere.
fn named(groups: [&[Group]; 2]) -> BTreeSet<String> {
    let own = groups.into_iter().flatten().filter(|group| group.heading != EVERYWHERE.heading);
    own.flat_map(own_of).collect()
}

fn own_of(group: &Group) -> BTreeSet<String> {
    let caps = group.lines.iter().copied().flatten().flat_map(|(caps, _)| caps.iter());
    caps.filter_map(|cap| {
        let is_function = cap.starts_with('F') && cap[1..].parse::<u8>().is_ok();
        let digit = |cap: &str| cap.len() == 1 && cap.chars().all(|sign| sign.is_ascii_digit());
        match cap.split_once(' ') {
            Some(("Alt", sign)) if digit(sign) => Some("Alt digit".to_owned()),
            Some(("Ctrl", sign)) if digit(sign) => None,
            // Arrows are those of lists, also where they mark rows.
            Some(("Ctrl", "Tab" | "Shift N") | ("Shift", _)) => None,
            Some(_) => Some((*cap).to_owned()),
            None => (is_function || ["Ins", "Del"].contains(cap)).then(|| (*cap).to_owned()),
        }
    })
    .collect()
}

/// The keys of a source and of the parts that it is made of.
fn all_taken(paths: &[&str]) -> BTreeSet<String> {
    let own: String = paths.iter().map(|path| source(path)).collect();
    let shared =
        SHARED.iter().filter(|(part, _)| own.contains(part)).flat_map(|(_, path)| taken(&source(path)));
    taken(&own).into_iter().chain(shared).collect()
}

/// The keys that are taken and not named, and those that are named and not taken.
fn differences(name: &str, groups: [&'static [Group]; 2], paths: &[&str]) -> Vec<String> {
    let (named, taken, anywhere) = (named(groups), all_taken(paths), own_of(&EVERYWHERE));
    let silent = taken.iter().filter(|key| !named.contains(*key) && !anywhere.contains(*key));
    let silent = silent.filter(|key| !TURNED_DOWN.contains(&(name, key.as_str())));
    let silent = silent.map(|key| format!("{name}: {key} is taken and not named"));
    let idle = named.iter().filter(|key| !taken.contains(*key) && !anywhere.contains(*key));
    silent.chain(idle.map(|key| format!("{name}: {key} is named and not taken"))).collect()
}

#[test]
fn every_key_that_a_screen_takes_is_named_by_f1_and_the_reverse() {
    use money::Tab;
    let screens: [(Place, &[&str]); 11] = [
        (Place::Section(Section::Calls), &["src/ui/screen/desk/keys.rs", "src/ui/screen/desk/picking.rs"]),
        (
            Place::Section(Section::Clients),
            &[
                "src/ui/screen/client/mod.rs",
                "src/ui/screen/client/new/mod.rs",
                "src/ui/screen/client/details/mod.rs",
                "src/ui/screen/client/contacts/mod.rs",
                "src/ui/screen/client/planning/mod.rs",
                "src/ui/screen/client/orders/mod.rs",
                "src/ui/screen/client/ledger/mod.rs",
                "src/ui/screen/client/journal/mod.rs",
                "src/ui/screen/client/history/mod.rs",
                "src/ui/screen/client/papers/mod.rs",
            ],
        ),
        (Place::Section(Section::Deliveries), &["src/ui/screen/deliveries/keys.rs"]),
        (Place::Money(Tab::Debts), &["src/ui/screen/money/keys.rs", "src/ui/screen/money/debts/mod.rs"]),
        (
            Place::Money(Tab::Promises),
            &["src/ui/screen/money/keys.rs", "src/ui/screen/money/promises/mod.rs"],
        ),
        (Place::Money(Tab::Bank), &["src/ui/screen/money/keys.rs", "src/ui/screen/money/bank/mod.rs"]),
        (Place::Money(Tab::Papers), &["src/ui/screen/money/keys.rs", "src/ui/screen/money/papers.rs"]),
        (
            Place::Section(Section::Reports),
            &["src/ui/screen/reports/keys.rs", "src/ui/screen/reports/log/mod.rs"],
        ),
        (
            Place::Section(Section::Directories),
            &[
                "src/ui/screen/directories/mod.rs",
                "src/ui/screen/directories/register/mod.rs",
                "src/ui/screen/directories/prices.rs",
                "src/ui/screen/directories/calendar/keys.rs",
                "src/ui/screen/directories/rights/mod.rs",
                "src/ui/screen/directories/requisites.rs",
                "src/ui/screen/directories/numbering.rs",
                "src/ui/screen/directories/settings/mod.rs",
            ],
        ),
        (Place::Backups, &["src/ui/screen/directories/mod.rs", "src/ui/screen/directories/backups/mod.rs"]),
        (Place::Damaged, &["src/ui/screen/damaged/mod.rs"]),
    ];
    let wrong = screens.map(|(place, paths)| differences(&format!("{place:?}"), place.keys(), paths));
    assert_eq!(wrong.concat(), Vec::<String>::new());
}

/// The dialogs with the sources that take their keys.
const HELD: &[(&str, &[&str])] = &[
    ("absence", &["src/ui/dialog/absence/mod.rs"]),
    ("accounts", &["src/ui/dialog/accounts.rs"]),
    ("adjustment", &["src/ui/dialog/container_adjustment/mod.rs"]),
    ("bank-file", &["src/ui/dialog/bank_file.rs"]),
    ("bank-whose", &["src/ui/screen/money/whose.rs"]),
    ("calendar-bring", &["src/ui/screen/directories/calendar/bring.rs"]),
    ("call-later", &["src/ui/dialog/call_later.rs"]),
    ("call-warned", &["src/ui/screen/desk/warned.rs"]),
    ("churn", &["src/ui/dialog/churn.rs"]),
    ("churn-many", &["src/ui/dialog/many/churn.rs"]),
    ("client-terms", &["src/ui/screen/client/terms.rs"]),
    ("client-void", &["src/ui/screen/client/ledger/void.rs"]),
    ("comment", &["src/ui/dialog/comment.rs"]),
    ("contact", &["src/ui/screen/client/contacts/person.rs"]),
    ("containers", &["src/ui/dialog/container_return.rs"]),
    ("delivered", &["src/ui/dialog/delivered.rs", "src/ui/dialog/order/lines.rs"]),
    ("debt-call", &["src/ui/screen/money/call.rs"]),
    ("deliveries-whole", &["src/ui/screen/deliveries/whole.rs"]),
    ("deliveries-recall", &["src/ui/screen/deliveries/question.rs"]),
    ("deliveries-unmark", &["src/ui/screen/deliveries/question.rs"]),
    ("done", &["src/ui/dialog/done.rs"]),
    ("entry", &["src/ui/screen/directories/register/form.rs"]),
    ("find", &["src/ui/dialog/find.rs"]),
    ("import", &["src/ui/dialog/import.rs"]),
    ("journal", &["src/ui/dialog/journal.rs"]),
    ("manual-task", &["src/ui/dialog/manual_task/mod.rs"]),
    ("merge", &["src/ui/dialog/merge.rs"]),
    ("merge-search", &["src/ui/dialog/merge.rs"]),
    ("order", &["src/ui/dialog/order/mod.rs", "src/ui/dialog/order/lines.rs"]),
    ("paper", &["src/ui/dialog/paper/mod.rs"]),
    ("password", &["src/ui/dialog/password.rs"]),
    ("payment", &["src/ui/dialog/payment.rs"]),
    ("personal", &["src/ui/dialog/personal_data.rs"]),
    ("phones", &["src/ui/screen/desk/phones.rs"]),
    ("postpone", &["src/ui/dialog/postpone.rs"]),
    ("postpone-many", &["src/ui/dialog/many/postpone.rs"]),
    ("preferences", &["src/ui/dialog/preferences.rs"]),
    ("price", &["src/ui/screen/directories/prices/setting.rs"]),
    ("price-list", &["src/ui/screen/directories/prices/naming.rs"]),
    ("prices-bulk", &["src/ui/screen/directories/prices/bulk.rs"]),
    ("promise", &["src/ui/dialog/promise.rs"]),
    ("promise-void", &["src/ui/screen/money/asking.rs"]),
    ("reports-export", &["src/ui/dialog/export.rs"]),
    ("restore-backup", &["src/ui/screen/directories/backups/restoring.rs"]),
    ("review-back", &["src/ui/dialog/review/mod.rs"]),
    ("review-credit", &["src/ui/dialog/review/mod.rs"]),
    ("review-quality", &["src/ui/dialog/review/mod.rs"]),
    ("review-close", &["src/ui/dialog/review/mod.rs"]),
    ("review-return", &["src/ui/dialog/review/mod.rs"]),
    ("review-pass", &["src/ui/dialog/review/mod.rs"]),
    ("review-offer", &["src/ui/dialog/review/mod.rs"]),
    ("review-verdict", &["src/ui/dialog/review/mod.rs"]),
    ("review-recording", &["src/ui/dialog/review/recording.rs"]),
    ("route-sheet", &["src/ui/screen/deliveries/sheet.rs"]),
    ("sale", &["src/ui/dialog/sale.rs", "src/ui/dialog/order/lines.rs"]),
    ("settlement", &["src/ui/dialog/settlement.rs"]),
    ("statement", &["src/ui/dialog/statement.rs"]),
    ("undelivered", &["src/ui/dialog/undelivered.rs"]),
    ("unmerge", &["src/ui/dialog/unmerge.rs"]),
];

#[test]
fn every_key_that_a_dialog_takes_is_named_by_f1_and_the_reverse() {
    let wrong = HELD.iter().flat_map(|(name, paths)| differences(name, of_dialog(name), paths));
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
    // Those that take no command of their own, or whose keys the screen below takes for them.
    let plain = ["archive", "client-leaving", "directories-leaving", "office-path", "sample", "wizard"];
    let held = HELD.iter().map(|(name, _)| *name).chain(plain);
    assert_eq!(held.collect::<BTreeSet<_>>(), explained(), "every dialog is held");
}

/// The dialogs that some page explains.
fn explained() -> BTreeSet<&'static str> {
    DIALOGS.iter().flat_map(|(_, names)| names.iter().copied()).collect()
}

/// Dialogs over which F1 opens nothing.
const WITHOUT_HELP: [&str; 4] = ["closing", "closing-backup", "help", "switch-user"];

/// The names of the dialogs that the sources build.
fn built() -> BTreeSet<String> {
    let mut files = Vec::new();
    for folder in ["src/ui/dialog", "src/ui/screen", "src/app"] {
        gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
    }
    let mut names = BTreeSet::new();
    for path in files.iter().filter(|path| !path.ends_with("held.rs")) {
        let text = fs::read_to_string(path).unwrap();
        let quoted = |from: &str| from.split('"').nth(1).unwrap_or_default().to_owned();
        for (at, made) in text.match_indices("Dialog::new(") {
            // Not those of the system.
            if text[..at].ends_with(char::is_alphanumeric) {
                continue;
            }
            let name = text[at + made.len()..].trim_start();
            match name.split([',', '"']).next().unwrap_or_default() {
                "" => names.insert(quoted(name)),
                "NAME" => names.insert(quoted(text.split_once("const NAME: &str =").unwrap().1)),
                // A note says what it is called, a step of a review too.
                "self.words.name" | "name" => true,
                other => panic!("{}: {other}", path.display()),
            };
        }
        let words = text.match_indices("Words { name:").chain(text.match_indices("Words {\n    name:"));
        names.extend(words.map(|(at, _)| quoted(&text[at..])));
        names.extend(text.match_indices("=> \"review-").map(|(at, _)| quoted(&text[at..])));
    }
    // Where the name is not written out it is written where it comes from.
    names.remove("");
    names
}

#[test]
fn every_dialog_leads_to_the_one_page_that_explains_it() {
    let expected: BTreeSet<String> =
        explained().iter().copied().chain(WITHOUT_HELP).map(str::to_owned).collect();
    assert_eq!(built(), expected);
    let listed: usize = DIALOGS.iter().map(|(_, names)| names.len()).sum();
    assert_eq!(listed, explained().len(), "none stands under two pages");
    for (page, names) in DIALOGS {
        assert!(names.iter().all(|name| Place::Dialog(name).page() == *page), "{page:?}");
    }
}

#[test]
fn every_screen_leads_to_its_page() {
    use money::Tab;
    let places = [
        (Place::Welcome, Page::FirstMorning),
        (Place::Door, Page::FirstMorning),
        (Place::Damaged, Page::Backup),
        (Place::Backups, Page::Backup),
        (Place::Review, Page::Review),
        (Place::Planning, Page::Planning),
        (Place::Section(Section::Calls), Page::Day),
        (Place::Section(Section::Clients), Page::Clients),
        (Place::Section(Section::Deliveries), Page::Deliveries),
        (Place::Section(Section::Money), Page::Money),
        (Place::Section(Section::Reports), Page::Reports),
        (Place::Section(Section::Directories), Page::Directories),
    ];
    for (place, page) in
        places.into_iter().chain(Tab::ALL.iter().map(|tab| (Place::Money(*tab), Page::Money)))
    {
        assert_eq!(place.page(), page, "{place:?}");
    }
}
