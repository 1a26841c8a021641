//! Whether a value is of a type, as loosely as PHP sees it.

use crate::json::Json;
use crate::model::{Model, Plain, Type, TypeKind};

/// Whether a method takes the value for this type. `null` is no value, so it fits all.
pub(super) fn fits(model: &Model, ty: &Type, value: &Json) -> bool {
    if *value == Json::Null {
        return true;
    }
    match ty {
        Type::Array(inner) => {
            value.is_container() && value.values().iter().all(|it| fits(model, inner, it))
        }
        Type::Map(_) | Type::Filter(_) | Type::Order(_) => value.is_container(),
        Type::Named(key) => model.type_def(key).is_none_or(|def| match def {
            TypeKind::Struct { .. } | TypeKind::Filter { .. } => value.is_container(),
            TypeKind::Enum { base, .. } => fits(model, base, value),
            TypeKind::Union { types } => types.iter().any(|it| fits(model, it, value)),
        }),
        Type::Plain(plain) => fits_plain(*plain, value),
    }
}

fn fits_plain(plain: Plain, value: &Json) -> bool {
    match plain {
        Plain::Any | Plain::File => true,
        Plain::Object | Plain::Order => value.is_container(),
        // An empty text is no number, and means that there is none.
        Plain::Integer => value.as_integer().is_some() || value.is_blank(),
        Plain::Number | Plain::Decimal => {
            value.is_blank()
                || value
                    .text()
                    .is_some_and(|it| it.trim().parse::<f64>().is_ok())
        }
        _ => !value.is_container(),
    }
}

/// The type as an error names it.
pub(super) fn word(ty: &Type) -> &'static str {
    match ty {
        Type::Plain(Plain::Integer | Plain::Id | Plain::User) => "int",
        Type::Plain(Plain::Number | Plain::Decimal) => "float",
        Type::Plain(Plain::Boolean) => "bool",
        Type::Plain(Plain::Datetime | Plain::Date) => "DateTime",
        Type::Plain(Plain::String | Plain::Money | Plain::Direction) => "string",
        Type::Plain(_) | Type::Array(_) | Type::Map(_) | Type::Filter(_) | Type::Order(_) => {
            "array"
        }
        Type::Named(_) => "array",
    }
}

#[test]
fn values_fit_as_php_sees_them() {
    let model = Model::of_repository().unwrap();
    let ty = |text| serde_json::from_str::<Type>(text).unwrap();
    let cases = [
        (r#""integer""#, "5", true),
        (r#""integer""#, r#""5""#, true),
        (r#""integer""#, r#""""#, true),
        (r#""integer""#, r#""x""#, false),
        (r#""integer""#, "[1]", false),
        (r#""number""#, r#""1.5""#, true),
        (r#""id""#, r#""chat5""#, true),
        (r#""string""#, "{}", false),
        (r#""object""#, "[]", true),
        (r#"{"array":"integer"}"#, r#"{"3":"5"}"#, true),
        (r#"{"array":"integer"}"#, r#"["x"]"#, false),
        (r#"{"named":"crm/deal"}"#, r#""x""#, false),
        (r#"{"named":"user/gender"}"#, r#""other""#, true),
    ];
    for (text, value, expected) in cases {
        assert_eq!(
            fits(&model, &ty(text), &value.parse().unwrap()),
            expected,
            "{text} {value}"
        );
    }
}
