//! The fields of client and address, the same on the card and for a new one.

use iced::widget::{Column, Row, text_editor};
use iced::{Alignment, Length};

use crate::domain::tax_number;
use crate::domain::times::typed_time;
use crate::i18n::Texts;
use crate::service::client_card::Choices;
use crate::service::client_change::ClientField;
use crate::service::{Input, Refusal};
use crate::store::{AddressDetails, CounterpartyDetails};
use crate::ui::Element;
use crate::ui::theme::{Tone, size, space, text};
use crate::ui::widget::{Dropdown, field, input, labelled, text_area, tick};
use crate::wording;

/// Width of a time of the day in pixels.
const TIME: f32 = 72.0;
/// Height of a note in pixels.
const NOTE: f32 = 72.0;

/// From and to; empty where it is open.
type Hours = (String, String);

/// A place to type into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// A field.
    Whole(ClientField),
    /// The beginning of hours.
    From(ClientField),
    /// Their end.
    To(ClientField),
}

/// What happened among the fields.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Something was typed.
    Typed(At, String),
    /// A note was changed.
    Noted(ClientField, text_editor::Action),
    /// The driver is to call before he comes, or not.
    CallBefore(bool),
    /// The run was chosen, by place; the first place is none.
    Route(usize),
    /// A manager was chosen, by place; the first place is none.
    Manager(ClientField, usize),
}

impl Edit {
    /// The field that changes, where it is one to be typed into.
    pub const fn field(&self) -> Option<ClientField> {
        match self {
            Self::Typed(At::Whole(field) | At::From(field) | At::To(field), _)
            | Self::Noted(field, _)
            | Self::Manager(field, _) => Some(*field),
            Self::CallBefore(_) | Self::Route(_) => None,
        }
    }
}

/// Client and address as they are typed.
#[derive(Debug, Default)]
pub struct Form {
    /// Who pays.
    pub client: CounterpartyDetails,
    /// Where water goes.
    pub address: AddressDetails,
    /// What can be chosen.
    pub choices: Choices,
    client_note: text_editor::Content,
    address_note: text_editor::Content,
}

impl Form {
    /// The form with what is known.
    pub fn new(client: CounterpartyDetails, address: AddressDetails, choices: Choices) -> Self {
        let client_note = text_editor::Content::with_text(&client.note);
        let address_note = text_editor::Content::with_text(&address.note);
        Self { client, address, choices, client_note, address_note }
    }

    /// The name of the widget that a refusal of a field is about: of hours the end that is wrong.
    pub fn name_of(&self, field: ClientField) -> &'static str {
        match self.hours_of(field) {
            Some((hours, [from, to])) => {
                let (wrong_from, wrong_to) = wrong_ends(hours);
                if wrong_to && !wrong_from { to } else { from }
            }
            None => field.code(),
        }
    }

    /// What stands in hours, and the names of their two widgets.
    fn hours_of(&self, field: ClientField) -> Option<(&Hours, [&'static str; 2])> {
        match field {
            ClientField::Calls => Some((&self.address.calls, ["calls_from", "calls_to"])),
            ClientField::Deliveries => Some((&self.address.deliveries, ["deliveries_from", "deliveries_to"])),
            _ => None,
        }
    }

    /// Takes in what happened.
    pub fn take(&mut self, edit: Edit) {
        match edit {
            Edit::Typed(at, typed) => {
                if let Some(place) = self.place(at) {
                    *place = typed;
                }
            }
            Edit::Noted(ClientField::Note, action) => {
                self.client_note.perform(action);
                self.client.note = self.client_note.text().trim_end().to_owned();
            }
            Edit::Noted(_, action) => {
                self.address_note.perform(action);
                self.address.note = self.address_note.text().trim_end().to_owned();
            }
            Edit::CallBefore(call) => self.address.call_before = call,
            Edit::Route(at) => self.address.route = chosen(&self.choices.routes, at),
            Edit::Manager(ClientField::Manager, at) => {
                self.client.manager = chosen(&self.choices.managers, at)
            }
            Edit::Manager(_, at) => self.address.manager = chosen(&self.choices.managers, at),
        }
    }

    fn place(&mut self, at: At) -> Option<&mut String> {
        let (client, address) = (&mut self.client, &mut self.address);
        Some(match at {
            At::Whole(ClientField::Name) => &mut client.name,
            At::Whole(ClientField::TaxNumber) => &mut client.tax_number,
            At::Whole(ClientField::LegalName) => &mut client.legal_name,
            At::Whole(ClientField::LegalAddress) => &mut client.legal_address,
            At::Whole(ClientField::TaxReasonCode) => &mut client.tax_reason_code,
            At::Whole(ClientField::Email) => &mut client.email,
            At::Whole(ClientField::Code) => &mut address.code,
            At::Whole(ClientField::Address) => &mut address.text,
            At::Whole(ClientField::Entrance) => &mut address.entrance,
            At::Whole(ClientField::Floor) => &mut address.floor,
            At::Whole(ClientField::Intercom) => &mut address.intercom,
            At::From(ClientField::Calls) => &mut address.calls.0,
            At::To(ClientField::Calls) => &mut address.calls.1,
            At::From(ClientField::Deliveries) => &mut address.deliveries.0,
            At::To(ClientField::Deliveries) => &mut address.deliveries.1,
            _ => return None,
        })
    }
}

