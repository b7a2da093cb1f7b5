//! A churn review as the hand that has it in turn needs to see it: the way it went, what each hand said, what was found and
//! offered, whom it reached, and what stands in its way (S1-64, S0-14, S0-25, S0-26).

use iced::widget::text::Wrapping;
use iced::widget::{Column, Row, Space};
use iced::{Alignment, Length};

use super::{section, talk};
use crate::clock;
use crate::domain::address::ChurnStage;
use crate::domain::people::Role;
use crate::i18n::Texts;
use crate::service::review::ReviewForm;
use crate::store::{ContactMadeRow, Hand, OfferRow};
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::review::recording;
use crate::ui::screen::Context;
use crate::ui::screen::desk::review::Message as Review;
use crate::ui::screen::desk::settling::{self, Settling};
use crate::ui::screen::desk::{Message, State};
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Button, badge, button, callout_above, line};
use crate::wording;
use crate::workflow::churn::{self, Blocked};

/// The hands through which a review goes, after the operator's.
const STAGES: [ChurnStage; 3] =
    [ChurnStage::SeniorOperator, ChurnStage::QualityControl, ChurnStage::CreditControl];
/// So many of the newest contacts are shown.
const CONTACTS: usize = 4;

impl State {
    pub(super) fn review_section<'a>(&'a self, context: &Context<'a>) -> Option<Element<'a, Message>> {
        let texts = context.texts;
        let form = self.review_in_sight()?;
        let hands = form.hands.iter().map(|hand| said(hand, texts));
        let parts = Column::new()
            .push(text::section(&texts.text("desk-churn")))
            .push(stages(form, texts))
            .extend(hands)
            .push(self.verdict(form, texts))
            .extend(self.blocks(form, context))
            .push(self.offers(form, texts))
            .push(self.contacts_made(form, texts));
        Some(Column::new().push(section(parts)).push(line()).into())
    }

    fn link<'a>(&self, made: Button<Message>) -> Element<'a, Message> {
        if self.panel.entered { made.link().into() } else { made.link().mouse_only().into() }
    }

    /// How long it is here and who sent it, and the verdict on the operator's work.
    fn verdict<'a>(&'a self, form: &'a ReviewForm, texts: &Texts) -> Element<'a, Message> {
        let days = t!(texts, "review-days", count = form.days);
        let late = form.limit.is_some_and(|limit| form.days > limit);
        let days = text::caption(days);
        let days = if late { days.style(text::toned(Tone::Bad)) } else { days };
        let found = form.verdict.as_ref().map_or_else(
            || texts.text("review-verdict-not-given"),
            |given| texts.text(&format!("review-verdict-{}", given.verdict.code())),
        );
        let tone = match form.verdict.as_ref().map(|given| given.verdict.code()) {
            Some("violation") => Tone::Bad,
            Some("praise") => Tone::Good,
            _ => Tone::Neutral,
        };
        let found = text::strong(found).style(text::toned(tone));
        let words = Row::new()
            .push(text::body(texts.text("review-verdict-of")))
            .push(found)
            .spacing(space::XS)
            .wrap();
        let change = form.may_judge.then(|| {
            let id = if form.verdict.is_some() { "review-change" } else { "review-judge" };
            self.link(button(texts.text(id)).key("Alt 9").on_press(Message::Review(Review::VerdictPressed)))
        });
        let why = form.verdict.as_ref().map(|given| given.text.trim()).filter(|why| !why.is_empty());
        let why = why.map(|why| text::muted(t!(texts, "review-quoted", words = why)));
        let sender = form.sent_by.as_deref().filter(|_| form.limit.is_some());
        let sender =
            sender.map(|name| text::body(t!(texts, "review-sent-by", name = wording::short_name(name))));
        let beside = Column::new()
            .push(sender)
            .push(Row::new().push(words).push(change).spacing(space::S).align_y(Alignment::Center).wrap())
            .push(why)
            .width(Length::Fill);
        Row::new().push(days.width(talk::TIME)).push(beside).spacing(space::S).into()
    }

