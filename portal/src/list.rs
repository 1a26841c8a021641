//! Lists: which rows, in which order, which of their fields, and how many at once.

mod order;
mod paging;
mod select;

pub(crate) use paging::{Page, Paged, page};
pub(crate) use select::{Selection, select};

use crate::calendar::Zone;
use crate::columns::Columns;
use crate::filter::{v2, v3};
use crate::json::{Fields, Json};
use crate::model::{List, Method, Type, TypeKind, Version};

/// What is wrong with the conditions or the order of a request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Mistake {
    /// REST 2: conditions on a field that the method does not know, which many ignore.
    UnknownCondition(String),
    /// REST 3.
    Condition(v3::Fault),
    /// Something that rows cannot be sorted by.
    Order(Order),
}

/// What is wrong with an order.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// The field.
    Field(String),
    /// The direction of a field.
    Direction(String, String),
}

/// What a list method is asked for, and what it knows.
pub(crate) struct Asked<'a> {
    pub(crate) method: &'a Method,
    pub(crate) list: &'a List,
    pub(crate) columns: Columns<'a>,
    pub(crate) params: &'a Fields,
    pub(crate) zone: Zone,
}

impl Asked<'_> {
    /// The rows that are meant, and what is wrong with the request but may be ignored.
    pub(crate) fn rows<'r>(
        &self,
        rows: Vec<&'r Fields>,
    ) -> Result<(Vec<&'r Fields>, Option<Mistake>), Mistake> {
        let (mut rows, ignored) = self.filtered(rows)?;
        let ignored = order::sort(self, &mut rows)?.or(ignored);
        Ok((rows, ignored))
    }

    fn filtered<'r>(
        &self,
        rows: Vec<&'r Fields>,
    ) -> Result<(Vec<&'r Fields>, Option<Mistake>), Mistake> {
        let name = self.list.filter.as_ref();
        let Some(filter) = name.and_then(|it| self.params.get(it)) else {
            return Ok((rows, None));
        };
        let (condition, unknown) = match self.method.version {
            Version::V3 => (
                v3::parse(filter, self.columns).map_err(Mistake::Condition)?,
                None,
            ),
            Version::V2 => {
                let parsed = v2::parse(filter, self.dialect(), self.columns);
                (parsed.condition, parsed.unknown.into_iter().next())
            }
        };
        let rows = rows
            .into_iter()
            .filter(|row| condition.means(row, self.zone));
        Ok((rows.collect(), unknown.map(Mistake::UnknownCondition)))
    }

    /// What the method takes for conditions; anything where that is not described.
    fn dialect(&self) -> v2::Dialect<'_> {
        let open = v2::Dialect {
            operators: &[],
            groups: true,
        };
        let param = self
            .list
            .filter
            .as_ref()
            .and_then(|it| self.method.param(it));
        let Some(Type::Named(key)) = param.map(|it| &it.ty) else {
            return open;
        };
        match self.columns.model.type_def(key) {
            Some(TypeKind::Filter {
                operators, groups, ..
            }) => v2::Dialect {
                operators,
                groups: *groups,
            },
            _ => open,
        }
    }
}

/// Puts a value at the end of some keys of an object, which come to be as needed.
pub(crate) fn put(object: &mut Fields, path: &[String], value: Json) {
    match path {
        [] => {}
        [key] => {
            object.insert(key.clone(), value);
        }
        [key, rest @ ..] => {
            let inner = object
                .entry(key.clone())
                .or_insert_with(|| Json::Object(Fields::new()));
            if let Json::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}
