//! The entries that a portal keeps.

use std::collections::BTreeMap;

use crate::json::{Fields, Json};
use crate::model::RowId;

/// Which part of a table is meant: parameters with their values, as text.
pub(crate) type Place = BTreeMap<String, String>;

/// All tables.
#[derive(Clone, Debug, Default)]
pub(crate) struct Store(BTreeMap<String, Table>);

/// The entries of one kind.
#[derive(Clone, Debug, Default)]
struct Table {
    entries: Vec<Entry>,
    last_id: i64,
}

#[derive(Clone, Debug)]
struct Entry {
    place: Place,
    row: Fields,
}

impl Entry {
    /// Whether it lies in a place. Where either says nothing of a parameter, any value is meant.
    fn is_in(&self, place: &Place) -> bool {
        self.place
            .iter()
            .all(|(key, value)| place.get(key).is_none_or(|it| it == value))
    }

    fn has_id(&self, id: &RowId, wanted: &str) -> bool {
        self.row.get(&id.returned).and_then(Json::text).as_deref() == Some(wanted)
    }
}

impl Store {
    /// The rows in a place, in the order in which they came.
    pub(crate) fn rows(&self, table: &str, place: &Place) -> Vec<&Fields> {
        let entries = self.0.get(table).map_or(&[][..], |it| &it.entries);
        let entries = entries.iter().filter(|it| it.is_in(place));
        entries.map(|it| &it.row).collect()
    }

    /// Adds a row, with the next identifier unless it has one; gives the identifier.
    pub(crate) fn add(&mut self, table: &str, place: Place, id: &RowId, row: Fields) -> Json {
        let table = self.0.entry(table.to_owned()).or_default();
        let own = row.get(&id.returned).filter(|it| !it.is_blank()).cloned();
        let own = own.unwrap_or_else(|| Json::from(table.last_id + 1));
        table.last_id = table.last_id.max(own.as_integer().unwrap_or_default());
        let mut whole = Fields::from_iter([(id.returned.clone(), own.clone())]);
        whole.extend(row);
        whole.insert(id.returned.clone(), own.clone());
        table.entries.push(Entry { place, row: whole });
        own
    }

    /// The row with an identifier. What was added last is mostly asked for first.
    pub(crate) fn get_mut(
        &mut self,
        table: &str,
        place: &Place,
        id: &RowId,
        wanted: &str,
    ) -> Option<&mut Fields> {
        let entries = &mut self.0.get_mut(table)?.entries;
        let entry = entries
            .iter_mut()
            .rev()
            .find(|it| it.is_in(place) && it.has_id(id, wanted))?;
        Some(&mut entry.row)
    }

    /// Removes the row with an identifier, and gives it.
    pub(crate) fn remove(
        &mut self,
        table: &str,
        place: &Place,
        id: &RowId,
        wanted: &str,
    ) -> Option<Fields> {
        let entries = &mut self.0.get_mut(table)?.entries;
        let at = entries
            .iter()
            .position(|it| it.is_in(place) && it.has_id(id, wanted))?;
        Some(entries.remove(at).row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Fields {
        text.parse::<Json>().unwrap().as_object().unwrap().clone()
    }

    fn place(value: &str) -> Place {
        Place::from([("type".to_owned(), value.to_owned())])
    }

    #[test]
    fn identifiers_are_never_given_twice() {
        let id = RowId {
            sent: "ID".to_owned(),
            returned: "ID".to_owned(),
        };
        let mut store = Store::default();
        let mut add = |text| store.add("t", Place::new(), &id, row(text)).to_string();
        assert_eq!(add(r#"{"ID":"7"}"#), "\"7\"");
        assert_eq!(add(r#"{"A":1}"#), "8");
        assert!(store.remove("t", &Place::new(), &id, "8").is_some());
        assert!(store.remove("t", &Place::new(), &id, "8").is_none());
        assert_eq!(
            store.add("t", Place::new(), &id, row("{}")),
            Json::from(9_i64)
        );
    }

    #[test]
    fn places_are_parts_of_a_table() {
        let id = RowId {
            sent: "id".to_owned(),
            returned: "id".to_owned(),
        };
        let mut store = Store::default();
        store.add("t", place("1"), &id, row("{}"));
        store.add("t", place("2"), &id, row("{}"));
        store.add("t", Place::new(), &id, row("{}"));
        assert_eq!(store.rows("t", &place("2")).len(), 2);
        assert_eq!(store.rows("t", &Place::new()).len(), 3);
        assert!(store.get_mut("t", &place("2"), &id, "1").is_none());
        assert!(store.get_mut("t", &place("1"), &id, "1").is_some());
    }
}
