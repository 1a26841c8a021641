//! Conditions of REST 2: `{">=DATE_CREATE": "2024-01-01", "!STAGE_ID": "WON"}`.

use std::cmp::Ordering::{Equal, Greater, Less};

use super::{Condition, Test};
use crate::columns::Columns;
use crate::json::{Fields, Json};

/// What a method takes for conditions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dialect<'a> {
    /// The operators that it knows; all where none are named.
    pub(crate) operators: &'a [String],
    /// Whether conditions can be joined by `OR`.
    pub(crate) groups: bool,
}

/// Conditions, and the names in them that the method does not know. These say nothing.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) condition: Condition,
    pub(crate) unknown: Vec<String>,
}

/// The operators, of those that begin alike the longest first.
const OPERATORS: [&str; 18] = [
    "!><", "!=%", "!%=", "><", ">=", "<=", "!=", "!@", "!%", "=%", "%=", ">", "<", "=", "!", "@",
    "%", "?",
];

/// Reads the conditions of a request.
pub(crate) fn parse(filter: &Json, dialect: Dialect<'_>, columns: Columns<'_>) -> Parsed {
    let mut unknown = Vec::new();
    let condition = group(filter, dialect, columns, &mut unknown);
    Parsed { condition, unknown }
}

fn group(
    filter: &Json,
    dialect: Dialect<'_>,
    columns: Columns<'_>,
    unknown: &mut Vec<String>,
) -> Condition {
    let mut conditions = Vec::new();
    for (key, value) in filter.entries() {
        let is_number = key.parse::<u32>().is_ok();
        match value {
            Json::Object(_) | Json::Array(_) if is_number && dialect.groups => {
                conditions.push(group(value, dialect, columns, unknown));
            }
            _ if dialect.groups && key.eq_ignore_ascii_case("logic") => {}
            _ => match one(&key, value, dialect, columns) {
                Some(condition) => conditions.push(condition),
                None => unknown.push(split(&key, dialect).1.to_owned()),
            },
        }
    }
    if is_or(filter, dialect) {
        Condition::Any(conditions)
    } else {
        Condition::All(conditions)
    }
}

fn is_or(filter: &Json, dialect: Dialect<'_>) -> bool {
    let is_logic = |(key, value): &(String, &Json)| {
        key.eq_ignore_ascii_case("logic")
            && value
                .as_str()
                .is_some_and(|it| it.eq_ignore_ascii_case("or"))
    };
    dialect.groups && filter.entries().iter().any(is_logic)
}

fn one(key: &str, value: &Json, dialect: Dialect<'_>, columns: Columns<'_>) -> Option<Condition> {
    let (operator, name) = split(key, dialect);
    let column = columns.find(name)?;
    let (negative, operator) = match operator {
        "!" => (true, "="),
        other => match other.strip_prefix('!') {
            Some(positive) => (true, positive),
            None => (false, other),
        },
    };
    let condition = Condition::Field(column, test(operator, value));
    Some(if negative {
        Condition::Not(Box::new(condition))
    } else {
        condition
    })
}

/// The operator that a key begins with and the name after it. What a method does not
/// take for an operator is a part of the name.
fn split<'a>(key: &'a str, dialect: Dialect<'_>) -> (&'static str, &'a str) {
    let is_known = |operator: &str| {
        let twin = match operator {
            "%=" => "=%",
            "!%=" => "!=%",
            other => other,
        };
        dialect.operators.is_empty()
            || dialect
                .operators
                .iter()
                .any(|it| it == twin || it == operator)
    };
    let found = OPERATORS
        .into_iter()
        .filter(|it| is_known(it))
        .find(|it| key.starts_with(it));
    found.map_or(("", key), |it| (it, &key[it.len()..]))
}

/// What a positive operator asks for.
fn test(operator: &str, value: &Json) -> Test {
    let text = || value.text().unwrap_or_default();
    match operator {
        ">" => Test::Compares(&[Greater], value.clone()),
        ">=" => Test::Compares(&[Greater, Equal], value.clone()),
        "<" => Test::Compares(&[Less], value.clone()),
        "<=" => Test::Compares(&[Less, Equal], value.clone()),
        "%" => Test::Contains(text()),
        "=%" | "%=" => Test::Like(text()),
        "?" => Test::Words(text()),
        "><" => range(value),
        _ => Test::OneOf(list(value)),
    }
}

/// A range is a list of its two ends.
fn range(value: &Json) -> Test {
    let end = |at: &str| value.get(at).cloned().unwrap_or(Json::Null);
    Test::Between(end("0"), end("1"))
}

