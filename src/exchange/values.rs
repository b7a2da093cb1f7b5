//! The values of cells: numbers, money, volumes, dates, yes and no. Exact, or refused with the reason.
//!
//! How a number is read: spaces (also unbreakable and narrow ones) and apostrophes part thousands; where comma and
//! point both occur, the last one is the decimal mark and the other parts thousands; one that occurs several times
//! parts thousands; **one that occurs once is the decimal mark**, `1,234` is one and 234 thousandths, as Russian
//! programs write it. Groups of thousands must have three digits.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::reason::Reason;
use super::table::CellRef;
use crate::domain::money::Money;
use crate::domain::volume;

/// Years of deliveries and pauses that are taken for real.
pub const YEARS: (i32, i32) = (2000, 2100);
/// Two digits of a year up to this one belong to the century of 2000.
const LAST_SHORT_YEAR: i32 = 69;
/// Digits of the mantissa that an exact decimal can always hold.
const LONGEST_NUMBER: usize = 27;
/// Words and signs of money that may stand beside an amount.
const CURRENCIES: [&str; 10] = ["₽", "рублей", "рубля", "руб.", "руб", "р.", "р", "rub", "$", "€"];
/// Words of volume that may stand beside one.
const LITRES: [&str; 6] = ["л/день", "л/сут", "литров", "литра", "л.", "л"];
/// Words of pieces that may stand beside a quantity.
const PIECES: [&str; 6] = ["шт.", "шт", "бут.", "бут", "pcs", "дн."];

/// Whether a text stands for nothing: empty, or a dash as accounting formats write it.
pub fn is_nothing(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "–" | "—" | "−")
}

/// An exact number.
///
/// # Errors
/// [`Reason::NotANumber`] also for `1e9`, `NaN` and thousands in wrong groups; [`Reason::TooLarge`].
pub fn number(cell: CellRef<'_>) -> Result<Decimal, Reason> {
    parse(cell, &[])
}

/// Money, in major units in the cell.
///
/// # Errors
/// Besides those of [`number`]: [`Reason::TooManyDecimals`] unless they are zeros, and [`Reason::AmbiguousNumber`] for
/// `1,000`, which is a thousand for some and one for others.
pub fn money(cell: CellRef<'_>) -> Result<Money, Reason> {
    let amount = parse(cell, &CURRENCIES)?;
    if matches!(cell, CellRef::Text(text) if looks_like_thousands(text)) {
        return Err(Reason::AmbiguousNumber);
    }
    // Straight to minor units in the usual case: decimal division is what a long list would wait for.
    let minor = match amount.scale() {
        0 => amount.mantissa().checked_mul(100),
        1 => amount.mantissa().checked_mul(10),
        2 => Some(amount.mantissa()),
        _ if amount.normalize().scale() > 2 => return Err(Reason::TooManyDecimals { limit: 2 }),
        _ => return Money::from_decimal(amount).ok_or(Reason::TooLarge),
    };
    minor.and_then(|minor| i64::try_from(minor).ok()).map(Money::minor).ok_or(Reason::TooLarge)
}

/// Litres in the cell as millilitres.
///
/// # Errors
/// Besides those of [`number`]: [`Reason::TooManyDecimals`], [`Reason::Negative`].
pub fn millilitres(cell: CellRef<'_>) -> Result<i64, Reason> {
    let litres = parse(cell, &LITRES)?;
    if litres.scale() > 3 && litres.normalize().scale() > 3 {
        return Err(Reason::TooManyDecimals { limit: 3 });
    }
    if litres < Decimal::ZERO {
        return Err(Reason::Negative);
    }
    volume::millilitres(litres).ok_or(Reason::TooLarge)
}

/// A whole number, `2,000` being two as 1C writes quantities.
///
/// # Errors
/// Besides those of [`number`]: [`Reason::NotWhole`], [`Reason::TooLarge`].
pub fn whole(cell: CellRef<'_>) -> Result<i64, Reason> {
    let number = parse(cell, &PIECES)?;
    if number.scale() == 0 {
        return i64::try_from(number.mantissa()).map_err(|_| Reason::TooLarge);
    }
    if !number.fract().is_zero() {
        return Err(Reason::NotWhole);
    }
    number.trunc().try_into().map_err(|_| Reason::TooLarge)
}

