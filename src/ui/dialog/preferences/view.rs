//! How the preferences look.

use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Length};
use rust_decimal::Decimal;

use super::office;
use super::{LARGEST_ZOOM, Message, SMALLEST_ZOOM, State, ZOOM_STEP};
use crate::domain::planning::Estimator;
use crate::i18n::{Language, Texts};
use crate::preferences::Appearance;
use crate::service::office_settings::{Caution, OfficeSettings};
use crate::service::rules::OrderAnchor;
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::ImportKind;
use crate::ui::theme::{size, space, text};
use crate::ui::widget::{Dialog, DialogSize, Dropdown, button, callout, labelled, line, segmented, stepper};

/// Caution goes in these steps, in hundredths.
const CAUTION_STEP: u8 = 10;

pub(super) fn dialog<'a>(state: &'a State, texts: &'a Texts) -> Dialog<'a, Message> {
    let calls = state.calls.view(texts).map(Message::Calls);
    let mut body = Column::new().push(program(state, texts)).push(line()).push(calls).spacing(space::L);
    if let Some(office) = &state.office {
        body = body.push(line()).push(people(office, texts));
        if office.may_change {
            body = body.push(line()).push(planning(office, texts));
        }
        body = body.push(line()).push(actions(office, texts));
        let replan = || {
            button(texts.text("settings-replan")).on_press(Message::Office(office::Message::ReplanPressed))
        };
        let said = office.said.clone();
        body =
            body.push(said.map(|(tone, sentence)| callout(tone, sentence, office.replan_helps.then(replan))));
    }
    let close = button(texts.text("close-button")).key("Esc").on_press(Message::Closed);
    let footer = Row::new().push(Space::new().width(Length::Fill)).push(close);
    Dialog::new("preferences", texts.text("preferences-title"), body)
        .size(DialogSize::Medium)
        .footer(footer)
        .on_escape(Message::Closed)
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

/// As high as the controls beside it.
fn as_control<'a>(stepper: Element<'a, Message>) -> Element<'a, Message> {
    container(stepper).center_y(size::CONTROL).into()
}

fn people<'a>(office: &office::State, texts: &Texts) -> Element<'a, Message> {
    let user = Dropdown::new(office.users(), office.working, Message::UserChosen).id("user");
    labelled(texts.text("preferences-user"), user, None)
}

fn planning<'a>(office: &office::State, texts: &Texts) -> Element<'a, Message> {
    let heading = text::section(&texts.text("settings-title"));
    let Some(settings) = office.wanted else { return heading.into() };
    let of = Message::Office;
    let estimators = Estimator::ALL
        .map(|estimator| (texts.text(&format!("settings-estimator-{}", estimator.code())), estimator));
    let estimator =
        segmented(estimators, settings.estimator, move |it| of(office::Message::EstimatorChosen(it)));
    let anchors = [
        (texts.text("settings-anchor-list"), OrderAnchor::ListDate),
        (texts.text("settings-anchor-today"), OrderAnchor::Today),
    ];
    let anchor = segmented(anchors, settings.order_anchor, move |it| of(office::Message::AnchorChosen(it)));
    let hint = text::caption(texts.text(&format!("settings-hint-{}", settings.estimator.code())));
    let chosen = row![
        labelled(texts.text("settings-estimator"), estimator, None),
        column![labelled(texts.text("settings-caution"), as_control(caution(settings, texts)), None)]
            .width(130),
    ];
    let apply = || {
        let press = (!office.busy).then_some(of(office::Message::ApplyPressed));
        button(texts.text("settings-apply")).primary().id("apply-settings").on_press_maybe(press)
    };
    let consequence = office
        .is_changed()
        .then(|| callout(crate::ui::theme::Tone::Accent, office.consequence(texts), Some(apply())));
    column![heading, chosen.spacing(space::L), hint]
        .push(labelled(texts.text("settings-anchor"), anchor, None))
        .push(consequence)
        .spacing(space::M)
        .into()
}

fn caution<'a>(settings: OfficeSettings, texts: &Texts) -> Element<'a, Message> {
    let now = settings.caution.as_hundredths();
    let to = |hundredths| Message::Office(office::Message::CautionChosen(Caution::hundredths(hundredths)));
    let less = (now > 0).then(|| to(now.saturating_sub(CAUTION_STEP)));
    let more = (settings.caution < Caution::MOST).then(|| to(now.saturating_add(CAUTION_STEP)));
    stepper(texts.decimal(Decimal::new(i64::from(now), 2), 1), less, more)
}

fn actions<'a>(office: &office::State, texts: &Texts) -> Element<'a, Message> {
    let action = |id: &str, message: Message| button(texts.text(id)).on_press(message);
    let mut row = Row::new()
        .push(action("preferences-other-office", Message::OtherOfficePressed))
        .spacing(space::S)
        .align_y(Alignment::Center);
    if office.may_import {
        row = row
            .push(action("preferences-import-clients", Message::ImportPressed(ImportKind::Clients)))
            .push(action("preferences-import-deliveries", Message::ImportPressed(ImportKind::Deliveries)));
    }
    if office.may_change {
        let check = (!office.busy).then_some(Message::Office(office::Message::CheckPressed));
        row = row.push(button(texts.text("preferences-check")).on_press_maybe(check));
    }
    if let Some(last) = &office.last_import {
        let undo = (!office.busy).then_some(Message::Office(office::Message::UndoImportPressed));
        let label = t!(texts, "settings-undo-import", file = last.file_name.as_str());
        row = row.push(button(label).on_press_maybe(undo));
    }
    column![text::section(&texts.text("preferences-office")), row.wrap()].spacing(space::M).into()
}
