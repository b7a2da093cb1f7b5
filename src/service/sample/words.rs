//! The words of the sample office: names, streets, reasons, remarks. They are data, one file for each language.

use std::collections::BTreeMap;

use super::random::Random;
use crate::i18n::Language;

const RUSSIAN: &str = include_str!("../../../assets/sample/ru.txt");
const ENGLISH: &str = include_str!("../../../assets/sample/en.txt");

/// The word lists of one language by their headings.
pub(super) struct Words {
    lists: BTreeMap<&'static str, Vec<&'static str>>,
}

/// Man or woman, as far as a name shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sex {
    Man,
    Woman,
}

impl Words {
    /// The words of a language.
    pub(super) fn of(language: Language) -> Self {
        match language {
            Language::Russian => Self::read(RUSSIAN),
            Language::English => Self::read(ENGLISH),
        }
    }

    fn read(text: &'static str) -> Self {
        let mut lists: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut heading = "";
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                heading = name;
            } else {
                lists.entry(heading).or_default().push(line);
            }
        }
        Self { lists }
    }

    /// The values under a heading.
    pub(super) fn list(&self, heading: &str) -> &[&'static str] {
        self.lists.get(heading).map_or(&[], Vec::as_slice)
    }

    /// The first value under a heading.
    pub(super) fn one(&self, heading: &str) -> &'static str {
        self.list(heading).first().copied().unwrap_or_default()
    }

    /// One of the values under a heading.
    pub(super) fn pick(&self, heading: &str, random: &mut Random) -> &'static str {
        let list = self.list(heading);
        let at = random.below(u32::try_from(list.len()).unwrap_or(u32::MAX)) as usize;
        list.get(at).copied().unwrap_or_default()
    }

    /// The value of a key in a list of `key|value`.
    pub(super) fn value(&self, heading: &str, key: &str) -> &'static str {
        self.list(heading)
            .iter()
            .map(|line| halves(line))
            .find(|(own, _)| *own == key)
            .map_or("", |(_, value)| value)
    }

    /// A person's full name.
    pub(super) fn person(&self, sex: Sex, random: &mut Random) -> String {
        let (man, woman) = halves(self.pick("surnames", random));
        let (surname, given) = match sex {
            Sex::Man => (man, halves(self.pick("men", random))),
            Sex::Woman => (woman, halves(self.pick("women", random))),
        };
        format!("{surname} {} {}", given.0, given.1)
    }

    /// A name with initials, as on a sign.
    pub(super) fn initials(&self, sex: Sex, random: &mut Random) -> String {
        let name = self.person(sex, random);
        let mut parts = name.split(' ');
        let surname = parts.next().unwrap_or_default();
        let letters: Vec<String> =
            parts.filter_map(|part| part.chars().next()).map(|c| format!("{c}.")).collect();
        format!("{surname} {}", letters.join(" "))
    }
}

/// Both sides of a `|`; the whole twice where there is none.
pub(super) fn halves(line: &'static str) -> (&'static str, &'static str) {
    line.split_once('|').unwrap_or((line, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_lists_and_keys() {
        let (ru, en) = (Words::of(Language::Russian), Words::of(Language::English));
        let headings = |words: &Words| words.lists.keys().copied().collect::<Vec<_>>();
        assert_eq!(headings(&ru), headings(&en));
        let keys = |words: &Words| words.list("products").iter().map(|l| halves(l).0).collect::<Vec<_>>();
        assert_eq!(keys(&ru), keys(&en));
    }
}
