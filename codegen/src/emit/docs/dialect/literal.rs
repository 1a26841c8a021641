//! JSON in the syntax of a language, laid out as people do: what fits on a line
//! stays on it.

mod escape;
mod go;
mod javascript;
mod json;
mod php;
mod python;

use indexmap::IndexMap;

use crate::json::Json;

pub(super) use go::GO;
pub(super) use javascript::{JAVASCRIPT, array_index};
pub(super) use json::JSON;
pub(super) use php::{PHP, is_list_like};
pub(super) use python::PYTHON;

/// The longest line; inside a value, without its indentation and key.
const WIDTH: usize = 80;

/// The longest key, in bytes and with what follows it, that has others in its column.
const WIDEST_KEY: usize = 42;

/// The fields of an object.
pub(super) type Fields = IndexMap<String, Json>;

/// How a language writes JSON.
pub(super) struct Syntax {
    /// One level of indentation.
    indent: &'static str,
    /// What follows the last of several lines.
    after_last: &'static str,
    /// Whether the values of lines that follow each other begin in one column.
    in_columns: bool,
    /// A value without parts; none if the language cannot say it.
    scalar: fn(&Json) -> Option<String>,
    /// A key, and what stands between it and its value.
    key: fn(&str) -> String,
    list: Brackets,
    object: fn(&Fields) -> Brackets,
}

/// What stands around the parts of a value.
#[derive(Clone, Copy)]
struct Brackets {
    open: &'static str,
    close: &'static str,
    /// What is inside both of them where all is on one line.
    pad: &'static str,
}

impl Brackets {
    const fn new(open: &'static str, close: &'static str) -> Self {
        let pad = "";
        Self { open, close, pad }
    }
}

/// A part of a value: its key with what follows that, and its own value.
type Row = (String, String);

impl Syntax {
    /// A line of code with the value in it, which becomes several lines where
    /// one would be too long; none if the language cannot say the value.
    pub(super) fn line(&self, before: &str, value: &Json, after: &str) -> Option<String> {
        let line = format!("{before}{}{after}", self.on_one_line(value)?);
        if line.chars().count() <= WIDTH {
            return Some(line);
        }
        let indentation = before.len() - before.trim_start().len();
        let value = self.broken(value, indentation / self.indent.len())?;
        Some(format!("{before}{value}{after}"))
    }

    /// The value, broken only where it is too long by itself.
    fn laid_out(&self, value: &Json, depth: usize) -> Option<String> {
        let line = self.on_one_line(value)?;
        match line.chars().count() <= WIDTH {
            true => Some(line),
            false => self.broken(value, depth),
        }
    }

    /// The value with each of its parts on lines of their own.
    fn broken(&self, value: &Json, depth: usize) -> Option<String> {
        let rows = self.rows(value, |inner| self.laid_out(inner, depth + 1))?;
        match rows.is_empty() {
            true => self.on_one_line(value),
            false => Some(self.on_lines(self.brackets(value), rows, depth)),
        }
    }

    fn on_one_line(&self, value: &Json) -> Option<String> {
        if !matches!(value, Json::Array(_) | Json::Object(_)) {
            return (self.scalar)(value);
        }
        let Brackets { open, close, pad } = self.brackets(value);
        let rows = self.rows(value, |inner| self.on_one_line(inner))?;
        let texts: Vec<String> = rows.into_iter().map(joined).collect();
        Some(match texts.is_empty() {
            true => format!("{open}{close}"),
            false => format!("{open}{pad}{}{pad}{close}", texts.join(", ")),
        })
    }

    fn on_lines(&self, brackets: Brackets, rows: Vec<Row>, depth: usize) -> String {
        let rows = if self.in_columns {
            in_columns(rows)
        } else {
            rows
        };
        let texts: Vec<String> = rows.into_iter().map(joined).collect();
        let inner = format!("\n{}", self.indent.repeat(depth + 1));
        let outer = format!("\n{}", self.indent.repeat(depth));
        let lines = texts.join(&format!(",{inner}"));
        let Brackets { open, close, .. } = brackets;
        format!("{open}{inner}{lines}{}{outer}{close}", self.after_last)
    }

    /// The elements of a list, or the fields of an object with their keys.
    fn rows(&self, value: &Json, text: impl Fn(&Json) -> Option<String>) -> Option<Vec<Row>> {
        let keyed = |(key, value): (&String, &Json)| Some(((self.key)(key), text(value)?));
        match value {
            Json::Array(items) => items
                .iter()
                .map(|item| Some((String::new(), text(item)?)))
                .collect(),
            Json::Object(fields) => fields.iter().map(keyed).collect(),
            _ => Some(Vec::new()),
        }
    }

    fn brackets(&self, value: &Json) -> Brackets {
        match value {
            Json::Object(fields) => (self.object)(fields),
            _ => self.list,
        }
    }
}

fn joined((key, value): Row) -> String {
    key + &value
}

/// The rows, with keys as wide as the widest of those around them. A long key,
/// or a value of several lines, is not in the column of those before and after it.
fn in_columns(rows: Vec<Row>) -> Vec<Row> {
    let is_short = |(key, value): &Row| key.len() <= WIDEST_KEY && !value.contains('\n');
    let columns = rows.chunk_by(|a, b| is_short(a) && is_short(b));
    columns.flat_map(in_one_column).collect()
}

fn in_one_column(rows: &[Row]) -> Vec<Row> {
    let width = rows.iter().map(|(key, _)| key.chars().count()).max();
    let width = width.unwrap_or_default();
    rows.iter()
        .map(|(key, value)| (format!("{key:width$}"), value.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(syntax: &Syntax, json: &str) -> String {
        syntax.line("", &Json::parse(json).unwrap(), "").unwrap()
    }

    #[test]
    fn only_what_is_too_long_is_broken() {
        let long = "x".repeat(45);
        let json = format!(r#"{{"a":[1,{{}}],"b":["{long}","{long}"],"c":{{"d":null}}}}"#);
        let expected = format!(
            "{{\n  \"a\": [1, {{}}],\n  \"b\": [\n    \"{long}\",\n    \"{long}\"\n  ],\n  \
             \"c\": {{\"d\": null}}\n}}"
        );
        assert_eq!(literal(&JSON, &json), expected);
    }

    #[test]
    fn what_cannot_be_broken_stays() {
        let long = format!("\"{}\"", "x".repeat(WIDTH));
        assert_eq!(literal(&JSON, &long), long);
        assert_eq!(literal(&JSON, "{}"), "{}");
    }

    #[test]
    fn what_stands_around_a_value_counts() {
        let value = Json::parse(r#"{"a":1}"#).unwrap();
        let line = |before: &str| JSON.line(before, &value, ");").unwrap();
        assert_eq!(line("  f("), "  f({\"a\": 1});");
        let name = "x".repeat(WIDTH);
        let expected = format!("  {name}({{\n    \"a\": 1\n  }});");
        assert_eq!(line(&format!("  {name}(")), expected);
    }

    #[test]
    fn columns_end_where_a_value_has_several_lines() {
        let long = "x".repeat(WIDTH);
        let json = format!(r#"{{"a":1,"bcd":2,"e":["{long}"],"fg":3,"h":4}}"#);
        let expected = format!(
            "b24.Params{{\n\t\"a\":   1,\n\t\"bcd\": 2,\n\t\"e\": []any{{\n\t\t\"{long}\",\n\t}},\n\
             \t\"fg\": 3,\n\t\"h\":  4,\n}}"
        );
        assert_eq!(literal(&GO, &json), expected);
    }
}
