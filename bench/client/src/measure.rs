//! CPU time of two ways to do the same, in rounds that take turns.

use std::time::Duration;

use cpu_time::ThreadTime;

/// How many rounds there are, after one that warms up.
const ROUNDS: usize = 41;

/// How long a round of one side should take.
const ROUND: Duration = Duration::from_millis(10);

/// Does its work so many times, and says how much CPU time of this thread that
/// took.
pub(crate) type Side<'a> = Box<dyn FnMut(u32) -> Duration + 'a>;

/// The client beside what is written by hand.
pub(crate) struct Comparison<'a> {
    pub(crate) about: &'static str,
    /// Up to which ratio it is good.
    pub(crate) goal: f64,
    pub(crate) client: Side<'a>,
    pub(crate) by_hand: Side<'a>,
}

/// What a comparison came to.
pub(crate) struct Outcome {
    pub(crate) about: &'static str,
    pub(crate) goal: f64,
    /// Medians for one time.
    pub(crate) client: Duration,
    pub(crate) by_hand: Duration,
    /// The median of the ratios of all rounds.
    pub(crate) ratio: f64,
}

/// A side whose input is made beforehand, outside of what is measured.
pub(crate) fn with_input<'a, I: 'a, O>(
    make: impl Fn() -> I + 'a,
    work: impl Fn(I) -> O + 'a,
) -> Side<'a> {
    Box::new(move |times| {
        let inputs: Vec<I> = (0..times).map(|_| make()).collect();
        let start = ThreadTime::now();
        for input in inputs {
            std::hint::black_box(work(input));
        }
        start.elapsed()
    })
}

/// A side that needs no input.
pub(crate) fn side<'a, O>(work: impl Fn() -> O + 'a) -> Side<'a> {
    with_input(|| (), move |()| work())
}

impl Comparison<'_> {
    /// Measures both sides.
    pub(crate) fn run(mut self) -> Outcome {
        let times = self.times();
        let mut rounds: Vec<(f64, f64)> = Vec::new();
        for round in 0..ROUNDS {
            rounds.push(self.round(times, round % 2 == 0));
        }
        let per_time = |seconds: f64| Duration::from_secs_f64(seconds / f64::from(times));
        Outcome {
            about: self.about,
            goal: self.goal,
            client: per_time(median(rounds.iter().map(|(client, _)| *client))),
            by_hand: per_time(median(rounds.iter().map(|(_, by_hand)| *by_hand))),
            ratio: median(rounds.iter().map(|(client, by_hand)| client / by_hand)),
        }
    }

    /// How many times make a round, by what it takes when it is warm.
    fn times(&mut self) -> u32 {
        (self.by_hand)(10);
        (self.client)(10);
        let one = (self.by_hand)(20) / 20;
        let times = ROUND.as_nanos() / one.as_nanos().max(1);
        u32::try_from(times).unwrap_or(u32::MAX).max(1)
    }

    /// Who goes first changes from round to round.
    fn round(&mut self, times: u32, client_first: bool) -> (f64, f64) {
        let (client, by_hand);
        if client_first {
            client = (self.client)(times);
            by_hand = (self.by_hand)(times);
        } else {
            by_hand = (self.by_hand)(times);
            client = (self.client)(times);
        }
        (client.as_secs_f64(), by_hand.as_secs_f64())
    }
}

impl Outcome {
    pub(crate) fn is_good(&self) -> bool {
        self.ratio <= self.goal
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
