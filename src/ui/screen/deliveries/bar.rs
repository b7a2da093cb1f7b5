//! The bar of the day, and the crew of the chosen run with what is done with it as a whole.

use iced::widget::{Row, Space, container};
use iced::{Alignment, Length};

use super::{Message, State};
use crate::service::delivery_day::Run;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{Dropdown, badge, button, date_picker, empty};

/// The name of the choice of a driver.
pub const DRIVER: &str = "deliveries-driver";
/// The name of the choice of a vehicle.
pub const VEHICLE: &str = "deliveries-vehicle";

impl State {
    /// Title, day, what the day comes to.
    pub(super) fn bar<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let closed = |_| false;
        let picker = date_picker::Context { texts, today: context.today, closed: &closed };
        let refresh =
            button(texts.text("desk-refresh")).key("F5").on_press(Message::RefreshPressed).mouse_only();
        let runs = self.day.as_ref().map_or(&[][..], |day| &day.runs);
        let open: usize = runs.iter().map(|run| run.open().count()).sum();
        let orders: usize = runs.iter().map(|run| run.stops.len()).sum();
        let bottles: i64 = runs.iter().map(Run::bottles).sum();
        let sum = (orders > 0).then(|| {
            let done = orders - open;
            text::muted(t!(texts, "deliveries-day", done = done, orders = orders, bottles = bottles))
        });
        let title = text::title(texts.text("deliveries-title")).wrapping(iced::widget::text::Wrapping::None);
        let bar = Row::new()
            .push(container(title).padding(iced::Padding::ZERO.right(space::M)))
            .push(self.date.bar(texts.text("deliveries-date"), picker).map(Message::Date))
            .push(refresh)
            .push(Space::new().width(Length::Fill))
            .push(sum)
            .spacing(space::S)
            .align_y(Alignment::Center)
            .padding([0.0, space::L]);
        container(bar).height(52).align_y(Alignment::Center).style(theme::container::surface).into()
    }

    /// Who drives the chosen run with what, and what is done with it as a whole.
    pub(super) fn crew<'a>(&'a self, run: &'a Run, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let day = self.day.as_ref();
        let row = run.row.as_ref();
        let nobody = texts.text("deliveries-nobody");
        let drivers = day.map_or(&[][..], |day| &day.drivers);
        let vehicles = day.map_or(&[][..], |day| &day.vehicles);
        let driver = row.and_then(|row| drivers.iter().position(|one| Some(one.id) == row.driver));
        let vehicle = row.and_then(|row| vehicles.iter().position(|one| Some(one.id) == row.vehicle));
        let drivers = drivers.iter().map(|one| one.name.clone());
        let drivers = std::iter::once(nobody.clone()).chain(drivers).collect();
        let vehicles = vehicles.iter().map(|one| match one.capacity {
            Some(capacity) => {
                t!(texts, "deliveries-vehicle-of", name = one.name.as_str(), capacity = capacity)
            }
            None => one.name.clone(),
        });
        let vehicles = std::iter::once(nobody).chain(vehicles).collect();
        let place = |at: Option<usize>| Some(at.map_or(0, |at| at + 1));
        let crew = Row::new()
            .push(
                Dropdown::new(drivers, place(driver), Message::DriverChosen)
                    .id(DRIVER)
                    .label(texts.text("deliveries-driver")),
            )
            .push(
                Dropdown::new(vehicles, place(vehicle), Message::VehicleChosen)
                    .id(VEHICLE)
                    .label(texts.text("deliveries-vehicle")),
            )
            .spacing(space::S)
            .width(Length::Fill);
        let may = |message: Message| self.may.then_some(message);
        let tool = |id: &str, key: &str, message: Message| {
            button(texts.text(id)).key(key).on_press_maybe(may(message)).mouse_only()
        };
        let tools = Row::new()
            .push(crew)
            .push(tool("deliveries-sheet", "F7", Message::SheetPressed))
            .push(tool("deliveries-whole", "F6", Message::WholePressed))
            .push(tool("deliveries-settle", "F9", Message::SettlePressed))
            .spacing(space::S)
            .align_y(Alignment::Center)
            .padding([space::S, space::L]);
        container(tools).width(Length::Fill).into()
    }

    /// What stands there instead of runs: that the day is being read, or what is to be done.
    pub(super) fn nothing<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.day.is_none() || self.asked.slow {
            let words = self.asked.slow.then(|| text::muted(texts.text("desk-loading")));
            return container(iced::widget::Column::new().push(words)).center(Length::Fill).into();
        }
        let day = texts.date_with_weekday(self.shown(context));
        empty(t!(texts, "deliveries-empty-title", day = day), texts.text("deliveries-empty"), None)
    }

    /// How a run is called.
    pub(super) fn name_of(&self, run: &Run, context: &Context<'_>) -> String {
        run.name.clone().unwrap_or_else(|| context.texts.text("deliveries-no-route"))
    }
}

/// Where a run stands, in one word.
pub(super) fn standing<'a>(run: &Run, context: &Context<'_>) -> Element<'a, Message> {
    let (tone, id) = if run.differs() {
        (Tone::Bad, "deliveries-run-differs")
    } else if run.row.as_ref().is_some_and(|row| row.handed.is_some()) {
        (Tone::Good, "deliveries-run-settled")
    } else if run.open().next().is_none() {
        (Tone::Warning, "deliveries-run-back")
    } else if run.row.as_ref().is_some_and(|row| row.number.is_some()) {
        (Tone::Accent, "deliveries-run-out")
    } else {
        (Tone::Neutral, "deliveries-run-new")
    };
    badge(tone, context.texts.text(id))
}
