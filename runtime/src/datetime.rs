use std::fmt;

use crate::civil::{Civil, Reading};
use crate::decode::{Decode, Decoder};
use crate::document::Json;
use crate::scalar::Scalar;
use crate::value::{Number, Value};

/// A date with time, as the portal wrote it.
///
/// Nearly all of them are in ISO 8601, some in the form of the portal's own
/// culture, which is a setting, and a few are numbers. So the text is kept, goes
/// back unchanged, and any text can be sent; equality is that of the texts.
///
/// What [`civil`](Self::civil) and the other functions read:
///
/// | form | |
/// |---|---|
/// | `2026-05-14T10:26:32+02:00` | also with a fraction, `Z`, `+0200`, or without an offset |
/// | `2021-07-06 13:10:15` | |
/// | `21.03.2024 12:41:00` | numbers with dots: the day first |
/// | `10/10/2022 03:25:30 pm` | numbers with slashes: the month first, so `21/03/2024` is not read |
/// | `2025-12-28` | any of these dates alone: midnight |
/// | `1720687072` | a number, or text of at least nine digits: seconds since 1970 in UTC |
///
/// Anything else, zero dates and dates that no calendar has give `None`. A time
/// without an offset is in the time zone of the portal's server.
///
/// ```
/// # use bitrix24_runtime::DateTime;
/// let created = DateTime::from("2026-05-14T10:26:32+02:00");
/// assert_eq!(created.civil().unwrap().hour, 10);
/// assert_eq!(created.unix_timestamp(), Some(1_778_747_192));
///
/// let deadline = DateTime::new(2024, 12, 31, 18, 0, 0, 3 * 3600).unwrap();
/// assert_eq!(deadline.as_str(), "2024-12-31T18:00:00+03:00");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct DateTime(Scalar);

impl DateTime {
    /// The date with time in ISO 8601, by a clock that is so many seconds ahead
    /// of UTC. `None` if there is no such date or time, outside of the years 1 to
    /// 9999, and for an offset that is not in whole minutes or that is a day or
    /// more.
    pub fn new(
        year: i32,
        month: u8,
        day: u8,
        hour: u8,
        minute: u8,
        second: u8,
        offset_seconds: i32,
    ) -> Option<Self> {
        let civil = Civil {
            year,
            month,
            day,
            hour,
            minute,
            second,
            nanosecond: 0,
        };
        Self::from_civil(civil, offset_seconds)
    }

    /// The same as [`new`](Self::new) from a date and time that are there
    /// already, to the nanosecond.
    pub fn from_civil(civil: Civil, offset_seconds: i32) -> Option<Self> {
        let civil = civil.checked()?;
        let minutes = is_offset(offset_seconds).then(|| offset_seconds.abs() / 60)?;
        let sign = if offset_seconds < 0 { '-' } else { '+' };
        let (hours, minutes) = (minutes / 60, minutes % 60);
        Some(Self::from(format!("{civil}{sign}{hours:02}:{minutes:02}")))
    }

    /// The moment in ISO 8601 and UTC, from seconds since 1970-01-01. Outside of
    /// the years 1 to 9999 the number itself is sent.
    ///
    /// ```
    /// # use bitrix24_runtime::DateTime;
    /// let moment = DateTime::from_unix(1_720_687_072);
    /// assert_eq!(moment.as_str(), "2024-07-11T08:37:52+00:00");
    /// ```
    pub fn from_unix(seconds: i64) -> Self {
        Self::at(seconds, 0, 0)
    }

    /// A moment by a clock with this offset; in UTC if the offset cannot be
    /// written, and as a number if the year cannot.
    pub(crate) fn at(seconds: i64, nanosecond: u32, offset_seconds: i32) -> Self {
        let offset = Some(offset_seconds).filter(|offset| is_offset(*offset));
        let offset = offset.unwrap_or(0);
        let local = seconds.checked_add(offset.into());
        let civil = local.and_then(|local| Civil::from_utc(local, nanosecond));
        let moment = civil.and_then(|civil| Self::from_civil(civil, offset));
        moment.unwrap_or_else(|| Self(Number::from(seconds).into()))
    }

    /// The text as it came, or as it will be sent.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// What the text says of date and time, without regard to an offset. A number
    /// is read in UTC.
    pub fn civil(&self) -> Option<Civil> {
        Some(self.read()?.civil)
    }

