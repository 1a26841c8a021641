use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::words::{nanos, optional, word};
use crate::limits::Rate;

/// The bucket of one portal: how full it is, and how fast it is taken to drain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bucket {
    level: f64,
    /// Which part of the normal drain is trusted.
    pace: f64,
    /// When the two were so.
    at: Duration,
    /// When the pace was last reduced.
    reduced: Option<Duration>,
}

/// By how much the pace grows in a second: from a half to the whole in a minute.
const RECOVERY: f64 = 0.5 / 60.0;

/// Below which part of the normal drain the pace does not fall.
const SLOWEST: f64 = 1.0 / 16.0;

/// How far clocks of different machines may be apart. What lies further in the
/// future was written before a clock was set back.
pub(super) const SKEW: Duration = Duration::from_secs(10);

impl Bucket {
    pub(super) fn empty(at: Duration) -> Self {
        Self {
            level: 0.0,
            pace: 1.0,
            at,
            reduced: None,
        }
    }

    /// Puts one request in if that leaves room for so many others, or says how long it
    /// takes until it does.
    pub(super) fn take(
        &mut self,
        rate: &Rate,
        now: Duration,
        others: usize,
    ) -> Result<(), Duration> {
        match self.full_for(rate, now, others) {
            Some(wait) => Err(wait),
            None => {
                self.level += 1.0;
                Ok(())
            }
        }
    }

    /// How long it takes until there is room for a request and so many others, if
    /// there is none.
    pub(super) fn full_for(
        &mut self,
        rate: &Rate,
        now: Duration,
        others: usize,
    ) -> Option<Duration> {
        self.drain(rate, now);
        let others = u32::try_from(others).map_or(f64::MAX, f64::from);
        let excess = self.level + 1.0 + others - rate.usable();
        // A billionth is what many small drains leave over.
        (excess >= 1e-9).then(|| {
            let wait = Duration::try_from_secs_f64(excess / self.speed(rate));
            wait.unwrap_or(Duration::MAX)
        })
    }

    /// Takes a request out that was not sent.
    pub(super) fn give_back(&mut self) {
        self.level = (self.level - 1.0).max(0.0);
    }

    /// Notes that the portal refused a request that was sent then: its bucket is
    /// full, and perhaps others fill it, too. Requests that were under way when
    /// the pace was reduced are refused for the same reason.
    pub(super) fn refused(&mut self, rate: &Rate, sent: Duration, now: Duration) {
        self.drain(rate, now);
        if self.reduced.is_none_or(|reduced| sent > reduced) {
            self.level = self.level.max(rate.capacity);
            self.pace = (self.pace / 2.0).max(SLOWEST);
            self.reduced = Some(now);
        }
    }

    /// How many requests could go at once.
    pub(super) fn room(&mut self, rate: &Rate, now: Duration) -> f64 {
        self.drain(rate, now);
        (rate.usable() - self.level).max(0.0)
    }

    /// How many requests drain in a second.
    pub(super) fn speed(&self, rate: &Rate) -> f64 {
        rate.drain * self.pace
    }

    fn drain(&mut self, rate: &Rate, now: Duration) {
        if self.at > now.saturating_add(SKEW) {
            (self.at, self.reduced) = (now, None);
        }
        let elapsed = now.saturating_sub(self.at).as_secs_f64();
        let recovering = elapsed.min((1.0 - self.pace) / RECOVERY);
        let reached = (self.pace + recovering * RECOVERY).min(1.0);
        let drained = recovering * (self.pace + reached) / 2.0 + (elapsed - recovering);
        self.level = (self.level - rate.drain * drained).max(0.0);
        self.pace = reached;
        self.at = self.at.max(now);
    }
}

/// As it is kept in a store: four numbers, times in nanoseconds.
impl fmt::Display for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            level,
            pace,
            at,
            reduced,
        } = self;
        let reduced = word(reduced.map(|reduced| reduced.as_nanos()));
        write!(f, "{level:?} {pace:?} {} {reduced}", at.as_nanos())
    }
}

