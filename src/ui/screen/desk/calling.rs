//! Calls from the desk (S1-47): the number, what speaks against it, the call that runs until its outcome, and how it ended
//! where it reached nobody. A call belongs to its address, wherever the selection goes.

use std::collections::HashMap;

use iced::Task;

use super::dialogs::{self, DeskDialog};
use super::open::{copied, told};
use super::phones::{self, Number, numbers};
use super::tabs::Tab;
use super::{Action, Message, Reply, State, warned};
use crate::clock::{self, Stopwatch};
use crate::domain::directory::Consent;
use crate::domain::ids::{AddressId, PhoneId, TaskId};
use crate::domain::task::CallResult;
use crate::service::calling::{Call, CallWarning, warnings};
use crate::service::outcome::{NotReached, StartCall};
use crate::service::{Refusal, answered, new_key};
use crate::t;
use crate::telephony::DialError;
use crate::ui::screen::Context;
use crate::ui::widget::KeyPress;
use crate::wording;

/// A call that runs.
#[derive(Debug, Clone)]
pub(super) struct Running {
    /// Whose it is.
    pub address: AddressId,
    /// The counterparty.
    pub client: String,
    /// The number.
    pub number: Number,
    /// How long it runs, in seconds.
    pub seconds: u64,
    task: Option<TaskId>,
    since: Stopwatch,
}

/// The calls of this session.
#[derive(Debug, Default)]
pub(super) struct Calls {
    running: Option<Running>,
    /// Numbers that were called in vain since something came of it, by address.
    tried: HashMap<AddressId, Vec<PhoneId>>,
    /// A result is on its way to the store.
    keeping: bool,
    /// What speaks against a call is being read.
    asking: bool,
    /// Digits that were pressed meanwhile: they are meant for what appears then.
    early: Vec<KeyPress>,
}

impl Calls {
    /// The call that runs, wherever.
    pub(super) const fn running(&self) -> Option<&Running> {
        self.running.as_ref()
    }

    /// The call that runs at an address.
    pub(super) fn running_at(&self, address: AddressId) -> Option<&Running> {
        self.running.as_ref().filter(|call| call.address == address)
    }

    /// The number to be called after others were called in vain: the first that was not, unless it is somebody else's.
    pub(super) fn next<'n>(&self, address: AddressId, numbers: &'n [Number]) -> Option<&'n Number> {
        let tried = self.tried.get(&address)?;
        numbers.iter().find(|number| !number.is_wrong && !tried.contains(&number.phone))
    }

    /// Something came of the calls of an address, or they are taken back.
    pub(super) fn settle(&mut self, address: AddressId) {
        self.tried.remove(&address);
    }

    /// The call of an address ended.
    pub(super) fn end(&mut self, address: AddressId) {
        self.running.take_if(|call| call.address == address);
    }
}

impl State {
    /// Whether a call runs, so that its time is shown.
    pub const fn is_calling(&self) -> bool {
        self.calls.running().is_some()
    }

    /// One number is called at once, of several one is chosen (S1-47); after one that was called in vain the next.
    pub(super) fn call(&mut self, context: &Context<'_>) -> Reply {
        let Some(card) = self.card_in_sight() else {
            return told(context.texts.text("desk-nothing-selected"));
        };
        let (address, client, found) = (card.address, card.client.clone(), numbers(card));
        if let Some(next) = self.calls.next(address, &found) {
            return self.look_before_call(address, next.clone(), context);
        }
        match found.as_slice() {
            [] => told(context.texts.text("desk-number-none")),
            [one] => self.look_before_call(address, one.clone(), context),
            _ => {
                let state = phones::State::new(address, client, found);
                self.open(DeskDialog::Phones(state), Task::none())
            }
        }
    }

    /// Asks what speaks against a call.
    pub(super) fn look_before_call(
        &mut self,
        address: AddressId,
        number: Number,
        context: &Context<'_>,
    ) -> Reply {
        let call = Call { address, contact: number.contact, needs: Consent::Orders };
        let now = clock::local(&context.clock().now()).unwrap_or_default();
        let answer = context.office.read(move |read| warnings(read, call, now));
        let asked = Task::future(answered(answer));
        let number = Box::new(number);
        (self.calls.asking, self.calls.early) = (true, Vec::new());
        (asked.map(move |found| Message::CallWarned(address, number.clone(), found)), None)
    }

