//! The widgets as a hand meets them, without a screen.

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use iced::advanced::renderer::Headless;
use iced::keyboard::{self, Key, Modifiers, key};
use iced::widget::{column, container, row};
use iced::window::RedrawRequest;
use iced::{Event, Size, mouse};
use iced_test::Simulator;
use iced_test::runtime::{UserInterface, user_interface};
use rodnik::i18n::{Language, Texts};
use rodnik::ui::widget::list::{Cell, Column, Width};
use rodnik::ui::widget::{
    DatePicker, Deliveries, Dialog, Layer, List, button, date_picker, deliveries_chart, field, input, keys,
    one_line, segmented,
};
use rodnik::ui::{Element, font, theme};

#[derive(Debug, Clone, PartialEq)]
enum Message {
    Selected(usize),
    Opened(usize),
    Ended(usize),
    Sorted(usize),
    Typed(String),
    Pressed(&'static str),
    Closed,
    Date(date_picker::Message),
}

fn look(element: Element<'_, Message>) -> Simulator<'_, Message> {
    Simulator::with_size(font::settings(), Size::new(900.0, 600.0), element)
}

fn said(simulator: Simulator<'_, Message>) -> Vec<Message> {
    simulator.into_messages().collect()
}

pub fn press(named: key::Named) -> Event {
    pressed(Key::Named(named), key::Code::F35, Modifiers::empty(), None)
}

fn pressed(key: Key, code: key::Code, modifiers: Modifiers, text: Option<&str>) -> Event {
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: key::Physical::Code(code),
        location: keyboard::Location::Standard,
        modifiers,
        text: text.map(Into::into),
        repeat: false,
    })
}

fn rows<'a>(selected: Option<usize>) -> List<'a, Message> {
    let columns = vec![
        Column::new("Клиент", Width::Fill { share: 1, min: 100.0 }),
        Column::new("Комментарий", Width::Px(80.0)),
        Column::figures("Дней", 60.0),
    ];
    List::new(columns, 100_000, |row, column| match column {
        0 => Cell::two(format!("Клиент {row}"), format!("Ленина, {row}")),
        1 => Cell::text("Просила звонить после 18:00, домофон не работает"),
        _ => Cell::text(row.to_string()),
    })
    .id("list")
    .selected(selected)
    .on_select(Message::Selected)
    .on_activate(Message::Opened)
    .on_sort(Message::Sorted)
}

#[test]
fn a_click_selects_a_row_by_its_words_and_a_second_one_opens_it() {
    let mut simulator = look(rows(None).into());
    simulator.click("Ленина, 3").unwrap();
    simulator.click("Клиент 3").unwrap();
    assert_eq!(said(simulator), [Message::Selected(3), Message::Opened(3)]);
}

#[test]
fn a_click_on_a_heading_asks_to_sort() {
    let mut simulator = look(rows(None).into());
    simulator.click("Дней").unwrap();
    assert_eq!(said(simulator), [Message::Sorted(2)]);
}

#[test]
fn keys_move_the_selection_of_the_list_that_has_the_keyboard() {
    let mut simulator = look(rows(Some(4)).into());
    simulator.tap_key(key::Named::ArrowDown);
    simulator.click("Клиент 4").unwrap();
    simulator.simulate([press(key::Named::ArrowDown), press(key::Named::End), press(key::Named::Enter)]);
    let said = said(simulator);
    assert_eq!(
        said,
        [4, 5, 99_999].map(Message::Selected).into_iter().chain([Message::Opened(4)]).collect::<Vec<_>>()
    );
}

#[test]
fn a_heading_over_a_group_of_rows_is_no_row() {
    let groups = vec![(0, "Ждут меня".to_owned()), (2, "Другие этапы".to_owned())];
    let mut list = look(Element::from(rows(Some(2)).groups(groups).on_select(Message::Selected)));
    assert!(list.find("Ждут меня").is_ok() && list.find("Другие этапы").is_ok());
    list.click("Другие этапы").unwrap();
    list.click("Клиент 2").unwrap();
    assert_eq!(said(list), [Message::Selected(2)]);
}

