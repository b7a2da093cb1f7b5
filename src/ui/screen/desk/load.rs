//! What the desk reads, beside the window's thread: directories, lists, counts, the card of the selected row. An answer
//! that comes after something else was asked for is dropped.

use std::sync::Arc;
use std::time::Duration;

use iced::Task;

use super::filters::Directories;
use super::listing::{Listing, Rows};
use super::tabs::Tab;
use super::{Action, Message, Reply, State, only, panel};
use crate::domain::ids::AddressId;
use crate::service::card::{Card, card};
use crate::service::review::{ReviewForm, review_form};
use crate::service::{Refusal, answered, desk};
use crate::store::Counts;
use crate::ui::screen::{Context, Go};
use crate::ui::widget::list::Motion;

/// A list that takes longer says so.
const SLOW: Duration = Duration::from_millis(300);
/// While a key is held, the card is read when the selection has rested this long.
const REST: Duration = Duration::from_millis(80);

/// A list that was asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    number: u64,
    tab: Tab,
    slow: bool,
    /// Beside what was handled meanwhile, which stays in sight (S1-37).
    beside: bool,
    /// The address to be selected.
    select: Option<AddressId>,
    /// Its card is shown where it has no row.
    or_card: bool,
}

/// What the panel shows of an address, read at one moment.
#[derive(Debug, Clone)]
pub struct Sight {
    /// The address.
    pub card: Arc<Card>,
    /// Its churn review, while it is in one.
    pub review: Option<Arc<ReviewForm>>,
}

/// A message after a while.
fn after(time: Duration, message: Message) -> Task<Message> {
    // The timer begins where it is awaited: within the runtime.
    Task::perform(async move { tokio::time::sleep(time).await }, move |()| message.clone())
}

impl State {
    /// Whether the list in sight is waited for, and has been for a while.
    pub(super) fn is_slow(&self) -> bool {
        self.asked.is_some_and(|asked| asked.slow)
    }

    /// Whether the list in sight was read at least once.
    pub(super) fn is_read(&self) -> bool {
        self.fresh[self.tab.place()]
    }

    /// Reads what the choices are made from; then the lists, `beside` what was handled or without it (S1-37).
    pub(super) fn read_directories(&self, beside: bool, context: &Context<'_>) -> Task<Message> {
        let answer = context.office.read(Directories::read);
        Task::perform(answered(answer), move |read| Message::DirectoriesRead(beside, read))
    }

    pub(super) fn directories_read(
        &mut self,
        beside: bool,
        read: Result<Directories, Refusal>,
        context: &Context<'_>,
    ) -> Task<Message> {
        match read {
            Ok(directories) => {
                self.filters.offer(directories, &self.choices, context.actor);
                if beside { self.read_beside(context) } else { self.read_everything(context) }
            }
            Err(refusal) => {
                self.refusal = Some(refusal);
                Task::none()
            }
        }
    }

    /// Reads the list in sight and the counts; the other tabs are read when they are looked at.
    pub(super) fn read_everything(&mut self, context: &Context<'_>) -> Task<Message> {
        self.forget_lists();
        Task::batch([self.read_list(context), self.read_counts(context), self.read_due(false, context)])
    }

    /// Other lists are asked for: none of them holds any more, nor what was handled in those that are not in sight.
    pub(super) fn forget_lists(&mut self) {
        self.fresh = [false; 4];
        let here = self.tab.place();
        for (_, table) in self.tables.iter_mut().enumerate().filter(|(place, _)| *place != here) {
            table.forget_handled();
        }
    }

