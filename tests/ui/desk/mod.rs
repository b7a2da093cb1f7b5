//! The operator's desk as a hand meets it, on a real office, without a window.

mod calls;
mod churned;
mod due;
mod going;
mod handled;
mod many;
mod reviewing;
mod settling;
mod undoing;

use chrono::{Days, NaiveDate};
use iced::futures::StreamExt;
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::widget::text_editor::{Action as Edit, Edit as Change};
use iced::{Event, Size, Task};
use iced_test::Simulator;
use iced_test::runtime::{Action as Ran, task::into_stream};
use rodnik::clock::Clock;
use rodnik::domain::task::Outcome;
use rodnik::i18n::{Language, Texts};
use rodnik::preferences::LastChoices;
use rodnik::service::new_office::{NewOffice, create, create_sample};
use rodnik::service::sample::SampleSpec;
use rodnik::service::{Actor, Office, OfficeLink, Refusal};
use rodnik::ui::dialog::postpone;
use rodnik::ui::screen::Context;
use rodnik::ui::screen::desk::{Action, Message, State, Tab, dialogs};
use rodnik::ui::widget::{KeyPress, Layer, date_picker, keys};
use rodnik::ui::{Element, font};

/// A desk in front of an office of its own.
struct Desk {
    folder: tempfile::TempDir,
    link: OfficeLink,
    texts: Texts,
    today: NaiveDate,
    users: Vec<Actor>,
    actor: Actor,
    state: State,
    said: Vec<Action>,
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn run(task: Task<Message>) -> Vec<Message> {
    let Some(stream) = into_stream(task) else { return Vec::new() };
    let outputs = stream.filter_map(async |action| match action {
        Ran::Output(message) => Some(message),
        _ => None,
    });
    iced::executor::Default::new().unwrap().block_on(outputs.collect())
}

impl Desk {
    fn of_sample(choices: LastChoices, user: Option<&str>) -> Self {
        Self::of_sample_with(150, choices, user)
    }

    fn of_sample_with(addresses: u32, choices: LastChoices, user: Option<&str>) -> Self {
        let make = |path: &std::path::Path| {
            let spec = SampleSpec { addresses, seed: 1, today: today(), language: Language::Russian };
            create_sample(path, &spec, &mut |_, _| ()).unwrap();
        };
        Self::open(make, choices, user)
    }

    fn sample() -> Self {
        Self::of_sample(LastChoices::default(), None)
    }

    fn of_new_office() -> Self {
        let make = |path: &std::path::Path| {
            let new = NewOffice {
                name: "Родник".into(),
                area_code: "343".into(),
                user: "Соколова Анна".into(),
                bottle_price: rodnik::domain::money::Money::minor(35_000),
                no_delivery: Vec::new(),
                language: Language::Russian,
            };
            create(path, &new, Clock::stopped_at(today().and_hms_opt(10, 0, 0).unwrap())).unwrap();
        };
        Self::open(make, LastChoices::default(), None)
    }

    fn open(make: impl FnOnce(&std::path::Path), choices: LastChoices, user: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        make(&path);
        let mut office =
            Office::open(&path, Clock::stopped_at(today().and_hms_opt(10, 0, 0).unwrap())).unwrap();
        let users: Vec<Actor> = office
            .read(|read| Ok::<_, Refusal>(read.users()?.into_iter().map(Actor::from).collect()))
            .unwrap();
        let actor = users.iter().find(|actor| user.is_none_or(|name| actor.name == name)).unwrap().clone();
        let link = OfficeLink::start(office).unwrap();
        let texts = Texts::new(Language::Russian);
        let context = Context { texts: &texts, today: today(), office: &link, actor: &actor };
        let (state, task) = State::new(choices, &context);
        let mut desk = Self { folder, link, texts, today: today(), users, actor, state, said: Vec::new() };
        desk.settle(task);
        desk
    }

    /// The program broke down without a word and was started again.
    fn again(&mut self) {
        let context =
            Context { texts: &self.texts, today: self.today, office: &self.link, actor: &self.actor };
        let (state, task) = State::new(LastChoices::default(), &context);
        self.state = state;
        self.settle(task);
    }

