use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::bucket::SKEW;
use super::words::{nanos, optional, word};
use crate::reply::Time;

/// The execution time of one method, as the portal said last. It is a gauge that
/// the portal adds up: readings replace each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Meter {
    /// Seconds that are used up.
    pub(super) operating: f64,
    /// When the oldest part of them is released, if the portal said so.
    pub(super) reset: Option<Duration>,
    /// Whether the portal has refused a call since.
    pub(super) blocked: bool,
    /// When this became known.
    seen: Duration,
    /// When the reading was made, in seconds by the clock of the portal.
    finish: Option<f64>,
    /// Until when one call tries whether the method is free again.
    trial: Duration,
}

/// The portal sums up ten spans of a minute: no part is released later than ten
/// minutes after it was used,
const WINDOW: Duration = Duration::from_secs(600);

/// and where it does not say when the oldest part is released, the next one may
/// be in a minute.
const BASKET: Duration = Duration::from_secs(60);

/// How long others wait for the answer to a trial.
const TRIAL: Duration = Duration::from_secs(1);

impl Meter {
    /// The reading in a reply that came now. `unix_time` is that of here; how long
    /// it is until the reset is counted from the portal's own time where it is
    /// given, so that its clock may be wrong.
    pub(super) fn read(time: &Time, now: Duration, unix_time: Duration) -> Option<Self> {
        let operating = time.operating?;
        let finish = time.finish.filter(|finish| finish.is_finite());
        let made = finish.unwrap_or(unix_time.as_secs_f64());
        let reset = time.operating_reset_at.map(|reset_at| {
            let seconds = (reset_at as f64 - made).clamp(0.0, WINDOW.as_secs_f64());
            now + Duration::from_secs_f64(seconds)
        });
        Some(Self {
            operating,
            reset,
            blocked: false,
            seen: now,
            finish,
            trial: Duration::ZERO,
        })
    }

    /// A method that the portal refused now.
    pub(super) fn refused(last: Option<Self>, now: Duration) -> Self {
        let reset = last.and_then(|last| last.reset.filter(|reset| *reset > now));
        Self {
            operating: last.map_or(0.0, |last| last.operating),
            reset,
            blocked: true,
            seen: now,
            finish: last.and_then(|last| last.finish),
            trial: Duration::ZERO,
        }
    }

    /// Whether the other reading was made before this one. One that would be older
    /// by more than all readings are about is of a portal that set its clock back.
    pub(super) fn is_newer_than(&self, other: &Self) -> bool {
        match (self.finish, other.finish) {
            (Some(this), Some(other)) => this >= other || other - this > WINDOW.as_secs_f64(),
            _ => true,
        }
    }

    /// Whether this was written before a clock was set back.
    pub(super) fn is_of_the_future(&self, now: Duration) -> bool {
        self.seen > now.saturating_add(SKEW)
    }

    /// How long calls have to wait, if they have to.
    pub(super) fn wait(&self, threshold: f64, now: Duration) -> Option<Duration> {
        let opening = self.opening();
        (self.is_used_up(threshold) && now < opening).then(|| opening - now)
    }

    /// Lets a call go, or says how long it has to wait. When only the passing of
    /// time has opened the method, its first call is a trial, for which others
    /// wait.
    pub(super) fn pass(&mut self, threshold: f64, now: Duration) -> Result<(), Duration> {
        if let Some(wait) = self.wait(threshold, now) {
            return Err(wait);
        }
        if self.is_used_up(threshold) {
            self.trial = now + TRIAL;
        }
        Ok(())
    }

    fn is_used_up(&self, threshold: f64) -> bool {
        self.blocked || self.operating >= threshold
    }

    fn opening(&self) -> Duration {
        self.reset.unwrap_or(self.seen + BASKET).max(self.trial)
    }
}

/// As it is kept in a store: six words, times in nanoseconds.
impl fmt::Display for Meter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reset = self.reset.map(|reset| reset.as_nanos());
        write!(
            f,
            "{:?} {} {} {} {} {}",
            self.operating,
            word(reset),
            self.blocked,
            self.seen.as_nanos(),
            word(self.finish.map(|finish| format!("{finish:?}"))),
            self.trial.as_nanos(),
        )
    }
}

