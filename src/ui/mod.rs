//! What the desk looks like and is made of: [`theme`] (colours, sizes, styles), [`font`], [`icon`] and the
//! [`widget`]s that iced lacks. Screens are built from these and never name a colour or a pixel size themselves.

pub mod background;
pub mod calling;
pub mod dialog;
pub mod files;
pub mod font;
pub mod icon;
pub mod lying;
pub mod printing;
pub mod running;
pub mod screen;
pub mod taking_out;
pub mod theme;
pub mod widget;
pub mod writing;

/// What every `view` returns.
pub type Element<'a, Message> = iced::Element<'a, Message, iced::Theme, iced::Renderer>;
