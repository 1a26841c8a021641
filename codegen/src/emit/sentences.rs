//! Facts of the model as English sentences, for rustdoc.

use super::docs::markdown::{code, text};
use crate::json::Json;
use crate::model::{Access, Api, Field, Type, TypeKind, Who, WireForm};

/// "scope `crm`", "scopes `crm` and `user`", "no scope".
pub(crate) fn scopes(scopes: &[String]) -> String {
    let codes: Vec<String> = scopes.iter().map(|it| format!("`{it}`")).collect();
    match codes.as_slice() {
        [] => "no scope".to_owned(),
        [only] => format!("scope {only}"),
        [first @ .., last] => format!("scopes {} and {last}", first.join(", ")),
    }
}

/// "any user may reset their own settings".
pub(crate) fn access(access: &Access) -> String {
    let who = match (access.who, &access.permission) {
        (Who::AnyUser, _) => "any user".to_owned(),
        (Who::Administrator, _) => "an administrator".to_owned(),
        (Who::Permission, None) => "a user with a permission".to_owned(),
        (Who::Permission, Some(name)) => format!("a user with the permission “{}”", text(&name.en)),
    };
    match &access.to {
        Some(to) => format!("{who} may {}", to.en),
        None => who,
    }
}

/// What a field is, when it matters, and what holds when it is absent; nothing
/// where the spec says nothing.
pub(crate) fn field(api: &Api, field: &Field) -> String {
    let about = field.about.as_ref().map(|it| it.en.clone());
    let required = field
        .required_when
        .as_ref()
        .map(|it| format!("Must be sent when {}.", it.en));
    let deprecated = field
        .deprecated
        .as_ref()
        .map(|it| format!("Deprecated: {}", it.en));
    let when = field
        .when
        .as_ref()
        .map(|it| format!("Only used when {}.", it.en));
    let default = field.default.as_ref().map(|it| value(api, field, it));
    let absent = match (default, field.absent.as_ref().map(|it| &it.en)) {
        (Some(default), Some(absent)) => Some(format!("When absent: {default}, {absent}.")),
        (Some(default), None) => Some(format!("When absent: {default}.")),
        (None, Some(absent)) => Some(format!("When absent: {absent}.")),
        (None, None) => None,
    };
    let constant = field.constant.as_ref();
    let constant = constant.map(|it| format!("Always {}.", value(api, field, it)));
    let form = field.sent_as.and_then(sent_as);
    // The case of letters says nothing to a portal, so it would say nothing here.
    let documented = field.documented_as.iter();
    let documented = documented
        .filter(|it| !it.said.eq_ignore_ascii_case(&field.name.wire))
        .map(|it| format!("One official page calls it {}.", code(&it.said)));
    let parts = [about, deprecated, required, when, absent, constant, form];
    let parts: Vec<String> = parts.into_iter().flatten().chain(documented).collect();
    parts.join(" ")
}

/// A value as Rust says it: "`CardScope::Personal`", or as JSON.
fn value(api: &Api, field: &Field, json: &Json) -> String {
    if let Type::Named(id) = &field.ty
        && let TypeKind::Enum { variants, .. } = &api.type_def(id).kind
        && let Some(variant) = variants.iter().find(|it| it.value == *json)
    {
        return format!("`{}::{}`", api.type_def(id).path.ident, variant.rust);
    }
    match field.sent_as.and_then(spellings) {
        Some((yes, _)) if yes == *json => "`true`".to_owned(),
        Some((_, no)) if no == *json => "`false`".to_owned(),
        _ => code(&json.to_string()),
    }
}

fn sent_as(form: WireForm) -> Option<String> {
    match form {
        WireForm::String => return Some("Sent as text.".to_owned()),
        WireForm::Content => return Some("Sent as Base64 text.".to_owned()),
        _ => {}
    }
    let (yes, no) = spellings(form)?;
    Some(format!("Sent as `{yes}` or `{no}`."))
}

/// How a boolean is spelled as JSON, where it is not `true` or `false`.
pub(crate) fn spellings(form: WireForm) -> Option<(Json, Json)> {
    let text = |it: &str| Json::String(it.to_owned());
    match form {
        WireForm::Boolean
        | WireForm::String
        | WireForm::Lower
        | WireForm::Content
        | WireForm::Data
        | WireForm::Value => None,
        WireForm::Integer => Some((Json::Number(1.into()), Json::Number(0.into()))),
        WireForm::Digit => Some((text("1"), text("0"))),
        WireForm::Letter => Some((text("Y"), text("N"))),
        WireForm::Word => Some((text("true"), text("false"))),
    }
}

/// A value of a spec in the form in which it is sent.
pub(crate) fn on_the_wire(value: &Json, form: Option<WireForm>) -> Json {
    match (value, form, form.and_then(spellings)) {
        (Json::Bool(true), _, Some((yes, _))) => yes,
        (Json::Bool(false), _, Some((_, no))) => no,
        (Json::Number(number), Some(WireForm::String), _) => Json::String(number.to_string()),
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_as_they_are_sent() {
        let cases = [
            ("true", None, "true"),
            ("false", Some(WireForm::Integer), "0"),
            ("true", Some(WireForm::Digit), "\"1\""),
            ("false", Some(WireForm::Letter), "\"N\""),
            ("true", Some(WireForm::Word), "\"true\""),
            ("12", Some(WireForm::String), "\"12\""),
            ("\"P\"", None, "\"P\""),
            ("\"Y\"", Some(WireForm::Letter), "\"Y\""),
            ("0", Some(WireForm::Integer), "0"),
        ];
        for (json, form, shown) in cases {
            let value = on_the_wire(&Json::parse(json).unwrap(), form);
            assert_eq!(value.to_string(), shown);
        }
    }
}
