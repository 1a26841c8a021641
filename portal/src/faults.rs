//! What goes wrong between a client and a portal, on purpose.

mod apply;

use std::collections::VecDeque;
use std::time::Duration;

pub(crate) use apply::{afterwards, instead};

/// Something that goes wrong with one request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// 503: too many requests. Nothing is executed.
    QueryLimit,
    /// 503: the portal is blocked by hand. Nothing is executed.
    Overload,
    /// 502 with a page of the server in front of the portal.
    BadGateway(When),
    /// 500 with a page that is no JSON.
    ServerError(When),
    /// No connection is made.
    NotConnected,
    /// The connection breaks while the client waits for the answer.
    Reset(When),
    /// The call takes so much longer.
    Slow(Duration),
    /// The call is executed, and half of its answer arrives.
    Truncated,
    /// The call is executed, and each empty object of its answer is a list.
    ListForObject,
    /// The call is refused with a code that says little.
    Code(OddCode),
    /// The call is refused with the status of a success.
    OkWithError,
    /// 401 with a page that is no JSON. Nothing is executed.
    Unauthorized,
    /// From now on, the portal has another host, to which the old one redirects.
    Renamed(String),
    /// The call is executed, and its answer begins with a byte order mark.
    ByteOrderMark,
}

/// Before or after a call is executed. The client cannot tell the difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Nothing is executed.
    Before,
    /// The call is executed, and its answer is lost.
    After,
}

/// A code of an error that says little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OddCode {
    /// A number.
    Integer,
    /// Nothing.
    Empty,
}

/// Which requests go wrong, by chance. The same seed and the same requests in the
/// same order give the same faults.
#[derive(Clone, Debug)]
pub struct FaultPlan {
    seed: u64,
    chances: Vec<(Fault, f64)>,
}

impl FaultPlan {
    /// A plan without faults.
    pub fn seeded(seed: u64) -> Self {
        Self {
            seed,
            chances: Vec::new(),
        }
    }

    /// Adds a fault that happens to this part of all requests, between 0 and 1. All
    /// parts together are at most 1; what is more never happens.
    pub fn with(mut self, fault: Fault, chance: f64) -> Self {
        self.chances.push((fault, chance));
        self
    }

    /// What happens to a request, by its number.
    fn draw(&self, number: u64) -> Option<&Fault> {
        let drawn = unit(mixed(self.seed ^ mixed(number)));
        let mut sum = 0.0;
        let found = self.chances.iter().find(|(_, chance)| {
            sum += chance;
            drawn < sum
        });
        found.map(|(fault, _)| fault)
    }
}

/// SplitMix64: for each number another one, with all bits stirred.
fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A number from 0 to below 1.
fn unit(bits: u64) -> f64 {
    const STEPS: f64 = 9_007_199_254_740_992.0;
    (bits >> 11) as f64 / STEPS
}

/// The faults of a portal: those that are asked for, and those of a plan.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    pub(crate) plan: Option<FaultPlan>,
    asked: VecDeque<(Option<String>, Fault)>,
    happened: Vec<(u64, Fault)>,
}

impl Faults {
    /// Lets a fault happen to the next request, or to the next one of a method.
    pub(crate) fn ask(&mut self, method: Option<&str>, fault: Fault) {
        self.asked.push_back((method.map(str::to_owned), fault));
    }

    /// What happens to a request.
    pub(crate) fn next(&mut self, number: u64, method: &str) -> Option<Fault> {
        let is_meant =
            |(wanted, _): &(Option<String>, Fault)| wanted.as_ref().is_none_or(|it| it == method);
        let asked = self.asked.iter().position(is_meant);
        let asked = asked
            .and_then(|at| self.asked.remove(at))
            .map(|(_, fault)| fault);
        let planned = || self.plan.as_ref().and_then(|it| it.draw(number)).cloned();
        let fault = asked.or_else(planned)?;
        self.happened.push((number, fault.clone()));
        Some(fault)
    }

    pub(crate) fn happened(&self) -> &[(u64, Fault)] {
        &self.happened
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(seed: u64) -> Vec<Option<Fault>> {
        let plan = FaultPlan::seeded(seed)
            .with(Fault::Truncated, 0.1)
            .with(Fault::QueryLimit, 0.2);
        (1..=2000)
            .map(|number| plan.draw(number).cloned())
            .collect()
    }

    #[test]
    fn the_seed_decides_what_happens() {
        assert_eq!(drawn(7), drawn(7));
        assert_ne!(drawn(7), drawn(8));
    }

    #[test]
    fn faults_happen_as_often_as_planned() {
        let count = |fault: &Fault| {
            drawn(7)
                .iter()
                .filter(|it| it.as_ref() == Some(fault))
                .count()
        };
        assert!(
            (150..250).contains(&count(&Fault::Truncated)),
            "{}",
            count(&Fault::Truncated)
        );
        assert!(
            (330..470).contains(&count(&Fault::QueryLimit)),
            "{}",
            count(&Fault::QueryLimit)
        );
    }

    #[test]
    fn faults_that_are_asked_for_wait_for_their_method() {
        let mut faults = Faults::default();
        faults.ask(Some("a.add"), Fault::Truncated);
        faults.ask(None, Fault::Overload);
        assert_eq!(faults.next(1, "b.add"), Some(Fault::Overload));
        assert_eq!(faults.next(2, "b.add"), None);
        assert_eq!(faults.next(3, "a.add"), Some(Fault::Truncated));
        assert_eq!(
            faults.happened(),
            [(1, Fault::Overload), (3, Fault::Truncated)]
        );
    }
}
