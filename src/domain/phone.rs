//! Telephone numbers: any spelling that an office uses, read into one normal form. The typed text is always kept.
//!
//! Our own reading, because general libraries take Russian numbers that begin with 8 for something else
//! (+7 812, +7 846, 8-800).

use std::ops::Range;

/// Digits of a Russian number behind the country code.
const NATIONAL: usize = 10;
/// The longest number that the international plan allows (E.164), and the shortest taken for one.
const INTERNATIONAL: Range<usize> = 8..16;
/// Digits that an extension may have.
const LONGEST_EXTENSION: usize = 6;
/// Fewer digits than this are a word beside a number (a flat, an hour, a last pair), not a number.
const SHORTEST_LOCAL: usize = 5;
/// Country codes understood without a plus sign: the neighbours whose numbers no Russian one resembles.
const NEIGHBOURS: [&str; 11] = ["370", "371", "372", "373", "374", "375", "380", "992", "994", "996", "998"];
/// What stands before an extension; letters are lower case.
const EXTENSION_MARKS: [&str; 9] = ["добавочный", "доб", "внутр", "вн", "extension", "ext", "#", "x", "х"];

/// One telephone number of a contact person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// The text as it was written, with the words beside the number.
    pub typed: String,
    /// The normal form, `+79123456789`.
    pub number: String,
    /// Digits to dial after the call is answered.
    pub extension: Option<String>,
}

/// Why a text is no telephone number. Carries the text as it was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// No digits at all.
    #[error("no digits in {typed:?}")]
    NoDigits {
        /// The text as it was written.
        typed: String,
    },
    /// Fewer digits than any number has.
    #[error("too few digits in {typed:?}")]
    TooShort {
        /// The text as it was written.
        typed: String,
    },
    /// A number without a code that does not fit the office's area code, or the office has none.
    #[error("no area code for {typed:?}")]
    NoAreaCode {
        /// The text as it was written.
        typed: String,
    },
    /// As many digits as no number known here has.
    #[error("not a known form of number: {typed:?}")]
    UnknownForm {
        /// The text as it was written.
        typed: String,
    },
}

impl PhoneError {
    /// The text as it was written.
    pub fn typed(&self) -> &str {
        match self {
            Self::NoDigits { typed }
            | Self::TooShort { typed }
            | Self::NoAreaCode { typed }
            | Self::UnknownForm { typed } => typed,
        }
    }
}

/// Reads every number of a cell, in the order written. `area_code` is the office's own (`343`, `3466`; `""` when
/// unknown), put before local numbers. Numbers are told apart by `,` `;` `/` `|`, new lines and the word "и";
/// words beside a number stay in its typed text. An empty cell has none.
///
/// # Errors
/// Each piece of the cell that cannot be read is an error of its own and does not spoil the others.
pub fn parse_phones(cell: &str, area_code: &str) -> Vec<Result<Phone, PhoneError>> {
    let area: String = area_code.chars().filter(char::is_ascii_digit).collect();
    let mut phones = Vec::new();
    for piece in pieces(cell) {
        read_piece(&cell[piece], &area, &mut phones);
    }
    phones
}

/// The number as people read it: `+7 912 345-67-89`. Foreign numbers are left as they are.
pub fn display(number: &str) -> String {
    match number.strip_prefix("+7") {
        Some(rest) if rest.len() == NATIONAL && rest.is_ascii() => {
            format!("+7 {} {}-{}-{}", &rest[..3], &rest[3..6], &rest[6..8], &rest[8..])
        }
        _ => number.to_owned(),
    }
}

/// The digits of a typed search that occur in the normal form of the number however it was spelled: without the
/// `8` or `+7` in front, which is the same thing written twice.
pub fn search_digits(typed: &str) -> String {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let trunk = digits.starts_with('8') || typed.trim_start().starts_with("+7");
    let whole = digits.len() == NATIONAL + 1 && digits.starts_with('7');
    if (trunk || whole) && digits.len() > 3 { digits[1..].to_owned() } else { digits }
}

/// Cuts a cell at the separators, then puts back together what belongs together: words without digits go with the
/// number beside them, an extension with the number before it.
fn pieces(cell: &str) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    let mut words_wait = false;
    for piece in cut(cell) {
        let text = &cell[piece.clone()];
        if text.trim().is_empty() {
            continue;
        }
        let only_words = digit_count(text) == 0;
        let extension = begins_with_extension(text);
        match joined.last_mut() {
            Some(last) if words_wait || extension => last.end = piece.end,
            _ => joined.push(piece),
        }
        words_wait = only_words && (words_wait || !extension);
    }
    // Words at the very end have no number after them and stay with the one before.
    if words_wait && let [.., before, last] = joined.as_mut_slice() {
        before.end = last.end;
        joined.pop();
    }
    joined
}

