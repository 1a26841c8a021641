//! The one error type.

mod api;
mod codes;
mod display;
mod history;
mod verdict;

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

pub(crate) use api::ApiFailure;
pub use api::Validation;
pub(crate) use history::History;
pub(crate) use verdict::Verdict;

use crate::envelope::Answer;
use crate::failure::{self, Failure};
use crate::method::Method;
use crate::request::Target;
use crate::transport::TransportError;

use codes::{Class, Known};

/// Why a call has no result, or why a client could not be made.
///
/// The message is one line: the method, the HTTP status, the code and
/// description of the portal, and what to do about it where that is known. It
/// never shows the secret of the webhook or the token.
///
/// What to do is asked by predicates such as [`is_access_denied`]; the
/// documented failures of one method are told apart by [`failure_of`].
///
/// [`is_access_denied`]: Self::is_access_denied
/// [`failure_of`]: Self::failure_of
pub struct Error(Box<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    target: Option<Target>,
    answer: Option<Excerpt>,
    problem: Problem,
    history: History,
}

/// What an error keeps of the HTTP answer.
#[derive(Clone, Debug)]
struct Excerpt {
    status: u16,
    body: String,
}

#[derive(Clone, Debug)]
enum Problem {
    Configuration(String),
    Transport(TransportError),
    Api(ApiFailure),
    UnexpectedReply(String),
    Redirect(String),
    Unsent(String),
    Stalled(String),
    NotRun(String),
}

/// What kind of error it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client or the call was put together wrongly; nothing was sent.
    InvalidConfiguration,
    /// There is no HTTP answer.
    Transport,
    /// The portal answered with an error.
    Api,
    /// The portal answered with something else than an error or the specified
    /// result.
    UnexpectedReply,
    /// The portal has another address now.
    Redirect,
    /// Nothing was sent: the call waited for the limits of the portal until its
    /// deadline.
    Deadline,
    /// The portal answers with rows of a list that do not lead any further. Going on
    /// would never end, or would miss rows.
    Stalled,
    /// The command of a batch was not run, because of another one that failed.
    NotRun,
}

impl Error {
    /// What kind of error it is.
    pub fn kind(&self) -> ErrorKind {
        match self.0.problem {
            Problem::Configuration(_) => ErrorKind::InvalidConfiguration,
            Problem::Transport(_) => ErrorKind::Transport,
            Problem::Api(_) => ErrorKind::Api,
            Problem::UnexpectedReply(_) => ErrorKind::UnexpectedReply,
            Problem::Redirect(_) => ErrorKind::Redirect,
            Problem::Unsent(_) => ErrorKind::Deadline,
            Problem::Stalled(_) => ErrorKind::Stalled,
            Problem::NotRun(_) => ErrorKind::NotRun,
        }
    }

    /// The method that was called.
    pub fn method(&self) -> Option<&str> {
        self.0.target.as_ref().map(|target| &*target.name)
    }

    /// The HTTP status, if there was an answer. It says little: errors come
    /// with 200 as well.
    pub fn status(&self) -> Option<u16> {
        self.0.answer.as_ref().map(|answer| answer.status)
    }

    /// The error code of the portal, as it spells it. `None` when there is none;
    /// `""` and `0` are none.
    pub fn code(&self) -> Option<&str> {
        self.api()?.code.as_deref()
    }

    /// The description by the portal, in its language and without secrets, or
    /// what else went wrong.
    pub fn description(&self) -> &str {
        match &self.0.problem {
            Problem::Transport(error) => error.message(),
            Problem::Api(failure) => &failure.description,
            Problem::Configuration(text)
            | Problem::UnexpectedReply(text)
            | Problem::Redirect(text)
            | Problem::Unsent(text)
            | Problem::Stalled(text)
            | Problem::NotRun(text) => text,
        }
    }

    /// What REST 3.0 found wrong with single parameters.
    pub fn validation(&self) -> &[Validation] {
        self.api().map_or(&[], |failure| &failure.validation)
    }

    /// The body of the answer without secrets: the first 64 KiB of JSON, the
    /// first KiB of anything else.
    pub fn body(&self) -> Option<&str> {
        self.0.answer.as_ref().map(|answer| answer.body.as_str())
    }

