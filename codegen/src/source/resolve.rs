//! What plain scalars mean: the core schema of YAML 1.2 as serde_yaml applies it.

use super::tree::Scalar;

/// The meaning of a scalar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Resolved {
    /// Nothing is written.
    Empty,
    /// `null` or `~`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number, clamped to what fits.
    Integer(i128),
    /// A number with a fraction or exponent, or one of `.inf` and `.nan`.
    Float(f64),
    /// Text.
    Text,
}

pub(crate) fn resolve(scalar: &Scalar<'_>) -> Resolved {
    if scalar.is_plain() {
        resolve_plain(&scalar.text)
    } else {
        Resolved::Text
    }
}

/// The meaning of an unquoted text.
pub(crate) fn resolve_plain(text: &str) -> Resolved {
    match text {
        "" => return Resolved::Empty,
        "~" | "null" | "Null" | "NULL" => return Resolved::Null,
        "true" | "True" | "TRUE" => return Resolved::Bool(true),
        "false" | "False" | "FALSE" => return Resolved::Bool(false),
        _ => {}
    }
    match (integer(text), has_leading_zero(text)) {
        (Some(integer), _) => Resolved::Integer(integer),
        (None, true) => Resolved::Text,
        (None, false) => float(text).map_or(Resolved::Text, Resolved::Float),
    }
}

fn integer(text: &str) -> Option<i128> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (radix, digits) = [("0x", 16), ("0o", 8), ("0b", 2)]
        .into_iter()
        .find_map(|(prefix, radix)| Some((radix, unsigned.strip_prefix(prefix)?)))
        .unwrap_or((10, unsigned));
    if digits.starts_with(['+', '-']) || has_leading_zero(text) {
        return None;
    }
    let magnitude = u128::from_str_radix(digits, radix).ok()?;
    match (negative, i128::try_from(magnitude)) {
        (false, value) => Some(value.unwrap_or(i128::MAX)),
        (true, Ok(value)) => Some(-value),
        (true, Err(_)) => (magnitude == i128::MIN.unsigned_abs()).then_some(i128::MIN),
    }
}

/// Digits after a zero are no number in YAML 1.2 (and an octal one in 1.1).
pub(super) fn has_leading_zero(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}

fn float(text: &str) -> Option<f64> {
    let unsigned = match text.strip_prefix('+') {
        Some(rest) if rest.starts_with(['+', '-']) => return None,
        Some(rest) => rest,
        None => text,
    };
    match (unsigned, text) {
        (".inf" | ".Inf" | ".INF", _) => return Some(f64::INFINITY),
        (_, "-.inf" | "-.Inf" | "-.INF") => return Some(f64::NEG_INFINITY),
        (_, ".nan" | ".NaN" | ".NAN") => return Some(f64::NAN),
        _ => {}
    }
    unsigned
        .parse()
        .ok()
        .filter(|float: &f64| float.is_finite())
}

/// Whether other YAML parsers take this unquoted text for something else than text: YAML 1.1 has
/// more booleans, octal numbers, numbers with underscores and numbers to the base 60.
pub(crate) fn is_ambiguous(text: &str) -> bool {
    const BOOLEANS: [&str; 6] = ["y", "n", "yes", "no", "on", "off"];
    let digit_or = |other: u8| move |b: u8| b.is_ascii_digit() || b == other;
    let number = |other| text.as_bytes()[0].is_ascii_digit() && text.bytes().all(digit_or(other));
    BOOLEANS.iter().any(|word| text.eq_ignore_ascii_case(word))
        || has_leading_zero(text)
        || (!text.is_empty()
            && (number(b'_') || number(b':'))
            && resolve_plain(text) == Resolved::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars() {
        use Resolved::*;
        let cases = [
            ("", Empty),
            ("~", Null),
            ("Null", Null),
            ("nULL", Text),
            ("True", Bool(true)),
            ("yes", Text),
            ("0", Integer(0)),
            ("-0", Integer(0)),
            ("+7", Integer(7)),
            ("--7", Text),
            ("+-7", Text),
            ("0x1F", Integer(31)),
            ("-0b11", Integer(-3)),
            ("0o17", Integer(15)),
            ("0x+1", Text),
            ("017", Text),
            ("1_000", Text),
            ("1e3", Float(1000.0)),
            (".5", Float(0.5)),
            ("-.inf", Float(f64::NEG_INFINITY)),
            ("1e999", Text),
            ("inf", Text),
            (
                "170141183460469231731687303715884105728",
                Integer(i128::MAX),
            ),
            (
                "-170141183460469231731687303715884105728",
                Integer(i128::MIN),
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(resolve_plain(text), expected, "{text}");
        }
    }

    #[test]
    fn what_other_parsers_read_differently() {
        for text in ["y", "NO", "On", "017", "1_000", "09:30"] {
            assert!(is_ambiguous(text), "{text}");
        }
        for text in [
            "yesterday",
            "none",
            "10",
            "a_b",
            "1.5",
            "P",
            "",
            "x:1",
            "2024-01-20",
        ] {
            assert!(!is_ambiguous(text), "{text}");
        }
    }
}