    /// Calls, or asks first whether to call all the same.
    pub(super) fn call_warned(
        &mut self,
        address: AddressId,
        number: Number,
        found: Result<Vec<CallWarning>, Refusal>,
        context: &Context<'_>,
    ) -> Reply {
        self.calls.asking = false;
        let early = std::mem::take(&mut self.calls.early);
        if self.dialog.is_some() || self.table().address() != Some(address) {
            return (Task::none(), None);
        }
        let (task, action) = match found {
            Ok(found) if found.is_empty() => self.begin_call(address, number, context),
            Ok(found) => {
                let state = warned::State::new(address, number, found);
                self.open(DeskDialog::Warned(state), Task::none())
            }
            Err(refusal) => told(wording::refused(context.texts, &refusal)),
        };
        let pressed = |task: Task<Message>, press| task.chain(Task::done(Message::DigitPressed(press)));
        (early.into_iter().fold(task, pressed), action)
    }

    /// A digit that meant nothing yet when it was pressed: on a slow workstation it comes before what F4 opens is seen, or
    /// even before it is there; then it waits.
    pub(super) fn press_digit(&mut self, press: KeyPress, context: &Context<'_>) -> Reply {
        if self.calls.asking {
            self.calls.early.push(press);
            return (Task::none(), None);
        }
        match self.key(&press) {
            None | Some(Message::DigitPressed(_)) => (Task::none(), None),
            Some(message) => self.update(message, context),
        }
    }

    /// The call runs: the softphone is asked, and the office notes it.
    pub(super) fn begin_call(&mut self, address: AddressId, number: Number, context: &Context<'_>) -> Reply {
        let task = self.task_in_hand().filter(|_| self.table().address() == Some(address));
        let client = self.card_in_sight().map_or_else(String::new, |card| card.client.clone());
        let (phone, dialled) = (number.phone, number.dialled.clone());
        self.calls.running =
            Some(Running { address, client, number, seconds: 0, task, since: Stopwatch::start() });
        let dial = Some(Action::Dial(dialled));
        if !self.may_work {
            return (Task::none(), dial);
        }
        let (office, actor) = (context.office.clone(), context.actor.clone());
        let command = StartCall { address, task, phone };
        let noted = async move { answered(office.run(actor, new_key()?, command)).await.map(drop) };
        (Task::future(noted).map(Message::CallNoted), dial)
    }

    /// The office noted the call, or why not: the call runs all the same.
    pub(super) fn call_noted(&self, answer: Result<(), Refusal>, context: &Context<'_>) -> Reply {
        match answer {
            Ok(()) => (Task::none(), None),
            Err(refusal) => told(wording::refused(context.texts, &refusal)),
        }
    }

    /// The softphone took the call, or there is none: then the number is on the clipboard.
    pub(super) fn dialled(&self, answer: Result<(), DialError>, context: &Context<'_>) -> Reply {
        let (Err(error), Some(call)) = (answer, self.calls.running()) else {
            return (Task::none(), None);
        };
        let number = call.number.shown.as_str();
        let sentence = match &error {
            // Said at every call: short.
            DialError::NotOpened { .. } | DialError::NotStarted { .. } => {
                t!(context.texts, "desk-call-by-hand", number = number)
            }
            DialError::NotANumber | DialError::Template(_) => {
                let why = wording::not_dialled(context.texts, &error);
                t!(context.texts, "desk-call-copied", number = number, why = why)
            }
        };
        let notice = Action::Notice { sentence, undo: false };
        (iced::clipboard::write(call.number.dialled.clone()), Some(notice))
    }

    /// A second passed.
    pub(super) fn call_ticked(&mut self) -> Reply {
        if let Some(call) = &mut self.calls.running {
            call.seconds = call.since.passed().as_secs();
        }
        (Task::none(), None)
    }

