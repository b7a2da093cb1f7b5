//! Which part of a shown text is what was typed.

use std::ops::Range;

use super::letters;
use super::typed::Needle;

/// A text with the parts of it that were typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// Bytes of it, in order and apart from each other.
    pub marks: Vec<Range<usize>>,
}

impl Marked {
    /// A text, marked wherever one of `needles` stands in it for the first time.
    pub(super) fn new<'a>(text: String, needles: impl Iterator<Item = &'a Needle>) -> Self {
        let (folded, places) = folded(&text, letters::letter);
        Self { marks: marks(&folded, &places, needles), text }
    }

    /// A phone number, marked where the figures stand, with what is written between them.
    pub(super) fn phone<'a>(text: String, needles: impl Iterator<Item = &'a Needle>) -> Self {
        let digit = |letter: char| u8::try_from(letter).ok().filter(u8::is_ascii_digit);
        let digits = text.char_indices().filter_map(|(at, letter)| Some((digit(letter)?, at..at + 1)));
        let (digits, places): (Vec<u8>, Vec<Range<usize>>) = digits.unzip();
        Self { marks: marks(&digits, &places, needles), text }
    }

    /// Whether anything of it was typed.
    pub fn is_marked(&self) -> bool {
        !self.marks.is_empty()
    }

    /// The text in pieces, each with whether it was typed.
    pub fn pieces(&self) -> Vec<(&str, bool)> {
        let mut pieces = Vec::new();
        let mut end = 0;
        for mark in &self.marks {
            pieces.push((&self.text[end..mark.start], false));
            pieces.push((&self.text[mark.clone()], true));
            end = mark.end;
        }
        pieces.push((&self.text[end..], false));
        pieces.retain(|(piece, _)| !piece.is_empty());
        pieces
    }
}

/// The text as the search compares it, and where each of its bytes comes from.
fn folded(text: &str, letter: impl Fn(char) -> Option<u8>) -> (Vec<u8>, Vec<Range<usize>>) {
    let (mut bytes, mut places) = (Vec::new(), Vec::new());
    let mut apart: Option<usize> = None;
    for (at, found) in text.char_indices() {
        match letter(found) {
            None => apart = apart.or(Some(at)),
            Some(byte) => {
                if let Some(begin) = apart.take()
                    && !bytes.is_empty()
                {
                    bytes.push(letters::SPACE);
                    places.push(begin..at);
                }
                bytes.push(byte);
                places.push(at..at + found.len_utf8());
            }
        }
    }
    (bytes, places)
}

fn marks<'a>(
    folded: &[u8],
    places: &[Range<usize>],
    needles: impl Iterator<Item = &'a Needle>,
) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    for needle in needles {
        let Some(begin) = at_best(needle, folded) else { continue };
        let end = begin + needle.bytes().len() - 1;
        marks.push(places[begin].start..places[end].end);
    }
    marks.sort_by_key(|mark| mark.start);
    marks.dedup_by(|next, before| {
        let touches = next.start <= before.end;
        if touches {
            before.end = before.end.max(next.end);
        }
        touches
    });
    marks
}

/// Where a word begins with it, or the first place of all.
fn at_best(needle: &Needle, folded: &[u8]) -> Option<usize> {
    let begins = |place: &usize| *place == 0 || folded[place - 1] == letters::SPACE;
    needle.places(folded).find(begins).or_else(|| needle.places(folded).next())
}

#[cfg(test)]
mod tests {
    use super::super::typed::Typed;
    use super::*;

    fn marked(text: &str, typed: &str) -> Vec<String> {
        let typed = Typed::read(typed);
        let marked = Marked::new(text.into(), typed.terms.iter().flat_map(|term| &term.words));
        marked.pieces().into_iter().filter(|(_, typed)| *typed).map(|(piece, _)| piece.into()).collect()
    }

    #[test]
    fn what_was_typed_is_marked_as_it_is_written() {
        assert_eq!(marked("Ёлкин Пётр", "елк пет"), ["Ёлк", "Пёт"]);
        assert_eq!(marked("ул. Ленина, д. 5", "ленина"), ["Ленина"]);
        assert_eq!(marked("Санкт-Петербург", "т-пет"), ["т-Пет"]);
        assert_eq!(marked("Мира, 88", "вода"), Vec::<String>::new());
    }

    #[test]
    fn a_phone_is_marked_over_its_signs() {
        let typed = Typed::read("345-67");
        let phones = typed.terms.iter().filter_map(|term| term.phone.as_ref());
        let marked = Marked::phone("+7 912 345-67-89".into(), phones);
        assert_eq!(marked.pieces(), [("+7 912 ", false), ("345-67", true), ("-89", false)]);
    }
}