/// Anything else than what [`Display`](fmt::Display) writes is none.
impl FromStr for Bucket {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let words: Vec<_> = text.split(' ').collect();
        let [level, pace, at, reduced] = words[..] else {
            return Err(());
        };
        Ok(Self {
            level: number(level, 0.0, 1e10)?,
            pace: number(pace, SLOWEST, 1.0)?,
            at: nanos(at)?,
            reduced: optional(reduced, nanos)?,
        })
    }
}

fn number(text: &str, least: f64, most: f64) -> Result<f64, ()> {
    let number = text.parse().map_err(|_| ())?;
    ((least..=most).contains(&number))
        .then_some(number)
        .ok_or(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    const SECOND: Duration = Duration::from_secs(1);

    fn rate() -> Rate {
        Limits::standard().rate.unwrap()
    }

    fn full(at: Duration) -> Bucket {
        let mut bucket = Bucket::empty(at);
        while bucket.take(&rate(), at, 0).is_ok() {}
        bucket
    }

    #[test]
    fn a_burst_and_then_a_steady_drain() {
        let mut bucket = Bucket::empty(SECOND);
        let taken = (0..100).filter(|_| bucket.take(&rate(), SECOND, 0).is_ok());
        assert_eq!(taken.count(), 48);
        assert_eq!(bucket.take(&rate(), SECOND, 0), Err(SECOND / 2));
        assert_eq!(bucket.take(&rate(), SECOND * 3 / 2, 0), Ok(()));
        assert_eq!(bucket.take(&rate(), SECOND * 3 / 2, 0), Err(SECOND / 2));
        bucket.give_back();
        assert_eq!(bucket.take(&rate(), SECOND * 3 / 2, 0), Ok(()));
        assert_eq!(bucket.room(&rate(), SECOND * 60), 48.0);
    }

    #[test]
    fn a_refusal_drains_it_and_halves_the_pace_which_recovers_in_a_minute() {
        let mut bucket = Bucket::empty(SECOND);
        bucket.refused(&rate(), SECOND, SECOND);
        assert_eq!(bucket.speed(&rate()), 1.0);
        // The margin of 2 and one request, at half the pace.
        assert_eq!(bucket.take(&rate(), SECOND, 0), Err(SECOND * 3));
        bucket.drain(&rate(), SECOND * 31);
        assert_eq!(bucket.speed(&rate()), 1.5);
        // On average, one and a quarter drained in these seconds.
        assert_eq!(bucket.level, 50.0 - 30.0 * 1.25);
        bucket.drain(&rate(), SECOND * 1000);
        assert_eq!(bucket.speed(&rate()), 2.0);
    }

    #[test]
    fn what_was_under_way_reduces_the_pace_once() {
        let mut bucket = full(SECOND);
        for _ in 0..10 {
            bucket.refused(&rate(), SECOND, SECOND * 2);
        }
        assert_eq!(bucket.pace, 0.5);
        for _ in 0..10 {
            let now = bucket.at + SECOND;
            bucket.refused(&rate(), now, now);
        }
        assert_eq!(bucket.pace, SLOWEST);
    }

    #[test]
    fn clocks_that_are_set_back_stop_nothing() {
        let mut bucket = full(SECOND * 10_000);
        let ahead = SECOND * 9_995;
        assert!(bucket.take(&rate(), ahead, 0).is_err());
        assert_eq!(bucket.at, SECOND * 10_000);
        assert!(bucket.take(&rate(), SECOND, 0).is_err());
        assert_eq!(bucket.take(&rate(), SECOND * 2, 0), Ok(()));
    }

    #[test]
    fn kept_as_text() {
        let mut bucket = full(Duration::from_nanos(1_767_225_600_123_456_789));
        let later = bucket.at + SECOND / 3;
        bucket.refused(&rate(), later, later);
        assert_eq!(bucket.to_string().parse(), Ok(bucket));
        for text in [
            "",
            "1 1 1",
            "x 1.0 0 0",
            "1.0 7.0 0 0",
            "NaN 1.0 0 0",
            "0.0 1.0 -1 0",
        ] {
            assert_eq!(text.parse::<Bucket>(), Err(()), "{text}");
        }
    }
}
