use time::{Month, OffsetDateTime, PrimitiveDateTime, UtcOffset};

use super::{DateError, OUT_OF_RANGE, civil_of, date_of, moment_of};
use crate::civil::{Civil, CivilDate};
use crate::date::Date;
use crate::datetime::DateTime;

impl TryFrom<&DateTime> for OffsetDateTime {
    type Error = DateError;

    fn try_from(datetime: &DateTime) -> Result<Self, DateError> {
        let (civil, seconds) = moment_of(datetime)?;
        let offset = UtcOffset::from_whole_seconds(seconds).map_err(|_| OUT_OF_RANGE)?;
        Ok(in_time(civil)?.assume_offset(offset))
    }
}

/// What the text says, without regard to an offset.
impl TryFrom<&DateTime> for PrimitiveDateTime {
    type Error = DateError;

    fn try_from(datetime: &DateTime) -> Result<Self, DateError> {
        in_time(civil_of(datetime)?)
    }
}

impl TryFrom<&Date> for time::Date {
    type Error = DateError;

    fn try_from(date: &Date) -> Result<Self, DateError> {
        date_in_time(date_of(date)?)
    }
}

fn in_time(civil: Civil) -> Result<PrimitiveDateTime, DateError> {
    let date = date_in_time(civil.date())?;
    let time = date.with_hms_nano(civil.hour, civil.minute, civil.second, civil.nanosecond);
    time.map_err(|_| OUT_OF_RANGE)
}

fn date_in_time(date: CivilDate) -> Result<time::Date, DateError> {
    let month = Month::try_from(date.month).map_err(|_| OUT_OF_RANGE)?;
    time::Date::from_calendar_date(date.year, month, date.day).map_err(|_| OUT_OF_RANGE)
}

/// In ISO 8601, with its offset.
impl From<OffsetDateTime> for DateTime {
    fn from(moment: OffsetDateTime) -> Self {
        let offset = moment.offset().whole_seconds();
        Self::at(moment.unix_timestamp(), moment.nanosecond(), offset)
    }
}

/// In ISO 8601, without an offset.
impl From<PrimitiveDateTime> for DateTime {
    fn from(datetime: PrimitiveDateTime) -> Self {
        let (hour, minute, second, nanosecond) = datetime.as_hms_nano();
        let civil = Civil {
            hour,
            minute,
            second,
            nanosecond,
            ..of_time(datetime.date()).midnight()
        };
        civil.to_string().into()
    }
}

/// In ISO 8601.
impl From<time::Date> for Date {
    fn from(date: time::Date) -> Self {
        of_time(date).to_string().into()
    }
}

fn of_time(date: time::Date) -> CivilDate {
    CivilDate {
        year: date.year(),
        month: date.month().into(),
        day: date.day(),
    }
}
