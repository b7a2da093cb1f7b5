//! What the desktop program is told when it is started.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Parser;

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

/// An appearance asked for at the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Look {
    /// Light.
    Light,
    /// Dark.
    Dark,
}
