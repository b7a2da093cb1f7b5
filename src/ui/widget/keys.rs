//! Keys of the whole window, seen before any widget sees them.
//!
//! Subscriptions get only what widgets left over, and on a Russian layout a focused text field would type `а` for
//! Ctrl+F and `1` for Alt+1. [`keys`] stands at the root, asks the screen first and lets no command be typed.
//!
//! Two things it never asks the screen: Enter and Space belong to the button that has the keyboard, whatever the dialog
//! makes of Enter otherwise; and a key that is held does what it does once. Only what moves goes on while it is held.

use iced::advanced::widget::Tree;
use iced::advanced::{Clipboard, Layout, Shell, Widget, mouse};
use iced::keyboard::{self, Modifiers, key::Named};
use iced::{Event, Rectangle, Renderer, Theme};

use super::around::around;
use super::focus::{self, Keyboard};
use crate::ui::Element;

/// A key without regard to the keyboard layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A letter, digit or sign as on a Latin keyboard, in lower case.
    Char(char),
    /// Any other key: F2, Enter, an arrow.
    Named(Named),
}

/// One press of a key, repeats of a held key included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyPress {
    /// Which key.
    pub key: Key,
    /// What was held with it.
    pub modifiers: Modifiers,
    /// Whether this is a repeat of a held key.
    pub repeat: bool,
    /// Whether a text field has the keyboard: plain keys and Home, End, arrows are its own then.
    pub typing: bool,
}

impl KeyPress {
    /// Reads a keyboard event. `None` for anything that is not a press of a known key.
    #[must_use]
    pub fn from_event(event: &Event, typing: bool) -> Option<Self> {
        let Event::Keyboard(keyboard::Event::KeyPressed { key, physical_key, modifiers, repeat, .. }) = event
        else {
            return None;
        };
        let key = match key {
            keyboard::Key::Named(named) => Key::Named(*named),
            keyboard::Key::Character(_) => Key::Char(latin(key, *physical_key)?.to_ascii_lowercase()),
            keyboard::Key::Unidentified => return None,
        };
        Some(Self { key, modifiers: *modifiers, repeat: *repeat, typing })
    }

    /// The key alone: `press.plain(Named::F2)`.
    #[must_use]
    pub fn plain(&self, named: Named) -> bool {
        self.key == Key::Named(named) && self.modifiers.is_empty()
    }

    /// Ctrl (Command on a Mac) with a letter or digit: `press.ctrl('k')`.
    #[must_use]
    pub fn ctrl(&self, letter: char) -> bool {
        self.key == Key::Char(letter) && self.modifiers == Modifiers::COMMAND
    }

    /// Ctrl with a named key: `press.ctrl_named(Named::Enter)`.
    #[must_use]
    pub fn ctrl_named(&self, named: Named) -> bool {
        self.key == Key::Named(named) && self.modifiers == Modifiers::COMMAND
    }

    /// Alt with a named key: `press.alt_named(Named::ArrowLeft)`.
    #[must_use]
    pub fn alt_named(&self, named: Named) -> bool {
        self.key == Key::Named(named) && self.modifiers == Modifiers::ALT
    }

    /// The digit from 1 to 9 pressed with Ctrl.
    #[must_use]
    pub fn ctrl_digit(&self) -> Option<usize> {
        self.digit_with(Modifiers::COMMAND)
    }

    /// The digit from 1 to 9 pressed with Alt.
    #[must_use]
    pub fn alt_digit(&self) -> Option<usize> {
        self.digit_with(Modifiers::ALT)
    }

    /// Whether it goes on while the key is held: arrows and pages, and the zoom. A command that came again by itself would
    /// pass the very question that it had raised.
    fn goes_on(&self) -> bool {
        match self.key {
            Key::Named(
                Named::ArrowUp
                | Named::ArrowDown
                | Named::ArrowLeft
                | Named::ArrowRight
                | Named::PageUp
                | Named::PageDown
                | Named::Home
                | Named::End,
            ) => true,
            Key::Char('+' | '=' | '-' | '_') => self.modifiers.command(),
            Key::Char(_) | Key::Named(_) => false,
        }
    }

