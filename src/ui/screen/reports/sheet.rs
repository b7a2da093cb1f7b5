//! What is shown, as sheets for Excel.

use iced::Task;
use iced::widget::operation;

use super::filters::period_label;
use super::lists::{Field, Value, fields, level, value};
use super::quality::{FIGURES, month_name};
use super::{LIST, Message, Reply, State, Tab, churn, only};
use crate::domain::volume::litres;
use crate::exchange::sheet::{Cell, Sheet};
use crate::i18n::Texts;
use crate::planning::Tally;
use crate::service::Watch;
use crate::service::exported::Exported;
use crate::t;
use crate::ui::dialog::export::{self, Ended};
use crate::ui::screen::{Action, Context};

impl State {
    /// Whether there is anything to write.
    pub(super) fn can_export(&self) -> bool {
        match self.tab {
            Tab::Quality => !self.quality.is_bare(),
            Tab::Churn => self.churn.as_ref().is_some_and(|figures| !churn::is_bare(figures)),
            Tab::History => self.log.can_export(),
            list => list.place().is_some_and(|at| self.rows[at].count() > 0),
        }
    }

    /// Asks where what is shown is to be written. The history is read to its end for that.
    pub(super) fn ask_where(&mut self, context: &Context<'_>) -> Task<Message> {
        if !self.can_export() {
            return Task::none();
        }
        let said = self.tab.file_name(context.texts);
        let name = format!("{said} {}.xlsx", context.today);
        let log = (self.tab == Tab::History).then(|| self.log.making(said.clone(), context)).flatten();
        let about = (self.tab.exported(), said);
        let (export, task) = match log {
            Some(making) => {
                let make = move |watch: &Watch| Ok(vec![making.sheet(watch)?]);
                export::State::open_unmade(&name, about, make)
            }
            None => export::State::open(&name, about, self.sheets(context)),
        };
        self.export = Some(export);
        task.map(Message::Export)
    }

    pub(super) fn in_export(&mut self, message: export::Message, context: &Context<'_>) -> Reply {
        let Some(export) = &mut self.export else { return only(Task::none()) };
        let (task, ended) = export.update(message, context);
        let Some(ended) = ended else { return only(task.map(Message::Export)) };
        self.export = None;
        let said = match ended {
            Ended::Closed => None,
            Ended::Written(sentence) => Some(Action::Notice(sentence)),
        };
        (operation::focus(LIST), said)
    }

    /// The rows of the chosen tab that are shown, or its figures.
    fn sheets(&self, context: &Context<'_>) -> Vec<Sheet> {
        let texts = context.texts;
        let name = texts.text(&format!("reports-tab-{}", self.tab.code()));
        let on = t!(texts, "reports-sheet-on", day = texts.date(context.today));
        let mut title = vec![name.clone(), on];
        if self.tab.is_narrowed() {
            title.extend(self.filters.whose.said(texts));
        }
        match (self.tab, &self.churn) {
            (Tab::Churn, Some(figures)) => {
                title.push(period_label(texts, self.tab, self.filters.churn_months()));
                churn::sheets(figures, &title, texts)
            }
            (list, _) => match list.place() {
                Some(at) => vec![self.addresses(at, name, title, texts)],
                None => self.months_and_groups(title, texts),
            },
        }
    }

    fn addresses(&self, at: usize, name: String, title: Vec<String>, texts: &Texts) -> Sheet {
        let fields = fields(self.tab);
        let list = self.lists.as_ref().map_or(&[][..], |lists| self.tab.list(lists));
        let heading = |id: &str| texts.text(id);
        let mut headings = vec![heading("reports-column-code"), heading("reports-column-client")];
        headings.push(heading("reports-column-address"));
        let rest = fields.iter().filter(|field| **field != Field::Client);
        headings.extend(rest.clone().map(|field| heading(&format!("reports-column-{}", field.code()))));
        let rows = self.rows[at].shown().filter_map(|row| list.get(row)).map(|watched| {
            let place = &watched.place;
            let mut cells =
                vec![Cell::from(&*place.code), Cell::from(&*place.client), Cell::from(&*place.text)];
            let values = rest.clone().map(|field| cell(value(watched, *field, &self.filters, texts), texts));
            cells.extend(values);
            cells
        });
        Sheet { name, title, headings, rows: rows.collect() }
    }

    /// One sheet of the parts over the whole period, one with their months.
    fn months_and_groups(&self, title: Vec<String>, texts: &Texts) -> Vec<Sheet> {
        let figures = FIGURES.map(|id| texts.text(id));
        let headings = |first: &[&str]| {
            first.iter().map(|id| texts.text(id)).chain(figures.iter().cloned()).collect::<Vec<String>>()
        };
        let whole = self.quality.whole(self.filters.whose.only());
        let (mut groups, mut months) = (Vec::new(), Vec::new());
        for (group, tally, by_month) in whole {
            let name = self.filters.group(texts, group);
            groups.push(row(vec![Cell::Strong(name.clone())], &tally));
            for (month, tally) in by_month {
                let first = vec![Cell::from(name.clone()), Cell::from(month_name(texts, month))];
                months.push(row(first, &tally));
            }
        }
        let sheet = |id: &str, first: &[&str], rows| Sheet {
            name: texts.text(id),
            title: title.clone(),
            headings: headings(first),
            rows,
        };
        vec![
            sheet("reports-sheet-groups", &["reports-column-group"], groups),
            sheet("reports-sheet-months", &["reports-column-group", "reports-column-month"], months),
        ]
    }
}

fn row(mut cells: Vec<Cell>, tally: &Tally) -> Vec<Cell> {
    let days = |days: Option<f64>| days.map_or(Cell::Empty, |days| Cell::Number(days, 1));
    let share = |share: Option<f64>| share.map_or(Cell::Empty, Cell::Share);
    cells.extend([
        Cell::Count(i64::try_from(tally.judged).unwrap_or(i64::MAX)),
        days(tally.mean_error()),
        days(tally.bias()),
        share(tally.near_share()),
        share(tally.early_share()),
        share(tally.late_share()),
    ]);
    cells
}

fn cell(value: Value, texts: &Texts) -> Cell {
    match value {
        Value::Nothing => Cell::Empty,
        Value::Text(text) => Cell::Text(text),
        Value::Day(day) => Cell::Date(day),
        Value::Days(days) => Cell::Count(days),
        // Litres have three decimals at most, which a float holds.
        Value::Rate(ml) => litres(ml).to_string().parse().map_or(Cell::Empty, |rate| Cell::Number(rate, 1)),
        Value::Change(share) | Value::Share(share) => Cell::Share(share),
        Value::Level(silence) => Cell::Text(level(texts, silence).1),
    }
}

impl Tab {
    /// Part of the name of the file that is offered.
    pub(super) fn file_name(self, texts: &Texts) -> String {
        texts.text(&format!("reports-tab-{}", self.code()))
    }

    /// What is noted in the history about what is written.
    pub(super) const fn exported(self) -> Exported {
        match self {
            Self::Quality => Exported::ForecastQuality,
            Self::Churn => Exported::ChurnFigures,
            Self::History => Exported::History,
            Self::Unplanned | Self::Changed | Self::Silent | Self::Paused => Exported::PlanningLists,
        }
    }
}
