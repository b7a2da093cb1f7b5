//! How the empty card is shown: the client and the planning on the left, the address on the right, above all those who may
//! be the same.

use iced::widget::{Column, Row, column, container, scrollable};
use iced::{Alignment, Length};

use super::{Message, State};
use crate::i18n::Texts;
use crate::service::Refusal;
use crate::service::client_change::ClientField;
use crate::service::duplicates::{Duplicate, Why};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::client::details::field_of;
use crate::ui::screen::client::fields::{Fields, pair};
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{button, callout, field, line, line_down};
use crate::wording;

/// The fields in the order in which Tab comes to them.
pub const ORDER: [ClientField; 16] = [
    ClientField::Name,
    ClientField::Address,
    ClientField::Phones,
    ClientField::Person,
    ClientField::Code,
    ClientField::Entrance,
    ClientField::Floor,
    ClientField::Intercom,
    ClientField::TaxNumber,
    ClientField::Email,
    ClientField::Calls,
    ClientField::Deliveries,
    ClientField::AddressNote,
    ClientField::Every,
    ClientField::People,
    ClientField::Litres,
];

/// The widest a column of fields gets, in pixels.
const WIDEST: f32 = 640.0;
/// Of those who may be the same so many are offered.
const OFFERED: usize = 3;

pub fn view<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let elsewhere = state.refusals.iter().filter(|refusal| field_of(refusal).is_none());
    let refused = elsewhere.map(|refusal: &Refusal| {
        container(callout(Tone::Bad, wording::refused(texts, refusal), None)).padding(space::M).into()
    });
    let fields = Fields { form: &state.form, refusals: &state.refusals, texts };
    // Tab goes as a first call does: who, where, by which number; then the order's things; planning last.
    let left = column![client(state, fields)];
    let right = column![delivery(fields), line(), planning(state, fields)];
    let sides = Row::new().push(side(left.into())).push(line_down()).push(side(right.into()));
    let sides = sides.height(Length::Fill);
    let kept = state.kept.line(texts, Message::RestoredDiscarded);
    let kept = kept.map(|line| container(line).padding([space::S, space::L]));
    // Below: whoever types is not to lose the field from under the eye.
    Column::with_children(refused).push(kept).push(sides).push(alike(state, texts)).into()
}

fn side<'a>(content: Element<'a, Message>) -> Element<'a, Message> {
    scrollable(container(content).max_width(WIDEST).width(Length::Fill))
        .direction(theme::scrollable::vertical())
        .style(theme::scrollable::style)
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

fn section<'a>(title: String, fields: Column<'a, Message>) -> Element<'a, Message> {
    let content = column![text::section(&title)].push(fields.spacing(space::M)).spacing(space::S);
    container(content).padding([space::M, space::L]).width(Length::Fill).into()
}

/// Those who may be the same, each to be opened by its key.
fn alike<'a>(state: &'a State, texts: &Texts) -> Option<Element<'a, Message>> {
    if state.alike.is_empty() {
        return None;
    }
    let rows = state.alike.iter().take(OFFERED).enumerate().map(|(at, known)| same(at, known, texts));
    let more = state.alike.len().saturating_sub(OFFERED);
    let more = (more > 0).then(|| text::caption(t!(texts, "client-new-alike-more", count = more)));
    let words = Column::with_children(rows).push(more).spacing(space::XS);
    let words = column![text::strong(texts.text("client-new-alike")), words].spacing(space::XS);
    let box_ = container(words)
        .padding([space::S, space::M])
        .width(Length::Fill)
        .style(theme::container::callout(Tone::Warning));
    Some(container(box_).padding([space::S, space::L]).into())
}

fn same<'a>(at: usize, known: &'a Duplicate, texts: &Texts) -> Element<'a, Message> {
    let why = texts.text(match known.why {
        Why::Phone => "client-new-same-phone",
        Why::TaxNumber => "client-new-same-tax-number",
        Why::Address => "client-new-same-address",
        Why::Name => "client-new-same-name",
    });
    let words = format!("{} · {} · {why}", known.client, known.text);
    let open = button(texts.text("client-new-open")).key(format!("Alt {}", at + 1)).mouse_only();
    Row::new()
        .push(text::body(words).width(Length::Fill))
        .push(open.on_press(Message::KnownPressed(at)))
        .spacing(space::M)
        .align_y(Alignment::Center)
        .into()
}

fn client<'a>(state: &'a State, fields: Fields<'a>) -> Element<'a, Message> {
    let texts = fields.texts;
    let (form, place) = (&fields.form.client, &fields.form.address);
    let entry = |of: ClientField, value: &'a str, on_input: fn(String) -> Message| {
        field(of.code(), wording::client_field(texts, of), value).error(fields.fault(of)).on_input(on_input)
    };
    let is_new = state.beside.is_none();
    let name = is_new.then(|| fields.line(ClientField::Name, &form.name).map(Message::Edited));
    let reached = is_new.then(|| {
        pair(
            entry(ClientField::Phones, &state.phones, Message::PhonesTyped).into(),
            entry(ClientField::Person, &state.person, Message::PersonTyped).into(),
        )
    });
    let papers = is_new.then(|| {
        pair(
            fields.tax_number().map(Message::Edited),
            fields.line(ClientField::Email, &form.email).map(Message::Edited),
        )
    });
    let manager = is_new.then(|| fields.manager(ClientField::Manager).map(Message::Edited));
    let typed = Column::new()
        .push(name)
        .push(fields.line(ClientField::Address, &place.text).map(Message::Edited))
        .push(reached)
        .push(pair(fields.route(), fields.code_hinted(&place.code)).map(Message::Edited))
        .push(fields.door().map(Message::Edited))
        .push(papers)
        .push(manager);
    let title = if is_new { "client-section-client" } else { "client-section-address" };
    section(texts.text(title), typed)
}

fn planning<'a>(state: &'a State, fields: Fields<'a>) -> Element<'a, Message> {
    let planning = state.planning.view(|of| fields.fault(of), fields.texts).map(Message::Planned);
    section(fields.texts.text("client-tab-planning"), Column::new().push(planning))
}

fn delivery<'a>(fields: Fields<'a>) -> Element<'a, Message> {
    let typed = Column::new()
        .push(pair(fields.hours(ClientField::Calls), fields.hours(ClientField::Deliveries)))
        .push(fields.call_before())
        .push(fields.note(ClientField::AddressNote))
        .spacing(space::M);
    section(
        fields.texts.text("client-section-delivery"),
        Column::new().push(Element::from(typed).map(Message::Edited)),
    )
}
