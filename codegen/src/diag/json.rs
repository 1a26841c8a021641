//! One JSON object a line, with the field names of rustc's `--error-format=json`.

use super::finding::{Finding, Fix, Label};
use super::text;
use crate::source::{SourceMap, Span};
use serde::Serialize;

pub(super) fn render(map: &SourceMap, findings: &[Finding]) -> String {
    findings.iter().map(|finding| line(map, finding)).collect()
}

fn line(map: &SourceMap, finding: &Finding) -> String {
    let diagnostic = Diagnostic::of_finding(map, finding);
    // Serializing strings and numbers has no way to fail.
    serde_json::to_string(&diagnostic).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    #[serde(rename = "$message_type")]
    message_type: &'static str,
    message: &'a str,
    code: Option<Code>,
    level: &'static str,
    spans: Vec<DiagnosticSpan<'a>>,
    children: Vec<Diagnostic<'a>>,
    rendered: Option<String>,
}

#[derive(Serialize)]
struct Code {
    code: &'static str,
    explanation: &'static str,
}

#[derive(Serialize)]
struct DiagnosticSpan<'a> {
    file_name: &'a str,
    byte_start: u32,
    byte_end: u32,
    line_start: usize,
    line_end: usize,
    column_start: usize,
    column_end: usize,
    is_primary: bool,
    text: Vec<Line<'a>>,
    label: Option<&'a str>,
    suggested_replacement: Option<&'a str>,
    suggestion_applicability: Option<&'static str>,
}

#[derive(Serialize)]
struct Line<'a> {
    text: &'a str,
    highlight_start: usize,
    highlight_end: usize,
}

impl<'a> Diagnostic<'a> {
    fn of_finding(map: &'a SourceMap, finding: &'a Finding) -> Self {
        let primary = DiagnosticSpan::of_label(map, &finding.primary, true);
        let secondary = finding
            .secondary
            .iter()
            .map(|label| DiagnosticSpan::of_label(map, label, false));
        Diagnostic {
            message_type: "diagnostic",
            message: &finding.message,
            code: Some(Code {
                code: finding.rule.id(),
                explanation: finding.rule.title(),
            }),
            level: "error",
            spans: std::iter::once(primary).chain(secondary).collect(),
            children: children(map, finding),
            rendered: Some(text::render_plain(map, finding)),
        }
    }

    fn help(message: &'a str, spans: Vec<DiagnosticSpan<'a>>) -> Self {
        Diagnostic {
            message_type: "diagnostic",
            message,
            code: None,
            level: "help",
            spans,
            children: Vec::new(),
            rendered: None,
        }
    }
}

/// A child for each line of help; the fix goes with the last, as in rustc.
fn children<'a>(map: &'a SourceMap, finding: &'a Finding) -> Vec<Diagnostic<'a>> {
    let mut children: Vec<_> = finding
        .help
        .iter()
        .map(|line| Diagnostic::help(line, Vec::new()))
        .collect();
    if let Some(fix) = &finding.fix {
        let last = children
            .pop()
            .unwrap_or_else(|| Diagnostic::help("write this", Vec::new()));
        children.push(Diagnostic {
            spans: vec![DiagnosticSpan::of_fix(map, fix)],
            ..last
        });
    }
    children
}

impl<'a> DiagnosticSpan<'a> {
    fn of_label(map: &'a SourceMap, label: &'a Label, is_primary: bool) -> Self {
        let text = Some(label.text.as_str()).filter(|text| !text.is_empty());
        DiagnosticSpan {
            is_primary,
            label: text,
            ..Self::of_span(map, label.span)
        }
    }

    fn of_fix(map: &'a SourceMap, fix: &'a Fix) -> Self {
        DiagnosticSpan {
            suggested_replacement: Some(&fix.replacement),
            suggestion_applicability: Some("MaybeIncorrect"),
            ..Self::of_span(map, fix.span)
        }
    }

    fn of_span(map: &'a SourceMap, span: Span) -> Self {
        let file = map.file(span.file);
        let (start, end) = (
            file.position(span.start as usize),
            file.position(span.end as usize),
        );
        DiagnosticSpan {
            file_name: &file.path,
            byte_start: span.start,
            byte_end: span.end,
            line_start: start.line,
            line_end: end.line,
            column_start: start.column,
            column_end: end.column,
            is_primary: true,
            text: lines(map, span),
            label: None,
            suggested_replacement: None,
            suggestion_applicability: None,
        }
    }
}

/// The lines under a span, each with the columns of its part. None of a very long text: it would
/// be repeated with each finding.
fn lines(map: &SourceMap, span: Span) -> Vec<Line<'_>> {
    if !text::is_readable(map, span) {
        return Vec::new();
    }
    let file = map.file(span.file);
    let (start, end) = (
        file.position(span.start as usize),
        file.position(span.end as usize),
    );
    let highlighted = |line: usize| {
        let text = file.line(line);
        let whole = text.chars().count() + 1;
        Line {
            text,
            highlight_start: if line == start.line { start.column } else { 1 },
            highlight_end: if line == end.line { end.column } else { whole },
        }
    };
    (start.line..=end.line).map(highlighted).collect()
}
