//! How the page looks: what is decided on the left, what there is on the right.

use iced::widget::{Column, Row, column, container, row, scrollable};
use iced::{Alignment, Length};

use super::draft::Field;
use super::{Message, PASSWORD, State};
use crate::i18n::Texts;
use crate::service::backup::beside;
use crate::service::backup::locked::{FEWEST_CHARACTERS, Password};
use crate::service::backup::place::Place as Lies;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::directories::Place;
use crate::ui::screen::directories::frame::{Foot, framed};
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::list::{Cell, Column as ListColumn, Width};
use crate::ui::widget::{List, button, callout, field, input, labelled, line, line_down, tick};
use crate::wording;

impl State {
    /// The page.
    pub fn view<'a>(&'a self, has_keyboard: bool, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let settings = Column::new()
            .push(self.own(texts))
            .push(self.folder(context))
            .push(self.keep(texts))
            .push(self.password(texts))
            .spacing(space::L)
            .padding(space::L);
        let settings = scrollable(settings)
            .direction(theme::scrollable::vertical())
            .style(theme::scrollable::style)
            .width(Length::FillPortion(5))
            .height(Length::Fill);
        let list =
            container(self.list(has_keyboard, texts)).width(Length::FillPortion(4)).height(Length::Fill);
        let foot = Foot {
            id: "backups-save",
            ready: self.is_unsaved() && !self.saving,
            saving: self.saving,
            mouse_only: false,
            save: Message::ApplyPressed,
            forget: Message::DropPressed,
        };
        let elsewhere = self.refusal.as_ref().filter(|refusal| Field::of(refusal).is_none());
        let refusal = elsewhere.map(|refusal| {
            container(callout(Tone::Bad, wording::refused(texts, refusal), None))
                .padding([space::S, space::L])
        });
        let body = Column::new().push(refusal).push(row![settings, line_down(), list].height(Length::Fill));
        framed(Place::Backups, texts, body, foot.buttons(texts))
    }

    fn typed<'a>(&'a self, which: Field, texts: &Texts) -> Element<'a, Message> {
        let refused = self.refusal.as_ref().filter(|refusal| Field::of(refusal) == Some(which));
        let wrong = (self.wrong == Some(which)).then(|| texts.text("backups-not-a-number"));
        field(which.id(), texts.text(which.id()), self.draft.text(which).to_owned())
            .error(wrong.or_else(|| refused.map(|refusal| wording::refused(texts, refusal))))
            .on_input(move |typed| Message::Typed(which, typed))
            .on_submit(Message::ApplyPressed)
            .into()
    }

    fn own<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let closing = tick(texts.text("backups-at-closing"), self.draft.at_closing, Message::ClosingToggled);
        let fields = Row::new()
            .push(self.typed(Field::Hour, texts))
            .push(self.typed(Field::Late, texts))
            .spacing(space::M);
        column![text::section(&texts.text("backups-section-own")), closing, fields].spacing(space::S).into()
    }

    fn folder<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let pick = button(texts.text("backups-folder-pick")).key("Ctrl O").on_press(Message::PickPressed);
        let fields = Row::new()
            .push(container(self.typed(Field::Folder, texts)).width(Length::Fill))
            .push(pick)
            .spacing(space::S)
            .align_y(Alignment::End);
        let usual = beside(context.office.path()).display().to_string();
        // On a shared folder backups are welcome: only what a service takes away in the middle is worth a word.
        let warning = match self.lies.said() {
            lies @ Lies::Synced(_) => wording::place_warning(texts, lies),
            Lies::Local | Lies::Network(_) => None,
        };
        Column::new()
            .push(text::section(&texts.text("backups-section-folder")))
            .push(fields)
            .push(text::caption(t!(texts, "backups-folder-hint", path = usual)))
            .push(warning.map(|warning| callout(Tone::Warning, warning, None)))
            .spacing(space::S)
            .into()
    }

    fn keep<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let fields = Field::KEPT.map(|which| self.typed(which, texts));
        column![
            text::section(&texts.text("backups-section-keep")),
            Row::with_children(fields).spacing(space::M),
            text::caption(texts.text("backups-keep-hint"))
        ]
        .spacing(space::S)
        .into()
    }

    fn password<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let fewest = i64::try_from(FEWEST_CHARACTERS).unwrap_or(i64::MAX);
        let field = input(PASSWORD, "", self.password.typed())
            .secret()
            .on_input(|typed| Message::PasswordTyped(Password::new(typed)))
            .on_submit(Message::LockPressed);
        let typed = !self.password.is_empty();
        let lock = button(texts.text("backups-password-lock"))
            .key("Enter")
            .on_press_maybe(typed.then_some(Message::LockPressed));
        let is_locked = self.draft.lock.is_some();
        let unlock = is_locked.then(|| {
            button(texts.text("backups-password-unlock"))
                .quiet()
                .key("Alt 4")
                .on_press(Message::UnlockPressed)
        });
        let holds =
            self.loaded.as_ref().is_some_and(|loaded| loaded.standing.settings.lock == self.draft.lock);
        let state = match (is_locked, holds) {
            (true, true) => "backups-password-set",
            (true, false) => "backups-password-pending",
            (false, _) => "backups-password-none",
        };
        let label = labelled(texts.text("backups-password-new"), field, None);
        let fields = Row::new()
            .push(container(label).width(Length::Fill))
            .push(lock)
            .push(unlock)
            .spacing(space::S)
            .align_y(Alignment::End);
        column![
            text::section(&texts.text("backups-section-password")),
            text::body(texts.text(state)),
            fields,
            text::caption(t!(texts, "backups-password-hint", fewest = fewest))
        ]
        .spacing(space::S)
        .into()
    }

    fn list<'a>(&'a self, has_keyboard: bool, texts: &'a Texts) -> Element<'a, Message> {
        let heading = container(text::section(&texts.text("backups-section-list"))).padding(iced::Padding {
            top: space::L,
            right: space::L,
            bottom: space::S,
            left: space::L,
        });
        let kept = self.loaded.as_ref().map(|loaded| loaded.kept.as_slice()).unwrap_or_default();
        let list: Element<'_, Message> = if kept.is_empty() {
            let words = if self.loaded.is_some() { texts.text("backups-empty") } else { String::new() };
            container(text::muted(words)).padding(space::L).height(Length::Fill).into()
        } else {
            let columns = vec![
                ListColumn::new(texts.text("backups-column-at"), Width::Fill { share: 1, min: 130.0 }),
                ListColumn::new(texts.text("backups-column-size"), Width::Px(90.0)),
                ListColumn::new(texts.text("backups-column-lock"), Width::Px(90.0)),
            ];
            let list = List::new(columns, kept.len(), move |at, column| match column {
                0 => Cell::text(wording::moment(texts, &kept[at].at)),
                1 => Cell::muted(wording::size(texts, kept[at].bytes)),
                _ if kept[at].locked => Cell::badge(Tone::Neutral, texts.text("backups-locked")),
                _ => Cell::Empty,
            })
            .dense()
            .id("backups-list")
            .selected((has_keyboard || self.chosen > 0).then_some(self.chosen))
            .on_select(Message::Chosen)
            .on_activate(|_| Message::RestorePressed);
            container(list).height(Length::Fill).into()
        };
        let running = self.running.as_ref().map(|running| running.view(texts, Message::StopPressed));
        let said = self.said.clone().map(|(tone, sentence)| callout(tone, sentence, None));
        let free = self.running.is_none();
        let some = free && !kept.is_empty();
        let does = |id: &str, key: &str, ready: bool, message: Message| {
            button(texts.text(id)).key(key).on_press_maybe(ready.then_some(message))
        };
        let buttons = Row::new()
            .push(does("backups-now", "Alt 1", free, Message::NowPressed))
            .push(does("backups-try", "Alt 2", some, Message::TryPressed))
            .push(does("backups-restore", "Alt 3", some, Message::RestorePressed))
            .spacing(space::S)
            .wrap();
        let below = Column::new().push(running).push(said).push(buttons).spacing(space::S).padding(space::L);
        column![heading, list, line(), below].into()
    }
}
