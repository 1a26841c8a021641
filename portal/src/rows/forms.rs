//! Values as replies write them.

use crate::json::{Fields, Json};
use crate::model::{Field, Form, Plain, Type};

/// A row as a reply has it.
pub(super) fn returned_row(fields: &[Field], row: &Fields) -> Fields {
    let returned = row.iter().map(|(key, value)| {
        let field = fields.iter().find(|it| it.is_called(key));
        (
            key.clone(),
            field.map_or_else(|| value.clone(), |it| returned(it, value)),
        )
    });
    returned.collect()
}

/// A value in the form that its field is documented to have.
pub(super) fn returned(field: &Field, value: &Json) -> Json {
    match (&field.ty, value) {
        (_, Json::Null) => Json::Null,
        (Type::Array(_), Json::Array(items)) => Json::Array(
            items
                .iter()
                .map(|it| in_form(field, inner(&field.ty), it))
                .collect(),
        ),
        (ty, value) => in_form(field, ty, value),
    }
}

fn inner(ty: &Type) -> &Type {
    match ty {
        Type::Array(inner) => inner,
        other => other,
    }
}

fn in_form(field: &Field, ty: &Type, value: &Json) -> Json {
    match (ty.plain(), field.returned_as) {
        (Some(Plain::Boolean), form) if !value.is_blank() => flag(form, value.is_yes()),
        (_, Some(Form::String)) if !value.is_container() => {
            value.text().map_or_else(|| value.clone(), Json::String)
        }
        (Some(Plain::Id | Plain::User | Plain::Integer), None) => {
            value.as_integer().map_or_else(|| value.clone(), Json::from)
        }
        _ => value.clone(),
    }
}

fn flag(form: Option<Form>, is_yes: bool) -> Json {
    let word = |yes: &str, no: &str| Json::from(if is_yes { yes } else { no });
    match form {
        Some(Form::Letter) => word("Y", "N"),
        Some(Form::Digit) => word("1", "0"),
        Some(Form::Word) => word("true", "false"),
        Some(Form::Integer) => Json::from(i64::from(is_yes)),
        _ => Json::Bool(is_yes),
    }
}

#[test]
fn values_take_their_documented_forms() {
    let field =
        |facts: &str| serde_json::from_str::<Field>(&format!(r#"{{"name":"A",{facts}}}"#)).unwrap();
    let cases = [
        (r#""type":"id","returned_as":"string""#, "7", "\"7\""),
        (r#""type":"id""#, "\"7\"", "7"),
        (r#""type":"id""#, "\"chat7\"", "\"chat7\""),
        (
            r#""type":"boolean","returned_as":"letter""#,
            "true",
            "\"Y\"",
        ),
        (
            r#""type":"boolean","returned_as":"letter""#,
            "\"N\"",
            "\"N\"",
        ),
        (r#""type":"boolean""#, "\"N\"", "false"),
        (r#""type":"boolean","returned_as":"integer""#, "\"1\"", "1"),
        (
            r#""type":{"array":"id"},"returned_as":"string""#,
            "[7]",
            "[\"7\"]",
        ),
        (
            r#""type":"decimal","returned_as":"string""#,
            "10.5",
            "\"10.5\"",
        ),
        (r#""type":"string""#, "null", "null"),
    ];
    for (facts, value, expected) in cases {
        assert_eq!(
            returned(&field(facts), &value.parse().unwrap()).to_string(),
            expected,
            "{facts} {value}"
        );
    }
}
