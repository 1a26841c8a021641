use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::Limiter;
use super::bucket::Bucket;
use super::meter::Meter;
use super::queue::{Lane, Queue};
use super::turn::Turn;
use crate::clock::Clock;
use crate::limits::Rate;
use crate::lock::lock;
use crate::reply::Time;
use crate::stats::OperatingTime;

/// The limits of one portal, as one application or webhook sees them.
pub(crate) struct Portal {
    limiter: Limiter,
    queue: Arc<Queue>,
    clock: Arc<dyn Clock>,
    bucket_key: String,
    /// What the keys of meters begin with.
    meter_prefix: String,
    /// The methods whose execution time is known.
    metered: Mutex<BTreeSet<String>>,
}

impl Portal {
    pub(super) fn new(
        limiter: Limiter,
        queue: Arc<Queue>,
        clock: Arc<dyn Clock>,
        host: &str,
        account: &str,
    ) -> Self {
        Self {
            limiter,
            queue,
            clock,
            bucket_key: format!("bitrix24 requests {host}"),
            meter_prefix: format!("bitrix24 operating {host} {account} "),
            metered: Mutex::default(),
        }
    }

    /// Waits for the turn of a request.
    pub(crate) fn turn(&self, lane: Lane) -> Turn<'_> {
        Turn::new(self, lane)
    }

    /// The time that the store counts by.
    pub(crate) fn now(&self) -> Duration {
        self.limiter.store().now(&*self.clock)
    }

    /// Takes back a turn that was not used.
    pub(crate) fn give_back(&self) {
        self.change_bucket(|_, bucket, _| bucket.give_back());
    }

    /// Notes that the portal refused a request that was sent then, because of too
    /// many.
    pub(crate) fn refused(&self, sent: Duration) {
        self.change_bucket(|rate, bucket, now| bucket.refused(rate, sent, now));
    }

    /// How many requests could be sent at once, and how many a second after that;
    /// `None` without a limit.
    pub(crate) fn room_and_speed(&self) -> Option<(f64, f64)> {
        self.change_bucket(|rate, bucket, now| (bucket.room(rate, now), bucket.speed(rate)))
    }

    /// How long it takes until a request can be sent, if none can.
    pub(crate) fn full_for(&self) -> Option<Duration> {
        self.change_bucket(|rate, bucket, now| bucket.full_for(rate, now))?
    }

    /// How many calls of a lane wait for their turn.
    pub(crate) fn waiting(&self, lane: Lane) -> usize {
        self.queue.waiting(lane)
    }

    pub(super) fn queue(&self) -> &Queue {
        &self.queue
    }

    pub(super) fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// Counts a request, or says how long it has to wait.
    pub(super) fn take(&self) -> Result<(), Duration> {
        let taken = self.change_bucket(|rate, bucket, now| bucket.take(rate, now));
        taken.unwrap_or(Ok(()))
    }

    fn change_bucket<T>(
        &self,
        mut change: impl FnMut(&Rate, &mut Bucket, Duration) -> T,
    ) -> Option<T> {
        let rate = self.limiter.limits().rate.as_ref()?;
        let now = self.now();
        let mut result = None;
        self.limiter.store().update(&self.bucket_key, &mut |text| {
            let old = text.and_then(|text| text.parse().ok());
            let mut bucket = old.unwrap_or_else(|| Bucket::empty(now));
            result = Some(change(rate, &mut bucket, now));
            Some(bucket.to_string())
        });
        result
    }
}

/// Execution time.
impl Portal {
    /// How many seconds of it a method has, if that is limited.
    pub(crate) fn execution_time(&self) -> Option<f64> {
        let limit = self.limiter.limits().operating;
        limit.map(|it| it.as_secs_f64())
    }

    /// Notes what the portal says about the execution time of a method.
    pub(crate) fn observe(&self, method: &str, time: &Time) {
        let Some(read) = Meter::read(time, self.now(), self.clock.unix_time()) else {
            return;
        };
        self.remember(method);
        self.change_meter(method, |old, _| {
            let is_newest = old.is_none_or(|old| read.is_newer_than(&old));
            (is_newest.then_some(read), ())
        });
    }

    /// Notes that the portal refused a call now, because the method has used up
    /// its execution time.
    pub(crate) fn blocked(&self, method: &str) {
        self.remember(method);
        self.change_meter(method, |old, now| (Some(Meter::refused(old, now)), ()));
    }

    fn remember(&self, method: &str) {
        let mut metered = lock(&self.metered);
        if !metered.contains(method) {
            metered.insert(method.to_owned());
        }
    }

    /// How long calls of a method have to wait for execution time, if they have to.
    pub(crate) fn wait(&self, method: &str) -> Option<Duration> {
        let threshold = self.limiter.limits().operating_threshold();
        let wait = self.change_meter(method, |old, now| {
            (None, old.and_then(|old| old.wait(threshold, now)))
        });
        wait.flatten()
    }

    /// Lets a call of a method go, or says how long it has to wait for execution
    /// time.
    pub(crate) fn pass(&self, method: &str) -> Result<(), Duration> {
        let threshold = self.limiter.limits().operating_threshold();
        let passed = self.change_meter(method, |old, now| {
            let Some(mut meter) = old else {
                return (None, Ok(()));
            };
            let passed = meter.pass(threshold, now);
            (old.is_some_and(|old| old != meter).then_some(meter), passed)
        });
        passed.unwrap_or(Ok(()))
    }

    /// What is known about the methods that this client called.
    pub(crate) fn readings(&self) -> Vec<OperatingTime> {
        let methods = lock(&self.metered).clone();
        let readings = methods.into_iter().filter_map(|it| self.reading(it));
        readings.collect()
    }

    fn reading(&self, method: String) -> Option<OperatingTime> {
        let threshold = self.limiter.limits().operating_threshold();
        let found = self.change_meter(&method, |old, now| (None, old.map(|old| (old, now))));
        let (meter, now) = found.flatten()?;
        Some(OperatingTime {
            method,
            seconds: meter.operating,
            resets_in: meter.reset.map(|reset| reset.saturating_sub(now)),
            calls_wait: meter.wait(threshold, now),
        })
    }

    fn change_meter<T>(
        &self,
        method: &str,
        mut change: impl FnMut(Option<Meter>, Duration) -> (Option<Meter>, T),
    ) -> Option<T> {
        let now = self.now();
        let key = format!("{}{method}", self.meter_prefix);
        let mut result = None;
        self.limiter.store().update(&key, &mut |text| {
            let old = text.and_then(|text| text.parse().ok());
            let old = old.filter(|old: &Meter| !old.is_of_the_future(now));
            let (new, output) = change(old, now);
            result = Some(output);
            new.map(|new| new.to_string())
        });
        result
    }
}

impl fmt::Debug for Portal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Portal")
            .field("limiter", &self.limiter)
            .field("queue", &self.queue)
            .finish()
    }
}
