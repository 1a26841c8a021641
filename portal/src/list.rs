//! Lists: which rows, in which order, which of their fields, and how many at once.

mod order;
mod paging;
mod select;
mod span;

pub(crate) use paging::{Page, Paged, page};
pub(crate) use select::{Selection, select};
pub(crate) use span::{Key, Rank, Span};

use std::cmp::Ordering;

use crate::calendar::Zone;
use crate::columns::Columns;
use crate::filter::{Condition, v2, v3};
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

/// The rows that a request means, and what is wrong with it but may be ignored.
pub(crate) struct Meant<'r> {
    pub(crate) rows: Vec<&'r Fields>,
    pub(crate) ignored: Option<Mistake>,
}

impl Asked<'_> {
    /// The rows that are meant. `kept` gives those with identifiers in a span, in their
    /// order. Where no more than so many are needed, it may be that no more are looked at.
    pub(crate) fn rows<'r, I>(
        &self,
        needed: usize,
        kept: impl FnOnce(&Span) -> I,
    ) -> Result<Meant<'r>, Mistake>
    where
        I: DoubleEndedIterator<Item = &'r Fields>,
    {
        let (condition, unknown) = self.condition()?;
        let (keys, odd) = order::keys(self)?;
        let id = self.list.id.as_ref().map(|it| it.returned.as_str());
        let span = id.map(|id| Span::of(&condition, id)).unwrap_or_default();
        let means = |row: &&Fields| condition.means(row, self.zone);
        let rows = kept(&span);
        let rows: Vec<&Fields> = match order::by_id(&keys, id) {
            Some(Ordering::Less) => rows.filter(means).take(needed).collect(),
            Some(_) => rows.rev().filter(means).take(needed).collect(),
            None => order::sorted(self, &keys, rows.filter(means).collect()),
        };
        Ok(Meant {
            rows,
            ignored: odd.or(unknown),
        })
    }

    /// The conditions, and what is wrong with them but may be ignored.
    fn condition(&self) -> Result<(Condition, Option<Mistake>), Mistake> {
        let name = self.list.filter.as_ref();
        let Some(filter) = name.and_then(|it| self.params.get(it)) else {
            return Ok((Condition::All(Vec::new()), None));
        };
        match self.method.version {
            Version::V3 => {
                let condition = v3::parse(filter, self.columns).map_err(Mistake::Condition)?;
                Ok((condition, None))
            }
            Version::V2 => {
                let parsed = v2::parse(filter, self.dialect(), self.columns);
                let unknown = parsed.unknown.into_iter().next();
                Ok((parsed.condition, unknown.map(Mistake::UnknownCondition)))
            }
        }
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
