//! The rooms of the house and its habits, held by reading the sources. Every check is proven able to fail.
#![forbid(unsafe_code)]

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the project: its path from the root, with `/`, and its text.
struct File {
    path: String,
    text: String,
}

fn file(path: &str, text: &str) -> File {
    File { path: path.into(), text: text.into() }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files of a folder with one of the endings.
fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    collect(&root().join(folder), endings, &mut found);
    assert!(!found.is_empty(), "{folder} is empty");
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<File>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, endings, found);
        } else if path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)) {
            let name =
                path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
            found.push(File { path: name, text: fs::read_to_string(&path).expect("a text") });
        }
    }
}

impl File {
    fn lies_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }

    /// The program's own lines with their numbers: no comments, and nothing after the tests begin.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
        lines.enumerate().filter_map(|(at, line)| {
            let line = line.split(" // ").next().unwrap_or(line);
            (!line.trim_start().starts_with("//")).then_some((at + 1, line))
        })
    }

    fn findings(&self, wrong: impl Fn(&str) -> bool) -> Vec<String> {
        let lines = self.code().filter(|(_, line)| wrong(line));
        lines.map(|(at, line)| format!("{}:{at}: {}", self.path, line.trim())).collect()
    }
}

/// Whether a line names a word, not merely a part of a longer one.
fn names(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        !line[..at].chars().next_back().is_some_and(part)
            && !line[at + word.len()..].chars().next().is_some_and(part)
    })
}

fn everywhere(files: &[File], but: &[&str], wrong: impl Fn(&str) -> bool) -> Vec<String> {
    files.iter().filter(|file| !file.lies_in(but)).flat_map(|file| file.findings(&wrong)).collect()
}

#[track_caller]
fn none(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}

fn sources() -> Vec<File> {
    files("src", &["rs"])
}

#[test]
fn sqlite_is_known_to_the_store_alone() {
    let wrong = |line: &str| names(line, "rusqlite");
    none(&everywhere(&sources(), &["src/store/"], wrong));
    assert_eq!(everywhere(&[file("src/ui/a.rs", "use rusqlite::Row;")], &["src/store/"], wrong).len(), 1);
}

#[test]
fn the_window_toolkit_is_known_to_the_window_alone() {
    let window = ["src/app/", "src/ui/", "src/main.rs"];
    let wrong = |line: &str| names(line, "iced");
    none(&everywhere(&sources(), &window, wrong));
    assert_eq!(everywhere(&[file("src/service/a.rs", "fn f(e: iced::Element) {}")], &window, wrong).len(), 1);
    assert!(!wrong("let priced = 1;"));
}

#[test]
fn the_clock_is_read_in_one_place() {
    let readings = ["Local::now", "Utc::now", "SystemTime::now", "Instant::now"];
    let wrong = |line: &str| readings.iter().any(|reading| line.contains(reading));
    none(&everywhere(&sources(), &["src/clock.rs"], wrong));
    let sample = file("src/service/a.rs", "let now = chrono::Utc::now();\n// Utc::now in a comment\n");
    assert_eq!(everywhere(&[sample], &["src/clock.rs"], wrong).len(), 1);
}

#[test]
fn nothing_opens_a_socket_and_no_library_for_the_network_is_brought_in() {
    let sockets =
        ["std::net", "tokio::net", "os::unix::net", "TcpListener", "TcpStream", "UdpSocket", "UnixStream"];
    // A named pipe of Windows is none; the library keeps it in the same room.
    let wrong = |line: &str| {
        let line = line.replace("tokio::net::windows::named_pipe", "");
        sockets.iter().any(|socket| line.contains(socket))
    };
    none(&everywhere(&sources(), &[], wrong));
    assert!(wrong("use tokio::net::{TcpListener, windows::named_pipe};"));
    assert_eq!(everywhere(&[file("src/a.rs", "use std::net::TcpListener;")], &[], wrong).len(), 1);
    let cargo = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    let network = |line: &str| {
        ["reqwest", "hyper", "ureq", "curl", "rustls", "native-tls", "socket2", "mio"]
            .iter()
            .any(|name| line.split([' ', '=']).next() == Some(name))
            || line.starts_with("tokio") && line.contains("\"net\"")
    };
    // … and is had by the feature of that room, so on Windows alone it may be on.
    let mut windows = false;
    let found = cargo.lines().filter(|line| {
        windows =
            if line.starts_with('[') { *line == "[target.'cfg(windows)'.dependencies]" } else { windows };
        network(line) && !(windows && line.starts_with("tokio"))
    });
    assert_eq!(found.collect::<Vec<_>>(), Vec::<&str>::new());
    assert!(network("ureq = \"3\"") && network("tokio = { features = [\"net\"] }"));
}

