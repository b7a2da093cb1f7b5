//! The backup that is made before the office is left.

use iced::Task;
use iced::widget::{Row, Space, column};

use super::backups::Happened;
use super::over::Leaving;
use super::{App, Message, Stage};
use crate::service::backup::{BackedUp, BackupRefusal, back_up_at_closing};
use crate::ui::background;
use crate::ui::running::{Progress, Running};
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, Key, KeyPress, button, callout};
use crate::wording;

/// The office is being left, after a backup.
pub(super) struct Closing {
    leaving: Leaving,
    running: Running,
    refusal: Option<String>,
}

impl App {
    /// Leaves at once, or makes a backup first.
    pub(super) fn leave_with_backup(&mut self, leaving: Leaving) -> Task<Message> {
        let (office, clock) = (self.office, self.clock);
        let Stage::Working(working) = &self.stage else { return self.left(leaving) };
        if !working.copies.is_wanted_at_closing() || matches!(leaving, Leaving::User(_) | Leaving::Restore(_))
        {
            return self.left(leaving);
        }
        let path = working.path.clone();
        let (running, watch, news) = Running::begin();
        self.closing = Some(Closing { leaving, running, refusal: None });
        let work = background::run(move || back_up_at_closing(&path, clock, &watch));
        Task::batch([
            news.map(move |progress| Message::Backups(office, Happened::ClosingProgressed(progress))),
            work.map(move |made| Message::Backups(office, Happened::ClosingMade(made))),
        ])
    }

    fn closing_happened(&self, happened: Happened) -> Message {
        Message::Backups(self.office, happened)
    }

    pub(super) fn closing_progressed(&mut self, progress: Progress) -> Task<Message> {
        if let Some(closing) = &mut self.closing {
            closing.running.take(progress);
        }
        Task::none()
    }

    pub(super) fn closing_made(&mut self, made: Result<BackedUp, BackupRefusal>) -> Task<Message> {
        match made {
            Ok(_) => self.closing_skipped(),
            // Whoever stopped it has left or stayed already.
            Err(BackupRefusal::Cancelled) => Task::none(),
            Err(refusal) => {
                let why = wording::backup_refused(&self.texts, &refusal);
                log::error!("no backup at closing: {why}");
                if let Some(closing) = &mut self.closing {
                    closing.refusal = Some(why);
                }
                self.read_backups()
            }
        }
    }

    pub(super) fn closing_skipped(&mut self) -> Task<Message> {
        match self.closing.take() {
            Some(closing) => {
                closing.running.stop();
                self.left(closing.leaving)
            }
            None => Task::none(),
        }
    }

    pub(super) fn closing_denied(&mut self) -> Task<Message> {
        if let Some(closing) = self.closing.take() {
            closing.running.stop();
        }
        self.read_backups()
    }

    /// The dialog of the backup before leaving.
    pub(super) fn closing_dialog(&self) -> Option<Dialog<'_, Message>> {
        let closing = self.closing.as_ref()?;
        let texts = &self.texts;
        let skip = self.closing_happened(Happened::ClosingSkipped);
        let stay = self.closing_happened(Happened::ClosingDenied);
        let (title, body, label) = match &closing.refusal {
            None => {
                let sentence = text::body(texts.text("closing-backup-sentence"));
                let body = column![sentence, closing.running.view(texts, stay.clone())].spacing(space::M);
                ("closing-backup-title", body, "closing-backup-skip")
            }
            Some(why) => {
                let body = column![callout(Tone::Bad, why.clone(), None)];
                ("closing-backup-failed", body, "closing-backup-anyway")
            }
        };
        let mut footer = Row::new();
        if closing.refusal.is_some() {
            footer =
                footer.push(button(texts.text("closing-stay")).primary().key("Esc").on_press(stay.clone()));
        }
        let leave = button(texts.text(label)).key("Alt Enter").on_press(skip);
        let footer = footer.push(Space::new().width(iced::Length::Fill)).push(leave);
        Some(Dialog::new("closing-backup", texts.text(title), body).footer(footer).on_escape(stay))
    }

    /// What a key means while the office is being left.
    pub(super) fn closing_key(&self, press: &KeyPress) -> Option<Option<Message>> {
        self.closing.as_ref()?;
        let enter = press.key == Key::Named(iced::keyboard::key::Named::Enter);
        let leave = enter && press.modifiers.alt();
        Some(leave.then(|| self.closing_happened(Happened::ClosingSkipped)))
    }
}