/// The values that a list has, or the one that there is. An empty list is nothing.
fn list(value: &Json) -> Vec<Json> {
    match value {
        Json::Array(items) if !items.is_empty() => items.clone(),
        Json::Object(fields) if !fields.is_empty() => Fields::values(fields).cloned().collect(),
        one => vec![one.clone()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Zone;
    use crate::model::Model;

    const ANY: Dialect<'static> = Dialect {
        operators: &[],
        groups: true,
    };

    fn found(dialect: Dialect<'_>, filter: &str) -> Vec<i64> {
        let rows = r#"[
            {"ID":1,"TITLE":"Red car","SUM":"10.50","TAGS":["a","b"]},
            {"ID":2,"TITLE":"blue car","SUM":20,"TAGS":[]},
            {"ID":3,"TITLE":"Red bus","SUM":null,"TAGS":["b"]},
            {"ID":4,"TITLE":"","SUM":"100","TAGS":null}
        ]"#;
        let rows: Json = rows.parse().unwrap();
        let model = Model::default();
        let columns = Columns {
            model: &model,
            row: &[],
            filter: &[],
            id: None,
        };
        let parsed = parse(&filter.parse().unwrap(), dialect, columns);
        assert!(parsed.unknown.is_empty(), "{:?}", parsed.unknown);
        let means = |row: &&Json| {
            parsed
                .condition
                .means(row.as_object().unwrap(), Zone(jiff::tz::Offset::UTC))
        };
        let rows = rows.values().into_iter().filter(means);
        rows.map(|it| it.get("ID").unwrap().as_integer().unwrap())
            .collect()
    }

    #[test]
    fn every_operator_means_what_is_documented() {
        let cases: [(&str, &[i64]); 29] = [
            ("{}", &[1, 2, 3, 4]),
            (r#"{"ID":"2"}"#, &[2]),
            (r#"{"=ID":[1,4]}"#, &[1, 4]),
            (r#"{"!ID":2}"#, &[1, 3, 4]),
            (r#"{"!=ID":[1,2]}"#, &[3, 4]),
            (r#"{">SUM":10.5}"#, &[2, 4]),
            (r#"{">=SUM":"10.50"}"#, &[1, 2, 4]),
            (r#"{"<SUM":20}"#, &[1]),
            (r#"{">=SUM":""}"#, &[]),
            (r#"{"<=SUM":20}"#, &[1, 2]),
            (r#"{"@ID":[2,3,9]}"#, &[2, 3]),
            (r#"{"!@ID":[2,3,9]}"#, &[1, 4]),
            (r#"{"%TITLE":"CAR"}"#, &[1, 2]),
            (r#"{"!%TITLE":"car"}"#, &[3, 4]),
            (r#"{"=%TITLE":"red%"}"#, &[1, 3]),
            (r#"{"%=TITLE":"%bus"}"#, &[3]),
            (r#"{"!=%TITLE":"red%"}"#, &[2, 4]),
            (r#"{"!%=TITLE":"%bus"}"#, &[1, 2, 4]),
            (r#"{"><SUM":[20,100]}"#, &[2, 4]),
            (r#"{"!><SUM":[20,100]}"#, &[1, 3]),
            (r#"{"?TITLE":"red & !bus"}"#, &[1]),
            (r#"{"SUM":""}"#, &[3]),
            (r#"{"!SUM":null}"#, &[1, 2, 4]),
            (r#"{"=TITLE":false}"#, &[4]),
            (r#"{"TAGS":"b"}"#, &[1, 3]),
            (r#"{"!TAGS":"b"}"#, &[2, 4]),
            (r#"{"TAGS":[]}"#, &[2, 4]),
            (r#"{">ID":1,"<ID":4,"%TITLE":"car"}"#, &[2]),
            (
                r#"{"0":{"logic":"OR","0":{"ID":1},"1":{">SUM":50}},"!TITLE":""}"#,
                &[1],
            ),
        ];
        for (filter, expected) in cases {
            assert_eq!(found(ANY, filter), expected, "{filter}");
        }
    }

    #[test]
    fn what_is_no_operator_of_the_method_is_no_operator() {
        let operators = ["!", "<"].map(str::to_owned);
        let dialect = Dialect {
            operators: &operators,
            groups: false,
        };
        assert_eq!(split(">=ID", dialect), ("", ">=ID"));
        assert_eq!(split("<=ID", dialect), ("<", "=ID"));
        assert_eq!(split("!ID", dialect), ("!", "ID"));
        assert_eq!(found(dialect, r#"{"<ID":2}"#), [1]);
    }
}
