//! How many rows a reply has, and how the next ones come.

use std::cmp::Ordering;

use super::put;
use crate::calendar::Zone;
use crate::cell::Cell;
use crate::columns::Columns;
use crate::json::{Fields, Json};
use crate::model::{List, Paging, Plain, Version};
use crate::settings::LastPage;

/// What a request gets to see.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Page {
    pub(crate) rows: Vec<Fields>,
    /// How many rows there are in all.
    pub(crate) total: Option<usize>,
    /// Where the next page starts.
    pub(crate) next: Option<usize>,
    /// What the result says beside the rows.
    pub(crate) beside: Fields,
}

/// A parameter that says something else than how to go on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BadPage(pub(crate) String);

/// All that a page depends on.
pub(crate) struct Paged<'a> {
    pub(crate) list: &'a List,
    pub(crate) version: Version,
    pub(crate) columns: Columns<'a>,
    pub(crate) params: &'a Fields,
    pub(crate) last: LastPage,
    pub(crate) zone: Zone,
    /// What the parameter is that says where to go on.
    pub(crate) token: Option<Plain>,
}

/// The page that a request asks for, of rows that are filtered and sorted.
pub(crate) fn page(paged: &Paged<'_>, rows: Vec<&Fields>) -> Result<Page, BadPage> {
    let limit = paged.limit()?;
    match paged.list.paging {
        Paging::All => Ok(slice(rows, 0, usize::MAX)),
        Paging::Offset => Ok(paged.by_offset(rows)),
        Paging::Page => paged.by_number(rows, limit),
        Paging::Window => {
            let skipped = paged.number(&paged.list.from)?.unwrap_or(0);
            Ok(slice(rows, skipped, limit))
        }
        Paging::After => Ok(paged.after(rows, limit)),
        Paging::Token => Ok(paged.by_token(rows, limit)),
        Paging::Tail => paged.tail(rows, limit),
        Paging::Queue => Ok(slice(rows, 0, limit)),
    }
}

