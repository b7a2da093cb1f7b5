//! Who has the keyboard. The window keeps that from one view to the next, as the real one does.

use iced::advanced::renderer::Headless;
use iced::advanced::widget::operation::{Outcome, focusable};
use iced::advanced::widget::{Id, Operation};
use iced::futures::StreamExt;
use iced::keyboard::key::Named;
use iced::{Event, Task, mouse};
use iced_test::runtime::user_interface::Cache;
use iced_test::runtime::{Action as Effect, UserInterface, task::into_stream};
use rodnik::ui::font;
use rodnik::ui::screen::client::Message;
use rodnik::ui::widget::{Layer, keys};

use crate::client::office::{Card, Office, WINDOW, alt, named, wait};

struct Window {
    card: Card,
    cache: Cache,
    renderer: iced::Renderer,
}

type Seen<'a> = UserInterface<'a, Message, iced::Theme, iced::Renderer>;

impl Window {
    fn over(card: Card) -> Self {
        let new = <iced::Renderer as Headless>::new(font::REGULAR, 13.into(), None);
        Self { card, cache: Cache::default(), renderer: wait(new).unwrap() }
    }

    fn with<T>(&mut self, act: impl FnOnce(&mut Seen<'_>, &mut iced::Renderer) -> T) -> T {
        let (context, state) = (self.card.office.context(), &self.card.state);
        let layer = Layer::new(state.view(&context)).open_maybe(state.dialog(&context));
        let view = keys(layer, |press| state.key(press));
        let mut seen = Seen::build(view, WINDOW, std::mem::take(&mut self.cache), &mut self.renderer);
        let done = act(&mut seen, &mut self.renderer);
        self.cache = seen.into_cache();
        done
    }

    /// Presses a key; gives what the screen was told, in words.
    fn press(&mut self, event: Event) -> String {
        let mut messages = Vec::new();
        self.with(|seen, renderer| {
            let clipboard = &mut iced::advanced::clipboard::Null;
            drop(seen.update(&[event], mouse::Cursor::Unavailable, renderer, clipboard, &mut messages));
        });
        let told = format!("{messages:?}");
        for message in messages {
            self.hear(message);
        }
        told
    }

    fn hear(&mut self, message: Message) {
        let (task, _) = self.card.state.update(message, &self.card.office.context());
        self.settle(task);
    }

    fn settle(&mut self, task: Task<Message>) {
        let Some(stream) = into_stream(task) else { return };
        let effects: Vec<Effect<Message>> = wait(stream.collect());
        for effect in effects {
            match effect {
                Effect::Output(message) => self.hear(message),
                Effect::Widget(operation) => self.operate(operation),
                _ => {}
            }
        }
    }

    fn operate(&mut self, operation: Box<dyn Operation>) {
        let mut next = Some(operation);
        while let Some(mut operation) = next.take() {
            self.with(|seen, renderer| seen.operate(renderer, operation.as_mut()));
            if let Outcome::Chain(chained) = operation.finish() {
                next = Some(chained);
            }
        }
    }

    fn focused(&mut self) -> Option<Id> {
        let mut search = focusable::find_focused();
        self.with(|seen, renderer| {
            seen.operate(renderer, &mut iced::advanced::widget::operation::black_box(&mut search));
        });
        match search.finish() {
            Outcome::Some(id) => Some(id),
            _ => None,
        }
    }
}

fn ledger() -> Window {
    let office = Office::new();
    office.sells("2026-11-16");
    Window::over(office.card())
}

#[test]
fn the_list_of_a_tab_has_the_keyboard_as_soon_as_it_is_there() {
    let mut window = Window::over(Office::new().card());
    for (digit, list) in
        [(2, "client-contacts"), (5, "client-ledger"), (6, "client-journal"), (7, "client-history")]
    {
        assert_ne!(window.focused(), Some(Id::new(list)));
        window.press(alt(digit));
        assert_eq!(window.focused(), Some(Id::new(list)), "after it was read");
        window.press(alt(1));
        assert_eq!(window.focused(), None);
        window.press(alt(digit));
        assert_eq!(window.focused(), Some(Id::new(list)), "as it was left");
    }
}

#[test]
fn down_moves_the_selection_of_the_ledger_without_a_click() {
    let mut window = ledger();
    window.press(alt(5));
    assert!(window.press(named(Named::ArrowDown)).contains("Selected(1)"));
    window.press(alt(1));
    window.press(alt(5));
    assert!(window.press(named(Named::ArrowUp)).contains("Selected(0)"));
}

#[test]
fn who_comes_back_to_the_card_goes_on_in_its_list() {
    let mut window = ledger();
    window.press(alt(5));
    // Another section was shown meanwhile: nothing is left of this view.
    window.cache = Cache::default();
    assert!(!window.press(named(Named::ArrowDown)).contains("Selected"));
    let focus = window.card.state.focus();
    window.settle(focus);
    assert!(window.press(named(Named::ArrowDown)).contains("Selected(1)"));
}

#[test]
fn a_list_that_comes_late_leaves_the_keyboard_to_the_dialog_over_it() {
    let mut window = ledger();
    let (late, _) = window.card.state.update(
        Message::TabPressed(rodnik::ui::screen::client::tabs::Tab::Ledger),
        &window.card.office.context(),
    );
    window.press(named(Named::F3));
    let before = window.focused();
    assert!(before.is_some(), "the payment has the keyboard");
    window.settle(late);
    assert_eq!(window.focused(), before);
}
