//! What has to be known before an office can be made.

use std::path::{Path, PathBuf};

use chrono::Datelike;
use iced::widget::{Row, Space, column, operation, row};
use iced::{Alignment, Length, Task};

use super::encryption;
use crate::clock::Clock;
use crate::domain::money::Money;
use crate::exchange::table::CellRef;
use crate::exchange::values;
use crate::i18n::Texts;
use crate::service::backup::place::{Place as Lies, place};
use crate::service::new_office::{self, NewOffice, Rest, Unfit, days_without_delivery};
use crate::service::signing_in::Secret;
use crate::ui::files::{self, Picked};
use crate::ui::lying::{Looked, Lying};
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, DialogSize, button, callout, field, fields, labelled, segmented, tick};
use crate::ui::{Element, background};
use crate::{paths, t, wording};

const NAME: &str = "office-name";
const AREA_CODE: &str = "area-code";
const USER: &str = "first-user";
const PRICE: &str = "bottle-price";
/// The longest name that is suggested for the file, in characters: systems take no more than 255 bytes.
const LONGEST_FILE_NAME: usize = 60;

/// What was typed and chosen.
#[derive(Debug, Clone)]
pub struct State {
    import: bool,
    name: String,
    area_code: String,
    user: String,
    price: String,
    rest: Rest,
    holidays: bool,
    path: String,
    /// What is to be said of that place.
    lies: Lying,
    /// The path was chosen and no longer follows the name.
    placed: bool,
    no_dialog: bool,
    /// Whether its file is encrypted.
    encryption: encryption::State,
    /// The button was pressed: from now on what is wrong is said.
    tried: bool,
    making: bool,
    refusal: Option<String>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The name was typed into.
    NameTyped(String),
    /// The area code was typed into.
    AreaCodeTyped(String),
    /// The first user was typed into.
    UserTyped(String),
    /// The price was typed into.
    PriceTyped(String),
    /// A weekly rest was chosen.
    RestChosen(Rest),
    /// The public holidays were ticked.
    HolidaysTicked(bool),
    /// The path was typed into.
    PathTyped(String),
    /// Where it lies was looked at.
    Looked(Looked),
    /// About the encryption of its file.
    Encryption(encryption::Message),
    /// A file dialog was asked for.
    PathPressed,
    /// What came of the file dialog.
    Picked(Picked),
    /// The office is to be made.
    Confirmed,
    /// It was made, or why not.
    Made(Result<PathBuf, String>),
    /// Never mind.
    Closed,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// The office is there.
    Made {
        /// Its file.
        path: PathBuf,
        /// Lists are to be brought in next.
        import: bool,
    },
    /// Never mind.
    Closed,
}

impl State {
    /// An empty form; with `import` the office's lists follow.
    pub fn new(import: bool) -> (Self, Task<Message>) {
        let mut state = Self {
            import,
            name: String::new(),
            area_code: String::new(),
            user: String::new(),
            price: String::new(),
            rest: Rest::default(),
            holidays: true,
            path: String::new(),
            lies: Lying::default(),
            placed: false,
            no_dialog: false,
            encryption: encryption::State::default(),
            tried: false,
            making: false,
            refusal: None,
        };
        let look = state.follow();
        (state, look)
    }

    /// Takes in what happened.
    pub fn update(
        &mut self,
        message: Message,
        texts: &Texts,
        clock: Clock,
    ) -> (Task<Message>, Option<Action>) {
        match message {
            Message::NameTyped(text) => self.typed(|state| state.name = text),
            Message::AreaCodeTyped(text) => self.typed(|state| state.area_code = text),
            Message::UserTyped(text) => self.typed(|state| state.user = text),
            Message::PriceTyped(text) => self.typed(|state| state.price = text),
            Message::RestChosen(rest) => self.typed(|state| state.rest = rest),
            Message::HolidaysTicked(ticked) => self.typed(|state| state.holidays = ticked),
            Message::PathTyped(text) => {
                let look = self.place(text);
                (Task::batch([look, self.typed(|_| ()).0]), None)
            }
            Message::Looked(looked) => (self.lies.take(looked).map(Message::Looked), None),
            Message::Encryption(message) => self.typed(|state| state.encryption.update(message)),
            Message::PathPressed => (self.ask_path(texts), None),
            Message::Picked(picked) => self.picked(picked),
            Message::Confirmed => (self.confirm(texts, clock), None),
            Message::Made(Ok(path)) => (Task::none(), Some(Action::Made { path, import: self.import })),
            Message::Made(Err(refusal)) => self.refused(refusal),
            Message::Closed => (Task::none(), (!self.making).then_some(Action::Closed)),
        }
    }

