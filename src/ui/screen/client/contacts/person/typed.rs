//! What is typed of a contact person, as it is saved and as it survives a crash.

use iced::Task;
use iced::widget::operation;
use serde::{Deserialize, Serialize};

use super::{Message, State};
use crate::domain::ids::{AddressId, ContactId};
use crate::service::client_change::{ClientFault, ClientField, ClientInput};
use crate::service::client_contact::{TypedNumber, TypedPerson, birthday, written};
use crate::service::{Input, Refusal};
use crate::store::{self, Consents, ContactCard, NumberOf, PersonDetails};
use crate::ui::screen::Context;

/// What the user can change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Typed {
    pub name: String,
    pub position: String,
    pub birthday: String,
    pub numbers: Vec<TypedNumber>,
    pub everywhere: bool,
    pub no_calls: bool,
    pub consents: Consents,
}

/// What is kept of it.
#[derive(Serialize, Deserialize)]
struct Body {
    typed: Words,
    /// What stood there before, and its version.
    begun: Words,
    seen: i64,
}

/// What the user can change, as it is written down.
#[derive(Serialize, Deserialize)]
struct Words {
    name: String,
    position: String,
    birthday: String,
    /// Which number it was, as it is written, whether somebody else answers there.
    numbers: Vec<(Option<i64>, String, bool)>,
    everywhere: bool,
    no_calls: bool,
    /// Calls about orders, calls about offers.
    consents: (Option<bool>, Option<bool>),
}

impl State {
    /// Keeps what is typed; once the dialog ended, nothing.
    pub(super) fn keep(&mut self, ended: bool, context: &Context<'_>) {
        let body =
            || Body { typed: self.typed.clone().into(), begun: self.begun.clone().into(), seen: self.seen };
        let body = (!ended && self.is_unsaved()).then(body);
        self.kept.follow(body.and_then(|body| serde_json::to_string(&body).ok()), context);
    }

    /// What was typed before stands there again, unless the hand was faster; what cannot be read is as good as never typed.
    /// Where somebody changed the person meanwhile, the version stays behind, so that saving is refused with who did it.
    pub(super) fn restore(&mut self, about: (AddressId, Option<ContactId>), typed: Option<store::Typed>) {
        let here = about == (self.address, self.known.as_ref().map(|known| known.id));
        let typed = typed.filter(|_| here && !self.is_unsaved());
        let body = typed.as_ref().and_then(|typed| serde_json::from_str::<Body>(&typed.body).ok());
        let Some((typed, body)) = typed.zip(body) else { return };
        if Typed::from(body.begun) != self.begun {
            self.seen = body.seen;
        }
        self.typed = body.typed.into();
        self.kept.restore(&typed);
    }

    /// What was brought back is not wanted: the person stands there as it is.
    pub(super) fn begin_anew(&mut self) -> Task<Message> {
        self.typed = self.begun.clone();
        self.seen = self.known.as_ref().map_or(0, |known| known.version);
        self.refusal = None;
        operation::focus(ClientField::Person.code())
    }
}

impl From<Typed> for Words {
    fn from(typed: Typed) -> Self {
        let Typed { name, position, birthday, numbers, everywhere, no_calls, consents } = typed;
        let numbers = numbers.into_iter().map(|number| (number.id, number.typed, number.is_wrong)).collect();
        let consents = (consents.orders, consents.advertising);
        Self { name, position, birthday, numbers, everywhere, no_calls, consents }
    }
}

impl From<Words> for Typed {
    fn from(words: Words) -> Self {
        let Words { name, position, birthday, numbers, everywhere, no_calls, consents } = words;
        let number = |(id, typed, is_wrong)| TypedNumber { id, typed, is_wrong };
        let numbers = numbers.into_iter().map(number).collect();
        let (orders, advertising) = consents;
        let consents = Consents { orders, advertising };
        Self { name, position, birthday, numbers, everywhere, no_calls, consents }
    }
}

impl Typed {
    pub fn of(known: &ContactCard) -> Self {
        let number = |number: &NumberOf| TypedNumber {
            id: number.id,
            typed: number.typed.clone(),
            is_wrong: number.is_wrong,
        };
        let person = &known.person;
        Self {
            name: person.name.clone(),
            position: person.position.clone(),
            birthday: written(person.birthday, person.birth_year),
            numbers: known.numbers.iter().map(number).collect(),
            everywhere: known.address.is_none(),
            no_calls: person.no_calls,
            consents: person.consents,
        }
    }

    /// The person as a service takes it.
    pub fn person(&self) -> Result<TypedPerson, Refusal> {
        let wrong = ClientInput { field: ClientField::Birthday, fault: ClientFault::NoSuchDay };
        let (birthday, birth_year) = birthday(&self.birthday).ok_or(Input::Client(wrong))?;
        Ok(TypedPerson {
            person: PersonDetails {
                name: self.name.clone(),
                position: self.position.clone(),
                birthday,
                birth_year,
                no_calls: self.no_calls,
                consents: self.consents,
            },
            everywhere: self.everywhere,
            numbers: self.numbers.clone(),
        })
    }
}
