//! The lines of a document as a table.

use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Border, Length, Theme};

use super::keyed::Keyed;
use super::lines::{Cell, Edit, Lines, Row as LineRow};
use crate::domain::money::Money;
use crate::domain::volume::litres;
use crate::i18n::Texts;
use crate::t;
use crate::ui::Element;
use crate::ui::icon::{Icon, icon};
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, radius, size, space, text, tokens};
use crate::ui::widget::{KeyPress, Press, button, line, one_line};

/// The name of the table, to give it the keyboard.
pub const TABLE: &str = "order-lines";

/// Widths of the columns of figures, in pixels.
const FIGURE: f32 = 112.0;
const MONEY: f32 = 104.0;
const CLOSE: f32 = 28.0;

/// The table with its headings; `on_key` hears keys that do not change lines.
pub fn view<'a, Message: Clone + 'a>(
    texts: &Texts,
    lines: &'a Lines,
    on_edit: impl Fn(Edit) -> Message + Copy + 'a,
    on_key: impl Fn(&KeyPress) -> Option<Message> + 'a,
) -> Keyed<'a, Message> {
    let mut table: Column<'a, Message> = column![heading(texts), line()];
    for (at, line_row) in lines.rows().iter().enumerate() {
        table = table.push(one(texts, lines, at, line_row, on_edit)).push(line());
    }
    if lines.rows().is_empty() {
        let empty = text::muted(texts.text("order-no-lines"));
        table = table.push(container(empty).padding([space::M, space::L])).push(line());
    }
    if let Some(gone) = lines.removed() {
        let words = t!(texts, "order-line-removed", name = gone.product.product.name.as_str());
        let back = button(texts.text("order-line-restore")).link().key("Ctrl Z");
        let back = back.on_press(on_edit(Edit::Restore)).mouse_only();
        let told = row![one_line(words).muted(), back].spacing(space::M).align_y(Alignment::Center);
        table = table.push(container(told).padding([space::XS, space::L])).push(line());
    }
    let keys = move |press: &KeyPress| Edit::from_key(press).map(on_edit).or_else(|| on_key(press));
    Keyed::new(TABLE, table.width(Length::Fill), keys)
}

fn heading<'a, Message: 'a>(texts: &Texts) -> Element<'a, Message> {
    let heading = |id: &str, width: f32| text::caption(texts.text(id)).width(width);
    let figure = |id: &str| heading(id, FIGURE).align_x(Alignment::Center);
    let money = |id: &str| heading(id, MONEY).align_x(Alignment::End);
    let headings = row![
        text::caption(texts.text("order-column-product")).width(Length::Fill),
        figure("order-column-quantity"),
        money("order-column-price"),
        figure("order-column-returned"),
        money("order-column-sum"),
        Space::new().width(CLOSE),
    ]
    .spacing(space::M)
    .align_y(Alignment::Center);
    container(headings)
        .padding([0.0, space::L])
        .height(size::ROW_HEADER)
        .align_y(Alignment::Center)
        .width(Length::Fill)
        .style(theme::container::raised)
        .into()
}

