//! What an error says about whether the call ran.

use http::StatusCode;

use super::codes::Class;
use super::{Error, Problem, codes};

/// Whether a call ran that ended in an error, and what a repetition needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It did not run, because there are too many requests.
    TooManyRequests,
    /// It did not run, because its method has used up its execution time.
    OutOfTime,
    /// It did not run, because there was no connection.
    NotSent,
    /// It may have run, or may run still.
    Unknown,
    /// Whether or not it ran, a repetition would end the same way.
    Final,
}

impl Error {
    pub(crate) fn verdict(&self) -> Verdict {
        match &self.0.problem {
            Problem::Transport(error) if error.is_connect() => Verdict::NotSent,
            Problem::Transport(_) => Verdict::Unknown,
            Problem::Api(failure) => self.by_code(failure.raw_code()),
            Problem::UnexpectedReply(_) => self.by_status(),
            Problem::Configuration(_)
            | Problem::Redirect(_)
            | Problem::Unsent(_)
            | Problem::NotRun(_)
            | Problem::Stalled(_) => Verdict::Final,
        }
    }

    /// Known codes come with different statuses, so that the status counts only
    /// where the code is not known.
    fn by_code(&self, code: Option<&str>) -> Verdict {
        match code.and_then(codes::known).map(|known| known.class) {
            Some(Class::RateLimit) => Verdict::TooManyRequests,
            Some(Class::OperatingLimit) => Verdict::OutOfTime,
            Some(Class::ServerError) => Verdict::Unknown,
            Some(_) => Verdict::Final,
            None => self.by_status(),
        }
    }

    /// Client errors are final, other than those that speak of time. What is no
    /// error by its status and unreadable may be cut.
    fn by_status(&self) -> Verdict {
        const OF_TIME: [u16; 2] = [
            StatusCode::REQUEST_TIMEOUT.as_u16(),
            StatusCode::TOO_MANY_REQUESTS.as_u16(),
        ];
        let is_api = matches!(self.0.problem, Problem::Api(_));
        match self.status() {
            Some(status) if OF_TIME.contains(&status) => Verdict::Unknown,
            Some(400..500) => Verdict::Final,
            Some(..400) if is_api => Verdict::Final,
            _ => Verdict::Unknown,
        }
    }
}
