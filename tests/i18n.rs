//! Both languages say the same things, and the program asks only for texts that exist.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rodnik::i18n::{Language, Texts};

/// The ids of the texts of a language with the names of their values.
fn all(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, source) in language.sources() {
        let mut current = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase())
                && let Some((id, _)) = line.split_once('=')
            {
                id.trim().clone_into(&mut current);
                let before = found.insert(current.clone(), BTreeSet::new());
                assert!(before.is_none(), "{language}/{file}: '{current}' is there twice");
            }
            for value in line.split('$').skip(1) {
                let name = value.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).next();
                found.entry(current.clone()).or_default().insert(name.unwrap_or_default().to_owned());
            }
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_values() {
    let (russian, english) = (all(Language::Russian), all(Language::English));
    for (id, names) in &russian {
        assert_eq!(english.get(id), Some(names), "'{id}' in English");
    }
    for id in english.keys() {
        assert!(russian.contains_key(id), "'{id}' in Russian");
    }
}

#[test]
fn every_file_of_the_folder_is_built_in() {
    for language in Language::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n").join(language.code());
        let there: BTreeSet<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let built_in: BTreeSet<String> =
            language.sources().iter().map(|(file, _)| (*file).to_owned()).collect();
        assert_eq!(there, built_in, "{language}");
    }
}

#[test]
fn every_text_is_accepted_by_fluent() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for id in all(language).keys() {
            assert!(texts.has(id), "{language}: '{id}' is not a valid message");
        }
    }
}

#[test]
fn the_sources_ask_only_for_texts_that_exist() {
    let known = all(Language::Russian);
    let mut asked = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut asked);
    assert!(asked.iter().any(|(_, id)| id == "unit-litres"), "the search finds what is asked for: {asked:?}");
    let unknown: Vec<_> = asked.iter().filter(|(_, id)| !known.contains_key(id)).collect();
    assert!(unknown.is_empty(), "asked for, but not there: {unknown:?}");
}

/// Gathers the ids that the sources in `folder` ask for outside their tests.
fn collect(folder: &Path, asked: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, asked);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            asked.extend(ids(source).into_iter().map(|id| (path.display().to_string(), id)));
        }
    }
}

/// The literal ids given to `text`, `text_with` and `t!`.
fn ids(source: &str) -> Vec<String> {
    let code: String = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line.trim(), " "])
        .collect();
    let mut found = Vec::new();
    for opening in [".text(", ".text_with(", "t!("] {
        for (at, _) in code.match_indices(opening) {
            let arguments = &code[at + opening.len()..];
            // `t!` names the texts before the id.
            let id = if opening == "t!(" {
                arguments.split_once(',').map_or("", |(_, rest)| rest)
            } else {
                arguments
            };
            let literal = id.trim_start().strip_prefix('"').and_then(|id| id.split_once('"'));
            found.extend(literal.map(|(id, _)| id.to_owned()).filter(|id| id.contains('-')));
        }
    }
    found
}

#[test]
fn the_history_has_words_for_every_command() {
    let known = all(Language::Russian);
    let mut named = Vec::new();
    names(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/service"), &mut named);
    assert!(named.contains(&"postpone".to_owned()), "the search finds the commands: {named:?}");
    let silent: Vec<_> =
        named.iter().filter(|name| !known.contains_key(&format!("history-{name}"))).collect();
    assert!(silent.is_empty(), "without a sentence: {silent:?}");
}

/// Gathers the stable names of the commands in `folder`.
fn names(folder: &Path, named: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            names(&path, named);
        } else {
            let source = fs::read_to_string(&path).unwrap();
            let found = source.split("const NAME: &'static str = \"").skip(1);
            named.extend(found.filter_map(|rest| rest.split_once('"')).map(|(name, _)| name.to_owned()));
        }
    }
}

/// Texts whose Russian words have two forms for a count, and why that is right.
const TWO_FORMS: [(&str, &str); 6] = [
    ("directories-saved-moved", "the genitive: 2 and 5 are alike"),
    ("calendar-dates-move", "the genitive"),
    ("settings-dates-move", "the genitive"),
    ("import-balances", "the genitive"),
    ("import-undo-documents", "the prepositional"),
    ("prices-buyers-office", "the dative"),
];

