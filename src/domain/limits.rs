//! How long texts may be and how high prices: each limit stands once.

use super::money::Money;

/// Characters of a name, an address, a position.
pub const LONGEST_NAME: usize = 300;
/// Characters of a note about a client or an address.
pub const LONGEST_NOTE: usize = 4_000;
/// Characters of a remark about one document, to a driver or about an evening.
pub const LONGEST_REMARK: usize = 1_000;
/// The highest price of one unit, and deposit for one container: 10 million roubles.
pub const HIGHEST_PRICE: Money = Money::minor(1_000_000_000);
