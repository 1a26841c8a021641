use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use crate::decode::{Decode, Decoder};
use crate::document::Json;
use crate::value::{Number, ParseNumberError, Value};

/// An exact decimal number, such as a price.
///
/// Portals write it as a number (`1000.5`) or as text (`"1000.50"`). It is kept
/// as text, never passes through a float, and goes back as it came; made here, it
/// is sent as a number. For arithmetic parse its text with a crate for decimals.
///
/// Two are equal when the texts of their numbers are, be they numbers or strings
/// on the wire: `1000.50` is `"1000.50"`, but not `1000.5`.
///
/// ```
/// # use bitrix24_runtime::{Decimal, Value};
/// let price: Decimal = Value::from("1000000.10").decode().unwrap();
/// assert_eq!(price.to_string(), "1000000.10");
/// assert_eq!(price, "1000000.10".parse().unwrap());
/// assert_eq!(Value::from(price), Value::from("1000000.10"));
///
/// assert_eq!(Value::from(Decimal::from(0.1)).to_string(), "0.1");
/// ```
#[derive(Clone)]
pub struct Decimal(Repr);

#[derive(Clone)]
enum Repr {
    Number(Number),
    /// A number that came as a string.
    Quoted(Number),
    /// A number that came in a string with space around it.
    Spaced(Number, Box<str>),
    /// Made from a float that is no number, or an amount of money that is empty.
    Nothing,
}

impl Decimal {
    /// No number at all.
    pub(crate) const NOTHING: Self = Self(Repr::Nothing);

    /// The number. `None` if this was made from an infinite float or NaN, and for
    /// an empty amount of [`Money`](crate::Money).
    pub fn as_number(&self) -> Option<&Number> {
        match &self.0 {
            Repr::Number(number) | Repr::Quoted(number) | Repr::Spaced(number, _) => Some(number),
            Repr::Nothing => None,
        }
    }

    /// The number as an integer if it is one (`1`, `1.00`) and fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// The nearest float.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number()?.as_f64()
    }

    /// The text as it came, or as it will be sent; empty if there is no number.
    pub(crate) fn wire_text(&self) -> String {
        match &self.0 {
            Repr::Number(number) | Repr::Quoted(number) => number.to_string(),
            Repr::Spaced(_, text) => text.to_string(),
            Repr::Nothing => String::new(),
        }
    }

    /// A number in a string, with space around it or not.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let number = text.trim().parse().ok()?;
        let is_spaced = text.trim().len() < text.len();
        Some(Self(match is_spaced {
            true => Repr::Spaced(number, text.into()),
            false => Repr::Quoted(number),
        }))
    }

    /// The same, to be sent as a string.
    pub(crate) fn into_text(self) -> Self {
        match self.0 {
            Repr::Number(number) => Self(Repr::Quoted(number)),
            repr => Self(repr),
        }
    }
}

impl From<Number> for Decimal {
    fn from(number: Number) -> Self {
        Self(Repr::Number(number))
    }
}

impl From<i32> for Decimal {
    fn from(integer: i32) -> Self {
        i64::from(integer).into()
    }
}

impl From<u32> for Decimal {
    fn from(integer: u32) -> Self {
        i64::from(integer).into()
    }
}

impl From<i64> for Decimal {
    fn from(integer: i64) -> Self {
        Number::from(integer).into()
    }
}

impl From<u64> for Decimal {
    fn from(integer: u64) -> Self {
        Number::from(integer).into()
    }
}

/// The shortest text that stands for this float. Infinities and NaN are sent as
/// `null`: JSON has no form for them.
impl From<f64> for Decimal {
    fn from(float: f64) -> Self {
        Number::from_f64(float).map_or(Self::NOTHING, Self::from)
    }
}

impl From<&Decimal> for Decimal {
    fn from(decimal: &Decimal) -> Self {
        decimal.clone()
    }
}

