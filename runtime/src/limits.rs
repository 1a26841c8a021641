use std::time::Duration;

/// How much a portal lets a client do: how many requests, and how much execution
/// time of each method.
///
/// The default is what a portal in the cloud allows on all plans.
///
/// ```
/// # use std::time::Duration;
/// # use bitrix24_runtime::Limits;
/// // A portal of one's own that allows 10 requests a second and 100 at once, and
/// // does not count execution time.
/// let limits = Limits::none().rate(100, 10.0);
/// // The largest plan, for a program that shares its IP address with another.
/// let limits = Limits::enterprise().rate(125, 2.5);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    pub(crate) rate: Option<Rate>,
    /// How much execution time a method may use up before its calls wait.
    pub(crate) operating: Option<Duration>,
}

/// A bucket that each request fills by one, and that drains steadily. A request
/// that finds it full is refused.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rate {
    /// How many requests the portal lets the bucket hold.
    pub(crate) capacity: f64,
    /// How many of them are left to others, and to requests that took longer on
    /// their way than those after them.
    pub(crate) margin: f64,
    /// How many requests drain in a second.
    pub(crate) drain: f64,
}

/// How much execution time a method has in the cloud, in ten minutes.
const OPERATING: Duration = Duration::from_secs(480);

/// Which part of the execution time may be used up before calls wait: the calls
/// that are under way when a reading comes count as well.
const OPERATING_SHARE: f64 = 31.0 / 32.0;

impl Limits {
    /// Most plans in the cloud: 50 requests at once, 2 a second for long, and 480
    /// seconds of execution time a method in ten minutes.
    pub const fn standard() -> Self {
        Self {
            rate: Some(Rate::new(50.0, 2.0)),
            operating: Some(OPERATING),
        }
    }

    /// The Enterprise plan: 250 requests at once and 5 a second for long; the same
    /// execution time.
    pub const fn enterprise() -> Self {
        Self {
            rate: Some(Rate::new(250.0, 5.0)),
            operating: Some(OPERATING),
        }
    }

    /// No limits, for a portal of one's own. Refusals by the portal are respected
    /// all the same.
    pub const fn none() -> Self {
        Self {
            rate: None,
            operating: None,
        }
    }

    /// How many requests a portal takes at once, at least 1, and how many a second
    /// for long; anything but a number from a thousandth to a million is taken as
    /// the nearer of the two.
    ///
    /// What drains in one second is left unused as a margin, though not more than
    /// half of what is taken at once.
    pub fn rate(mut self, at_once: u32, per_second: f64) -> Self {
        let slowest = 0.001;
        let drain = match per_second.is_nan() {
            true => slowest,
            false => per_second.clamp(slowest, 1e6),
        };
        self.rate = Some(Rate::new(f64::from(at_once.max(1)), drain));
        self
    }

    /// How many requests below the limit a client stays. The default is what
    /// drains in one second. At least one request at once remains.
    pub fn margin(mut self, requests: u32) -> Self {
        if let Some(rate) = &mut self.rate {
            rate.margin = f64::from(requests).min(rate.capacity - 1.0);
        }
        self
    }

    /// How many seconds of execution time a method has in ten minutes. Its calls
    /// wait when 97 % of it are used up.
    pub fn operating(mut self, limit: Duration) -> Self {
        self.operating = Some(limit);
        self
    }

    /// Lets calls go without regard to the execution time that is used up, for a
    /// portal that does not limit it.
    pub fn without_operating(mut self) -> Self {
        self.operating = None;
        self
    }

    /// From how many seconds of execution time on the calls of a method wait.
    pub(crate) fn operating_threshold(&self) -> f64 {
        let limit = self.operating.map(|limit| limit.as_secs_f64());
        limit.map_or(f64::INFINITY, |limit| limit * OPERATING_SHARE)
    }
}

impl Rate {
    const fn new(capacity: f64, drain: f64) -> Self {
        let most = (capacity - 1.0) / 2.0;
        Self {
            capacity,
            margin: if drain < most { drain } else { most },
            drain,
        }
    }

    /// How many requests the bucket holds at most.
    pub(crate) fn usable(&self) -> f64 {
        self.capacity - self.margin
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::standard()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usable(limits: Limits) -> f64 {
        limits.rate.unwrap().usable()
    }

    #[test]
    fn presets() {
        assert_eq!(Limits::default(), Limits::standard());
        assert_eq!(usable(Limits::standard()), 48.0);
        assert_eq!(usable(Limits::enterprise()), 245.0);
        assert_eq!(Limits::standard().operating_threshold(), 465.0);
        let free = Limits::standard().without_operating();
        assert_eq!(free.operating_threshold(), f64::INFINITY);
    }

    #[test]
    fn some_request_always_passes() {
        assert_eq!(usable(Limits::none().rate(0, 5.0)), 1.0);
        assert_eq!(usable(Limits::none().rate(3, 5.0)), 2.0);
        assert_eq!(usable(Limits::standard().margin(90)), 1.0);
        assert_eq!(Limits::none().margin(7), Limits::none());
        for odd in [f64::NAN, -1.0, 0.0] {
            let limits = Limits::none().rate(1, odd);
            assert_eq!(limits.rate.unwrap().drain, 0.001, "{odd}");
        }
    }
}
