//! Dates and times as a calendar and a clock on the wall show them.

mod parse;

use std::fmt;

pub(crate) use parse::Reading;

/// A date and a time as a calendar and a clock on the wall show them, with no
/// word about where they hang.
///
/// `Display` prints the form of ISO 8601, without a zone.
///
/// ```
/// # use bitrix24_runtime::DateTime;
/// let created = DateTime::from("21.03.2024 12:41:00").civil().unwrap();
/// assert_eq!((created.day, created.hour), (21, 12));
/// assert_eq!(created.to_string(), "2024-03-21T12:41:00");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil {
    /// 1 to 9999.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59; leap seconds are not known.
    pub second: u8,
    /// 0 to 999,999,999.
    pub nanosecond: u32,
}

/// A date as a calendar on the wall shows it.
///
/// `Display` prints the form of ISO 8601.
///
/// ```
/// # use bitrix24_runtime::Date;
/// let closed = Date::from("03/21/2024").civil().unwrap();
/// assert_eq!((closed.year, closed.month, closed.day), (2024, 3, 21));
/// assert_eq!(closed.to_string(), "2024-03-21");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    /// 1 to 9999.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

const SECONDS_A_DAY: i64 = 24 * 60 * 60;
/// From the first day of the calendar that is counted here to 1970-01-01.
const DAYS_TO_EPOCH: i64 = 719_468;
/// In the 400 years after which the calendar repeats itself.
const DAYS_AN_ERA: i64 = 146_097;

impl Civil {
    /// Itself, if there is such a date and time.
    pub(crate) fn checked(self) -> Option<Self> {
        self.date().checked()?;
        let clock = self.hour < 24 && self.minute < 60 && self.second < 60;
        (clock && self.nanosecond < 1_000_000_000).then_some(self)
    }

    /// The date of it.
    pub fn date(self) -> CivilDate {
        CivilDate {
            year: self.year,
            month: self.month,
            day: self.day,
        }
    }

    /// Seconds since 1970-01-01 00:00:00, if the clock shows UTC.
    pub(crate) fn utc_seconds(self) -> i64 {
        let minutes = i64::from(self.hour) * 60 + i64::from(self.minute);
        self.date().days() * SECONDS_A_DAY + minutes * 60 + i64::from(self.second)
    }

    /// What a clock in UTC shows. `None` outside of the years 1 to 9999.
    pub(crate) fn from_utc(seconds: i64, nanosecond: u32) -> Option<Self> {
        let date = CivilDate::from_days(seconds.div_euclid(SECONDS_A_DAY))?;
        let clock = seconds.rem_euclid(SECONDS_A_DAY);
        Some(Self {
            hour: u8::try_from(clock / 3600).ok()?,
            minute: u8::try_from(clock / 60 % 60).ok()?,
            second: u8::try_from(clock % 60).ok()?,
            nanosecond,
            ..date.midnight()
        })
    }
}

impl CivilDate {
    /// Itself, if there is such a date.
    pub(crate) fn checked(self) -> Option<Self> {
        let year = (1..=9999).contains(&self.year);
        let days = days_of_month(self.year, self.month)?;
        (year && (1..=days).contains(&self.day)).then_some(self)
    }

    pub(crate) fn midnight(self) -> Civil {
        Civil {
            year: self.year,
            month: self.month,
            day: self.day,
            hour: 0,
            minute: 0,
            second: 0,
            nanosecond: 0,
        }
    }

    /// Days since 1970-01-01. Years are counted from March, so that the leap day
    /// is the last of its year.
    fn days(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let month = (i64::from(self.month) + 9) % 12;
        let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year * 365 + year / 4 - year / 100 + day_of_year;
        era * DAYS_AN_ERA + day_of_era - DAYS_TO_EPOCH
    }

    /// The opposite of [`days`](Self::days).
    fn from_days(days: i64) -> Option<Self> {
        let days = days.checked_add(DAYS_TO_EPOCH)?;
        let (era, day) = (days.div_euclid(DAYS_AN_ERA), days.rem_euclid(DAYS_AN_ERA));
        let leap_days = day / 1460 - day / 36_524 + day / 146_096;
        let year = (day - leap_days) / 365;
        let day_of_year = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day_of_year + 2) / 153;
        let date = Self {
            year: i32::try_from(year + era * 400 + i64::from(month >= 10)).ok()?,
            month: u8::try_from((month + 2) % 12 + 1).ok()?,
            day: u8::try_from(day_of_year - (153 * month + 2) / 5 + 1).ok()?,
        };
        date.checked()
    }
}

fn days_of_month(year: i32, month: u8) -> Option<u8> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

impl fmt::Display for Civil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        let (hour, minute, second) = (self.hour, self.minute, self.second);
        write!(f, "{date}T{hour:02}:{minute:02}:{second:02}")?;
        if self.nanosecond > 0 {
            let fraction = format!("{:09}", self.nanosecond);
            write!(f, ".{}", fraction.trim_end_matches('0'))?;
        }
        Ok(())
    }
}

impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_two_eras() {
        let first = CivilDate {
            year: 1600,
            month: 1,
            day: 1,
        };
        let mut before = first;
        for days in first.days() + 1..first.days() + 2 * DAYS_AN_ERA {
            let date = CivilDate::from_days(days).unwrap();
            assert_eq!(date.days(), days, "{date}");
            assert!(date > before, "{date}");
            before = date;
        }
        assert_eq!(before.to_string(), "2399-12-31");
    }

    #[test]
    fn the_first_and_the_last_second() {
        let clock = |seconds| Civil::from_utc(seconds, 0).map(|civil| civil.to_string());
        assert_eq!(clock(0).unwrap(), "1970-01-01T00:00:00");
        assert_eq!(clock(-1).unwrap(), "1969-12-31T23:59:59");
        assert_eq!(clock(-62_135_596_800).unwrap(), "0001-01-01T00:00:00");
        assert_eq!(clock(253_402_300_799).unwrap(), "9999-12-31T23:59:59");
        assert_eq!([-62_135_596_801, 253_402_300_800].map(clock), [None, None]);
    }
}
