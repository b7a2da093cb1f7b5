//! What iced lacks, and the few shapes that the screens are put together from.

mod button;
mod dialog;
pub mod focus;
pub mod keys;
mod layer;
mod line;
pub mod list;
mod press;
mod shape;

pub use button::{Button, button};
pub use dialog::{Dialog, DialogSize};
pub use keys::{Key, KeyPress, keys};
pub use layer::Layer;
pub use list::List;
pub use press::Press;
pub use shape::{
    badge, callout, empty, fact, fields, key_cap, labelled, line, line_down, notice, with_notice,
};
