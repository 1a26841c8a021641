use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

/// Where a client takes chance from: for how long it waits before it repeats a
/// call, and for idempotency keys.
///
/// The built-in source is the operating system. Tests take [`SeededRandom`].
pub trait Random: Send + Sync + 'static {
    /// Bits that nobody else has; `None` if there are none at the moment. Then a
    /// call is sent without an idempotency key, and waits are as long as they
    /// may be.
    fn bits(&self) -> Option<u128>;
}

/// The operating system.
#[derive(Debug)]
pub(crate) struct SystemRandom;

impl Random for SystemRandom {
    fn bits(&self) -> Option<u128> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).ok()?;
        Some(u128::from_ne_bytes(bytes))
    }
}

/// The same bits for the same seed, for tests. Never use it for real calls: the
/// portal takes two writes with the same idempotency key for one.
#[derive(Debug)]
pub struct SeededRandom(AtomicU64);

impl SeededRandom {
    /// The source with this seed.
    pub fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    /// The next number of SplitMix64.
    fn next(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let state = self.0.fetch_add(STEP, Ordering::Relaxed);
        let mixed = state.wrapping_add(STEP);
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

impl Random for SeededRandom {
    fn bits(&self) -> Option<u128> {
        let high = u128::from(self.next());
        Some(high << 64 | u128::from(self.next()))
    }
}

impl fmt::Debug for dyn Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Random")
    }
}

/// A number from 0 to 1, without the 1 except where there is no chance.
pub(crate) fn fraction(random: &dyn Random) -> f64 {
    const PRECISION: u32 = f64::MANTISSA_DIGITS;
    let bits = random.bits().map(|bits| bits >> (u128::BITS - PRECISION));
    bits.map_or(1.0, |bits| bits as f64 / (1_u64 << PRECISION) as f64)
}

/// A random UUID of version 4.
pub(crate) fn uuid(random: &dyn Random) -> Option<String> {
    const VERSION: u128 = 0xf << 76;
    const VARIANT: u128 = 0b11 << 62;
    let bits = random.bits()? & !VERSION & !VARIANT | 4 << 76 | 0b10 << 62;
    let digits = format!("{bits:032x}");
    let [a, b, c, d, e] = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| &digits[part]);
    Some(format!("{a}-{b}-{c}-{d}-{e}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed(Option<u128>);

    impl Random for Fixed {
        fn bits(&self) -> Option<u128> {
            self.0
        }
    }

    #[test]
    fn uuids_of_version_4() {
        let cases = [
            (0, "00000000-0000-4000-8000-000000000000"),
            (u128::MAX, "ffffffff-ffff-4fff-bfff-ffffffffffff"),
        ];
        for (bits, expected) in cases {
            assert_eq!(uuid(&Fixed(Some(bits))).as_deref(), Some(expected));
        }
        assert_eq!(uuid(&Fixed(None)), None);
        assert_ne!(uuid(&SystemRandom), uuid(&SystemRandom));
    }

    #[test]
    fn fractions() {
        assert_eq!(fraction(&Fixed(Some(0))), 0.0);
        assert_eq!(fraction(&Fixed(Some(1 << 127))), 0.5);
        assert!(fraction(&Fixed(Some(u128::MAX))) < 1.0);
        assert_eq!(fraction(&Fixed(None)), 1.0);
    }

    #[test]
    fn a_seed_decides_everything() {
        let bits = |seed| {
            let random = SeededRandom::new(seed);
            [random.bits(), random.bits()]
        };
        assert_eq!(bits(7), bits(7));
        assert_ne!(bits(7), bits(8));
        // The first two numbers of the reference implementation for the seed 0.
        let first = 0xe220_a839_7b1d_cdaf_6e78_9e6a_a1b9_65f4;
        assert_eq!(bits(0)[0], Some(first));
    }
}
