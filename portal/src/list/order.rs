//! In which order rows come.

use std::cmp::Ordering;

use super::{Asked, Mistake, Order};
use crate::cell::Cell;
use crate::columns::Column;
use crate::json::{Fields, Json};
use crate::model::{Sorting, Version};

/// A field to sort by, and which way.
pub(super) struct Key {
    column: Column,
    is_descending: bool,
}

/// What a request sorts by: by identifiers in the end, which keeps pages apart. Gives
/// what REST 2 may ignore, too.
pub(super) fn keys(asked: &Asked<'_>) -> Result<(Vec<Key>, Option<Mistake>), Mistake> {
    let mut keys = Vec::new();
    let mut ignored = None;
    for (name, direction) in wanted(asked) {
        match key(asked, &name, &direction) {
            Ok(key) => keys.push(key),
            Err(mistake) if asked.method.version == Version::V2 => ignored = Some(mistake),
            Err(mistake) => return Err(mistake),
        }
    }
    let id = asked
        .list
        .id
        .as_ref()
        .and_then(|it| asked.columns.find(&it.sent));
    keys.extend(id.map(|column| Key {
        column,
        is_descending: false,
    }));
    Ok((keys, ignored))
}

/// Which way rows are sorted by what identifies them, if by nothing else.
pub(super) fn by_id(keys: &[Key], id: Option<&str>) -> Option<Ordering> {
    let first = keys
        .first()
        .filter(|it| Some(it.column.key.as_str()) == id)?;
    Some(match first.is_descending {
        true => Ordering::Greater,
        false => Ordering::Less,
    })
}

/// The rows in the order of these keys.
pub(super) fn sorted<'r>(
    asked: &Asked<'_>,
    keys: &[Key],
    rows: Vec<&'r Fields>,
) -> Vec<&'r Fields> {
    // The values are taken once, for rows are many and comparisons more.
    let keyed = |row| (keys.iter().map(|key| cell(asked, key, row)).collect(), row);
    let mut sorted: Vec<(Vec<Cell>, &Fields)> = rows.into_iter().map(keyed).collect();
    sorted.sort_by(|(a, _), (b, _)| compared(keys, a, b));
    sorted.into_iter().map(|(_, row)| row).collect()
}

fn compared(keys: &[Key], a: &[Cell], b: &[Cell]) -> Ordering {
    let orders = keys.iter().zip(a.iter().zip(b)).map(|(key, (a, b))| {
        if key.is_descending {
            b.sorted(a)
        } else {
            a.sorted(b)
        }
    });
    orders.fold(Ordering::Equal, Ordering::then)
}

/// The fields that a request names, each with its direction.
fn wanted(asked: &Asked<'_>) -> Vec<(String, String)> {
    let text = |value: &Json| value.text().unwrap_or_default();
    match &asked.list.order {
        None => Vec::new(),
        Some(Sorting::Object { object }) => {
            let order = asked
                .params
                .get(object)
                .map(Json::entries)
                .unwrap_or_default();
            order
                .into_iter()
                .map(|(name, direction)| (name, text(direction)))
                .collect()
        }
        Some(Sorting::Pair { field, direction }) => {
            let direction = asked.params.get(direction).map(text).unwrap_or_default();
            let field = asked.params.get(field).map(text);
            field.map(|field| (field, direction)).into_iter().collect()
        }
    }
}

fn key(asked: &Asked<'_>, name: &str, direction: &str) -> Result<Key, Mistake> {
    let column = asked.columns.find(name);
    let column = column.ok_or_else(|| Mistake::Order(Order::Field(name.to_owned())))?;
    let is_descending = match direction.to_ascii_uppercase().as_str() {
        "" | "ASC" => false,
        "DESC" => true,
        _ => {
            return Err(Mistake::Order(Order::Direction(
                name.to_owned(),
                direction.to_owned(),
            )));
        }
    };
    Ok(Key {
        column,
        is_descending,
    })
}

fn cell(asked: &Asked<'_>, key: &Key, row: &Fields) -> Cell {
    let value = row.get(&key.column.key).unwrap_or(&Json::Null);
    Cell::of(key.column.kind, value, asked.zone)
}
