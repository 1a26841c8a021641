//! The types of a field.

use crate::import::checkout::resolve;
use crate::import::facts::TypeFacts;
use crate::import::prose::Span;

/// Names that are types where they stand without code style.
const PLAIN: [&str; 14] = [
    "string", "integer", "int", "boolean", "bool", "array", "object", "double", "float", "date",
    "datetime", "char", "file", "user",
];

/// Reads the types after a name: code, else words that can be nothing else.
pub(super) fn of(spans: &[Span]) -> Vec<TypeFacts> {
    let code: Vec<_> = spans.iter().filter(|it| it.is_code).collect();
    let mut types = Vec::new();
    for span in &code {
        push(&span.text, span, &mut types);
    }
    if code.is_empty() {
        plain(spans, &mut types);
    }
    types
}

/// Reads a cell that holds types alone.
pub(super) fn of_column(spans: &[Span]) -> Vec<TypeFacts> {
    let mut types = of(spans);
    if types.is_empty() {
        for span in spans.iter().filter(|it| !it.text.trim().is_empty()) {
            push(&span.text, span, &mut types);
        }
    }
    types
}

fn plain(spans: &[Span], out: &mut Vec<TypeFacts>) {
    for span in spans {
        let mut words = span
            .text
            .split([' ', ',', '|', '\n'])
            .filter(|it| !it.is_empty());
        let is_type = |it: &str| PLAIN.contains(&it.trim_end_matches("[]").to_lowercase().as_str());
        if let Some(word) = words.find(|it| is_type(it)) {
            push(word, span, out);
        }
    }
}

/// Adds each part of a union.
fn push(text: &str, span: &Span, out: &mut Vec<TypeFacts>) {
    for part in text.split('|') {
        let mut name = part.trim().trim_matches('\\').trim();
        let mut lists = 0;
        while let Some(element) = name.strip_suffix("[]") {
            name = element;
            lists += 1;
        }
        if name.is_empty() || out.iter().any(|it| it.name == name && it.lists == lists) {
            continue;
        }
        let link = span.link.as_deref();
        out.push(TypeFacts {
            name: name.to_owned(),
            lists,
            link: link.and_then(|it| resolve(&span.place.page, it)),
            place: span.place.clone(),
        });
    }
}