#[test]
fn the_list_shows_the_selected_row_wherever_it_is() {
    let mut far = look(rows(Some(70_000)).into());
    assert!(far.find("Клиент 70000").is_ok());
    assert!(far.find("Клиент 0").is_err(), "only what is seen is there");
}

#[test]
fn the_list_says_when_its_last_row_comes_in_sight() {
    let ended = |selected| {
        let list = rows(Some(selected)).on_end(Message::Ended);
        let mut simulator = look(list.into());
        simulator.simulate([Event::Window(iced::window::Event::RedrawRequested(Instant::now()))]);
        said(simulator)
    };
    assert_eq!(ended(0), []);
    assert_eq!(ended(99_999), [Message::Ended(100_000)]);
}

#[test]
fn the_wheel_moves_the_rows_and_not_the_selection() {
    let mut simulator = look(rows(Some(0)).into());
    simulator.point_at((300.0, 300.0));
    let notch = mouse::ScrollDelta::Lines { x: 0.0, y: -50.0 };
    simulator.simulate([Event::Mouse(mouse::Event::WheelScrolled { delta: notch })]);
    assert!(simulator.find("Клиент 0").is_err());
    assert!(simulator.find("Клиент 100").is_ok());
    assert_eq!(said(simulator), []);
}

#[test]
fn a_cut_cell_still_tells_its_whole_text() {
    let mut simulator = look(rows(None).into());
    assert!(simulator.find("Просила звонить после 18:00, домофон не работает").is_ok());
    simulator.snapshot(&theme::light()).unwrap();
}

#[test]
fn a_long_name_gives_way_and_what_stands_beside_it_keeps_its_place() {
    let head = |name: &str| {
        let parts = row![one_line(name).title(), button("Сохранить").key("Ctrl S").on_press(Message::Closed)];
        container(parts.width(400)).into()
    };
    let long = "Общество с ограниченной ответственностью «Типография «Авангард»";
    for (name, shortened) in [("Кафе «Бриз»", false), (long, true)] {
        let mut simulator = look(head(name));
        let button = simulator.find("Сохранить").unwrap();
        let named = simulator.find(name).expect("the whole name is told").bounds();
        assert!(named.x + named.width <= button.bounds().x, "{name}: {named:?}");
        assert!(button.bounds().x + button.bounds().width < 400.0);
        assert_eq!(named.width > 200.0, shortened, "a short name takes no more than it needs");
        simulator.snapshot(&theme::light()).unwrap();
    }
}

#[test]
fn a_long_choice_is_whole_beside_short_ones() {
    let choices = || ["не спрашивали", "да", "нет"].map(|word| (word.to_owned(), word));
    let width = |room: f32| {
        let row = container(segmented(choices(), "да", Message::Pressed)).width(room);
        look(row.into()).find("не спрашивали").unwrap().bounds().width
    };
    assert!((width(317.0) - width(900.0)).abs() < 0.5, "{} of {}", width(317.0), width(900.0));
}

fn with_keys<'a>(value: &str) -> Element<'a, Message> {
    let typed = field("search", "Поиск", value).on_input(Message::Typed);
    keys(column![Element::from(typed)], |press| press.ctrl('k').then_some(Message::Pressed("Ctrl+K")))
}

#[test]
fn a_command_on_a_russian_layout_is_heard_and_never_typed() {
    let mut simulator = look(with_keys(""));
    simulator.click(iced_test::selector::id("search")).unwrap();
    let russian =
        |letter: &str, code, modifiers| pressed(Key::Character(letter.into()), code, modifiers, Some(letter));
    simulator.simulate([
        russian("л", key::Code::KeyK, Modifiers::CTRL),
        russian("а", key::Code::KeyF, Modifiers::CTRL),
        russian("1", key::Code::Digit1, Modifiers::ALT),
        russian("а", key::Code::KeyF, Modifiers::empty()),
    ]);
    assert_eq!(said(simulator), [Message::Pressed("Ctrl+K"), Message::Typed("а".into())]);
}

