//! What is done with the selected row, and what becomes of it in the list.

use iced::Task;
use iced::widget::operation;

use super::dialogs::{Action as Outcome, DeskDialog};
use super::filters::FILTER;
use super::list::LIST;
use super::panel;
use super::table::Mark;
use super::tabs::Tab;
use super::{Action, Message, Reply, State, dialogs};
use crate::domain::ids::AddressId;
use crate::ui::dialog::order::Action as Ended;
use crate::ui::screen::Context;
use crate::ui::widget::date_picker;
use crate::ui::widget::list::Motion;

impl State {
    pub(super) fn focus_list(&self) -> Task<Message> {
        operation::focus(LIST)
    }

    pub(super) fn choose_tab(&mut self, tab: Tab, context: &Context<'_>) -> Reply {
        self.tab = tab;
        self.panel.entered = false;
        let typed = self.filters.typed.clone();
        self.table_mut().filter(&typed);
        let read =
            if self.is_read() { self.read_card_again(context) } else { self.read_list_turned_to(context) };
        (Task::batch([read, self.focus_list()]), Some(self.remember(context)))
    }

    /// The bar asks for something else.
    pub(super) fn filters_changed(&mut self, context: &Context<'_>) -> Reply {
        (Task::batch([self.read_everything(context), self.focus_list()]), Some(self.remember(context)))
    }

    pub(super) fn choose_manager(&mut self, at: usize, context: &Context<'_>) -> Reply {
        self.filters.choose_manager(at);
        self.filters_changed(context)
    }

    pub(super) fn choose_route(&mut self, at: usize, context: &Context<'_>) -> Reply {
        self.filters.choose_route(at);
        self.filters_changed(context)
    }

    pub(super) fn show_all(&mut self, context: &Context<'_>) -> Reply {
        self.filters.choose_manager(0);
        self.choose_route(0, context)
    }

    pub(super) fn date(&mut self, message: date_picker::Message, context: &Context<'_>) -> Reply {
        match self.filters.date.update(message, context.today) {
            Some(_) => self.filters_changed(context),
            None => (Task::none(), None),
        }
    }

    pub(super) fn filter_typed(&mut self, typed: String, context: &Context<'_>) -> Reply {
        let before = self.table().address();
        self.filters.typed = typed;
        let typed = self.filters.typed.clone();
        self.table_mut().filter(&typed);
        if self.table().address() == before {
            return (Task::none(), None);
        }
        (self.selection_moved(false, context), None)
    }

    pub(super) fn clear_filter(&mut self, context: &Context<'_>) -> Reply {
        let (task, action) = self.filter_typed(String::new(), context);
        (Task::batch([task, self.focus_list()]), action)
    }

    pub(super) fn focus_filter(&mut self) -> Reply {
        self.panel.entered = false;
        (Task::batch([operation::focus(FILTER), operation::select_all(FILTER)]), None)
    }

    pub(super) fn step(&mut self, motion: Motion, held: bool, context: &Context<'_>) -> Reply {
        if self.panel.entered {
            return (panel::scroll(motion), None);
        }
        let page = self.page;
        let moved = self.table_mut().step(motion, page);
        (if moved { self.selection_moved(held, context) } else { Task::none() }, None)
    }

    pub(super) fn press_row(&mut self, place: usize, context: &Context<'_>) -> Reply {
        self.panel.entered = false;
        self.panel.closed = false;
        let moved = self.table_mut().select(place);
        (if moved { self.selection_moved(false, context) } else { Task::none() }, None)
    }

    pub(super) fn activate_row(&mut self, place: usize, context: &Context<'_>) -> Reply {
        let (moved, _) = self.press_row(place, context);
        let (entered, _) = self.enter_panel();
        (Task::batch([moved, entered]), None)
    }

    /// Into the task: its first button gets the keyboard, the arrows scroll it.
    pub(super) fn enter_panel(&mut self) -> Reply {
        if self.table().address().is_none() {
            return (Task::none(), None);
        }
        self.panel.closed = false;
        self.panel.entered = true;
        (operation::focus(panel::FIRST_BUTTON), None)
    }

    pub(super) fn leave_panel(&mut self) -> Reply {
        self.panel.entered = false;
        (self.focus_list(), None)
    }

    /// Closes the form, not the task (S1-59).
    pub(super) fn close_panel(&mut self) -> Reply {
        self.panel.closed = true;
        self.leave_panel()
    }

