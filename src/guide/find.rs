//! The search in the help.

use super::Page;
use super::markdown::Block;
use crate::i18n::Language;

/// Letters of a hit that are shown.
const SHOWN: usize = 90;

/// A block of a page that has all the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// On which page.
    pub page: Page,
    /// Its place among the blocks of the page.
    pub block: usize,
    /// The words around the first one that was looked for.
    pub shown: String,
}

/// The blocks in which every word occurs, headings first, no more than `most`.
#[must_use]
pub fn find(language: Language, typed: &str, most: usize) -> Vec<Hit> {
    let words: Vec<String> = typed.split_whitespace().map(folded).collect();
    let Some(first) = words.first() else { return Vec::new() };
    let mut headings = Vec::new();
    let mut others = Vec::new();
    for page in Page::ALL.iter().copied() {
        let title = page.title(language);
        if words.iter().all(|word| folded(title).contains(word)) {
            headings.push(Hit { page, block: 0, shown: title.to_owned() });
        }
        for (block, content) in page.blocks(language).iter().enumerate() {
            let text = content.text();
            let plain = folded(&text);
            if !words.iter().all(|word| plain.contains(word)) {
                continue;
            }
            let hit = Hit { page, block, shown: around(&text, &plain, first) };
            let is_heading = matches!(content, Block::Heading { .. });
            if is_heading { headings.push(hit) } else { others.push(hit) }
        }
    }
    headings.append(&mut others);
    headings.truncate(most);
    headings
}

/// Lower case, `е` for `ё`.
fn folded(text: &str) -> String {
    text.to_lowercase().replace('ё', "е")
}

/// The part of a text that begins shortly before a word.
fn around(text: &str, plain: &str, word: &str) -> String {
    let before = plain.find(word).map_or(0, |at| plain[..at].chars().count());
    let from = before.saturating_sub(SHOWN / 3);
    let part: String = text.chars().skip(from).take(SHOWN).collect();
    if from == 0 { part } else { format!("…{part}") }
}