#[test]
fn the_root_knows_whether_a_text_is_being_typed() {
    let view = || -> Element<'_, Message> {
        let typed = Element::from(field("search", "Поиск", "").on_input(Message::Typed));
        let button = Element::from(button("Обновить").id("refresh").on_press(Message::Closed));
        keys(Layer::new(column![typed, button]), |press| {
            let word = if press.typing { "typing" } else { "free" };
            press.plain(key::Named::F2).then_some(Message::Pressed(word))
        })
    };
    let mut simulator = look(view());
    simulator.tap_key(key::Named::F2);
    simulator.tap_key(key::Named::Tab);
    simulator.tap_key(key::Named::F2);
    simulator.tap_key(key::Named::Tab);
    simulator.tap_key(key::Named::F2);
    assert_eq!(said(simulator), ["free", "typing", "free"].map(Message::Pressed));
}

fn layered<'a>(open: bool) -> Element<'a, Message> {
    let base = column![Element::from(button("За сценой").on_press(Message::Pressed("base")))];
    let body = column![
        Element::from(field("first", "Первое", "").on_input(Message::Typed)),
        Element::from(button("Второе").on_press(Message::Pressed("second"))),
    ];
    let footer = button("Третье").on_press(Message::Pressed("third"));
    let dialog = Dialog::new("question", "Вопрос", body).footer(footer).on_escape(Message::Closed);
    Layer::new(base).open_maybe(open.then_some(dialog)).into()
}

#[test]
fn the_base_is_inert_while_a_dialog_is_open() {
    let mut simulator = look(layered(false));
    simulator.click("За сценой").unwrap();
    assert_eq!(said(simulator), [Message::Pressed("base")]);

    let mut simulator = look(layered(true));
    assert!(simulator.find("За сценой").is_err(), "operations do not reach it");
    simulator.point_at((20.0, 16.0));
    simulator.simulate(iced_test::simulator::click());
    assert_eq!(said(simulator), []);
}

#[test]
fn tab_goes_round_within_the_dialog_and_begins_at_its_first_field() {
    let mut simulator = look(layered(true));
    simulator.typewrite("а");
    simulator.simulate([press(key::Named::Tab), press(key::Named::Space)]);
    simulator.simulate([press(key::Named::Tab), press(key::Named::Enter)]);
    simulator.simulate([press(key::Named::Tab)]);
    simulator.typewrite("б");
    let back = pressed(Key::Named(key::Named::Tab), key::Code::Tab, Modifiers::SHIFT, None);
    simulator.simulate([back, press(key::Named::Space)]);
    let typed = |text: &str| Message::Typed(text.into());
    assert_eq!(
        said(simulator),
        [
            typed("а"),
            Message::Pressed("second"),
            Message::Pressed("third"),
            typed("б"),
            Message::Pressed("third")
        ]
    );
}

#[test]
fn a_long_dialog_scrolls_to_the_field_that_tab_reaches_and_keeps_its_footer_in_sight() {
    let fields = (0..20).map(|_| field("field", "Поле", "").on_input(Message::Typed).into());
    let body = column(fields.chain([field("last", "Последнее", "").on_input(Message::Typed).into()]));
    let footer = button("Третье").id("footer").on_press(Message::Pressed("third"));
    let mut simulator =
        look(Layer::new(column![]).open(Dialog::new("long", "Длинный", body).footer(footer)).into());
    let seen = |simulator: &mut Simulator<'_, Message>, id: &'static str| {
        simulator.find(iced_test::selector::id(id)).unwrap().visible_bounds()
    };
    assert_eq!(seen(&mut simulator, "last"), None);
    assert!(seen(&mut simulator, "footer").is_some_and(|bounds| bounds.y + bounds.height < 600.0));
    simulator.simulate(vec![press(key::Named::Tab); 20]);
    assert!(seen(&mut simulator, "last").is_some_and(|bounds| bounds.height > 30.0));
}

