//! The tabs, and the bar of filters above them.

use iced::widget::{Row, Space, container};
use iced::{Alignment, Length};

use super::filters::period_label;
use super::{Message, State};
use crate::service::Actor;
use crate::service::planning_watch::{PlanningWatch, Watched};
use crate::service::rights::Right;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{Dropdown, button, tab};

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// Addresses without a next date.
    #[default]
    Unplanned,
    /// Addresses whose consumption changed a lot.
    Changed,
    /// Addresses silent against their own rhythm.
    Silent,
    /// Addresses that are paused.
    Paused,
    /// How right the forecast was.
    Quality,
    /// How many customers were won back and lost.
    Churn,
    /// Who did what when.
    History,
}

impl Tab {
    /// All of them, as they stand.
    pub const ALL: [Self; 7] = [
        Self::Unplanned,
        Self::Changed,
        Self::Silent,
        Self::Paused,
        Self::Quality,
        Self::Churn,
        Self::History,
    ];

    /// Those that are shown to a user, as they stand.
    pub fn open_to(actor: &Actor) -> Vec<Self> {
        Self::ALL.into_iter().filter(|tab| actor.may(tab.right())).collect()
    }

    const fn right(self) -> Right {
        match self {
            Self::History => Right::ReadHistory,
            _ => Right::Supervise,
        }
    }

    /// Part of the names of its texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unplanned => "unplanned",
            Self::Changed => "changed",
            Self::Silent => "silent",
            Self::Paused => "paused",
            Self::Quality => "quality",
            Self::Churn => "churn",
            Self::History => "history",
        }
    }

    /// Its place among the lists of addresses, counted from 0; `None`: it is none of them.
    pub(super) const fn place(self) -> Option<usize> {
        match self {
            Self::Quality | Self::Churn | Self::History => None,
            list => Some(list as usize),
        }
    }

    /// Its addresses.
    pub(super) fn list(self, lists: &PlanningWatch) -> &[Watched] {
        match self {
            Self::Unplanned => &lists.unplanned,
            Self::Changed => &lists.changed,
            Self::Silent => &lists.silent,
            Self::Paused => &lists.paused,
            Self::Quality | Self::Churn | Self::History => &[],
        }
    }

    /// Whether it shows the addresses of the chosen manager and route.
    pub(super) const fn is_narrowed(self) -> bool {
        !matches!(self, Self::Churn | Self::History)
    }

    fn tone(self, chosen: bool, count: usize) -> Tone {
        match self {
            Self::Silent if count > 0 => Tone::Warning,
            _ if chosen => Tone::Accent,
            _ => Tone::Neutral,
        }
    }
}

impl State {
    pub(super) fn tab_bar<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let texts = context.texts;
        let tabs = self.tabs.iter().map(|each| {
            let each = *each;
            let chosen = each == self.tab;
            let count = each.place().filter(|_| self.lists.is_some()).map(|at| {
                let count = self.rows[at].count();
                (each.tone(chosen, count), texts.integer(i64::try_from(count).unwrap_or(i64::MAX)))
            });
            let label = texts.text(&format!("reports-tab-{}", each.code()));
            tab(label, count, chosen, Message::TabPressed(each))
        });
        let bar = Row::with_children(tabs).align_y(Alignment::Center).padding([0.0, space::L]);
        container(bar).height(44).width(Length::Fill).style(theme::container::surface).into()
    }

    pub(super) fn filter_bar<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let title = text::title(texts.text("reports-title")).wrapping(iced::widget::text::Wrapping::None);
        let refresh =
            button(texts.text("desk-refresh")).key("F5").on_press(Message::RefreshPressed).mouse_only();
        let export = button(texts.text("reports-export"))
            .key("Ctrl E")
            .on_press_maybe(self.can_export().then_some(Message::ExportPressed))
            .mouse_only();
        let bar = Row::new()
            .push(container(title).padding(iced::Padding::ZERO.right(space::M)))
            .push(
                self.tab
                    .is_narrowed()
                    .then(|| self.filters.whose.managers("reports-manager", Message::ManagerChosen, context)),
            )
            .push(
                self.tab
                    .is_narrowed()
                    .then(|| self.filters.whose.routes("reports-route", Message::RouteChosen, context)),
            )
            .push(self.periods(context))
            .push(self.cuts(context))
            .push((self.tab == Tab::History).then(|| self.log.days(context).map(Message::Log)))
            .push(refresh)
            .push(Space::new().width(Length::Fill))
            .push(export)
            .spacing(space::S)
            .align_y(Alignment::Center)
            .padding([0.0, space::L]);
        container(bar).height(52).align_y(Alignment::Center).style(theme::container::surface).into()
    }

    fn periods<'a>(&self, context: &Context<'_>) -> Option<Dropdown<'a, Message>> {
        let texts = context.texts;
        let periods = self.filters.periods(self.tab)?;
        let labels = periods.iter().map(|period| period_label(texts, self.tab, *period)).collect();
        let chosen = Some(self.filters.period_at(self.tab));
        let dropdown = Dropdown::new(labels, chosen, Message::PeriodChosen);
        Some(dropdown.label(texts.text("reports-period")).id("reports-period").width(Length::Shrink))
    }

    fn cuts<'a>(&self, context: &Context<'_>) -> Option<Dropdown<'a, Message>> {
        if self.tab != Tab::Quality {
            return None;
        }
        let texts = context.texts;
        let labels = ["reports-cut-whole", "reports-cut-kind", "reports-cut-route", "reports-cut-manager"];
        let labels = labels.iter().map(|id| texts.text(id)).collect();
        let dropdown = Dropdown::new(labels, Some(self.quality.cut_at()), Message::CutChosen);
        Some(dropdown.label(texts.text("reports-cut")).id("reports-cut").width(Length::Shrink))
    }
}
