//! Slow work that somebody waits for: how far it is, and the way to stop it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use iced::Task;
use iced::futures::channel::mpsc;
use iced::widget::{Row, container};
use iced::{Alignment, Length};

use crate::clock::Pace;
use crate::i18n::Texts;
use crate::service::Watch;
use crate::t;
use crate::ui::Element;
use crate::ui::theme::space;
use crate::ui::widget::{button, progress};

/// How far slow work is: so many of so many addresses.
pub type Progress = crate::service::Share;

/// Work that goes on.
#[derive(Debug, Default)]
pub struct Running {
    stopped: Arc<AtomicBool>,
    progress: Option<Progress>,
}

impl Running {
    /// A watch for a command, and the news that it will send.
    pub fn begin() -> (Self, Watch, Task<Progress>) {
        let running = Self::default();
        let (watch, news) = running.watch();
        (running, watch, news)
    }

    /// A watch for the next part of the work, and its news; who stops the work stops this part, too.
    pub fn watch(&self) -> (Watch, Task<Progress>) {
        let stopped = Arc::clone(&self.stopped);
        let (news, heard) = mpsc::unbounded();
        let pace = Mutex::new(Pace::default());
        let watch = Watch::through(move |progress| {
            // The window is not drawn anew for every address.
            if pace.lock().is_ok_and(|mut pace| pace.is_due()) {
                // Nobody may listen any more; whether to go on is asked all the same.
                drop(news.unbounded_send(progress));
            }
            !stopped.load(Ordering::Relaxed)
        });
        (watch, Task::stream(heard))
    }

    /// Takes in how far it is.
    pub const fn take(&mut self, progress: Progress) {
        self.progress = Some(progress);
    }

    /// Stops it: nothing of it is written.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// The bar with the button that stops it.
    pub fn view<'a, Message: Clone + 'a>(&self, texts: &Texts, stop: Message) -> Element<'a, Message> {
        let (share, words) = match self.progress {
            Some((done, total)) if total > 0 => {
                // Shares of a bar; exactness does not matter.
                let share = (done as f64 / total as f64) as f32;
                (share, t!(texts, "running-progress", done = done, total = total))
            }
            _ => (0.0, texts.text("settings-working")),
        };
        let stop = button(texts.text("cancel-button")).id("running-stop").key("Esc").on_press(stop);
        Row::new()
            .push(container(progress(share, words)).width(Length::Fill))
            .push(stop)
            .spacing(space::M)
            .align_y(Alignment::Center)
            .into()
    }
}