    fn update(&mut self, message: Message) -> Task<Message> {
        let Self { texts, today, link, actor, state, said, .. } = self;
        let context = Context { texts, today: *today, office: link, actor };
        let (task, action) = state.update(message, &context);
        said.extend(action);
        task
    }

    fn settle(&mut self, task: Task<Message>) {
        let mut waiting = run(task);
        while !waiting.is_empty() {
            let tasks: Vec<_> = waiting.drain(..).map(|message| self.update(message)).collect();
            waiting = run(Task::batch(tasks));
        }
    }

    /// What happens, with all that follows from it.
    fn happens(&mut self, message: Message) {
        let task = self.update(message);
        self.settle(task);
    }

    /// A key of the whole window.
    fn key(&mut self, press: KeyPress) {
        let message = self.state.key(&press).unwrap_or_else(|| panic!("{press:?} means nothing here"));
        self.happens(message);
    }

    fn press(&mut self, named: Named) {
        self.key(plain(named));
    }

    fn look<T>(&self, see: impl FnOnce(&mut Simulator<'_, Message>) -> T) -> T {
        self.look_at(Size::new(1440.0, 900.0), see)
    }

    /// The desk in a window of another size.
    fn look_at<T>(&self, window: Size, see: impl FnOnce(&mut Simulator<'_, Message>) -> T) -> T {
        let context =
            Context { texts: &self.texts, today: self.today, office: &self.link, actor: &self.actor };
        let layer = Layer::new(self.state.view(&context)).open_maybe(self.state.dialog(&context));
        let view: Element<'_, Message> = keys(layer, |press| self.state.key(press));
        let mut simulator = Simulator::with_size(font::settings(), window, view);
        see(&mut simulator)
    }

    fn sees(&self, words: &str) -> bool {
        self.look(|simulator| simulator.find(words).is_ok())
    }

    fn notice(&self) -> &str {
        match self.said.last() {
            Some(Action::Notice { sentence, .. }) => sentence,
            other => panic!("no notice: {other:?}"),
        }
    }
}

/// The day so many days away.
fn days_on(days: i64) -> Message {
    Message::Date(rodnik::ui::widget::date_picker::Message::Shifted(days))
}

fn plain(named: Named) -> KeyPress {
    KeyPress {
        key: rodnik::ui::widget::Key::Named(named),
        modifiers: Modifiers::empty(),
        repeat: false,
        typing: false,
    }
}

fn with(letter: char, modifiers: Modifiers) -> KeyPress {
    KeyPress { key: rodnik::ui::widget::Key::Char(letter), modifiers, repeat: false, typing: false }
}

#[test]
fn a_narrow_window_does_without_the_route_before_anything_is_cut() {
    let desk = Desk::sample();
    let route = desk.listed()[0].route.clone().expect("the first row is on a route");
    // What the rail leaves of a window of 1366 and of 1280, and the panel beside the list.
    for (width, panel, stands) in [(1_282.0, 437.0, true), (1_196.0, 424.0, false)] {
        desk.look_at(Size::new(width, 740.0), |simulator| {
            assert_eq!(simulator.find(route.as_str()).is_ok(), stands, "{route} at {width}");
            let last = simulator.find("Отработан").unwrap().bounds();
            assert!(last.x + last.width <= width - panel, "{last:?} at {width}");
        });
    }
}

#[test]
fn s1_35_the_desk_opens_on_tomorrow_with_its_first_row_in_hand() {
    let desk = Desk::sample();
    assert!(desk.sees("пн, 23.11.2026") && desk.sees("завтра"));
    assert!(desk.sees("Отгрузка") && desk.sees("Последняя"));
    assert!(!desk.sees("Задача не выбрана"));
}

#[test]
fn s1_34_who_manages_addresses_sees_the_own_list_first_and_the_last_choice_after_that() {
    let all = Desk::sample();
    let user = all.users.iter().map(|user| user.name.clone()).find(|name| {
        let desk = Desk::of_sample(LastChoices::default(), Some(name));
        desk.sees(name)
    });
    let user = user.expect("some user of the sample manages addresses");
    let mut desk = Desk::of_sample(LastChoices::default(), Some(&user));
    desk.happens(Message::ManagerChosen(0));
    assert!(!desk.sees(&user), "all are chosen");
    let Some(Action::Remember(choices)) = desk.said.last().cloned() else { panic!("{:?}", desk.said) };
    assert_eq!((choices.manager.clone(), choices.user.as_deref()), (None, Some(user.as_str())));
    assert!(!Desk::of_sample(choices, Some(&user)).sees(&user), "the choice is remembered");
}

#[test]
fn alt_and_an_arrow_turn_the_day_and_a_late_list_of_the_day_before_is_dropped() {
    let mut desk = Desk::sample();
    let late = desk.update(days_on(-30));
    desk.happens(days_on(30));
    assert!(desk.sees("пн, 23.11.2026"));
    let rows = desk.look(|simulator| simulator.find("План").is_ok());
    assert!(rows, "the list of the chosen date is there");
    desk.settle(late);
    assert_eq!(desk.look(|simulator| simulator.find("План").is_ok()), rows);
    let turned = KeyPress { modifiers: Modifiers::ALT, ..plain(Named::ArrowRight) };
    desk.key(turned);
    assert!(desk.sees("вт, 24.11.2026"));
}

#[test]
fn ctrl_and_a_digit_choose_the_tab_and_it_is_remembered() {
    let mut desk = Desk::sample();
    for (digit, heading, place) in
        [('2', "Дата", 1), ('3', "Этап", 2), ('4', "Возраст", 3), ('1', "Время", 0)]
    {
        desk.key(with(digit, Modifiers::COMMAND));
        assert!(desk.sees(heading), "{heading}");
        let remembered = matches!(desk.said.last(), Some(Action::Remember(choices)) if choices.tab == place);
        assert!(remembered, "{:?}", desk.said.last());
    }
}

#[test]
fn s1_53_an_accepted_order_greys_its_row_and_brings_the_next_one() {
    let mut desk = Desk::sample();
    assert!(!desk.sees("Принят"), "a row that is handled now, not before");
    desk.press(Named::F2);
    assert!(desk.sees("Заказ покупателя"));
    desk.key(KeyPress { modifiers: Modifiers::COMMAND, ..plain(Named::Enter) });
    assert!(!desk.sees("Заказ покупателя"), "the dialog is closed: {:?}", desk.said);
    assert!(desk.sees("Принят"), "{:?}", desk.said);
    assert!(!desk.notice().is_empty());
    // The row stays until Refresh takes it away (S1-37).
    desk.press(Named::F5);
    assert!(!desk.sees("Принят"));
}

#[test]
fn s1_55_r_11_a_postponed_row_says_refused_and_its_date() {
    let mut desk = Desk::sample();
    desk.press(Named::ArrowDown);
    desk.press(Named::F3);
    let to = today() + Days::new(8);
    let inside = |message| Message::Dialog(Box::new(dialogs::Message::Postpone(message)));
    desk.happens(inside(postpone::Message::Date(date_picker::Message::Picked(to))));
    for letter in "Уехали".chars() {
        desk.happens(inside(postpone::Message::Edited(Edit::Edit(Change::Insert(letter)))));
    }
    assert!(desk.state.is_unsaved());
    desk.key(KeyPress { modifiers: Modifiers::COMMAND, ..plain(Named::Enter) });
    assert!(desk.sees("Отказ · до 30.11"), "{:?}", desk.said);
    assert!(!desk.state.is_unsaved());
    assert_eq!(Outcome::Postponed.code(), "postponed", "and is stored as postponed (R-11)");
}

#[test]
fn f6_and_f7_open_the_comment_and_the_journal_record_and_esc_leaves_them() {
    let mut desk = Desk::sample();
    for (key, save) in [(Named::F6, "comment-save"), (Named::F7, "journal-save")] {
        let save = desk.texts.text(save);
        desk.press(key);
        assert!(desk.sees(&save), "{save}");
        let messages: Vec<Message> = {
            let context =
                Context { texts: &desk.texts, today: desk.today, office: &desk.link, actor: &desk.actor };
            let layer = Layer::new(desk.state.view(&context)).open_maybe(desk.state.dialog(&context));
            let mut simulator =
                Simulator::with_size(font::settings(), Size::new(1440.0, 900.0), Element::from(layer));
            simulator.tap_key(Named::Escape);
            simulator.into_messages().collect()
        };
        messages.into_iter().for_each(|message| desk.happens(message));
        assert!(!desk.sees(&save), "{save}");
    }
}

#[test]
fn alt_w_opens_the_steps_of_the_date_in_place() {
    let mut desk = Desk::sample();
    let interval = desk.texts.text("why-interval");
    let why = with('w', Modifiers::ALT);
    let explained = (0..20).any(|_| {
        desk.press(Named::ArrowDown);
        assert!(!desk.sees(&interval), "closed for every new row");
        desk.key(why);
        desk.sees(&interval)
    });
    assert!(explained, "some row of the sample is planned by average");
    desk.key(why);
    assert!(!desk.sees(&interval));
}

#[test]
fn the_filter_narrows_as_one_types_and_esc_gives_the_list_back() {
    let mut desk = Desk::sample();
    desk.key(with('f', Modifiers::COMMAND));
    desk.happens(Message::FilterTyped("нет такого клиента".into()));
    assert!(desk.sees("Ничего не найдено"));
    desk.key(KeyPress { typing: true, ..plain(Named::Escape) });
    assert!(!desk.sees("Ничего не найдено") && !desk.sees("Задача не выбрана"));
}

#[test]
fn s1_59_enter_goes_into_the_panel_and_esc_back_then_closes_it() {
    let mut desk = Desk::sample();
    let hint = desk.texts.text("desk-hint-back");
    let hinted = |desk: &Desk| {
        let context =
            Context { texts: &desk.texts, today: desk.today, office: &desk.link, actor: &desk.actor };
        desk.state.hints(&context).iter().any(|(_, does)| *does == hint)
    };
    desk.press(Named::Enter);
    assert!(hinted(&desk), "the arrows scroll the panel");
    assert!(desk.state.key(&plain(Named::Enter)).is_none(), "Enter presses the focused button");
    desk.press(Named::Escape);
    assert!(!hinted(&desk) && desk.sees("Отгрузка"));
    desk.press(Named::Escape);
    assert!(!desk.sees("Отгрузка"), "S1-59: the form is closed, the task stays in its list");
    desk.press(Named::Enter);
    assert!(desk.sees("Отгрузка"));
}

#[test]
fn keys_that_come_faster_than_the_window_is_drawn_mean_what_they_were_meant_for() {
    let mut desk = Desk::sample();
    let messages =
        [Named::Enter, Named::Escape, Named::Escape].map(|key| desk.state.key(&plain(key)).unwrap());
    messages.into_iter().for_each(|message| desk.happens(message));
    assert!(!desk.sees("Отгрузка"), "in, out, closed");
}

#[test]
fn a_text_field_keeps_its_own_keys() {
    let desk = Desk::sample();
    let typing = |named| KeyPress { typing: true, ..plain(named) };
    for own in [Named::Home, Named::End, Named::ArrowLeft, Named::Enter, Named::Backspace] {
        assert!(desk.state.key(&typing(own)).is_none(), "{own:?}");
    }
    assert!(matches!(desk.state.key(&typing(Named::ArrowDown)), Some(Message::Moved { .. })));
    assert!(matches!(desk.state.key(&typing(Named::F5)), Some(Message::RefreshPressed)));
}

#[test]
fn a_new_office_says_how_its_clients_come_in() {
    let mut desk = Desk::of_new_office();
    for tab in Tab::ALL {
        desk.happens(Message::TabPressed(tab));
        assert!(desk.sees(&desk.texts.text("desk-empty-office-title")), "{tab:?}");
    }
    desk.press(Named::F2);
    assert_eq!(desk.notice(), desk.texts.text("desk-nothing-selected"));
}

#[test]
fn a_day_without_tasks_says_so_and_offers_what_the_bar_hides() {
    let mut desk = Desk::sample();
    let title = desk.texts.text("desk-empty-active-title");
    let show_all = desk.texts.text("desk-show-all");
    desk.happens(days_on(3_000));
    assert!(desk.sees(&title) && !desk.sees(&show_all));
    desk.happens(Message::RouteChosen(1));
    assert!(desk.sees(&title));
    desk.look(|simulator| simulator.find(show_all.as_str()).map(|_| ())).unwrap();
    desk.happens(Message::ShowAllPressed);
    assert!(!desk.sees(&show_all));
}

#[test]
fn a_list_that_could_not_be_read_says_why_and_offers_refresh() {
    let mut desk = Desk::sample();
    desk.happens(Message::DirectoriesRead(false, Err(Refusal::OfficeGone)));
    assert!(desk.sees(&desk.texts.text("refusal-office-gone")));
    desk.press(Named::F5);
    assert!(!desk.sees(&desk.texts.text("refusal-office-gone")));
}

#[test]
fn a_review_is_not_postponed_and_f3_is_its_payment() {
    let mut desk = Desk::sample();
    desk.happens(Message::TabPressed(Tab::Churn));
    assert!(!desk.sees("Отложить"));
    desk.happens(Message::PostponePressed);
    assert_eq!(desk.notice(), desk.texts.text("desk-review-not-postponed"));
    desk.press(Named::F3);
    assert!(desk.sees(&desk.texts.text("payment-save")));
}

#[test]
fn midnight_moves_the_list_of_tomorrow() {
    let mut desk = Desk::sample();
    desk.today = today() + Days::new(1);
    let context = Context { texts: &desk.texts, today: desk.today, office: &desk.link, actor: &desk.actor };
    let task = desk.state.new_day(today(), &context);
    desk.settle(task);
    assert!(desk.sees("вт, 24.11.2026") && desk.sees("завтра"));
}

#[test]
fn a_held_key_moves_the_list_at_once_and_shows_no_other_customers_figures() {
    let mut desk = Desk::sample();
    let held = KeyPress { repeat: true, ..plain(Named::ArrowDown) };
    let message = desk.state.key(&held).unwrap();
    let rest = desk.update(message);
    assert!(!desk.sees("Отметить доставку") && desk.sees("…"), "the places of the card wait");
    desk.settle(rest);
    assert!(!desk.sees("…"), "the card comes when the selection rests");
}

#[test]
fn the_keys_reach_the_desk_through_the_window() {
    let desk = Desk::sample();
    let pressed = |named| {
        Event::Keyboard(keyboard::Event::KeyPressed {
            key: Key::Named(named),
            modified_key: Key::Named(named),
            physical_key: keyboard::key::Physical::Code(keyboard::key::Code::F35),
            location: keyboard::Location::Standard,
            modifiers: Modifiers::empty(),
            text: None,
            repeat: false,
        })
    };
    let context = Context { texts: &desk.texts, today: desk.today, office: &desk.link, actor: &desk.actor };
    let view: Element<'_, Message> =
        keys(Layer::new(desk.state.view(&context)), |press| desk.state.key(press));
    let mut simulator = Simulator::with_size(font::settings(), Size::new(1366.0, 768.0), view);
    use Named::{F2, F3, F4, F5, F6, F7, F8, F9};
    simulator.simulate([F2, F3, F4, F5, F6, F7, F8, F9].map(pressed));
    let said: Vec<String> = simulator.into_messages().map(|message| format!("{message:?}")).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).filter(|said| said.ends_with("Pressed")).collect();
    assert_eq!(
        said,
        [
            "ShipPressed",
            "PostponePressed",
            "CallPressed",
            "RefreshPressed",
            "CommentPressed",
            "JournalPressed",
            "ChurnPressed",
            "DonePressed"
        ]
    );
}