    fn typed(&mut self, change: impl FnOnce(&mut Self)) -> (Task<Message>, Option<Action>) {
        change(self);
        self.refusal = None;
        (if self.placed { Task::none() } else { self.follow() }, None)
    }

    fn place(&mut self, path: String) -> Task<Message> {
        self.placed = !path.is_empty();
        let look = self.lies.at(files::typed(&path));
        self.path = path;
        look.map(Message::Looked)
    }

    /// The path follows the name until it is chosen.
    fn follow(&mut self) -> Task<Message> {
        let kept = |c: char| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') { c } else { '_' };
        let name: String = self.name.trim().chars().take(LONGEST_FILE_NAME).map(kept).collect();
        let name = name.trim_end();
        // Windows keeps some names for its devices.
        let name = if name.is_empty() || !paths::is_plain_name(name) { "office" } else { name };
        let folder = paths::offices().unwrap_or_default();
        let path = folder.join(format!("{name}.rodnik"));
        self.path = path.display().to_string();
        self.lies.at(path).map(Message::Looked)
    }

    fn ask_path(&self, texts: &Texts) -> Task<Message> {
        let kind = files::Kind { name: texts.text("files-office"), endings: files::OFFICE };
        files::save(texts.text("wizard-where"), &kind, Path::new(&self.path)).map(Message::Picked)
    }

    fn picked(&mut self, picked: Picked) -> (Task<Message>, Option<Action>) {
        let look = match picked {
            Picked::File(path) => self.place(path.with_extension("rodnik").display().to_string()),
            Picked::Nothing => Task::none(),
            Picked::NoDialog => {
                self.no_dialog = true;
                Task::none()
            }
        };
        (look, None)
    }

    /// The price as money; an empty one is nothing.
    fn price(&self) -> Option<Money> {
        if self.price.trim().is_empty() {
            return Some(Money::ZERO);
        }
        values::money(CellRef::Text(&self.price)).ok()
    }

    fn answers(&self, texts: &Texts, clock: Clock) -> NewOffice {
        NewOffice {
            name: self.name.clone(),
            area_code: self.area_code.clone(),
            user: self.user.clone(),
            language: texts.language(),
            // A price that cannot be read is as unfit as one below nothing.
            bottle_price: self.price().unwrap_or(Money::minor(-1)),
            no_delivery: days_without_delivery(self.rest, self.holidays, clock.today(), texts),
        }
    }

    fn confirm(&mut self, texts: &Texts, clock: Clock) -> Task<Message> {
        self.tried = true;
        let answers = self.answers(texts, clock);
        let unfit = answers.unfit();
        if let Some(first) = unfit.first() {
            // To the field that is to be typed into.
            return operation::focus(place_of(*first));
        }
        if self.making || !self.encryption.is_fit() || self.path.trim().is_empty() {
            return Task::none();
        }
        self.making = true;
        let (path, texts, password) = (files::typed(&self.path), texts.clone(), self.encryption.password());
        let make = move || make(path, &answers, password.as_ref(), (clock, &texts));
        background::run(make).map(Message::Made)
    }

    fn refused(&mut self, refusal: String) -> (Task<Message>, Option<Action>) {
        self.making = false;
        self.refusal = Some(refusal);
        (Task::none(), None)
    }

