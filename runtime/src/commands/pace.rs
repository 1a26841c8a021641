use std::time::Duration;

use super::COMMANDS;

/// How long a request should take at most. Portals cut it off after a minute, and
/// then nobody knows what it did.
const LONGEST: Duration = Duration::from_secs(30);

/// How many commands go into a request, by how long they take.
#[derive(Debug)]
pub(crate) struct Pace {
    commands: usize,
}

impl Pace {
    /// As many as a request takes.
    pub(crate) fn full() -> Self {
        Self { commands: COMMANDS }
    }

    /// Half of it, until it is known how long they take.
    pub(crate) fn careful() -> Self {
        Self {
            commands: COMMANDS / 2,
        }
    }

    /// How many go into the next request.
    pub(crate) fn commands(&self) -> usize {
        self.commands
    }

    /// Notes how many seconds each command of a request took.
    pub(crate) fn took(&mut self, durations: impl Iterator<Item = f64>) {
        let (mut sum, mut count) = (0.0, 0.0);
        for duration in durations.filter(|it| it.is_finite() && *it >= 0.0) {
            sum += duration;
            count += 1.0;
        }
        if count > 0.0 {
            let most = LONGEST.as_secs_f64() * count / sum;
            self.commands = (most as usize).clamp(1, COMMANDS);
        }
    }

    /// Notes that a request of so many commands failed after so long.
    pub(crate) fn failed(&mut self, commands: usize, after: Duration) {
        if after >= LONGEST {
            self.commands = (commands / 2).clamp(1, COMMANDS);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_stay_short() {
        let mut pace = Pace::careful();
        assert_eq!((Pace::full().commands(), pace.commands()), (50, 25));
        for (durations, commands) in [
            (&[0.03, 0.05][..], 50),
            (&[1.0, 2.0], 20),
            (&[], 20),
            (&[f64::NAN], 20),
            (&[45.0], 1),
            (&[0.0], 50),
        ] {
            pace.took(durations.iter().copied());
            assert_eq!(pace.commands(), commands, "{durations:?}");
        }
        for (commands, after, expected) in [(50, 29, 50), (50, 60, 25), (1, 60, 1)] {
            pace.failed(commands, Duration::from_secs(after));
            assert_eq!(pace.commands(), expected);
        }
    }
}
