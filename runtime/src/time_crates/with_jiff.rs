use jiff::civil;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ZonedDateTime};

use super::{DateError, OUT_OF_RANGE, civil_of, date_of, moment_of};
use crate::civil::Civil;
use crate::date::Date;
use crate::datetime::DateTime;

/// The moment, without its offset.
impl TryFrom<&DateTime> for Timestamp {
    type Error = DateError;

    fn try_from(datetime: &DateTime) -> Result<Self, DateError> {
        Ok(ZonedDateTime::try_from(datetime)?.timestamp())
    }
}

/// The moment, in a time zone that is nothing but its offset.
impl TryFrom<&DateTime> for ZonedDateTime {
    type Error = DateError;

    fn try_from(datetime: &DateTime) -> Result<Self, DateError> {
        let (civil, seconds) = moment_of(datetime)?;
        let offset = Offset::from_seconds(seconds).map_err(|_| OUT_OF_RANGE)?;
        let timestamp = offset.to_timestamp(in_jiff(civil)?);
        let timestamp = timestamp.map_err(|_| OUT_OF_RANGE)?;
        Ok(timestamp.to_zoned_datetime(TimeZone::fixed(offset)))
    }
}

/// What the text says, without regard to an offset.
impl TryFrom<&DateTime> for civil::DateTime {
    type Error = DateError;

    fn try_from(datetime: &DateTime) -> Result<Self, DateError> {
        in_jiff(civil_of(datetime)?)
    }
}

impl TryFrom<&Date> for civil::Date {
    type Error = DateError;

    fn try_from(date: &Date) -> Result<Self, DateError> {
        Ok(in_jiff(date_of(date)?.midnight())?.date())
    }
}

fn in_jiff(civil: Civil) -> Result<civil::DateTime, DateError> {
    let Civil {
        year,
        month,
        day,
        hour,
        minute,
        second,
        nanosecond,
    } = civil;
    let [month, day, hour, minute, second] =
        [month, day, hour, minute, second].map(u8::cast_signed);
    let year = i16::try_from(year).map_err(|_| OUT_OF_RANGE)?;
    let datetime = civil::DateTime::new(
        year,
        month,
        day,
        hour,
        minute,
        second,
        nanosecond.cast_signed(),
    );
    datetime.map_err(|_| OUT_OF_RANGE)
}

/// In ISO 8601 and UTC.
impl From<Timestamp> for DateTime {
    fn from(timestamp: Timestamp) -> Self {
        at(timestamp, Offset::UTC)
    }
}

/// In ISO 8601, with the offset but without the name of the time zone.
impl From<ZonedDateTime> for DateTime {
    fn from(zoned: ZonedDateTime) -> Self {
        at(zoned.timestamp(), zoned.offset())
    }
}

fn at(timestamp: Timestamp, offset: Offset) -> DateTime {
    let (mut seconds, mut nanosecond) = (timestamp.as_second(), timestamp.subsec_nanosecond());
    if nanosecond < 0 {
        (seconds, nanosecond) = (seconds - 1, nanosecond + 1_000_000_000);
    }
    DateTime::at(seconds, nanosecond.cast_unsigned(), offset.seconds())
}

/// In ISO 8601, without an offset.
impl From<civil::DateTime> for DateTime {
    fn from(datetime: civil::DateTime) -> Self {
        datetime.to_string().into()
    }
}

/// In ISO 8601.
impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        date.to_string().into()
    }
}