    /// The dialog.
    pub fn dialog<'a>(&self, texts: &Texts, clock: Clock) -> Dialog<'a, Message> {
        let unfit = if self.tried { self.answers(texts, clock).unfit() } else { Vec::new() };
        let wrong = |what: Unfit, id: &str| unfit.contains(&what).then(|| texts.text(id));
        let name = field(NAME, texts.text("wizard-name"), self.name.clone())
            .placeholder(example(texts, texts.text("wizard-name-example")))
            .error(wrong(Unfit::Name, "wizard-name-missing"))
            .on_input(Message::NameTyped)
            .on_submit(Message::Confirmed);
        let area_code = field(AREA_CODE, texts.text("wizard-area-code"), self.area_code.clone())
            .placeholder(example(texts, "846".to_owned()))
            .error(wrong(Unfit::AreaCode, "wizard-area-code-unfit"))
            .on_input(Message::AreaCodeTyped)
            .on_submit(Message::Confirmed);
        let user = field(USER, texts.text("wizard-user"), self.user.clone())
            .placeholder(example(texts, texts.text("wizard-user-example")))
            .error(wrong(Unfit::User, "wizard-user-missing"))
            .on_input(Message::UserTyped)
            .on_submit(Message::Confirmed);
        let price = field(PRICE, texts.text("wizard-price"), self.price.clone())
            .placeholder(example(texts, texts.amount(35_000)))
            .error(wrong(Unfit::Price, "wizard-price-unfit"))
            .on_input(Message::PriceTyped)
            .on_submit(Message::Confirmed);
        let body = column![
            text::muted(texts.text(if self.import { "wizard-sentence-import" } else { "wizard-sentence" })),
            fields(vec![name.into(), area_code.into()]),
            fields(vec![user.into(), price.into()]),
            self.calendar(texts, clock),
            self.place_row(texts),
        ]
        .push(self.encryption.view(texts, self.tried, Message::Encryption, Message::Confirmed))
        .push(self.refusal.clone().map(|refusal| callout(Tone::Bad, refusal, None)))
        .spacing(space::L);
        let title = texts.text(if self.import { "wizard-title-import" } else { "wizard-title" });
        Dialog::new("wizard", title, body)
            .size(DialogSize::Medium)
            .footer(self.footer(texts))
            .on_escape(Message::Closed)
    }

    fn calendar<'a>(&self, texts: &Texts, clock: Clock) -> Element<'a, Message> {
        let rests = [
            (texts.text("wizard-rest-never"), Rest::Never),
            (texts.text("wizard-rest-sundays"), Rest::Sundays),
            (texts.text("wizard-rest-weekends"), Rest::Weekends),
        ];
        let year = clock.today().year();
        let years = t!(texts, "wizard-holidays", first = year.to_string(), second = (year + 1).to_string());
        let choice = segmented(rests, self.rest, Message::RestChosen);
        let choice = labelled(texts.text("wizard-calendar"), choice, None);
        column![choice, tick(years, self.holidays, Message::HolidaysTicked)].spacing(space::S).into()
    }

    fn place_row<'a>(&self, texts: &Texts) -> Element<'a, Message> {
        let missing = (self.tried && self.path.trim().is_empty()).then(|| texts.text("wizard-where-missing"));
        let path = field("new-office-path", texts.text("wizard-where"), self.path.clone())
            .error(missing)
            .on_input(Message::PathTyped)
            .on_submit(Message::Confirmed);
        let choose = (!self.no_dialog)
            .then(|| button(texts.text("wizard-choose")).id("choose-path").on_press(Message::PathPressed));
        let hint = self.no_dialog.then(|| text::caption(texts.text("path-no-dialog")));
        let path =
            Row::new().push(Element::from(path)).push(choose).spacing(space::S).align_y(Alignment::End);
        let warning = wording::place_warning(texts, self.lies.said())
            .map(|warning| callout(Tone::Warning, warning, None));
        column![path].push(hint).push(warning).spacing(space::XS).into()
    }

    fn footer<'a>(&self, texts: &Texts) -> Element<'a, Message> {
        let (label, press) = if self.making {
            ("wizard-making", None)
        } else if self.import {
            ("wizard-make-import", Some(Message::Confirmed))
        } else {
            ("wizard-make", Some(Message::Confirmed))
        };
        row![
            Element::from(button(texts.text(label)).primary().key("Enter").on_press_maybe(press)),
            Space::new().width(Length::Fill),
            Element::from(button(texts.text("cancel-button")).quiet().key("Esc").on_press(Message::Closed)),
        ]
        .width(Length::Fill)
        .into()
    }
}

fn make(
    path: PathBuf,
    answers: &NewOffice,
    password: Option<&Secret>,
    (clock, texts): (Clock, &Texts),
) -> Result<PathBuf, String> {
    if let lies @ Lies::Network(_) = place(&path) {
        return Err(wording::place_warning(texts, &lies).unwrap_or_default());
    }
    let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    folder.map_err(|error| {
        t!(
            texts,
            "create-refused",
            path = path.display().to_string(),
            detail = wording::system_failed(texts, &error)
        )
    })?;
    new_office::create_encrypted(&path, answers, password, clock)
        .map_err(|error| wording::create_refused(texts, &error, wording::refused))?;
    Ok(path)
}

/// The field of what is unfit.
const fn place_of(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::Name => NAME,
        Unfit::AreaCode => AREA_CODE,
        Unfit::User => USER,
        Unfit::Price => PRICE,
    }
}

/// An example in an empty field, which nobody takes for what was typed.
fn example(texts: &Texts, value: String) -> String {
    t!(texts, "wizard-example", value = value)
}
