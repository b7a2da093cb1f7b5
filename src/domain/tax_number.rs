//! ИНН, the number under which the tax office knows a company (10 digits) or a person (12), and its control digits.
//!
//! The weights: <https://ru.wikipedia.org/wiki/Идентификационный_номер_налогоплательщика>.

const WEIGHTS: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/// The control digit that follows the first `count` digits, 9 to 11 of them.
fn control(digits: &[u32], count: usize) -> u32 {
    let weights = &WEIGHTS[WEIGHTS.len() - count..];
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11 % 10
}

/// Whether the last digits follow from the others. A number of which they do not may be a slip of the fingers; it is pointed
/// out and not refused.
pub fn adds_up(number: &str) -> bool {
    let digits: Vec<u32> = number.chars().filter_map(|sign| sign.to_digit(10)).collect();
    let holds = |count: usize| digits.get(count) == Some(&control(&digits, count));
    match digits.len() {
        10 => holds(9),
        12 => holds(10) && holds(11),
        _ => false,
    }
}

/// The number of a company that begins with these nine digits.
pub fn of_company(first: [u32; 9]) -> String {
    first.iter().chain([&control(&first, 9)]).map(u32::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_a_slip_of_the_fingers_does_not_add_up() {
        assert!(adds_up("7707083893"));
        assert!(!adds_up("7707083894"));
        assert!(adds_up("500100732259"));
        assert!(!adds_up("500100732258"));
    }

    #[test]
    fn the_last_digit_of_a_company_follows_from_the_others() {
        assert_eq!(of_company([7, 7, 0, 7, 0, 8, 3, 8, 9]), "7707083893");
    }
}