/// A quantity: whole and not negative.
///
/// # Errors
/// Those of [`whole`] and [`Reason::Negative`].
pub fn quantity(cell: CellRef<'_>) -> Result<u32, Reason> {
    let whole = whole(cell)?;
    if whole < 0 {
        return Err(Reason::Negative);
    }
    u32::try_from(whole).map_err(|_| Reason::TooLarge)
}

/// A whole number within limits, both included.
///
/// # Errors
/// Those of [`whole`] and [`Reason::OutOfRange`].
pub fn within(cell: CellRef<'_>, from: i64, to: i64) -> Result<i64, Reason> {
    let whole = whole(cell)?;
    if (from..=to).contains(&whole) { Ok(whole) } else { Err(Reason::OutOfRange { from, to }) }
}

/// Yes or no, by the words and signs of lists. Nothing is no.
///
/// # Errors
/// [`Reason::NotYesNo`].
pub fn yes_no(cell: CellRef<'_>) -> Result<bool, Reason> {
    match cell.text().trim().to_lowercase().as_str() {
        "да" | "д" | "1" | "+" | "x" | "х" | "v" | "✓" | "✔" | "true" | "yes" | "y" | "истина" => {
            Ok(true)
        }
        "" | "нет" | "н" | "0" | "-" | "–" | "—" | "−" | "false" | "no" | "n" | "ложь" => {
            Ok(false)
        }
        _ => Err(Reason::NotYesNo),
    }
}

/// A day: `09.11.2026`, `9.11.26`, `9/11/2026`, `2026-11-09`, with or without a time behind it.
///
/// # Errors
/// [`Reason::NotADate`], [`Reason::NoSuchDay`], [`Reason::YearOutOfRange`].
pub fn date(cell: CellRef<'_>) -> Result<NaiveDate, Reason> {
    let date = match cell {
        CellRef::DateTime(at) => at.date(),
        CellRef::Number(_) => return Err(Reason::NotADate),
        CellRef::Text(text) => {
            let (year, month, day) = date_parts(text.trim())?;
            let year = full_year(year.ok_or(Reason::NotADate)?, LAST_SHORT_YEAR);
            NaiveDate::from_ymd_opt(year, month, day).ok_or(Reason::NoSuchDay)?
        }
    };
    if (YEARS.0..=YEARS.1).contains(&date.year()) {
        Ok(date)
    } else {
        Err(Reason::YearOutOfRange { from: YEARS.0, to: YEARS.1 })
    }
}

/// A birthday; the year is often not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Birthday {
    /// Month, 1…12.
    pub month: u32,
    /// Day of the month; 29 February is allowed.
    pub day: u32,
    /// The year, if told.
    pub year: Option<i32>,
}

/// A birthday with a year or without: `02.12.1980`, `2.12.80`, `02.12`, `1980-12-02`. Two digits of a year are those
/// of the 1900s from 30 on.
///
/// # Errors
/// [`Reason::NotADate`], [`Reason::NoSuchDay`], [`Reason::YearOutOfRange`].
pub fn birthday(cell: CellRef<'_>) -> Result<Birthday, Reason> {
    const LEAP_YEAR: i32 = 2000;
    const LAST_SHORT_BIRTH_YEAR: i32 = 29;
    let (year, month, day) = match cell {
        CellRef::DateTime(at) => (Some(at.year()), at.month(), at.day()),
        // A sheet takes "02.12" typed into it for the number 2.12; which day it was cannot be known.
        CellRef::Number(_) => return Err(Reason::NotADate),
        CellRef::Text(text) => date_parts(text.trim())?,
    };
    let year = year.map(|year| full_year(year, LAST_SHORT_BIRTH_YEAR));
    if year.is_some_and(|year| !(1900..=YEARS.1).contains(&year)) {
        return Err(Reason::YearOutOfRange { from: 1900, to: YEARS.1 });
    }
    NaiveDate::from_ymd_opt(year.unwrap_or(LEAP_YEAR), month, day).ok_or(Reason::NoSuchDay)?;
    Ok(Birthday { month, day, year })
}

