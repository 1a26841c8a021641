use std::fmt;
use std::str::FromStr;

/// A JSON number that keeps the text it was written with.
///
/// Two numbers are equal when their texts are: `1.0` is not `1`. That is what
/// lets a value go back to the portal byte for byte.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Repr);

/// Integers are most of all numbers on the wire and need no allocation. A text
/// that is the canonical form of an `i64` is always `Integer`, so the derived
/// equality is the equality of texts.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    Integer(i64),
    Text(Box<str>),
}

/// The text is not a JSON number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseNumberError(());

impl Number {
    /// The number as an integer if it is one (`1`, `1.0`, `1e3`) and fits.
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Integer(integer) => Some(*integer),
            Repr::Text(text) => integer_of(text),
        }
    }

    /// The text, or the integer that it is.
    pub(super) fn text(&self) -> Result<&str, i64> {
        match &self.0 {
            Repr::Integer(integer) => Err(*integer),
            Repr::Text(text) => Ok(text),
        }
    }

    /// The nearest float.
    pub fn as_f64(&self) -> Option<f64> {
        match &self.0 {
            Repr::Integer(integer) => Some(*integer as f64),
            Repr::Text(text) => text.parse().ok(),
        }
    }

    /// A finite float; there is no JSON number for infinities and NaN.
    pub fn from_f64(float: f64) -> Option<Self> {
        float
            .is_finite()
            .then(|| Self::from_valid(&float.to_string()))
    }

    /// Takes a text that is known to be a JSON number.
    pub(crate) fn from_valid(text: &str) -> Self {
        match canonical_integer(text) {
            Some(integer) => Self(Repr::Integer(integer)),
            None => Self(Repr::Text(text.into())),
        }
    }
}

/// The integer whose decimal form is exactly this text.
pub(crate) fn canonical_integer(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let canonical = match digits.as_bytes() {
        [b'0'] => digits.len() == text.len(),
        [b'1'..=b'9', rest @ ..] => rest.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    canonical.then(|| text.parse().ok()).flatten()
}

/// The integer that a JSON number is, if it is one and fits.
pub(crate) fn integer_of(text: &str) -> Option<i64> {
    if let Some(integer) = canonical_integer(text) {
        return Some(integer);
    }
    if text.contains(['e', 'E']) {
        return small_whole(text.parse().ok()?);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let exact = fraction.bytes().all(|digit| digit == b'0');
    exact.then(|| whole.parse().ok()).flatten()
}

/// Floats hold integers exactly up to 2^53; beyond it a whole float may stand
/// for a neighbour of what was written.
fn small_whole(float: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (float.fract() == 0.0 && float.abs() <= EXACT).then_some(float as i64)
}

impl FromStr for Number {
    type Err = ParseNumberError;

    fn from_str(text: &str) -> Result<Self, ParseNumberError> {
        if is_json_number(text) {
            Ok(Self::from_valid(text))
        } else {
            Err(ParseNumberError(()))
        }
    }
}

/// Whether a text is a JSON number.
pub(crate) fn is_json_number(text: &str) -> bool {
    number_len(text.as_bytes()) == Some(text.len())
}

/// How long the JSON number is that a text begins with.
pub(crate) fn number_len(text: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        let len = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (len > 0).then_some(from + len)
    };
    let whole = usize::from(text.first() == Some(&b'-'));
    let mut end = match text.get(whole)? {
        b'0' => whole + 1,
        _ => digits(whole)?,
    };
    if text.get(end) == Some(&b'.') {
        end = digits(end + 1)?;
    }
    if let Some(b'e' | b'E') = text.get(end) {
        let is_signed = matches!(text.get(end + 1), Some(b'+' | b'-'));
        end = digits(end + 1 + usize::from(is_signed))?;
    }
    Some(end)
}

impl From<i64> for Number {
    fn from(integer: i64) -> Self {
        Self(Repr::Integer(integer))
    }
}

impl From<u64> for Number {
    fn from(integer: u64) -> Self {
        match i64::try_from(integer) {
            Ok(integer) => Self(Repr::Integer(integer)),
            Err(_) => Self(Repr::Text(integer.to_string().into())),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Integer(integer) => write!(f, "{integer}"),
            Repr::Text(text) => f.write_str(text),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for ParseNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a JSON number")
    }
}

impl std::error::Error for ParseNumberError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_text() {
        for text in [
            "0",
            "-0",
            "1",
            "-17",
            "1000000.10",
            "1.0",
            "1e3",
            "1E+03",
            "12345678901234567890",
        ] {
            assert_eq!(text.parse::<Number>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn refuses_what_json_refuses() {
        for text in [
            "", "-", "01", "+1", ".5", "1.", "1e", "0x1", "NaN", " 1", "1 ", "--1", "1e+-1", "١",
        ] {
            assert_eq!(
                text.parse::<Number>(),
                Err(ParseNumberError(())),
                "{text:?}"
            );
        }
    }

    #[test]
    fn integers() {
        let cases = [
            ("1", Some(1)),
            ("-0", Some(0)),
            ("1.00", Some(1)),
            ("1.5", None),
            ("1e3", Some(1000)),
            ("1e-3", None),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("9223372036854775807.0", Some(i64::MAX)),
            ("1e300", None),
        ];
        for (text, expected) in cases {
            assert_eq!(text.parse::<Number>().unwrap().as_i64(), expected, "{text}");
        }
    }

    #[test]
    fn equality_is_equality_of_texts() {
        assert_eq!("7".parse::<Number>().unwrap(), Number::from(7_i64));
        assert_ne!("7.0".parse::<Number>().unwrap(), Number::from(7_i64));
        assert_ne!("-0".parse::<Number>().unwrap(), Number::from(0_i64));
    }

    #[test]
    fn floats() {
        assert_eq!(Number::from_f64(0.1).unwrap().to_string(), "0.1");
        assert_eq!(Number::from_f64(3.0).unwrap().to_string(), "3");
        assert_eq!(Number::from_f64(f64::NAN), None);
        let huge = Number::from_f64(1e300).unwrap();
        assert_eq!(huge.as_f64(), Some(1e300));
    }
}
