//! Which methods work on the same entries.
//!
//! A method with list facts has a table: the rows of one type in one namespace. The
//! methods `add`, `get`, `update` and `delete` of the namespace work on it, if what
//! they take and return are such rows.

use std::collections::BTreeMap;

use crate::model::{Field, Method, Model, Plain, Required, RowId, Type, Version};

/// The roles of all methods that have one.
#[derive(Debug, Default)]
pub(crate) struct Families(BTreeMap<(Version, String), Role>);

/// What a method does to which entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    /// The table.
    pub(crate) table: String,
    pub(crate) act: Act,
    /// The type of its rows, where they are described.
    pub(crate) row: Option<String>,
    pub(crate) id: RowId,
    /// Parameters that say which part of the table is meant, such as the type of entries.
    pub(crate) places: Vec<String>,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    List,
    Add,
    Get,
    Update,
    Delete,
}

impl Families {
    /// Finds the families in a model.
    pub(crate) fn of(model: &Model) -> Self {
        let lists = model
            .methods()
            .filter_map(|it| Some((key(it), list(model, it)?)));
        let lists: BTreeMap<_, _> = lists.collect();
        let others = model.methods().filter(|it| !lists.contains_key(&key(it)));
        let others = others.filter_map(|it| Some((key(it), member(model, it, &lists)?)));
        let others: Vec<_> = others.collect();
        Self(lists.into_iter().chain(others).collect())
    }

    /// The role of a method.
    pub(crate) fn role(&self, method: &Method) -> Option<&Role> {
        self.0.get(&key(method))
    }
}

fn key(method: &Method) -> (Version, String) {
    (method.version, method.name.clone())
}

/// The role of a list, which begins a family.
fn list(model: &Model, method: &Method) -> Option<Role> {
    let list = method.list.as_ref()?;
    let rows = model.follow(&method.result.ty, &list.rows)?;
    let row = rows.named().map(str::to_owned);
    let name = row.as_deref().unwrap_or(&method.name);
    let required = method
        .params
        .iter()
        .filter(|it| it.required == Required::Yes);
    let required = required
        .filter(|it| is_scalar(it))
        .map(|it| it.name.clone());
    Some(Role {
        table: format!("{:?} {} {name}", method.version, method.namespace()),
        act: Act::List,
        id: list.id.clone()?,
        places: required
            .filter(|it| list.from.first() != Some(it))
            .collect(),
        row,
    })
}

fn is_scalar(field: &Field) -> bool {
    matches!(
        field.ty.plain(),
        Some(Plain::Integer | Plain::Id | Plain::User | Plain::String)
    )
}

/// The role of a method beside a list.
fn member(
    model: &Model,
    method: &Method,
    lists: &BTreeMap<(Version, String), Role>,
) -> Option<Role> {
    let act = act(method.verb())?;
    let beside = lists.iter().filter(|((version, name), _)| {
        let namespace = name.rsplit_once('.').map_or("", |(namespace, _)| namespace);
        *version == method.version && namespace == method.namespace()
    });
    let mut tables: Vec<&Role> = beside.map(|(_, role)| role).collect();
    tables.dedup_by(|a, b| a.table == b.table);
    let fits = |role: &&&Role| {
        role.row
            .as_deref()
            .is_none_or(|row| deals_with(model, method, row, act))
    };
    let found = tables.iter().find(fits)?;
    let role = Role {
        act,
        ..(*found).clone()
    };
    (act == Act::Add || id_param(method, &role).is_some()).then_some(role)
}

fn act(verb: &str) -> Option<Act> {
    match verb.to_ascii_lowercase().as_str() {
        "add" => Some(Act::Add),
        "get" => Some(Act::Get),
        "update" => Some(Act::Update),
        "delete" => Some(Act::Delete),
        _ => None,
    }
}

/// Whether what a method takes or returns are such rows. To delete one, its identifier is enough.
fn deals_with(model: &Model, method: &Method, row: &str, act: Act) -> bool {
    let is_row = |ty: &Type| ty.named() == Some(row);
    let returned = || {
        let inner = model
            .fields_of(&method.result.ty)
            .iter()
            .any(|it| is_row(&it.ty));
        is_row(&method.result.ty) || inner
    };
    let taken = || method.params.iter().any(|it| is_row(&it.ty));
    // Some methods take the fields of a row for parameters.
    let flat = || {
        let fields = model.type_def(row).map_or(&[][..], |it| it.fields());
        let is_field = |param: &&Field| fields.iter().any(|it| it.name == param.name);
        method.params.iter().filter(is_field).count() > 1
    };
    match act {
        Act::Delete => true,
        Act::Get => returned(),
        Act::List | Act::Add | Act::Update => taken() || flat() || returned(),
    }
}

/// The parameter that says which entry is meant: one that is called as the identifier
/// is, or else the first required one that is no place.
pub(super) fn id_param<'a>(method: &'a Method, role: &Role) -> Option<&'a Field> {
    let is_called = |it: &&Field| it.name.eq_ignore_ascii_case(&role.id.returned);
    let is_required = |it: &&Field| {
        let is_id = matches!(
            it.ty.plain(),
            Some(Plain::Id | Plain::User | Plain::Integer)
        );
        is_id && it.required == Required::Yes && !role.places.contains(&it.name)
    };
    let mut params = method.params.iter();
    params
        .clone()
        .find(is_called)
        .or_else(|| params.find(is_required))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(method: &str) -> Option<Role> {
        let model = Model::of_repository().unwrap();
        let method = model.referenced(method).unwrap();
        Families::of(&model).role(method).cloned()
    }

    #[test]
    fn methods_of_one_object_share_their_rows() {
        let (list, add) = (
            role("crm.deal.list").unwrap(),
            role("crm.deal.add").unwrap(),
        );
        assert_eq!((list.act, add.act), (Act::List, Act::Add));
        assert_eq!(list.table, add.table);
        assert_eq!(list.row.as_deref(), Some("crm/deal"));
        let (list, update) = (
            role("crm.item.list").unwrap(),
            role("crm.item.update").unwrap(),
        );
        assert_eq!(list.table, update.table);
        assert_eq!(update.places, ["entityTypeId"]);
    }

    #[test]
    fn versions_have_rows_of_their_own() {
        assert_ne!(
            role("tasks.task.list").unwrap().table,
            role("tasks.task.list@v3").unwrap().table
        );
    }

    #[test]
    fn other_methods_have_no_role() {
        for method in [
            "crm.deal.fields",
            "event.bind",
            "crm.deal.details.configuration.get",
        ] {
            assert_eq!(role(method), None, "{method}");
        }
    }
}