fn cut(cell: &str) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut start = 0;
    for (at, letter) in cell.char_indices() {
        let after = at + letter.len_utf8();
        let separates = match letter {
            ',' | ';' | '|' | '\n' | '\r' => true,
            '/' => slash_separates(&cell[start..at], &cell[after..]),
            'и' | 'И' => {
                cell[..at].ends_with(char::is_whitespace) && cell[after..].starts_with(char::is_whitespace)
            }
            _ => false,
        };
        if separates {
            cuts.push(start..at);
            start = after;
        }
    }
    cuts.push(start..cell.len());
    cuts
}

/// `8/912/3456789` is one number written with slashes; `123-45-67/8-912-…` are two.
fn slash_separates(before: &str, after: &str) -> bool {
    let next = after.split(['/', ',', ';', '|', '\n', '\r']).next().unwrap_or_default();
    digit_count(before) >= SHORTEST_LOCAL && (digit_count(next) >= SHORTEST_LOCAL || digit_count(next) == 0)
        || begins_with_extension(next)
}

fn digit_count(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

fn begins_with_extension(text: &str) -> bool {
    let lower = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '#').to_lowercase();
    (1..=LONGEST_EXTENSION).contains(&digit_count(text))
        && EXTENSION_MARKS.iter().any(|mark| {
            lower.strip_prefix(mark).is_some_and(|rest| {
                let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
                rest.starts_with(|c: char| c.is_ascii_digit())
            })
        })
}

/// Reads one piece: usually one number, but several stand beside each other in some lists.
fn read_piece(piece: &str, area: &str, phones: &mut Vec<Result<Phone, PhoneError>>) {
    let (body, extension) = split_extension(piece);
    let found = numbers_in(body, area);
    let count = found.len();
    if count == 0 {
        phones.push(Err(refusal(piece, body, area)));
    }
    let mut start = 0;
    for (index, (number, end)) in found.into_iter().enumerate() {
        let last = index + 1 == count;
        let typed = if last { &piece[start..] } else { &piece[start..end] };
        let extension = if last { extension.clone() } else { None };
        phones.push(Ok(Phone { typed: typed.trim().to_owned(), number, extension }));
        start = end;
    }
}

/// The body and the digits of the extension behind it.
fn split_extension(piece: &str) -> (&str, Option<String>) {
    let mut digits = 0;
    for (at, letter) in piece.char_indices() {
        if letter.is_ascii_digit() {
            digits += 1;
        } else if digits >= SHORTEST_LOCAL && !letter.is_whitespace() && begins_with_extension(&piece[at..]) {
            let extension = piece[at..].chars().filter(char::is_ascii_digit).collect();
            return (&piece[..at], Some(extension));
        }
    }
    (piece, None)
}

/// The numbers of a piece in normal form, each with the end of its text.
fn numbers_in(body: &str, area: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for run in runs(body, is_phone_letter) {
        if let Some(number) = normal_form(&body[run.clone()], area) {
            found.push((number, run.end));
            continue;
        }
        for token in runs(&body[run.clone()], |c| !c.is_whitespace()) {
            let token = run.start + token.start..run.start + token.end;
            if let Some(number) = normal_form(&body[token.clone()], area) {
                found.push((number, token.end));
            }
        }
    }
    found
}

fn is_phone_letter(letter: char) -> bool {
    letter.is_ascii_digit()
        || letter.is_whitespace()
        || matches!(letter, '+' | '(' | ')' | '[' | ']' | '-' | '‐' | '‑' | '–' | '—' | '−' | '.' | '/' | '_')
}

/// The longest runs of letters that belong; a plus sign begins a run of its own.
fn runs(text: &str, belongs: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        if !belongs(letter) {
            open = false;
        } else if let (true, Some(run)) = (open && letter != '+', runs.last_mut()) {
            run.end = end;
        } else {
            runs.push(at..end);
            open = true;
        }
    }
    runs
}

