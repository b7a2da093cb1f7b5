//! The row of an address that is asked for from elsewhere.

use iced::Task;

use super::open::told;
use super::tabs::Tab;
use super::{Action, Message, Reply, State};
use crate::domain::ids::AddressId;
use crate::service::desk::{Whereabouts, whereabouts};
use crate::service::{Refusal, answered};
use crate::ui::screen::{Context, Go};
use crate::wording;

impl State {
    /// The task of an address is asked for from elsewhere: its row is selected in the list in which it stands, or its
    /// card is shown where nothing is open for it.
    pub fn go_to(&mut self, address: AddressId, context: &Context<'_>) -> Task<Message> {
        self.find(address, context).0
    }

    /// The row of an address, in the list in sight or in the one in which it stands.
    pub(super) fn find(&mut self, address: AddressId, context: &Context<'_>) -> Reply {
        self.panel.closed = false;
        self.panel.entered = false;
        if self.is_read() && self.table_mut().select_address(address) {
            return (Task::batch([self.selection_moved(false, context), self.focus_list()]), None);
        }
        let today = context.today;
        let answer = context.office.read(move |read| whereabouts(read, address, today));
        let asked = Task::future(answered(answer));
        (asked.map(move |found| Message::Found(address, found)), None)
    }

    /// Where it stands was read.
    pub(super) fn found(
        &mut self,
        address: AddressId,
        found: Result<Option<Whereabouts>, Refusal>,
        context: &Context<'_>,
    ) -> Reply {
        match found {
            Ok(Some(place)) => self.show_place(address, place, context),
            Ok(None) => (Task::none(), Some(Action::Go(Go::Card(address)))),
            Err(refusal) => told(wording::refused(context.texts, &refusal)),
        }
    }

    /// The list is shown whole: another manager's row is meant as much as the own.
    fn show_place(&mut self, address: AddressId, place: Whereabouts, context: &Context<'_>) -> Reply {
        self.tab = match place {
            Whereabouts::Active(date) => {
                self.filters.date.set(Some(date));
                Tab::Active
            }
            Whereabouts::Overdue => Tab::Overdue,
            Whereabouts::Review => Tab::Churn,
        };
        self.filters.choose_manager(0);
        self.filters.choose_route(0);
        self.filters.typed.clear();
        self.forget_lists();
        let read = self.read_list_for(address, context);
        (Task::batch([read, self.read_counts(context), self.focus_list()]), None)
    }
}
