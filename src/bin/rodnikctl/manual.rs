//! The man pages and the completion of the shell name every command and option there is: what stands between their two marks
//! follows from the definition of the arguments. `RODNIK_WRITE_MANUAL=1 cargo test --bin rodnikctl manual` writes them.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use clap::{Arg, Command, CommandFactory};
use rodnik::command_line::in_words;
use rodnik::i18n::{Language, Texts};

use super::arguments::Arguments;

/// The lines around what is written here, in a comment of either form.
const MARKS: [&str; 2] = [" generated: begin\n", " generated: end\n"];

/// A text for roff: nothing in it is taken for a command or a hyphenated dash.
fn roff(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq").replace('"', "\\(dq")
}

fn names(argument: &Arg) -> Vec<String> {
    let short = argument.get_short().map(|name| format!("-{name}"));
    short.into_iter().chain(argument.get_long().map(|name| format!("--{name}"))).collect()
}

/// Its names, and its value where it takes one.
fn heading(argument: &Arg) -> String {
    let values = argument.get_value_names().unwrap_or_default().iter();
    let value = values.map(|name| format!("\\fI{}\\fR", roff(name))).collect::<Vec<_>>().join(" ");
    if argument.is_positional() {
        return if argument.is_required_set() { value } else { format!("[{value}]") };
    }
    let names =
        names(argument).iter().map(|name| format!("\\fB{}\\fR", roff(name))).collect::<Vec<_>>().join(", ");
    if argument.get_action().takes_values() { format!("{names} {value}") } else { names }
}

fn arguments(command: &Command, page: &mut String) {
    for argument in command.get_arguments() {
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(page, ".TP\n{}\n{}", heading(argument), roff(&help));
    }
}

/// Every command with its options, under the names that lead to it.
fn commands(command: &Command, path: &str, page: &mut String) {
    for job in command.get_subcommands() {
        let path = format!("{path}{}", job.get_name());
        let about = job.get_about().map(ToString::to_string).unwrap_or_default();
        if !about.is_empty() {
            let _ = writeln!(page, ".SS \"{}\"\n{}", roff(&path), roff(&about));
        }
        arguments(job, page);
        commands(job, &format!("{path} "), page);
    }
}

/// The marked part of a man page.
fn page(command: &Command) -> String {
    let mut page = String::new();
    arguments(command, &mut page);
    commands(command, "", &mut page);
    page
}

/// What may follow a command, a line for each.
fn completion(command: &Command, path: &str, lines: &mut String) {
    let jobs = command.get_subcommands().map(|job| job.get_name().to_owned());
    let options = command.get_arguments().flat_map(names);
    let values = command.get_arguments().filter(|argument| argument.is_positional());
    let values = values.flat_map(|argument| argument.get_possible_values());
    let values = values.map(|value| value.get_name().to_owned());
    let words = jobs.chain(values).chain(options).collect::<Vec<_>>().join(" ");
    let _ = writeln!(lines, "        '{path}') words='{words}' ;;");
    for job in command.get_subcommands() {
        completion(job, format!("{path} {}", job.get_name()).trim_start(), lines);
    }
}

/// Holds a file to what its marked part is to be, or writes it.
#[track_caller]
fn hold(file: &str, part: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/linux").join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
    let (before, rest) = text.split_once(MARKS[0]).unwrap_or_else(|| panic!("{file} has no mark"));
    let (old, after) = rest.split_once(MARKS[1]).unwrap_or_else(|| panic!("{file} has one mark"));
    let (old, opening) = old.rsplit_once('\n').unwrap_or(("", old));
    let old = if old.is_empty() { String::new() } else { format!("{old}\n") };
    if std::env::var_os("RODNIK_WRITE_MANUAL").is_some() {
        let text = format!("{before}{}{part}{opening}{}{after}", MARKS[0], MARKS[1]);
        fs::write(&path, text).unwrap_or_else(|error| panic!("{file}: {error}"));
    } else if old != part {
        panic!("{file} is stale: RODNIK_WRITE_MANUAL=1 cargo test --bin rodnikctl manual");
    }
}

#[test]
fn the_man_page_of_the_command_line_names_every_command_and_option() {
    for (language, file) in
        [(Language::English, "man/rodnikctl.1"), (Language::Russian, "man/ru/rodnikctl.1")]
    {
        let part = page(&in_words(Arguments::command(), &Texts::new(language), "ctl"));
        assert!(part.contains(".SS \"person export\"") && part.contains("\\fB\\-\\-dry\\-run\\fR"), "{part}");
        hold(file, &part);
    }
}

#[cfg(feature = "gui")]
#[test]
fn the_man_page_of_the_window_names_every_option() {
    for (language, file) in [(Language::English, "man/rodnik.1"), (Language::Russian, "man/ru/rodnik.1")] {
        let command = rodnik::app::Arguments::command();
        hold(file, &page(&in_words(command, &Texts::new(language), "start")));
    }
}

#[test]
fn the_shell_completes_every_command_and_option() {
    let mut lines = String::new();
    completion(&Arguments::command(), "", &mut lines);
    assert!(lines.contains("'person anonymise') words='--person --yes'"), "{lines}");
    hold("rodnikctl.bash", &lines);
}
