//! The sample office, made while one watches.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use iced::Task;
use iced::widget::{Row, Space, column};

use crate::clock::Clock;
use crate::i18n::Texts;
use crate::service::Refusal;
use crate::service::new_office::create_sample_watched;
use crate::service::sample::SampleSpec;
use crate::store::CreateError;
use crate::t;
use crate::ui::background::{self, News};
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, button, progress};
use crate::wording;

const ADDRESSES: u32 = 1_000;
const SEED: u64 = 1;

/// A sample office that is being made.
#[derive(Debug)]
pub struct State {
    cancelled: Arc<AtomicBool>,
    share: f32,
}

/// What happened to it.
#[derive(Debug, Clone)]
pub enum Message {
    /// It is so far, 0 … 1.
    Progressed(f32),
    /// It is made, or was not, and why.
    Made(Result<PathBuf, Option<String>>),
    /// Enough of it.
    Cancelled,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// It is there.
    Made(PathBuf),
    /// It was not made; the sentence says why, unless the user cancelled it.
    Failed(Option<String>),
}

impl State {
    /// Begins to make it.
    pub fn new(path: PathBuf, clock: Clock, texts: &Texts) -> (Self, Task<Message>) {
        let cancelled = Arc::new(AtomicBool::new(false));
        let (heard, texts) = (Arc::clone(&cancelled), texts.clone());
        let work = move |tell: &dyn Fn(f32)| make(path, clock, &texts, &heard, tell);
        let task = background::watched(work).map(|news| match news {
            News::Progress(share) => Message::Progressed(share),
            News::Done(made) => Message::Made(made),
        });
        (Self { cancelled, share: 0.0 }, task)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> Option<Action> {
        match message {
            Message::Progressed(share) => self.progressed(share),
            Message::Made(Ok(path)) => Some(Action::Made(path)),
            Message::Made(Err(why)) => Some(Action::Failed(why)),
            Message::Cancelled => self.cancel(),
        }
    }

    fn progressed(&mut self, share: f32) -> Option<Action> {
        self.share = share;
        None
    }

    fn cancel(&self) -> Option<Action> {
        self.cancelled.store(true, Ordering::Relaxed);
        None
    }

    /// The dialog.
    pub fn dialog<'a>(&self, texts: &Texts) -> Dialog<'a, Message> {
        let words = t!(texts, "sample-progress", percent = (self.share * 100.0).round() as i64);
        let body =
            column![text::body(texts.text("sample-sentence")), progress(self.share, words)].spacing(space::L);
        let cancel = button(texts.text("cancel-button")).quiet().key("Esc").on_press(Message::Cancelled);
        let footer = Row::new().push(Space::new().width(iced::Length::Fill)).push(cancel);
        Dialog::new("sample", texts.text("sample-title"), body).footer(footer).on_escape(Message::Cancelled)
    }
}

fn make(
    path: PathBuf,
    clock: Clock,
    texts: &Texts,
    cancelled: &AtomicBool,
    tell: &dyn Fn(f32),
) -> Result<PathBuf, Option<String>> {
    let spec =
        SampleSpec { addresses: ADDRESSES, seed: SEED, today: clock.today(), language: texts.language() };
    let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    folder.map_err(|error| {
        let path = path.display().to_string();
        Some(t!(texts, "create-refused", path = path, detail = wording::system_failed(texts, &error)))
    })?;
    let mut watch = |done: u64, total: u64| {
        tell(done as f32 / total.max(1) as f32);
        if cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    match create_sample_watched(&path, &spec, &mut watch) {
        Ok(_) => Ok(path),
        Err(CreateError::Filling(Refusal::Cancelled)) => Err(None),
        Err(error) => Err(Some(wording::create_refused(texts, &error, wording::refused))),
    }
}
