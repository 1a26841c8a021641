//! The entries that a portal keeps.

use std::collections::BTreeMap;

use crate::json::{Fields, Json};
use crate::list::{Key, Rank, Span};
use crate::model::RowId;

/// Which part of a table is meant: parameters with their values, as text.
pub(crate) type Place = BTreeMap<String, String>;

/// All tables.
#[derive(Clone, Debug, Default)]
pub(crate) struct Store(BTreeMap<String, Table>);

/// The entries of one kind, in the order of their identifiers.
#[derive(Clone, Debug, Default)]
struct Table {
    entries: BTreeMap<Key, Entry>,
    last_id: i64,
    /// How many entries ever came.
    came: u64,
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
    /// The rows in a place whose identifiers are in a span, in their order.
    pub(crate) fn rows<'s>(
        &'s self,
        table: &str,
        place: Place,
        span: &Span,
    ) -> impl DoubleEndedIterator<Item = &'s Fields> + use<'s> {
        let table = self.0.get(table).filter(|_| !span.is_empty());
        let entries = table.map(|it| it.entries.range(span.keys()));
        let entries = entries.into_iter().flatten().map(|(_, entry)| entry);
        entries.filter(move |it| it.is_in(&place)).map(|it| &it.row)
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
        let entry = Entry { place, row: whole };
        table.entries.insert((Rank::of(&own), table.came), entry);
        table.came += 1;
        own
    }

    /// The row with an identifier.
    pub(crate) fn get_mut(
        &mut self,
        table: &str,
        place: &Place,
        id: &RowId,
        wanted: &str,
    ) -> Option<&mut Fields> {
        let key = self.find(table, place, id, wanted)?;
        let entry = self.0.get_mut(table)?.entries.get_mut(&key)?;
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
        let key = self.find(table, place, id, wanted)?;
        let entry = self.0.get_mut(table)?.entries.remove(&key)?;
        Some(entry.row)
    }

    fn find(&self, table: &str, place: &Place, id: &RowId, wanted: &str) -> Option<Key> {
        let rank = Rank::of(&Json::from(wanted));
        let entries = &self.0.get(table)?.entries;
        let mut alike = entries.range((rank.clone(), 0)..=(rank, u64::MAX));
        let found = alike.find(|(_, it)| it.is_in(place) && it.has_id(id, wanted));
        found.map(|(key, _)| key.clone())
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
        let count = |place| store.rows("t", place, &Span::default()).count();
        assert_eq!(count(place("2")), 2);
        assert_eq!(count(Place::new()), 3);
        assert!(store.get_mut("t", &place("2"), &id, "1").is_none());
        assert!(store.get_mut("t", &place("1"), &id, "1").is_some());
    }

    #[test]
    fn rows_come_by_their_identifiers() {
        let id = RowId {
            sent: "id".to_owned(),
            returned: "id".to_owned(),
        };
        let mut store = Store::default();
        for own in [
            r#"{"id":10}"#,
            r#"{"id":"9"}"#,
            r#"{"id":"a"}"#,
            r#"{"id":11}"#,
        ] {
            store.add("t", Place::new(), &id, row(own));
        }
        let ids = |span: &Span| -> Vec<String> {
            let rows = store.rows("t", Place::new(), span);
            rows.filter_map(|it| it["id"].text()).collect()
        };
        assert_eq!(ids(&Span::default()), ["9", "10", "11", "a"]);
        let mut span = Span::default();
        span.narrow(&[std::cmp::Ordering::Greater], Rank::of(&Json::from("9")));
        assert_eq!(ids(&span), ["10", "11", "a"]);
        span.narrow(&[std::cmp::Ordering::Less], Rank::of(&Json::from(9_i64)));
        assert_eq!(ids(&span), [""; 0]);
    }
}
