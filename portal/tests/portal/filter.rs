//! Conditions of both versions against an oracle that knows but simple rows.

use bitrix24_portal::{Json, Portal};
use proptest::prelude::*;

use crate::common::{call, shop, v2, v3};

/// A row as plain values.
#[derive(Clone, Debug)]
struct Lot {
    id: i64,
    title: String,
    sum: Option<i64>,
}

impl Lot {
    fn row(&self, [id, title, sum]: [&str; 3]) -> Json {
        Json::object([
            (id, Json::from(self.id)),
            (title, self.title.as_str().into()),
            (sum, self.sum.map_or(Json::Null, Json::from)),
        ])
    }
}

/// A condition on one of the fields.
#[derive(Clone, Debug)]
enum Wanted {
    Number {
        is_sum: bool,
        sign: &'static str,
        value: i64,
    },
    Numbers {
        sign: &'static str,
        values: Vec<i64>,
    },
    Title {
        sign: &'static str,
        text: String,
    },
}

impl Wanted {
    /// The naive reading of the condition.
    fn holds(&self, lot: &Lot) -> bool {
        match self {
            Self::Number {
                is_sum,
                sign,
                value,
            } => {
                let own = if *is_sum { lot.sum } else { Some(lot.id) };
                match *sign {
                    "" | "=" => own == Some(*value),
                    "!" | "!=" => own != Some(*value),
                    ">" => own.is_some_and(|it| it > *value),
                    ">=" => own.is_some_and(|it| it >= *value),
                    "<" => own.is_some_and(|it| it < *value),
                    _ => own.is_some_and(|it| it <= *value),
                }
            }
            Self::Numbers { sign, values } => values.contains(&lot.id) != (*sign == "!@"),
            Self::Title { sign, text } => {
                let is_in = lot.title.contains(text.as_str());
                match *sign {
                    "" | "=" => lot.title == *text,
                    "!" | "!=" => lot.title != *text,
                    "%" => is_in,
                    "!%" => !is_in,
                    "=%" => lot.title.starts_with(text.as_str()),
                    _ => !lot.title.starts_with(text.as_str()),
                }
            }
        }
    }

    /// The same as an entry of a filter of REST 2.
    fn entry(&self) -> (String, Json) {
        match self {
            Self::Number {
                is_sum,
                sign,
                value,
            } => {
                let name = if *is_sum { "SUM" } else { "ID" };
                (format!("{sign}{name}"), value.to_string().into())
            }
            Self::Numbers { sign, values } => {
                let values = values.iter().map(|it| Json::from(*it));
                (format!("{sign}ID"), Json::Array(values.collect()))
            }
            Self::Title { sign, text } => {
                let text = if sign.ends_with("=%") {
                    format!("{text}%")
                } else {
                    text.clone()
                };
                (format!("{sign}TITLE"), text.into())
            }
        }
    }
}

fn lots() -> impl Strategy<Value = Vec<Lot>> {
    let lot = ("[ab]{1,3}", prop::option::of(-3..4_i64));
    prop::collection::vec(lot, 0..12).prop_map(|lots| {
        let lot = |(i, (title, sum)): (usize, (String, Option<i64>))| Lot {
            id: i as i64 + 1,
            title,
            sum,
        };
        lots.into_iter().enumerate().map(lot).collect()
    })
}

fn wanted() -> impl Strategy<Value = Wanted> {
    let number = (
        any::<bool>(),
        prop::sample::select(vec!["", "=", "!", "!=", ">", ">=", "<", "<="]),
        -3..8_i64,
    );
    let numbers = (
        prop::sample::select(vec!["@", "!@", "=", ""]),
        prop::collection::vec(1..9_i64, 1..4),
    );
    let title = (
        prop::sample::select(vec!["", "=", "!", "!=", "%", "!%", "=%", "!=%"]),
        "[ab]{1,2}",
    );
    prop_oneof![
        number.prop_map(|(is_sum, sign, value)| Wanted::Number {
            is_sum,
            sign,
            value
        }),
        numbers.prop_map(|(sign, values)| Wanted::Numbers { sign, values }),
        title.prop_map(|(sign, text)| Wanted::Title { sign, text }),
    ]
}

