//! Everything that was found, as a sheet for Excel: it is read to its end for that.

use chrono::NaiveDateTime;

use super::State;
use super::view::who;
use crate::clock;
use crate::exchange::sheet::{Cell, Sheet};
use crate::i18n::Texts;
use crate::service::log::{LogEntry, LogRequest, MOST, log_whole};
use crate::service::{OfficeLink, Refusal, Watch};
use crate::t;
use crate::ui::screen::Context;
use crate::wording::{command, history_line};

/// What a sheet of the history is made from, away from the window.
pub struct Making {
    office: OfficeLink,
    request: LogRequest,
    title: Vec<String>,
    texts: Texts,
}

impl State {
    /// The sheet of what was found last, to be made; `None`: nothing was.
    pub fn making(&self, name: String, context: &Context<'_>) -> Option<Making> {
        let request = LogRequest { before: None, ..self.sought.clone()? };
        let title = self.said(name, &request, context);
        Some(Making { office: context.office.clone(), request, title, texts: context.texts.clone() })
    }

    /// What was looked for, in words.
    fn said(&self, name: String, request: &LogRequest, context: &Context<'_>) -> Vec<String> {
        let texts = context.texts;
        let mut said = vec![name];
        let day = |day| texts.date(day);
        let to = request.to.unwrap_or(context.today);
        said.push(match request.from {
            Some(from) => t!(texts, "log-sheet-days", from = day(from), to = day(to)),
            None => t!(texts, "log-sheet-until", to = day(to)),
        });
        if let Some((_, name)) = self.choices.people.iter().find(|(id, _)| Some(*id) == request.user) {
            said.push(t!(texts, "log-sheet-who", name = name.as_str()));
        }
        if let Some(action) = request.actions.first() {
            said.push(t!(texts, "log-sheet-what", what = command(texts, action)));
        }
        if !request.words.trim().is_empty() {
            said.push(t!(texts, "log-sheet-words", words = request.words.trim()));
        }
        said
    }
}

impl Making {
    /// Reads it to its end and makes the sheet. Blocks; the watch is told how far the reading is.
    ///
    /// # Errors
    /// Without the right, when stopped, and when the store fails.
    pub fn sheet(&self, watch: &Watch) -> Result<Sheet, Refusal> {
        let (request, mut title, texts) = (self.request.clone(), self.title.clone(), &self.texts);
        let name = title.first().cloned().unwrap_or_default();
        let watch = watch.clone();
        let answer = self.office.read_apart(move |read| log_whole(read, &request, &watch));
        let found = answer.blocking_recv().unwrap_or(Err(Refusal::OfficeGone))?;
        if found.len() >= MOST {
            title.push(t!(texts, "log-sheet-most", count = MOST));
        }
        let headings = ["day", "time", "who", "what", "client", "address", "changes"];
        let headings = headings.map(|code| texts.text(&format!("log-column-{code}"))).to_vec();
        let rows = found.iter().map(|logged| row(logged, texts)).collect();
        Ok(Sheet { name, title, headings, rows })
    }
}

fn row(logged: &LogEntry, texts: &Texts) -> Vec<Cell> {
    let said = history_line(texts, &logged.entry);
    let at = clock::local(&logged.entry.at);
    let (client, address) = match &logged.client {
        Some((_, client, address)) => (Cell::from(client.as_str()), Cell::from(address.as_str())),
        None => (Cell::Empty, Cell::Empty),
    };
    vec![
        at.map_or(Cell::Empty, |at| Cell::Date(at.date())),
        at.map_or(Cell::Empty, |at: NaiveDateTime| Cell::Text(texts.time(at))),
        Cell::Text(who(logged, texts)),
        Cell::Text(said.what),
        client,
        address,
        Cell::Text(said.changes.join("; ")),
    ]
}