/// Anything else than what [`Display`](fmt::Display) writes is none.
impl FromStr for Meter {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let words: Vec<_> = text.split(' ').collect();
        let [operating, reset, blocked, seen, finish, trial] = words[..] else {
            return Err(());
        };
        Ok(Self {
            operating: operating.parse().map_err(|_| ())?,
            reset: optional(reset, nanos)?,
            blocked: blocked.parse().map_err(|_| ())?,
            seen: nanos(seen)?,
            finish: optional(finish, |word| word.parse().map_err(|_| ()))?,
            trial: nanos(trial)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const UNIX: u64 = 1_767_225_600;

    fn time(operating: f64, reset_at: Option<u64>, finish: Option<f64>) -> Time {
        Time {
            operating: Some(operating),
            operating_reset_at: reset_at.map(|at| at as i64),
            finish,
            ..Time::default()
        }
    }

    fn read(operating: f64, reset_at: Option<u64>, finish: Option<f64>) -> Meter {
        let time = time(operating, reset_at, finish);
        Meter::read(&time, SECOND, Duration::from_secs(UNIX)).unwrap()
    }

    #[test]
    fn nothing_is_read_where_nothing_is_said() {
        assert_eq!(Meter::read(&Time::default(), SECOND, SECOND), None);
    }

    #[test]
    fn the_reset_is_counted_by_the_clock_of_the_portal() {
        let portal = UNIX - 7200;
        let cases = [
            (Some(portal + 30), Some(portal as f64), 30),
            (Some(UNIX + 30), None, 30),
            (Some(portal), None, 0),
            // No part is released later than that.
            (Some(u64::MAX / 2), None, 600),
            (None, Some(portal as f64), 60),
        ];
        for (reset_at, finish, seconds) in cases {
            let meter = read(450.0, reset_at, finish);
            let wait = meter.wait(432.0, SECOND);
            let expected = (seconds > 0).then(|| SECOND * seconds);
            assert_eq!(wait, expected, "{reset_at:?} {finish:?}");
            assert_eq!(meter.wait(451.0, SECOND), None);
        }
    }

    #[test]
    fn the_newest_reading_counts() {
        let older = read(450.0, None, Some(1.0));
        let newer = read(10.0, None, Some(2.0));
        let undated = read(10.0, None, None);
        assert!(newer.is_newer_than(&older) && !older.is_newer_than(&newer));
        assert!(undated.is_newer_than(&newer) && newer.is_newer_than(&undated));
    }

    #[test]
    fn odd_numbers_of_a_portal_do_no_harm() {
        let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, -1.0];
        for number in odd {
            for reset_at in [0, u64::MAX / 2, UNIX] {
                let meter = read(number, Some(reset_at), Some(number));
                assert!(meter.wait(432.0, SECOND).is_none_or(|wait| wait <= WINDOW));
                let normal = read(1.0, None, Some(UNIX as f64));
                assert!(normal.is_newer_than(&meter), "{number}");
            }
        }
    }

    #[test]
    fn what_was_written_before_a_clock_was_set_back_is_known() {
        let meter = read(1.0, None, None);
        assert!(!meter.is_of_the_future(SECOND));
        assert!(Meter::refused(None, SECOND * 12).is_of_the_future(SECOND));
        assert!(!Meter::refused(None, SECOND * 11).is_of_the_future(SECOND));
    }

    #[test]
    fn after_the_reset_one_call_tries() {
        let mut meter = read(450.0, Some(UNIX + 30), None);
        assert_eq!(meter.pass(432.0, SECOND * 30), Err(SECOND));
        assert_eq!(meter.pass(432.0, SECOND * 31), Ok(()));
        assert_eq!(meter.pass(432.0, SECOND * 31), Err(SECOND));
        assert_eq!(meter.pass(432.0, SECOND * 32), Ok(()));
    }

    #[test]
    fn a_refused_method_waits_for_the_last_reset_or_a_minute() {
        let known = read(100.0, Some(UNIX + 30), None);
        let unknown = read(100.0, None, None);
        let cases = [(Some(known), 29), (Some(unknown), 60), (None, 60)];
        for (last, seconds) in cases {
            let meter = Meter::refused(last, SECOND * 2);
            let wait = meter.wait(f64::INFINITY, SECOND * 2);
            assert_eq!(wait, Some(SECOND * seconds), "{last:?}");
        }
        // A trial says nothing about a reset.
        let mut tried = known;
        assert_eq!(tried.pass(432.0, SECOND * 100), Ok(()));
        let meter = Meter::refused(Some(tried), SECOND * 100);
        assert_eq!(meter.wait(432.0, SECOND * 100), Some(BASKET));
    }

    #[test]
    fn kept_as_text() {
        let mut meter = read(431.25, Some(UNIX + 30), Some(1_778_747_193.530_359));
        meter.trial = SECOND / 3;
        let blocked = Meter::refused(None, SECOND);
        for meter in [meter, blocked, read(f64::INFINITY, None, None)] {
            assert_eq!(meter.to_string().parse(), Ok(meter));
        }
        for text in ["", "1.0 - false 0 -", "1.0 x false 0 - 0"] {
            assert_eq!(text.parse::<Meter>(), Err(()), "{text}");
        }
    }
}
