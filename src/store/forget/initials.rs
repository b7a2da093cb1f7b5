//! A name as people write it in haste: the surname with initials, "Иванова М. И." or "М.И. Иванова".

use std::ops::Range;

/// How a full name is shortened. A surname alone is that of many, and so is one with other initials.
pub(super) struct Initials(Vec<(String, Vec<char>)>);

/// A word of a text: where it is, and as it is compared.
struct Word {
    at: Range<usize>,
    text: String,
}

impl Word {
    /// The letter, where it is an initial.
    fn initial(&self, text: &str) -> Option<char> {
        let mut signs = text[self.at.clone()].chars();
        let letter = signs.next().filter(|letter| letter.is_uppercase() && signs.next().is_none())?;
        compared(&letter.to_string()).chars().next()
    }
}

fn compared(text: &str) -> String {
    text.to_lowercase().replace('\u{451}', "\u{435}")
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (at, sign) in text.char_indices().filter(|(_, sign)| sign.is_alphanumeric() || *sign == '-') {
        let end = at + sign.len_utf8();
        match words.last_mut().filter(|word| word.at.end == at) {
            Some(word) => word.at.end = end,
            None => words.push(Word { at: at..end, text: String::new() }),
        }
    }
    for word in &mut words {
        word.text = compared(&text[word.at.clone()]);
    }
    words
}

impl Initials {
    /// Of a name of two or three words; the first of them or the last is the surname.
    pub fn of(name: &str) -> Self {
        let words: Vec<String> = words(name).into_iter().map(|word| word.text).collect();
        let short = |surname: &String, given: &[String]| {
            let given = given.iter().filter_map(|word| word.chars().next()).collect();
            (surname.clone(), given)
        };
        Self(match words.as_slice() {
            [first, .., last] if words.len() <= 3 => {
                vec![short(first, &words[1..]), short(last, &words[..words.len() - 1])]
            }
            _ => Vec::new(),
        })
    }

    /// Whether a text names somebody so.
    pub fn is_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }

    /// The text with another name in each such place.
    pub fn replaced(&self, text: &str, name: &str) -> String {
        let mut text = text.to_owned();
        for place in self.places(&text).into_iter().rev() {
            text.replace_range(place, name);
        }
        text
    }

    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let words = words(text);
        let mut places: Vec<Range<usize>> = Vec::new();
        for at in 0..words.len() {
            let here = || self.0.iter().filter(|(surname, _)| *surname == words[at].text);
            let place = here().find_map(|(_, given)| after(text, &words[at..], given));
            let place = place.or_else(|| here().find_map(|(_, given)| before(text, &words[..=at], given)));
            let is_free = |place: &Range<usize>| places.last().is_none_or(|last| last.end <= place.start);
            places.extend(place.filter(is_free));
        }
        places
    }
}

/// Whether two words are those of one name: nothing stands between them but blanks and at most a dot.
fn are_near(text: &str, one: &Word, next: &Word) -> bool {
    let between = &text[one.at.end..next.at.start];
    between.chars().all(|sign| sign.is_whitespace() || sign == '.')
}

/// The initials that stand in a row from the first of the words on.
fn initials<'w>(text: &str, words: impl Iterator<Item = &'w Word>) -> Vec<char> {
    words.map_while(|word| word.initial(text)).collect()
}

/// As many initials as the name has, or the first alone; none of another name.
fn fits(found: &[char], given: &[char]) -> bool {
    !found.is_empty() && (found == given || found == &given[..1.min(given.len())])
}

/// The surname first.
fn after(text: &str, words: &[Word], given: &[char]) -> Option<Range<usize>> {
    let near = words.windows(2).take_while(|pair| {
        let is_apart = pair[0].at == words[0].at && text[pair[0].at.end..pair[1].at.start].contains('.');
        are_near(text, &pair[0], &pair[1]) && !is_apart
    });
    let found = initials(text, near.map(|pair| &pair[1]));
    let last = words.get(found.len()).filter(|_| fits(&found, given))?;
    // A letter without its dot is a word of its own.
    let dot = text[last.at.end..].starts_with('.');
    (dot || found.len() > 1).then(|| words[0].at.start..last.at.end + usize::from(dot))
}

/// The initials first.
fn before(text: &str, words: &[Word], given: &[char]) -> Option<Range<usize>> {
    let near = words.windows(2).rev().take_while(|pair| are_near(text, &pair[0], &pair[1]));
    let mut found = initials(text, near.map(|pair| &pair[0]));
    found.reverse();
    let surname = words.last()?;
    let first = words.get(words.len().checked_sub(found.len() + 1)?).filter(|_| fits(&found, given))?;
    let dot = text[first.at.end..].starts_with('.');
    dot.then_some(first.at.start..surname.at.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_with_initials_is_replaced_and_that_of_a_namesake_is_not() {
        for name in ["Иванова Мария Ивановна", "Мария Ивановна Иванова"]
        {
            let short = Initials::of(name);
            for (text, after) in [
                ("звонила Иванова М. И.", "звонила —"),
                ("Иванова М.И., просит", "—, просит"),
                ("от М.И. Иванова и М. И. ИВАНОВА", "от — и —"),
                ("М.И.Иванова", "—"),
                ("Иванова М. просит", "— просит"),
            ] {
                assert_eq!(short.replaced(text, "—"), after);
            }
            for text in [
                "Иванова М. П.",
                "Иванова просит",
                "М.И. Иванов",
                "М. И. Ивановасова",
                "П. М. И. Иванова",
                "Иванова. М. И. Петрова",
                "Иванова и М",
            ] {
                assert!(!short.is_in(text), "{text}");
            }
        }
        let short = Initials::of("Мария Иванова");
        assert_eq!(short.replaced("Иванова М. и М. Иванова", "—"), "— и —");
        assert!(!short.is_in("Иванова М. П."));
        assert!(!Initials::of("Мария").is_in("Мария М."));
    }
}
