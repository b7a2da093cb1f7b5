//! The words of planning and of directories in lists: kinds (S1-10), weekdays (S1-14), statuses, kinds of payment, "other".

use super::reason::{Dictionary, Reason};
use crate::domain::address::AddressStatus;
use crate::domain::order::PaymentKind;
use crate::domain::planning::{PlanningKind, Weekdays};

/// Days of a gap that are taken for real (S1-29).
const EVERY_DAYS: std::ops::RangeInclusive<u16> = 1..=365;
/// Abbreviation and stem of each weekday from Monday on, Russian and English.
const DAYS: [[&str; 4]; 7] = [
    ["пн", "понедельник", "mon", "monday"],
    ["вт", "вторник", "tue", "tuesday"],
    ["ср", "сред", "wed", "wednesday"],
    ["чт", "четверг", "thu", "thursday"],
    ["пт", "пятниц", "fri", "friday"],
    ["сб", "суббот", "sat", "saturday"],
    ["вс", "воскресень", "sun", "sunday"],
];
const ALL_DAYS: u8 = 0b111_1111;
const WORKING_DAYS: u8 = 0b001_1111;
const DAYS_OFF: u8 = 0b110_0000;

/// The kind of planning, and the number of days when the words carry it: "каждые 5 дней".
///
/// # Errors
/// [`Reason::UnknownWord`]; [`Reason::OutOfRange`] for a gap beyond a year.
pub fn planning_kind(text: &str) -> Result<(PlanningKind, Option<u16>), Reason> {
    let words = plain(text);
    let kind = match words.as_str() {
        "по средней"
        | "по среднему"
        | "средняя"
        | "среднее"
        | "по среднему расходу"
        | "average"
        | "by average" => PlanningKind::Average,
        "по дням недели" | "по дням" | "дни недели" | "weekdays" | "by weekdays" | "by weekday" => {
            PlanningKind::Weekdays
        }
        "не планировать"
        | "не планируется"
        | "нет"
        | "без планирования"
        | "none"
        | "do not plan"
        | "no planning" => PlanningKind::None,
        "ежедневно" | "каждый день" | "daily" | "every day" => {
            return Ok((PlanningKind::Every, Some(1)));
        }
        words => return every(words),
    };
    Ok((kind, None))
}

fn every(words: &str) -> Result<(PlanningKind, Option<u16>), Reason> {
    let mut days = None;
    let mut kind_named = false;
    for word in words.split(' ') {
        match word {
            "каждые" | "каждый" | "через" | "раз" | "every" => kind_named = true,
            "х" | "x" | "n" | "в" | "дней" | "дня" | "день" | "дн" | "day" | "days" => {}
            word => {
                let number: u16 = word.parse().map_err(|_| Reason::UnknownWord(Dictionary::Planning))?;
                if days.replace(number).is_some() {
                    return Err(Reason::UnknownWord(Dictionary::Planning));
                }
            }
        }
    }
    match days {
        _ if !kind_named => Err(Reason::UnknownWord(Dictionary::Planning)),
        Some(days) if !EVERY_DAYS.contains(&days) => {
            Err(Reason::OutOfRange { from: i64::from(*EVERY_DAYS.start()), to: i64::from(*EVERY_DAYS.end()) })
        }
        days => Ok((PlanningKind::Every, days)),
    }
}

/// Weekdays: "вт, пт", "вторник", "Tue Fri", "2,5" (Monday is 1), "пн-пт", "будни", "ежедневно".
///
/// # Errors
/// [`Reason::NotWeekdays`].
pub fn weekdays(text: &str) -> Result<Weekdays, Reason> {
    let text = text.to_lowercase();
    let mask = match plain(&text).as_str() {
        "ежедневно" | "каждый день" | "все" | "все дни" | "любой" | "daily" | "every day" | "all" | "any" => {
            ALL_DAYS
        }
        "будни" | "по будням" | "рабочие дни" | "weekdays" | "working days" => {
            WORKING_DAYS
        }
        "выходные" | "по выходным" | "weekend" | "weekends" => DAYS_OFF,
        _ => listed_days(&text)?,
    };
    Weekdays::from_mask(mask).filter(|_| mask != 0).ok_or(Reason::NotWeekdays)
}

