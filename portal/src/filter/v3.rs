//! Conditions of REST 3: `[["id", ">=", 5], {"logic": "or", "conditions": […]}]`.

use std::cmp::Ordering::{Equal, Greater, Less};

use super::{Condition, Test};
use crate::columns::{Column, Columns, Kind};
use crate::json::Json;

/// What is wrong with a filter.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// There is no such operator.
    Operator(String),
    /// There is no such field, or no conditions on it.
    Field(String),
    /// The field cannot have such a value.
    Value(String),
    /// It is no condition at all.
    Form(String),
}

/// Reads the conditions of a request.
pub(crate) fn parse(filter: &Json, columns: Columns<'_>) -> Result<Condition, Fault> {
    match filter {
        Json::Array(items) => Ok(Condition::All(all(items, columns)?)),
        // The form of REST 2, whose keys are taken for operators.
        Json::Object(fields) if !fields.is_empty() => {
            let key = fields.keys().next().cloned();
            Err(Fault::Operator(key.unwrap_or_default()))
        }
        Json::Object(_) | Json::Null => Ok(Condition::All(Vec::new())),
        other => Err(Fault::Form(other.to_string())),
    }
}

/// Whether any condition is on this field.
pub(crate) fn mentions(filter: &Json, name: &str) -> bool {
    match filter {
        Json::Array(parts) if parts.first().and_then(Json::as_str) == Some(name) => true,
        _ => filter.values().into_iter().any(|it| mentions(it, name)),
    }
}

fn all(items: &[Json], columns: Columns<'_>) -> Result<Vec<Condition>, Fault> {
    items.iter().map(|it| one(it, columns)).collect()
}

fn one(item: &Json, columns: Columns<'_>) -> Result<Condition, Fault> {
    match item {
        Json::Array(parts) => triple(item, parts, columns),
        Json::Object(_) => group(item, columns),
        _ => Err(Fault::Form(item.to_string())),
    }
}

fn group(item: &Json, columns: Columns<'_>) -> Result<Condition, Fault> {
    let Some(Json::Array(conditions)) = item.get("conditions") else {
        return Err(Fault::Form(item.to_string()));
    };
    let conditions = all(conditions, columns)?;
    let logic = item.get("logic").and_then(Json::as_str).unwrap_or("and");
    let joined = match logic.to_ascii_lowercase().as_str() {
        "or" => Condition::Any(conditions),
        "and" => Condition::All(conditions),
        _ => return Err(Fault::Form(item.to_string())),
    };
    let is_negative = item.get("negative").is_some_and(Json::is_yes);
    Ok(if is_negative {
        Condition::Not(Box::new(joined))
    } else {
        joined
    })
}

fn triple(item: &Json, parts: &[Json], columns: Columns<'_>) -> Result<Condition, Fault> {
    let (name, operator, value) = match parts {
        [Json::String(name), value] => (name, if value.is_container() { "in" } else { "=" }, value),
        [Json::String(name), Json::String(operator), value] => (name, operator.as_str(), value),
        _ => return Err(Fault::Form(item.to_string())),
    };
    let column = columns
        .find(name)
        .ok_or_else(|| Fault::Field(name.clone()))?;
    let fits = |it: &&Json| column.kind != Kind::Number || it.is_blank() || is_number(it);
    if !value
        .values()
        .iter()
        .chain([&value])
        .filter(|it| !it.is_container())
        .all(fits)
    {
        return Err(Fault::Value(name.clone()));
    }
    condition(column, operator, value).map_err(|fault| match fault {
        Fault::Value(_) => Fault::Value(name.clone()),
        other => other,
    })
}

