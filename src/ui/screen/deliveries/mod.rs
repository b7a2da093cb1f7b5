//! The orders of a day by route, from the loading to the evening.

mod bar;
mod detail;
mod dialogs;
mod documents;
mod keys;
mod list;
mod load;
mod marking;
mod question;
mod runs;
mod sheet;
mod way;
mod whole;

use iced::widget::{Column, Row, column, container};
use iced::{Length, Task};

use super::{Action, Context};
use crate::domain::ids::{OrderId, RouteId};
use crate::service::delivery_day::{DeliveryDay, Ordered, Run};
use crate::service::rights::Right;
use crate::service::{Actor, Changes, Refusal};
use crate::store::RunRow;
use crate::ui::Element;
use crate::ui::theme::{self, Tone, space};
use crate::ui::widget::list::Motion;
use crate::ui::widget::{DatePicker, Dialog, callout, date_picker, line, line_down, open_dropdown};
use crate::wording;
use dialogs::Open;
use load::Asked;
use marking::Marked;

pub use bar::{DRIVER, VEHICLE};
pub use list::LIST;

/// What the screen shows and what was typed into it.
#[derive(Debug)]
pub struct State {
    date: DatePicker,
    day: Option<DeliveryDay>,
    asked: Asked,
    /// The chosen route; the first one where it has no run on this day.
    route: Option<RouteId>,
    selected: Option<OrderId>,
    /// Rows seen at once.
    page: usize,
    refusal: Option<Refusal>,
    dialog: Option<Open>,
    /// A command is on its way: what is pressed meanwhile is dropped.
    busy: bool,
    /// What was marked and is not read anew yet: a second Enter on the same row means nothing more.
    marked: Vec<OrderId>,
    /// Stops were moved while their order was being kept.
    moved: bool,
    may: bool,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// A day was read, by the number of the reading.
    DayRead(u64, Result<Box<DeliveryDay>, Refusal>),
    /// It is waited for longer than usual.
    DaySlow(u64),
    /// It is to be read anew.
    RefreshPressed,
    /// In the day.
    Date(date_picker::Message),
    /// The day so many days away.
    DayTurned(i64),
    /// A run was chosen, by place.
    RunPressed(usize),
    /// The run so many places away.
    RunTurned(i64),
    /// A stop was chosen, by place.
    RowPressed(usize),
    /// Enter on a stop, or two clicks.
    RowActivated(usize),
    /// The selection is to be moved.
    Moved(Motion),
    /// So many rows are seen at once.
    PageSized(usize),
    /// The selected stop is to go so many places down.
    StopMoved(i64),
    /// The stops are to be put in the order of their addresses.
    SortPressed,
    /// The order of the stops was kept.
    StopsKept(Option<RouteId>, Result<Box<RunRow>, Refusal>),
    /// The driver is to be chosen by keys.
    DriverPressed,
    /// The vehicle is to be chosen by keys.
    VehiclePressed,
    /// A driver was chosen, by place in the menu.
    DriverChosen(usize),
    /// A vehicle was chosen, by place in the menu.
    VehicleChosen(usize),
    /// The crew was kept.
    CrewKept(Result<(), Refusal>),
    /// The selected order was brought as agreed.
    DeliveredPressed,
    /// It was brought otherwise.
    OtherwisePressed,
    /// It came back.
    UndeliveredPressed,
    /// What was said of it is to be taken back.
    UnmarkPressed,
    /// All of the run were brought as agreed.
    WholePressed,
    /// The route sheet is wanted.
    SheetPressed,
    /// The vehicle did not leave.
    RecallPressed,
    /// The driver hands in.
    SettlePressed,
    /// A sale without an order.
    SalePressed,
    /// A payment without an order.
    PaymentPressed,
    /// Containers without an order.
    ContainersPressed,
    /// The card of the selected address.
    CardPressed,
    /// Something was marked, or not.
    Marked(Result<Marked, Refusal>),
    /// In the dialog.
    Dialog(Box<dialogs::Message>),
}

/// What becomes of a message.
type Reply = (Task<Message>, Option<Action>);

fn only(task: Task<Message>) -> Reply {
    (task, None)
}

impl State {
    /// The screen as it opens: today's deliveries.
    pub fn new(context: &Context<'_>) -> (Self, Task<Message>) {
        let mut state = Self {
            date: DatePicker::new(Some(context.today)),
            day: None,
            asked: Asked::default(),
            route: None,
            selected: None,
            page: 1,
            refusal: None,
            dialog: None,
            busy: false,
            marked: Vec::new(),
            moved: false,
            may: context.actor.may(Right::PostSales),
        };
        let task = state.read(context);
        (state, task)
    }

