//! The quote below the title: scope, and who may call.

use super::blocks::Block;
use super::facts::{AccessFacts, At, Place, Problem, ProblemCode, ScopeFacts, Who};
use super::outline::Outline;
use super::prose::{Prose, Span, plain, prose};

/// Reads both header lines.
pub fn header(
    outline: &Outline<'_>,
    problems: &mut Vec<Problem>,
) -> (ScopeFacts, Option<AccessFacts>) {
    let mut scope = ScopeFacts::default();
    let mut access = None;
    for block in &outline.intro().blocks {
        let Block::Quote(lines) = block else {
            continue;
        };
        let quoted = prose(lines);
        for (at, block) in quoted.iter().enumerate() {
            let Prose::Paragraph(spans) = block else {
                continue;
            };
            for line in split_lines(spans) {
                let text = plain(line).to_lowercase();
                if text.trim_start().starts_with("scope") {
                    scope = self::scope(line);
                } else if says_who(&text) {
                    access = Some(self::access(line, quoted.get(at + 1)));
                }
            }
        }
    }
    report(outline, &scope, access.is_some(), problems);
    (scope, access)
}

fn report(outline: &Outline<'_>, scope: &ScopeFacts, has_access: bool, out: &mut Vec<Problem>) {
    let Some(title) = outline.title() else {
        return;
    };
    let mut problem = |code, text: &str| {
        out.push(Problem {
            place: title.line.place(),
            code,
            text: text.to_owned(),
        });
    };
    if scope.codes.is_empty() {
        problem(ProblemCode::Scope, "the page names no scope");
    }
    if !has_access {
        problem(ProblemCode::Access, "the page does not say who may call");
    }
}

/// The lines of a paragraph.
fn split_lines(spans: &[Span]) -> impl Iterator<Item = &[Span]> {
    spans
        .split(|it| it.text == "\n")
        .filter(|it| !it.is_empty())
}

fn says_who(text: &str) -> bool {
    let words = [
        "execute the method",
        "execute this method",
        "perform",
        "can execute",
        "execute method",
    ];
    words.iter().any(|it| text.contains(it))
}

/// Reads `Scope: [`crm`](…)`. What follows the word "module" or "depending" is no code.
fn scope(line: &[Span]) -> ScopeFacts {
    let mut scope = ScopeFacts::default();
    let has_links = line.iter().any(|it| it.is_code && it.link.is_some());
    for span in line {
        let text = span.text.to_lowercase();
        if ["module scope", "depend", "for the"]
            .iter()
            .any(|it| text.contains(it))
        {
            scope.dynamic = Some(span.place.clone());
            if !span.is_code {
                break;
            }
        }
        if span.is_code && (span.link.is_some() || !has_links) {
            codes(span, &mut scope.codes);
        }
    }
    scope
}

fn codes(span: &Span, out: &mut Vec<At<String>>) {
    for code in span.text.split(',').map(str::trim) {
        if !code.is_empty() && !code.contains(' ') && !out.iter().any(|it| it.value == code) {
            out.push(At::new(code.to_owned(), &span.place));
        }
    }
}

/// Reads who may call: on the line, or in the list after it.
fn access(line: &[Span], next: Option<&Prose>) -> AccessFacts {
    let text = plain(line);
    let own = text.split_once(':').map_or("", |it| it.1).trim();
    let mut parts = vec![own.to_owned()];
    if let Some(Prose::List(items)) = next {
        parts.extend(items.iter().map(|it| plain(&it.head)));
    }
    parts.retain(|it| !it.is_empty());
    let mut facts = AccessFacts {
        who: Vec::new(),
        complete: !parts.is_empty(),
        place: place(line),
    };
    for part in &parts {
        let (who, is_all) = self::who(part);
        facts.complete &= is_all;
        for it in who {
            if !facts.who.contains(&it) {
                facts.who.push(it);
            }
        }
    }
    facts
}

fn place(line: &[Span]) -> Place {
    line[0].place.clone()
}

/// Who a text means, and whether that is all that it says.
fn who(text: &str) -> (Vec<Who>, bool) {
    let text = text.trim().trim_matches(['.', '`', '*']).trim();
    let lower = text.to_lowercase();
    match lower.as_str() {
        "any user" | "any authorized user" | "authorized user" => {
            return (vec![Who::AnyUser], true);
        }
        "administrator" | "administrators" | "portal administrator" | "account administrator" => {
            return (vec![Who::Administrator], true);
        }
        _ => {}
    }
    let mut found = Vec::new();
    let rest = match lower.strip_prefix("administrator") {
        Some(rest) if rest.starts_with([',', ' ']) && !rest.starts_with(" crm") => {
            found.push(Who::Administrator);
            rest
        }
        _ => lower.as_str(),
    };
    let names = permissions(text);
    let is_plain = names.len() == 1 && is_permission_alone(rest, &names[0]);
    found.extend(names.into_iter().map(Who::Permission));
    (found, is_plain)
}

/// Names of permissions: quoted, with a capital as the portal shows them.
fn permissions(text: &str) -> Vec<String> {
    if !text.to_lowercase().contains("permission") {
        return Vec::new();
    }
    let text = text.replace(['“', '”', '«', '»'], "\"");
    let quoted = text.split('"').skip(1).step_by(2);
    let named = quoted.filter(|it| it.starts_with(char::is_uppercase));
    named.map(|it| it.trim().to_owned()).collect()
}

/// Whether nothing is said beside the permission's name: no object, no case.
fn is_permission_alone(text: &str, name: &str) -> bool {
    let rest = text.replace(&format!("\"{}\"", name.to_lowercase()), " ");
    let known = [
        "a",
        "any",
        "user",
        "users",
        "with",
        "the",
        "permission",
        "access",
        "who",
        "has",
        "have",
        "or",
        "and",
        ",",
        "having",
    ];
    rest.split_whitespace()
        .all(|it| known.contains(&it.trim_matches([',', '(', ')'])))
}
