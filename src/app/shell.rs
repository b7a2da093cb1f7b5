//! What surrounds the screens: the rail, the status bar, the keys of the whole window, dialogs over everything.

use std::path::Path;

use iced::keyboard::key::Named;
use iced::widget::text::Wrapping;
use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Length};

use super::office::Working;
use super::opening::{Step, Stop};
use super::over::Over;
use super::{App, Message, Notice, Stage};
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::preferences::{self, LARGEST_ZOOM, SMALLEST_ZOOM, ZOOM_STEP};
use crate::ui::icon::{Icon, mark};
use crate::ui::screen::desk::Tab;
use crate::ui::screen::{Context, Go, Section, sign_in};
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{
    Dialog, Key, KeyPress, Layer, button, keys, line, line_down, notice, notice_bar, one_line, progress,
    rail_item, whole, with_notice,
};
use crate::wording;

/// Width of the rail in pixels.
const RAIL: f32 = 84.0;
/// Width of the bar that says how far an office is opened, in pixels.
const FAR: f32 = 420.0;
/// Height of the status bar in pixels.
const STATUS: f32 = 28.0;

/// What a key of the whole window means.
pub(super) fn key(app: &App, press: &KeyPress) -> Option<Message> {
    if let Some(zoom) = zoom_key(press, app.preferences.zoom) {
        return Some(Message::Zoomed(zoom));
    }
    if let Some(message) = app.closing_key(press) {
        return message;
    }
    if let Some(message) = at_door(app, press) {
        return message;
    }
    let is_over = |over: &Over| matches!(over, Over::Anywhere(_) | Over::Import(_) | Over::Preferences(_));
    if press.plain(Named::F1) && app.over.as_ref().is_none_or(is_over) {
        return Some(Message::HelpPressed);
    }
    match &app.over {
        Some(Over::Import(import)) => return import.key(press).map(Message::Import),
        Some(Over::Anywhere(dialog)) => {
            return dialog.key(press).map(|message| Message::AnywhereAnswered(app.session, message));
        }
        Some(Over::Help(help, _)) => return help.key(press).map(Message::Help),
        Some(Over::Preferences(_)) if press.ctrl('u') && matches!(app.stage, Stage::Working(_)) => {
            return Some(Message::Preferences(preferences::Message::SwitchPressed));
        }
        Some(Over::Preferences(preferences)) => {
            return preferences.key(press, &app.texts).map(Message::Preferences);
        }
        Some(_) => return None,
        None => {}
    }
    if press.ctrl(',') {
        return Some(Message::PreferencesPressed);
    }
    if press.ctrl('u') && matches!(app.stage, Stage::Working(_)) {
        return Some(Message::SwitchPressed);
    }
    // What is undone in a dialog is its own, and so is what was painted or chosen on the page in front.
    if press.ctrl('z')
        && !press.typing
        && app.dialog().is_none()
        && app.notice.as_ref().is_some_and(|notice| notice.undo)
    {
        return on_page_first(app, press).or(Some(Message::UndoPressed));
    }
    match &app.stage {
        Stage::Working(working) => working_key(app, working, press),
        Stage::Welcome(welcome) => welcome.key(press).map(Message::Welcome),
        Stage::Damaged(screen) => screen.key(press).map(|message| Message::Damaged(app.session, message)),
        Stage::Unlocking(screen) => screen.key(press).map(|message| Message::Unlock(app.session, message)),
        Stage::Opening { .. } => press.plain(Named::Escape).then_some(Message::OpeningCancelled),
        Stage::SigningIn(_) => None,
    }
}

/// What a key means where somebody signs in, `None` inside: nothing; `None`: nobody does. An open desk is locked from
/// wherever one is.
fn at_door(app: &App, press: &KeyPress) -> Option<Option<Message>> {
    let said = |screen: &sign_in::State| screen.key(press).map(|message| Message::Door(app.session, message));
    match (&app.stage, &app.over) {
        (Stage::Working(working), over) => match (&working.locked, over) {
            (Some(locked), _) if locked.asked.is_some() => Some(None),
            (Some(locked), _) => Some(said(&locked.screen)),
            (None, _) if press.ctrl('l') => Some(Some(Message::LockPressed)),
            (None, Some(Over::SwitchUser(screen))) => Some(said(screen)),
            _ => None,
        },
        // The preferences and the help may stand over it.
        (Stage::SigningIn(waiting), None) if !press.ctrl(',') && !press.plain(Named::F1) => {
            Some(said(&waiting.screen))
        }
        _ => None,
    }
}

