//! The program's typeface: Rodnik Sans, which is Inter with tabular figures (`assets/fonts/README.md`).

use iced::Font;
use iced::font::Weight;

/// Name of the family, as written in the font files.
pub const FAMILY: &str = "Rodnik Sans";

/// The font files to load before the first frame: Regular, Medium, SemiBold.
pub const FILES: [&[u8]; 3] = [
    include_bytes!("../../assets/fonts/RodnikSans-Regular.otf"),
    include_bytes!("../../assets/fonts/RodnikSans-Medium.otf"),
    include_bytes!("../../assets/fonts/RodnikSans-SemiBold.otf"),
];

/// Body text; the default font of the program.
pub const REGULAR: Font = Font::with_name(FAMILY);
/// Names in lists, buttons, badges.
pub const MEDIUM: Font = Font { weight: Weight::Medium, ..REGULAR };
/// Titles and the figures that answer the call.
pub const SEMIBOLD: Font = Font { weight: Weight::Semibold, ..REGULAR };

/// Settings with these fonts and the body size: what the program and its headless tests both start from.
#[must_use]
pub fn settings() -> iced::Settings {
    iced::Settings {
        fonts: FILES.into_iter().map(Into::into).collect(),
        default_font: REGULAR,
        default_text_size: crate::ui::theme::size::BODY.into(),
        ..iced::Settings::default()
    }
}