    /// Which documented failure of a method this is.
    ///
    /// `None` is normal: for errors of other methods, for undocumented errors,
    /// and on portals that answer in a language the specification does not
    /// have.
    pub fn failure_of<M: Method>(&self) -> Option<M::Failure> {
        let target = self.0.target.as_ref()?;
        let same = target.name == M::INFO.name && target.version == M::INFO.version;
        same.then(|| self.failure()).flatten()
    }

    fn failure<F: Failure>(&self) -> Option<F> {
        let failure = self.api()?;
        // REST 3 says of each invalid parameter what is wrong, and the error
        // around that says only that something is.
        let texts = failure.raw_validation().chain([failure.raw_description()]);
        let clean = |text: &str| failure.redactor().text(text);
        failure::recognise(failure.raw_code(), texts, clean)
    }

    /// Whether the user may not do this. Where the portal sends no code, the
    /// English description tells.
    pub fn is_access_denied(&self) -> bool {
        self.is(Class::AccessDenied) || self.says_without_code("access denied")
    }

    /// Whether the thing that was asked for does not exist. Where the portal
    /// sends no code, the English description tells.
    pub fn is_not_found(&self) -> bool {
        self.is(Class::NotFound) || self.says_without_code("not found")
    }

    /// Whether the webhook or token is wrong, has expired, or may not call this
    /// method.
    pub fn is_auth(&self) -> bool {
        let is_refused = self.is_without_json(StatusCode::UNAUTHORIZED);
        self.is(Class::Auth) || self.is(Class::MissingScope) || is_refused
    }

    /// Whether the call was refused, or not sent, because of too many requests or
    /// too much execution time.
    pub fn is_rate_limited(&self) -> bool {
        let is_refused = self.is(Class::RateLimit) || self.is(Class::OperatingLimit);
        let is_unsent = self.kind() == ErrorKind::Deadline;
        is_refused || is_unsent || self.is_without_json(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Whether the call surely did not run and may succeed when it is repeated
    /// later: it was refused by a limit, its turn did not come, or no connection
    /// was made.
    pub fn is_retryable(&self) -> bool {
        let did_not_run = match self.verdict() {
            Verdict::TooManyRequests | Verdict::OutOfTime | Verdict::NotSent => true,
            Verdict::Unknown | Verdict::Final => self.kind() == ErrorKind::Deadline,
        };
        did_not_run && !self.may_have_run()
    }

    /// Whether it is not known if the call ran: an attempt got no answer, or an
    /// answer that does not tell. Look at the portal before you repeat a call that
    /// creates something.
    pub fn may_have_run(&self) -> bool {
        self.0.history.may_have_run || self.verdict() == Verdict::Unknown
    }

    /// How many requests the client sent for the call. An error that has several
    /// is what the portal answered last.
    pub fn attempts(&self) -> u32 {
        self.0.history.attempts
    }

    /// How long to wait before the call is repeated, where that is known.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.history.retry_after
    }

    /// Whether the time ran out. The call may have run, unless the error
    /// [is retryable](Self::is_retryable): then it was connecting, or waiting for
    /// its turn, that took too long.
    pub fn is_timeout(&self) -> bool {
        let is_unsent = self.kind() == ErrorKind::Deadline;
        is_unsent || self.no_answer().is_some_and(TransportError::is_timeout)
    }

    fn is(&self, class: Class) -> bool {
        self.known_code().is_some_and(|known| known.class == class)
    }

    /// Whether something before the portal answered with this status, so that
    /// the status is all there is.
    fn is_without_json(&self, status: StatusCode) -> bool {
        self.kind() == ErrorKind::UnexpectedReply && self.status() == Some(status.as_u16())
    }

    fn says_without_code(&self, phrase: &str) -> bool {
        let failure = self.api().filter(|failure| failure.code.is_none());
        failure.is_some_and(|failure| failure::begins_with(failure.raw_description(), phrase))
    }

    /// What is known about the code.
    fn known_code(&self) -> Option<&'static Known> {
        codes::known(self.api()?.raw_code()?)
    }

