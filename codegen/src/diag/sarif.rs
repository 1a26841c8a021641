//! A minimal SARIF 2.1.0 log.

use super::finding::{Finding, Fix, Label};
use super::rule::Rule;
use crate::source::{SourceMap, Span};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) fn render(map: &SourceMap, findings: &[Finding]) -> String {
    let rules: BTreeSet<Rule> = findings.iter().map(|finding| finding.rule).collect();
    let rules: Vec<Rule> = rules.into_iter().collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "bitrix24-codegen",
                "rules": rules.iter().map(|rule| descriptor(*rule)).collect::<Vec<_>>(),
            }},
            // Columns count characters, not UTF-16 units, which is the default.
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(|it| result(map, it, &rules)).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn descriptor(rule: Rule) -> Value {
    json!({
        "id": rule.id(),
        "shortDescription": {"text": rule.title()},
        "fullDescription": {"text": rule.reason()},
        "help": {"text": rule.page(), "markdown": rule.page()},
        "defaultConfiguration": {"level": "error"},
    })
}

fn result(map: &SourceMap, finding: &Finding, rules: &[Rule]) -> Value {
    let mut result = json!({
        "ruleId": finding.rule.id(),
        "ruleIndex": rules.binary_search(&finding.rule).unwrap_or_default(),
        "level": "error",
        "message": {"text": message(finding)},
        "locations": [location(map, &finding.primary)],
    });
    if !finding.secondary.is_empty() {
        let related = finding.secondary.iter().map(|label| location(map, label));
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([fix_object(map, fix, finding.help.last())]);
    }
    result
}

/// The message as a sentence, and the help after it: viewers show nothing else.
fn message(finding: &Finding) -> String {
    let lines = std::iter::once(&finding.message).chain(&finding.help);
    lines.map(String::as_str).collect::<Vec<_>>().join("\n")
}

fn location(map: &SourceMap, label: &Label) -> Value {
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": artifact(map, label.span),
            "region": region(map, label.span),
        },
    });
    if !label.text.is_empty() {
        location["message"] = json!({"text": label.text});
    }
    location
}

fn fix_object(map: &SourceMap, fix: &Fix, help: Option<&String>) -> Value {
    json!({
        "description": {"text": help.map_or("write this", String::as_str)},
        "artifactChanges": [{
            "artifactLocation": artifact(map, fix.span),
            "replacements": [{
                "deletedRegion": region(map, fix.span),
                "insertedContent": {"text": fix.replacement},
            }],
        }],
    })
}

fn artifact(map: &SourceMap, span: Span) -> Value {
    json!({"uri": uri(&map.file(span.file).path)})
}

fn region(map: &SourceMap, span: Span) -> Value {
    let file = map.file(span.file);
    let (start, end) = (
        file.position(span.start as usize),
        file.position(span.end as usize),
    );
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A relative path as a URI reference: what is not plain ASCII is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                out.push(byte as char);
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("spec/v2/a b:ё.yaml"), "spec/v2/a%20b%3A%D1%91.yaml");
    }
}
