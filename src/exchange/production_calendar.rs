//! The production calendar of a year: XML in the form of xmlcalendar.ru, or a list of days as CSV (`date;type;name`).
//!
//! The XML names what is not as the weekday says: `<day d="01.09" t="1" h="1" f="01.03"/>` is 9 January, off (1; 2: shorter;
//! 3: worked), of holiday 1, moved from 3 January. Files come from anywhere: nothing in them is expanded, and what is too
//! large, too deep or has a document type of its own is refused unread.

use chrono::{Datelike, NaiveDate};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::csv::CsvReader;
use super::encoding::decode;
use super::table::{CellRef, ReadError};
use super::values::date;
use crate::domain::directory::DayType;

/// Most bytes of a file: a year takes about three thousand.
pub const MOST_BYTES: usize = 1024 * 1024;
/// Most days that one file may name.
pub const MOST_DAYS: usize = 4_000;
/// Deepest nesting of elements; a calendar has three.
const DEEPEST: usize = 8;

/// Why a file is no calendar.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// Larger than any calendar.
    #[error("larger than any calendar")]
    TooLarge,
    /// Deeper than any calendar.
    #[error("elements nested deeper than in any calendar")]
    TooDeep,
    /// A document type of its own, with whatever it may declare.
    #[error("a document type of its own")]
    DocumentType,
    /// Not XML to its end.
    #[error("not XML beyond byte {at}")]
    Broken {
        /// Bytes that were read.
        at: u64,
    },
    /// XML, but of something else.
    #[error("no calendar")]
    NotACalendar,
    /// A calendar without a year from 2000 to 2100.
    #[error("no year")]
    NoYear,
    /// The file cannot be read as a list.
    #[error(transparent)]
    List(#[from] ReadError),
}

/// How a day is called in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayName {
    /// It has no name.
    None,
    /// This one.
    Title(String),
    /// It is off in place of this day.
    MovedFrom(NaiveDate),
}

/// A day of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BroughtDay {
    /// Which.
    pub day: NaiveDate,
    /// What it is: a day off is one without delivery.
    pub kind: DayType,
    /// How it is called.
    pub name: DayName,
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayFault {
    /// No date, or one that is in no calendar.
    Date,
    /// A type that is not known.
    Type,
}

impl DayFault {
    /// Stable word, part of the name of its sentence.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Type => "type",
        }
    }
}

/// A row that says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// Line of a list, number of the day in XML; counted from one.
    pub row: usize,
    /// What stands there.
    pub text: String,
    /// What is wrong with it.
    pub fault: DayFault,
}

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BroughtCalendar {
    /// The year of a calendar in XML; a list may have days of several.
    pub year: Option<i32>,
    /// The days that can be used, in the order of the file.
    pub days: Vec<BroughtDay>,
    /// The rows that cannot.
    pub faults: Vec<RowFault>,
}

impl BroughtCalendar {
    /// The years that it speaks of, in order.
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.days.iter().map(|day| day.day.year()).chain(self.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}

/// Reads a calendar, whichever of the two forms it has.
///
/// # Errors
/// [`CalendarError`]; single rows that are wrong are among the faults instead.
pub fn read_calendar(bytes: &[u8]) -> Result<BroughtCalendar, CalendarError> {
    if bytes.len() > MOST_BYTES {
        return Err(CalendarError::TooLarge);
    }
    let text = decode(bytes)?;
    if text.trim_start().starts_with('<') { read_xml(&text) } else { read_list(bytes) }
}

/// What an XML says before its days are put together: the number of a holiday is explained elsewhere in the file.
#[derive(Default)]
struct Xml {
    year: Option<i32>,
    holidays: Vec<(String, String)>,
    days: Vec<XmlDay>,
}

#[derive(Default)]
struct XmlDay {
    day: String,
    kind: String,
    holiday: Option<String>,
    moved_from: Option<String>,
}

fn read_xml(text: &str) -> Result<BroughtCalendar, CalendarError> {
    let mut reader = Reader::from_str(text);
    let mut xml = Xml::default();
    let mut depth = 0_usize;
    let mut is_calendar = false;
    loop {
        let event = reader.read_event();
        let broken = || CalendarError::Broken { at: reader.buffer_position() };
        match event.map_err(|_| broken())? {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(CalendarError::TooDeep);
                }
                is_calendar |= xml.take(&element).ok_or_else(broken)?;
            }
            Event::Empty(element) => is_calendar |= xml.take(&element).ok_or_else(broken)?,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return Err(CalendarError::DocumentType),
            Event::Eof if depth > 0 => return Err(broken()),
            Event::Eof => break,
            _ => {}
        }
        if xml.days.len() > MOST_DAYS || xml.holidays.len() > MOST_DAYS {
            return Err(CalendarError::TooLarge);
        }
    }
    if is_calendar { xml.calendar() } else { Err(CalendarError::NotACalendar) }
}