    /// How many seconds the time is ahead of UTC, if the text says it: `Z` and
    /// numbers are 0, `+02:00` is 7200.
    pub fn offset_seconds(&self) -> Option<i32> {
        self.read()?.offset_seconds
    }

    /// Seconds since 1970-01-01 in UTC, if the text has an offset or is a number.
    /// A fraction of a second is cut off.
    pub fn unix_timestamp(&self) -> Option<i64> {
        self.read()?.unix_timestamp()
    }

    fn read(&self) -> Option<Reading> {
        Reading::of_scalar(&self.0)
    }
}

/// Whether it can be written as hours and minutes.
fn is_offset(seconds: i32) -> bool {
    seconds % 60 == 0 && (-86_399..=86_399).contains(&seconds)
}

/// Any text, as it is: the portal's culture may have a form of its own.
impl From<&str> for DateTime {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

/// Any text, as it is: the portal's culture may have a form of its own.
impl From<String> for DateTime {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&DateTime> for DateTime {
    fn from(datetime: &DateTime) -> Self {
        datetime.clone()
    }
}

impl From<DateTime> for Value {
    fn from(datetime: DateTime) -> Self {
        datetime.0.into()
    }
}

/// A number, or any text with a digit in it.
impl Decode for DateTime {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        decode_date(value, decoder, "a date with time").map(Self)
    }
}

/// Takes a number, or text with a digit. More cannot be asked of a date in the
/// form of an unknown culture.
pub(crate) fn decode_date(
    value: Json<'_>,
    decoder: &mut Decoder,
    expected: &'static str,
) -> Option<Scalar> {
    match value {
        Json::Number(text) => Some(Scalar::number(text)),
        Json::String(text) if has_digit(text) => Some(text.into()),
        other => decoder.reject(other, expected),
    }
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || text.contains(char::is_numeric)
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DateTime({})", Value::from(self.0.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The civil time, the offset and the moment that a text says.
    #[track_caller]
    fn check(text: &str, civil: &str, offset: Option<i32>, moment: Option<i64>) {
        let datetime = DateTime::from(text);
        let read = datetime.civil().map(|civil| civil.to_string());
        assert_eq!(read.as_deref(), Some(civil), "{text}");
        assert_eq!(datetime.offset_seconds(), offset, "{text}");
        assert_eq!(datetime.unix_timestamp(), moment, "{text}");
    }

    #[test]
    fn iso_forms() {
        let civil = "2026-05-14T10:26:32";
        let (moment, ahead) = (Some(1_778_747_192), Some(7200));
        check("2026-05-14T10:26:32+02:00", civil, ahead, moment);
        check("2026-05-14T10:26:32+0200", civil, ahead, moment);
        check("2026-05-14t10:26:32+02", civil, ahead, moment);
        check("2026-05-14 10:26:32 +02:00", civil, ahead, moment);
        check(
            "2026-05-14T08:26:32Z",
            "2026-05-14T08:26:32",
            Some(0),
            moment,
        );
        check(
            "2026-05-14T04:56:32-03:30",
            "2026-05-14T04:56:32",
            Some(-12_600),
            moment,
        );
        check(civil, civil, None, None);
        check(
            "2026-05-14T10:26:32.120500+02:00",
            "2026-05-14T10:26:32.1205",
            ahead,
            moment,
        );
        check("2021-07-06 13:10:15", "2021-07-06T13:10:15", None, None);
        check("2021-07-06 13:10", "2021-07-06T13:10:00", None, None);
        check("2025-12-28", "2025-12-28T00:00:00", None, None);
    }

    #[test]
    fn forms_of_cultures() {
        for (text, civil) in [
            ("21.03.2024 12:41:00", "2024-03-21T12:41:00"),
            ("1.3.2024", "2024-03-01T00:00:00"),
            ("10/11/2022 03:25:30 pm", "2022-10-11T15:25:30"),
            ("10/11/2022 03:25:30 AM", "2022-10-11T03:25:30"),
            ("10/11/2022 12:25:30 am", "2022-10-11T00:25:30"),
            ("10/11/2022 12:25 pm", "2022-10-11T12:25:00"),
            ("03/21/2024", "2024-03-21T00:00:00"),
            (" 2024/03/21  12:41:00 ", "2024-03-21T12:41:00"),
        ] {
            check(text, civil, None, None);
        }
    }

    #[test]
    fn numbers_are_unix_seconds() {
        let numbers = [
            ("1720687072", "2024-07-11T08:37:52", Some(1_720_687_072)),
            (
                "1720687072.190654",
                "2024-07-11T08:37:52.190654",
                Some(1_720_687_072),
            ),
            ("0", "1970-01-01T00:00:00", Some(0)),
            ("-1.5", "1969-12-31T23:59:58.5", Some(-2)),
            ("2.5e1", "1970-01-01T00:00:25", Some(25)),
        ];
        for (text, civil, moment) in numbers {
            let datetime: DateTime = text.parse::<Value>().unwrap().decode().unwrap();
            assert_eq!(datetime.civil().unwrap().to_string(), civil, "{text}");
            assert_eq!(datetime.offset_seconds(), Some(0), "{text}");
            assert_eq!(datetime.unix_timestamp(), moment, "{text}");
        }
        check(
            "1720687072.5",
            "2024-07-11T08:37:52.5",
            Some(0),
            Some(1_720_687_072),
        );
    }

    #[test]
    fn what_is_not_read() {
        for text in [
            "0000-00-00 00:00:00",
            "00.00.0000",
            "31.02.2024",
            "2023-02-29",
            "2024-13-01",
            "2024-01-01T25:00:00",
            "2024-01-01T24:00:00",
            "2024-01-01T10:60:00",
            "2024-01-01T10:00:60",
            "21/03/2024",
            "21-03-2024",
            "2024-03.21",
            "10/11/2022 13:25:30 pm",
            "10/11/2022 00:25:30 am",
            "2024-01-01T10:00:00+24:00",
            "2024-01-01T10:00:00+01:60",
            "2024-01-01T10:00:00+1",
            "2024-01-01T10:00:00+01:",
            "2024-01-01T10:00:00+01:000",
            "2024-01-01T10:00:00 Europe/Berlin",
            "2024-01-01T10:00:00.",
            "2024-01-01T10:00:",
            "2024-01-01T10",
            "2024-01-01T",
            "2024-01-01Z",
            "2024-1",
            "20240101",
            "1720687072.",
            "99999999999999999999",
            "1720687072000",
            "tomorrow",
            "",
        ] {
            let datetime = DateTime::from(text);
            assert_eq!(datetime.civil(), None, "{text}");
            assert_eq!(datetime.offset_seconds(), None, "{text}");
            assert_eq!(datetime.unix_timestamp(), None, "{text}");
        }
    }

    #[test]
    fn made_in_iso() {
        let made = |offset| DateTime::new(2024, 2, 29, 7, 5, 9, offset);
        let text = |offset| made(offset).map(|datetime| datetime.to_string());
        assert_eq!(text(0).as_deref(), Some("2024-02-29T07:05:09+00:00"));
        assert_eq!(text(-12_600).as_deref(), Some("2024-02-29T07:05:09-03:30"));
        assert_eq!([made(30), made(86_400), made(i32::MIN)], [None, None, None]);
        assert_eq!(DateTime::new(2023, 2, 29, 0, 0, 0, 0), None);
        assert_eq!(DateTime::new(10_000, 1, 1, 0, 0, 0, 0), None);
        let fine = Civil {
            nanosecond: 50_000_000,
            ..made(0).unwrap().civil().unwrap()
        };
        assert_eq!(
            DateTime::from_civil(fine, 0).unwrap().as_str(),
            "2024-02-29T07:05:09.05+00:00"
        );
        let too_fine = Civil {
            nanosecond: 1_000_000_000,
            ..fine
        };
        assert_eq!(DateTime::from_civil(too_fine, 0), None);
    }

    #[test]
    fn a_moment_that_has_no_date_is_a_number() {
        for seconds in [i64::MAX, i64::MIN, 253_402_300_800] {
            let moment = DateTime::from_unix(seconds);
            assert_eq!(Value::from(moment.clone()), Value::from(seconds));
            assert_eq!(moment.unix_timestamp(), None);
        }
        assert_eq!(
            DateTime::from_unix(253_402_300_799).as_str(),
            "9999-12-31T23:59:59+00:00"
        );
    }
}