/// All of some groups, any of each.
fn groups() -> impl Strategy<Value = Vec<Vec<Wanted>>> {
    prop::collection::vec(prop::collection::vec(wanted(), 1..3), 0..3)
}

/// The identifiers in a list.
fn ids(portal: &Portal, uri: &str, body: &Json, path: &[&str], id: &str) -> Vec<i64> {
    let answer = call(portal, uri, &body.to_string());
    let (status, json) = answer.split_once(' ').unwrap();
    assert_eq!(status, "200", "{body}: {json}");
    let json: Json = json.parse().unwrap();
    let rows = json.at(path).unwrap().values();
    rows.into_iter()
        .map(|it| it.get(id).unwrap().as_integer().unwrap())
        .collect()
}

fn expected(lots: &[Lot], groups: &[Vec<Wanted>]) -> Vec<i64> {
    let is_meant = |lot: &&Lot| {
        groups
            .iter()
            .all(|group| group.iter().any(|it| it.holds(lot)))
    };
    lots.iter().filter(is_meant).map(|it| it.id).collect()
}

proptest! {
    #[test]
    fn conditions_of_the_second_version_mean_what_they_say(lots in lots(), groups in groups()) {
        let portal = shop().build();
        let rows = lots.iter().map(|it| it.row(["ID", "TITLE", "SUM"]));
        portal.seed("shop.lot.list", rows).unwrap();
        let filter = groups.iter().map(|group| {
            let logic = ("logic".to_owned(), Json::from("OR"));
            let parts = group.iter().enumerate().map(|(i, it)| (i.to_string(), Json::object([it.entry()])));
            Json::object(std::iter::once(logic).chain(parts))
        });
        let body = Json::object([("filter", Json::Array(filter.collect()))]);
        let found = ids(&portal, &v2("shop.lot.list"), &body, &["result"], "ID");
        prop_assert_eq!(found, expected(&lots, &groups));
    }

    #[test]
    fn conditions_of_the_third_version_mean_what_they_say(lots in lots(), groups in groups()) {
        let portal = shop().build();
        portal.seed("shop.note.list@v3", lots.iter().map(|it| it.row(["id", "title", "sum"]))).unwrap();
        let groups: Vec<Vec<Wanted>> = groups.into_iter().map(|it| it.into_iter().filter(is_v3).collect()).collect();
        let groups: Vec<Vec<Wanted>> = groups.into_iter().filter(|it: &Vec<Wanted>| !it.is_empty()).collect();
        let filter = groups.iter().map(|group| {
            let conditions = group.iter().map(triple).collect();
            Json::object([("logic", "or".into()), ("conditions", Json::Array(conditions))])
        });
        let body = Json::object([("filter", Json::Array(filter.collect()))]);
        let found = ids(&portal, &v3("shop.note.list"), &body, &["result", "items"], "id");
        prop_assert_eq!(found, expected(&lots, &groups));
    }
}

/// Whether REST 3 has such a condition.
fn is_v3(wanted: &Wanted) -> bool {
    match wanted {
        Wanted::Number { is_sum, sign, .. } => !is_sum && *sign != "!",
        Wanted::Numbers { sign, .. } => *sign != "!@",
        Wanted::Title { sign, .. } => matches!(*sign, "" | "=" | "!="),
    }
}

fn triple(wanted: &Wanted) -> Json {
    let (name, sign, value) = match wanted {
        Wanted::Number { sign, value, .. } => ("id", *sign, Json::from(*value)),
        Wanted::Numbers { values, sign } => {
            let values = values.iter().map(|it| Json::from(*it)).collect();
            (
                "id",
                if sign.is_empty() { "" } else { "in" },
                Json::Array(values),
            )
        }
        Wanted::Title { sign, text } => ("title", *sign, text.as_str().into()),
    };
    let sign = (!sign.is_empty()).then(|| Json::from(sign));
    Json::Array(
        std::iter::once(name.into())
            .chain(sign)
            .chain([value])
            .collect(),
    )
}
