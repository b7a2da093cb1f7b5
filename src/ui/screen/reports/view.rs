//! The screen as it is seen.

use iced::widget::{Column, Row, Space, container};
use iced::{Alignment, Length};

use super::{Message, State, Tab};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{Dialog, button, callout, empty, line, progress};
use crate::wording;

impl State {
    /// The dialog that is open.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        Some(self.export.as_ref()?.dialog(context).map(Message::Export))
    }

    /// The screen, between the rail and the status bar.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let sought = (self.tab == Tab::History)
            .then(|| Column::new().push(self.log.bar(context).map(Message::Log)).push(line()));
        let body = Column::new().push(sought).push(self.said(context)).push(self.body(context));
        let body = container(body).width(Length::Fill).height(Length::Fill).style(theme::container::surface);
        Column::new()
            .push(self.filter_bar(context))
            .push(line())
            .push(self.tab_bar(context))
            .push(line())
            .push(body)
            .into()
    }

    /// What went wrong, how far it is, or that something changed since.
    fn said<'a>(&self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let texts = context.texts;
        let refresh =
            || button(texts.text("desk-refresh")).key("F5").on_press(Message::RefreshPressed).mouse_only();
        let refusal = if self.tab == Tab::History { self.log.refusal() } else { self.refusal.as_ref() };
        let said = if let Some(share) = self.reading().share() {
            let id = match self.tab {
                Tab::Churn => "figures-reading",
                Tab::History => "log-reading",
                _ => "reports-reading",
            };
            let words = t!(texts, id, percent = (share * 100.0).round() as i64);
            let cancel =
                button(texts.text("cancel-button")).key("Esc").on_press(Message::CancelPressed).mouse_only();
            let bar = container(progress(share, words)).width(Length::Fill);
            Row::new().push(bar).push(cancel).spacing(space::L).align_y(Alignment::Center).into()
        } else if let Some(refusal) = refusal {
            callout(Tone::Bad, wording::refused(texts, refusal), Some(refresh()))
        } else if self.reading().is_stale() {
            callout(Tone::Neutral, texts.text("reports-stale"), Some(refresh()))
        } else {
            self.about(context)?
        };
        Some(container(said).padding([space::S, space::L]).width(Length::Fill).into())
    }

    /// What the tab shows, in a sentence.
    fn about<'a>(&self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let texts = context.texts;
        let sentence = match self.tab {
            Tab::Quality => self.total(texts)?,
            Tab::Churn => {
                self.churn.as_ref()?;
                texts.text("figures-about")
            }
            Tab::History => self.log.count(texts)?,
            list => {
                self.lists.as_ref()?;
                texts.text(&format!("reports-about-{}", list.code()))
            }
        };
        Some(text::caption(sentence).into())
    }

    fn body<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let wait = || Space::new().width(Length::Fill).height(Length::Fill).into();
        match self.tab {
            Tab::Churn => return self.churn_view(context),
            Tab::History => return self.log.view(context).map(Message::Log),
            _ => {}
        }
        match self.tab.place() {
            Some(at) if self.rows[at].count() > 0 => self.list(at, context),
            Some(_) if self.lists.is_none() => wait(),
            None if self.quality.is_unread() => wait(),
            None if !self.quality.is_bare() => self.figures(context),
            _ => self.nothing_there(context),
        }
    }

    /// What an empty tab says: what would stand here, and what to do.
    fn nothing_there<'a>(&self, context: &Context<'_>) -> Element<'a, Message> {
        let texts = context.texts;
        if self.tab.is_narrowed() && self.filters.whose.is_narrow() {
            let all = button(texts.text("desk-show-all")).on_press(Message::ShowAllPressed);
            return empty(texts.text("reports-nobody-title"), texts.text("reports-nobody"), Some(all));
        }
        let is_bare = self.lists.as_ref().is_some_and(|lists| lists.addresses == 0);
        let code = if is_bare && self.tab != Tab::Quality { "office" } else { self.tab.code() };
        let title = texts.text(&format!("reports-empty-{code}-title"));
        empty(title, texts.text(&format!("reports-empty-{code}")), None)
    }
}
