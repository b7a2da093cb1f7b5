//! A JSON object read key by key, so that every complaint names its key and numbers keep the digits they were
//! written with.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::BadCase;
use crate::planning::number;

/// A value with the name under which complaints speak of it.
#[derive(Debug, Clone)]
pub(super) struct Named<'a> {
    pub key: String,
    raw: &'a RawValue,
}

/// The keys of an object in their order, doubles included.
#[derive(Debug)]
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// The values of an object whose keys are all in `known`, without those that are `null`.
pub(super) fn object<'a>(case: &'a RawValue, known: &[&str]) -> Result<Vec<Named<'a>>, BadCase> {
    let Entries(entries) = serde_json::from_str(case.get())
        .map_err(|_| BadCase { key: "case".to_owned(), problem: "must be an object".to_owned() })?;
    let mut values: Vec<Named<'a>> = Vec::with_capacity(entries.len());
    for (key, raw) in entries {
        let value = Named { key, raw };
        if !known.contains(&value.key.as_str()) {
            return Err(value.bad("is not a known key"));
        }
        if values.iter().any(|other| other.key == value.key) {
            return Err(value.bad("stands there twice"));
        }
        values.push(value);
    }
    values.retain(|value| value.raw.get() != "null");
    Ok(values)
}

impl<'a> Named<'a> {
    pub fn bad(&self, problem: impl Into<String>) -> BadCase {
        BadCase { key: self.key.clone(), problem: problem.into() }
    }

    pub fn text(&self) -> Result<String, BadCase> {
        serde_json::from_str(self.raw.get()).map_err(|_| self.bad("must be a text"))
    }

    /// The text as one of the known codes.
    pub fn code<T>(&self, of: impl Fn(&str) -> Option<T>, codes: &str) -> Result<T, BadCase> {
        of(&self.text()?).ok_or_else(|| self.bad(format!("must be one of {codes}")))
    }

    /// The number as it is written.
    pub fn decimal(&self) -> Result<Decimal, BadCase> {
        let digits = self.raw.get();
        if !digits.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
            return Err(self.bad("must be a number"));
        }
        Decimal::from_str(digits)
            .or_else(|_| Decimal::from_scientific(digits))
            .map_err(|_| self.bad("is a number out of range"))
    }

    /// A whole number from `least` to `most`.
    pub fn whole<T: TryFrom<i64>>(&self, least: i64, most: i64) -> Result<T, BadCase> {
        let refusal = || self.bad(format!("must be a whole number from {least} to {most}"));
        let number = self.decimal()?;
        if !number.is_integer() || number < Decimal::from(least) || number > Decimal::from(most) {
            return Err(refusal());
        }
        i64::try_from(number).ok().and_then(|number| T::try_from(number).ok()).ok_or_else(refusal)
    }

    /// Litres as whole millilitres.
    pub fn millilitres(&self) -> Result<i64, BadCase> {
        number::millilitres(self.decimal()?).ok_or_else(|| self.bad("must be at most 1000000000 litres"))
    }

    pub fn date(&self) -> Result<NaiveDate, BadCase> {
        number::date(&self.text()?).ok_or_else(|| {
            let (first, last) = (number::YEARS.start(), number::YEARS.end());
            self.bad(format!("must be a date YYYY-MM-DD from {first} to {last}"))
        })
    }

    /// The members of an array; complaints call them `key[0]`, `key[1]` …
    pub fn list(&self) -> Result<Vec<Named<'a>>, BadCase> {
        let members: Vec<&'a RawValue> =
            serde_json::from_str(self.raw.get()).map_err(|_| self.bad("must be an array"))?;
        let named = |(place, raw)| Named { key: format!("{}[{place}]", self.key), raw };
        Ok(members.into_iter().enumerate().map(named).collect())
    }

    /// The two members of a pair.
    pub fn pair(&self, of: &str) -> Result<[Named<'a>; 2], BadCase> {
        self.list()
            .ok()
            .and_then(|members| members.try_into().ok())
            .ok_or_else(|| self.bad(format!("must be a pair of {of}")))
    }
}
