//! The program's words in Russian and English.
//!
//! Every text that a person sees lives in `assets/i18n/{ru,en}/*.ftl` ([Fluent](https://projectfluent.org)) and
//! is built into the program. [`Texts`] hands them out and writes dates, numbers and money as the language does.
//! `tests/i18n.rs` holds both languages to the same keys and the sources to keys that exist.

mod format;

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The value of a placeable: anything made from a text or a number. A number chooses its plural and is
/// written as the language writes numbers.
pub type Value<'a> = FluentValue<'a>;

/// Names the Fluent files once for both languages.
macro_rules! resources {
    ($($file:literal),+ $(,)?) => {
        const RUSSIAN: &[(&str, &str)] =
            &[$(($file, include_str!(concat!("../assets/i18n/ru/", $file)))),+];
        const ENGLISH: &[(&str, &str)] =
            &[$(($file, include_str!(concat!("../assets/i18n/en/", $file)))),+];
    };
}

resources![
    "backup.ftl",
    "calling.ftl",
    "client.ftl",
    "ctl.ftl",
    "deliveries.ftl",
    "desk.ftl",
    "dialogs.ftl",
    "directories.ftl",
    "encryption.ftl",
    "exchange.ftl",
    "figures.ftl",
    "find.ftl",
    "format.ftl",
    "help.ftl",
    "import-dialog.ftl",
    "import-service.ftl",
    "log.ftl",
    "money.ftl",
    "office.ftl",
    "orders.ftl",
    "outcomes.ftl",
    "papers.ftl",
    "people.ftl",
    "personal.ftl",
    "plan.ftl",
    "recover.ftl",
    "refusal.ftl",
    "reports.ftl",
    "review.ftl",
    "shell.ftl",
    "welcome.ftl",
    "widgets.ftl",
];

/// A text by its id, with named values: `t!(texts, "unit-days", count = 3)`. Returns a `String`.
#[macro_export]
macro_rules! t {
    ($texts:expr, $id:expr $(,)?) => {
        $texts.text($id)
    };
    ($texts:expr, $id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $texts.text_with($id, &[$((stringify!($name), $crate::i18n::Value::from($value))),+])
    };
}

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// The field's own language.
    #[default]
    Russian,
    /// For everyone else.
    English,
}

impl Language {
    /// All languages, in the order in which settings offer them.
    pub const ALL: [Self; 2] = [Self::Russian, Self::English];

    /// Two-letter code as stored in the settings and used for the folder of its texts: `ru`, `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Russian => "ru",
            Self::English => "en",
        }
    }

    /// Reads a [`code`](Self::code) or a longer tag that begins with one (`ru-RU`, `en_GB.UTF-8`). `None` for any
    /// other language.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.code() == primary)
    }

    /// The language of the operating system's user: Russian if it is Russian, otherwise English.
    #[must_use]
    pub fn from_system() -> Self {
        sys_locale::get_locale().and_then(|tag| Self::from_code(&tag)).unwrap_or(Self::English)
    }

    /// The Fluent files of this language as (file name, source).
    #[must_use]
    pub const fn sources(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Russian => RUSSIAN,
            Self::English => ENGLISH,
        }
    }

    /// What Fluent asks the plural rules by.
    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

/// All texts of one language. Cheap to clone; share it freely between threads.
#[derive(Clone)]
pub struct Texts(Arc<Inner>);

struct Inner {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Reads the built-in texts of `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // The marks keep mixed scripts apart; in a list cell they would be drawn as boxes and break searching.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Russian => |value, _| numbers_of(Language::Russian, value),
            Language::English => |value, _| numbers_of(Language::English, value),
        }));
        for (file, source) in language.sources() {
            let resource =
                FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
                    log::error!("{language}/{file}: {errors:?}");
                    resource
                });
            if let Err(errors) = bundle.add_resource(resource) {
                log::error!("{language}/{file}: {errors:?}");
            }
        }
        Self(Arc::new(Inner { language, bundle }))
    }

    /// The language of these texts.
    #[must_use]
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// Whether there is a text with this id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.0.bundle.has_message(id)
    }

    /// The text `id`. An id without a text is returned itself, so that a slip is seen and nothing breaks.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.text_with(id, &[])
    }

    /// The text `id` with its placeables filled. A missing value shows as its name in braces.
    #[must_use]
    pub fn text_with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.0.bundle.get_message(id).and_then(|message| message.value()) else {
            log::warn!("no text '{id}' in {}", self.0.language);
            return id.to_owned();
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(Cow::Borrowed(*name), value.clone());
        }
        let mut errors = Vec::new();
        let text = self.0.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        if !errors.is_empty() {
            log::warn!("text '{id}' in {}: {errors:?}", self.0.language);
        }
        text.into_owned()
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Texts").field(&self.0.language).finish()
    }
}

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        self.0.language == other.0.language
    }
}

/// Writes numbers inside a text as the language does; everything else is left to Fluent.
fn numbers_of(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(format::plain_number(language, &number.as_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_right_in_both_languages() {
        let russian = Texts::new(Language::Russian);
        let english = Texts::new(Language::English);
        let days = |texts: &Texts, count: i64| t!(texts, "unit-days", count = count);
        for (count, ru, en) in [
            (1, "1 день", "1 day"),
            (2, "2 дня", "2 days"),
            (5, "5 дней", "5 days"),
            (11, "11 дней", "11 days"),
            (21, "21 день", "21 days"),
            (112, "112 дней", "112 days"),
            (1_000, "1\u{a0}000 дней", "1,000 days"),
        ] {
            assert_eq!(days(&russian, count), ru);
            assert_eq!(days(&english, count), en);
        }
    }

    #[test]
    fn values_are_put_in_without_invisible_marks() {
        let texts = Texts::new(Language::Russian);
        assert_eq!(t!(texts, "unit-litres", volume = "38"), "38 л");
    }

    #[test]
    fn an_id_without_a_text_shows_itself() {
        let texts = Texts::new(Language::English);
        assert_eq!(texts.text("no-such-text"), "no-such-text");
        assert!(!texts.has("no-such-text"));
    }

    #[test]
    fn the_language_is_read_from_any_form_of_its_tag() {
        assert_eq!(Language::from_code("ru-RU"), Some(Language::Russian));
        assert_eq!(Language::from_code("EN_gb.UTF-8"), Some(Language::English));
        assert_eq!(Language::from_code("rue"), None);
        assert_eq!(Language::from_code("de"), None);
    }
}
