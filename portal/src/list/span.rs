//! Which identifiers conditions leave, so that not all rows need to be looked at.

use std::cmp::Ordering;
use std::ops::Bound;

use crate::calendar::Zone;
use crate::cell::Cell;
use crate::columns::Kind;
use crate::filter::{Condition, Test};
use crate::json::Json;

/// An identifier by which rows are ordered: numbers first, then text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Rank {
    Number(f64),
    Text(String),
}

impl Rank {
    /// The rank of an identifier.
    pub(crate) fn of(id: &Json) -> Self {
        let utc = Zone(jiff::tz::Offset::UTC);
        match Cell::of(Kind::Number, id, utc) {
            Cell::Number(number) => Self::Number(number),
            Cell::Text(text) => Self::Text(text),
            _ => Self::Text(String::new()),
        }
    }
}

impl Eq for Rank {}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rank {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}

/// By what entries are ordered: an identifier, and how many entries came before. In
/// different places, entries may have the same identifier.
pub(crate) type Key = (Rank, u64);

/// The identifiers from one to another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Span {
    low: Bound<Rank>,
    high: Bound<Rank>,
}

impl Default for Span {
    fn default() -> Self {
        Self {
            low: Bound::Unbounded,
            high: Bound::Unbounded,
        }
    }
}

impl Span {
    /// The identifiers of which a condition on the field with this key leaves rows: all
    /// of those, and perhaps others.
    pub(crate) fn of(condition: &Condition, key: &str) -> Self {
        let mut span = Self::default();
        span.narrow_by(condition, key);
        span
    }

    fn narrow_by(&mut self, condition: &Condition, key: &str) {
        match condition {
            Condition::All(all) => all.iter().for_each(|it| self.narrow_by(it, key)),
            Condition::Field(column, Test::Compares(orders, value))
                if column.key == key && column.kind == Kind::Number =>
            {
                let rank = Rank::of(value);
                // Text compares with numbers in a way of its own.
                if matches!(rank, Rank::Number(_)) {
                    self.narrow(orders, rank);
                }
            }
            _ => {}
        }
    }

    /// Leaves those that compare so with one.
    pub(crate) fn narrow(&mut self, orders: &[Ordering], rank: Rank) {
        let end = match orders.contains(&Ordering::Equal) {
            true => Bound::Included(rank),
            false => Bound::Excluded(rank),
        };
        if orders.contains(&Ordering::Greater) && depth(&end) > depth(&self.low) {
            self.low = end.clone();
        }
        let is_further = |(new, out): (&Rank, bool)| match depth(&self.high) {
            None => true,
            Some((old, was_out)) => new < old || (new == old && out && !was_out),
        };
        if orders.contains(&Ordering::Less) && depth(&end).is_some_and(is_further) {
            self.high = end;
        }
    }

    /// Whether nothing can be in it.
    pub(crate) fn is_empty(&self) -> bool {
        match (&self.low, &self.high) {
            (Bound::Included(low), Bound::Included(high)) => low > high,
            (Bound::Unbounded, _) | (_, Bound::Unbounded) => false,
            (
                Bound::Included(low) | Bound::Excluded(low),
                Bound::Included(high) | Bound::Excluded(high),
            ) => low >= high,
        }
    }

    /// The keys of entries: identifiers with numbers.
    pub(crate) fn keys(&self) -> (Bound<Key>, Bound<Key>) {
        let key = |bound: &Bound<Rank>, (excluded, included): (u64, u64)| match bound {
            Bound::Unbounded => Bound::Unbounded,
            Bound::Included(rank) => Bound::Included((rank.clone(), included)),
            Bound::Excluded(rank) => Bound::Excluded((rank.clone(), excluded)),
        };
        (
            key(&self.low, (u64::MAX, 0)),
            key(&self.high, (0, u64::MAX)),
        )
    }
}

/// How far inside an end is, of those from below: one that is left out is further in.
fn depth(bound: &Bound<Rank>) -> Option<(&Rank, bool)> {
    match bound {
        Bound::Unbounded => None,
        Bound::Included(rank) => Some((rank, false)),
        Bound::Excluded(rank) => Some((rank, true)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LESS: &[Ordering] = &[Ordering::Less];
    const AT_LEAST: &[Ordering] = &[Ordering::Greater, Ordering::Equal];
    const MORE: &[Ordering] = &[Ordering::Greater];

    fn span(conditions: &[(&[Ordering], f64)]) -> Span {
        let mut span = Span::default();
        for (orders, number) in conditions {
            span.narrow(orders, Rank::Number(*number));
        }
        span
    }

    #[test]
    fn the_strictest_conditions_count() {
        let (low, high) = (Rank::Number(5.0), Rank::Number(9.0));
        let expected = Span {
            low: Bound::Excluded(low),
            high: Bound::Excluded(high),
        };
        assert_eq!(
            span(&[
                (MORE, 5.0),
                (MORE, 3.0),
                (AT_LEAST, 5.0),
                (LESS, 9.0),
                (LESS, 20.0)
            ]),
            expected
        );
        assert_eq!(
            span(&[(AT_LEAST, 5.0), (MORE, 5.0), (LESS, 20.0), (LESS, 9.0)]),
            expected
        );
    }

    #[test]
    fn what_contradicts_itself_leaves_nothing() {
        assert!(span(&[(MORE, 5.0), (LESS, 5.0)]).is_empty());
        assert!(span(&[(MORE, 9.0), (LESS, 5.0)]).is_empty());
        assert!(!span(&[(MORE, 4.0), (LESS, 5.0)]).is_empty());
        assert!(!span(&[(MORE, 4.0)]).is_empty());
    }
}