/// Files that write CSV and do not defuse what a spreadsheet would take for a formula.
fn undefused(files: &[File]) -> Vec<&str> {
    let writes = |file: &&File| file.code().any(|(_, line)| line.contains("csv::Writer"));
    let defuses = |file: &&File| file.code().any(|(_, line)| names(line, "defused"));
    files.iter().filter(writes).filter(|file| !defuses(file)).map(|file| file.path.as_str()).collect()
}

#[test]
fn every_table_for_people_is_written_with_its_formulas_defused() {
    // The forecasts of a backtest go back to a program under the very codes that it gave.
    assert_eq!(undefused(&sources()), ["src/planning/backtest/replay.rs"]);
    assert_eq!(undefused(&[file("src/a.rs", "let out = csv::Writer::from_writer(file);")]), ["src/a.rs"]);
    let formulas = everywhere(&sources(), &[], |line| line.contains("write_formula"));
    none(&formulas);
}

#[test]
fn a_password_is_compared_by_argon2_alone() {
    let compared = |line: &str| {
        let close = line.replace(' ', "");
        line.contains("verify_password")
            || ["hash==", "hash!=", "==hash", "!=hash", "hash)==", "hash)!="]
                .iter()
                .any(|sign| close.contains(sign))
    };
    let signing_in = files("src/service/signing_in", &["rs"]);
    let found = everywhere(&signing_in, &[], compared);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("secret.rs"), "{found:?}");
    let sample = file("src/service/signing_in/a.rs", "if login.password_hash == typed {}");
    assert_eq!(everywhere(&[sample], &[], compared).len(), 1);
}

#[test]
fn sql_is_written_in_the_store_alone() {
    let words = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "PRAGMA ", "CREATE TABLE ", "BEGIN IMMEDIATE"];
    let wrong = |line: &str| {
        words.iter().any(|word| line.contains(word)) || (line.contains("UPDATE ") && line.contains(" SET "))
    };
    none(&everywhere(&sources(), &["src/store/"], wrong));
    let sample = file("src/service/a.rs", "let sql = \"UPDATE sale SET total = 1\";\nlet b = \"SELECT 1\";");
    assert_eq!(everywhere(&[sample], &["src/store/"], wrong).len(), 2);
}

#[test]
fn only_services_open_connections() {
    let wrong = |line: &str| names(line, "Connection") || line.contains("store::Write");
    let rooms = ["src/service/", "src/store/"];
    none(&everywhere(&sources(), &rooms, wrong));
    let sample =
        file("src/ui/a.rs", "use crate::store::{Connection, Read};\nfn f(tx: &crate::store::Write) {}");
    assert_eq!(everywhere(&[sample], &rooms, wrong).len(), 2);
}

/// Rooms that a line takes something from: `crate::a::B`, and each of `crate::{a, b::C}`.
fn taken_from(line: &str) -> Vec<&str> {
    let mut rooms = Vec::new();
    for (at, marker) in line.match_indices("crate::") {
        let rest = &line[at + marker.len()..];
        let parts: Vec<&str> = match rest.strip_prefix('{') {
            None => vec![rest],
            Some(group) => top_level(group.split_once("};").map_or(group, |(group, _)| group)),
        };
        for part in parts {
            let end = part.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(part.len());
            rooms.push(&part[..end]);
        }
    }
    rooms
}

/// The parts of a list that are parted by commas outside of braces.
fn top_level(group: &str) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0_i32, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(group[from..at].trim());
                from = at + 1;
            }
            _ => (),
        }
    }
    parts.push(group[from..].trim());
    parts
}

/// What each room may know beside itself. `t!` and `coded!` are macros, not rooms.
const ARROWS: [(&str, &[&str]); 12] = [
    ("domain", &["coded"]),
    ("planning", &["domain"]),
    ("workflow", &["domain"]),
    ("store", &["domain", "paths", "private"]),
    ("exchange", &["domain"]),
    ("telephony", &["domain"]),
    ("instance", &["paths", "private"]),
    ("guide", &["i18n"]),
    ("service", &["clock", "domain", "exchange", "i18n", "planning", "private", "store", "workflow"]),
    (
        "wording",
        &[
            "clock",
            "domain",
            "exchange",
            "i18n",
            "planning",
            "service",
            "store",
            "t",
            "telephony",
            "workflow",
        ],
    ),
    (
        "ui",
        &[
            "clock",
            "domain",
            "exchange",
            "guide",
            "i18n",
            "paths",
            "planning",
            "preferences",
            "private",
            "service",
            "store",
            "t",
            "telephony",
            "version",
            "wording",
            "workflow",
        ],
    ),
    (
        "app",
        &[
            "clock",
            "command_line",
            "domain",
            "exchange",
            "i18n",
            "instance",
            "logging",
            "paths",
            "planning",
            "preferences",
            "service",
            "store",
            "t",
            "telephony",
            "ui",
            "version",
            "wording",
            "workflow",
        ],
    ),
];

