use std::fmt;
use std::time::Duration;

/// How far a list has been read.
///
/// `Display` is one line for a log.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Progress {
    /// How many rows were taken out of it. After
    /// [`resume`](crate::List::resume), those since then.
    pub rows: u64,
    /// How many requests were made for them. A batch is one, and a repetition none.
    pub requests: u64,
    /// How long ago the first request was made, by the clock of the client.
    pub elapsed: Duration,
    /// How many rows there were in all when the list began, if the portal said so. A
    /// list that is walked by identifiers is [counted](crate::Rows::counted) only
    /// when it is asked for.
    pub total: Option<u64>,
    /// How many values in rows have another shape than specified, and are therefore
    /// missing from them.
    pub mismatches: u64,
}

impl Progress {
    /// How many rows came in a second.
    pub fn rows_per_second(&self) -> f64 {
        let seconds = self.elapsed.as_secs_f64();
        if seconds > 0.0 {
            self.rows as f64 / seconds
        } else {
            0.0
        }
    }
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.rows)?;
        if let Some(total) = self.total {
            write!(f, " of {total}")?;
        }
        let (requests, seconds) = (self.requests, self.elapsed.as_secs_f64());
        let speed = self.rows_per_second();
        write!(
            f,
            " rows in {requests} requests and {seconds:.1} s, {speed:.0} a second"
        )?;
        match self.mismatches {
            0 => Ok(()),
            many => write!(f, "; {many} values of another shape"),
        }
    }
}

#[test]
fn one_line_for_a_log() {
    let mut progress = Progress {
        rows: 12_345,
        requests: 8,
        elapsed: Duration::from_millis(2500),
        total: Some(100_000),
        mismatches: 0,
    };
    let text = "12345 of 100000 rows in 8 requests and 2.5 s, 4938 a second";
    assert_eq!(progress.to_string(), text);
    progress = Progress {
        total: None,
        mismatches: 2,
        elapsed: Duration::ZERO,
        ..progress
    };
    let text = "12345 rows in 8 requests and 0.0 s, 0 a second; 2 values of another shape";
    assert_eq!(progress.to_string(), text);
}