/// Takes what JSON takes for a number, with space around it or not.
impl FromStr for Decimal {
    type Err = ParseNumberError;

    fn from_str(text: &str) -> Result<Self, ParseNumberError> {
        text.trim().parse().map(Repr::Number).map(Self)
    }
}

impl From<Decimal> for Value {
    fn from(decimal: Decimal) -> Self {
        match decimal.0 {
            Repr::Number(number) => Self::Number(number),
            Repr::Quoted(number) => Self::String(number.to_string()),
            Repr::Spaced(_, text) => Self::String(text.into()),
            Repr::Nothing => Self::Null,
        }
    }
}

/// A number, as a number or as text.
impl Decode for Decimal {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        let decimal = match value {
            Json::Number(text) => Some(Number::from_valid(text).into()),
            Json::String(text) => Self::from_text(text),
            _ => None,
        };
        match decimal {
            Some(decimal) => Some(decimal),
            None => decoder.reject(value, "a number"),
        }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.as_number() == other.as_number()
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_number().hash(state);
    }
}

/// The text of the number, without space around it; `null` if there is none.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_number() {
            Some(number) => fmt::Display::fmt(number, f),
            None => f.write_str("null"),
        }
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Decimal({})", Value::from(self.clone()))
    }
}

#[cfg(test)]
mod tests {
    use std::hash::DefaultHasher;

    use super::*;

    fn read(wire: &str) -> Decimal {
        wire.parse::<Value>().unwrap().decode().unwrap()
    }

    fn hash(decimal: &Decimal) -> u64 {
        let mut hasher = DefaultHasher::new();
        decimal.hash(&mut hasher);
        hasher.finish()
    }

    #[test]
    fn goes_back_as_it_came() {
        for (wire, text) in [
            ("19999.99", "19999.99"),
            (r#""19999.990""#, "19999.990"),
            (r#"" 5 ""#, "5"),
            ("-0.10", "-0.10"),
            ("1E+2", "1E+2"),
            (
                "123456789012345678901234567890.123456789012345678901234567890",
                "123456789012345678901234567890.123456789012345678901234567890",
            ),
        ] {
            assert_eq!(read(wire).to_string(), text);
            assert_eq!(Value::from(read(wire)).to_string(), wire);
        }
    }

    #[test]
    fn equal_by_the_text_of_the_number() {
        for same in ["5.10", r#""5.10""#, r#"" 5.10 ""#] {
            assert_eq!(read(same), "5.10".parse().unwrap());
            assert_eq!(hash(&read(same)), hash(&read("5.10")));
        }
        assert_ne!(read("5.1"), read("5.10"));
        assert_ne!(Decimal::NOTHING, Decimal::from(0));
        assert_eq!(Decimal::NOTHING, Decimal::from(f64::NAN));
    }

    #[test]
    fn made_here_it_is_a_number() {
        let made = [
            Decimal::from(5_i32),
            Decimal::from(5_u32),
            Decimal::from(5_i64),
            Decimal::from(5_u64),
            Decimal::from(5.0),
            Decimal::from(Number::from(5_i64)),
            " 5 ".parse().unwrap(),
        ];
        for decimal in made {
            assert_eq!(Value::from(decimal.clone()).to_string(), "5");
            assert_eq!((decimal.as_i64(), decimal.as_f64()), (Some(5), Some(5.0)));
        }
        assert_eq!(
            Value::from(Decimal::from(u64::MAX)).to_string(),
            u64::MAX.to_string()
        );
        assert_eq!(Value::from(Decimal::from(0.1)).to_string(), "0.1");
    }

    #[test]
    fn what_is_no_number() {
        assert!("5,10".parse::<Decimal>().is_err());
        for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let nothing = Decimal::from(float);
            assert_eq!((nothing.as_i64(), nothing.as_f64()), (None, None));
            assert_eq!(nothing.to_string(), "null");
            assert_eq!(Value::from(nothing), Value::from(float));
        }
    }
}
