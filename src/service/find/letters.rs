//! Letters as the search compares them: without case, `ё` as `е`, one byte each.

/// Between two words.
pub const SPACE: u8 = b' ';

/// A letter or figure as the search compares it; `None`: it only stands between words.
///
/// Letters of other scripts than Latin and Russian share their bytes with each other: a search for them may find too
/// much, never too little.
pub fn letter(letter: char) -> Option<u8> {
    let lower = match letter {
        'a'..='z' | '0'..='9' | 'а'..='я' => letter,
        'A'..='Z' => letter.to_ascii_lowercase(),
        'ё' | 'Ё' => 'е',
        other if !other.is_alphanumeric() => return None,
        other => other.to_lowercase().next().unwrap_or(other),
    };
    let code = u32::from(lower);
    let byte = match lower {
        'a'..='z' | '0'..='9' => code,
        'а'..='я' => 0x80 + code - u32::from('а'),
        _ => 0xA0 + code % 0x60,
    };
    u8::try_from(byte).ok()
}

/// Appends a text: its words with one space between them.
pub fn append(text: &str, to: &mut Vec<u8>) {
    let mut apart = false;
    let begin = to.len();
    for found in text.chars().map(letter) {
        match found {
            None => apart = true,
            Some(byte) => {
                if apart && to.len() > begin {
                    to.push(SPACE);
                }
                apart = false;
                to.push(byte);
            }
        }
    }
}

/// A text: its words with one space between them.
pub fn fold(text: &str) -> Vec<u8> {
    let mut folded = Vec::with_capacity(text.len());
    append(text, &mut folded);
    folded
}

/// The keys of the two layouts in the order of the keyboard, without and with Shift.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";
const RUSSIAN: &str = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ";

/// The text that the same keys give in the other layout: `djlf` is `вода`, `щаашсу` is `office`.
pub fn other_layout(typed: &str) -> String {
    let swap = |letter: char| {
        let pairs = || LATIN.chars().zip(RUSSIAN.chars());
        let other = pairs().find_map(|(latin, russian)| match letter {
            _ if letter == latin => Some(russian),
            _ if letter == russian => Some(latin),
            _ => None,
        });
        other.unwrap_or(letter)
    };
    typed.chars().map(swap).collect()
}

/// What a word was meant to be if the other layout was on; `None`: it would be none. Most Russian letters have a Latin one on
/// their key and some have a sign: a word of which such a reading leaves a mere rest (`буж` is `,e;`) was meant as it was
/// typed. One sign may stand between letters (`щэтушд` is `o'neil`).
pub fn other_reading(word: &str) -> Option<String> {
    let read = other_layout(word);
    let lost = |(typed, read): (char, char)| typed.is_alphanumeric() && !read.is_alphanumeric();
    let pairs = || word.chars().zip(read.chars());
    let at_end = pairs().next().is_some_and(lost) || pairs().last().is_some_and(lost);
    let is_word = word.chars().any(char::is_alphabetic);
    let kept = is_word && !at_end && pairs().filter(|pair| lost(*pair)).count() <= 1;
    kept.then_some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_yo_and_signs_make_no_difference() {
        assert_eq!(fold("Ёлкин,  д. 5"), fold("елкин д 5"));
        assert_eq!(fold("«Кафе»"), fold("КАФЕ"));
        assert_eq!(fold(" — "), b"");
    }

    #[test]
    fn a_russian_word_is_no_rest_of_latin_letters() {
        for word in ["буж", "хлеб", "юбка", "объём", "жб", "ё", "305"] {
            assert_eq!(other_reading(word), None, "{word}");
        }
        let meant =
            [("вода", "djlf"), ("djlf", "вода"), ("`krby", "ёлкин"), ("щэтушд", "o'neil"), ("'k", "эл")];
        for (word, read) in meant {
            assert_eq!(other_reading(word).as_deref(), Some(read), "{word}");
        }
    }

    #[test]
    fn both_layouts_have_the_same_keys() {
        assert_eq!(LATIN.chars().count(), RUSSIAN.chars().count());
        assert_eq!(other_layout("djlf"), "вода");
        assert_eq!(other_layout("щаашсу"), "office");
        assert_eq!(other_layout("'kbn 5"), "элит 5");
    }
}