fn against_the_arrows(files: &[File]) -> Vec<String> {
    let mut findings = Vec::new();
    for (room, known) in ARROWS {
        for file in files.iter().filter(|file| file.lies_in(&[&format!("src/{room}/")])) {
            findings.extend(file.findings(|line| {
                taken_from(line).iter().any(|taken| *taken != room && !known.contains(taken))
            }));
        }
    }
    findings
}

#[test]
fn arrows_point_one_way() {
    none(&against_the_arrows(&sources()));
    let samples = [
        file("src/domain/a.rs", "use crate::store::StoreError;"),
        file("src/planning/a.rs", "use crate::{domain::ids::{A, B}, clock};"),
        file("src/service/a.rs", "let x = crate::wording::refused(t, r);"),
        file("src/ui/screen/a.rs", "use crate::app::Shell;"),
    ];
    assert_eq!(against_the_arrows(&samples).len(), samples.len());
    assert_eq!(against_the_arrows(&[file("src/planning/a.rs", "use crate::domain::ids::A;")]), [""; 0]);
}

/// Where words of the field's language are read or made up, so that they stand in the code: headings of an office's own
/// lists, names of the sample, what people type as a phone, an address or a date.
const READS_RUSSIAN: [&str; 9] = [
    "src/i18n",
    "src/exchange/",
    "src/guide/find.rs",
    "src/service/sample/",
    "src/service/duplicates/",
    "src/service/find/letters.rs",
    "src/service/import",
    "src/domain/phone.rs",
    "src/ui/widget/date_picker/parse.rs",
];

#[test]
fn texts_for_people_stand_in_the_language_files() {
    let wrong = |line: &str| {
        let quoted = line.split('"').skip(1).step_by(2);
        quoted.flat_map(str::chars).any(|c| ('а'..='я').contains(&c) || ('А'..='Я').contains(&c) || c == 'ё')
    };
    none(&everywhere(&sources(), &READS_RUSSIAN, wrong));
    let sample = file("src/ui/a.rs", "text(\"Принят\")\n/// column (Отработан)\nlet a = 1; // \"да\"\n");
    assert_eq!(everywhere(&[sample], &READS_RUSSIAN, wrong).len(), 1);
}

/// SQLite knows a file system and memory only as functions of C, so the simulated ones of the tests need unsafe code; nothing
/// else does.
const UNSAFE: [&str; 3] = ["tests/disk/vfs/shim.rs", "tests/disk/vfs/heap.rs", "tests/boundaries.rs"];

#[test]
fn unsafe_code_stands_in_two_files_of_the_tests() {
    let wrong = |line: &str| names(line, "unsafe");
    for folder in ["src", "tests", "benches"] {
        none(&everywhere(&files(folder, &["rs"]), &UNSAFE, wrong));
    }
    let sample = file("tests/disk/vfs/mod.rs", "#![forbid(unsafe_code)]\nlet a = unsafe { *b };");
    assert_eq!(everywhere(&[sample], &UNSAFE, wrong).len(), 1);
}

fn too_long(files: &[File]) -> Vec<String> {
    let lines = files.iter().map(|file| (file, file.text.lines().count()));
    lines
        .filter(|(_, lines)| *lines > 500)
        .map(|(file, lines)| format!("{}: {lines} lines", file.path))
        .collect()
}

#[test]
fn no_file_is_longer_than_500_lines() {
    none(&too_long(&sources()));
    none(&too_long(&files("src", &["sql"])));
    none(&too_long(&files("tests", &["rs"])));
    assert_eq!(too_long(&[file("a.rs", &"\n".repeat(501)), file("b.rs", &"\n".repeat(500))]).len(), 1);
}

fn begins_a_function(line: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("pub").map_or(line, |rest| rest.trim_start_matches(|sign| sign != ' '));
    ["fn ", "const fn ", "async fn "].iter().any(|opening| line.trim_start().starts_with(opening))
}

/// The functions of more than 60 lines, from the line that names one to its closing brace.
fn long_functions(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let lines: Vec<&str> = file.text.lines().collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| begins_a_function(line)) {
            let closing = format!("{}}}", &line[..line.len() - line.trim_start().len()]);
            let whole = line.ends_with('}') || line.ends_with(';');
            let end = lines[at..].iter().position(|line| *line == closing).filter(|_| !whole);
            let length = end.map_or(1, |end| end + 1);
            found.extend((length > 60).then(|| format!("{}:{}: {length} lines", file.path, at + 1)));
        }
    }
    found
}

