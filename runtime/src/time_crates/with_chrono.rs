use chrono::{FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeZone};

use super::{DateError, OUT_OF_RANGE, civil_of, date_of, moment_of};
use crate::civil::{Civil, CivilDate};
use crate::date::Date;
use crate::datetime::DateTime;

impl TryFrom<&DateTime> for chrono::DateTime<FixedOffset> {
    type Error = DateError;

    fn try_from(datetime: &DateTime) -> Result<Self, DateError> {
        let (civil, seconds) = moment_of(datetime)?;
        let offset = FixedOffset::east_opt(seconds).ok_or(OUT_OF_RANGE)?;
        let moment = in_chrono(civil)?.and_local_timezone(offset);
        moment.single().ok_or(OUT_OF_RANGE)
    }
}

/// What the text says, without regard to an offset.
impl TryFrom<&DateTime> for NaiveDateTime {
    type Error = DateError;

    fn try_from(datetime: &DateTime) -> Result<Self, DateError> {
        in_chrono(civil_of(datetime)?)
    }
}

impl TryFrom<&Date> for NaiveDate {
    type Error = DateError;

    fn try_from(date: &Date) -> Result<Self, DateError> {
        date_in_chrono(date_of(date)?)
    }
}

fn in_chrono(civil: Civil) -> Result<NaiveDateTime, DateError> {
    let [hour, minute, second] = [civil.hour, civil.minute, civil.second].map(u32::from);
    let date = date_in_chrono(civil.date())?;
    let time = date.and_hms_nano_opt(hour, minute, second, civil.nanosecond);
    time.ok_or(OUT_OF_RANGE)
}

fn date_in_chrono(date: CivilDate) -> Result<NaiveDate, DateError> {
    let date = NaiveDate::from_ymd_opt(date.year, date.month.into(), date.day.into());
    date.ok_or(OUT_OF_RANGE)
}

/// In ISO 8601, with the offset but without the name of the time zone. A leap
/// second counts as the second before it.
impl<Zone: TimeZone> From<chrono::DateTime<Zone>> for DateTime {
    fn from(moment: chrono::DateTime<Zone>) -> Self {
        // chrono counts on beyond a whole second where it has a leap second.
        let nanosecond = moment.timestamp_subsec_nanos().min(999_999_999);
        let offset = moment.offset().fix().local_minus_utc();
        Self::at(moment.timestamp(), nanosecond, offset)
    }
}

/// In ISO 8601, without an offset. A leap second counts as the second before it.
impl From<NaiveDateTime> for DateTime {
    fn from(datetime: NaiveDateTime) -> Self {
        let moment = Self::from(datetime.and_utc());
        let civil = moment.civil().map(|civil| civil.to_string());
        civil.unwrap_or_else(|| datetime.to_string()).into()
    }
}

/// In ISO 8601.
impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        date.to_string().into()
    }
}