    fn offers<'a>(&'a self, form: &'a ReviewForm, texts: &Texts) -> Option<Element<'a, Message>> {
        if form.offers.is_empty() && !form.may_offer {
            return None;
        }
        let more = form.may_offer.then(|| {
            let more = button(texts.text("review-offer-button")).key("Alt 6");
            self.link(more.on_press(Message::Review(Review::OfferPressed)))
        });
        let lines = form.offers.iter().map(|offer| {
            let withdraw = (form.may_offer && offer.taken_by.is_none()).then(|| {
                let made = button(texts.text("review-withdraw"))
                    .on_press(Message::Review(Review::WithdrawPressed(offer.id)));
                let by_key = self.offer_to_withdraw() == Some(offer.id);
                self.link(if by_key { made.key("Alt Del") } else { made })
            });
            let words = text::body(offered(offer, texts)).width(Length::Fill);
            Row::new().push(words).push(withdraw).spacing(space::S).align_y(Alignment::Center).into()
        });
        Some(titled(texts.text("review-offers"), Column::with_children(lines).push(more).spacing(space::XS)))
    }

    /// Whom the hands reached, with the recordings; how many attempts count here (S0-26).
    fn contacts_made<'a>(&'a self, form: &'a ReviewForm, texts: &Texts) -> Option<Element<'a, Message>> {
        let standing = &form.standing;
        let counts = (form.stage == ChurnStage::QualityControl && !standing.reached)
            .then(|| t!(texts, "review-attempts", made = standing.attempts, needed = form.terms.attempts));
        if form.contacts.is_empty() && counts.is_none() {
            return None;
        }
        let lines = form.contacts.iter().take(CONTACTS).enumerate();
        let lines = lines.map(|(at, contact)| self.contact_line(at, contact, texts));
        let all = (self.may_work && !form.contacts.is_empty()).then(|| {
            let all = button(texts.text("review-recordings")).key("Alt 8");
            self.link(all.on_press(Message::Review(Review::RecordingsPressed(0))))
        });
        let lines = Column::with_children(lines).spacing(space::XS).push(counts.map(text::muted)).push(all);
        Some(titled(texts.text("review-contacts"), lines))
    }

    fn contact_line<'a>(
        &'a self,
        at: usize,
        contact: &'a ContactMadeRow,
        texts: &Texts,
    ) -> Element<'a, Message> {
        let listen = (!contact.recording.is_empty()).then(|| {
            self.link(
                button(texts.text("review-listen")).on_press(Message::Review(Review::ListenPressed(at))),
            )
        });
        Row::new()
            .push(text::body(recording::line(contact, texts)).width(Length::Fill))
            .push(listen)
            .spacing(space::S)
            .align_y(Alignment::Center)
            .into()
    }

    /// What stands against the steps, each thing once, with what settles it; that there is nothing to collect stands in
    /// nobody's way.
    fn blocks<'a>(&self, form: &ReviewForm, context: &Context<'_>) -> Vec<Element<'a, Message>> {
        let texts = context.texts;
        let mut seen: Vec<Blocked> = Vec::new();
        for blocked in form.steps.iter().filter_map(|(_, blocked)| blocked.clone()) {
            if blocked != Blocked::NoDebt && !seen.contains(&blocked) {
                seen.push(blocked);
            }
        }
        let pressed = |settling: Settling| {
            let (id, key, message) = settling.button();
            let made = button(texts.text(id)).key(key).link().on_press(message);
            if self.panel.entered { made } else { made.mouse_only() }
        };
        let blocks = seen.iter().map(|blocked| {
            let settled = settling::settles(blocked, form).map(pressed);
            callout_above(Tone::Warning, settling::said(blocked, form, context), settled)
        });
        let deposit = settling::deposit_left(form).map(|count| {
            let settled = form.may_pay.then(|| pressed(Settling::Containers));
            callout_above(Tone::Warning, t!(texts, "review-deposit-left", count = count), settled)
        });
        blocks.chain(deposit).collect()
    }
}

