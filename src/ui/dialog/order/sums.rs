//! What the order comes to: goods, discount, deposit, what was owed or paid before.

use iced::widget::{Column, Row, Space, row};
use iced::{Alignment, Length};

use super::{Message, State};
use crate::domain::money::Money;
use crate::i18n::Texts;
use crate::service::form::OrderForm;
use crate::service::lines::deposit;
use crate::t;
use crate::ui::Element;
use crate::ui::theme::{space, text};
use crate::ui::widget::{button, stepper};
use crate::wording::percent;

/// Width of the sums in pixels.
const SUMS: f32 = 376.0;

/// Each part of what is to be paid.
struct Sums {
    goods: Money,
    discount: Money,
    deposit: Money,
    debt: Money,
    due: Money,
}

impl State {
    /// `None` beyond what money can hold.
    fn reckon(&self, form: &OrderForm) -> Option<Sums> {
        let goods = self.lines.total()?;
        let (rate, _) = form.discount_on(self.day());
        let discount = goods.share(rate)?;
        let deposit = deposit(&self.lines.deposits(), self.deposit).ok()?;
        let debt = form.balance.debt;
        let due = goods.minus(discount)?.plus(deposit)?.plus(debt)?;
        // An advance that covers the order leaves nothing to be paid.
        Some(Sums { goods, discount, deposit, debt, due: due.max(Money::ZERO) })
    }
}

/// The sums, from the goods to what is to be paid.
pub fn view<'a>(state: &'a State, form: &'a OrderForm, texts: &Texts) -> Element<'a, Message> {
    let Some(sums) = state.reckon(form) else { return Space::new().width(SUMS).into() };
    let amount = |amount: Money| text::body(texts.amount(amount.as_minor()));
    let part = |label: String, sum: Money| row![text::muted(label).width(Length::Fill), amount(sum)];
    let takes_deposit = state.most_deposits() > 0 && (state.deposit > 0 || state.suggested_deposit() > 0);
    let others = sums.discount > Money::ZERO || takes_deposit || sums.debt != Money::ZERO;
    let goods = others.then(|| part(texts.text("order-goods"), sums.goods));
    let discount = (sums.discount > Money::ZERO).then(|| {
        let (rate, name) = form.discount_on(state.day());
        let label = t!(texts, "order-discount", name = name, rate = percent(texts, rate));
        part(label, Money::minor(-sums.discount.as_minor()))
    });
    let deposit = takes_deposit.then(|| {
        Row::new()
            .push(text::muted(texts.text("order-deposit")))
            .push(count(state, texts))
            .push(offer(state, texts))
            .push(Space::new().width(Length::Fill))
            .push(amount(sums.deposit))
            .spacing(space::S)
            .align_y(Alignment::Center)
    });
    let (before, due) = match sums.debt.cmp(&Money::ZERO) {
        std::cmp::Ordering::Equal => (None, "order-due"),
        std::cmp::Ordering::Less => (Some("order-advance"), "order-due"),
        std::cmp::Ordering::Greater => (Some("order-debt"), "order-due-with-debt"),
    };
    let before = before.map(|label| part(texts.text(label), sums.debt));
    let due = row![
        text::figure(texts.text(due)).width(Length::Fill),
        text::figure(texts.money(sums.due.as_minor())),
    ];
    Column::new()
        .push(goods)
        .push(discount)
        .push(deposit)
        .push(before)
        .push(due)
        .spacing(space::XS)
        .width(SUMS)
        .into()
}

/// Containers for which a deposit is taken, between − and +.
fn count<'a>(state: &State, texts: &Texts) -> Element<'a, Message> {
    let less = (state.deposit > 0).then_some(Message::DepositStepped(-1));
    let more = (state.deposit < state.most_deposits()).then_some(Message::DepositStepped(1));
    stepper(texts.integer(state.deposit), less, more)
}

/// As many as go out beyond those that come back, where another number stands.
fn offer<'a>(state: &State, texts: &Texts) -> Option<Element<'a, Message>> {
    let suggested = state.suggested_deposit();
    (suggested != state.deposit && suggested > 0).then(|| {
        let words = t!(texts, "order-deposit-suggested", count = suggested);
        button(words).link().key("Alt D").on_press(Message::DepositTaken).mouse_only().into()
    })
}
