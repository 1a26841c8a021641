//! Methods that answer what the documentation shows.

use crate::envelope::{Run, Success};
use crate::json::{Fields, Json};
use crate::model::{Example, Field, Method, Model, Plain, Type, TypeKind};
use crate::refusal::Refusal;

/// The answer of the example with this request, else of the first that has a reply.
/// Where there is none, the simplest value of the method's type.
pub(crate) fn answer(
    model: &Model,
    method: &Method,
    params: &Fields,
    run: Run,
) -> Result<Success, Refusal> {
    let same = same_request(method, params);
    if let Some(refusal) = same.and_then(refusal) {
        return Err(refusal);
    }
    let replies = same.into_iter().chain(&method.examples);
    let body = replies
        .filter_map(|it| it.reply.as_ref()?.parse::<Json>().ok())
        .next();
    Ok(match body {
        Some(body) => success(method, body, run),
        None => bare(method, simplest(model, &method.result), run),
    })
}

/// The error that an example shows for these parameters.
pub(crate) fn refused(method: &Method, params: &Fields) -> Option<Refusal> {
    same_request(method, params).and_then(refusal)
}

/// The first example with these parameters. What the method does not know says nothing.
fn same_request<'a>(method: &'a Method, params: &Fields) -> Option<&'a Example> {
    let known = params
        .iter()
        .filter(|(key, _)| method.param(key).is_some() || *key == "extras");
    let asked = Json::object(known.map(|(key, value)| (key.clone(), value.clone())));
    let is_same = |it: &&Example| it.request.as_ref().is_some_and(|it| same(it, &asked));
    method.examples.iter().find(is_same)
}

/// The error that an example shows.
fn refusal(example: &Example) -> Option<Refusal> {
    let body = example.error.as_ref()?.parse::<Json>().ok()?;
    Some(Refusal {
        status: example.status?,
        body: body.as_object()?.clone(),
    })
}

fn success(method: &Method, body: Json, run: Run) -> Success {
    if !method.envelope {
        return bare(method, body, run);
    }
    let number = |key| {
        body.get(key)
            .and_then(Json::as_integer)
            .and_then(|it| u64::try_from(it).ok())
    };
    Success {
        total: number("total"),
        next: number("next"),
        result: body.get("result").cloned().unwrap_or(Json::Null),
        run,
        is_bare: false,
    }
}

fn bare(method: &Method, result: Json, run: Run) -> Success {
    Success {
        result,
        total: None,
        next: None,
        run,
        is_bare: !method.envelope,
    }
}

/// Whether two requests say the same: numbers may be text, and keys in any order.
fn same(a: &Json, b: &Json) -> bool {
    if !a.is_container() || !b.is_container() {
        return a == b || (!a.is_container() && !b.is_container() && a.text() == b.text());
    }
    let (a, b) = (a.entries(), b.entries());
    let is_in_both = |(key, value): &(String, &Json)| {
        b.iter().any(|(other, it)| other == key && same(value, it))
    };
    a.len() == b.len() && a.iter().all(is_in_both)
}

fn simplest(model: &Model, field: &Field) -> Json {
    if field.nullable {
        Json::Null
    } else {
        of_type(model, &field.ty)
    }
}

fn of_type(model: &Model, ty: &Type) -> Json {
    match ty {
        Type::Plain(plain) => match plain {
            Plain::Boolean => Json::Bool(true),
            Plain::Integer | Plain::Number | Plain::Id | Plain::User | Plain::Decimal => {
                Json::from(1_i64)
            }
            Plain::Any => Json::Null,
            Plain::Object | Plain::Order => Json::Array(Vec::new()),
            _ => Json::from(""),
        },
        Type::Array(_) | Type::Map(_) | Type::Filter(_) | Type::Order(_) => Json::Array(Vec::new()),
        Type::Named(key) => match model.type_def(key) {
            Some(TypeKind::Enum { base, .. }) => of_type(model, base),
            Some(TypeKind::Union { types }) => {
                types.first().map_or(Json::Null, |it| of_type(model, it))
            }
            Some(TypeKind::Struct { fields } | TypeKind::Filter { fields, .. }) => {
                let required = fields.iter().filter(|it| !it.write_only);
                Json::php_array(required.map(|it| (it.name.clone(), Json::Null)).collect())
            }
            None => Json::Null,
        },
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn answered(method: &str, params: &str) -> Result<Success, Refusal> {
        let model = Model::of_repository().unwrap();
        let params: Json = params.parse().unwrap();
        let run = Run {
            began: Duration::ZERO,
            took: Duration::ZERO,
            operating: None,
        };
        answer(
            &model,
            model.referenced(method).unwrap(),
            params.as_object().unwrap(),
            run,
        )
    }

    #[test]
    fn the_example_with_the_same_request_answers() {
        let address = answered("disk.folder.uploadFile", r#"{"id":"8930"}"#).unwrap();
        assert!(address.result.get("uploadUrl").is_some());
        let first = answered("disk.folder.uploadFile", r#"{"id":1}"#).unwrap();
        assert!(first.result.get("uploadUrl").is_none());
    }

    #[test]
    fn methods_without_a_reply_give_the_simplest_value() {
        let model = Model::default();
        let method = r#"{"effect":"read","result":{"name":"result","type":"boolean"}}"#;
        let method: Method = serde_json::from_str(method).unwrap();
        let run = Run {
            began: Duration::ZERO,
            took: Duration::ZERO,
            operating: None,
        };
        assert_eq!(
            answer(&model, &method, &Fields::new(), run).unwrap().result,
            Json::Bool(true)
        );
    }

    #[test]
    fn an_example_of_an_error_says_how_its_request_is_refused() {
        let method = r#"{"effect":"read","result":{"name":"result","type":"boolean"},
            "params":[{"name":"id","type":"id","required":"yes"}],
            "examples":[{"request":{"id":0},"status":403,"error":"{\"error\":\"X\"}"}]}"#;
        let method: Method = serde_json::from_str(method).unwrap();
        let with = |id: i64| Fields::from_iter([("id".to_owned(), Json::from(id))]);
        assert_eq!(refused(&method, &with(0)).unwrap().status, 403);
        assert_eq!(refused(&method, &with(1)), None);
    }

    #[test]
    fn requests_are_the_same_in_any_order() {
        let json = |text: &str| text.parse::<Json>().unwrap();
        assert!(same(
            &json(r#"{"a":1,"b":["x"]}"#),
            &json(r#"{"b":["x"],"a":"1"}"#)
        ));
        assert!(!same(&json(r#"{"a":1}"#), &json(r#"{"a":1,"b":2}"#)));
        assert!(!same(&json("[]"), &json("\"\"")));
    }
}