/// Text on one line, spaces trimmed and made single.
///
/// # Errors
/// [`Reason::TooLong`], [`Reason::ControlCharacter`].
pub fn line<'t>(text: &'t str, limit: usize) -> Result<Cow<'t, str>, Reason> {
    let text = text.trim();
    let mut untidy = false;
    let mut after_space = false;
    for letter in text.chars() {
        let space = letter.is_whitespace();
        if !space && letter.is_control() {
            return Err(Reason::ControlCharacter);
        }
        untidy |= space && (after_space || letter != ' ');
        after_space = space;
    }
    let text: Cow<'t, str> = if untidy {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    };
    if is_longer(&text, limit) { Err(Reason::TooLong { limit }) } else { Ok(text) }
}

/// Text of several lines, trimmed; line ends become LF and tabs spaces.
///
/// # Errors
/// [`Reason::TooLong`], [`Reason::ControlCharacter`].
pub fn note(text: &str, limit: usize) -> Result<String, Reason> {
    let text = text.trim().replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    if text.chars().any(|letter| letter.is_control() && letter != '\n') {
        return Err(Reason::ControlCharacter);
    }
    if is_longer(&text, limit) { Err(Reason::TooLong { limit }) } else { Ok(text) }
}

/// Bytes are never fewer than characters, so that most texts need no counting.
fn is_longer(text: &str, limit: usize) -> bool {
    text.len() > limit && text.chars().count() > limit
}

fn parse(cell: CellRef<'_>, units: &[&str]) -> Result<Decimal, Reason> {
    match cell {
        CellRef::Number(number) => Ok(number),
        CellRef::DateTime(_) => Err(Reason::NotANumber),
        CellRef::Text(text) => parse_text(text, units),
    }
}

fn parse_text(text: &str, units: &[&str]) -> Result<Decimal, Reason> {
    let trimmed = text.trim();
    // Most cells of a long list are a few digits.
    if (1..=9).contains(&trimmed.len()) && trimmed.bytes().all(|byte| byte.is_ascii_digit()) {
        return trimmed.parse::<i64>().map(Decimal::from).map_err(|_| Reason::NotANumber);
    }
    let (negative, body) = sign(without_unit(trimmed, units));
    let body = without_unit(body, units);
    let mut letters = [0_u8; 64];
    let mut length = 0;
    for letter in body.chars() {
        let byte = match letter {
            '0'..='9' | ',' | '.' => letter as u8,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\'' | '’' => b'\'',
            _ => return Err(Reason::NotANumber),
        };
        *letters.get_mut(length).ok_or(Reason::TooLarge)? = byte;
        length += 1;
    }
    let magnitude = digits(&letters[..length])?;
    Ok(if negative { -magnitude } else { magnitude })
}

fn without_unit<'t>(text: &'t str, units: &[&str]) -> &'t str {
    let Some(last) = text.chars().next_back() else { return text };
    if last.is_ascii_digit()
        && text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '–' | '(' | '+'))
    {
        return text;
    }
    for unit in units {
        let cut = text.len().checked_sub(unit.len()).filter(|at| text.is_char_boundary(*at));
        if let Some(at) = cut.filter(|at| text[*at..].to_lowercase() == *unit) {
            return text[..at].trim_end();
        }
        if let Some(rest) = text.strip_prefix(unit) {
            return rest.trim_start();
        }
    }
    text
}

