//! The example of a card.

use super::super::ExampleCard;
use super::{code, one_line};
use crate::terminal::Terminal;

/// The call in Rust and with cURL.
pub(super) fn section(terminal: &Terminal, example: &ExampleCard) -> String {
    let title = terminal.heading(&format!("Example: {}", one_line(&example.title)));
    let calls = [("Rust", &example.rust), ("cURL", &example.curl)];
    let calls = calls.into_iter().filter_map(|(language, call)| {
        let call = call.as_deref()?;
        Some(code(language, call))
    });
    format!("{title}\n{}", calls.collect::<Vec<_>>().join("\n"))
}
