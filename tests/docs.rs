//! The help says what the program does: its pages are there in both languages, their links and pictures lead somewhere,
//! and the keys and words that they name are the program's own.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rodnik::exchange::columns::{ClientColumn, Column, DeliveryColumn, Mapping};
use rodnik::guide::Page;
use rodnik::guide::find::find;
use rodnik::guide::markdown::{Block, Span, read};
use rodnik::i18n::{Language, Texts};
use rodnik::service::import::ImportKind;
use rodnik::wording::list_template_bytes;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn folder(language: Language) -> PathBuf {
    root().join("docs").join(language.code())
}

/// Every page of every language with all its blocks, the title first.
fn pages() -> impl Iterator<Item = (Language, Page, Vec<Block>)> {
    Language::ALL
        .into_iter()
        .flat_map(|language| Page::ALL.iter().map(move |page| (language, *page, read(page.source(language)))))
}

fn spans(blocks: &[Block]) -> impl Iterator<Item = &Span> {
    blocks.iter().flat_map(Block::spans)
}

/// The texts of the files with one of these endings, below a folder.
fn texts(folder: &Path, ending: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, ending, found);
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_page_of_the_folders_is_built_in_and_there_in_both_languages() {
    for language in Language::ALL {
        let there: BTreeSet<String> = fs::read_dir(folder(language))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".md"))
            .collect();
        let built_in: BTreeSet<String> = Page::ALL.iter().map(|page| page.file().to_owned()).collect();
        assert_eq!(there, built_in, "{language}");
    }
}

#[test]
fn the_pages_of_both_languages_are_built_alike() {
    let shape = |page: Page, language: Language| -> Vec<(usize, usize)> {
        let blocks = page.blocks(language);
        let shape = blocks.iter().map(|block| match block {
            Block::Heading { level, .. } => (*level, 0),
            Block::Paragraph(_) => (10, 0),
            Block::Item { number, .. } => (11, usize::from(number.is_some())),
            Block::Table { rows, .. } => (12, rows.len()),
            Block::Code(_) => (13, 0),
            Block::Picture { .. } => (14, 0),
        });
        shape.collect()
    };
    for page in Page::ALL.iter().copied() {
        assert_eq!(shape(page, Language::Russian), shape(page, Language::English), "{page:?}");
    }
}

#[test]
fn a_page_begins_with_its_title_and_uses_nothing_that_the_window_cannot_show() {
    for (language, page, blocks) in pages() {
        assert!(matches!(&blocks[0], Block::Heading { level: 1, .. }), "{language} {page:?}");
        let deeper =
            blocks[1..].iter().all(|block| !matches!(block, Block::Heading { level: 0 | 1 | 4.., .. }));
        assert!(deeper, "{language} {page:?}: one title, and headings of two depths");
        for words in spans(&blocks).map(Span::words).chain(std::iter::once(page.title(language))) {
            let left = ["**", "`", "](", "<", "&nbsp;"].iter().find(|mark| words.contains(**mark));
            assert_eq!(left, None, "{language} {page:?}: {words}");
        }
        for block in &blocks {
            if let Block::Table { head, rows } = block {
                assert!(rows.iter().all(|row| row.len() == head.len()), "{language} {page:?}: {head:?}");
            }
        }
    }
}

