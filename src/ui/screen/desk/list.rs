//! The list of the chosen tab, or what is to be done where there is none.

use iced::Length;
use iced::widget::{Column as Lines, container};

use super::field::{self, Field, Shown, fields};
use super::tabs::Tab;
use super::{Message, State, picking};
use crate::i18n::Texts;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::list::{Column, Width};
use crate::ui::widget::{List, button, callout, empty};
use crate::wording;

/// The name of the list.
pub const LIST: &str = "desk-list";

impl State {
    /// The list with what went wrong above it.
    pub(super) fn list<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let refused = self.refusal.as_ref().map(|refusal| {
            let again =
                button(texts.text("desk-refresh")).key("F5").on_press(Message::RefreshPressed).mouse_only();
            let sentence = wording::refused(texts, refusal);
            container(callout(Tone::Bad, sentence, Some(again))).padding(space::M)
        });
        let table = self.table();
        let body = if self.is_slow() {
            container(text::muted(texts.text("desk-loading"))).center(Length::Fill).into()
        } else if table.count() > 0 {
            self.rows(context)
        } else if table.is_bare() {
            self.nothing_there(context)
        } else {
            let sentence = t!(texts, "desk-not-found", typed = self.filters.typed.trim());
            let clear = button(texts.text("desk-filter-clear")).key("Esc").on_press(Message::FilterCleared);
            empty(texts.text("desk-not-found-title"), sentence, Some(clear.mouse_only()))
        };
        container(Lines::new().push(refused).push(body).push(self.picked_bar(context)))
            .width(Length::Fill)
            .height(Length::Fill)
            .style(theme::container::surface)
            .into()
    }

    fn rows<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let table = self.table();
        let columns = fields(self.tab);
        let shown =
            Shown { texts: context.texts, date: self.filters.list_date(context.today), today: context.today };
        let sorted = table.sorted().and_then(|(by, order)| {
            columns.iter().position(|field| *field == by).map(|column| (column, order))
        });
        let titles = columns.iter().map(|field| column(context.texts, *field)).collect();
        List::new(titles, table.count(), move |place, column| match (table.row(place), columns.get(column)) {
            (Some(row), Some(field)) => field::cell(table, row, *field, shown),
            _ => crate::ui::widget::list::Cell::Empty,
        })
        .id(LIST)
        .groups(groups(table.turns(), context.texts))
        .selected(table.selected())
        .sorted(sorted)
        .handled(move |place| table.is_handled(place))
        .picked(move |place| table.is_picked(place))
        .on_pick(|place, pick| Message::Pick(picking::Message::Clicked(place, pick)))
        .on_select(Message::RowPressed)
        .on_activate(Message::RowActivated)
        .on_sort(Message::HeadingPressed)
        .on_page_size(Message::PageSized)
        .into()
    }

    /// What an empty tab says: what would stand here, and what to do.
    fn nothing_there<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let texts = context.texts;
        if !self.is_read() {
            return container(Lines::new()).center(Length::Fill).into();
        }
        if !self.filters.has_addresses() {
            return empty(texts.text("desk-empty-office-title"), texts.text("desk-empty-office"), None);
        }
        let title = texts.text(&format!("desk-empty-{}-title", self.tab.code()));
        let sentence = match self.tab {
            Tab::Active => {
                let day = texts.date_with_weekday(self.filters.list_date(context.today));
                t!(texts, "desk-empty-active", day = day)
            }
            other => texts.text(&format!("desk-empty-{}", other.code())),
        };
        let narrowed = self.filters.manager_name().is_some() || self.filters.route_name().is_some();
        let action = narrowed
            .then(|| button(texts.text("desk-show-all")).on_press(Message::ShowAllPressed).mouse_only());
        empty(title, sentence, action)
    }
}

/// Headings over what waits for whoever looks and over what waits for others.
fn groups(turns: Option<(usize, usize)>, texts: &Texts) -> Vec<(usize, String)> {
    let headings = turns.map(|(mine, others)| {
        vec![(mine, texts.text("review-group-mine")), (others, texts.text("review-group-others"))]
    });
    headings.unwrap_or_default()
}

/// Room for the longest stage: that of a review whose debts are settled, in pixels.
const STAGE: f32 = 222.0;

/// Room for the longest word of the usual reasons: on two lines they are read whole.
const REASON: f32 = 118.0;

/// Room for a time of another day: `22.11 06:00`, in pixels.
const TIME: f32 = 104.0;

fn column(texts: &Texts, field: Field) -> Column {
    let title = |id: &str| texts.text(id);
    match field {
        Field::Time => Column::new(title("desk-column-time"), Width::Px(TIME)),
        Field::ListDate => Column::new(title("desk-column-list-date"), Width::Px(76.0)),
        Field::Client => Column::new(title("desk-column-client"), Width::Fill { share: 4, min: 160.0 }),
        Field::Route => {
            Column::new(title("desk-column-route"), Width::Fill { share: 1, min: 84.0 }).hidden_below(720.0)
        }
        Field::Last => Column::new(title("desk-column-last"), Width::Px(112.0)).hidden_below(650.0),
        Field::Days => Column::figures(title("desk-column-days"), 56.0).hidden_below(510.0),
        Field::Rate => Column::figures(title("desk-column-rate"), 60.0).hidden_below(660.0),
        Field::Containers => Column::figures(title("desk-column-containers"), 52.0).hidden_below(560.0),
        Field::Debt => Column::figures(title("desk-column-debt"), 76.0),
        Field::Handled => Column::new(title("desk-column-handled"), Width::Px(128.0)),
        Field::Reason => Column::new(title("desk-column-reason"), Width::Fill { share: 4, min: REASON }),
        Field::Stage => Column::new(title("desk-column-stage"), Width::Px(STAGE)),
        Field::Operator => Column::new(title("desk-column-operator"), Width::Fill { share: 1, min: 92.0 })
            .hidden_below(844.0),
        Field::Since => Column::new(title("desk-column-since"), Width::Px(104.0)).hidden_below(752.0),
        Field::Person => Column::new(title("desk-column-person"), Width::Fill { share: 3, min: 130.0 }),
        Field::Phone => Column::new(title("desk-column-phone"), Width::Px(140.0)),
        Field::Age => Column::figures(title("desk-column-age"), 68.0).hidden_below(660.0),
        Field::Next => Column::new(title("desk-column-next"), Width::Px(112.0)).hidden_below(570.0),
    }
}
