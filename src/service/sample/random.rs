//! Numbers that look random and are the same on every machine (SplitMix64; integers only).

/// What a stream of numbers is for: each purpose and each index has its own, so that one part of the sample never
/// shifts another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Office = 1,
    Group,
    Client,
    Customer,
    Deliveries,
    Money,
    Desk,
    Talk,
    Churn,
    Terms,
}

/// A stream of numbers.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

const fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

impl Random {
    /// The stream of a purpose for the thing with this index.
    pub(super) const fn of(seed: u64, purpose: Purpose, index: u32) -> Self {
        let purpose = mix(seed.wrapping_add(STEP.wrapping_mul(purpose as u64)));
        Self(mix(purpose ^ (index as u64).wrapping_mul(STEP)))
    }

    /// The next 64 bits.
    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// From 0 up to but without `end`; 0 where `end` is 0.
    pub(super) const fn below(&mut self, end: u32) -> u32 {
        (((self.next() >> 32) * end as u64) >> 32) as u32
    }

    /// From `from` to `to`, both included.
    pub(super) fn between(&mut self, from: i64, to: i64) -> i64 {
        let count = u32::try_from(to - from + 1).unwrap_or(1);
        from + i64::from(self.below(count))
    }

    /// True in so many of a thousand cases.
    pub(super) const fn per_mille(&mut self, chance: u32) -> bool {
        self.below(1000) < chance
    }

    /// One of these.
    pub(super) fn pick<T: Copy, const N: usize>(&mut self, from: &[T; N]) -> T {
        let count = u32::try_from(N).unwrap_or(u32::MAX);
        from[self.below(count) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_within_their_bounds_and_reach_both_ends() {
        let mut random = Random::of(7, Purpose::Office, 0);
        let drawn: Vec<i64> = (0..1000).map(|_| random.between(-2, 3)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&-2), Some(&3)));
        let rare = (0..10_000).filter(|_| random.per_mille(100)).count();
        assert!((800..1200).contains(&rare), "{rare}");
    }

    #[test]
    fn each_purpose_and_index_has_its_own_numbers() {
        let first = |purpose, index| Random::of(1, purpose, index).next();
        assert_eq!(first(Purpose::Desk, 5), first(Purpose::Desk, 5));
        assert_ne!(first(Purpose::Desk, 5), first(Purpose::Desk, 6));
        assert_ne!(first(Purpose::Desk, 5), first(Purpose::Talk, 5));
    }
}
