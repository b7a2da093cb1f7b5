//! Line icons of 20 × 20, drawn for this program, and its own mark.

use std::sync::LazyLock;

use iced::widget::{Svg, svg};
use iced::{Color, Theme, window};

use super::theme::{Tokens, tokens};

/// Declares the icons: variant, file, meaning.
macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $file:literal),+ $(,)?) => {
        /// An icon of the desk.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Icon {
            $($(#[$doc])* $name),+
        }

        impl Icon {
            /// All icons.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            fn handle(self) -> svg::Handle {
                match self {
                    $(Self::$name => {
                        static HANDLE: LazyLock<svg::Handle> = LazyLock::new(|| {
                            svg::Handle::from_memory(
                                include_bytes!(concat!("../../assets/icons/", $file, ".svg")).as_slice(),
                            )
                        });
                        HANDLE.clone()
                    })+
                }
            }
        }
    };
}

icons! {
    /// Calls.
    Phone = "phone",
    /// Clients.
    People = "people",
    /// Orders.
    Box = "box",
    /// Appeals.
    Inbox = "inbox",
    /// Deals as a board.
    Columns = "columns",
    /// A filter or a funnel.
    Funnel = "funnel",
    /// Money.
    Coins = "coins",
    /// Reports.
    Chart = "chart",
    /// Directories.
    Book = "book",
    /// Settings.
    Gear = "gear",
    /// Search.
    Search = "search",
    /// Back, the day before.
    ChevronLeft = "chevron-left",
    /// Onwards, the day after.
    ChevronRight = "chevron-right",
    /// Opens a list.
    ChevronDown = "chevron-down",
    /// Closes a list.
    ChevronUp = "chevron-up",
    /// Close, remove a line.
    Close = "close",
    /// More, add.
    Plus = "plus",
    /// Less.
    Minus = "minus",
    /// Choose a day.
    Calendar = "calendar",
    /// Done, chosen.
    Check = "check",
    /// Needs attention.
    Warning = "warning",
    /// Undo.
    Undo = "undo",
    /// Fixed, not to be changed.
    Lock = "lock",
    /// A pause in deliveries.
    Pause = "pause",
    /// Light appearance.
    Sun = "sun",
    /// Dark appearance.
    Moon = "moon",
    /// Sorted upwards.
    ArrowUp = "arrow-up",
    /// Sorted downwards.
    ArrowDown = "arrow-down",
}

/// `icon` in the colour that `colour` picks from the tokens, `size` pixels square.
pub fn icon<'a>(icon: Icon, size: f32, colour: impl Fn(&Tokens) -> Color + 'a) -> Svg<'a, Theme> {
    Svg::new(icon.handle())
        .width(size)
        .height(size)
        .style(move |theme: &Theme, _| svg::Style { color: Some(colour(tokens(theme))) })
}

/// The program's mark, a letter Р in a drop, in its own colours.
#[must_use]
pub fn mark<'a>(size: f32) -> Svg<'a, Theme> {
    static HANDLE: LazyLock<svg::Handle> = LazyLock::new(|| {
        svg::Handle::from_memory(include_bytes!("../../assets/icons/rodnik.svg").as_slice())
    });
    Svg::new(HANDLE.clone()).width(size).height(size)
}

/// Side of the window icon in pixels.
const WINDOW_ICON: u32 = 64;

/// The mark as the icon of the window. `None` if the system cannot use it.
#[must_use]
pub fn window_icon() -> Option<window::Icon> {
    let pixels = include_bytes!("../../assets/icons/rodnik-64.rgba");
    window::icon::from_rgba(pixels.to_vec(), WINDOW_ICON, WINDOW_ICON).ok()
}
