//! What iced lacks, and the few shapes that the screens are put together from.

pub(crate) mod around;
mod button;
mod caret;
pub mod chart;
mod chart_consumption;
mod chart_ends;
mod chart_hits;
mod chart_months;
mod choice;
pub mod date_picker;
mod dialog;
mod dropdown;
mod field;
pub mod focus;
mod group;
pub mod keys;
mod layer;
mod line;
pub mod list;
mod one_line;
mod popover;
mod press;
mod progress;
mod shape;
mod whole;

pub use button::{Button, button};
pub use chart::{Deliveries, deliveries_chart};
pub use chart_consumption::{ConsumptionPoint, consumption_chart};
pub use chart_ends::{MonthEnds, ends_chart};
pub use chart_hits::{Hits, MonthHits, hits_chart};
pub use choice::{rail_item, segmented, segmented_keyed, stepper, tab, tick, weekdays};
pub use date_picker::{DatePicker, parse_date};
pub use dialog::{Dialog, DialogSize, scroll_dialog, show_in_dialog};
pub use dropdown::{Dropdown, open_dropdown};
pub use field::{Field, Input, field, input, text_area};
pub use group::Group;
pub use keys::{Key, KeyPress, keys};
pub use layer::Layer;
pub use list::List;
pub use one_line::{OneLine, one_line};
pub use popover::Popover;
pub use press::Press;
pub use progress::progress;
pub use shape::{
    badge, callout, callout_above, empty, empty_with, fact, fields, key_cap, labelled, line, line_down,
    notice, notice_bar, with_notice,
};
pub use whole::whole;
