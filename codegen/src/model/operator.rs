//! The operators of conditions, in both REST versions.

use super::Version;

/// An operator, and the function of the client that makes a condition of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Operator {
    /// On the wire: before the name of a field in REST 2, after it in REST 3.
    pub sign: &'static str,
    /// `filter::gt`; none of another spelling.
    pub function: &'static str,
    /// How many values it takes.
    pub takes: Takes,
}

/// How many values an operator takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One.
    One,
    /// A list.
    List,
    /// The two ends of a range, as a list.
    Range,
}

/// What a field is compared with where no operator is written.
pub const IS: Operator = operator("", "is", Takes::One);
/// The same with a list of values.
pub const IS_ANY: Operator = operator("", "is_any", Takes::List);

/// Of REST 2.
const V2: &[Operator] = &[
    operator("=", "eq", Takes::One),
    operator("!=", "ne", Takes::One),
    operator("!", "not", Takes::One),
    operator(">", "gt", Takes::One),
    operator(">=", "ge", Takes::One),
    operator("<", "lt", Takes::One),
    operator("<=", "le", Takes::One),
    operator("@", "one_of", Takes::List),
    operator("!@", "none_of", Takes::List),
    operator("%", "contains", Takes::One),
    operator("!%", "not_contains", Takes::One),
    operator("=%", "like", Takes::One),
    operator("!=%", "not_like", Takes::One),
    operator("><", "between", Takes::Range),
    operator("!><", "not_between", Takes::Range),
    operator("?", "matches", Takes::One),
    // Other spellings of `=%` and `!=%`, which some pages show as well.
    operator("%=", "", Takes::One),
    operator("!%=", "", Takes::One),
];

/// Of REST 3.
const V3: &[Operator] = &[
    operator("=", "eq", Takes::One),
    operator("!=", "ne", Takes::One),
    operator(">", "gt", Takes::One),
    operator(">=", "ge", Takes::One),
    operator("<", "lt", Takes::One),
    operator("<=", "le", Takes::One),
    operator("in", "one_of", Takes::List),
    operator("between", "between", Takes::Range),
];

const fn operator(sign: &'static str, function: &'static str, takes: Takes) -> Operator {
    Operator {
        sign,
        function,
        takes,
    }
}

/// The operators of a version.
pub fn operators(version: Version) -> &'static [Operator] {
    match version {
        Version::V2 => V2,
        Version::V3 => V3,
    }
}

/// The operator with this sign.
pub fn of_sign(version: Version, sign: &str) -> Option<&'static Operator> {
    operators(version).iter().find(|it| it.sign == sign)
}

/// The longest operator that a key of REST 2 begins with, and the name after it:
/// `>=DATE_CREATE`.
pub fn split(key: &str) -> (Option<&'static Operator>, &str) {
    let found = V2.iter().filter(|it| key.starts_with(it.sign));
    let longest = found.max_by_key(|it| it.sign.len());
    (longest, longest.map_or(key, |it| &key[it.sign.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_operator_is_taken() {
        for operator in V2 {
            let key = format!("{}TITLE", operator.sign);
            assert_eq!(split(&key), (Some(operator), "TITLE"));
        }
        assert_eq!(split("TITLE"), (None, "TITLE"));
    }
}
