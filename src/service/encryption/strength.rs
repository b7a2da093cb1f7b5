//! How well a password holds against somebody who has the file and tries as many as the computer can.

use std::collections::BTreeSet;

use crate::service::signing_in::Secret;

/// Fewest characters of the password of an office file.
pub const FEWEST_CHARACTERS: usize = 10;

/// How strong a password is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Shorter than [`FEWEST_CHARACTERS`]: it is not taken.
    Short,
    /// Of few different characters, or short and of one kind.
    Weak,
    /// It will do.
    Fair,
    /// Long, or of many kinds of characters.
    Good,
}

/// What is to be said of a password while it is typed. It is a hint: a known saying is weak at any length.
pub fn strength(password: &Secret) -> Strength {
    let typed = password.typed();
    let length = typed.chars().count();
    let different = typed.chars().collect::<BTreeSet<_>>().len();
    let kind = |c: char| match c {
        c if c.is_lowercase() => 0,
        c if c.is_uppercase() => 1,
        c if c.is_numeric() => 2,
        _ => 3,
    };
    let kinds = typed.chars().map(kind).collect::<BTreeSet<_>>().len();
    match (length, different, kinds) {
        (..FEWEST_CHARACTERS, ..) => Strength::Short,
        (_, ..6, _) => Strength::Weak,
        (20.., 10.., _) | (14.., 10.., 3..) => Strength::Good,
        (14.., ..) | (_, _, 2..) => Strength::Fair,
        _ => Strength::Weak,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hint_follows_length_and_variety() {
        let of = |typed: &str| strength(&Secret::new(typed));
        assert_eq!(of("вода19"), Strength::Short);
        assert_eq!(of("1111111111111111111111111"), Strength::Weak);
        assert_eq!(of("абвгдежзик"), Strength::Weak);
        assert_eq!(of("вода из родника"), Strength::Fair);
        assert_eq!(of("лодка шишка март гвоздь"), Strength::Good);
        assert_eq!(of("Лодка-шишка-19"), Strength::Good);
    }
}