    /// Other roles hold for whoever works.
    pub fn take_rights(&mut self, actor: &Actor) {
        self.may = actor.may(Right::PostSales);
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Reply {
        match message {
            Message::DayRead(number, day) => only(self.day_read(number, day)),
            Message::DaySlow(number) => self.noted(|state| state.asked.is_slow(number)),
            Message::RefreshPressed => only(self.refresh(context)),
            Message::Date(message) => only(self.turn(message, context)),
            Message::DayTurned(days) => only(self.turn(date_picker::Message::Shifted(days), context)),
            Message::RunPressed(at) => only(self.choose_run(at)),
            Message::RunTurned(by) => only(self.turn_run(by)),
            Message::RowPressed(at) => self.noted(|state| state.select(at)),
            Message::RowActivated(at) => only(self.activate(at, context)),
            Message::Moved(motion) => self.noted(|state| state.step(motion)),
            Message::PageSized(page) => self.noted(|state| state.page = page),
            Message::StopMoved(by) => only(self.move_stop(by, context)),
            Message::SortPressed => only(self.sort(context)),
            Message::StopsKept(route, kept) => only(self.stops_kept(route, kept, context)),
            Message::DriverPressed => only(open_dropdown(DRIVER)),
            Message::VehiclePressed => only(open_dropdown(VEHICLE)),
            Message::DriverChosen(at) => only(self.choose_driver(at, context)),
            Message::VehicleChosen(at) => only(self.choose_vehicle(at, context)),
            Message::CrewKept(kept) => only(self.crew_kept(kept, context)),
            Message::DeliveredPressed => only(self.deliver(context)),
            Message::OtherwisePressed => only(self.deliver_otherwise(context)),
            Message::UndeliveredPressed => only(self.report(context)),
            Message::UnmarkPressed => only(self.unmark(context)),
            Message::WholePressed => only(self.ask_whole()),
            Message::SheetPressed => only(self.open_sheet(context)),
            Message::RecallPressed => only(self.ask_recall(context)),
            Message::SettlePressed => only(self.settle(context)),
            Message::SalePressed => only(self.open_sale(context)),
            Message::PaymentPressed => only(self.open_payment(context)),
            Message::ContainersPressed => only(self.open_containers(context)),
            Message::CardPressed => (Task::none(), self.card()),
            Message::Marked(marked) => self.marked(marked, context),
            Message::Dialog(message) => self.dialog_message(*message, context),
        }
    }

    /// The office changed behind the screen. Reads anew what is shown.
    pub fn changed(&mut self, _changes: Changes, context: &Context<'_>) -> Task<Message> {
        self.read(context)
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.dialog.as_ref().is_some_and(Open::is_unsaved)
    }

    /// The dialog that is open.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        let dialog = self.dialog.as_ref()?.dialog(context);
        Some(dialog.map(|message| Message::Dialog(Box::new(message))))
    }

    /// The screen, between the rail and the status bar.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let run = self.run().filter(|_| !self.asked.slow);
        let body: Element<'a, Message> = match run {
            None => {
                let refused = self.refused(context).map(|refused| container(refused).padding(space::M));
                Column::new().push(refused).push(self.nothing(context)).into()
            }
            Some(run) => {
                let work = Column::new()
                    .push(self.crew(run, context))
                    .push(line())
                    .push(self.stops(run, context))
                    .push(line())
                    .push(self.detail(context));
                Row::new().push(self.runs(context)).push(line_down()).push(work).height(Length::Fill).into()
            }
        };
        let body = container(body).height(Length::Fill).width(Length::Fill).style(theme::container::surface);
        column![self.bar(context), line(), body].into()
    }

    /// Why what was asked for last was not done. It stands where the stop is told of, and moves nothing.
    fn refused<'a>(&self, context: &Context<'a>) -> Option<Element<'a, Message>> {
        let refusal = self.refusal.as_ref()?;
        Some(callout(Tone::Bad, wording::refused(context.texts, refusal), None))
    }

    fn noted(&mut self, note: impl FnOnce(&mut Self)) -> Reply {
        note(self);
        only(Task::none())
    }

    /// The chosen run.
    fn run(&self) -> Option<&Run> {
        let runs = &self.day.as_ref()?.runs;
        runs.iter().find(|run| run.route == self.route).or_else(|| runs.first())
    }

    /// The place of the selected stop.
    fn at(&self) -> Option<usize> {
        self.run()?.stops.iter().position(|ordered| Some(ordered.stop.order) == self.selected)
    }

    /// The selected stop.
    fn stop(&self) -> Option<&Ordered> {
        self.run()?.stops.get(self.at()?)
    }
}
