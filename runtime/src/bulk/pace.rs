use crate::commands::COMMANDS;

/// How long a request should take at most, in seconds. Portals cut it off after a
/// minute, and then nobody knows what it did.
const LONGEST: f64 = 30.0;

/// How many commands a request has as long as it is not known how long they take.
const FIRST: usize = 25;

/// How many commands go into a request.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// How many seconds a command takes.
    seconds: Option<f64>,
}

impl Pace {
    /// Notes how long the commands of a request took.
    pub(super) fn note(&mut self, durations: impl Iterator<Item = f64>) {
        let (mut sum, mut count) = (0.0, 0.0);
        for duration in durations.filter(|it| it.is_finite() && *it >= 0.0) {
            sum += duration;
            count += 1.0;
        }
        if count > 0.0 {
            self.seconds = Some(sum / count);
        }
    }

    pub(super) fn commands(&self) -> usize {
        match self.seconds {
            None => FIRST,
            Some(seconds) => ((LONGEST / seconds) as usize).clamp(1, COMMANDS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_stay_short() {
        let mut pace = Pace::default();
        assert_eq!(pace.commands(), 25);
        for (durations, commands) in [
            (&[0.03, 0.05][..], 50),
            (&[1.0, 2.0], 20),
            (&[], 20),
            (&[f64::NAN], 20),
            (&[45.0], 1),
            (&[0.0], 50),
        ] {
            pace.note(durations.iter().copied());
            assert_eq!(pace.commands(), commands, "{durations:?}");
        }
    }
}
