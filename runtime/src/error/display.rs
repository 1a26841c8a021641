//! The one-line message of an error.

use std::fmt::{self, Write};

use super::codes::Class;
use super::{Error, Excerpt, Problem};

/// How much of a body the message shows, in characters; all that was kept is in
/// [`Error::body`].
const SHOWN: usize = 1024;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(method) = self.method() {
            write!(f, "{}: ", one_line(method))?;
        }
        write_problem(self, f)?;
        if let Some(advice) = advice(self) {
            write!(f, "; {advice}")?;
        }
        write_history(self, f)
    }
}

fn write_history(error: &Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let attempts = error.attempts();
    match &error.0.history.unanswered {
        Some(reason) => {
            let reason = one_line(reason.message());
            write!(
                f,
                "; the last of {attempts} attempts got no answer: {reason}"
            )
        }
        None if attempts > 1 => write!(f, "; {attempts} attempts"),
        None => Ok(()),
    }
}

fn write_problem(error: &Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let description = one_line(error.description());
    match (&error.0.problem, &error.0.answer) {
        (Problem::Transport(_), _) if !error.may_have_run() => {
            write!(f, "no answer from the portal: {description}")
        }
        (Problem::Transport(_), _) => write!(
            f,
            "no answer from the portal, and the call may have been executed: {description}"
        ),
        (Problem::Api(_), Some(answer)) => write_api(error, answer, &description, f),
        (Problem::UnexpectedReply(_), Some(answer)) => write_unexpected(answer, &description, f),
        (Problem::Redirect(_), Some(answer)) => write!(f, "HTTP {}: {description}", answer.status),
        _ => f.write_str(&description),
    }
}

fn write_api(
    error: &Error,
    answer: &Excerpt,
    description: &str,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    write!(f, "HTTP {}", answer.status)?;
    if let Some(code) = error.code() {
        write!(f, " {}", one_line(code))?;
    }
    let description = if description.is_empty() {
        "no description"
    } else {
        description
    };
    write!(f, ": {description}")?;
    for finding in error.validation() {
        write!(f, " ({})", one_line(&finding.to_string()))?;
    }
    Ok(())
}

fn write_unexpected(
    answer: &Excerpt,
    description: &str,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    write!(f, "HTTP {}: {description}: \"", answer.status)?;
    for letter in answer.body.chars().take(SHOWN) {
        write!(f, "{}", letter.escape_debug())?;
    }
    f.write_char('"')
}

/// What to do, where it is known from the code.
fn advice(error: &Error) -> Option<String> {
    let known = error.known_code()?;
    let target = error.0.target.as_ref()?;
    let is_refusal = matches!(known.class, Class::RateLimit | Class::OperatingLimit);
    if is_refusal && error.may_have_run() {
        return Some("an attempt before this one may have been executed".to_owned());
    }
    if known.class == Class::MissingScope && !target.scopes.is_empty() {
        return Some(format!(
            "the webhook or application needs the scope {}",
            target.scopes.join(", ")
        ));
    }
    known.advice.map(str::to_owned)
}

/// The text with single spaces for line breaks and other control characters.
fn one_line(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
