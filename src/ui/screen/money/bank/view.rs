//! How the tab looks.

use iced::widget::{Column as Lines, Row, Space, container};
use iced::{Alignment, Length};

use super::{LIST, Message, State};
use crate::i18n::Texts;
use crate::service::bank::{BankLine, Because, Proposal};
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::list::{Cell, Column, Width};
use crate::ui::widget::{List, button, callout, empty, line, tick};
use crate::{t, wording};

impl State {
    /// The tab, below the bar of tabs.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let refused = self.refusal.as_ref().map(|refusal| {
            container(callout(Tone::Bad, wording::refused(texts, refusal), None)).padding(space::M)
        });
        let body: Element<'a, Message> = match &self.lines {
            None if self.refusal.is_some() => Space::new().height(Length::Fill).into(),
            None => container(text::muted(texts.text("dialog-loading"))).padding(space::L).into(),
            Some(lines) if lines.is_empty() => {
                let file = button(texts.text("bank-file")).key("Ctrl O").on_press(Message::FilePressed);
                empty(texts.text("bank-none-title"), texts.text("bank-none"), Some(file.mouse_only()))
            }
            Some(lines) => Lines::new()
                .push(container(list(lines, self.selected, texts)).height(Length::Fill))
                .push(line())
                .push(self.purpose(texts))
                .into(),
        };
        Lines::new().push(self.bar(texts)).push(line()).push(refused).push(body).height(Length::Fill).into()
    }

    fn bar<'a>(&self, texts: &Texts) -> Element<'a, Message> {
        let open = self.open_line().is_some() && !self.saving;
        let act = |id: &str, key: &str, message: Option<Message>| {
            button(texts.text(id)).key(key).on_press_maybe(message).mouse_only()
        };
        let sure = self.sure().len();
        let all = t!(texts, "bank-confirm-sure", count = i64::try_from(sure).unwrap_or(i64::MAX));
        let line = self.line().filter(|line| line.entry.payment.is_none() && !self.saving);
        let dismiss = match line {
            Some(line) if line.entry.dismissed => "bank-bring-back",
            _ => "bank-dismiss",
        };
        let bar = Row::new()
            .push(act("bank-file", "Ctrl O", Some(Message::FilePressed)))
            .push(act("bank-confirm", "Enter", open.then_some(Message::ConfirmPressed)))
            .push(act("bank-other", "F2", open.then_some(Message::OtherPressed)))
            .push(
                button(all)
                    .key("Ctrl Enter")
                    .on_press_maybe((sure > 0 && !self.saving).then_some(Message::ConfirmSurePressed))
                    .mouse_only(),
            )
            .push(act(dismiss, "Del", line.map(|_| Message::DismissPressed)))
            .push(Space::new().width(Length::Fill))
            .push(tick(texts.text("bank-handled"), self.handled, Message::HandledTicked))
            .spacing(space::S)
            .align_y(Alignment::Center);
        container(bar).padding([space::S, space::L]).style(theme::container::surface).into()
    }

    /// What the payer wrote, whole: the row shows its beginning.
    fn purpose<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let said = self.line().map_or("", |line| line.entry.purpose.as_str());
        let words = Lines::new()
            .push(text::caption(texts.text("bank-column-purpose")))
            .push(text::body(if said.is_empty() { "—" } else { said }))
            .spacing(space::XS);
        container(words).padding([space::S, space::L]).width(Length::Fill).into()
    }
}

fn list<'a>(lines: &'a [BankLine], selected: Option<usize>, texts: &'a Texts) -> Element<'a, Message> {
    let title = |id: &str| texts.text(id);
    let columns = vec![
        Column::new(title("bank-column-day"), Width::Px(100.0)),
        Column::new(title("bank-column-payer"), Width::Fill { share: 3, min: 220.0 }),
        Column::figures(title("bank-column-amount"), 120.0),
        Column::new(title("bank-column-client"), Width::Fill { share: 3, min: 220.0 }),
        Column::figures(title("money-column-debt"), 110.0),
        Column::new(title("bank-column-because"), Width::Px(220.0)),
    ];
    List::new(columns, lines.len(), move |row, column| {
        lines.get(row).map_or(Cell::Empty, |line| cell(line, column, texts))
    })
    .id(LIST)
    .selected(selected)
    .handled(move |row| lines.get(row).is_some_and(|line| !line.is_open()))
    .on_select(Message::RowPressed)
    .on_activate(Message::RowActivated)
    .on_page_size(Message::PageSized)
    .into()
}

fn cell<'a>(line: &'a BankLine, column: usize, texts: &Texts) -> Cell<'a> {
    let entry = &line.entry;
    let first = line.proposals.first();
    match column {
        0 => Cell::text(texts.date(entry.day)),
        1 => {
            let number = t!(texts, "bank-number", number = entry.number.as_str());
            let parted = if entry.tax_number.is_empty() { "" } else { " · " };
            Cell::two(entry.payer.as_str(), format!("{number}{parted}{}", entry.tax_number))
        }
        2 => Cell::strong(texts.amount(entry.amount.as_minor())),
        3 => match (first, &entry.payment) {
            (_, Some((number, client))) => {
                Cell::two(client.as_str(), t!(texts, "bank-payment", number = number.as_str()))
            }
            (Some(proposal), None) => Cell::two(proposal.payer.client.as_str(), proposal.payer.text.as_str()),
            (None, None) => Cell::muted("—"),
        },
        4 => first.map_or(Cell::Empty, |proposal| Cell::text(texts.amount(proposal.payer.debt.as_minor()))),
        _ => verdict(line, texts),
    }
}

fn verdict<'a>(line: &BankLine, texts: &Texts) -> Cell<'a> {
    if line.entry.payment.is_some() {
        return Cell::badge(Tone::Good, texts.text("bank-is-posted"));
    }
    if line.entry.dismissed {
        return Cell::badge(Tone::Neutral, texts.text("bank-is-dismissed"));
    }
    match line.proposals.as_slice() {
        [] => Cell::badge(Tone::Warning, texts.text("bank-is-unknown")),
        [first, ..] if first.sure => Cell::badge(Tone::Good, because(first, texts)),
        [only] => Cell::badge(Tone::Neutral, because(only, texts)),
        several => {
            let count = i64::try_from(several.len()).unwrap_or(i64::MAX);
            Cell::badge(Tone::Warning, t!(texts, "bank-several", count = count))
        }
    }
}

/// Why an entry may be somebody's, in words.
pub(in crate::ui::screen::money) fn because(proposal: &Proposal, texts: &Texts) -> String {
    match &proposal.because {
        Because::TaxNumber => texts.text("bank-because-tax-number"),
        Because::TaxNumberAndDebt => texts.text("bank-because-tax-number-debt"),
        Because::Invoice(number) => t!(texts, "bank-because-invoice", number = number.as_str()),
        Because::Debt => texts.text("bank-because-debt"),
    }
}