/// `Оператор ✓ → Старший оператор → …`, the present one lit.
fn stages<'a>(form: &ReviewForm, texts: &Texts) -> Element<'a, Message> {
    let went = |stage: ChurnStage| form.hands.iter().any(|hand| hand.from == Some(stage));
    let operator =
        badge(Tone::Good, t!(texts, "review-went-through", stage = texts.text("desk-churn-operator")));
    let stages = STAGES.map(|stage| {
        let word = texts.text(&format!("churn-stage-{}", stage.code()));
        if stage == form.stage {
            badge(Tone::Accent, word)
        } else if went(stage) {
            badge(Tone::Good, t!(texts, "review-went-through", stage = word))
        } else {
            badge(Tone::Neutral, word)
        }
    });
    let checked = form.no_debts.then(|| badge(Tone::Good, texts.text("review-no-debts")));
    let mut way = Row::new().push(operator);
    for stage in stages {
        // The arrow goes with the stage to which it leads, also onto another line.
        way = way.push(Row::new().push(text::caption("→")).push(stage).spacing(3).align_y(Alignment::Center));
    }
    way.push(checked).spacing(3).align_y(Alignment::Center).wrap().vertical_spacing(space::XS).into()
}

/// What a hand gave: when, who, why, in which words.
fn said<'a>(hand: &'a Hand, texts: &Texts) -> Element<'a, Message> {
    let time = clock::local(&hand.at).map(|at| texts.date_time_short(at)).unwrap_or_default();
    let role = hand.from.and_then(churn::role).unwrap_or(Role::Operator);
    let by = hand.by.as_deref().unwrap_or_default();
    let name = wording::short_name(by);
    let who = t!(texts, "review-hand", name = name, role = wording::role(texts, role));
    let did = hand.from.map(|_| texts.text(&format!("review-hand-{}", hand.to.code())));
    let to_call = hand.contact_on.map(|on| t!(texts, "review-hand-contact", day = texts.date_short(on)));
    let order = hand.order.as_deref().map(|number| t!(texts, "review-hand-order", number = number));
    let did: Vec<String> = [did, to_call, order].into_iter().flatten().collect();
    let reason = hand.reason.as_ref().map(|reason| text::strong(reason.as_str()));
    let words = hand.comment.trim();
    let words = (!words.is_empty()).then(|| text::body(t!(texts, "review-quoted", words = words)));
    let first = Row::new()
        .push(text::body(format!("{who} {}", did.join(", ")).trim_end().to_owned()))
        .push(reason)
        .spacing(space::XS)
        .wrap()
        .vertical_spacing(0);
    let beside = Column::new().push(first).push(words).width(Length::Fill);
    Row::new()
        .push(text::caption(time).width(talk::TIME).wrapping(Wrapping::None))
        .push(beside)
        .spacing(space::S)
        .into()
}

fn offered(offer: &OfferRow, texts: &Texts) -> String {
    let mut words = if offer.rate > 0 {
        t!(
            texts,
            "review-offered-discount",
            rate = wording::percent(texts, offer.rate),
            words = offer.text.as_str()
        )
    } else {
        offer.text.clone()
    };
    if let Some(until) = offer.valid_to {
        words = t!(texts, "review-offered-until", words = words, day = texts.date(until));
    }
    match &offer.taken_by {
        Some(order) => t!(texts, "review-offered-taken", words = words, order = order.as_str()),
        None => words,
    }
}

/// Lines beside their caption, in the places of time and words.
fn titled<'a>(caption: String, lines: Column<'a, Message>) -> Element<'a, Message> {
    Row::new()
        .push(text::caption(caption).width(talk::TIME))
        .push(lines.push(Space::new().width(Length::Fill)).width(Length::Fill))
        .spacing(space::S)
        .into()
}
