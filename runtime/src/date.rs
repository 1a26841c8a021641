use std::fmt;

use crate::civil::{CivilDate, Reading};
use crate::datetime::decode_date;
use crate::decode::{Decode, Decoder};
use crate::document::Json;
use crate::scalar::Scalar;
use crate::value::Value;

/// A date, as the portal wrote it.
///
/// Portals write dates in the same forms as [`DateTime`](crate::DateTime)s, often
/// as the midnight at which they begin. So the text is kept, goes back unchanged,
/// and any text can be sent; equality is that of the texts.
///
/// ```
/// # use bitrix24_runtime::Date;
/// let begins = Date::from("2024-03-21T00:00:00+03:00");
/// assert_eq!(begins.civil().unwrap().to_string(), "2024-03-21");
/// assert_eq!(begins.as_str(), "2024-03-21T00:00:00+03:00");
///
/// assert_eq!(Date::new(2024, 3, 21).unwrap().as_str(), "2024-03-21");
/// assert_eq!(Date::new(2024, 2, 31), None);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Date(Scalar);

impl Date {
    /// The date in ISO 8601. `None` if there is no such date, and outside of the
    /// years 1 to 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let date = CivilDate { year, month, day }.checked()?;
        Some(Self::from(date.to_string()))
    }

    /// The text as it came, or as it will be sent.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The date that the text says, in one of the forms that
    /// [`DateTime`](crate::DateTime) reads; a time beside it is left out.
    pub fn civil(&self) -> Option<CivilDate> {
        Some(Reading::of_scalar(&self.0)?.civil.date())
    }
}

/// Any text, as it is: the portal's culture may have a form of its own.
impl From<&str> for Date {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

/// Any text, as it is: the portal's culture may have a form of its own.
impl From<String> for Date {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&Date> for Date {
    fn from(date: &Date) -> Self {
        date.clone()
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        date.0.into()
    }
}

/// A number, or any text with a digit in it.
impl Decode for Date {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        decode_date(value, decoder, "a date").map(Self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({})", Value::from(self.0.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for text in [
            "2024-03-21",
            "21.03.2024",
            "03/21/2024",
            "2024-03-21T00:00:00+03:00",
            "2024-03-21 23:59:59",
            "03/21/2024 12:00:00 am",
        ] {
            let date = Date::from(text);
            assert_eq!(date.civil().unwrap().to_string(), "2024-03-21", "{text}");
            assert_eq!(date.to_string(), text);
        }
        let number: Date = Value::from(1_711_000_000).decode().unwrap();
        assert_eq!(number.civil().unwrap().to_string(), "2024-03-21");
    }

    #[test]
    fn what_is_no_date() {
        for text in ["0000-00-00", "31.02.2024", "2024-03-21x", "soon"] {
            assert_eq!(Date::from(text).civil(), None, "{text}");
        }
    }

    #[test]
    fn leap_years() {
        let days = [1900, 2000, 2023, 2024].map(|year| Date::new(year, 2, 29).is_some());
        assert_eq!(days, [false, true, false, true]);
    }
}