    /// The first number, or the one that is called, for a phone that is not the workstation's.
    pub(super) fn copy_number(&self, context: &Context<'_>) -> Reply {
        let Some(card) = self.card_in_sight() else {
            return told(context.texts.text("desk-nothing-selected"));
        };
        let called = self.calls.running_at(card.address).map(|call| call.number.clone());
        match called.or_else(|| numbers(card).into_iter().next()) {
            Some(number) => copied(&number, context),
            None => told(context.texts.text("desk-number-none")),
        }
    }

    /// Back to the row of the call that runs.
    pub(super) fn see_caller(&mut self, context: &Context<'_>) -> Reply {
        let Some(address) = self.calls.running().map(|call| call.address) else {
            return (Task::none(), None);
        };
        self.find(address, context)
    }

    /// The call in hand reached nobody, or the customer asked to be called later.
    pub(super) fn press_result(&mut self, result: CallResult, context: &Context<'_>) -> Reply {
        let address = self.table().address();
        let Some(call) = address.and_then(|address| self.calls.running_at(address)) else {
            return (Task::none(), None);
        };
        if result == CallResult::CallLater {
            return self.call_later(context);
        }
        if self.calls.keeping || !self.may_work {
            return (Task::none(), None);
        }
        let command = NotReached { address: call.address, task: call.task, phone: call.number.phone, result };
        self.calls.keeping = true;
        self.take_in_hand(context);
        let (office, actor) = (context.office.clone(), context.actor.clone());
        let kept = async move { answered(office.run(actor, new_key()?, command)).await.map(drop) };
        let address = command.address;
        (Task::future(kept).map(move |answer| Message::ResultKept(address, result, answer)), None)
    }

    /// The call in hand reached the customer: what was said is written, and saving it records the contact (S0-26, R-20).
    pub(super) fn talked(&mut self, context: &Context<'_>) -> Reply {
        let talks = self.table().address().is_some_and(|address| self.calls.running_at(address).is_some());
        if talks { self.comment(context) } else { (Task::none(), None) }
    }

    /// The attempt counts. Where there is another number it is offered, else the next unhandled row is selected.
    pub(super) fn result_kept(
        &mut self,
        address: AddressId,
        result: CallResult,
        answer: Result<(), Refusal>,
        context: &Context<'_>,
    ) -> Reply {
        self.calls.keeping = false;
        if let Err(refusal) = answer {
            return told(wording::refused(context.texts, &refusal));
        }
        if let Some(call) = self.calls.running.take_if(|call| call.address == address) {
            self.calls.tried.entry(address).or_default().push(call.number.phone);
        }
        let undo = self.remember_handling(address);
        let card = self.card_in_sight().filter(|card| card.address == address);
        let found = card.map(numbers).unwrap_or_default();
        let next = self.calls.next(address, &found).map(|next| next.shown.clone());
        let said = context.texts.text(&format!("call-result-{}-said", result.code()));
        let sentence = match &next {
            Some(number) => t!(context.texts, "desk-next-number", said = said, number = number.as_str()),
            None => said,
        };
        let goes_on = next.is_none() && self.table().address() == Some(address);
        let read = self.attempted(goes_on, context);
        (read, Some(Action::Notice { sentence, undo }))
    }

    /// An attempt was made: its row stays unhandled, and is read again with the others in their places.
    pub(super) fn attempted(&mut self, goes_on: bool, context: &Context<'_>) -> Task<Message> {
        if goes_on {
            self.table_mut().next_unhandled();
            self.panel.entered = false;
        }
        let here = self.tab.place();
        let lists = [Tab::Active.place(), Tab::Overdue.place()];
        for place in lists.into_iter().filter(|place| *place != here) {
            self.fresh[place] = false;
        }
        let card = self.read_card_again(context);
        let list = self.read_list_beside(None, context);
        Task::batch([card, list, self.read_counts(context), self.focus_back()])
    }

    /// The dialog in which a call is chosen or questioned asks for it.
    pub(super) fn dialog_calls(&mut self, outcome: dialogs::Calling, context: &Context<'_>) -> Reply {
        let (task, action) = match outcome {
            dialogs::Calling::Chosen(address, number) => self.look_before_call(address, number, context),
            dialogs::Calling::Anyway(address, number) => self.begin_call(address, number, context),
        };
        (Task::batch([task, self.focus_back()]), action)
    }
}
