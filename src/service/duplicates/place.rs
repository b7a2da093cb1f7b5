//! An address as it is compared: how it is written makes no difference.

use std::collections::BTreeSet;

/// Kinds of streets in every spelling, the first one standing for all.
const KINDS: [&[&str]; 8] = [
    &["ул", "улица"],
    &["пр", "просп", "проспект", "пр-т", "пр-кт"],
    &["пер", "переулок"],
    &["наб", "набережная"],
    &["ш", "шоссе"],
    &["б-р", "бул", "бульвар"],
    &["пл", "площадь"],
    &["проезд", "пр-д"],
];
/// Words before a number, and a town: some write them and others do not.
const LEFT_OUT: [&str; 25] = [
    "д",
    "дом",
    "кв",
    "квартира",
    "оф",
    "офис",
    "эт",
    "этаж",
    "к",
    "корп",
    "корпус",
    "стр",
    "строение",
    "с",
    "вл",
    "под",
    "подъезд",
    "пом",
    "помещение",
    "комн",
    "комната",
    "г",
    "город",
    "склад",
    "ком",
];

/// What an address is made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The words of the street, and of the town where it is named.
    street: BTreeSet<String>,
    kind: Option<usize>,
    /// House, building, flat, in their order.
    numbers: Vec<String>,
}

impl Place {
    /// Takes an address apart.
    pub fn read(text: &str) -> Self {
        let plain = text.to_lowercase().replace('ё', "е");
        let mut place = Self::default();
        for word in plain.split(|letter: char| !letter.is_alphanumeric() && letter != '-') {
            let word = word.trim_matches('-');
            if let Some(kind) = KINDS.iter().position(|kind| kind.contains(&word)) {
                place.kind = place.kind.or(Some(kind));
            } else if word.starts_with(|letter: char| letter.is_ascii_digit()) && !is_ordinal(word) {
                place.number(word);
            } else {
                place.word(word);
            }
        }
        place
    }

    /// `14`, `14а`, `14к2`, `14-2`.
    fn number(&mut self, word: &str) {
        let apart = word.replace(['-', 'к', 'с'], " ");
        self.numbers.extend(apart.split_whitespace().map(str::to_owned));
    }

    fn word(&mut self, word: &str) {
        // `14 а` is `14а`; the letters that stand for a building or a house are not part of it.
        let is_letter = word.chars().count() == 1 && !LEFT_OUT.contains(&word);
        match self.numbers.last_mut() {
            Some(last) if is_letter && last.ends_with(|letter: char| letter.is_ascii_digit()) => {
                last.push_str(word);
            }
            _ => {
                // `к2`, `д5`, `кв12`
                let letters = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
                let digits = &word[letters.len()..];
                if LEFT_OUT.contains(&letters) && !digits.is_empty() {
                    self.numbers.push(digits.to_owned());
                } else if !word.is_empty() && !LEFT_OUT.contains(&word) {
                    self.street.insert(word.to_owned());
                }
            }
        }
    }

    /// The digits of the house, by which others are looked for.
    pub fn house(&self) -> Option<&str> {
        let house = self.numbers.first().filter(|_| !self.street.is_empty())?;
        let end = house.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(house.len());
        (end > 0).then(|| &house[..end])
    }

    /// Whether it is the same place: one may name the town or the kind of street and the other not.
    pub fn is_the_same(&self, other: &Self) -> bool {
        let kinds = self.kind.is_none() || other.kind.is_none() || self.kind == other.kind;
        let streets = self.street.is_subset(&other.street) || other.street.is_subset(&self.street);
        let named = !self.street.is_empty() && !other.street.is_empty();
        kinds && streets && named && self.numbers == other.numbers
    }
}

/// `8-го марта`, `1-я линия`: the name of a street.
fn is_ordinal(word: &str) -> bool {
    let Some((number, ending)) = word.split_once('-') else { return false };
    !number.is_empty()
        && number.bytes().all(|digit| digit.is_ascii_digit())
        && ["й", "я", "е", "го", "ой", "ая", "ый", "ое"].contains(&ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        Place::read(one).is_the_same(&Place::read(other))
    }

    #[test]
    fn one_place_is_recognised_in_many_spellings() {
        let spellings = [
            "ул. Ленина, д. 14, кв. 5",
            "улица Ленина 14-5",
            "Ленина ул., 14, кв.5",
            "ЛЕНИНА 14 5",
            "г. Самара, ул. Ленина, дом 14, квартира 5",
            "Ленина д14 кв5",
        ];
        for spelling in spellings {
            assert!(same(spellings[0], spelling), "{spelling}");
        }
        assert!(same("пр-т Мира, 8а", "проспект Мира, д. 8 А"));
        assert!(same("Королёва, 3к2", "ул. Королева, д. 3, корп. 2"));
        assert!(same("1-я линия, 7", "1-я Линия, д. 7"));
    }

    #[test]
    fn other_places_are_told_apart() {
        assert!(!same("ул. Мира, 8", "пр. Мира, 8"));
        assert!(!same("ул. Мира, 8", "ул. Мира, 88"));
        assert!(!same("ул. Мира, 8, кв. 1", "ул. Мира, 8, кв. 2"));
        assert!(!same("ул. Мира, 8", "ул. Мира, 8а"));
        assert!(!same("Мира, 8", "Ленина, 8"));
        assert!(!same("8", "8"));
    }
}