#[test]
fn no_function_is_longer_than_60_lines() {
    let mut all = sources();
    all.extend(files("tests", &["rs"]));
    all.extend(files("benches", &["rs"]));
    none(&long_functions(&all));
    let of = |lines: usize| format!("    pub(crate) fn f(\n{}    }}\n", "        x();\n".repeat(lines - 2));
    assert_eq!(long_functions(&[file("a.rs", &of(61)), file("b.rs", &of(60))]), ["a.rs:1: 61 lines"]);
}

#[test]
fn columns_are_named_in_every_statement() {
    let wrong = |line: &str| line.contains("SELECT *") || line.contains(".*,") || line.contains("OFFSET ");
    none(&everywhere(&files("src", &["rs", "sql"]), &[], wrong));
    assert_eq!(everywhere(&[file("src/store/a.sql", "SELECT * FROM sale")], &[], wrong).len(), 1);
}

#[test]
fn nothing_is_silenced_and_nothing_is_left_for_later() {
    let marks = ["#[allow(", "#![allow(", "todo!", "unimplemented!", "#[ignore"];
    let unfounded = |line: &str| line.contains("#[expect(") && !line.contains("reason = ");
    let wrong = |line: &str| unfounded(line) || marks.iter().any(|mark| line.contains(mark));
    none(&everywhere(&sources(), &[], wrong));
    assert_eq!(
        everywhere(&[file("src/a.rs", "#[allow(dead_code)]\nfn f() { todo!() }")], &[], wrong).len(),
        2
    );
    let later = |text: &str| text.lines().any(|line| line.contains("TODO") || line.contains("FIXME"));
    let left: Vec<String> =
        sources().into_iter().filter(|file| later(&file.text)).map(|file| file.path).collect();
    none(&left);
}

/// What the schema does not say: tables that are not strict, tables and indexes without a word on what they are for.
fn unsaid(schema: &str) -> Vec<String> {
    let lines: Vec<&str> = schema.lines().collect();
    let mut findings = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let index = line.starts_with("CREATE INDEX ") || line.starts_with("CREATE UNIQUE INDEX ");
        let table = line.starts_with("CREATE TABLE ");
        if index && !(at > 0 && lines[at - 1].starts_with("-- ")) {
            findings.push(format!("{}: no query is named: {line}", at + 1));
        }
        if table {
            let end = lines[at..].iter().find(|line| line.starts_with(')'));
            if !end.is_some_and(|end| names(end, "STRICT")) {
                findings.push(format!("{}: not strict: {line}", at + 1));
            }
        }
    }
    findings
}

#[test]
fn every_table_is_strict_and_every_index_names_its_query() {
    let schema = fs::read_to_string(root().join("schema.sql")).expect("the schema");
    assert!(schema.matches("CREATE TABLE ").count() > 20);
    none(&unsaid(&schema));
    let sample = "CREATE TABLE a (\n    id INTEGER PRIMARY KEY\n);\nCREATE INDEX b ON a (id);\n-- Lists.\nCREATE INDEX c ON a (id);\n";
    assert_eq!(unsaid(sample).len(), 2);
}

/// Indexes that were made in an office are those of the schema, and the other way round.
#[test]
fn the_schema_is_what_a_fresh_office_has() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("office.rodnik");
    rodnik::store::create(&path, |_| Ok::<_, rodnik::store::StoreError>(())).expect("an office");
    let raw = rusqlite::Connection::open(&path).expect("the file");
    let made: i64 = raw
        .query_row(
            "SELECT count(*) FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
            [],
            |row| row.get(0),
        )
        .expect("a count");
    let schema = fs::read_to_string(root().join("schema.sql")).expect("the schema");
    let said = schema.lines().filter(|line| line.starts_with("CREATE ")).count();
    assert_eq!(usize::try_from(made), Ok(said));
}

/// Commands that no test tries for every role; those of imports are tried where imports are.
fn untried(services: &[File], rights: &str) -> Vec<String> {
    let commands = services.iter().filter(|file| !file.lies_in(&["src/service/import"])).flat_map(File::code);
    let named = commands.filter_map(|(_, line)| line.trim().strip_prefix("impl Command for "));
    let name = |rest: &str| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
    named.map(name).filter(|name| !names(rights, name)).collect()
}

#[test]
fn every_command_is_tried_for_every_role() {
    let rights: String = files("tests/office/rights", &["rs"]).into_iter().map(|file| file.text).collect();
    none(&untried(&files("src/service", &["rs"]), &rights));
    assert_eq!(untried(&[file("src/service/a.rs", "impl Command for Fly {")], &rights), ["Fly"]);
}