    /// Out of the filter, out of the panel, then the panel itself.
    pub(super) fn escape(&mut self, typing: bool, context: &Context<'_>) -> Reply {
        if !typing && !self.panel.entered && self.picked() > 0 {
            self.pick(super::picking::Message::Dropped, context)
        } else if typing || (!self.filters.typed.is_empty() && !self.panel.entered) {
            self.clear_filter(context)
        } else if self.panel.entered {
            self.leave_panel()
        } else {
            self.close_panel()
        }
    }

    /// A part of the panel is opened, or not any more.
    pub(super) fn toggle(&mut self, part: &Message) -> Reply {
        let panel = &mut self.panel;
        match part {
            Message::WhyPressed => (panel.why, panel.closed) = (!panel.why, false),
            Message::ContactsPressed => panel.all_contacts = !panel.all_contacts,
            _ => panel.all_buttons = !panel.all_buttons,
        }
        (Task::none(), None)
    }

    pub(super) fn dialog_message(&mut self, message: dialogs::Message, context: &Context<'_>) -> Reply {
        let Some(dialog) = &mut self.dialog else { return (Task::none(), None) };
        let (task, outcome) = dialog.update(message, context);
        let task = task.map(super::in_dialog);
        let Some(outcome) = outcome else { return (task, None) };
        let Some(dialog) = self.dialog.take() else { return (task, None) };
        let (then, action) = match outcome {
            Outcome::Call(calling) => self.dialog_calls(calling, context),
            Outcome::Ended(Ended::Closed) => match dialog.leads_to_order() {
                Some(address) => self.ship_to(address, context),
                None => (self.focus_back(), None),
            },
            Outcome::Ended(Ended::Done { address, handled, postponed_to, sentence }) => {
                let mark = handled.map(|outcome| Mark { outcome, postponed_to, went: None });
                let undoable = dialog.is_undoable(mark.is_some()) && self.remember_handling(address);
                // An order that ends a churn review stays; Ctrl+Z then says why, and takes nothing earlier back in its place.
                let undo = undoable && !(matches!(dialog, DeskDialog::Order(_)) && self.tab == Tab::Churn);
                if dialog.ends_call(mark.is_some()) {
                    self.calls.end(address);
                    self.calls.settle(address);
                }
                let read = if dialog.changes_balance() {
                    // The list shows what is owed now.
                    let list = self.read_list_beside(None, context);
                    Task::batch([self.done(address, mark, context), list])
                } else if matches!(dialog, DeskDialog::CallLater(_)) {
                    self.attempted(self.table().address() == Some(address), context)
                } else {
                    self.done(address, mark, context)
                };
                let order = dialog.leads_to_order().map(|address| self.ship_to(address, context).0);
                let tasks = std::iter::once(read).chain(order);
                (Task::batch(tasks), Some(Action::Notice { sentence, undo }))
            }
            Outcome::Ended(Ended::Go(go)) => (self.focus_back(), Some(Action::Go(go))),
            Outcome::Ended(Ended::Undoable { address, client, sentence }) => {
                self.remember_made(address, client);
                let list = self.read_list_beside(None, context);
                let read = Task::batch([self.done(address, None, context), list]);
                (read, Some(Action::Notice { sentence, undo: true }))
            }
            Outcome::Many(handled) => self.many_done(handled, context),
            Outcome::Reviewed(address, done) => self.reviewed(address, done, context),
        };
        (Task::batch([task, then]), action)
    }

    /// Something was done with an address. A handled row stays, grey, and the next unhandled one is selected (S1-53);
    /// the other tabs are read anew when they are looked at.
    pub(super) fn done(
        &mut self,
        address: AddressId,
        mark: Option<Mark>,
        context: &Context<'_>,
    ) -> Task<Message> {
        if let Some(mark) = mark {
            let here = self.tab.place();
            let selected = self.table().address() == Some(address);
            self.table_mut().mark(address, mark);
            if selected {
                self.table_mut().next_unhandled();
            }
            self.panel.entered = false;
            self.fresh = std::array::from_fn(|place| place == here && self.fresh[place]);
        }
        let read = Task::batch([self.read_counts(context), self.read_card_again(context)]);
        Task::batch([read, self.focus_back()])
    }

    /// The keyboard where it was before the dialog.
    pub(super) fn focus_back(&self) -> Task<Message> {
        if self.panel.entered { operation::focus(panel::FIRST_BUTTON) } else { self.focus_list() }
    }
}
