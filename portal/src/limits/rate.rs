//! The request rate: a bucket that leaks once a second.

use std::time::Duration;

use super::Rate;

/// How many requests have not leaked away yet.
#[derive(Debug, Default)]
pub(crate) struct Bucket {
    level: u64,
    /// When it leaked last; the first request starts it.
    leaked: Option<Duration>,
}

impl Bucket {
    /// Takes one request if there is room. One that is refused does not fill the bucket.
    pub(crate) fn admit(&mut self, rate: Rate, now: Duration) -> bool {
        self.leak(rate, now);
        let has_room = self.level < rate.ceiling;
        self.level += u64::from(has_room);
        has_room
    }

    fn leak(&mut self, rate: Rate, now: Duration) {
        let leaked = self.leaked.get_or_insert(now);
        let seconds = now.saturating_sub(*leaked).as_secs();
        *leaked += Duration::from_secs(seconds);
        self.level = self
            .level
            .saturating_sub(seconds.saturating_mul(rate.drain));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate {
        drain: 2,
        ceiling: 50,
    };

    fn admitted(bucket: &mut Bucket, millis: u64, tries: u64) -> u64 {
        let admit = |_: &u64| bucket.admit(RATE, Duration::from_millis(millis));
        (0..tries).filter(admit).count() as u64
    }

    #[test]
    fn a_full_bucket_takes_what_leaks_away() {
        let mut bucket = Bucket::default();
        assert_eq!(admitted(&mut bucket, 300, 60), 50);
        assert_eq!(admitted(&mut bucket, 1299, 5), 0);
        assert_eq!(admitted(&mut bucket, 1300, 5), 2);
        assert_eq!(admitted(&mut bucket, 4400, 60), 6);
        assert_eq!(admitted(&mut bucket, 3_600_000, 60), 50);
    }

    #[test]
    fn as_many_as_leak_away_can_go_on_for_ever() {
        let mut bucket = Bucket::default();
        let taken: u64 = (0..1000).map(|n| admitted(&mut bucket, n * 500, 1)).sum();
        assert_eq!(taken, 1000);
    }
}
