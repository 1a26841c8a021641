//! Workflow commands of GitHub Actions.

use super::finding::Finding;
use crate::source::SourceMap;
use std::fmt::Write;

/// One line a finding:
/// `::error file=spec/a.yaml,line=1,col=2,endLine=1,endColumn=5,title=yaml::alias::message`.
pub(super) fn render(map: &SourceMap, findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        write_command(&mut out, map, finding);
    }
    out
}

fn write_command(out: &mut String, map: &SourceMap, finding: &Finding) {
    let span = finding.primary.span;
    let file = map.file(span.file);
    let (start, end) = (
        file.position(span.start as usize),
        file.position(span.end as usize),
    );
    let _ = writeln!(
        out,
        "::error file={},line={},col={},endLine={},endColumn={},title={}::{}",
        escape_property(&file.path),
        start.line,
        start.column,
        end.line,
        end.column,
        escape_property(finding.rule.id()),
        escape(&message(map, finding)),
    );
}

/// Annotations have no places for labels and help, so these follow the message, a line each.
fn message(map: &SourceMap, finding: &Finding) -> String {
    let mut lines = vec![finding.message.clone()];
    if !finding.primary.text.is_empty() {
        lines.push(finding.primary.text.clone());
    }
    for label in &finding.secondary {
        let file = map.file(label.span.file);
        let at = file.position(label.span.start as usize);
        lines.push(format!(
            "{}:{}:{}: {}",
            file.path, at.line, at.column, label.text
        ));
    }
    lines.extend(finding.help.iter().map(|line| format!("help: {line}")));
    lines.join("\n")
}

fn escape(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_ends_a_command_or_property() {
        assert_eq!(escape("50%\r\n:,"), "50%25%0D%0A:,");
        assert_eq!(escape_property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