    pub(super) fn read_list(&mut self, context: &Context<'_>) -> Task<Message> {
        // A tab that was to be read anew and is left before that is read so later.
        if let Some(left) = self.asked.take().filter(|asked| !asked.beside && asked.tab != self.tab) {
            self.tables[left.tab.place()].forget_handled();
        }
        self.number += 1;
        let (number, tab) = (self.number, self.tab);
        self.asked = Some(Asked { number, tab, slow: false, beside: false, select: None, or_card: false });
        let (request, actor) = (self.filters.request(context), context.actor.clone());
        let answer = context.office.read(move |read| {
            let rows = match tab {
                Tab::Active => Rows::Tasks(desk::active(read, &request)?),
                Tab::Overdue => Rows::Tasks(desk::overdue(read, &request)?),
                Tab::Churn => Rows::Churn(desk::churn(read, &request, Some(&actor))?),
                Tab::Birthdays => Rows::Birthdays(desk::birthdays(read, &request)?),
            };
            Ok(Arc::new(Listing::new(rows)))
        });
        let list = Task::perform(answered(answer), move |listing| Message::ListRead(number, listing));
        Task::batch([list, after(SLOW, Message::ListSlow(number))])
    }

    /// What is in sight is read anew; rows that were handled stay grey (S1-37). The other tabs are read when they are
    /// looked at.
    pub(super) fn read_beside(&mut self, context: &Context<'_>) -> Task<Message> {
        let here = self.tab.place();
        self.fresh = std::array::from_fn(|place| place == here && self.fresh[place]);
        let list = self.read_list_beside(None, context);
        Task::batch([list, self.read_counts(context), self.read_due(false, context)])
    }

    /// Reads the list in sight again without taking away what was handled meanwhile, and then selects an address.
    pub(super) fn read_list_beside(
        &mut self,
        select: Option<AddressId>,
        context: &Context<'_>,
    ) -> Task<Message> {
        // A list that was asked for anew is not read yet: it comes without what was handled.
        let anew = self.asked.is_some_and(|asked| !asked.beside && asked.tab == self.tab);
        let beside = self.is_read() && !anew;
        let read = self.read_list(context);
        self.asked = self.asked.map(|asked| Asked { beside, select, ..asked });
        read
    }

    /// Reads the list of a tab that was turned to, beside what was handled there before.
    pub(super) fn read_list_turned_to(&mut self, context: &Context<'_>) -> Task<Message> {
        let anew = self.asked.is_some_and(|asked| !asked.beside && asked.tab == self.tab);
        let read = self.read_list(context);
        self.asked = self.asked.map(|asked| Asked { beside: !anew, ..asked });
        read
    }

    /// Reads the list in sight for the row of an address, or shows its card where it has none.
    pub(super) fn read_list_for(&mut self, address: AddressId, context: &Context<'_>) -> Task<Message> {
        let read = self.read_list(context);
        self.asked = self.asked.map(|asked| Asked { select: Some(address), or_card: true, ..asked });
        read
    }

    pub(super) fn read_counts(&mut self, context: &Context<'_>) -> Task<Message> {
        self.counted += 1;
        let number = self.counted;
        let request = self.filters.request(context);
        let answer = context.office.read(move |read| desk::counts(read, &request));
        Task::perform(answered(answer), move |counts| Message::CountsRead(number, counts))
    }

    pub(super) fn list_slow(&mut self, number: u64) {
        if let Some(asked) = self.asked.as_mut().filter(|asked| asked.number == number) {
            asked.slow = true;
        }
    }

    pub(super) fn list_read(
        &mut self,
        number: u64,
        read: Result<Arc<Listing>, Refusal>,
        context: &Context<'_>,
    ) -> Reply {
        let Some(asked) = self.asked.filter(|asked| asked.number == number) else {
            return only(Task::none());
        };
        self.asked = None;
        match read {
            Ok(listing) => {
                self.refusal = None;
                self.fresh[asked.tab.place()] = true;
                let table = &mut self.tables[asked.tab.place()];
                table.filter(&self.filters.typed);
                if asked.beside {
                    table.replace_beside(&listing);
                } else {
                    table.replace(listing);
                }
                let missed = asked.select.filter(|address| !self.select_in(asked.tab, *address));
                let card = missed.filter(|_| asked.or_card).map(|address| Action::Go(Go::Card(address)));
                (self.read_card_again(context), card)
            }
            Err(refusal) => {
                self.refusal = Some(refusal);
                only(Task::none())
            }
        }
    }