fn condition(column: Column, operator: &str, value: &Json) -> Result<Condition, Fault> {
    let scalar = || {
        if value.is_container() {
            Err(bad_value())
        } else {
            Ok(value.clone())
        }
    };
    let values = || match value {
        Json::Array(items) => Ok(items.clone()),
        _ => Err(bad_value()),
    };
    let test = match operator {
        "=" | "!=" => Test::OneOf(vec![scalar()?]),
        ">" => Test::Compares(&[Greater], scalar()?),
        ">=" => Test::Compares(&[Greater, Equal], scalar()?),
        "<" => Test::Compares(&[Less], scalar()?),
        "<=" => Test::Compares(&[Less, Equal], scalar()?),
        "in" => Test::OneOf(values()?),
        "between" => match values()?.as_slice() {
            [low, high] => Test::Between(low.clone(), high.clone()),
            _ => return Err(bad_value()),
        },
        other => return Err(Fault::Operator(other.to_owned())),
    };
    let condition = Condition::Field(column, test);
    Ok(if operator == "!=" {
        Condition::Not(Box::new(condition))
    } else {
        condition
    })
}

fn is_number(value: &Json) -> bool {
    value.text().is_some_and(|it| it.parse::<f64>().is_ok())
}

/// The name of the field is filled in where it is known.
fn bad_value() -> Fault {
    Fault::Value(String::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Zone;
    use crate::model::Model;

    fn parsed(filter: &str) -> Result<Condition, Fault> {
        let model = Model::default();
        parse(
            &filter.parse().unwrap(),
            Columns {
                model: &model,
                row: &[],
                filter: &[],
                id: None,
            },
        )
    }

    #[test]
    fn every_operator_means_what_is_documented() {
        let rows: Json = r#"[{"id":1,"a":"x"},{"id":2,"a":"y"},{"id":3,"a":null}]"#
            .parse()
            .unwrap();
        let cases: [(&str, &[i64]); 14] = [
            ("[]", &[1, 2, 3]),
            (r#"[["id","=",2]]"#, &[2]),
            (r#"[["id",2]]"#, &[2]),
            (r#"[["id",[1,3]]]"#, &[1, 3]),
            (r#"[["id","!=",2]]"#, &[1, 3]),
            (r#"[["id",">",1],["id","<",3]]"#, &[2]),
            (r#"[["id",">=",2]]"#, &[2, 3]),
            (r#"[["id","<=",2]]"#, &[1, 2]),
            (r#"[["id","in",[2,3]]]"#, &[2, 3]),
            (r#"[["id","between",[2,3]]]"#, &[2, 3]),
            (r#"[["a","=",null]]"#, &[3]),
            (
                r#"[{"logic":"or","conditions":[["id",1],["a","y"]]}]"#,
                &[1, 2],
            ),
            (
                r#"[{"logic":"or","negative":true,"conditions":[["id",1],["a","y"]]}]"#,
                &[3],
            ),
            (
                r#"[{"logic":"and","conditions":[["id",1],["a","y"]]}]"#,
                &[],
            ),
        ];
        for (filter, expected) in cases {
            let condition = parsed(filter).unwrap();
            let rows = rows.values().into_iter();
            let rows = rows
                .filter(|it| condition.means(it.as_object().unwrap(), Zone(jiff::tz::Offset::UTC)));
            let ids: Vec<i64> = rows
                .map(|it| it.get("id").unwrap().as_integer().unwrap())
                .collect();
            assert_eq!(ids, expected, "{filter}");
        }
    }

    #[test]
    fn what_is_no_condition_is_refused() {
        let cases = [
            (r#"{">id":5}"#, Fault::Operator(">id".to_owned())),
            (r#"[["id","like","a"]]"#, Fault::Operator("like".to_owned())),
            (r#"[["id","in",5]]"#, Fault::Value("id".to_owned())),
            (r#"[["id","between",[1]]]"#, Fault::Value("id".to_owned())),
            (r#"["id"]"#, Fault::Form("\"id\"".to_owned())),
            (
                r#"[{"logic":"xor","conditions":[]}]"#,
                Fault::Form(r#"{"logic":"xor","conditions":[]}"#.to_owned()),
            ),
        ];
        for (filter, fault) in cases {
            assert_eq!(parsed(filter), Err(fault), "{filter}");
        }
    }
}
