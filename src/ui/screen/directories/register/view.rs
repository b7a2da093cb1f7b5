//! How the page of a directory looks.

use iced::widget::{Column, Row, Space, column, container};
use iced::{Alignment, Length};

use super::{Archive, Message, Open, SEARCH, State, table};
use crate::domain::directory::Directory;
use crate::ui::Element;
use crate::ui::icon::Icon;
use crate::ui::screen::Context;
use crate::ui::screen::directories::place::Place;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{Dialog, List, button, callout, empty, input, line, tick};
use crate::{t, wording};

/// Width of the search in pixels.
const SEARCH_WIDTH: f32 = 240.0;

impl State {
    /// The page. The selection is shown while the page has the keyboard.
    pub fn view<'a>(&'a self, has_keyboard: bool, context: &Context<'a>) -> Element<'a, Message> {
        let refusal = self.refusal.as_ref().map(|refusal| {
            container(callout(Tone::Bad, wording::refused(context.texts, refusal), None)).padding(space::M)
        });
        column![self.bar(context), line()]
            .push(refusal)
            .push(self.list(has_keyboard, context))
            .push(line())
            .push(self.foot(context))
            .into()
    }

    fn bar<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let place = Place::Register(self.directory);
        let code = place.code().replace('_', "-");
        let title = column![
            text::title(place.title(texts)),
            text::caption(texts.text(&format!("directories-about-{code}")))
        ];
        let search = input(SEARCH, &texts.text("directories-search"), &self.typed)
            .on_input(Message::Searched)
            .width(SEARCH_WIDTH);
        let add = self.may_change(context).then_some(Message::AddPressed);
        let add = button(texts.text("directories-add"))
            .primary()
            .icon(Icon::Plus)
            .key("Ins")
            .on_press_maybe(add)
            .mouse_only();
        let bar = Row::new()
            .push(container(title).width(Length::Fill))
            .push(search)
            .push(add)
            .spacing(space::M)
            .padding([space::M, space::L])
            .align_y(Alignment::Center);
        container(bar).style(theme::container::surface).width(Length::Fill).into()
    }

    fn list<'a>(&'a self, has_keyboard: bool, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.shown.is_empty() {
            return self.nothing(context);
        }
        let row = |row: usize| &self.entries[self.shown[row]];
        let columns = table::columns(self.directory, texts, self.archived);
        let list =
            List::new(columns, self.shown.len(), move |at, column| table::cell(row(at), column, texts))
                .id("directories-list")
                .dense()
                .selected(self.selected_row().filter(|_| has_keyboard))
                .handled(move |at| row(at).is_archived)
                .on_select(Message::Selected)
                .on_activate(Message::Opened)
                .on_page_size(Message::PageSeen);
        container(list).style(theme::container::surface).height(Length::Fill).width(Length::Fill).into()
    }

    fn nothing<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let words = if !self.is_read {
            empty(texts.text("dialog-loading"), String::new(), None)
        } else if !self.typed.trim().is_empty() {
            let sentence = t!(texts, "directories-not-found-sentence", typed = self.typed.trim());
            empty(texts.text("directories-not-found"), sentence, None)
        } else {
            let add = button(texts.text("directories-add"))
                .key("Ins")
                .on_press_maybe(self.may_change(context).then_some(Message::AddPressed))
                .mouse_only();
            empty(texts.text("directories-empty"), texts.text("directories-empty-sentence"), Some(add))
        };
        container(words).style(theme::container::surface).height(Length::Fill).width(Length::Fill).into()
    }

    /// Archived entries, and what concerns the selected one.
    fn foot<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let selected = self.selected_entry();
        let may = self.may_change(context);
        let archive = match selected {
            Some(entry) if entry.is_archived => texts.text("directories-bring-back"),
            _ => texts.text("directories-archive"),
        };
        let press = |message: Message| selected.filter(|_| may).map(|_| message);
        let archived = self.entries.iter().filter(|entry| entry.is_archived).count();
        let shown = t!(texts, "directories-show-archived", count = archived);
        let mut foot = Row::new()
            .push(tick(shown, self.archived, Message::ArchivedToggled))
            .push(crate::ui::widget::key_cap("Alt 1"))
            .push(Space::new().width(Length::Fill))
            .spacing(space::S)
            .align_y(Alignment::Center);
        if self.directory == Directory::Employees {
            foot = foot.push(
                button(texts.text("directories-absence"))
                    .key("Alt 2")
                    .on_press(Message::AbsencePressed)
                    .mouse_only(),
            );
            let password = self.password(context).map(|_| Message::PasswordPressed);
            foot = foot.push(
                button(texts.text("password-button")).key("Alt 3").on_press_maybe(password).mouse_only(),
            );
        }
        foot = foot
            .push(
                button(texts.text("directories-edit"))
                    .key("Enter")
                    .on_press_maybe(press(Message::EditPressed))
                    .mouse_only(),
            )
            .push(button(archive).key("Del").on_press_maybe(press(Message::ArchivePressed)).mouse_only());
        let refused = (!may).then(|| text::caption(texts.text("directories-only-administrator")));
        let foot = Column::new().push(refused).push(foot).spacing(space::XS).padding([space::S, space::L]);
        container(foot).style(theme::container::surface).width(Length::Fill).into()
    }

    /// The dialog that is open over the page.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        match self.open.as_ref()? {
            Open::Form(form) => Some(form.dialog(context).map(Message::Form)),
            Open::Archive(archive) => Some(archive.dialog(self.directory, context)),
        }
    }
}

impl Archive {
    /// Whether somebody is meant who has addresses: they are handed over first.
    pub(super) fn manages(&self, directory: Directory) -> bool {
        directory == Directory::Employees && self.entry.addresses > 0
    }

    fn dialog<'a>(&'a self, directory: Directory, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let name = self.entry.item.name();
        let question = t!(texts, "directories-archive-question", name = name);
        let used = (self.entry.addresses > 0).then(|| {
            let id = match directory {
                Directory::Employees => "directories-archive-manages",
                _ => "directories-archive-on-route",
            };
            callout(Tone::Warning, t!(texts, id, count = self.entry.addresses), None)
        });
        let absence = self.manages(directory).then(|| {
            let hand_over = button(texts.text("directories-absence")).key("Alt 2").primary();
            hand_over.on_press(Message::AbsencePressed)
        });
        let refusal =
            self.refusal.as_ref().map(|refusal| callout(Tone::Bad, wording::refused(texts, refusal), None));
        let confirm = (!self.busy).then_some(Message::ArchiveConfirmed);
        // What is advised comes first, and has the keyboard.
        let buttons = Row::new()
            .push(absence)
            .push(
                button(texts.text("directories-archive")).danger().key("Ctrl Enter").on_press_maybe(confirm),
            )
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("cancel-button")).quiet().key("Esc").on_press(Message::ArchiveDenied))
            .spacing(space::S);
        let body = Column::new().push(text::body(question)).push(used).spacing(space::M);
        Dialog::new("archive", texts.text("directories-archive-title"), body)
            .footer(Column::new().push(refusal).push(buttons).spacing(space::M))
            .on_escape(Message::ArchiveDenied)
    }
}
