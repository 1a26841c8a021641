//! Repeating calls.

mod budget;

use std::time::Duration;

pub(crate) use budget::Budget;

use crate::random::{Random, fraction};

/// Whether and when a client repeats calls that failed.
///
/// By default it does, where a repetition cannot do harm:
///
/// - a call that the portal refused because of its limits, or for which there was
///   no connection, did not run: it is repeated, whatever it does;
/// - a call of which it is not known whether it ran (the answer did not come, or
///   it says that something broke) is repeated if it only reads, if calling it
///   twice leaves the same as calling it once, or if the portal can tell the
///   repetition: writes of REST 3.0 carry an `Idempotency-Key`. Where the portal may
///   still be busy with such a write, it is repeated when that can no longer be,
///   a minute after it was sent;
/// - all other errors, and a portal that is blocked because of overload, stay as
///   they are.
///
/// Before a repetition the client waits a random time, twice as long at most each
/// time. When the attempts, the [deadline](crate::Client::with_deadline) or the
/// budget are used up, the last answer of the portal is the error of the call, and
/// says [how many attempts](crate::Error::attempts) there were.
#[derive(Clone, Debug, PartialEq)]
pub struct Retries {
    pub(crate) attempts: u32,
    first: Duration,
    longest: Duration,
    pub(crate) budget: u32,
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

impl Retries {
    /// Up to five attempts, waits of up to 0.5 seconds at first and 30 seconds at
    /// last, and a budget of 20.
    pub const fn standard() -> Self {
        Self {
            attempts: 5,
            first: Duration::from_millis(500),
            longest: Duration::from_secs(30),
            budget: 20,
        }
    }

    /// No repetitions at all.
    pub const fn none() -> Self {
        Self {
            attempts: 1,
            ..Self::standard()
        }
    }

    /// How often a call is sent at most, the first time included.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// How long the wait before the first repetition is at most, and how long any
    /// is; a day where it is said to be longer. The waits are random, so that many
    /// clients do not come back at once.
    pub fn waits(mut self, first: Duration, longest: Duration) -> Self {
        (self.first, self.longest) = (first, longest);
        self
    }

    /// How many repetitions the client makes while no call succeeds, of calls that
    /// got no proper answer. Each takes one from the budget, and each success gives
    /// a tenth back, so that a portal in trouble is not burdened with more and more
    /// requests. Refusals by the limits take nothing.
    pub fn budget(mut self, repetitions: u32) -> Self {
        self.budget = repetitions;
        self
    }

    /// How long to wait after that many attempts.
    pub(crate) fn wait(&self, attempts: u32, random: &dyn Random) -> Duration {
        let doubled = 1_u32.checked_shl(attempts.saturating_sub(1));
        let most = self.first.saturating_mul(doubled.unwrap_or(u32::MAX));
        most.min(self.longest).min(DAY).mul_f64(fraction(random))
    }
}

impl Default for Retries {
    fn default() -> Self {
        Self::standard()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Half;

    impl Random for Half {
        fn bits(&self) -> Option<u128> {
            Some(1 << 127)
        }
    }

    #[test]
    fn waits_double_up_to_the_longest() {
        let waits = |retries: Retries| {
            let attempts = [1, 2, 3, 6, 7, 8, 32, 33, 34, u32::MAX];
            attempts.map(|attempts| retries.wait(attempts, &Half).as_millis())
        };
        assert_eq!(
            waits(Retries::standard()),
            [
                250, 500, 1000, 8000, 15000, 15000, 15000, 15000, 15000, 15000
            ]
        );
        let own = Retries::none().waits(Duration::from_millis(10), Duration::from_millis(35));
        assert_eq!(waits(own)[..4], [5, 10, 17, 17]);
        let endless = Retries::none().waits(Duration::MAX, Duration::MAX);
        assert_eq!(waits(endless), [DAY.as_millis() / 2; 10]);
    }
}
