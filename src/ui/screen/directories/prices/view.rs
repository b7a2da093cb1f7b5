//! How the page of the price lists looks.

use iced::widget::{Column as Rows, Row, Space, column, container};
use iced::{Alignment, Length};

use super::{Message, State};
use crate::i18n::Texts;
use crate::service::prices::{Basis, PriceRow};
use crate::ui::Element;
use crate::ui::icon::Icon;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::list::{Cell, Column, Width};
use crate::ui::widget::{Dropdown, List, button, callout, empty, line};
use crate::{t, wording};

/// Width of the choice of a list in pixels.
const CHOICE: f32 = 280.0;

impl State {
    /// The page. The selection is shown while the page has the keyboard.
    pub fn view<'a>(&'a self, has_keyboard: bool, context: &Context<'a>) -> Element<'a, Message> {
        let refusal = self.refusal.as_ref().map(|refusal| {
            container(callout(Tone::Bad, wording::refused(context.texts, refusal), None)).padding(space::M)
        });
        let mut page = column![self.bar(context), line()].push(refusal);
        if self.table.shown.is_some() {
            page = page.push(self.products(has_keyboard, context)).push(line()).push(self.foot(context));
        } else {
            page = page.push(self.nothing(context));
        }
        page.into()
    }

    fn bar<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let title =
            column![text::title(texts.text("prices-title")), text::caption(texts.text("prices-about"))];
        let chosen = self.table.lists.iter().position(|list| Some(list.id) == self.table.shown);
        let choice = chosen.map(|_| {
            let lists = self.table.lists.iter().map(|list| self.label(list, context)).collect();
            Dropdown::new(lists, chosen, Message::ListChosen).id("prices-list").width(CHOICE)
        });
        let add = button(texts.text("prices-add"))
            .primary()
            .icon(Icon::Plus)
            .key("Ins")
            .on_press(Message::AddPressed)
            .mouse_only();
        let bar = Row::new()
            .push(container(title).width(Length::Fill))
            .push(choice)
            .push(add)
            .spacing(space::M)
            .padding([space::M, space::L])
            .align_y(Alignment::Center);
        container(bar).style(theme::container::surface).width(Length::Fill).into()
    }

    fn products<'a>(&'a self, has_keyboard: bool, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let title = |id: &str| texts.text(id);
        let columns = vec![
            Column::new(title("prices-column-code"), Width::Px(80.0)).hidden_below(640.0),
            Column::new(title("prices-column-product"), Width::Fill { share: 3, min: 180.0 }),
            Column::figures(title("prices-column-now"), 110.0),
            Column::new(title("prices-column-since"), Width::Px(150.0)),
            Column::new(title("prices-column-next"), Width::Fill { share: 2, min: 150.0 }),
        ];
        let rows = &self.table.rows;
        let list = List::new(columns, rows.len(), move |row, column| cell(&rows[row], column, texts))
            .id("prices-products")
            .dense()
            .selected(Some(self.selected).filter(|_| has_keyboard))
            .on_select(Message::Selected)
            .on_activate(Message::Opened)
            .on_page_size(Message::PageSeen);
        container(list).style(theme::container::surface).height(Length::Fill).width(Length::Fill).into()
    }

    fn nothing<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let words = if self.is_read {
            let add = button(texts.text("prices-add")).key("Ins").on_press(Message::AddPressed).mouse_only();
            empty(texts.text("prices-empty"), texts.text("prices-empty-sentence"), Some(add))
        } else {
            empty(texts.text("dialog-loading"), String::new(), None)
        };
        container(words).style(theme::container::surface).height(Length::Fill).width(Length::Fill).into()
    }

    /// Who buys by the list, and what can be done with it.
    fn foot<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let buyers = self.list().map_or(0, |list| list.buyers);
        let is_office = self.table.office.is_some() && self.table.office == self.table.shown;
        let who = if is_office {
            t!(texts, "prices-buyers-office", count = buyers)
        } else {
            t!(texts, "prices-buyers", count = buyers)
        };
        let usable = self.usable().is_some();
        let of_usable = |label: &str, key: &str, message: Message| {
            button(texts.text(label)).key(key).on_press_maybe(usable.then_some(message)).mouse_only()
        };
        let office = if is_office { "prices-office-end" } else { "prices-office" };
        let archive = if usable { "directories-archive" } else { "directories-bring-back" };
        let foot = Row::new()
            .push(text::muted(who))
            .push(Space::new().width(Length::Fill))
            .push(of_usable("prices-set", "Enter", Message::PricePressed))
            .push(of_usable("prices-bulk", "Alt 1", Message::BulkPressed))
            .push(of_usable(office, "Alt 2", Message::OfficePressed))
            .push(of_usable("prices-rename", "F2", Message::RenamePressed))
            .push(button(texts.text(archive)).key("Del").on_press(Message::ArchivePressed).mouse_only())
            .spacing(space::S)
            .align_y(Alignment::Center);
        let foot = Rows::new().push(foot).padding([space::S, space::L]);
        container(foot).style(theme::container::surface).width(Length::Fill).into()
    }
}

fn cell<'a>(row: &'a PriceRow, column: usize, texts: &Texts) -> Cell<'a> {
    match column {
        0 => Cell::muted(row.product.product.code.as_str()),
        1 => Cell::text(row.product.product.name.as_str()),
        2 => Cell::strong(texts.amount(row.now.amount.as_minor())),
        3 => Cell::muted(match row.now.basis {
            Basis::Own(from) | Basis::List(from) => t!(texts, "prices-since", day = texts.date(from)),
            Basis::Product => texts.text("prices-of-product"),
        }),
        _ => match row.to_come.first() {
            None => Cell::muted("—"),
            Some((from, price)) => {
                let (day, price) = (texts.date(*from), texts.amount(price.as_minor()));
                Cell::text(t!(texts, "prices-to-come", day = day, price = price))
            }
        },
    }
}