    /// Selects the row of an address in a tab, without the filter where that hides it. `false`: there is none.
    fn select_in(&mut self, tab: Tab, address: AddressId) -> bool {
        let table = &mut self.tables[tab.place()];
        if table.select_address(address) {
            return true;
        }
        table.filter("");
        let found = table.select_address(address);
        if found {
            self.filters.typed.clear();
        } else {
            table.filter(&self.filters.typed);
        }
        found
    }

    pub(super) fn counts_read(&mut self, number: u64, read: Result<Counts, Refusal>) {
        if number == self.counted {
            match read {
                Ok(counts) => self.counts = Some(counts),
                Err(refusal) => self.refusal = Some(refusal),
            }
        }
    }

    /// The selection moved. A single step reads the card at once; while a key is held it is read when the selection
    /// rests, so that the list keeps up with the key.
    pub(super) fn selection_moved(&mut self, held: bool, context: &Context<'_>) -> Task<Message> {
        self.panel.wanted += 1;
        self.panel.why = false;
        self.panel.all_contacts = false;
        // A card that was passed over is not left beside another row.
        self.panel.waiting |= held || self.panel.reading;
        let due = after(REST, Message::CardDue(self.panel.wanted));
        // Whoever comes next is shown from the name on, however far the last one was scrolled.
        let rest = Task::batch([panel::scroll(Motion::First), due]);
        if held || self.panel.reading { rest } else { Task::batch([self.read_card(context), rest]) }
    }

    /// The card of the selected row may have changed: reads it without taking the present one away.
    pub(super) fn read_card_again(&mut self, context: &Context<'_>) -> Task<Message> {
        self.panel.wanted += 1;
        if self.panel.card.as_ref().map(|card| card.address) == self.table().address() {
            return self.read_card(context);
        }
        self.panel.waiting = true;
        Task::batch([panel::scroll(Motion::First), self.read_card(context)])
    }

    pub(super) fn card_due(&mut self, wanted: u64, context: &Context<'_>) -> Task<Message> {
        let here = self.panel.card.as_ref().map(|card| card.address) == self.table().address();
        if wanted != self.panel.wanted || here {
            return Task::none();
        }
        self.panel.waiting = true;
        if self.panel.reading { Task::none() } else { self.read_card(context) }
    }

    fn read_card(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(address) = self.table().address() else {
            self.panel.card = None;
            self.panel.review = None;
            return Task::none();
        };
        self.panel.reading = true;
        let (wanted, today) = (self.panel.wanted, context.today);
        let actor = context.actor.clone();
        let answer = context.office.read(move |read| {
            let card = Arc::new(card(read, address, today)?);
            let review =
                card.churn.is_some().then(|| review_form(read, address, &actor, today)).transpose()?;
            Ok(Sight { card, review: review.map(Arc::new) })
        });
        Task::perform(answered(answer), move |card| Message::CardRead(wanted, card))
    }

    pub(super) fn card_read(
        &mut self,
        wanted: u64,
        read: Result<Sight, Refusal>,
        context: &Context<'_>,
    ) -> Task<Message> {
        self.panel.reading = false;
        if wanted != self.panel.wanted {
            return self.read_card(context);
        }
        self.panel.waiting = false;
        match read {
            Ok(Sight { card, review }) => {
                self.panel.card = Some(card);
                self.panel.review = review;
                self.panel.refusal = None;
            }
            Err(refusal) => {
                self.panel.card = None;
                self.panel.review = None;
                self.panel.refusal = Some(refusal);
            }
        }
        Task::none()
    }

    /// Reads everything anew: what was handled leaves the list (S1-37).
    pub(super) fn refresh(&mut self, context: &Context<'_>) -> Reply {
        // The arrows move in the list again, as its focus says.
        self.panel.entered = false;
        (Task::batch([self.read_directories_again(context), self.focus_list()]), None)
    }

    fn read_directories_again(&mut self, context: &Context<'_>) -> Task<Message> {
        self.choices = self.present_choices(context);
        self.read_directories(false, context)
    }
}