/// The choice at a place of a menu whose first place is none.
fn chosen<Id: Copy>(options: &[(Id, String)], at: usize) -> Option<Id> {
    options.get(at.checked_sub(1)?).map(|(id, _)| *id)
}

/// The fields of a form as they are seen.
#[derive(Clone, Copy)]
pub struct Fields<'a> {
    /// What was typed.
    pub form: &'a Form,
    /// What was refused.
    pub refusals: &'a [Refusal],
    /// The language.
    pub texts: &'a Texts,
}

impl<'a> Fields<'a> {
    /// What is wrong with a field, in words.
    pub fn fault(&self, field: ClientField) -> Option<String> {
        self.refusals.iter().find_map(|refusal| match refusal {
            Refusal::Input(Input::Client(input)) if input.field == field => {
                Some(wording::client_fault(self.texts, &input.fault))
            }
            _ => None,
        })
    }

    /// One line.
    pub fn line(&self, of: ClientField, value: &str) -> Element<'a, Edit> {
        field(of.code(), wording::client_field(self.texts, of), value)
            .error(self.fault(of))
            .on_input(move |typed| Edit::Typed(At::Whole(of), typed))
            .into()
    }

    /// The code of a new address: the program makes one.
    pub fn code_hinted(&self, value: &str) -> Element<'a, Edit> {
        let of = ClientField::Code;
        field(of.code(), wording::client_field(self.texts, of), value)
            .placeholder(self.texts.text("client-code-made"))
            .error(self.fault(of))
            .on_input(move |typed| Edit::Typed(At::Whole(of), typed))
            .into()
    }

    /// The number of the tax office, with a word where it does not add up.
    pub fn tax_number(&self) -> Element<'a, Edit> {
        let number = self.form.client.tax_number.trim();
        let slip = matches!(number.len(), 10 | 12) && !tax_number::adds_up(number);
        let slip = slip.then(|| self.texts.text("client-tax-number-slip"));
        let slip = slip.map(|words| text::caption(words).style(text::toned(Tone::Warning)));
        Column::new()
            .push(self.line(ClientField::TaxNumber, &self.form.client.tax_number))
            .push(slip)
            .spacing(space::XS)
            .into()
    }

    /// A note of several lines.
    pub fn note(&self, of: ClientField) -> Element<'a, Edit> {
        let content = match of {
            ClientField::Note => &self.form.client_note,
            _ => &self.form.address_note,
        };
        let label = wording::client_field(self.texts, of);
        let area = text_area(of.code(), label, content, NOTE, move |action| Edit::Noted(of, action));
        let fault = self.fault(of).map(|fault| text::caption(fault).style(text::toned(Tone::Bad)));
        Column::new().push(area).push(fault).spacing(space::XS).into()
    }

    /// The choice of the run.
    pub fn route(&self) -> Element<'a, Edit> {
        let routes = &self.form.choices.routes;
        let at = self.form.address.route.and_then(|id| routes.iter().position(|(known, _)| *known == id));
        let options = options(self.texts.text("client-route-none"), routes);
        let menu = Dropdown::new(options, Some(at.map_or(0, |at| at + 1)), Edit::Route).id("route");
        labelled(wording::client_field(self.texts, ClientField::Route), menu, self.fault(ClientField::Route))
    }

    /// The choice of a manager: of the client, or of this address alone.
    pub fn manager(&self, of: ClientField) -> Element<'a, Edit> {
        let managers = &self.form.choices.managers;
        let (id, none) = match of {
            ClientField::Manager => (self.form.client.manager, self.texts.text("client-manager-none")),
            _ => (self.form.address.manager, self.inherited()),
        };
        let at = id.and_then(|id| managers.iter().position(|(known, _)| *known == id));
        let menu = Dropdown::new(options(none, managers), Some(at.map_or(0, |at| at + 1)), move |at| {
            Edit::Manager(of, at)
        });
        labelled(wording::client_field(self.texts, of), menu.id(of.code()), self.fault(of))
    }

    /// The manager that an address has from its client.
    fn inherited(&self) -> String {
        let managers = &self.form.choices.managers;
        let name = managers.iter().find(|(id, _)| Some(*id) == self.form.client.manager);
        let name = name.map_or_else(|| self.texts.text("client-manager-none"), |(_, name)| name.clone());
        crate::t!(self.texts, "client-manager-inherited", name = name)
    }

    /// Entrance, floor, intercom.
    pub fn door(&self) -> Element<'a, Edit> {
        let address = &self.form.address;
        Row::new()
            .push(self.line(ClientField::Entrance, &address.entrance))
            .push(self.line(ClientField::Floor, &address.floor))
            .push(self.line(ClientField::Intercom, &address.intercom))
            .spacing(space::M)
            .into()
    }

    /// Hours: between which times.
    pub fn hours(&self, of: ClientField) -> Element<'a, Edit> {
        let Some((hours, names)) = self.form.hours_of(of) else { return Row::new().into() };
        let (fault, (from, to), (wrong_from, wrong_to)) = (self.fault(of), hours, wrong_ends(hours));
        let refused = fault.is_some();
        let time = |name, (value, wrong): (&str, bool), at: At| {
            let time = input(name, "00:00", value).width(TIME).wrong(refused && wrong);
            time.on_input(move |typed| Edit::Typed(at, typed))
        };
        let both = Row::new()
            .push(text::muted(self.texts.text("client-from")))
            .push(time(names[0], (from, wrong_from), At::From(of)))
            .push(text::muted(self.texts.text("client-to")))
            .push(time(names[1], (to, wrong_to), At::To(of)))
            .spacing(space::S)
            .height(size::CONTROL)
            .align_y(Alignment::Center);
        labelled(wording::client_field(self.texts, of), both, fault)
    }

    /// Whether the driver calls before he comes.
    pub fn call_before(&self) -> Element<'a, Edit> {
        let label = self.texts.text("client-call-before");
        tick(label, self.form.address.call_before, Edit::CallBefore)
    }
}