impl Xml {
    /// Takes in an element; `None` if its attributes cannot be read, `true` for that of the calendar itself.
    fn take(&mut self, element: &BytesStart<'_>) -> Option<bool> {
        let name = element.name();
        let name = name.as_ref();
        let mut values: Vec<(String, String)> = Vec::new();
        for attribute in element.attributes() {
            let attribute = attribute.ok()?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            values.push((attribute.key.as_ref().to_owned(), value.into_owned()));
        }
        let mut value = |key: &str| {
            let at = values.iter().position(|(known, _)| known == key)?;
            Some(values.swap_remove(at).1)
        };
        match name {
            "calendar" => {
                self.year = value("year").and_then(|year| year.trim().parse().ok());
                return Some(true);
            }
            "holiday" => self.holidays.extend(value("id").zip(value("title"))),
            "day" => self.days.push(XmlDay {
                day: value("d").unwrap_or_default(),
                kind: value("t").unwrap_or_default(),
                holiday: value("h"),
                moved_from: value("f"),
            }),
            _ => {}
        }
        Some(false)
    }

    fn calendar(self) -> Result<BroughtCalendar, CalendarError> {
        let year = self.year.filter(|year| (2000..=2100).contains(year)).ok_or(CalendarError::NoYear)?;
        let mut brought = BroughtCalendar { year: Some(year), ..BroughtCalendar::default() };
        for (at, day) in self.days.iter().enumerate() {
            match day.read(year, &self.holidays) {
                Ok(day) => brought.days.push(day),
                Err(fault) => {
                    let text = format!("{} {}", day.day, day.kind);
                    brought.faults.push(RowFault { row: at + 1, text: shortened(&text), fault });
                }
            }
        }
        Ok(brought)
    }
}

impl XmlDay {
    fn read(&self, year: i32, holidays: &[(String, String)]) -> Result<BroughtDay, DayFault> {
        let day = month_and_day(&self.day, year).ok_or(DayFault::Date)?;
        let kind = match self.kind.trim() {
            "1" => DayType::NoDelivery,
            "2" => DayType::Short,
            "3" => DayType::Working,
            _ => return Err(DayFault::Type),
        };
        let titled = self.holiday.as_ref().and_then(|id| holidays.iter().find(|(known, _)| known == id));
        let moved = self.moved_from.as_deref().and_then(|from| month_and_day(from, year));
        let name = match (titled, moved) {
            (Some((_, title)), _) => DayName::Title(tidy(title)),
            (None, Some(from)) => DayName::MovedFrom(from),
            (None, None) => DayName::None,
        };
        Ok(BroughtDay { day, kind, name })
    }
}

/// `01.09` is 9 January.
fn month_and_day(text: &str, year: i32) -> Option<NaiveDate> {
    let (month, day) = text.trim().split_once('.')?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

fn read_list(bytes: &[u8]) -> Result<BroughtCalendar, CalendarError> {
    let mut reader = CsvReader::open(bytes)?;
    let mut brought = BroughtCalendar::default();
    let mut is_first = true;
    while reader.next_record()? {
        let fields = reader.fields();
        let (when, kind) = (fields.get(0).trim(), fields.get(1).trim());
        let day = date(CellRef::Text(when)).ok().filter(|day| (2000..=2100).contains(&day.year()));
        // A heading is no fault.
        let heads =
            std::mem::take(&mut is_first) && day.is_none() && !when.starts_with(|c: char| c.is_ascii_digit());
        let read = day.ok_or(DayFault::Date).and_then(|day| Ok((day, day_type(kind).ok_or(DayFault::Type)?)));
        match read {
            Ok((day, kind)) => {
                let title = tidy(fields.get(2));
                let name = if title.is_empty() { DayName::None } else { DayName::Title(title) };
                brought.days.push(BroughtDay { day, kind, name });
            }
            Err(_) if heads => {}
            Err(fault) => {
                let text = shortened(&format!("{when} {kind}"));
                brought.faults.push(RowFault { row: reader.first_line(), text, fault });
            }
        }
        if brought.days.len() > MOST_DAYS || brought.faults.len() > MOST_DAYS {
            return Err(CalendarError::TooLarge);
        }
    }
    Ok(brought)
}

/// The type that a word of a list means: the stored word, the number of the XML, or the words of either language.
fn day_type(word: &str) -> Option<DayType> {
    let word = word.to_lowercase().replace('ё', "е");
    DayType::from_code(&word).or(match word.as_str() {
        "1" | "нет доставки" | "выходной" | "нерабочий" | "day off" | "no delivery" => {
            Some(DayType::NoDelivery)
        }
        "2" | "короткий" | "сокращенный" | "предпраздничный" | "short day" => {
            Some(DayType::Short)
        }
        "3" | "рабочий" | "рабочий день" | "working day" => Some(DayType::Working),
        "праздник" | "праздничный" => Some(DayType::Holiday),
        "0" | "обычный" | "обычный день" | "ordinary day" => Some(DayType::Ordinary),
        _ => None,
    })
}

/// A name in one line, without what cannot be kept, and no longer than a name may be.
fn tidy(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.chars().take(300).collect()
}

/// What stands in a row, short enough to be shown.
fn shortened(text: &str) -> String {
    tidy(text).chars().take(60).collect()
}