#[test]
fn esc_closes_the_dialog_even_from_within_a_field() {
    let mut simulator = look(layered(true));
    simulator.tap_key(key::Named::Escape);
    assert_eq!(said(simulator), [Message::Closed]);
}

#[test]
fn the_month_takes_the_arrows_while_the_field_is_typed_in() {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let today = day(11, 22);
    let texts = Texts::new(Language::Russian);
    let mut picker = DatePicker::new(Some(today));
    let mut chosen = None;
    for act in [0, 1, 2] {
        let messages = {
            let context = date_picker::Context { texts: &texts, today, closed: &|_| false };
            let view = picker.view("date", "Дата доставки", context).map(Message::Date);
            let mut simulator = look(Layer::new(view).into());
            match act {
                0 => {
                    simulator.click(iced_test::selector::id("date")).unwrap();
                    simulator.typewrite("+");
                    simulator.typewrite("5");
                }
                1 => {
                    assert!(simulator.find("Ноябрь 2026").is_ok());
                    simulator.tap_key(key::Named::ArrowDown);
                }
                _ => {
                    assert!(simulator.find("Декабрь 2026").is_ok());
                    simulator.tap_key(key::Named::Enter);
                }
            }
            said(simulator)
        };
        assert!(!messages.is_empty());
        for message in messages {
            let Message::Date(message) = message else { panic!("{message:?}") };
            chosen = picker.update(message, today).or(chosen);
        }
    }
    assert_eq!(chosen, Some(day(12, 4)), "five days on and a week more");
}

#[test]
fn a_day_is_chosen_with_the_mouse_and_a_closed_one_may_be() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let texts = Texts::new(Language::English);
    let mut picker = DatePicker::new(None);
    picker.update(date_picker::Message::Toggled, today);
    let context = date_picker::Context { texts: &texts, today, closed: &|date| date > today };
    let mut simulator = look(picker.view("date", "Delivery", context).map(Message::Date));
    assert!(simulator.find("November 2026").is_ok());
    simulator.click("24").unwrap();
    let tuesday = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    assert_eq!(said(simulator), [Message::Date(date_picker::Message::Picked(tuesday))]);
}

#[test]
fn the_day_of_the_filter_bar_can_be_typed_once_its_month_is_open() {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let texts = Texts::new(Language::Russian);
    let mut picker = DatePicker::new(Some(day(23)));
    let context = date_picker::Context { texts: &texts, today: day(22), closed: &|_| false };
    let mut simulator = look(picker.bar("Дата", context).map(Message::Date));
    assert!(simulator.find("завтра").is_ok());
    simulator.click("пн, 23.11.2026").unwrap();
    assert_eq!(said(simulator), [Message::Date(date_picker::Message::Toggled)]);

    picker.update(date_picker::Message::Toggled, day(22));
    let mut simulator = look(picker.bar("Дата", context).map(Message::Date));
    simulator.typewrite("30.11");
    let messages = said(simulator);
    assert_eq!(messages.len(), 5, "every key arrives, however many come before the next view");
    for message in messages {
        let Message::Date(message) = message else { panic!("{message:?}") };
        picker.update(message, day(22));
    }
    assert_eq!(picker.update(date_picker::Message::Submitted, day(22)), Some(day(30)));
    for (words, chosen) in [("завтра", 23), ("+3", 25), ("5.11", 5), ("вт", 24), ("27 ноя", 27)] {
        picker.set(Some(day(1)));
        picker.update(date_picker::Message::Toggled, day(22));
        let mut simulator = look(picker.bar("Дата", context).map(Message::Date));
        simulator.typewrite(words);
        for message in said(simulator) {
            let Message::Date(message) = message else { panic!("{message:?}") };
            picker.update(message, day(22));
        }
        assert_eq!(picker.update(date_picker::Message::Submitted, day(22)), Some(day(chosen)), "{words}");
    }
    picker.set(Some(day(23)));
    assert_eq!(picker.update(date_picker::Message::Shifted(1), day(22)), Some(day(24)));
}

