//! Which backups are kept: many of the last hours, few of long ago. Pure.

use chrono::{Datelike, NaiveDateTime, Timelike};

/// However few are asked for, so many of the newest stay.
pub const FEWEST: usize = 3;

/// Of how many hours, days, weeks and months the last backup is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Hours in which there was one.
    pub hours: usize,
    /// Days.
    pub days: usize,
    /// Weeks from Monday.
    pub weeks: usize,
    /// Months.
    pub months: usize,
}

impl Default for Keep {
    fn default() -> Self {
        Self { hours: 12, days: 14, weeks: 8, months: 24 }
    }
}

type Span = fn(&NaiveDateTime) -> (i32, u32, u32);

impl Keep {
    /// Which of these moments are not kept, in the order in which they are given. Of the last so many hours, days, weeks
    /// and months in which there is any, the last one is kept, and the newest [`FEWEST`] in any case. Spans without a
    /// backup do not count, so that a long holiday costs nothing.
    ///
    /// What is given up now is not missed later: thinning after each new backup keeps the same as thinning once.
    pub fn given_up(&self, moments: &[NaiveDateTime]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..moments.len()).collect();
        // The newest first; of two of one moment the one that is named later counts as the newer.
        order.sort_by_key(|at| std::cmp::Reverse((moments[*at], *at)));
        let spans: [(usize, Span); 4] = [
            (self.hours, |moment| (moment.year(), moment.ordinal(), moment.hour())),
            (self.days, |moment| (moment.year(), moment.ordinal(), 0)),
            (self.weeks, |moment| (moment.iso_week().year(), moment.iso_week().week(), 0)),
            (self.months, |moment| (moment.year(), moment.month(), 0)),
        ];
        let mut kept = vec![false; moments.len()];
        order.iter().take(FEWEST).for_each(|at| kept[*at] = true);
        for (most, span) in spans {
            let mut last = None;
            let mut seen = 0;
            for at in &order {
                let here = span(&moments[*at]);
                if last == Some(here) {
                    continue;
                }
                (last, seen) = (Some(here), seen + 1);
                if seen > most {
                    break;
                }
                kept[*at] = true;
            }
        }
        (0..moments.len()).filter(|at| !kept[*at]).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::{Duration, NaiveDate};
    use proptest::prelude::*;

    use super::*;

    fn moments() -> impl Strategy<Value = Vec<NaiveDateTime>> {
        let begin = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
        // Many close together, some far apart.
        let minutes = prop_oneof![0_i64..3_000, 0_i64..60_000, 0_i64..1_400_000];
        let moment = minutes.prop_map(move |minutes| begin + Duration::minutes(minutes));
        prop::collection::vec(moment, 0..80)
    }

    fn keep() -> impl Strategy<Value = Keep> {
        (0..8_usize, 0..8_usize, 0..8_usize, 0..8_usize).prop_map(|(hours, days, weeks, months)| Keep {
            hours,
            days,
            weeks,
            months,
        })
    }

    fn kept(keep: Keep, moments: &[NaiveDateTime]) -> BTreeSet<NaiveDateTime> {
        let given_up = keep.given_up(moments);
        (0..moments.len()).filter(|at| !given_up.contains(at)).map(|at| moments[at]).collect()
    }

    fn unique(moments: &[NaiveDateTime]) -> Vec<NaiveDateTime> {
        moments.iter().copied().collect::<BTreeSet<_>>().into_iter().collect()
    }

    proptest! {
        #[test]
        fn the_newest_ones_stay(moments in moments(), keep in keep()) {
            let moments = unique(&moments);
            let kept = kept(keep, &moments);
            for newest in moments.iter().rev().take(FEWEST) {
                prop_assert!(kept.contains(newest));
            }
        }

        #[test]
        fn there_is_one_of_every_span_that_is_asked_for(moments in moments(), keep in keep()) {
            let kept = kept(keep, &moments);
            let days: BTreeSet<NaiveDate> = moments.iter().map(NaiveDateTime::date).collect();
            for day in days.iter().rev().take(keep.days) {
                let last = moments.iter().filter(|moment| moment.date() == *day).max().unwrap();
                prop_assert!(kept.contains(last), "{day}");
            }
            let months: BTreeSet<_> = moments.iter().map(|moment| (moment.year(), moment.month())).collect();
            for month in months.iter().rev().take(keep.months) {
                prop_assert!(kept.iter().any(|moment| (moment.year(), moment.month()) == *month));
            }
        }

        #[test]
        fn no_more_stay_than_are_asked_for(moments in moments(), keep in keep()) {
            let moments = unique(&moments);
            let most = FEWEST + keep.hours + keep.days + keep.weeks + keep.months;
            prop_assert!(kept(keep, &moments).len() <= most);
        }

        #[test]
        fn what_was_given_up_is_not_missed_later(moments in moments(), keep in keep()) {
            let moments = unique(&moments);
            let mut held: Vec<NaiveDateTime> = Vec::new();
            for (count, moment) in moments.iter().enumerate() {
                held.push(*moment);
                held = super::tests::kept(keep, &held).into_iter().collect();
                let at_once = super::tests::kept(keep, &moments[..=count]);
                prop_assert_eq!(held.iter().copied().collect::<BTreeSet<_>>(), at_once);
            }
        }

        #[test]
        fn asking_for_more_gives_up_no_more(moments in moments(), keep in keep()) {
            let more = Keep { hours: keep.hours + 1, days: keep.days + 1, weeks: keep.weeks + 1, months: keep.months + 1 };
            prop_assert!(kept(more, &moments).is_superset(&kept(keep, &moments)));
        }

        #[test]
        fn the_order_in_which_they_are_found_does_not_matter(moments in moments(), keep in keep()) {
            let moments = unique(&moments);
            let turned: Vec<NaiveDateTime> = moments.iter().rev().copied().collect();
            prop_assert_eq!(kept(keep, &moments), kept(keep, &turned));
        }
    }

    #[test]
    fn two_years_of_hourly_backups_come_to_a_few_dozen() {
        let begin = NaiveDate::from_ymd_opt(2024, 11, 1).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let hourly = (0..730).flat_map(|day| (0..10).map(move |hour| (day, hour)));
        let moments: Vec<NaiveDateTime> =
            hourly.map(|(day, hour)| begin + Duration::days(day) + Duration::hours(hour)).collect();
        assert_eq!(moments.len(), 7_300);
        let keep = Keep::default();
        let most = keep.hours + keep.days + keep.weeks + keep.months;
        let kept = kept(keep, &moments).len();
        assert!(kept <= most && kept > keep.hours + keep.months, "{kept} of {most}");
    }
}
