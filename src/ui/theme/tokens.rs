//! The colours of the desk by their meaning.

use iced::{Color, color};

/// Colours of one appearance. A widget asks for a meaning, never for a colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tokens {
    /// Behind everything.
    pub background: Color,
    /// Panels, lists, dialogs, inputs.
    pub surface: Color,
    /// Headings of lists, footers, handled rows.
    pub raised: Color,
    /// Between rows and sections.
    pub line: Color,
    /// Borders of controls.
    pub line_strong: Color,
    /// Text.
    pub text: Color,
    /// Second lines, captions, labels.
    pub muted: Color,
    /// Handled rows and what cannot be used now. Below the contrast of text on purpose, never the only carrier of
    /// a meaning.
    pub faint: Color,
    /// The one accent: the main action, the chosen tab, links.
    pub accent: Color,
    /// Background of accented badges and of the chosen rail item.
    pub accent_weak: Color,
    /// Text on the accent.
    pub on_accent: Color,
    /// The accent under the pointer.
    pub accent_hovered: Color,
    /// Background of the selected row.
    pub selection: Color,
    /// Second lines on [`selection`](Self::selection), where `muted` would be too weak.
    pub muted_on_selection: Color,
    /// Background of a row or a quiet control under the pointer.
    pub hover: Color,
    /// Done, accepted, healthy.
    pub good: Color,
    /// Background of `good`.
    pub good_weak: Color,
    /// Wants attention.
    pub warning: Color,
    /// Background of `warning`.
    pub warning_weak: Color,
    /// Debts, refusals, what cannot be taken back.
    pub bad: Color,
    /// Background of `bad`.
    pub bad_weak: Color,
    /// Over the inert base while a dialog is open.
    pub scrim: Color,
}

/// The light appearance.
pub const LIGHT: Tokens = Tokens {
    background: color!(0xF4F6F8),
    surface: color!(0xFFFFFF),
    raised: color!(0xFAFBFC),
    line: color!(0xE1E6EB),
    line_strong: color!(0xCBD3DB),
    text: color!(0x17212B),
    muted: color!(0x5D6B7A),
    faint: color!(0x8C99A6),
    accent: color!(0x0A6C8F),
    accent_weak: color!(0xE3F1F6),
    on_accent: color!(0xFFFFFF),
    accent_hovered: color!(0x085A78),
    selection: color!(0xD7EBF3),
    muted_on_selection: color!(0x4E5C6A),
    hover: color!(0xF1F6F9),
    good: color!(0x1C7A4B),
    good_weak: color!(0xE2F4EA),
    warning: color!(0x9A6200),
    warning_weak: color!(0xFCF0D9),
    bad: color!(0xB3261E),
    bad_weak: color!(0xFBE6E4),
    scrim: color!(0x17212B, 0.4),
};

/// The dark appearance.
pub const DARK: Tokens = Tokens {
    background: color!(0x12181E),
    surface: color!(0x1A222A),
    raised: color!(0x202A33),
    line: color!(0x2B3742),
    line_strong: color!(0x3A4854),
    text: color!(0xE6ECF1),
    muted: color!(0x9CAAB7),
    faint: color!(0x73818E),
    accent: color!(0x4FB3D4),
    accent_weak: color!(0x173543),
    on_accent: color!(0x0B1A21),
    accent_hovered: color!(0x6BC1DD),
    selection: color!(0x1C4050),
    muted_on_selection: color!(0xAFBDC9),
    hover: color!(0x212C36),
    good: color!(0x5CC58F),
    good_weak: color!(0x16352A),
    warning: color!(0xE2A94A),
    warning_weak: color!(0x3A2D14),
    bad: color!(0xF08A82),
    bad_weak: color!(0x3F1F1D),
    scrim: color!(0x05080B, 0.6),
};

/// What a badge or a figure says by its colour, beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    /// States a fact.
    #[default]
    Neutral,
    /// Belongs to the plan or is chosen.
    Accent,
    /// Done, accepted, healthy.
    Good,
    /// Wants attention.
    Warning,
    /// Debts, refusals, losses.
    Bad,
}

impl Tone {
    /// All tones.
    pub const ALL: [Self; 5] = [Self::Neutral, Self::Accent, Self::Good, Self::Warning, Self::Bad];

    /// Colour of text in this tone.
    #[must_use]
    pub const fn text(self, tokens: &Tokens) -> Color {
        match self {
            Self::Neutral => tokens.muted,
            Self::Accent => tokens.accent,
            Self::Good => tokens.good,
            Self::Warning => tokens.warning,
            Self::Bad => tokens.bad,
        }
    }

    /// Background that goes with [`text`](Self::text).
    #[must_use]
    pub const fn background(self, tokens: &Tokens) -> Color {
        match self {
            Self::Neutral => tokens.background,
            Self::Accent => tokens.accent_weak,
            Self::Good => tokens.good_weak,
            Self::Warning => tokens.warning_weak,
            Self::Bad => tokens.bad_weak,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least contrast of readable text (WCAG 2, level AA).
    const READABLE: f32 = 4.5;

    fn contrast(one: Color, other: Color) -> f32 {
        let (one, other) = (one.relative_luminance(), other.relative_luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_every_background_it_stands_on() {
        for (name, tokens) in [("light", LIGHT), ("dark", DARK)] {
            let mut pairs = vec![
                ("on_accent on accent", tokens.on_accent, tokens.accent),
                ("on_accent on accent_hovered", tokens.on_accent, tokens.accent_hovered),
                ("text on selection", tokens.text, tokens.selection),
                ("muted on selection", tokens.muted_on_selection, tokens.selection),
                ("bad on selection", tokens.bad, tokens.selection),
                ("accent on accent_weak", tokens.accent, tokens.accent_weak),
            ];
            for ground in [tokens.background, tokens.surface, tokens.raised, tokens.hover] {
                pairs.push(("text", tokens.text, ground));
                pairs.push(("muted", tokens.muted, ground));
            }
            for tone in Tone::ALL {
                pairs.push(("tone on its badge", tone.text(&tokens), tone.background(&tokens)));
                pairs.push(("tone on surface", tone.text(&tokens), tokens.surface));
            }
            for (pair, text, ground) in pairs {
                let reached = contrast(text, ground);
                assert!(reached >= READABLE, "{name}: {pair} reaches {reached:.2}: {text:?} on {ground:?}");
            }
        }
    }

    #[test]
    fn the_appearances_are_told_apart_by_the_theme() {
        assert_eq!(super::super::tokens(&super::super::light()), &LIGHT);
        assert_eq!(super::super::tokens(&super::super::dark()), &DARK);
    }
}
