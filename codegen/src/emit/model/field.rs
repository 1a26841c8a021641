//! Parameters and fields.

use super::object::{Object, string};
use super::types;
use crate::json::Json;
use crate::model::{Field, Param, Place, Required, WireForm};

/// A parameter.
pub(super) fn param(param: &Param) -> Json {
    let place = match param.place {
        Place::Params => None,
        Place::Extras => Some(string("extras")),
    };
    named(&param.field)
        .some("in", place)
        .and(facts(&param.field))
        .json()
}

/// A field of an object, or a result.
pub(super) fn json(field: &Field) -> Json {
    named(field).and(facts(field)).json()
}

fn named(field: &Field) -> Object {
    Object::default()
        .string("name", &field.name.wire)
        .with("type", types::reference(&field.ty))
}

fn facts(field: &Field) -> Object {
    let said: Vec<String> = field
        .documented_as
        .iter()
        .map(|it| it.said.clone())
        .collect();
    Object::default()
        .some("required", required(field.required).map(string))
        .some("default", field.default.clone())
        .some("value", field.constant.clone())
        .some("filler", field.filler.clone())
        .some("clear", field.clear.as_ref().map(|it| it.value.clone()))
        .some("sent_as", field.sent_as.map(form))
        .some("returned_as", field.returned_as.map(form))
        .flag("nullable", field.nullable)
        .flag("always", field.always)
        .flag("sensitive", field.sensitive)
        .flag("read_only", field.read_only)
        .flag("write_only", field.write_only)
        .flag("deprecated", field.deprecated.is_some())
        .strings("documented_as", &said)
}

fn required(required: Required) -> Option<&'static str> {
    match required {
        Required::Yes => Some("yes"),
        Required::Unknown => Some("unknown"),
        Required::No => None,
    }
}

/// As specs spell it.
fn form(form: WireForm) -> Json {
    string(match form {
        WireForm::Boolean => "boolean",
        WireForm::Integer => "integer",
        WireForm::Digit => "digit",
        WireForm::Letter => "letter",
        WireForm::Word => "word",
        WireForm::String => "string",
        WireForm::Lower => "lower",
        WireForm::Content => "content",
        WireForm::Data => "data",
        WireForm::Value => "value",
    })
}
