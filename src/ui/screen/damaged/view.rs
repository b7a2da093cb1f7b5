//! How it looks: what is wrong, the backups with what the chosen one holds, and the ways back with their keys.

use iced::widget::{Column, Row, column, container, scrollable};
use iced::{Alignment, Length};

use super::{Message, PASSWORD, State};
use crate::i18n::Texts;
use crate::service::backup::locked::Password;
use crate::service::damage::Wrong;
use crate::t;
use crate::ui::Element;
use crate::ui::icon::mark;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, Tone, size, space, text};
use crate::ui::widget::list::{Cell, Column as ListColumn, Width};
use crate::ui::widget::{List, Press, callout, input, key_cap, labelled};
use crate::wording;

/// Width of the whole in pixels.
const WIDTH: f32 = 780.0;
/// Width of what the chosen backup holds.
const INSIDE: f32 = 340.0;
/// Backups that are seen at once.
const SEEN: usize = 6;
/// Height of a way back in pixels.
const CHOICE: f32 = 52.0;

impl State {
    /// The whole window.
    pub fn view<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let title = match self.damaged.wrong {
            Wrong::File(_) => "damaged-title",
            Wrong::Gone => "damaged-title-gone",
            Wrong::Behind(_) => "damaged-title-behind",
            Wrong::Ahead(..) => "damaged-title-ahead",
            Wrong::Log => "damaged-title-log",
        };
        let name = column![text::title(texts.text(title)), text::muted(texts.text("window-title"))];
        let head = Row::new().push(mark(40.0)).push(name).spacing(space::M).align_y(Alignment::Center);
        let wrong = callout(Tone::Bad, wording::damaged(texts, &self.damaged), None);
        let safe = (self.damaged.wrong != Wrong::Gone).then(|| text::muted(texts.text("damaged-safe")));
        let refusal = self.refusal.clone().map(|refusal| callout(Tone::Bad, refusal, None));
        let running = self.running.as_ref().map(|running| running.view(texts, Message::StopPressed));
        let all = Column::new()
            .push(head)
            .push(wrong)
            .push(safe)
            .push(self.backups(texts))
            .push(refusal)
            .push(running)
            .push(self.ways(texts))
            .spacing(space::L)
            .width(WIDTH);
        container(scrollable(container(all).padding(space::XL)).style(theme::scrollable::style))
            .center(Length::Fill)
            .into()
    }

    fn backups<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let backups = &self.damaged.backups;
        let Some(newest) = backups.first() else {
            return callout(Tone::Warning, texts.text("damaged-no-backups"), None);
        };
        let last = text::body(t!(texts, "damaged-last", at = wording::moment(texts, &newest.at)));
        let columns = vec![
            ListColumn::new(texts.text("backups-column-at"), Width::Fill { share: 1, min: 150.0 }),
            ListColumn::new(texts.text("backups-column-size"), Width::Px(100.0)),
            ListColumn::new(texts.text("backups-column-lock"), Width::Px(100.0)),
        ];
        let list = List::new(columns, backups.len(), move |row, column| match column {
            0 => Cell::strong(wording::moment(texts, &backups[row].at)),
            1 => Cell::muted(wording::size(texts, backups[row].bytes)),
            _ if backups[row].locked => Cell::badge(Tone::Neutral, texts.text("backups-locked")),
            _ => Cell::Empty,
        })
        .dense()
        .id("damaged-backups")
        .selected(Some(self.chosen))
        .on_select(Message::Chosen)
        .on_activate(|_| Message::RestorePressed);
        let height = size::ROW_HEADER + size::ROW_DENSE * backups.len().clamp(4, SEEN) as f32;
        let list = container(list).height(height).width(Length::Fill).style(theme::container::framed);
        let body = Row::new().push(list).push(self.inside(texts)).spacing(space::L);
        column![last, body].spacing(space::M).into()
    }

    fn inside<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let mut facts = Column::new().spacing(space::XS).width(INSIDE);
        match &self.inside {
            Some(Ok(inside)) => {
                for (at, line) in wording::inside(texts, inside).into_iter().enumerate() {
                    facts = facts.push(if at == 0 { text::strong(line) } else { text::body(line) });
                }
            }
            Some(Err(refusal)) => {
                facts = facts.push(callout(Tone::Bad, wording::backup_refused(texts, refusal), None));
            }
            None if self.kept().is_some_and(|kept| kept.locked) => {
                let field = input(PASSWORD, "", self.password.typed())
                    .secret()
                    .on_input(|typed| Message::PasswordTyped(Password::new(typed)))
                    .on_submit(Message::RestorePressed);
                facts = facts.push(labelled(texts.text("restore-password"), field, None));
            }
            None => facts = facts.push(text::muted(texts.text("restore-looking"))),
        }
        facts.into()
    }

    fn ways<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let free = self.running.is_none();
        let mut ways = Column::new().spacing(space::S);
        let (kind, key) = if self.can_follow() { (Kind::Secondary, "F5") } else { (Kind::Primary, "Enter") };
        if self.can_follow() {
            let words = (texts.text("damaged-follow"), texts.text("damaged-follow-sentence"));
            ways = ways.push(way(Kind::Primary, "Enter", words, free.then_some(Message::FollowPressed)));
        }
        if self.kept().is_some() {
            let id = if self.chosen == 0 { "damaged-restore" } else { "damaged-restore-chosen" };
            let words = (texts.text(id), texts.text("damaged-restore-sentence"));
            ways = ways.push(way(kind, key, words, free.then_some(Message::RestorePressed)));
        }
        if self.can_salvage() {
            let words = (texts.text("damaged-salvage"), texts.text("damaged-salvage-sentence"));
            ways = ways.push(way(Kind::Secondary, "F6", words, free.then_some(Message::SalvagePressed)));
        }
        if self.can_accept() {
            let words = (texts.text("damaged-accept"), texts.text("damaged-accept-sentence"));
            ways = ways.push(way(Kind::Secondary, "F7", words, free.then_some(Message::AcceptPressed)));
        }
        let words = (texts.text("damaged-leave"), String::new());
        ways.push(way(Kind::Quiet, "Esc", words, free.then_some(Message::LeavePressed))).into()
    }
}

fn way<'a>(
    kind: Kind,
    key: &'static str,
    (label, sentence): (String, String),
    message: Option<Message>,
) -> Element<'a, Message> {
    let primary = kind == Kind::Primary;
    let on_accent = move |tokens: &theme::Tokens| if primary { tokens.on_accent } else { tokens.text };
    let small = move |tokens: &theme::Tokens| if primary { tokens.on_accent } else { tokens.muted };
    let below = (!sentence.is_empty()).then(|| text::caption(sentence).style(text::coloured(small)));
    let words = Column::new().push(text::strong(label).style(text::coloured(on_accent))).push(below);
    let content = Row::new().push(words.width(Length::Fill)).push(key_cap(key)).align_y(Alignment::Center);
    Press::new(kind, content.spacing(space::M))
        .width(Length::Fill)
        .height(CHOICE)
        .padding([0.0, space::L])
        .on_press_maybe(message)
        .mouse_only()
        .into()
}
