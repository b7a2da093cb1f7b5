//! Orders by any part of their number.
//!
//! Numbers come from a counter, so the ones that hold what was typed are reckoned and looked up, the newest first:
//! nothing of the orders lies in the memory, and no number is passed over.

use crate::store::{FoundOrder, Read, StoreError};

/// Figures of a number, with noughts in front.
const WIDTH: u32 = 6;

/// The newest orders whose number holds these figures; those that end with them come first.
pub fn find(read: &Read<'_>, figures: &str, limit: usize) -> Result<Vec<FoundOrder>, StoreError> {
    let Ok(part) = figures.parse::<u64>() else { return Ok(Vec::new()) };
    let length = u32::try_from(figures.len()).unwrap_or(u32::MAX);
    let numberings = read.order_numberings()?;
    let mut found: Vec<FoundOrder> = Vec::new();
    for (exactly, inside) in [(true, false), (false, true)] {
        for (prefix, highest) in &numberings {
            let numbers = (1..=*highest).rev().filter(|number| {
                let number = number.unsigned_abs();
                (exactly && ends_with(number, part, length))
                    || (inside && !ends_with(number, part, length) && holds(number, part, length))
            });
            for number in numbers {
                if found.len() >= limit {
                    return Ok(found);
                }
                found.extend(read.found_order(prefix, number)?);
            }
        }
    }
    Ok(found)
}

fn width(number: u64) -> u32 {
    number.checked_ilog10().map_or(1, |log| log + 1).max(WIDTH)
}

fn ends_with(number: u64, part: u64, length: u32) -> bool {
    length <= width(number) && number % 10_u64.pow(length) == part
}

fn holds(number: u64, part: u64, length: u32) -> bool {
    let places = (width(number) + 1).saturating_sub(length);
    (0..places).any(|place| number / 10_u64.pow(place) % 10_u64.pow(length) == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reckoning_finds_what_reading_would() {
        for number in [1, 481, 4_812, 100_481, 481_248, 1_004_812] {
            let written = format!("{number:06}");
            for part in ["48", "004", "4812", "004812", "1", "0000481", "481", "12"] {
                let (figures, length) = (part.parse().unwrap(), u32::try_from(part.len()).unwrap());
                assert_eq!(holds(number, figures, length), written.contains(part), "{part} in {written}");
                assert_eq!(
                    ends_with(number, figures, length),
                    written.ends_with(part),
                    "{part} at {written}"
                );
            }
        }
    }
}
