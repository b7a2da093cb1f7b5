//! Every field whose change the history keeps is called by a name in both languages: the sources are read for what they
//! tell, and a field that nobody named is found before a user reads its code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rodnik::i18n::{Language, Texts};
use rodnik::service::client_change::ClientField;
use rodnik::service::papers::Requisite;
use rodnik::service::rights::Right;
use rodnik::wording::history_field;

const CALL: &str = "work.changed(";

fn services() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/service")
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            let source = fs::read_to_string(&path).unwrap();
            found.push((path.display().to_string(), source));
        }
    }
}

/// The command in whose file, above the place, a field is told of; without one, any may be.
fn command(above: &str) -> &str {
    let name = above.rsplit_once("const NAME: &'static str = \"").and_then(|(_, rest)| rest.split_once('"'));
    name.map_or("", |(name, _)| name)
}

/// The first argument of a call.
fn argument(call: &str) -> &str {
    let mut depth = 0;
    let end = call.find(|sign| {
        depth += match sign {
            '(' | '[' => 1,
            ')' | ']' => -1,
            _ => 0,
        };
        sign == ',' && depth == 0
    });
    call[..end.unwrap_or(call.len())].trim()
}

fn literals(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').skip(1).step_by(2)
}

/// The keys of settings that a source names as `key::NAME`, with what they stand for.
fn keys(source: &str, rules: &str) -> Vec<String> {
    let named = source.split("key::").skip(1).filter_map(|rest| {
        let end = rest.find(|sign: char| !(sign.is_ascii_uppercase() || sign == '_'))?;
        Some(&rest[..end]).filter(|name| !name.is_empty())
    });
    let named: BTreeSet<&str> = named.collect();
    // The same name may stand for something else than a key.
    let value = |name: &str| {
        let places = [source, rules].into_iter();
        let after = |opening: &str| {
            let opening = format!("const {name}: {opening}");
            places.clone().find_map(|text| text.split_once(opening.as_str())).map(|(_, rest)| rest)
        };
        let one = after("&str = ").and_then(|rest| rest.split(';').next());
        let several = || after("[&str; ").and_then(|rest| rest.split(';').next());
        Some(literals(one.or_else(several)?).map(str::to_owned).collect::<Vec<_>>())
    };
    named.into_iter().filter_map(value).flatten().filter(|key| key.contains('.')).collect()
}

/// The fields that an argument stands for, with the commands that tell of them; `None`: nobody knows.
fn fields(argument: &str, action: &str, source: &str, rules: &str) -> Option<Vec<(String, String)>> {
    let of = |action: &str, fields: Vec<String>| {
        fields.into_iter().map(|field| (action.to_owned(), field)).collect::<Vec<_>>()
    };
    if let Some(literal) = argument.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        // Told line by line, and pause by pause, without the name of the field.
        let own = matches!(literal, "line" | "pauses");
        return Some(if own { Vec::new() } else { of(action, vec![literal.to_owned()]) });
    }
    let codes = |codes: Vec<&str>| codes.into_iter().map(str::to_owned).collect();
    Some(match argument {
        "right.code()" => of(action, codes(Right::ALL.map(Right::code).to_vec())),
        "&standing.kind.name" | "&product.product.name" | "&line.name" => {
            of(action, codes(vec!["Вода 19 л"]))
        }
        "&before.day.to_string()" => of(action, codes(vec!["2026-12-31"])),
        "&format!(\"company_{}\", one.code())" => {
            of(action, Requisite::ALL.iter().map(|one| format!("company_{}", one.code())).collect())
        }
        "JOURNAL_FOLDER" => of(action, codes(vec!["journal_folder"])),
        "key" => of(action, keys(source, rules)),
        // Of a directory: what its function of that name lists.
        "field" => {
            let listed = source.split_once("fn fields(")?.1;
            let listed: Vec<_> =
                listed.split("(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let action = |field: &str| if field == "roles" { "save_employee" } else { "save_entry" };
            listed.into_iter().map(|field| (action(field).to_owned(), field.to_owned())).collect()
        }
        _ if argument == "field.code()" || argument.starts_with("ClientField::") => {
            of("change_address", ClientField::ALL.iter().map(|field| field.code().to_owned()).collect())
        }
        _ => return None,
    })
}

/// All fields of the sources with their commands, and the arguments that are not understood.
fn told(sources: &[(String, String)]) -> (Vec<(String, String)>, Vec<String>) {
    let rules = sources.iter().find(|(path, _)| path.replace('\\', "/").ends_with("service/rules.rs"));
    let rules = rules.map_or("", |(_, source)| source.as_str());
    let (mut known, mut strange) = (Vec::new(), Vec::new());
    for (path, source) in sources {
        for (at, _) in source.match_indices(CALL) {
            let argument = argument(&source[at + CALL.len()..]);
            match fields(argument, command(&source[..at]), source, rules) {
                Some(found) => known.extend(found),
                None => strange.push(format!("{path}: {argument}")),
            }
        }
    }
    (known, strange)
}

#[test]
fn every_field_of_the_history_has_a_name_in_both_languages() {
    let mut found = Vec::new();
    sources(&services(), &mut found);
    let (known, strange) = told(&found);
    assert!(strange.is_empty(), "which fields do these stand for? {strange:#?}");
    for expected in
        ["price", "total", "churn.stage_days", "backup.keep", "debts.calls_week", "calls.quiet_to"]
    {
        assert!(known.iter().any(|(_, field)| field == expected), "the search finds {expected}: {known:#?}");
    }
    for language in Language::ALL {
        let texts = Texts::new(language);
        let nameless: Vec<_> =
            known.iter().filter(|(action, field)| history_field(&texts, action, field).is_none()).collect();
        assert!(nameless.is_empty(), "{language}: without a name: {nameless:#?}");
    }
}

#[test]
fn a_field_without_a_name_is_found() {
    let source = "const NAME: &'static str = \"save_entry\"; work.changed(\"colour\", 1, 2); work.changed(tint, 1, 2);";
    let (known, strange) = told(&[("a.rs".into(), source.into())]);
    assert_eq!(known, [("save_entry".to_owned(), "colour".to_owned())]);
    assert_eq!(strange, ["a.rs: tint"]);
    assert_eq!(history_field(&Texts::new(Language::Russian), "save_entry", "colour"), None);
}

#[test]
fn a_directory_does_not_borrow_the_names_of_the_clients_card() {
    let texts = Texts::new(Language::Russian);
    assert_eq!(history_field(&texts, "save_entry", "code").as_deref(), Some("Код"));
    assert_eq!(history_field(&texts, "change_address", "code").as_deref(), Some("Код адреса"));
}
