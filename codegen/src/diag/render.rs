//! The formats findings are shown in.

use super::finding::Finding;
use super::{github, json, sarif, text};
use crate::source::SourceMap;

/// A way to show findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people: source lines, places underlined, help, and a count at the end.
    #[default]
    Text,
    /// For programs: one object a line, with the field names of rustc's JSON output.
    Json,
    /// For GitHub Actions: workflow commands that become annotations of a pull request.
    Github,
    /// For code scanning: one SARIF 2.1.0 log.
    Sarif,
}

/// Renders findings in the order given. `colour` matters for [`Format::Text`] only. Without
/// findings the text is empty, except that a SARIF log always is a whole document.
pub fn render(map: &SourceMap, findings: &[Finding], format: Format, colour: bool) -> String {
    match format {
        Format::Text => text::render(map, findings, colour),
        Format::Json => json::render(map, findings),
        Format::Github => github::render(map, findings),
        Format::Sarif => sarif::render(map, findings),
    }
}