/// Texts with a word behind a number that stays as it is, and why that is right.
const ONE_FORM: [(&str, &str); 7] = [
    ("plan-tab-error-days", "a fraction takes the genitive singular"),
    ("refusal-input-backups-kept", "the limit is a constant of the program"),
    ("refusal-input-backups-late", "the limit is a constant of the program"),
    ("refusal-input-too-many-deliveries", "the limit is a constant of the program"),
    ("password-short", "the limit is a constant of the program"),
    ("password-long", "the limit is a constant of the program"),
    ("why-paused", "the number is a whole phrase: 3 дня"),
];

/// Values that are a count by their name.
const COUNTS: [&str; 17] = [
    "count",
    "days",
    "rows",
    "left",
    "done",
    "entries",
    "orders",
    "weeks",
    "months",
    "bottles",
    "seconds",
    "hours",
    "most",
    "total",
    "stops",
    "addresses",
    "lines",
];

/// Words behind a number that do not bend, and those behind which the one that bends may stand.
const UNBENT: [&str; 6] = ["из", "на", "с", "в", "и", "у"];
const BETWEEN: [&str; 3] = ["уже", "ещё", "не"];

/// The Russian texts by their ids, as they are written.
fn russian() -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (_, source) in Language::Russian.sources() {
        let mut current = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase())
                && let Some((id, _)) = line.split_once('=')
            {
                id.trim().clone_into(&mut current);
            }
            let text = found.entry(current.clone()).or_default();
            text.push_str(line);
            text.push('\n');
        }
    }
    found
}

/// The choices of a text, each with its forms: `one` and what is said then.
fn choices(text: &str) -> Vec<BTreeMap<&str, &str>> {
    text.split("->").skip(1).map(|choice| choice.lines().filter_map(form).collect()).collect()
}

fn form(line: &str) -> Option<(&str, &str)> {
    line.trim_start().trim_start_matches('*').strip_prefix('[')?.split_once(']')
}

/// The word behind a count that nothing bends after it; an abbreviation never bends.
fn bare(line: &str) -> Option<&str> {
    line.split("{ $").skip(1).find_map(|rest| {
        let (name, after) = rest.split_once(" }")?;
        let mut words = after.strip_prefix(' ')?.split(' ').skip_while(|word| BETWEEN.contains(word));
        let word = words.next()?;
        let bends =
            word.starts_with(|c: char| c.is_lowercase()) && !word.trim_end_matches([':', ',']).ends_with('.');
        (COUNTS.contains(&name) && bends && !UNBENT.contains(&word)).then_some(word)
    })
}

#[test]
fn a_russian_count_has_its_word_for_one_for_two_and_for_five() {
    let mut wrong = Vec::new();
    for (id, text) in russian() {
        for choice in choices(&text).iter().filter(|choice| choice.contains_key("one")) {
            let two = TWO_FORMS.iter().any(|(known, _)| *known == id);
            let known = ["few", "many", "other"].iter().filter(|form| choice.contains_key(*form)).count();
            let hidden = choice.values().any(|said| said.contains('$')) && !choice["one"].contains('$');
            if known != if two { 1 } else { 2 } || hidden {
                wrong.push(format!("{id}: {choice:?}"));
            }
        }
        let fixed = ONE_FORM.iter().any(|(known, _)| *known == id);
        let outside = text.lines().filter(|line| form(line).is_none());
        wrong.extend(outside.filter_map(bare).filter(|_| !fixed).map(|word| format!("{id}: {word}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_left_out_of_many_rows_agrees_with_its_number() {
    let texts = Texts::new(Language::Russian);
    let said = |count: i64| rodnik::t!(texts, "many-left-closed", count = count);
    let expected = ["1 уже закрыт", "2 уже закрыты", "5 уже закрыто", "11 уже закрыто", "21 уже закрыт"];
    assert_eq!([1, 2, 5, 11, 21].map(said), expected.map(str::to_owned));
}