    fn api(&self) -> Option<&ApiFailure> {
        match &self.0.problem {
            Problem::Api(failure) => Some(failure),
            _ => None,
        }
    }

    /// Why the last attempt got no answer.
    fn no_answer(&self) -> Option<&TransportError> {
        match &self.0.problem {
            Problem::Transport(error) => Some(error),
            _ => self.0.history.unanswered.as_ref(),
        }
    }
}

impl Error {
    pub(crate) fn configuration(message: String) -> Self {
        Self::new(None, None, Problem::Configuration(message))
    }

    pub(crate) fn transport_failed(target: Target, error: TransportError) -> Self {
        Self::new(Some(target), None, Problem::Transport(error))
    }

    /// The deadline came, or would come, before the call was sent. `why` says what
    /// it waited for.
    pub(crate) fn unsent(target: Target, why: String) -> Self {
        Self::new(Some(target), None, Problem::Unsent(why))
    }

    /// The command was put together wrongly, so that it was not sent.
    pub(crate) fn unfit(target: Target, why: String) -> Self {
        Self::new(Some(target), None, Problem::Configuration(why))
    }

    /// The command was not run, for this reason.
    pub(crate) fn not_run(target: Target, why: String) -> Self {
        Self::new(Some(target), None, Problem::NotRun(why))
    }

    /// The same error as that of another call, which was part of the same request.
    pub(crate) fn copy_for(&self, target: Target) -> Self {
        let mut inner = self.0.clone();
        inner.target = Some(target);
        Self(inner)
    }

    /// Notes how many requests were sent, and whether one of them may have run.
    pub(crate) fn with_attempts(mut self, attempts: u32, may_have_run: bool) -> Self {
        self.0.history.attempts = attempts;
        self.0.history.may_have_run |= may_have_run;
        self
    }

    /// The error as the end of these attempts.
    pub(crate) fn after(mut self, history: History) -> Self {
        self.0.history = history;
        self
    }

    /// Turns the error into how an attempt ended that got no answer, if it is that.
    pub(crate) fn into_no_answer(self) -> Result<TransportError, Self> {
        match self.0.problem {
            Problem::Transport(error) => Ok(error),
            _ => Err(self),
        }
    }

    fn new(target: Option<Target>, answer: Option<Excerpt>, problem: Problem) -> Self {
        Self(Box::new(Inner {
            target,
            answer,
            problem,
            history: History::default(),
        }))
    }

    pub(crate) fn answered_with(answer: &Answer, failure: ApiFailure) -> Self {
        Self::answered(answer, Problem::Api(failure))
    }

    pub(crate) fn unexpected_reply(answer: &Answer, message: String) -> Self {
        Self::answered(answer, Problem::UnexpectedReply(message))
    }

    /// The rows in an answer do not lead any further in their list.
    pub(crate) fn stalled(answer: &Answer, reason: &str) -> Self {
        let message = format!(
            "the list does not advance: {reason}. All rows until here have come, and each once; \
             sort the list in another way, or report this, please"
        );
        Self::answered(answer, Problem::Stalled(message))
    }

    /// The rows of a reply could not all be read, and some would be missing.
    pub(crate) fn rows_missing(target: Target, message: String) -> Self {
        Self::new(Some(target), None, Problem::UnexpectedReply(message))
    }

    /// The portal sent the call elsewhere: to another host, or somewhere on
    /// itself, or it does not say where.
    pub(crate) fn redirect(answer: &Answer, host: Option<String>) -> Self {
        let message = match host {
            Some(host) => format!("the portal moved to {host}: update the address"),
            None => {
                "the portal answered with a redirect that leads to no other host: check the address"
                    .to_owned()
            }
        };
        Self::answered(answer, Problem::Redirect(message))
    }

    fn answered(answer: &Answer, problem: Problem) -> Self {
        let excerpt = Excerpt {
            status: answer.status().as_u16(),
            body: answer.excerpt(),
        };
        Self::new(Some(answer.target().clone()), Some(excerpt), problem)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("method", &self.method())
            .field("answer", &self.0.answer)
            .field("problem", &self.0.problem)
            .field("history", &self.0.history)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.no_answer().and_then(StdError::source)
    }
}