    /// Enter or Space alone.
    fn presses(&self) -> bool {
        self.plain(Named::Enter) || self.plain(Named::Space)
    }

    fn digit_with(&self, modifiers: Modifiers) -> Option<usize> {
        match self.key {
            Key::Char(digit @ '1'..='9') if self.modifiers == modifiers => {
                digit.to_digit(10).map(|digit| digit as usize)
            }
            _ => None,
        }
    }
}

/// The sign of a key on a Latin keyboard. iced knows letters and digits; the comma types `б` on a Russian layout.
fn latin(key: &keyboard::Key, physical: keyboard::key::Physical) -> Option<char> {
    use keyboard::key::{Code, Physical};
    key.to_latin(physical).or_else(|| (physical == Physical::Code(Code::Comma)).then_some(','))
}

/// The sign that an event types where somebody types, whatever the layout; commands type nothing.
#[must_use]
pub fn typed_sign(event: &Event) -> Option<char> {
    let Event::Keyboard(keyboard::Event::KeyPressed { text: Some(text), modifiers, .. }) = event else {
        return None;
    };
    let command = modifiers.control() || modifiers.alt() || modifiers.logo();
    text.chars().next().filter(|sign| !sign.is_control() && !command)
}

/// Wraps the whole view. `to_message` sees every press first; a message that it gives is published and the press
/// goes no further.
pub fn keys<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    to_message: impl Fn(&KeyPress) -> Option<Message> + 'a,
) -> Element<'a, Message> {
    Element::new(Keys { content: content.into(), to_message: Box::new(to_message) })
}

/// What a press says, if anything.
pub(super) type OnKey<'a, Message> = Box<dyn Fn(&KeyPress) -> Option<Message> + 'a>;

struct Keys<'a, Message> {
    content: Element<'a, Message>,
    to_message: OnKey<'a, Message>,
}

impl<Message> Widget<Message, Theme, Renderer> for Keys<'_, Message> {
    around!(content: children diff size layout operate mouse_interaction draw overlay);
    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let (content, tree) = (self.content.as_widget_mut(), &mut tree.children[0]);
        if matches!(event, Event::Keyboard(keyboard::Event::KeyPressed { .. })) {
            let has = focus::keyboard(&mut |op| content.operate(tree, layout, renderer, op));
            let press = KeyPress::from_event(event, has.is_typing());
            if press.is_some_and(|press| is_dead(&press, has)) {
                shell.capture_event();
                return;
            }
            let asked = press.filter(|press| !(press.repeat && !press.goes_on() || is_its_own(press, has)));
            if let Some(message) = asked.and_then(|press| (self.to_message)(&press)) {
                shell.publish(message);
                shell.capture_event();
                return;
            }
        }
        let silenced = silenced(event);
        let event = silenced.as_ref().unwrap_or(event);
        content.update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
    }
}

/// Whether a held key is to be heard by nobody: Esc, and Enter and Space but where they are typed.
fn is_dead(press: &KeyPress, has: Keyboard) -> bool {
    let typed = match press.key {
        Key::Named(Named::Escape) => false,
        Key::Named(Named::Enter) => has == Keyboard::Lines,
        _ => has.is_typing(),
    };
    press.repeat && (press.presses() || press.plain(Named::Escape)) && !typed
}

/// Whether a key belongs to what has the keyboard, before any screen.
fn is_its_own(press: &KeyPress, has: Keyboard) -> bool {
    press.presses() && has == Keyboard::Control
}

/// A command that nobody wanted, without the letter that a text field would type for it. AltGr (Ctrl+Alt) is left
/// alone: it types signs on many layouts.
fn silenced(event: &Event) -> Option<Event> {
    let Event::Keyboard(keyboard::Event::KeyPressed {
        key,
        modified_key,
        physical_key,
        location,
        modifiers,
        text: Some(_),
        repeat,
    }) = event
    else {
        return None;
    };
    if modifiers.alt() == modifiers.control() {
        return None;
    }
    Some(Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: modified_key.clone(),
        physical_key: *physical_key,
        location: *location,
        modifiers: *modifiers,
        text: None,
        repeat: *repeat,
    }))
}
