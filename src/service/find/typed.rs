//! What was typed into the search, as the words that all must be found.

use memchr::memmem;

use super::letters;
use crate::domain::phone::search_digits;

/// Figures that a part of a phone number has at least.
const SHORTEST_PHONE: usize = 3;
/// Figures beside each other that are rather a phone number than a house and a flat.
const LONG_RUN: usize = 5;
/// Figures that the number of an order has at most, letters before it at most.
const ORDER_NUMBER: (usize, usize) = (9, 2);

/// Something to be found anywhere in a text.
#[derive(Debug)]
pub struct Needle {
    finder: memmem::Finder<'static>,
}

impl Needle {
    fn new(bytes: &[u8]) -> Self {
        Self { finder: memmem::Finder::new(bytes).into_owned() }
    }

    /// Its letters.
    pub fn bytes(&self) -> &[u8] {
        self.finder.needle()
    }

    /// Where it stands.
    pub fn places<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
        self.finder.find_iter(text)
    }

    /// Whether it stands anywhere.
    pub fn is_in(&self, text: &[u8]) -> bool {
        self.finder.find(text).is_some()
    }
}

/// One word of what was typed, with the ways in which it may be meant.
#[derive(Debug, Default)]
pub struct Term {
    /// As it was typed; all of them must be found.
    pub words: Vec<Needle>,
    /// As the same keys read in the other layout; all of them must be found. Empty: there is no other reading.
    pub swapped: Vec<Needle>,
    /// As figures of a phone number.
    pub phone: Option<Needle>,
}

/// What was typed.
#[derive(Debug, Default)]
pub struct Typed {
    /// Each must be found.
    pub terms: Vec<Term>,
    /// All of it, to be compared with a whole name or code.
    pub whole: Vec<u8>,
    /// Figures of the number of an order.
    pub order: Option<String>,
}

impl Term {
    /// Whether it has as many figures as no house has.
    pub fn is_rather_a_phone(&self) -> bool {
        self.phone.as_ref().is_some_and(|phone| phone.bytes().len() >= LONG_RUN)
    }
}

impl Typed {
    /// Reads what was typed.
    pub fn read(typed: &str) -> Self {
        let mut terms = Vec::new();
        let mut figures = Vec::new();
        for word in typed.split_whitespace() {
            if is_like_a_phone(word) {
                figures.push(word);
                continue;
            }
            terms.extend(number(&std::mem::take(&mut figures)));
            terms.push(Term {
                words: needles(word),
                swapped: letters::other_reading(word).map(|read| needles(&read)).unwrap_or_default(),
                phone: None,
            });
        }
        terms.extend(number(&figures));
        terms.retain(|term| !term.words.is_empty() || !term.swapped.is_empty() || term.phone.is_some());
        Self { terms, whole: letters::fold(typed), order: order(typed) }
    }

    /// Whether nothing is asked for.
    pub const fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

fn is_like_a_phone(word: &str) -> bool {
    let belongs = |letter: char| letter.is_ascii_digit() || "+()-–./".contains(letter);
    word.chars().all(belongs) && word.chars().any(|letter| letter.is_ascii_digit())
}

/// Words of figures beside each other: a phone number with spaces in it, or each for itself.
fn number(words: &[&str]) -> Vec<Term> {
    let typed = words.join(" ");
    let digits = search_digits(&typed);
    let phone = |digits: &str| (digits.len() >= SHORTEST_PHONE).then(|| Needle::new(digits.as_bytes()));
    if words.len() == 1 || digits.len() >= LONG_RUN {
        // Nobody writes a house with a plus or with brackets.
        let only_a_phone = digits.len() >= SHORTEST_PHONE && (typed.starts_with('+') || typed.contains('('));
        let words =
            if only_a_phone { Vec::new() } else { words.iter().flat_map(|word| needles(word)).collect() };
        return vec![Term { words, swapped: Vec::new(), phone: phone(&digits) }];
    }
    let each = words.iter().map(|word| Term {
        words: needles(word),
        swapped: Vec::new(),
        phone: phone(&search_digits(word)),
    });
    each.collect()
}

/// A word cut at its signs; a hyphen and a slash keep together what stands beside them.
fn needles(word: &str) -> Vec<Needle> {
    let parts = word.split(|letter: char| !letter.is_alphanumeric() && !"-/".contains(letter));
    parts.map(letters::fold).filter(|part| !part.is_empty()).map(|part| Needle::new(&part)).collect()
}

/// `4812`, `З-004812`, `№ 4812`, in whatever layout the letter was typed.
fn order(typed: &str) -> Option<String> {
    let typed = typed.trim_start_matches(|letter: char| "№#".contains(letter) || letter.is_whitespace());
    let mut words = typed.split_whitespace();
    let (word, None) = (words.next()?, words.next()) else { return None };
    let kept: String = word.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let at = kept.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = kept.split_at(at);
    let fits = letters.chars().count() <= ORDER_NUMBER.1
        && (2..=ORDER_NUMBER.0).contains(&digits.len())
        && digits.bytes().all(|digit| digit.is_ascii_digit());
    fits.then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phones(typed: &str) -> Vec<Option<String>> {
        let text = |needle: &Needle| String::from_utf8_lossy(needle.bytes()).into_owned();
        Typed::read(typed).terms.iter().map(|term| term.phone.as_ref().map(text)).collect()
    }

    #[test]
    fn a_phone_is_read_in_any_format_and_beside_other_words() {
        assert_eq!(phones("345-67"), [Some("34567".into())]);
        assert_eq!(phones("+7 (912) 345"), [Some("912345".into())]);
        assert_eq!(phones("8912"), [Some("912".into())]);
        assert_eq!(phones("Орлов 912 34"), [None, Some("91234".into())]);
        assert_eq!(phones("Мира 8 кв 41"), [None, None, None, None]);
    }

    #[test]
    fn brackets_make_a_phone_alone() {
        assert_eq!(phones("8 (900) 046"), [Some("900046".into())]);
        assert!(Typed::read("8 (900) 046").terms[0].words.is_empty(), "neither house 8 nor a tax number");
        assert!(!Typed::read("8 900 046").terms[0].words.is_empty());
    }

    #[test]
    fn a_number_of_an_order_is_its_figures() {
        for typed in ["4812", "З-4812", "з4812", "№ 4812", "P-4812"] {
            assert_eq!(order(typed).as_deref(), Some("4812"), "{typed}");
        }
        assert_eq!(order("З-004812").as_deref(), Some("004812"));
        for typed in ["вода", "5", "Мира 88", "Мира88", "89123456789"] {
            assert_eq!(order(typed), None, "{typed}");
        }
    }

    #[test]
    fn signs_alone_ask_for_nothing() {
        assert!(Typed::read(" — «» ").is_empty());
        assert!(Typed::read("").is_empty());
    }
}