/// What Ctrl+Z means on the page in front where that is later than what a notice tells of.
fn on_page_first(app: &App, press: &KeyPress) -> Option<Message> {
    let Stage::Working(working) = &app.stage else { return None };
    if working.pages.undoes_first() { on_page(app, press) } else { None }
}

/// What a key means on the page that is shown instead of the desk.
fn on_page(app: &App, press: &KeyPress) -> Option<Message> {
    let Stage::Working(working) = &app.stage else { return None };
    match working.pages.shown() {
        Section::Calls => None,
        _ => working.pages.key(press).map(|message| Message::PageAnswered(app.session, message)),
    }
}

/// What a key means in an open office: somewhere else, or something on the screen that is shown.
fn working_key(app: &App, working: &Working, press: &KeyPress) -> Option<Message> {
    let context = app.context(working);
    // A dialog of another section is not seen: an order that opened behind the one that is shown must not hold it.
    let free = match working.pages.shown() {
        Section::Calls => working.desk.dialog(&context).is_none(),
        _ => working.pages.dialog(&context).is_none(),
    };
    // A task by hand that is begun at the desk is about the client in hand; on a card, about that one.
    let at_desk = working.pages.shown() == Section::Calls && press.ctrl('t');
    if free
        && !at_desk
        && let Some(go) = going(working, press)
    {
        let is_open = !matches!(go, Go::Section(section) if !section.is_open_to(&working.actor));
        return is_open.then_some(Message::Went(go));
    }
    match working.pages.shown() {
        Section::Calls => working.desk.key(press).map(Message::Desk),
        // The tabs of the desk lead back to it from anywhere.
        _ if free && let Some(tab) = desk_tab(press) => Some(Message::Went(Go::Tab(tab))),
        _ => on_page(app, press).or_else(|| {
            let back = working.pages.back().filter(|_| free && press.plain(Named::Escape) && !press.typing);
            back.map(|section| Message::Went(Go::Section(section)))
        }),
    }
}

/// The tab of the desk that a key names.
fn desk_tab(press: &KeyPress) -> Option<Tab> {
    press.ctrl_digit().and_then(|digit| Tab::ALL.get(digit.checked_sub(1)?)).copied()
}

/// Where a key leads from anywhere.
fn going(working: &Working, press: &KeyPress) -> Option<Go> {
    if press.ctrl('k') {
        return Some(Go::Find);
    }
    if press.ctrl('t') {
        return Some(Go::NewTask(working.pages.address()));
    }
    match press.ctrl_digit()? {
        5 => Some(Go::Section(Section::Clients)),
        6 => Some(Go::Section(Section::Deliveries)),
        7 => Some(Go::Section(Section::Money)),
        8 => Some(Go::Section(Section::Reports)),
        9 => Some(Go::Section(Section::Directories)),
        _ => None,
    }
}

/// The zoom that a key asks for. Plus stands on `=` with Shift, or on the figures' own block.
fn zoom_key(press: &KeyPress, zoom: f32) -> Option<f32> {
    let modifiers = press.modifiers;
    if !modifiers.command() || modifiers.alt() {
        return None;
    }
    let zoom = match press.key {
        Key::Char('+' | '=') => zoom + ZOOM_STEP,
        Key::Char('-' | '_') => zoom - ZOOM_STEP,
        Key::Char('0') => 1.0,
        _ => return None,
    };
    Some(zoom.clamp(SMALLEST_ZOOM, LARGEST_ZOOM))
}