fn listed_days(text: &str) -> Result<u8, Reason> {
    let spaced = text.replace(['–', '—', '−', '‑'], "-");
    let joined = spaced.split('-').map(str::trim).collect::<Vec<_>>().join("-");
    let mut mask = 0;
    for part in joined
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '/' | '.' | '+' | '&'))
    {
        if matches!(part, "" | "по" | "и" | "and" | "on") {
            continue;
        }
        mask |= match part.split_once('-') {
            Some((from, to)) => range(weekday(from)?, weekday(to)?),
            None => 1 << weekday(part)?,
        };
    }
    Ok(mask)
}

/// Both days included; "пт-пн" goes over the end of the week.
fn range(from: u8, to: u8) -> u8 {
    let mut mask = 1 << to;
    let mut day = from;
    while day != to {
        mask |= 1 << day;
        day = (day + 1) % 7;
    }
    mask
}

/// Number of a weekday, 0 = Monday.
fn weekday(word: &str) -> Result<u8, Reason> {
    if let [digit @ b'1'..=b'7'] = word.as_bytes() {
        return Ok(digit - b'1');
    }
    let names = |[short, stem, short_english, english]: &[&str; 4]| {
        let russian = word.starts_with(stem) || (word.chars().count() >= 2 && stem.starts_with(word));
        word == *short || russian || (word.len() >= 2 && english.starts_with(word)) || word == *short_english
    };
    let day = DAYS.iter().position(names).ok_or(Reason::NotWeekdays)?;
    u8::try_from(day).map_err(|_| Reason::NotWeekdays)
}

/// The status of an address.
///
/// # Errors
/// [`Reason::UnknownWord`].
pub fn status(text: &str) -> Result<AddressStatus, Reason> {
    match plain(text).as_str() {
        "активный" | "активен" | "активная" | "активна" | "действующий" | "работает" | "active" => {
            Ok(AddressStatus::Active)
        }
        "проверка отвала" | "на проверке" | "проверка" | "отвал" | "churn review" | "churn" | "in review" => {
            Ok(AddressStatus::ChurnReview)
        }
        "закрыт" | "закрыта" | "закрытый" | "закрыто" | "неактивный" | "отключен" | "closed" | "inactive" => {
            Ok(AddressStatus::Closed)
        }
        _ => Err(Reason::UnknownWord(Dictionary::Status)),
    }
}

/// How money came in.
///
/// # Errors
/// [`Reason::UnknownWord`].
pub fn payment_kind(text: &str) -> Result<PaymentKind, Reason> {
    match plain(text).as_str() {
        "наличные" | "наличными" | "нал" | "наличный" | "наличный расчет" | "касса" | "cash" => {
            Ok(PaymentKind::Cash)
        }
        "карта" | "картой" | "банковская карта" | "эквайринг" | "терминал" | "онлайн" | "card" => {
            Ok(PaymentKind::Card)
        }
        "безналичные"
        | "безналичный"
        | "безналичный расчет"
        | "безнал"
        | "перевод"
        | "счет"
        | "по счету"
        | "банк"
        | "расчетный счет"
        | "transfer"
        | "bank"
        | "bank transfer"
        | "invoice" => Ok(PaymentKind::Transfer),
        _ => Err(Reason::UnknownWord(Dictionary::Payment)),
    }
}

/// Lower case, `е` for `ё`, words with single spaces, no punctuation.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase().replace('ё', "е").replace('_', " ");
    lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a name of a dictionary, in lower case, is the one for everything else.
pub fn is_everything_else(name: &str) -> bool {
    matches!(name, "другое" | "прочее" | "other" | "other reason")
}
