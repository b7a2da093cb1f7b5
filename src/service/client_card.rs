//! What the card of a client shows, each part read at one moment.

use chrono::{Datelike, NaiveDate};

use super::prices::{OwnTerm, own_terms};
use super::refusal::{Refusal, Thing};
use super::rules::PlanningRules;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, CounterpartyId, RouteId, UserId};
use crate::store::{AddressDetails, AddressOf, CardCounts, CounterpartyCard, Read};

/// Days that are looked through for one on which a new order can be brought.
const LOOKED_AHEAD: usize = 60;

/// The head of the card: who, where, which other addresses, how much stands on the tabs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientHead {
    /// The address in sight.
    pub address: AddressId,
    /// Who pays.
    pub counterparty: CounterpartyId,
    /// Its name.
    pub client: String,
    /// Where water goes.
    pub text: String,
    /// Status of the address, shown and not edited here.
    pub status: AddressStatus,
    /// Since when it is closed, and why (S0-39).
    pub closed: Option<(NaiveDate, Option<String>)>,
    /// All addresses of the client, this one among them.
    pub addresses: Vec<AddressOf>,
    /// How much stands on the tabs.
    pub counts: CardCounts,
    /// The day that a new order is offered: the first from tomorrow on when this address can be delivered to.
    pub order_on: NaiveDate,
}

/// Reads the head of the card of an address.
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn client_head(read: &Read<'_>, address: AddressId, today: NaiveDate) -> Result<ClientHead, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let row = read.address(address)?.ok_or_else(unknown)?;
    let client = read.counterparty(row.address.counterparty)?.ok_or_else(unknown)?;
    Ok(ClientHead {
        address,
        counterparty: client.id,
        client: client.counterparty.name,
        text: row.address.text,
        status: row.address.status,
        closed: read.closing(address)?,
        addresses: read.addresses_of(client.id)?,
        counts: read.card_counts(address)?,
        order_on: order_day(read, address, today)?,
    })
}

/// Client and address as they are written down, and what can be chosen for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientDetails {
    /// Who pays.
    pub client: CounterpartyCard,
    /// Where water goes.
    pub address: AddressDetails,
    /// The prices of the client's own that hold today or will.
    pub own_prices: Vec<OwnTerm>,
    /// The version of the address that was seen.
    pub version: i64,
    /// What can be chosen.
    pub choices: Choices,
}

/// Routes and managers that can be chosen, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// Routes in use, and the archived one that is chosen.
    pub routes: Vec<(RouteId, String)>,
    /// Users who are not archived, and the archived ones that are chosen.
    pub managers: Vec<(UserId, String)>,
}

/// Reads client and address as they are written down.
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn client_details(
    read: &Read<'_>,
    address: AddressId,
    today: NaiveDate,
) -> Result<ClientDetails, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let row = read.address(address)?.ok_or_else(unknown)?;
    let client = read.counterparty_card(row.address.counterparty)?.ok_or_else(unknown)?;
    let details = read.address_details(address)?.ok_or_else(unknown)?;
    let managers = [client.details.manager, details.manager];
    let choices = choices(read, details.route, &managers)?;
    let own_prices = own_terms(read, client.id, today)?;
    Ok(ClientDetails { client, address: details, own_prices, version: row.version, choices })
}

/// What can be chosen for an address, what is chosen now among it.
///
/// # Errors
/// When the store fails.
pub fn choices(
    read: &Read<'_>,
    route: Option<RouteId>,
    managers: &[Option<UserId>],
) -> Result<Choices, Refusal> {
    let mut routes: Vec<_> = read.routes()?.into_iter().map(|route| (route.id, route.name)).collect();
    if let Some(chosen) = route.filter(|chosen| routes.iter().all(|(id, _)| id != chosen)) {
        routes.extend(read.route_names()?.into_iter().filter(|(id, _)| *id == chosen));
    }
    let mut users: Vec<_> = read.users()?.into_iter().map(|user| (user.id, user.name)).collect();
    for chosen in managers.iter().copied().flatten() {
        if users.iter().all(|(id, _)| *id != chosen)
            && let Some(name) = read.user_name(chosen)?
        {
            users.push((chosen, name));
        }
    }
    users.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(Choices { routes, managers: users })
}

/// The first day from tomorrow on that is delivered and on which the address takes water (S1-14, S1-22).
fn order_day(read: &Read<'_>, address: AddressId, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    let settings = read.planning(address)?.unwrap_or_default();
    let rules = PlanningRules::load(read)?;
    let days = today.iter_days().skip(1).take(LOOKED_AHEAD);
    let fits =
        |day: &NaiveDate| settings.weekdays.permits(day.weekday()) && rules.calendar().is_deliverable(*day);
    Ok(days.clone().find(fits).or(days.into_iter().next()).unwrap_or(today))
}
