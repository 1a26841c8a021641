//! How many pages to ask for at once.

use crate::reply::Time;

/// How many pages to ask for at once.
///
/// A batch is one request, however many commands it has, so that 50 pages in one
/// are 25 times as fast as a portal with two requests a second otherwise allows.
/// Its commands beyond the last page are in vain, though, and use up execution
/// time. So a batch has about as many pages as came before it.
#[derive(Debug)]
pub(super) struct Pace {
    /// An index in [`STEPS`].
    step: usize,
    /// No more than this.
    most: usize,
    /// No more than this either, since a batch failed.
    ceiling: usize,
    /// Whether a page can be found by the one before it within a batch.
    is_chainable: bool,
    /// How long a page took of those that came last, in seconds, as far as that is known.
    page: f64,
    /// How much execution time the method may use up, in seconds, and how much is used up.
    limit: f64,
    used: f64,
}

/// From batch to batch, as long as they go well.
const STEPS: [usize; 6] = [1, 2, 5, 10, 25, LARGEST];

/// As many commands as a batch has at most.
const LARGEST: usize = 50;

/// How long a batch should take at most, in seconds: half of what portals allow.
const LONGEST: f64 = 30.0;

/// What is left of the execution time at the end, in seconds.
const RESERVE: f64 = 1.0;

impl Pace {
    /// With so many seconds of execution time.
    pub(super) fn new(limit: Option<f64>) -> Self {
        Self {
            step: 0,
            most: LARGEST,
            ceiling: LARGEST,
            is_chainable: false,
            page: 0.0,
            limit: limit.unwrap_or(f64::INFINITY),
            used: 0.0,
        }
    }

    /// How many pages to ask for now.
    pub(super) fn pages(&self) -> usize {
        if !self.is_chainable {
            return 1;
        }
        let seconds = LONGEST.min(self.limit - RESERVE - self.used).max(0.0);
        // As many as possible where a page takes no time.
        let fitting = (seconds / self.page.max(f64::MIN_POSITIVE)) as usize;
        let most = self.most.min(self.ceiling).min(fitting);
        STEPS[self.step].min(most).max(1)
    }

    /// Asks for no more pages at once than this.
    pub(super) fn at_most(&mut self, pages: usize) {
        self.most = self.most.min(pages.max(1));
    }

    /// Whether pages can be chained, as the last one shows.
    pub(super) fn chain(&mut self, is_chainable: bool) {
        self.is_chainable = is_chainable;
    }

    /// All pages came that were asked for. These are what the portal said about them.
    pub(super) fn grow(&mut self, times: &[Option<Time>]) {
        self.note(times);
        self.step = (self.step + 1).min(STEPS.len() - 1);
        self.ceiling = (self.ceiling + 1).min(LARGEST);
    }

    /// Not all of so many pages came: next comes one by itself, and then half as many
    /// at most, and with each that goes well one more.
    pub(super) fn shrink(&mut self, asked: usize, times: &[Option<Time>]) {
        self.note(times);
        self.ceiling = (asked / 2).max(1);
        self.step = 0;
    }

    fn note(&mut self, times: &[Option<Time>]) {
        self.page = length(times).unwrap_or(self.page);
        let used = times.iter().flatten().rev().find_map(|it| it.operating);
        self.used = used.unwrap_or(self.used);
    }
}

/// How long one of these pages took. New portals count durations from the beginning
/// of a second, so that only the ends of several tell exactly.
fn length(times: &[Option<Time>]) -> Option<f64> {
    let times = || times.iter().flatten();
    let mut ends = times().filter_map(|it| it.finish);
    let length = match (ends.next(), ends.clone().next_back()) {
        (Some(first), Some(last)) => (last - first) / ends.count() as f64,
        _ => times().next()?.duration? - 1.0,
    };
    Some(length).filter(|it| it.is_finite() && *it > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(finish: f64, operating: f64) -> Option<Time> {
        Some(Time {
            duration: Some(finish),
            finish: Some(finish),
            operating: Some(operating),
            ..Time::default()
        })
    }

    /// How many pages are asked for, one time after the other.
    fn steps(pace: &mut Pace, times: &[Option<Time>]) -> Vec<usize> {
        let step = |_| {
            let pages = pace.pages();
            pace.chain(true);
            pace.grow(times);
            pages
        };
        (0..8).map(step).collect()
    }

    #[test]
    fn batches_grow_with_what_came() {
        let mut pace = Pace::new(Some(480.0));
        let all = steps(&mut pace, &[time(0.9, 1.0), time(0.95, 1.0)]);
        assert_eq!(all, [1, 2, 5, 10, 25, 50, 50, 50]);
        pace.chain(false);
        assert_eq!(pace.pages(), 1);
        let mut none = Pace::new(None);
        assert_eq!(steps(&mut none, &[None])[7], 50);
    }

    #[test]
    fn heavy_pages_make_small_batches() {
        let at = |seconds: f64, operating| {
            let mut pace = Pace::new(Some(480.0));
            let times = [time(0.5, 1.0), None, time(0.5 + seconds, operating)];
            steps(&mut pace, &times)[7]
        };
        assert_eq!(at(1.0, 0.0), 30);
        assert_eq!(at(40.0, 0.0), 1);
        // What is left of the execution time.
        assert_eq!(at(1.0, 470.0), 9);
        assert_eq!(at(1.0, 500.0), 1);
        // One page by itself, which ends at some time in its second.
        assert_eq!(length(&[time(0.9, 0.0)]), None);
        assert_eq!(length(&[time(21.0, 0.0)]), Some(20.0));
        assert_eq!(length(&[None]), None);
    }

    #[test]
    fn a_batch_that_failed_is_followed_by_one_page_and_smaller_batches() {
        let mut pace = Pace::new(None);
        steps(&mut pace, &[time(0.1, 1.0)]);
        pace.shrink(50, &[]);
        assert_eq!(steps(&mut pace, &[]), [1, 2, 5, 10, 25, 30, 31, 32]);
        pace.at_most(1);
        assert_eq!(steps(&mut pace, &[]), [1; 8]);
    }
}