impl Paged<'_> {
    /// How many rows from the first one on the page depends on.
    pub(crate) fn needed(&self) -> usize {
        let start = self.param(&self.list.from).and_then(Json::as_integer);
        match self.list.paging {
            Paging::Offset if start.is_some_and(|it| it < 0) => self.list.max,
            Paging::Page if self.version == Version::V3 => {
                let limit = self.limit().unwrap_or(self.list.max);
                self.skipped(limit)
                    .map_or(usize::MAX, |it| it.saturating_add(limit))
            }
            _ => usize::MAX,
        }
    }

    fn param(&self, path: &[String]) -> Option<&Json> {
        let (first, rest) = path.split_first()?;
        self.params.get(first)?.at(rest)
    }

    /// A parameter that is a number of rows or pages.
    fn number(&self, path: &[String]) -> Result<Option<usize>, BadPage> {
        let bad = || {
            BadPage(
                path.first()
                    .and_then(|it| self.params.get(it))
                    .map_or_else(String::new, Json::to_string),
            )
        };
        match self.param(path).filter(|it| !it.is_blank()) {
            None => Ok(None),
            Some(value) => {
                let number = value.as_integer().ok_or_else(bad)?;
                usize::try_from(number).map(Some).map_err(|_| bad())
            }
        }
    }

    /// How many rows a reply has; a request for more gets the most there are.
    fn limit(&self) -> Result<usize, BadPage> {
        let usual = self.list.max.min(50);
        match self.number(&self.list.limit)? {
            Some(0) if self.version == Version::V3 => Err(BadPage(
                self.params
                    .get(&self.list.limit[0])
                    .map_or_else(String::new, Json::to_string),
            )),
            Some(0) | None => Ok(usual),
            Some(limit) => Ok(limit.min(self.list.max)),
        }
    }

    /// `start` counts rows, and is rounded to whole pages. -1 does not count them.
    fn by_offset(&self, rows: Vec<&Fields>) -> Page {
        let size = self.list.max;
        let start = self
            .param(&self.list.from)
            .and_then(Json::as_integer)
            .unwrap_or(0);
        if start < 0 {
            return Page {
                total: Some(0),
                ..slice(rows, 0, size)
            };
        }
        let start = usize::try_from(start).unwrap_or(0) / size * size;
        let total = rows.len();
        let page = slice(rows, start, size);
        let is_more = match self.last {
            LastPage::WithoutNext => start + size < total,
            LastPage::FullWithNext => start < total && start + size <= total,
        };
        Page {
            total: Some(total),
            next: is_more.then_some(start + size),
            ..page
        }
    }

    fn by_number(&self, rows: Vec<&Fields>, limit: usize) -> Result<Page, BadPage> {
        let total = (self.version == Version::V2).then_some(rows.len());
        Ok(Page {
            total,
            ..slice(rows, self.skipped(limit)?, limit)
        })
    }

    /// How many rows come before a page that has a number.
    fn skipped(&self, limit: usize) -> Result<usize, BadPage> {
        let offset = match self.list.from.as_slice() {
            [above @ .., _] => [above, &["offset".to_owned()]].concat(),
            [] => Vec::new(),
        };
        let number = self.number(&self.list.from)?;
        Ok(match (number, self.number(&offset)?) {
            (None | Some(0 | 1), Some(offset)) => offset,
            (number, _) => number.unwrap_or(1).saturating_sub(1).saturating_mul(limit),
        })
    }

    /// The rows behind the one that a request names.
    fn after(&self, rows: Vec<&Fields>, limit: usize) -> Page {
        let Some(last) = self.param(&self.list.from).filter(|it| !it.is_blank()) else {
            return slice(rows, 0, limit);
        };
        let key = self
            .list
            .id
            .as_ref()
            .map(|it| it.returned.as_str())
            .unwrap_or_default();
        let is_last = |row: &Fields| row.get(key).and_then(Json::text) == last.text();
        let skipped = rows.iter().position(|row| is_last(row)).map(|it| it + 1);
        // The row may be gone; then those with a higher identifier are meant.
        let skipped = skipped.unwrap_or_else(|| {
            let number = |value: &Json| value.as_integer();
            let is_before = |row: &Fields| row.get(key).and_then(number) <= number(last);
            rows.iter().take_while(|row| is_before(row)).count()
        });
        slice(rows, skipped, limit)
    }

    /// The result says what to send next: how many rows were seen, in the form of the parameter.
    fn by_token(&self, rows: Vec<&Fields>, limit: usize) -> Page {
        let token = self
            .param(&self.list.from)
            .and_then(Json::text)
            .unwrap_or_default();
        let skipped = token.trim_start_matches("after-").parse().unwrap_or(0);
        let total = rows.len();
        let mut page = slice(rows, skipped, limit);
        let seen = skipped + page.rows.len();
        let is_more = seen < total;
        let next = match self.token {
            Some(Plain::Integer | Plain::Number | Plain::Id) => Json::from(seen as u64),
            _ => Json::from(format!("after-{seen}")),
        };
        let says_more = !self.list.more.is_empty();
        let next = if is_more || says_more {
            next
        } else {
            Json::Null
        };
        put(&mut page.beside, &self.list.next, next);
        put(&mut page.beside, &self.list.more, Json::Bool(is_more));
        page
    }

    /// A cursor has a field, its last value, a direction and a limit.
    fn tail(&self, rows: Vec<&Fields>, limit: usize) -> Result<Page, BadPage> {
        let cursor = self.param(&self.list.from);
        let part = |key: &str| cursor.and_then(|it| it.get(key));
        let bad = || BadPage(cursor.map_or_else(String::new, Json::to_string));
        let id = self
            .list
            .id
            .as_ref()
            .map(|it| it.sent.as_str())
            .unwrap_or_default();
        let field = part("field").and_then(Json::as_str).unwrap_or(id);
        let column = self.columns.find(field).ok_or_else(bad)?;
        let cell = |value: &Json| Cell::of(column.kind, value, self.zone);
        let of = |row: &Fields| cell(row.get(&column.key).unwrap_or(&Json::Null));
        let is_descending = part("order")
            .and_then(Json::as_str)
            .is_some_and(|it| it.eq_ignore_ascii_case("desc"));
        let ahead = if is_descending {
            Ordering::Less
        } else {
            Ordering::Greater
        };
        let last = part("value").filter(|it| !it.is_blank()).map(cell);
        let is_ahead = |row: &Fields| {
            last.as_ref()
                .is_none_or(|it| of(row).compare(it) == Some(ahead))
        };
        let mut rows: Vec<&Fields> = rows.into_iter().filter(|row| is_ahead(row)).collect();
        rows.sort_by(|a, b| {
            let order = of(a).sorted(&of(b));
            if is_descending {
                order.reverse()
            } else {
                order
            }
        });
        let limit = match part("limit").map(Json::as_integer) {
            None => limit,
            Some(wanted) => {
                let wanted = wanted
                    .and_then(|it| usize::try_from(it).ok())
                    .filter(|it| *it > 0);
                wanted.ok_or_else(bad)?.min(self.list.max)
            }
        };
        Ok(slice(rows, 0, limit))
    }
}

fn slice(rows: Vec<&Fields>, skipped: usize, limit: usize) -> Page {
    let rows = rows
        .into_iter()
        .skip(skipped)
        .take(limit)
        .cloned()
        .collect();
    Page {
        rows,
        ..Page::default()
    }
}

#[cfg(test)]
mod tests;