impl App {
    /// The whole window.
    pub fn view(&self) -> Element<'_, Message> {
        let base = match &self.stage {
            Stage::Welcome(welcome) => self.welcome_with_bar(welcome.view(&self.texts).map(Message::Welcome)),
            Stage::Opening { path, step, stop, .. } => self.opening_view(path, *step, stop),
            Stage::Damaged(screen) => {
                let session = self.session;
                screen.view(&self.texts).map(move |message| Message::Damaged(session, message))
            }
            Stage::Unlocking(screen) => {
                let session = self.session;
                screen.view(&self.texts).map(move |message| Message::Unlock(session, message))
            }
            Stage::SigningIn(waiting) => self.door_view(&waiting.screen, &waiting.opened.name),
            Stage::Working(working) => match &working.locked {
                Some(locked) => self.door_view(&locked.screen, &working.name),
                None => self.working(working),
            },
        };
        let base =
            container(base).width(Length::Fill).height(Length::Fill).style(theme::container::background);
        let layer = match self.locked() {
            Some(locked) => Layer::new(base).open_maybe(locked.asked.as_ref().map(|_| self.leaving())),
            None => Layer::new(base).open_maybe(self.dialog()).open_maybe(self.over()),
        };
        let layer = layer.open_maybe(self.closing_dialog());
        keys(whole(layer), |press| self.key(press))
    }

    /// What is done, to which file, and how far it is.
    fn opening_view(&self, path: &Path, step: Option<Step>, stop: &Stop) -> Element<'_, Message> {
        let texts = &self.texts;
        let restoring = matches!(step, Some(Step::Restoring(_)));
        let path = path.display().to_string();
        let sentence = if restoring {
            t!(texts, "restoring-office", path = path)
        } else {
            t!(texts, "opening-office", path = path)
        };
        let words = step.map(|step| step.words(texts));
        let far = step.zip(words).map(|(step, words)| match step.share() {
            Some(share) => container(progress(share, words)).width(FAR),
            None => container(text::muted(words)),
        });
        let way_out: Option<Element<'_, Message>> = if stop.is_asked() {
            Some(text::muted(texts.text("opening-stopping")).into())
        } else {
            let cancel = button(texts.text("cancel-button")).id("opening-cancel").key("Esc");
            let may_stop = step.is_none_or(Step::may_stop);
            may_stop.then(|| cancel.on_press(Message::OpeningCancelled).into())
        };
        let whole = Column::new()
            .push(text::title(texts.text("window-title")))
            .push(text::body(sentence).align_x(Alignment::Center))
            .push(far)
            .push(way_out)
            .align_x(Alignment::Center)
            .spacing(space::M)
            .max_width(1.5 * FAR);
        container(whole).center(Length::Fill).padding(space::XL).into()
    }

    fn door_view<'a>(&'a self, screen: &'a sign_in::State, office: &str) -> Element<'a, Message> {
        let session = self.session;
        screen.view(office, &self.texts).map(move |message| Message::Door(session, message))
    }

    fn context<'a>(&'a self, working: &'a Working) -> Context<'a> {
        Context { texts: &self.texts, today: self.today, office: &working.link, actor: &working.actor }
    }

    pub(super) fn dialog(&self) -> Option<Dialog<'_, Message>> {
        match &self.stage {
            Stage::Working(working) if working.pages.shown() == Section::Calls => {
                working.desk.dialog(&self.context(working)).map(|dialog| dialog.map(Message::Desk))
            }
            Stage::Working(working) => {
                let session = self.session;
                let dialog = working.pages.dialog(&self.context(working));
                dialog.map(|dialog| dialog.map(move |message| Message::PageAnswered(session, message)))
            }
            Stage::Welcome(welcome) => {
                welcome.dialog(&self.texts, self.clock).map(|dialog| dialog.map(Message::Welcome))
            }
            Stage::Opening { .. } | Stage::Unlocking(_) | Stage::SigningIn(_) | Stage::Damaged(_) => None,
        }
    }

    fn welcome_with_bar<'a>(&'a self, welcome: Element<'a, Message>) -> Element<'a, Message> {
        let keys = button(self.texts.text("help-title"))
            .quiet()
            .key("F1")
            .mouse_only()
            .on_press(Message::HelpPressed);
        let settings = button(self.texts.text("rail-settings")).quiet().key("Ctrl ,").mouse_only();
        let bar = Row::new()
            .push(Space::new().width(Length::Fill))
            .push(settings.on_press(Message::PreferencesPressed))
            .push(keys)
            .spacing(space::S)
            .padding(space::M);
        column![with_notice(welcome, self.notice()), bar].into()
    }

    fn working<'a>(&'a self, working: &'a Working) -> Element<'a, Message> {
        let context = self.context(working);
        let session = self.session;
        let screen = match working.pages.view(&context) {
            Some(page) => page.map(move |message| Message::PageAnswered(session, message)),
            None => working.desk.view(&context).map(Message::Desk),
        };
        // What was done is told where the keys stand otherwise: over a screen it would hide rows or buttons.
        let bar = match &self.notice {
            Some(told) => notice_bar(told.sentence.as_str(), self.undo_of(told), STATUS),
            None => self.status_bar(working, &context),
        };
        column![row![self.rail(working), line_down(), screen].height(Length::Fill), line(), bar].into()
    }

    fn undo_of(&self, told: &Notice) -> Option<(String, Message)> {
        told.undo.then(|| (self.texts.text("notice-undo"), Message::UndoPressed))
    }

    fn notice(&self) -> Option<Element<'_, Message>> {
        let known = self.notice.as_ref()?;
        Some(notice(known.sentence.clone(), self.undo_of(known)))
    }

    fn rail(&self, working: &Working) -> Element<'_, Message> {
        let shown = working.pages.shown();
        let open = Section::ALL.into_iter().filter(|section| section.is_open_to(&working.actor));
        let sections = open.map(|section| {
            let (picture, label) = match section {
                Section::Calls => (Icon::Phone, "rail-calls"),
                Section::Clients => (Icon::People, "rail-clients"),
                Section::Deliveries => (Icon::Box, "rail-deliveries"),
                Section::Money => (Icon::Coins, "rail-money"),
                Section::Reports => (Icon::Chart, "rail-reports"),
                Section::Directories => (Icon::Book, "rail-directories"),
            };
            let message = Message::Went(Go::Section(section));
            rail_item(picture, self.texts.text(label), shown == section, message)
        });
        let settings =
            rail_item(Icon::Gear, self.texts.text("rail-settings"), false, Message::PreferencesPressed);
        let rail = column![
            container(mark(28.0)).center_x(Length::Fill).padding([space::M, 0.0]),
            Column::with_children(sections).spacing(space::XS),
            Space::new().height(Length::Fill),
            settings
        ]
        .padding([space::S, space::XS])
        .width(RAIL);
        container(rail).height(Length::Fill).style(theme::container::surface).into()
    }

    fn status_bar<'a>(&'a self, working: &'a Working, context: &Context<'_>) -> Element<'a, Message> {
        let role = match working.actor.roles.as_slice() {
            [] => String::new(),
            some => format!(" · {}", wording::roles_held(&self.texts, some)),
        };
        // Where room is short it is the names that give way, not the keys.
        let named = Row::new()
            .push(one_line(format!("{}{role}", working.actor.name)).caption().share(2))
            .push(one_line(working.name.as_str()).caption())
            .spacing(space::L)
            .width(Length::Fill);
        let mut bar = Row::new().push(named).spacing(space::L).align_y(Alignment::Center);
        let hints = match working.pages.shown() {
            Section::Calls => working.desk.hints(context),
            _ => working.pages.hints(context),
        };
        for (key, does) in hints {
            bar = bar.push(text::caption(format!("{key} {does}")).wrapping(Wrapping::None));
        }
        if let Some(said) = self.backup_said(&working.copies) {
            let words = text::caption(said.words).wrapping(Wrapping::None);
            let toned = said.tone != Tone::Neutral;
            bar = bar.push(if toned { words.style(text::toned(said.tone)) } else { words });
        }
        let help = text::caption(format!("F1 {}", self.texts.text("status-keys")));
        bar = bar.push(help.wrapping(Wrapping::None));
        container(bar.padding([0.0, space::L]))
            .clip(true)
            .height(STATUS)
            .align_y(Alignment::Center)
            .width(Length::Fill)
            .style(theme::container::surface)
            .into()
    }
}
