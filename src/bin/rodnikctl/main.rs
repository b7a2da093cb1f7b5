//! The office without a window: the same library calls as the desktop program.
//!
//! Answers go to standard output; an error is one sentence on standard error and exit code 1, wrong use is 2.
#![forbid(unsafe_code)]

mod arguments;
mod backup;
mod encryption;
mod import;
mod lists;
// The packages are made without the encryption of offices, and so are their pages.
#[cfg(all(test, not(feature = "encrypted")))]
mod manual;
mod office;
mod output;
mod people;
mod planning;
mod recover;

use std::io::Write;
use std::process::ExitCode;

use arguments::{Arguments, Job};
use rodnik::i18n::Texts;

/// Exit code of what was refused or failed.
const NOT_DONE: u8 = 1;
/// Exit code of a wrong use.
const WRONG_USE: u8 = 2;

/// A sentence for people: why it was not done, and the exit code that goes with it.
pub struct Sentence {
    text: String,
    code: u8,
}

impl Sentence {
    /// It was asked for in a wrong way, which the parser of the arguments alone cannot see.
    pub fn wrong_use(text: String) -> Self {
        Self { text, code: WRONG_USE }
    }
}

impl From<String> for Sentence {
    fn from(text: String) -> Self {
        Self { text, code: NOT_DONE }
    }
}

fn main() -> ExitCode {
    let (arguments, texts) = match arguments::parse() {
        Ok(parsed) => parsed,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { WRONG_USE } else { 0 });
        }
    };
    match run(&arguments, &texts) {
        Ok(answer) => answered(&answer.text, answer.good),
        Err(Sentence { text, code }) => {
            let _ = writeln!(std::io::stderr(), "{}", text.replace('\n', " "));
            ExitCode::from(code)
        }
    }
}

/// What a job says, and whether all is well.
pub struct Answer {
    text: String,
    good: bool,
}

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Self { text, good: true }
    }
}

fn answered(text: &str, good: bool) -> ExitCode {
    let mut out = std::io::stdout().lock();
    // A reader that has seen enough (`| head`) closes the pipe; that is no error.
    let _ = out.write_all(text.as_bytes());
    if !text.is_empty() && !text.ends_with('\n') {
        let _ = out.write_all(b"\n");
    }
    let _ = out.flush();
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run(arguments: &Arguments, texts: &Texts) -> Result<Answer, Sentence> {
    encryption::unlock(arguments, texts)?;
    match &arguments.command {
        Job::Init(init) => office::init(arguments, init, texts).map(Answer::from),
        Job::List(list) => lists::list(arguments, list, texts).map(Answer::from),
        Job::Plan(plan) => planning::plan(arguments, plan, texts).map(Answer::from),
        Job::Sell(sell) => office::sell(arguments, sell, texts).map(Answer::from),
        Job::Replan(replan) => office::replan(arguments, replan, texts).map(Answer::from),
        Job::Import(import) => import::import(arguments, import, texts).map(Answer::from),
        Job::Template(wish) => import::template(wish, texts).map(Answer::from),
        Job::Person(person) => people::person(arguments, person, texts).map(Answer::from),
        Job::Password(password) => people::password(arguments, password, texts).map(Answer::from),
        Job::Backup(wish) => backup::make(arguments, wish, texts).map(Answer::from),
        Job::Backups(wish) => backup::list(arguments, wish, texts),
        Job::Restore(wish) => backup::put_back(arguments, wish, texts).map(Answer::from),
        Job::Salvage => backup::save(arguments, texts).map(Answer::from),
        Job::Check(check) => office::check(arguments, check, texts),
        Job::Recover(recover) => recover::recover(arguments, recover, texts),
        Job::Journal(journal) => recover::journal(arguments, journal, texts),
        #[cfg(feature = "encrypted")]
        Job::Encrypt => encryption::begin(arguments, texts).map(Answer::from),
        #[cfg(feature = "encrypted")]
        Job::Decrypt => encryption::end(arguments, texts).map(Answer::from),
        #[cfg(feature = "encrypted")]
        Job::OfficePassword => encryption::change(arguments, texts).map(Answer::from),
        Job::Backtest(backtest) => planning::backtest(backtest, texts).map(Answer::from),
    }
}
