//! JSON text in which a line holds one thing, so that a changed spec changes few lines.

use crate::json::{Json, quoted};

/// How deep objects are taken apart: the file, its methods and types, one of them.
const OBJECTS: usize = 3;

/// The text of a file.
pub(super) fn text(json: &Json) -> String {
    let mut out = String::new();
    print(json, 0, &mut out);
    out.push('\n');
    out
}

fn print(json: &Json, depth: usize, out: &mut String) {
    match json {
        Json::Object(fields) if depth < OBJECTS && !fields.is_empty() => {
            let entries = fields
                .iter()
                .map(|(key, value)| (format!("{}: ", quoted(key)), value));
            lines(['{', '}'], entries, depth, out);
        }
        // Lists of names stay in their line.
        Json::Array(items) if depth <= OBJECTS && items.iter().any(is_container) => {
            lines(
                ['[', ']'],
                items.iter().map(|it| (String::new(), it)),
                depth,
                out,
            );
        }
        whole => out.push_str(&whole.to_string()),
    }
}

fn is_container(json: &Json) -> bool {
    matches!(json, Json::Object(_) | Json::Array(_))
}

fn lines<'a>(
    [open, close]: [char; 2],
    entries: impl Iterator<Item = (String, &'a Json)>,
    depth: usize,
    out: &mut String,
) {
    out.push(open);
    for (i, (key, value)) in entries.enumerate() {
        let comma = if i == 0 { "" } else { "," };
        out.push_str(&format!("{comma}\n{}{key}", " ".repeat(depth + 1)));
        print(value, depth + 1, out);
    }
    out.push_str(&format!("\n{}{close}", " ".repeat(depth)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_one_thing() {
        let json = Json::parse(
            r#"{"methods": {"a.get": {"scopes": ["crm", "user"], "params": [{"name": "id"}, {"name": "b"}],
                "result": {"type": {"array": "id"}}, "empty": {}}}, "none": {}, "list": [1]}"#,
        );
        let expected = r#"{
 "methods": {
  "a.get": {
   "scopes": ["crm","user"],
   "params": [
    {"name":"id"},
    {"name":"b"}
   ],
   "result": {"type":{"array":"id"}},
   "empty": {}
  }
 },
 "none": {},
 "list": [1]
}
"#;
        assert_eq!(text(&json.unwrap()), expected);
    }
}
