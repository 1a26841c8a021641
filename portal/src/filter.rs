//! Conditions on rows.

pub(crate) mod v2;
pub(crate) mod v3;

use std::cmp::Ordering;

use crate::calendar::Zone;
use crate::cell::Cell;
use crate::columns::Column;
use crate::json::{Fields, Json};

/// Which rows are meant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    /// Those whose field passes the test.
    Field(Column, Test),
    /// Those that all conditions mean.
    All(Vec<Condition>),
    /// Those that any of the conditions means.
    Any(Vec<Condition>),
    /// Those that the condition does not mean.
    Not(Box<Condition>),
}

/// What is asked of a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Test {
    /// It is one of these values.
    OneOf(Vec<Json>),
    /// It compares in one of these ways with a value.
    Compares(&'static [Ordering], Json),
    /// It lies between these two, or is one of them.
    Between(Json, Json),
    /// Its text has this in it.
    Contains(String),
    /// Its text looks like this, where `%` is any text and `_` any character.
    Like(String),
    /// Its text has the words of a logical expression, as far as that says so.
    Words(String),
}

impl Condition {
    /// Whether a row is meant.
    pub(crate) fn means(&self, row: &Fields, zone: Zone) -> bool {
        match self {
            Self::Field(column, test) => test.passes(column, row.get(&column.key), zone),
            Self::All(conditions) => conditions.iter().all(|it| it.means(row, zone)),
            Self::Any(conditions) => conditions.iter().any(|it| it.means(row, zone)),
            Self::Not(condition) => !condition.means(row, zone),
        }
    }
}

impl Test {
    /// Whether a field passes; one with several values does if one of them does.
    fn passes(&self, column: &Column, value: Option<&Json>, zone: Zone) -> bool {
        match value {
            Some(many) if many.is_container() && !many.is_blank() => many
                .values()
                .into_iter()
                .any(|it| self.passes_one(column, it, zone)),
            Some(one) => self.passes_one(column, one, zone),
            None => self.passes_one(column, &Json::Null, zone),
        }
    }

    fn passes_one(&self, column: &Column, value: &Json, zone: Zone) -> bool {
        let cell = |value: &Json| Cell::of(column.kind, value, zone);
        let own = cell(value);
        let text = || value.text().unwrap_or_default().to_lowercase();
        match self {
            Self::OneOf(values) => values.iter().any(|it| own.is(&cell(it))),
            // Nothing is neither more nor less than anything.
            Self::Compares(..) | Self::Between(..) if own == Cell::Blank => false,
            Self::Compares(orders, other) => own
                .compare(&cell(other))
                .is_some_and(|it| orders.contains(&it)),
            Self::Between(low, high) => {
                let not =
                    |other: &Json, order| own.compare(&cell(other)).is_some_and(|it| it != order);
                not(low, Ordering::Less) && not(high, Ordering::Greater)
            }
            Self::Contains(part) => text().contains(&part.to_lowercase()),
            Self::Like(pattern) => is_like(&text(), &pattern.to_lowercase()),
            Self::Words(expression) => has_words(&text(), &expression.to_lowercase()),
        }
    }
}

/// Whether a text looks like a pattern of SQL. After the last `%` that was passed, one
/// more character is skipped whenever the rest does not fit, so no text takes long.
fn is_like(text: &str, pattern: &str) -> bool {
    let (text, pattern): (Vec<char>, Vec<char>) =
        (text.chars().collect(), pattern.chars().collect());
    let (mut at, mut wanted) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while at < text.len() {
        match pattern.get(wanted) {
            Some('%') => {
                star = Some((wanted + 1, at));
                wanted += 1;
            }
            Some(it) if *it == '_' || *it == text[at] => {
                (at, wanted) = (at + 1, wanted + 1);
            }
            _ => {
                let Some((after, from)) = star else {
                    return false;
                };
                star = Some((after, from + 1));
                (at, wanted) = (from + 1, after);
            }
        }
    }
    pattern[wanted..].iter().all(|it| *it == '%')
}

/// Whether a text has the words of an expression with `|`, `&` and `!`.
fn has_words(text: &str, expression: &str) -> bool {
    let has = |word: &str| match word.trim().strip_prefix('!') {
        Some(word) => !text.contains(word.trim()),
        None => text.contains(word.trim()),
    };
    expression.split('|').any(|all| all.split('&').all(has))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_those_of_sql() {
        let cases = [
            ("deal 1", "deal%", true),
            ("deal 1", "%1", true),
            ("deal 1", "%al%", true),
            ("deal 1", "deal", false),
            ("deal 1", "dea_ 1", true),
            ("deal", "dea_l", false),
            ("", "%", true),
            ("", "", true),
            ("яма", "%м_", true),
            ("abab", "%ab", true),
            ("aXbXc", "a%b%c", true),
            ("aXbX", "a%b%c", false),
        ];
        for (text, pattern, expected) in cases {
            assert_eq!(is_like(text, pattern), expected, "{text} like {pattern}");
        }
    }

    #[test]
    fn words_are_joined_by_logic() {
        assert!(has_words("red car", "red & car"));
        assert!(!has_words("red car", "red & !car"));
        assert!(has_words("red car", "blue | car"));
        assert!(!has_words("red car", "blue"));
    }
}