/// The normal form of one number, or `None` when it is none.
fn normal_form(text: &str, area: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.trim_start_matches(|c: char| c.is_whitespace() || c == '(').starts_with('+') {
        return international(&digits);
    }
    if let Some(rest) = digits.strip_prefix("810").filter(|rest| rest.len() >= INTERNATIONAL.start) {
        return international(rest);
    }
    if let Some(rest) = digits.strip_prefix("00").filter(|rest| rest.len() >= INTERNATIONAL.start) {
        return international(rest);
    }
    match digits.len() {
        11 if digits.starts_with(['7', '8']) => Some(format!("+7{}", &digits[1..])),
        NATIONAL => Some(format!("+7{digits}")),
        11 | 12 if NEIGHBOURS.iter().any(|code| digits.starts_with(code)) => international(&digits),
        length if length >= SHORTEST_LOCAL && fits_area(length, area) => Some(format!("+7{area}{digits}")),
        _ => None,
    }
}

fn fits_area(length: usize, area: &str) -> bool {
    (3..=5).contains(&area.len()) && length + area.len() == NATIONAL
}

/// A number written with its country code. Spellings that mix the plus with the Russian 8 are put right.
fn international(digits: &str) -> Option<String> {
    let russian = match (digits.len(), digits) {
        (11, d) if d.starts_with('7') => Some(&d[1..]),
        (11, d) if d.starts_with("89") || d.starts_with("83") || d.starts_with("8800") => Some(&d[1..]),
        (12, d) if d.starts_with("78") => Some(&d[2..]),
        (NATIONAL, d) if d.starts_with('9') => Some(d),
        _ => None,
    };
    match russian {
        Some(national) => Some(format!("+7{national}")),
        // Seven is the country code of numbers with exactly ten digits more.
        None if digits.starts_with('7') || digits.starts_with('0') => None,
        None => INTERNATIONAL.contains(&digits.len()).then(|| format!("+{digits}")),
    }
}

