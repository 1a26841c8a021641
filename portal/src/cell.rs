//! Values of fields, as they compare.

use std::cmp::Ordering;

use crate::calendar::Zone;
use crate::columns::Kind;
use crate::json::Json;

/// A value, made comparable. Text compares without case, as databases of portals
/// do it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Nothing.
    Blank,
    /// What the kind of the field cannot mean, such as a date that is none.
    Nonsense,
    Number(f64),
    Moment(i64),
    Flag(bool),
    Text(String),
}

impl Cell {
    /// The cell of a scalar.
    pub(crate) fn of(kind: Kind, value: &Json, zone: Zone) -> Self {
        if value.is_blank() {
            return Self::Blank;
        }
        let Some(text) = value.text() else {
            return Self::Nonsense;
        };
        match kind {
            Kind::Flag => Self::Flag(value.is_yes()),
            _ if text.is_empty() => Self::Blank,
            Kind::Text => Self::Text(text.to_lowercase()),
            Kind::Time => zone.read(&text).map_or(Self::Nonsense, Self::Moment),
            Kind::Open | Kind::Number => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => Self::Number(number),
                _ => Self::Text(text.to_lowercase()),
            },
        }
    }

    /// How two cells of one field compare, if they do.
    pub(crate) fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Blank, Self::Blank) => Some(Ordering::Equal),
            (Self::Number(a), Self::Number(b)) => a.partial_cmp(b),
            (Self::Moment(a), Self::Moment(b)) => Some(a.cmp(b)),
            (Self::Flag(a), Self::Flag(b)) => Some(a.cmp(b)),
            (Self::Text(a), Self::Text(b)) => Some(a.cmp(b)),
            (Self::Number(a), Self::Text(b)) => Some(a.to_string().cmp(b)),
            (Self::Text(a), Self::Number(b)) => Some(a.cmp(&b.to_string())),
            _ => None,
        }
    }

    /// Whether both are the same.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.compare(other) == Some(Ordering::Equal)
    }

    /// The order in which rows are sorted: nothing comes first.
    pub(crate) fn sorted(&self, other: &Self) -> Ordering {
        let is_filled = |cell: &Self| *cell != Self::Blank;
        is_filled(self)
            .cmp(&is_filled(other))
            .then_with(|| self.compare(other).unwrap_or(Ordering::Equal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(kind: Kind, text: &str) -> Cell {
        Cell::of(kind, &text.parse().unwrap(), Zone(jiff::tz::Offset::UTC))
    }

    #[test]
    fn the_kind_decides_how_values_compare() {
        let order = |kind, a, b| cell(kind, a).compare(&cell(kind, b));
        assert_eq!(order(Kind::Open, "\"9\"", "10"), Some(Ordering::Less));
        assert_eq!(order(Kind::Text, "\"9\"", "10"), Some(Ordering::Greater));
        assert_eq!(
            order(Kind::Text, "\"Abc\"", "\"aBC\""),
            Some(Ordering::Equal)
        );
        assert_eq!(order(Kind::Flag, "\"Y\"", "1"), Some(Ordering::Equal));
        assert_eq!(order(Kind::Flag, "\"N\"", "true"), Some(Ordering::Less));
        let (noon, later) = ("\"2024-01-01T12:00:00Z\"", "\"2024-01-01T12:30:00+00:00\"");
        assert_eq!(order(Kind::Time, noon, later), Some(Ordering::Less));
        assert_eq!(order(Kind::Time, noon, "\"soon\""), None);
    }

    #[test]
    fn nothing_equals_nothing_only_and_is_sorted_first() {
        assert!(cell(Kind::Open, "null").is(&cell(Kind::Open, "\"\"")));
        assert!(!cell(Kind::Open, "0").is(&cell(Kind::Open, "null")));
        assert_eq!(
            cell(Kind::Open, "null").sorted(&cell(Kind::Open, "-5")),
            Ordering::Less
        );
    }
}
