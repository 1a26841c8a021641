//! Conversions between dates and those of the crates that count with them.

#[cfg(feature = "chrono")]
mod with_chrono;
#[cfg(feature = "jiff")]
mod with_jiff;
#[cfg(feature = "time")]
mod with_time;

use std::fmt;

use crate::civil::{Civil, CivilDate};
use crate::date::Date;
use crate::datetime::DateTime;

/// A date cannot become the type of another crate. `Display` says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(&'static str);

const UNREAD: DateError =
    DateError("the date is in a form that is not known, or in no calendar: look at its text");
const NO_OFFSET: DateError = DateError(
    "the time has no offset, so it is no moment: read it without one and choose a time zone",
);
const OUT_OF_RANGE: DateError = DateError("the moment is outside of the range of that type");

fn date_of(date: &Date) -> Result<CivilDate, DateError> {
    date.civil().ok_or(UNREAD)
}

fn civil_of(datetime: &DateTime) -> Result<Civil, DateError> {
    datetime.civil().ok_or(UNREAD)
}

/// The time that the text says, and how many seconds it is ahead of UTC.
fn moment_of(datetime: &DateTime) -> Result<(Civil, i32), DateError> {
    let civil = civil_of(datetime)?;
    Ok((civil, datetime.offset_seconds().ok_or(NO_OFFSET)?))
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for DateError {}
