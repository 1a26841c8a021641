//! A portal in memory that limits requests as the documentation says: a counter
//! that each request raises by one, and that falls once a second.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bitrix24_runtime::{
    Client, ClientBuilder, Clock, Credentials, ExchangeFuture, ManualClock, Transport,
};
use bytes::Bytes;

/// The portal. Clones are the same.
#[derive(Clone)]
pub struct Bucket(Arc<State>);

struct State {
    clock: ManualClock,
    threshold: f64,
    per_second: f64,
    counter: Mutex<Counter>,
    /// How long requests are on their way, one after the other.
    delays: Vec<Duration>,
}

#[derive(Default)]
struct Counter {
    level: f64,
    /// The second in which it was so.
    second: u64,
    arrivals: Vec<(Duration, bool)>,
    sent: usize,
}

impl Bucket {
    pub fn new(clock: &ManualClock, threshold: f64, per_second: f64) -> Self {
        Self::with_delays(clock, threshold, per_second, vec![Duration::ZERO])
    }

    pub fn with_delays(
        clock: &ManualClock,
        threshold: f64,
        per_second: f64,
        delays: Vec<Duration>,
    ) -> Self {
        Self(Arc::new(State {
            clock: clock.clone(),
            threshold,
            per_second,
            counter: Mutex::default(),
            delays,
        }))
    }

    pub fn builder(&self) -> ClientBuilder {
        let credentials = Credentials::webhook("https://portal.example/rest/1/s/").unwrap();
        Client::builder(credentials)
            .transport(self.clone())
            .clock(self.0.clock.clone())
    }

    /// When requests arrived, in seconds, and whether they were let in.
    pub fn arrivals(&self) -> Vec<(f64, bool)> {
        let counter = self.0.counter.lock().unwrap();
        let arrivals = counter.arrivals.iter();
        arrivals
            .map(|(at, passed)| (at.as_secs_f64(), *passed))
            .collect()
    }

    pub fn refusals(&self) -> usize {
        self.arrivals().iter().filter(|(_, passed)| !passed).count()
    }

    fn let_in(&self) -> bool {
        let now = self.0.clock.now();
        let mut counter = self.0.counter.lock().unwrap();
        let ticks = now.as_secs() - counter.second;
        counter.second = now.as_secs();
        counter.level = (counter.level - self.0.per_second * ticks as f64).max(0.0);
        let passed = counter.level <= self.0.threshold;
        if passed {
            counter.level += 1.0;
        }
        counter.arrivals.push((now, passed));
        passed
    }

    fn delay(&self) -> Duration {
        let mut counter = self.0.counter.lock().unwrap();
        counter.sent += 1;
        self.0.delays[counter.sent % self.0.delays.len()]
    }
}

impl Transport for Bucket {
    fn send(&self, _: http::Request<Bytes>) -> ExchangeFuture<'_> {
        Box::pin(async {
            self.0.clock.sleep(self.delay()).await;
            let (status, body) = match self.let_in() {
                true => (200, r#"{"result":true}"#),
                false => (503, r#"{"error":"QUERY_LIMIT_EXCEEDED"}"#),
            };
            let mut response = http::Response::new(Bytes::from_static(body.as_bytes()));
            *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
            Ok(response)
        })
    }
}
