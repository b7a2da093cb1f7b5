//! The public holidays of Russia, by rule. Days that the government moves from year to year are not among them: an office
//! marks those in its delivery calendar.

use chrono::{Datelike, NaiveDate};

use super::coded;

coded! {
    /// A public holiday of Russia.
    pub enum Holiday {
        /// 1 January.
        NewYear = "new-year",
        /// 2 to 6 and 8 January.
        NewYearDays = "new-year-days",
        /// 7 January.
        Christmas = "christmas",
        /// 23 February.
        DefenderDay = "defender-day",
        /// 8 March.
        WomensDay = "womens-day",
        /// 1 May.
        LabourDay = "labour-day",
        /// 9 May.
        VictoryDay = "victory-day",
        /// 12 June.
        RussiaDay = "russia-day",
        /// 4 November.
        UnityDay = "unity-day",
        /// 31 December: no public holiday by law in every year, and yet nobody brings water.
        NewYearsEve = "new-years-eve",
    }
}

/// The holiday of a day, if it is one.
pub fn holiday(day: NaiveDate) -> Option<Holiday> {
    match (day.month(), day.day()) {
        (1, 1) => Some(Holiday::NewYear),
        (1, 7) => Some(Holiday::Christmas),
        (1, 2..=8) => Some(Holiday::NewYearDays),
        (2, 23) => Some(Holiday::DefenderDay),
        (3, 8) => Some(Holiday::WomensDay),
        (5, 1) => Some(Holiday::LabourDay),
        (5, 9) => Some(Holiday::VictoryDay),
        (6, 12) => Some(Holiday::RussiaDay),
        (11, 4) => Some(Holiday::UnityDay),
        (12, 31) => Some(Holiday::NewYearsEve),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_has_fifteen_of_them_and_every_kind() {
        let first = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
        let found: Vec<Holiday> =
            first.iter_days().take_while(|day| day.year() == 2027).filter_map(holiday).collect();
        assert_eq!(found.len(), 15);
        assert!(Holiday::ALL.iter().all(|kind| found.contains(kind)));
    }
}
