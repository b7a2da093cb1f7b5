//! How the preferences look.

use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Length};

use super::office;
use super::{LARGEST_ZOOM, Message, SMALLEST_ZOOM, State, ZOOM_STEP};
use crate::i18n::{Language, Texts};
use crate::preferences::Appearance;
use crate::ui::Element;
use crate::ui::dialog::ImportKind;
use crate::ui::theme::{Tone, size, space, text};
use crate::ui::widget::{Dialog, DialogSize, button, callout, field, labelled, line, segmented, stepper};
use crate::{t, wording};

/// The field of the folder of recordings.
const RECORDINGS: &str = "preferences-recordings";

pub(super) fn dialog<'a>(state: &'a State, texts: &'a Texts) -> Dialog<'a, Message> {
    let calls = state.calls.view(texts).map(Message::Calls);
    let mut body = Column::new()
        .push(program(state, texts))
        .push(line())
        .push(calls)
        .push(recordings(state, texts))
        .spacing(space::L);
    if let Some(office) = &state.office {
        body = body.push(line()).push(people(office, texts));
        body = body.push(line()).push(actions(office, texts));
        let replan = || {
            button(texts.text("settings-replan"))
                .key("Alt 6")
                .on_press(Message::Office(office::Message::ReplanPressed))
        };
        let stop = Message::Office(office::Message::StopPressed);
        body = body.push(office.running.as_ref().map(|running| running.view(texts, stop)));
        let said = office.said.clone();
        body =
            body.push(said.map(|(tone, sentence)| callout(tone, sentence, office.replan_helps.then(replan))));
    }
    let close = button(texts.text("close-button")).key("Esc").on_press(Message::Closed);
    let version = text::caption(t!(texts, "window-version", version = crate::version()));
    // The question stands where it is seen however far the settings reach.
    let asked = state.office.as_ref().and_then(|office| asked_undo(office, texts));
    let buttons = row![version, Space::new().width(Length::Fill), close].align_y(Alignment::Center);
    let footer = Column::new().push(asked).push(buttons).spacing(space::M);
    Dialog::new("preferences", texts.text("preferences-title"), body)
        .size(DialogSize::Medium)
        .footer(footer)
        .on_escape(Message::Closed)
}

/// The question before the last import is taken back.
fn asked_undo<'a>(office: &office::State, texts: &Texts) -> Option<Element<'a, Message>> {
    let last = office.last_import.as_ref().filter(|_| office.asking)?;
    let [added, updated, ..] = last.rows;
    let at = wording::moment(texts, &last.at);
    let file = last.file_name.as_str();
    let question =
        t!(texts, "settings-undo-import-question", file = file, at = at, added = added, updated = updated);
    let undo = button(texts.text("import-undo"))
        .danger()
        .key("Ctrl Enter")
        .on_press(Message::Office(office::Message::UndoImportConfirmed));
    Some(callout(Tone::Warning, question, Some(undo)))
}

fn program<'a>(state: &State, texts: &Texts) -> Element<'a, Message> {
    let languages =
        Language::ALL.map(|language| (texts.text(&format!("preferences-language-{language}")), language));
    let appearances = [
        (texts.text("preferences-system"), Appearance::System),
        (texts.text("preferences-light"), Appearance::Light),
        (texts.text("preferences-dark"), Appearance::Dark),
    ];
    let language = segmented(languages, texts.language(), Message::LanguageChosen);
    let appearance = segmented(appearances, state.preferences.appearance, Message::AppearanceChosen);
    let zoom = state.preferences.zoom;
    let percent = t!(texts, "preferences-percent", percent = (zoom * 100.0).round() as i64);
    let less = (zoom > SMALLEST_ZOOM).then(|| Message::Zoomed((zoom - ZOOM_STEP).max(SMALLEST_ZOOM)));
    let more = (zoom < LARGEST_ZOOM).then(|| Message::Zoomed((zoom + ZOOM_STEP).min(LARGEST_ZOOM)));
    row![
        column![labelled(texts.text("preferences-language"), language, None)].width(Length::FillPortion(2)),
        column![labelled(texts.text("preferences-appearance"), appearance, None)]
            .width(Length::FillPortion(3)),
        column![labelled(texts.text("preferences-zoom"), as_control(stepper(percent, less, more)), None)]
            .width(100),
    ]
    .spacing(space::L)
    .into()
}

/// Where the softphone keeps its recordings (S0-14).
fn recordings<'a>(state: &'a State, texts: &Texts) -> Element<'a, Message> {
    let folder = field(RECORDINGS, texts.text("calls-recordings"), state.recordings.as_str())
        .placeholder(texts.text("calls-recordings-hint"))
        .on_input(Message::RecordingsTyped);
    let choose = (!state.no_dialog).then(|| {
        let title = texts.text("calls-recordings");
        button(texts.text("review-recording-browse"))
            .key("Ctrl O")
            .on_press(Message::RecordingsPressed(title))
    });
    let row = row![column![Element::from(folder)].width(Length::Fill)]
        .push(choose)
        .spacing(space::M)
        .align_y(Alignment::End);
    let about = if state.no_dialog { "path-no-dialog" } else { "calls-recordings-about" };
    column![row, text::caption(texts.text(about))].spacing(space::XS).into()
}

/// As high as the controls beside it.
fn as_control<'a>(stepper: Element<'a, Message>) -> Element<'a, Message> {
    container(stepper).center_y(size::CONTROL).into()
}

fn people<'a>(office: &'a office::State, texts: &Texts) -> Element<'a, Message> {
    let action = |id: &str, message| button(texts.text(id)).on_press_maybe(message);
    let free = office.running.is_none();
    let password = (free && office.may_change_password).then_some(Message::PasswordPressed);
    let buttons = Row::new()
        .push(action("preferences-switch", free.then_some(Message::SwitchPressed)).key("Ctrl U"))
        .push(action("preferences-lock", free.then_some(Message::LockPressed)).key("Ctrl L"))
        .push(action("preferences-password", password).key("Alt P"))
        .spacing(space::S);
    let name = text::strong(office.name.as_str());
    column![labelled(texts.text("preferences-user"), name, None), buttons.wrap()].spacing(space::S).into()
}

fn actions<'a>(office: &office::State, texts: &Texts) -> Element<'a, Message> {
    let free = office.running.is_none();
    let action = |id: &str, message: Message| button(texts.text(id)).on_press_maybe(free.then_some(message));
    let mut row = Row::new()
        .push(action("preferences-other-office", Message::OtherOfficePressed).key("Alt 1"))
        .spacing(space::S)
        .align_y(Alignment::Center);
    if office.may_import {
        row = row
            .push(
                action("preferences-import-clients", Message::ImportPressed(ImportKind::Clients))
                    .key("Alt 2"),
            )
            .push(
                action("preferences-import-deliveries", Message::ImportPressed(ImportKind::Deliveries))
                    .key("Alt 3"),
            );
    }
    if office.may_change {
        let check = free.then_some(Message::Office(office::Message::CheckPressed));
        row = row.push(button(texts.text("preferences-check")).key("Alt 4").on_press_maybe(check));
    }
    if let Some(last) = &office.last_import {
        let undo = free.then_some(Message::Office(office::Message::UndoImportPressed));
        let label = t!(texts, "settings-undo-import", file = last.file_name.as_str());
        row = row.push(button(label).key("Alt 5").on_press_maybe(undo));
    }
    column![text::section(&texts.text("preferences-office")), row.wrap()].spacing(space::M).into()
}
