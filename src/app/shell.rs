//! What surrounds the screens: the rail, the status bar, the keys of the whole window, dialogs over everything.

use iced::keyboard::key::Named;
use iced::widget::{Row, Space, column, container, row};
use iced::{Alignment, Length};

use super::{App, Message, Over, Stage, Working};
use crate::t;
use crate::ui::Element;
use crate::ui::icon::{Icon, mark};
use crate::ui::screen::Context;
use crate::ui::theme::{self, space, text};
use crate::ui::widget::{
    Dialog, KeyPress, Layer, button, empty, keys, line, line_down, notice, rail_item, with_notice,
};
use crate::wording;

/// Width of the rail in pixels.
const RAIL: f32 = 76.0;

/// The zoom stays between these.
const SMALLEST_ZOOM: f32 = 0.75;
const LARGEST_ZOOM: f32 = 2.0;

/// What a key of the whole window means.
pub(super) fn key(app: &App, press: &KeyPress) -> Option<Message> {
    if app.over.is_some() {
        return None;
    }
    if press.plain(Named::F1) {
        return Some(Message::HelpPressed);
    }
    if press.ctrl(',') {
        return Some(Message::PreferencesPressed);
    }
    let zoomed = |zoom: f32| Some(Message::Zoomed(zoom.clamp(SMALLEST_ZOOM, LARGEST_ZOOM)));
    if press.ctrl('+') || press.ctrl('=') {
        return zoomed(app.preferences.zoom + 0.125);
    }
    if press.ctrl('-') {
        return zoomed(app.preferences.zoom - 0.125);
    }
    if press.ctrl('0') {
        return zoomed(1.0);
    }
    match &app.stage {
        Stage::Working(working) => working.desk.key(press).map(Message::Desk),
        Stage::Welcome(welcome) => welcome.key(press).map(Message::Welcome),
        Stage::Opening(_) => None,
    }
}

impl App {
    /// The whole window.
    pub fn view(&self) -> Element<'_, Message> {
        let base = match &self.stage {
            Stage::Welcome(welcome) => welcome.view(&self.texts).map(Message::Welcome),
            Stage::Opening(path) => {
                let sentence = t!(self.texts, "opening-office", path = path.display().to_string());
                empty(self.texts.text("window-title"), sentence, None)
            }
            Stage::Working(working) => self.working(working),
        };
        let base =
            container(base).width(Length::Fill).height(Length::Fill).style(theme::container::background);
        let layer = Layer::new(base).open_maybe(self.dialog()).open_maybe(self.over());
        keys(layer, |press| self.key(press))
    }

    fn context<'a>(&'a self, working: &'a Working) -> Context<'a> {
        Context { texts: &self.texts, today: self.today, office: &working.link, actor: &working.actor }
    }

    fn dialog(&self) -> Option<Dialog<'_, Message>> {
        match &self.stage {
            Stage::Working(working) => {
                working.desk.dialog(&self.context(working)).map(|dialog| dialog.map(Message::Desk))
            }
            Stage::Welcome(welcome) => welcome.dialog(&self.texts).map(|dialog| dialog.map(Message::Welcome)),
            Stage::Opening(_) => None,
        }
    }

    fn over(&self) -> Option<Dialog<'_, Message>> {
        match self.over.as_ref()? {
            Over::Preferences(state) => Some(state.dialog(&self.texts).map(Message::Preferences)),
            Over::Help(state) => Some(state.dialog(&self.texts).map(Message::Help)),
            Over::Closing => Some(self.closing()),
        }
    }

    fn closing(&self) -> Dialog<'_, Message> {
        let texts = &self.texts;
        let footer = Row::new()
            .push(button(texts.text("closing-stay")).primary().on_press(Message::CloseDenied))
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("closing-leave")).danger().on_press(Message::CloseConfirmed));
        Dialog::new("closing", texts.text("closing-title"), text::body(texts.text("closing-sentence")))
            .footer(footer)
            .on_escape(Message::CloseDenied)
    }

    fn working<'a>(&'a self, working: &'a Working) -> Element<'a, Message> {
        let context = self.context(working);
        let desk = working.desk.view(&context).map(Message::Desk);
        let desk = with_notice(desk, self.notice());
        column![
            row![self.rail(), line_down(), desk].height(Length::Fill),
            line(),
            self.status_bar(working, &context)
        ]
        .into()
    }

    fn notice(&self) -> Option<Element<'_, Message>> {
        let known = self.notice.as_ref()?;
        let undo = known.undo.then(|| (self.texts.text("notice-undo"), Message::UndoPressed));
        Some(notice(known.sentence.clone(), undo))
    }

    fn rail(&self) -> Element<'_, Message> {
        let calls = rail_item(Icon::Phone, self.texts.text("rail-calls"), true, Message::Ignored);
        let settings =
            rail_item(Icon::Gear, self.texts.text("rail-settings"), false, Message::PreferencesPressed);
        let rail = column![
            container(mark(28.0)).center_x(Length::Fill).padding([space::M, 0.0]),
            calls,
            Space::new().height(Length::Fill),
            settings
        ]
        .padding(space::S)
        .width(RAIL);
        container(rail).height(Length::Fill).style(theme::container::surface).into()
    }

    fn status_bar<'a>(&'a self, working: &'a Working, context: &Context<'_>) -> Element<'a, Message> {
        let roles: Vec<String> =
            working.actor.roles.iter().map(|role| wording::role(&self.texts, *role)).collect();
        let role = match roles.as_slice() {
            [] => String::new(),
            [one] => format!(" · {one}"),
            several => format!(" · {}", t!(self.texts, "status-roles", count = several.len())),
        };
        let mut bar = Row::new()
            .push(text::caption(format!("{}{role}", working.actor.name)))
            .push(text::caption(working.name.clone()))
            .push(Space::new().width(Length::Fill))
            .spacing(space::L)
            .align_y(Alignment::Center);
        for (key, does) in working.desk.hints(context) {
            bar = bar.push(text::caption(format!("{key} {does}")));
        }
        bar = bar.push(text::caption(format!("F1 {}", self.texts.text("status-keys"))));
        container(bar.padding([0.0, space::L]))
            .height(26)
            .align_y(Alignment::Center)
            .width(Length::Fill)
            .style(theme::container::surface)
            .into()
    }
}