fn one<'a, Message: Clone + 'a>(
    texts: &Texts,
    lines: &'a Lines,
    at: usize,
    line_row: &'a LineRow,
    on_edit: impl Fn(Edit) -> Message + Copy + 'a,
) -> Element<'a, Message> {
    let chosen = lines.chosen();
    let is_chosen = chosen.0 == at;
    let muted = text::coloured(move |t| if is_chosen { t.muted_on_selection } else { t.muted });
    let figure = |cell, least| {
        let value = if cell == Cell::Quantity { line_row.quantity } else { line_row.returned };
        let (value, chosen) = ((value, least), chosen == (at, cell));
        stepped(texts, value, chosen, move |step| on_edit(step.at(at, cell)))
    };
    let returned: Element<'a, Message> = if line_row.comes_back() {
        figure(Cell::Returned, 0)
    } else {
        text::muted("—").width(FIGURE).align_x(Alignment::Center).into()
    };
    let sum = line_row.price.times(line_row.quantity).map(Money::as_minor);
    let sum = sum.map_or_else(String::new, |sum| texts.amount(sum));
    let remove = Press::new(Kind::Quiet, icon(Icon::Close, 14.0, |tokens| tokens.muted))
        .padding(0)
        .width(CLOSE)
        .height(CLOSE)
        .spoken(texts.text("order-remove"))
        .on_press(on_edit(Edit::RemoveAt(at)))
        .mouse_only();
    let cells = row![
        column![
            text::strong(&line_row.product.product.name),
            text::caption(kind(texts, line_row)).style(muted)
        ]
        .width(Length::Fill),
        figure(Cell::Quantity, lines.least()),
        text::body(texts.amount(line_row.price.as_minor())).width(MONEY).align_x(Alignment::End),
        returned,
        text::strong(sum).width(MONEY).align_x(Alignment::End),
        remove,
    ]
    .spacing(space::M)
    .align_y(Alignment::Center);
    container(cells)
        .padding([0.0, space::L])
        .height(size::ROW)
        .align_y(Alignment::Center)
        .width(Length::Fill)
        .style(move |theme: &Theme| {
            let ground = if is_chosen { tokens(theme).selection } else { tokens(theme).surface };
            container::Style { background: Some(ground.into()), ..container::Style::default() }
        })
        .into()
}

/// A step of a figure, or the choice of it.
#[derive(Clone, Copy)]
enum Touch {
    Step(i64),
    Choose,
}

impl Touch {
    const fn at(self, at: usize, cell: Cell) -> Edit {
        match self {
            Self::Step(step) => Edit::StepAt(at, cell, step),
            Self::Choose => Edit::Choose(at, cell),
        }
    }
}

/// A figure between − and +, framed where the keys change it.
fn stepped<'a, Message: Clone + 'a>(
    texts: &Texts,
    (value, least): (i64, i64),
    chosen: bool,
    on_touch: impl Fn(Touch) -> Message,
) -> Element<'a, Message> {
    let step = |picture, step, enabled: bool| {
        let colour = move |tokens: &theme::Tokens| if enabled { tokens.text } else { tokens.faint };
        Press::new(Kind::Quiet, icon(picture, 14.0, colour))
            .padding(0)
            .width(24)
            .height(24)
            .on_press_maybe(enabled.then(|| on_touch(Touch::Step(step))))
            .mouse_only()
    };
    let figure = text::strong(texts.integer(value))
        .style(text::coloured(|tokens| tokens.text))
        .wrapping(iced::widget::text::Wrapping::None);
    let figure = Press::new(Kind::Quiet, figure)
        .padding([0.0, space::XS])
        .width(Length::Fill)
        .height(24)
        .on_press(on_touch(Touch::Choose))
        .mouse_only();
    let figure = container(figure).width(Length::Fill).style(move |theme: &Theme| framed(theme, chosen));
    Row::new()
        .push(step(Icon::Minus, -1, value > least))
        .push(figure)
        .push(step(Icon::Plus, 1, true))
        .spacing(2)
        .width(FIGURE)
        .align_y(Alignment::Center)
        .into()
}

fn framed(theme: &Theme, chosen: bool) -> container::Style {
    if !chosen {
        return container::Style::default();
    }
    let tokens = tokens(theme);
    container::Style {
        background: Some(tokens.surface.into()),
        border: Border { color: tokens.accent, width: 1.0, radius: radius::SMALL.into() },
        ..container::Style::default()
    }
}

fn kind(texts: &Texts, line_row: &LineRow) -> String {
    let product = &line_row.product.product;
    let kind = texts.text(&format!("product-kind-{}", product.kind.code()));
    let kind = match product.consumption_ml {
        Some(ml) => t!(texts, "order-line-litres", kind = kind, volume = texts.litres(litres(ml))),
        None => kind,
    };
    if line_row.own_price { t!(texts, "order-line-own-price", kind = kind) } else { kind }
}
