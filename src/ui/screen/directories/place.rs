//! The list on the left: every directory of the office.

use iced::widget::{Column, container, scrollable, text as plain};
use iced::{Length, Padding};

use super::Message;
use crate::domain::directory::Directory;
use crate::i18n::Texts;
use crate::ui::Element;
use crate::ui::font;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, size, space, text};
use crate::ui::widget::Press;
use crate::ui::widget::list::Motion;

/// Width of the list in pixels.
const WIDTH: f32 = 236.0;
/// The list, to be scrolled to what is chosen.
pub(super) const LIST: &str = "directories-list";
/// Places that PgUp and PgDn pass over.
const PAGE: usize = 5;

/// A place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A directory whose entries are alike.
    Register(Directory),
    /// The price lists.
    Prices,
    /// The delivery calendar.
    Calendar,
    /// The office on its papers.
    Requisites,
    /// What each role may do.
    Rights,
    /// Prefixes and next numbers of the documents.
    Numbering,
    /// The settings of the office.
    Settings,
    /// Its backups.
    Backups,
}

/// A heading of the list: its text id, and what stands under it.
type Group = (&'static str, &'static [Place]);

const GROUPS: [Group; 4] = [
    (
        "directories-group-goods",
        &[Place::Register(Directory::Products), Place::Prices, Place::Register(Directory::ContainerKinds)],
    ),
    (
        "directories-group-delivery",
        &[
            Place::Register(Directory::Routes),
            Place::Register(Directory::Drivers),
            Place::Register(Directory::Vehicles),
            Place::Calendar,
        ],
    ),
    (
        "directories-group-work",
        &[
            Place::Register(Directory::Employees),
            Place::Rights,
            Place::Register(Directory::Purposes),
            Place::Register(Directory::JournalTypes),
            Place::Register(Directory::ChurnReasons),
            Place::Register(Directory::UndeliveredReasons),
            Place::Register(Directory::AdjustmentReasons),
        ],
    ),
    ("directories-group-office", &[Place::Requisites, Place::Numbering, Place::Backups, Place::Settings]),
];

impl Place {
    /// Every place from above.
    pub fn all() -> impl Iterator<Item = Self> {
        GROUPS.into_iter().flat_map(|(_, places)| places.iter().copied())
    }

    /// Stable word, part of the name of its title and of its sentences.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Register(directory) => directory.code(),
            Self::Prices => "prices",
            Self::Calendar => "calendar",
            Self::Requisites => "requisites",
            Self::Rights => "rights",
            Self::Numbering => "numbering",
            Self::Settings => "settings",
            Self::Backups => "backups",
        }
    }

    /// Its name in the list and over its page.
    pub fn title(self, texts: &Texts) -> String {
        texts.text(&format!("directories-title-{}", self.code().replace('_', "-")))
    }

    /// How far down the list it stands: 0 at the top, 1 at the end.
    pub fn share(self) -> f32 {
        let places: Vec<Self> = Self::all().collect();
        let at = places.iter().position(|place| *place == self).unwrap_or(0);
        at as f32 / places.len().saturating_sub(1).max(1) as f32
    }

    /// The place that a step leads to.
    pub fn stepped(self, motion: Motion) -> Self {
        let places: Vec<Self> = Self::all().collect();
        let at = places.iter().position(|place| *place == self);
        motion.apply(at, places.len(), PAGE).and_then(|at| places.get(at).copied()).unwrap_or(self)
    }
}

/// The list with the chosen place.
pub(super) fn view<'a>(texts: &Texts, chosen: Place) -> Element<'a, Message> {
    let mut list: Column<'a, Message> = Column::new().spacing(2).padding(Padding::from([space::M, space::S]));
    for (at, (heading, places)) in GROUPS.into_iter().enumerate() {
        let above = if at == 0 { 0.0 } else { space::S };
        let heading: Element<'_, Message> = text::section(&texts.text(heading)).into();
        let heading = container(heading).padding(Padding {
            top: above,
            right: space::S,
            bottom: space::XS,
            left: space::S,
        });
        list = list.push(heading);
        for place in places.iter().copied() {
            let is_chosen = place == chosen;
            let label = plain(place.title(texts))
                .size(size::BODY)
                .font(if is_chosen { font::SEMIBOLD } else { font::REGULAR })
                .wrapping(plain::Wrapping::None)
                .style(text::coloured(move |tokens| if is_chosen { tokens.accent } else { tokens.text }));
            let item = Press::new(Kind::Rail { chosen: is_chosen }, container(label).width(Length::Fill))
                .width(Length::Fill)
                .height(size::ROW_DENSE)
                .padding([0.0, space::S])
                .on_press(Message::Chosen(place))
                .mouse_only();
            list = list.push(item);
        }
    }
    let list = scrollable(list)
        .id(LIST)
        .direction(theme::scrollable::vertical())
        .style(theme::scrollable::style)
        .height(Length::Fill);
    container(list).width(WIDTH).height(Length::Fill).style(theme::container::surface).into()
}