#[test]
fn the_chart_can_be_drawn_for_any_history() {
    let texts = Texts::new(Language::Russian);
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    for count in [0_u64, 1, 100] {
        let brought: Vec<_> = (0..count).map(|n| (first + chrono::Days::new(n * 3), 2.0)).collect();
        let expected = brought.last().map(|(date, _)| *date + chrono::Days::new(14));
        let deliveries =
            Deliveries { brought, expected, interval: expected.zip(expected), planned: expected };
        let mut simulator = look(deliveries_chart(deliveries, &texts));
        simulator.snapshot(&theme::dark()).unwrap();
    }
}

/// A window whose frames are asked for one by one.
struct Frames {
    ui: UserInterface<'static, Message, iced::Theme, iced::Renderer>,
    renderer: iced::Renderer,
}

impl Frames {
    fn of(view: Element<'static, Message>) -> Self {
        let new = <iced::Renderer as Headless>::new(font::REGULAR, 13.into(), None);
        let mut renderer = iced::futures::executor::block_on(new).unwrap();
        let ui = UserInterface::build(view, SEEN, user_interface::Cache::default(), &mut renderer);
        Self { ui, renderer }
    }

    fn happens(&mut self, event: Event) -> RedrawRequest {
        let (ui, renderer) = (&mut self.ui, &mut self.renderer);
        let cursor = mouse::Cursor::Available((40.0, 15.0).into());
        let clipboard = &mut iced::advanced::clipboard::Null;
        match ui.update(&[event], cursor, renderer, clipboard, &mut Vec::new()).0 {
            user_interface::State::Updated { redraw_request, .. } => redraw_request,
            user_interface::State::Outdated => RedrawRequest::NextFrame,
        }
    }

    /// When the frame of `now` wants another after it, and how it looks.
    fn frame(&mut self, now: Instant) -> (RedrawRequest, Vec<u8>) {
        let asked = self.happens(Event::Window(iced::window::Event::RedrawRequested(now)));
        let theme = theme::light();
        let style = iced::advanced::renderer::Style { text_color: iced::Color::BLACK };
        self.ui.draw(&mut self.renderer, &theme, &style, mouse::Cursor::Unavailable);
        (asked, self.renderer.screenshot(Size::new(200, 40), 1.0, iced::Color::WHITE))
    }
}

const SEEN: Size = Size::new(200.0, 40.0);

#[test]
fn a_caret_that_nobody_moves_stands_still_and_asks_for_nothing() {
    let mut window = Frames::of(input("search", "", "вода").on_input(Message::Typed).into());
    let click = mouse::Event::ButtonPressed(mouse::Button::Left);
    window.happens(Event::Mouse(click));
    let after = |start: Instant, millis| start + Duration::from_millis(millis);
    let mut start = Instant::now();
    for _ in 0..2 {
        let (asked, seen) = window.frame(start);
        assert!(matches!(asked, RedrawRequest::At(_)), "it blinks: {asked:?}");
        let (asked, unseen) = window.frame(after(start, 600));
        assert!(matches!(asked, RedrawRequest::At(_)), "it blinks: {asked:?}");
        assert_ne!(seen, unseen);
        for later in [10_600, 3_600_600] {
            assert_eq!(window.frame(after(start, later)), (RedrawRequest::Wait, seen.clone()));
        }
        // A key wakes it.
        start = after(Instant::now(), 0);
        window.happens(press(key::Named::ArrowLeft));
        window.happens(press(key::Named::ArrowRight));
    }
}
