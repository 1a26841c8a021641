//! What methods answer that work on one entry.

use super::families::{Act, Role};
use super::forms::returned;
use crate::json::{Fields, Json};
use crate::model::{Field, Method, Model, Plain, Type};

/// What there is to say.
pub(super) struct Told<'a> {
    pub(super) model: &'a Model,
    pub(super) method: &'a Method,
    pub(super) role: &'a Role,
    pub(super) id: Json,
    /// The entry as a reply has it.
    pub(super) row: Fields,
}

impl Told<'_> {
    /// The result, in the type that the method returns.
    pub(super) fn result(&self) -> Json {
        let result = &self.method.result;
        let is_done = matches!(self.role.act, Act::Update | Act::Delete);
        match &result.ty {
            Type::Plain(Plain::Any) if is_done => Json::Bool(true),
            Type::Array(_) if self.role.act == Act::Delete => Json::Array(Vec::new()),
            ty if is_done && result.nullable && ty.plain() != Some(Plain::Boolean) => Json::Null,
            _ => returned(result, &self.of(&result.ty)),
        }
    }

    fn of(&self, ty: &Type) -> Json {
        match ty {
            Type::Plain(Plain::Boolean) => Json::Bool(true),
            Type::Plain(Plain::Any | Plain::Object) => Json::Object(self.row.clone()),
            Type::Plain(_) => self.id.clone(),
            Type::Array(inner) => Json::Array(vec![self.of(inner)]),
            Type::Named(key) if self.role.row.as_ref() == Some(key) => {
                Json::Object(self.row.clone())
            }
            Type::Named(key) => self.inside(self.model.type_def(key).map_or(&[], |it| it.fields())),
            Type::Map(_) | Type::Order(_) | Type::Filter(_) => Json::Object(Fields::new()),
        }
    }

    /// An object around the entry, its identifier, or the word that all went well.
    fn inside(&self, fields: &[Field]) -> Json {
        let is_row =
            |it: &&Field| self.role.row.is_some() && it.ty.named() == self.role.row.as_deref();
        let is_told = |it: &&Field| {
            matches!(
                it.ty.plain(),
                Some(Plain::Boolean | Plain::Id | Plain::Integer | Plain::Any)
            )
        };
        let told = fields
            .iter()
            .find(is_row)
            .or_else(|| fields.iter().find(is_told));
        Json::object(told.map(|it| (it.name.clone(), returned(it, &self.of(&it.ty)))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(act: Act, result: &str) -> String {
        let model = Model::of_repository().unwrap();
        let role = Role {
            table: String::new(),
            act,
            row: Some("crm/item".to_owned()),
            id: serde_json::from_str(r#"{"sent":"id","returned":"id"}"#).unwrap(),
            places: Vec::new(),
        };
        let method = format!(r#"{{"effect":"write","result":{{"name":"result",{result}}}}}"#);
        let method: Method = serde_json::from_str(&method).unwrap();
        let row = Fields::from_iter([("id".to_owned(), Json::from(7_i64))]);
        Told {
            model: &model,
            method: &method,
            role: &role,
            id: Json::from(7_i64),
            row,
        }
        .result()
        .to_string()
    }

    #[test]
    fn results_have_the_types_of_their_methods() {
        assert_eq!(result(Act::Add, r#""type":"id""#), "7");
        assert_eq!(
            result(Act::Add, r#""type":"id","returned_as":"string""#),
            "\"7\""
        );
        assert_eq!(result(Act::Add, r#""type":"boolean""#), "true");
        assert_eq!(
            result(Act::Get, r#""type":{"named":"crm/item"}"#),
            r#"{"id":7}"#
        );
        assert_eq!(
            result(Act::Update, r#""type":{"named":"crm.item.update#output"}"#),
            r#"{"item":{"id":7}}"#
        );
        assert_eq!(result(Act::Delete, r#""type":{"array":"any"}"#), "[]");
        assert_eq!(
            result(Act::Delete, r#""type":"any","nullable":true"#),
            "true"
        );
        assert_eq!(
            result(Act::Delete, r#""type":"object","nullable":true"#),
            "null"
        );
    }
}
