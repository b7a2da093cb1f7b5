//! What can be said on the command line. The words for people stand in the language files under `ctl-…`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use rodnik::command_line::{self, in_words};
use rodnik::i18n::{Language, Texts};

#[derive(Parser)]
#[command(name = "rodnikctl", version = rodnik::version(), disable_help_subcommand = true)]
pub struct Arguments {
    /// The office file.
    #[arg(long, global = true, value_name = "FILE")]
    pub office: Option<PathBuf>,
    /// Who does it; the first user otherwise.
    #[arg(long = "as", global = true, value_name = "USER")]
    pub user: Option<String>,
    /// ru or en.
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<Tongue>,
    /// The day to take for today.
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<NaiveDate>,
    #[command(subcommand)]
    pub command: Job,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Tongue {
    Ru,
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Ru => Self::Russian,
            Tongue::En => Self::English,
        }
    }
}

#[derive(Subcommand)]
pub enum Job {
    Init(Init),
    List(List),
    Plan(Plan),
    Sell(Sell),
    Replan(Replan),
    Import(Import),
    Template(Template),
    Backup(Backup),
    Backups(Backups),
    Restore(RestoreBackup),
    Salvage,
    Check(Check),
    Recover(Recover),
    Journal(Journal),
    Backtest(Backtest),
    #[command(subcommand)]
    Person(Person),
    Password(Password),
    #[cfg(feature = "encrypted")]
    Encrypt,
    #[cfg(feature = "encrypted")]
    Decrypt,
    #[cfg(feature = "encrypted")]
    OfficePassword,
}

#[derive(Args)]
pub struct Init {
    #[arg(long)]
    pub sample: bool,
    #[cfg(feature = "encrypted")]
    #[arg(long)]
    pub encrypted: bool,
    #[arg(long, requires = "sample", value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub addresses: Option<u32>,
    #[arg(long, requires = "sample", value_name = "S")]
    pub seed: Option<u64>,
    #[arg(long, conflicts_with = "sample", value_name = "NAME")]
    pub name: Option<String>,
    #[arg(long, conflicts_with = "sample", value_name = "CODE")]
    pub area_code: Option<String>,
    #[arg(long, conflicts_with = "sample", value_name = "NAME")]
    pub first_user: Option<String>,
    #[arg(long, conflicts_with = "sample", value_name = "PRICE")]
    pub bottle_price: Option<String>,
}

#[derive(Args)]
pub struct List {
    pub tab: Tab,
    #[arg(long, value_name = "D")]
    pub date: Option<NaiveDate>,
    #[arg(long, value_name = "M")]
    pub manager: Option<String>,
    #[arg(long, value_name = "R")]
    pub route: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tab {
    Active,
    Overdue,
    Churn,
    Birthdays,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Table,
    Json,
    Csv,
}

#[derive(Args)]
pub struct Plan {
    #[arg(required_unless_present = "case", conflicts_with = "case", value_name = "ADDRESS")]
    pub address: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub case: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: Format,
}

#[derive(Args)]
pub struct Sell {
    #[arg(value_name = "ADDRESS")]
    pub address: String,
    #[arg(long, value_name = "D")]
    pub date: NaiveDate,
    #[arg(long = "line", required = true, value_name = "CODE=QTY", value_parser = line)]
    pub lines: Vec<(String, i64)>,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub returned: i64,
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: Format,
}

#[derive(Args)]
pub struct Replan {
    #[arg(long, required = true)]
    pub all: bool,
    #[arg(long)]
    pub recalibrate: bool,
}

#[derive(Args)]
pub struct Import {
    pub kind: Kind,
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "OUT")]
    pub refused: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: Format,
}

#[derive(Args)]
pub struct Template {
    pub kind: Kind,
    #[arg(value_name = "FILE")]
    pub template: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    Clients,
    Deliveries,
}

#[derive(Args)]
pub struct Backup {
    #[arg(long)]
    pub if_changed: bool,
}

#[derive(Args)]
pub struct Backups {
    #[arg(long)]
    pub inside: bool,
    #[arg(long)]
    pub prove: bool,
}

#[derive(Args)]
pub struct RestoreBackup {
    #[arg(value_name = "FILE")]
    pub backup: Option<PathBuf>,
    #[arg(long)]
    pub other_office: bool,
    #[arg(long)]
    pub journal: bool,
}

#[derive(Args)]
pub struct Check {
    #[arg(long = "backup", value_name = "FILE")]
    pub compared_with: Option<PathBuf>,
    #[arg(long = "journal", requires = "compared_with", value_name = "FOLDER")]
    pub journals: Vec<PathBuf>,
}

#[derive(Args)]
pub struct Recover {
    #[arg(long, value_name = "BACKUP")]
    pub from: PathBuf,
    #[arg(long = "journal", value_name = "FOLDER")]
    pub journals: Vec<PathBuf>,
    #[arg(long = "to", value_name = "FILE")]
    pub recovered: PathBuf,
}

#[derive(Args)]
pub struct Journal {
    #[arg(long, value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    #[arg(long, conflicts_with = "folder")]
    pub beside: bool,
}

#[derive(Args)]
pub struct Backtest {
    #[arg(value_name = "SALES")]
    pub sales: PathBuf,
    #[arg(long, value_name = "F")]
    pub addresses: Option<PathBuf>,
    #[arg(long, value_name = "F")]
    pub holidays: Option<PathBuf>,
    #[arg(long, value_name = "PREDICTIONS")]
    pub out: Option<PathBuf>,
}

#[derive(Subcommand)]
pub enum Person {
    Export(PersonExport),
    Anonymise(PersonAnonymise),
}

/// A client by an address, or one of its contact persons.
#[derive(Args)]
pub struct Whom {
    #[arg(value_name = "ADDRESS")]
    pub address: String,
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
}

#[derive(Args)]
pub struct PersonExport {
    #[command(flatten)]
    pub whom: Whom,
    #[arg(long = "to", value_name = "FILE")]
    pub write_to: Option<PathBuf>,
}

#[derive(Args)]
pub struct PersonAnonymise {
    #[command(flatten)]
    pub whom: Whom,
    #[arg(long)]
    pub yes: bool,
}

#[derive(Args)]
pub struct Password {
    #[arg(long = "user", value_name = "NAME")]
    pub whose: String,
    #[arg(long)]
    pub remove: bool,
}

fn line(text: &str) -> Result<(String, i64), String> {
    let (code, quantity) = text.split_once('=').ok_or("CODE=QTY")?;
    let quantity = quantity.trim().parse().map_err(|_| "CODE=QTY")?;
    Ok((code.trim().to_owned(), quantity))
}

/// Reads the command line, in the words of the user's language.
pub fn parse() -> Result<(Arguments, Texts), clap::Error> {
    let texts = command_line::texts();
    let matches = in_words(Arguments::command(), &texts, "ctl").try_get_matches()?;
    Ok((Arguments::from_arg_matches(&matches)?, texts))
}
