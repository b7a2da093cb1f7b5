//! Opens the documents and dialogs of the selected stop and of the run.

use iced::Task;

use super::dialogs::{self, Open};
use super::{Action, Message, State, sheet};
use crate::domain::ids::AddressId;
use crate::service::Refusal;
use crate::service::delivery_day::Run;
use crate::ui::dialog::{container_return, payment, sale, settlement};
use crate::ui::screen::{Context, Go};

impl State {
    fn address(&self) -> Option<AddressId> {
        self.stop().map(|ordered| ordered.stop.address).filter(|_| self.may && !self.busy)
    }

    pub(super) fn open_sale(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(address) = self.address() else { return Task::none() };
        let (dialog, task) = sale::State::open(address, context);
        self.dialog = Some(Open::Sale(Box::new(dialog)));
        task.map(dialogs::sale)
    }

    pub(super) fn open_payment(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(address) = self.address() else { return Task::none() };
        let (dialog, task) = payment::State::open(address, context);
        self.dialog = Some(Open::Payment(Box::new(dialog)));
        task.map(dialogs::payment)
    }

    pub(super) fn open_containers(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(address) = self.address() else { return Task::none() };
        let (dialog, task) = container_return::State::open(address, context);
        self.dialog = Some(Open::Containers(Box::new(dialog)));
        task.map(dialogs::containers)
    }

    /// What the driver handed in, against what the documents say.
    pub(super) fn settle(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.busy || !self.may {
            return Task::none();
        }
        if self.is_ahead(Refusal::RunAhead, context) {
            return Task::none();
        }
        let Some((run, known)) = self.run_ref(context).zip(self.run()) else { return Task::none() };
        let names = (self.name_of(known, context), self.driver_of(known));
        let (dialog, task) = settlement::State::open(run, known, names, context);
        self.dialog = Some(Open::Settlement(Box::new(dialog)));
        task.map(dialogs::settlement)
    }

    fn driver_of(&self, run: &Run) -> Option<String> {
        let driver = run.row.as_ref()?.driver?;
        let mut drivers = self.day.as_ref()?.drivers.iter();
        drivers.find(|one| one.id == driver).map(|one| one.name.clone())
    }

    pub(super) fn open_sheet(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.busy || !self.may {
            return Task::none();
        }
        let Some((run, known)) = self.run_ref(context).zip(self.run()) else { return Task::none() };
        let name = self.name_of(known, context);
        let (dialog, task) = sheet::State::open(run, known, name, context);
        self.dialog = Some(Open::Sheet(Box::new(dialog)));
        task.map(dialogs::sheet)
    }

    /// The card of the selected address.
    pub(super) fn card(&self) -> Option<Action> {
        self.stop().map(|ordered| Action::Go(Go::Card(ordered.stop.address)))
    }
}