/// Minus in any spelling in front, or brackets as in accounts.
fn sign(text: &str) -> (bool, &str) {
    if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (true, inner.trim());
    }
    match text.strip_prefix(['-', '−', '–', '‑']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Digits with marks: `,` and `.` as written, every kind of space as `'`.
fn digits(letters: &[u8]) -> Result<Decimal, Reason> {
    let count = |mark: u8| letters.iter().filter(|letter| **letter == mark).count();
    let last = letters.iter().rposition(|letter| matches!(letter, b',' | b'.'));
    let decimal = last.filter(|at| count(letters[*at]) == 1);
    let (whole, fraction) = match decimal {
        Some(at) => (&letters[..at], &letters[at + 1..]),
        None => (letters, &letters[..0]),
    };
    if letters.is_empty()
        || (decimal.is_some() && fraction.is_empty())
        || (whole.is_empty() && fraction.is_empty())
    {
        return Err(Reason::NotANumber);
    }
    if !groups_are_right(whole) || !fraction.iter().all(u8::is_ascii_digit) {
        return Err(Reason::NotANumber);
    }
    let mut mantissa: i128 = 0;
    let mut significant = 0;
    for digit in whole.iter().chain(fraction).filter(|letter| letter.is_ascii_digit()) {
        mantissa = mantissa * 10 + i128::from(digit - b'0');
        significant += usize::from(mantissa > 0);
        if significant > LONGEST_NUMBER {
            return Err(Reason::TooLarge);
        }
    }
    let scale = u32::try_from(fraction.len()).map_err(|_| Reason::TooLarge)?;
    Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| Reason::TooLarge)
}

/// One kind of mark between groups of three digits, the first one of one to three.
fn groups_are_right(whole: &[u8]) -> bool {
    let Some(mark) = whole.iter().copied().find(|letter| !letter.is_ascii_digit()) else { return true };
    let mut groups = whole.split(|letter| *letter == mark);
    let first = groups.next().unwrap_or_default();
    let digits = |group: &[u8]| group.iter().all(u8::is_ascii_digit);
    (1..=3).contains(&first.len()) && digits(first) && groups.all(|group| group.len() == 3 && digits(group))
}

/// `1,000`: one mark, three zeros behind it, a whole part that thousands could have.
fn looks_like_thousands(text: &str) -> bool {
    if !text.contains("000") {
        return false;
    }
    let marks = text.chars().filter(|letter| matches!(letter, ',' | '.')).count();
    let Some((whole, fraction)) = text.split_once([',', '.']).filter(|_| marks == 1) else { return false };
    let digits = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
    let whole_digits = digits(whole);
    digits(fraction) == "000" && (1..=3).contains(&whole_digits.len()) && !whole_digits.starts_with('0')
}

fn full_year(year: i32, last_short: i32) -> i32 {
    match year {
        0..=99 if year <= last_short => 2000 + year,
        0..=99 => 1900 + year,
        _ => year,
    }
}

/// Year (as written), month and day of a text.
fn date_parts(text: &str) -> Result<(Option<i32>, u32, u32), Reason> {
    let date = text.split([' ', 'T', '\u{a0}']).next().unwrap_or_default();
    if let Some(time) = text.get(date.len() + 1..) {
        let time = time.trim();
        let known = time.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'Z' | b'+'));
        if !known && !matches!(time, "г" | "г.") {
            return Err(Reason::NotADate);
        }
    }
    let date = date.trim_end_matches("г.").trim_end_matches('г');
    let mark = date.bytes().find(|byte| !byte.is_ascii_digit()).ok_or(Reason::NotADate)?;
    if !matches!(mark, b'.' | b'/' | b'-') {
        return Err(Reason::NotADate);
    }
    let date = date.strip_suffix('.').unwrap_or(date);
    let mut parts = date.split(char::from(mark));
    let (first, second, third) = (parts.next(), parts.next(), parts.next());
    if parts.next().is_some() {
        return Err(Reason::NotADate);
    }
    let (first, second) = (first.unwrap_or_default(), second.ok_or(Reason::NotADate)?);
    let (year, month, day) = match third {
        Some(third) if first.len() == 4 => (Some(first), second, third),
        Some(third) if matches!(third.len(), 2 | 4) => (Some(third), second, first),
        None => (None, second, first),
        Some(_) => return Err(Reason::NotADate),
    };
    let year = year.map(|year| small(year, 4)).transpose()?;
    let year = year.map(i32::try_from).transpose().map_err(|_| Reason::NotADate)?;
    Ok((year, small(month, 2)?, small(day, 2)?))
}

fn small(text: &str, longest: usize) -> Result<u32, Reason> {
    if text.is_empty() || text.len() > longest || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Reason::NotADate);
    }
    text.parse().map_err(|_| Reason::NotADate)
}