/// Which ends of refused hours are wrong: those that are no time, or both where they end before they begin.
fn wrong_ends((from, to): &Hours) -> (bool, bool) {
    let is_none = |typed: &str| !typed.trim().is_empty() && typed_time(typed).is_none();
    match (is_none(from), is_none(to)) {
        (false, false) => (true, true),
        ends => ends,
    }
}

/// The words of a menu whose first place is none.
fn options<Id>(none: String, known: &[(Id, String)]) -> Vec<String> {
    std::iter::once(none).chain(known.iter().map(|(_, name)| name.clone())).collect()
}

/// Two things side by side, as wide as each other.
pub fn pair<'a, M: 'a>(one: Element<'a, M>, other: Element<'a, M>) -> Element<'a, M> {
    Row::new().push(one).push(other).spacing(space::M).width(Length::Fill).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_of_hours_is_about_the_end_that_is_no_time() {
        let form = |from: &str, to: &str| {
            let address = AddressDetails { calls: (from.into(), to.into()), ..AddressDetails::default() };
            Form::new(CounterpartyDetails::default(), address, Choices::default())
        };
        assert_eq!(form("9:00", "abc").name_of(ClientField::Calls), "calls_to");
        assert_eq!(form("abc", "18").name_of(ClientField::Calls), "calls_from");
        assert_eq!(form("19", "9").name_of(ClientField::Calls), "calls_from", "it ends before it begins");
        assert_eq!(form("", "").name_of(ClientField::Floor), ClientField::Floor.code());
    }
}
