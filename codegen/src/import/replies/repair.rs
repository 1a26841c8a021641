//! JSON with comments, dots and stray commas.

use crate::json::Json;

/// Reads JSON after taking out what examples add to it.
pub(super) fn parse(text: &str) -> Option<Json> {
    let cleaned: String = text
        .lines()
        .map(without_comment)
        .collect::<Vec<_>>()
        .join("\n");
    let cleaned = without_dots(&cleaned.replace('\u{ad}', ""));
    let cleaned = without_stray_commas(&cleaned);
    Json::parse(&cleaned)
        .ok()
        .or_else(|| with_plain_quotes(&cleaned))
}

/// A comment begins with `//` outside of text.
fn without_comment(line: &str) -> &str {
    let mut in_text = false;
    let mut escaped = false;
    for (at, ch) in line.char_indices() {
        match ch {
            '\\' if in_text => escaped = !escaped,
            '"' if !escaped => in_text = !in_text,
            '/' if !in_text && line[at..].starts_with("//") => return &line[..at],
            _ => escaped = false,
        }
    }
    line
}

/// Dots that stand for more of the same.
fn without_dots(text: &str) -> String {
    map_outside_text(text, |outside| outside.replace("...", "").replace('…', ""))
}

/// Commas before an end, and doubled ones.
fn without_stray_commas(text: &str) -> String {
    let mut out = String::new();
    let mut in_text = false;
    let mut escaped = false;
    for ch in text.chars() {
        if !in_text && matches!(ch, '}' | ']' | ',') {
            let end = out.trim_end().len();
            if out[..end].ends_with(',') {
                out.truncate(end - 1);
            }
        }
        if ch == '"' && !escaped {
            in_text = !in_text;
        }
        escaped = in_text && ch == '\\' && !escaped;
        let opens = out.trim_end().ends_with(['{', '[']);
        if !(ch == ',' && !in_text && opens) {
            out.push(ch);
        }
    }
    out
}

fn with_plain_quotes(text: &str) -> Option<Json> {
    Json::parse(&text.replace(['“', '”'], "\"")).ok()
}

fn map_outside_text(text: &str, change: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut outside = String::new();
    let mut in_text = false;
    let mut escaped = false;
    for ch in text.chars() {
        let is_quote = ch == '"' && !escaped;
        escaped = in_text && ch == '\\' && !escaped;
        if is_quote && !in_text {
            out.push_str(&change(&std::mem::take(&mut outside)));
        }
        match in_text || is_quote {
            true => out.push(ch),
            false => outside.push(ch),
        }
        if is_quote {
            in_text = !in_text;
        }
    }
    out + &change(&outside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_json_is_taken_out() {
        let text = "{\n \"a\": \"x // ... ,}\", // why\n \"b\": [1, 2, ...],\n ...\n}";
        assert_eq!(
            parse(text).unwrap().to_string(),
            r#"{"a":"x // ... ,}","b":[1,2]}"#
        );
    }

    #[test]
    fn what_is_broken_stays_broken() {
        assert_eq!(parse("{\"a\": 1 \"b\": 2}"), None);
    }
}
