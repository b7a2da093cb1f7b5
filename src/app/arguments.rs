//! What the desktop program is told when it is started.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{CommandFactory, FromArgMatches, Parser};

use crate::command_line::{self, in_words};

/// The desk of a water-delivery office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Parser)]
#[command(name = "rodnik", version = crate::version())]
pub struct Arguments {
    /// The office to open; the last one otherwise.
    pub office: Option<PathBuf>,
    /// Open the sample office, made at the first time.
    #[arg(long, conflicts_with = "office")]
    pub sample: bool,
    /// ru or en.
    #[arg(long)]
    pub lang: Option<String>,
    /// Light or dark.
    #[arg(long)]
    pub theme: Option<Look>,
    /// The day to take for today.
    #[arg(long)]
    pub today: Option<NaiveDate>,
}

impl Arguments {
    /// Reads the command line, in the words of the user's language.
    ///
    /// # Errors
    /// A wrong use; also what is told instead of a start: the help or the version.
    pub fn read() -> Result<Self, clap::Error> {
        let matches = in_words(Self::command(), &command_line::texts(), "start").try_get_matches()?;
        Self::from_arg_matches(&matches)
    }
}

/// An appearance asked for at the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Look {
    /// Light.
    Light,
    /// Dark.
    Dark,
}