fn refusal(piece: &str, body: &str, area: &str) -> PhoneError {
    let typed = piece.trim().to_owned();
    match digit_count(body) {
        0 => PhoneError::NoDigits { typed },
        digits if digits < SHORTEST_LOCAL => PhoneError::TooShort { typed },
        digits if digits < NATIONAL && !body.contains('+') && !fits_area(digits, area) => {
            PhoneError::NoAreaCode { typed }
        }
        _ => PhoneError::UnknownForm { typed },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(cell: &str) -> Vec<String> {
        parse_phones(cell, "343")
            .into_iter()
            .map(|phone| phone.map_or("?".to_owned(), |p| p.number))
            .collect()
    }

    #[test]
    fn one_number_is_found_by_any_spelling() {
        for (typed, number) in [
            ("8 (912) 345-67-89", "+79123456789"),
            ("+7 912 345 67 89", "+79123456789"),
            ("7-912-345-67-89", "+79123456789"),
            ("9123456789", "+79123456789"),
            ("8912345 6789", "+79123456789"),
            ("8/912/3456789", "+79123456789"),
            ("+8 912 345 67 89", "+79123456789"),
            ("+7 (8912) 345-67-89", "+79123456789"),
            ("(343) 311-22-33", "+73433112233"),
            ("311-22-33", "+73433112233"),
            ("8-800-555-35-35", "+78005553535"),
            ("+7 812 311 22 33", "+78123112233"),
            ("+7 846 311 22 33", "+78463112233"),
            ("8 846 311-22-33", "+78463112233"),
            ("+375 29 123-45-67", "+375291234567"),
            ("375291234567", "+375291234567"),
            ("810 375 29 123 45 67", "+375291234567"),
            ("00 49 30 1234567", "+49301234567"),
            ("+1 (212) 555-01-23", "+12125550123"),
            ("Мария 8-912-345-67-89 (после 18)", "+79123456789"),
            ("т. 89123456789", "+79123456789"),
            ("8\u{a0}912\u{202f}345‑67−89", "+79123456789"),
        ] {
            assert_eq!(numbers(typed), [number], "{typed}");
        }
    }

    #[test]
    fn several_numbers_stand_in_one_cell() {
        let two = ["+79123456789", "+73433112233"];
        for cell in [
            "8-912-345-67-89, 311-22-33",
            "8-912-345-67-89; 311-22-33",
            "8-912-345-67-89/311-22-33",
            "8-912-345-67-89 / 311-22-33",
            "8-912-345-67-89\n311-22-33",
            "8-912-345-67-89 и 311-22-33",
            "+79123456789 +73433112233",
            "89123456789 83433112233",
            "Мария 89123456789 Иван 83433112233",
            "Мария, 89123456789, Иван, 83433112233, вечером",
        ] {
            assert_eq!(numbers(cell), two, "{cell}");
        }
    }

    #[test]
    fn words_beside_a_number_stay_in_its_typed_text() {
        let phones = parse_phones("Мария 8-912-345-67-89, офис 311-22-33 доб. 12", "343");
        let typed: Vec<_> = phones.iter().flatten().map(|p| p.typed.as_str()).collect();
        assert_eq!(typed, ["Мария 8-912-345-67-89", "офис 311-22-33 доб. 12"]);
        let phones = parse_phones("Мария 89123456789 Иван 83433112233 вечером", "");
        let typed: Vec<_> = phones.iter().flatten().map(|p| p.typed.as_str()).collect();
        assert_eq!(typed, ["Мария 89123456789", "Иван 83433112233 вечером"]);
    }

    #[test]
    fn an_extension_is_no_part_of_the_number() {
        for cell in [
            "8 343 311-22-33 доб. 125",
            "8 343 311-22-33, доб 125",
            "8 343 311-22-33 (доб.125)",
            "311-22-33 вн. 125",
            "311-22-33 ext 125",
            "311-22-33 x125",
            "311-22-33#125",
            "311-22-33 добавочный: 125",
        ] {
            let phones = parse_phones(cell, "343");
            let phone = phones[0].as_ref().unwrap();
            assert_eq!(phones.len(), 1, "{cell}");
            assert_eq!(
                (phone.number.as_str(), phone.extension.as_deref()),
                ("+73433112233", Some("125")),
                "{cell}"
            );
            assert_eq!(phone.typed, cell);
        }
    }

    #[test]
    fn a_text_without_a_number_is_refused_with_its_reason() {
        let refused = |cell: &str, area: &str| parse_phones(cell, area).remove(0).unwrap_err();
        assert_eq!(refused("нет", "343"), PhoneError::NoDigits { typed: "нет".into() });
        assert_eq!(refused("112", "343"), PhoneError::TooShort { typed: "112".into() });
        assert_eq!(refused("311-22-33", ""), PhoneError::NoAreaCode { typed: "311-22-33".into() });
        assert_eq!(refused("31-22-33", "343"), PhoneError::NoAreaCode { typed: "31-22-33".into() });
        assert_eq!(refused("+7 912 345", "343"), PhoneError::UnknownForm { typed: "+7 912 345".into() });
        assert!(parse_phones(" \n", "343").is_empty());
        let mixed = parse_phones("89123456789, 12", "343");
        assert!(mixed[0].is_ok() && mixed[1].is_err(), "one bad number does not spoil the other");
    }

    #[test]
    fn the_area_code_decides_how_long_a_local_number_is() {
        assert_eq!(parse_phones("12-34-56", "3466")[0].as_ref().unwrap().number, "+73466123456");
        assert_eq!(parse_phones("1-23-45", "35131")[0].as_ref().unwrap().number, "+73513112345");
    }

    #[test]
    fn numbers_are_shown_in_groups() {
        assert_eq!(display("+79123456789"), "+7 912 345-67-89");
        assert_eq!(display("+375291234567"), "+375291234567");
        assert_eq!(display(""), "");
    }

    #[test]
    fn a_search_finds_the_number_by_any_spelling() {
        for typed in ["8 (912) 345", "+7 912 345", "912345", "89123456789", "79123456789", "8912"] {
            assert!("+79123456789".contains(&search_digits(typed)), "{typed}");
        }
        assert_eq!(search_digits("812"), "812", "three digits may be the code of a town");
    }

    proptest::proptest! {
        #[test]
        fn the_normal_form_of_a_normal_form_is_itself(cell in "[-+0-9 ()/,доби.x]{0,40}", area in "(343|3466|)") {
            for phone in parse_phones(&cell, &area).into_iter().flatten() {
                let again = parse_phones(&phone.number, &area);
                assert_eq!(again.len(), 1);
                assert_eq!(&again[0].as_ref().unwrap().number, &phone.number);
            }
        }

        #[test]
        fn any_text_is_read_without_a_panic(cell in ".{0,60}", area in ".{0,6}") {
            for phone in parse_phones(&cell, &area).into_iter().flatten() {
                display(&phone.number);
                assert!(phone.number.starts_with('+'));
            }
            search_digits(&cell);
        }
    }
}