#[test]
fn every_link_and_picture_leads_somewhere_and_every_page_is_led_to() {
    for language in Language::ALL {
        let mut led_to = BTreeSet::from([Page::Contents.file()]);
        let mut shown = BTreeSet::new();
        for page in Page::ALL.iter().copied() {
            let blocks = page.blocks(language);
            for span in spans(&blocks) {
                let Span::Link { target, .. } = span else { continue };
                let is_there = folder(language).join(target).is_file();
                assert!(is_there, "{language} {page:?}: {target}");
                led_to.extend(Page::of_file(target).map(Page::file));
            }
            for block in &blocks {
                let Block::Picture { about, file } = block else { continue };
                assert!(folder(language).join(file).is_file(), "{language} {page:?}: {file}");
                assert!(!about.is_empty(), "{file} says what it shows");
                shown.insert(file.trim_start_matches("pictures/").to_owned());
            }
        }
        assert_eq!(led_to.len(), Page::ALL.len(), "{language}: {led_to:?}");
        let pictures: BTreeSet<String> = fs::read_dir(folder(language).join("pictures"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(pictures, shown, "{language}: every picture is shown");
    }
}

/// How the names of keys begin; other words between backticks are commands and files.
const KEYS: [&str; 24] = [
    "Ctrl ",
    "Alt ",
    "Shift ",
    "Enter",
    "Esc",
    "Tab",
    "Ins",
    "Del",
    "↑",
    "↓",
    "←",
    "→",
    "PgUp",
    "PgDn",
    "Home",
    "End",
    "Space",
    "Backspace",
    "F1",
    "F2",
    "F3",
    "F4",
    "F6",
    "F9",
];

/// The keys that the window's sources name on buttons and in the help; digits stand for the rows of digits there.
fn keys_of_the_program() -> BTreeSet<String> {
    let mut sources = Vec::new();
    texts(&root().join("src/ui"), "rs", &mut sources);
    let quoted = sources.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
    let keys: BTreeSet<String> = quoted.filter(|word| is_key(word)).map(str::to_owned).collect();
    let digits =
        (1..=9).flat_map(|digit| [format!("{digit}"), format!("Ctrl {digit}"), format!("Alt {digit}")]);
    keys.into_iter().chain(digits).collect()
}

fn is_key(word: &str) -> bool {
    let is_digit = word.len() == 1 && word.chars().all(|sign| sign.is_ascii_digit());
    is_digit || KEYS.iter().any(|key| word.starts_with(key))
}

#[test]
fn every_key_that_is_named_is_one_of_the_program() {
    let known = keys_of_the_program();
    assert!(known.contains("F2") && known.contains("Ctrl Enter") && !known.contains("Ctrl J"), "{known:?}");
    for (language, page, blocks) in pages() {
        for span in spans(&blocks) {
            if let Span::Code(key) = span
                && is_key(key)
            {
                assert!(known.contains(key), "{language} {page:?}: {key}");
            }
        }
    }
}

#[test]
fn every_word_that_is_named_is_one_of_the_program() {
    for (language, page, blocks) in pages() {
        let all: String = language.sources().iter().map(|(_, source)| *source).collect();
        for span in spans(&blocks) {
            if let Span::Strong(word) = span {
                assert!(all.contains(word.as_str()), "{language} {page:?}: {word}");
            }
        }
    }
}

#[test]
fn every_command_that_is_named_is_there() {
    let arguments = fs::read_to_string(root().join("src/bin/rodnikctl/arguments.rs")).unwrap().to_lowercase();
    for (language, page, blocks) in pages() {
        for line in
            blocks.iter().filter_map(|block| if let Block::Code(code) = block { Some(code) } else { None })
        {
            for command in line.lines() {
                let words: Vec<&str> = command.split_whitespace().collect();
                assert_eq!(words[0], "rodnikctl", "{language} {page:?}: {command}");
                let valued = ["--office", "--lang"].contains(&words[1]);
                let job = words[if valued { 3 } else { 1 }];
                assert!(arguments.contains(&format!("    {job}")), "{language} {page:?}: {command}");
                for option in words.iter().filter_map(|word| word.strip_prefix("--")) {
                    let is_there = arguments.contains(&option.replace('-', "_"));
                    assert!(is_there, "{language} {page:?}: --{option} in {command}");
                }
            }
        }
    }
}

#[test]
fn the_page_of_lists_names_every_column_and_the_templates_are_those_of_the_program() {
    for language in Language::ALL {
        let words = Texts::new(language);
        let page: String = Page::Import.blocks(language).iter().map(|block| block.text() + "\n").collect();
        let clients = ClientColumn::all().iter().map(|column| column.message_id());
        for id in clients.chain(DeliveryColumn::all().iter().map(|column| column.message_id())) {
            assert!(page.contains(&words.text(&id)), "{language}: {}", words.text(&id));
        }
        for (kind, name) in [(ImportKind::Clients, "clients"), (ImportKind::Deliveries, "deliveries")] {
            for ending in ["csv", "xlsx"] {
                let path = folder(language).join(format!("templates/{name}.{ending}"));
                let made = list_template_bytes(kind, &words, &path).unwrap();
                // A workbook says on which system it was packed.
                if ending == "csv" || cfg!(unix) {
                    assert!(fs::read(&path).unwrap() == made, "{}: to the byte", path.display());
                }
            }
        }
    }
}

#[test]
fn every_heading_of_a_template_is_recognised_as_what_it_says() {
    fn all<C: Column>(words: &Texts) {
        let headings: Vec<String> = C::all().iter().map(|column| words.text(&column.message_id())).collect();
        let (mapping, ambiguities) = Mapping::<C>::recognise(&headings);
        assert_eq!(ambiguities, []);
        for (at, column) in C::all().iter().enumerate() {
            assert_eq!(mapping.meaning(at), Some(*column), "{}", headings[at]);
        }
    }
    for words in Language::ALL.map(Texts::new) {
        all::<ClientColumn>(&words);
        all::<DeliveryColumn>(&words);
    }
}

#[test]
fn a_search_finds_headings_first_and_every_word_of_it() {
    let hits = find(Language::Russian, "водител", 50);
    assert_eq!(hits[0].shown, "Сдача водителя");
    assert!(hits.len() > 3 && hits.iter().any(|hit| hit.page == Page::Directories));
    let both = find(Language::English, "template excel", 50);
    assert!(both.iter().all(|hit| hit.page == Page::Import), "{both:?}");
    assert!(!both.is_empty());
    assert_eq!(find(Language::English, "zeppelin", 50), []);
    assert_eq!(find(Language::English, "  ", 50), []);
    assert_eq!(find(Language::English, "the", 7).len(), 7);
}
