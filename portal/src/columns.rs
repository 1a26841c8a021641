//! What fields of rows are called in requests and replies, and how they compare.

use crate::model::{Field, Model, Plain, RowId, Type, TypeKind};

/// A field of rows, as conditions and orders use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// Its key in a row.
    pub(crate) key: String,
    pub(crate) kind: Kind,
}

/// How values of a field compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// As numbers where both are, else as text.
    Open,
    /// The same, and a value that is no number is a mistake.
    Number,
    /// As text.
    Text,
    /// As moments.
    Time,
    /// As yes and no.
    Flag,
}

/// The fields that a list method knows.
#[derive(Clone, Copy)]
pub(crate) struct Columns<'a> {
    pub(crate) model: &'a Model,
    /// Those of rows.
    pub(crate) row: &'a [Field],
    /// Those of conditions.
    pub(crate) filter: &'a [Field],
    pub(crate) id: Option<&'a RowId>,
}

impl Columns<'_> {
    /// The field that a request calls so, if the method knows it. Custom fields are
    /// known, and all are where none is described.
    pub(crate) fn find(&self, name: &str) -> Option<Column> {
        if let Some(id) = self.id.filter(|it| it.sent == name) {
            return Some(Column {
                key: id.returned.clone(),
                kind: Kind::Number,
            });
        }
        let key = || returned_name(self.row, name);
        let described = self
            .filter
            .iter()
            .chain(self.row)
            .find(|it| it.is_called(name));
        match described {
            Some(field) => Some(Column {
                key: key(),
                kind: kind(self.model, &field.ty),
            }),
            None if is_custom(name) || self.is_open() => Some(Column {
                key: key(),
                kind: Kind::Open,
            }),
            None => None,
        }
    }

    fn is_open(&self) -> bool {
        self.filter.is_empty() && self.row.is_empty()
    }
}

/// Whether an administrator has added the field.
pub(crate) fn is_custom(name: &str) -> bool {
    name.starts_with("UF_") || name.starts_with("ufCrm")
}

/// The key in a row of what a request may spell otherwise: `CREATED_BY` is `createdBy`.
pub(crate) fn returned_name(row: &[Field], sent: &str) -> String {
    if row.iter().any(|it| it.is_called(sent)) {
        return sent.to_owned();
    }
    let folded = fold(sent);
    let same = row.iter().find(|it| fold(&it.name) == folded);
    same.map_or_else(|| sent.to_owned(), |it| it.name.clone())
}

fn fold(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

fn kind(model: &Model, ty: &Type) -> Kind {
    match ty {
        Type::Plain(plain) => match plain {
            Plain::Boolean => Kind::Flag,
            Plain::Datetime | Plain::Date => Kind::Time,
            Plain::String | Plain::Money => Kind::Text,
            Plain::Integer | Plain::Number | Plain::Decimal | Plain::Id | Plain::User => {
                Kind::Number
            }
            _ => Kind::Open,
        },
        Type::Array(inner) => kind(model, inner),
        Type::Named(key) => match model.type_def(key) {
            Some(TypeKind::Enum { base, .. }) => kind(model, base),
            _ => Kind::Open,
        },
        _ => Kind::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(model: &Model, method: &str, run: impl Fn(Columns<'_>)) {
        let method = model.referenced(method).unwrap();
        let list = method.list.as_ref().unwrap();
        let row = model.follow(&method.result.ty, &list.rows).unwrap();
        let row = model.type_def(row.named().unwrap()).unwrap().fields();
        let filter = method.param(list.filter.as_ref().unwrap()).unwrap();
        let filter = model.fields_of(&filter.ty);
        run(Columns {
            model,
            row,
            filter,
            id: list.id.as_ref(),
        });
    }

    #[test]
    fn fields_are_found_by_the_names_of_requests() {
        let model = Model::of_repository().unwrap();
        columns(&model, "crm.deal.list", |columns| {
            let kind = |name| columns.find(name).map(|it| it.kind);
            assert_eq!(kind("ID"), Some(Kind::Number));
            assert_eq!(kind("TITLE"), Some(Kind::Text));
            assert_eq!(kind("DATE_CREATE"), Some(Kind::Time));
            assert_eq!(kind("OPENED"), Some(Kind::Flag));
            assert_eq!(kind("UF_CRM_17"), Some(Kind::Open));
            assert_eq!(kind("TITEL"), None);
        });
        columns(&model, "tasks.task.list", |columns| {
            let key = |name| columns.find(name).map(|it| it.key);
            assert_eq!(key("ID").as_deref(), Some("id"));
            assert_eq!(key("CREATED_BY").as_deref(), Some("createdBy"));
        });
    }
}
