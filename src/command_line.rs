//! What both programs have in common on the command line: the words of the help in the user's language.

use clap::Command;

use crate::i18n::{Language, Texts};

/// The texts of the language that is asked for with `--lang`, otherwise of the system's. It is looked for before anything is
/// parsed, so that also a wrong use is explained in it.
#[must_use]
pub fn texts(spoken: &[String]) -> Texts {
    let asked = spoken.iter().enumerate().find_map(|(at, argument)| match argument.strip_prefix("--lang=") {
        Some(code) => Language::from_code(code),
        None if argument == "--lang" => spoken.get(at + 1).and_then(|code| Language::from_code(code)),
        None => None,
    });
    Texts::new(asked.unwrap_or_else(Language::from_system))
}

/// A command with its words: what it does under `id`, a subcommand under `id-name`, an argument under
/// `id-argument-name`, or under `ctl-argument-name` if it means the same to all commands.
#[must_use]
pub fn in_words(command: Command, texts: &Texts, id: &str) -> Command {
    let named = |id: String| if texts.has(&id) { texts.text(&id) } else { String::new() };
    let about = named(id.to_owned());
    let jobs: Vec<String> = command.get_subcommands().map(|job| job.get_name().to_owned()).collect();
    let mut command = command.about(about).mut_args(|argument| {
        let help = match argument.get_id().as_str() {
            "help" => texts.text("ctl-argument-help"),
            "version" => texts.text("ctl-argument-version"),
            own => {
                let own = own.replace('_', "-");
                let special = format!("{id}-argument-{own}");
                if texts.has(&special) {
                    texts.text(&special)
                } else {
                    texts.text(&format!("ctl-argument-{own}"))
                }
            }
        };
        argument.help(help)
    });
    for job in jobs {
        let id = format!("{id}-{job}");
        command = command.mut_subcommand(job, |job| in_words(job, texts, &id));
    }
    command
}
