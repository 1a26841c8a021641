//! Dates into the types of other crates and back.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Debug;

use bitrix24_runtime::{Date, DateError, DateTime};
use chrono::{FixedOffset, NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

/// The text of a date after a journey into another type.
fn through<'d, T>(datetime: &'d DateTime) -> Result<String, String>
where
    T: TryFrom<&'d DateTime, Error = DateError>,
    DateTime: From<T>,
{
    let there = T::try_from(datetime).map_err(|error| error.to_string())?;
    Ok(DateTime::from(there).to_string())
}

fn date_through<'d, T>(date: &'d Date) -> Result<String, String>
where
    T: TryFrom<&'d Date, Error = DateError>,
    Date: From<T>,
{
    let there = T::try_from(date).map_err(|error| error.to_string())?;
    Ok(Date::from(there).to_string())
}

#[track_caller]
fn all_are<T: PartialEq + Debug, const N: usize>(results: [T; N], expected: &T) {
    for result in results {
        assert_eq!(&result, expected);
    }
}

fn moments(text: &str) -> [Result<String, String>; 3] {
    let datetime = DateTime::from(text);
    [
        through::<jiff::ZonedDateTime>(&datetime),
        through::<OffsetDateTime>(&datetime),
        through::<chrono::DateTime<FixedOffset>>(&datetime),
    ]
}

fn civils(text: &str) -> [Result<String, String>; 3] {
    let datetime = DateTime::from(text);
    [
        through::<jiff::civil::DateTime>(&datetime),
        through::<PrimitiveDateTime>(&datetime),
        through::<NaiveDateTime>(&datetime),
    ]
}

fn dates(text: &str) -> [Result<String, String>; 3] {
    let date = Date::from(text);
    [
        date_through::<jiff::civil::Date>(&date),
        date_through::<time::Date>(&date),
        date_through::<NaiveDate>(&date),
    ]
}

#[test]
fn moments_keep_their_offset() {
    let text = "2026-05-14T10:26:32.0205-03:30";
    all_are(moments(text), &Ok(text.to_owned()));
    all_are(
        moments("10/10/2022 03:25:30 pm +0200"),
        &Ok("2022-10-10T15:25:30+02:00".to_owned()),
    );
    let datetime = DateTime::from(text);
    assert_eq!(
        through::<jiff::Timestamp>(&datetime).unwrap(),
        "2026-05-14T13:56:32.0205+00:00"
    );
}

#[test]
fn civil_times_have_no_offset() {
    let civil = Ok("2026-05-14T10:26:32.0205".to_owned());
    all_are(civils("2026-05-14T10:26:32.0205-03:30"), &civil);
    all_are(civils("2026-05-14 10:26:32.0205"), &civil);
}

#[test]
fn calendar_days() {
    let day = Ok("0987-03-21".to_owned());
    all_are(dates("21.03.0987"), &day);
    all_are(dates("0987-03-21T00:00:00+03:00"), &day);
}

#[test]
fn errors_say_what_is_missing() {
    let no_offset =
        "the time has no offset, so it is no moment: read it without one and choose a time zone";
    all_are(moments("2026-05-14T10:26:32"), &Err(no_offset.to_owned()));
    let unread = Err(
        "the date is in a form that is not known, or in no calendar: look at its text".to_owned(),
    );
    for text in ["0000-00-00 00:00:00", "14 May 2026"] {
        all_are(moments(text), &unread);
        all_are(civils(text), &unread);
        all_are(dates(text), &unread);
    }
    let late = DateTime::from("9999-12-31T23:00:00+00:00");
    assert_eq!(
        through::<jiff::Timestamp>(&late),
        Err("the moment is outside of the range of that type".to_owned())
    );
}

#[test]
fn an_offset_that_has_seconds_becomes_utc() {
    let moment = OffsetDateTime::from_unix_timestamp(0).unwrap();
    let offset = time::UtcOffset::from_whole_seconds(4_530).unwrap();
    assert_eq!(
        DateTime::from(moment.to_offset(offset)).as_str(),
        "1970-01-01T00:00:00+00:00"
    );
}

#[test]
fn years_that_have_no_four_digits() {
    let early = DateTime::from(jiff::Timestamp::MIN);
    assert_eq!(early.as_str(), "-377705023201");
    let late = DateTime::from(NaiveDateTime::MAX);
    assert_eq!(late.civil(), None);
}

#[test]
fn a_leap_second_is_cut_off() {
    let time = NaiveDate::from_ymd_opt(2016, 12, 31)
        .and_then(|date| date.and_hms_nano_opt(23, 59, 59, 1_500_000_000));
    let time = time.unwrap();
    assert_eq!(
        DateTime::from(time).as_str(),
        "2016-12-31T23:59:59.999999999"
    );
    assert_eq!(
        DateTime::from(time.and_utc()).as_str(),
        "2016-12-31T23:59:59.999999999+00:00"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_crates_agree(seconds in -62_135_510_400..253_402_207_200_i64, nanosecond in 0..1_000_000_000_u32, minutes in -1439..1440_i32) {
        let moment = OffsetDateTime::from_unix_timestamp(seconds).unwrap().replace_nanosecond(nanosecond).unwrap();
        let offset = time::UtcOffset::from_whole_seconds(minutes * 60).unwrap();
        if let Some(moment) = moment.checked_to_offset(offset).filter(|moment| (1..=9999).contains(&moment.year())) {
            let datetime = DateTime::from(moment);
            prop_assert_eq!(OffsetDateTime::try_from(&datetime), Ok(moment));
            let in_chrono = chrono::DateTime::<FixedOffset>::try_from(&datetime).unwrap();
            prop_assert_eq!(in_chrono.timestamp_nanos_opt().map_or(moment.unix_timestamp_nanos(), i128::from), moment.unix_timestamp_nanos());
            prop_assert_eq!(in_chrono.to_rfc3339().parse::<jiff::Timestamp>().unwrap(), jiff::Timestamp::try_from(&datetime).unwrap());
            prop_assert_eq!(jiff::Timestamp::try_from(&datetime).unwrap().as_nanosecond(), moment.unix_timestamp_nanos());
            prop_assert_eq!(through::<jiff::ZonedDateTime>(&datetime).unwrap(), datetime.as_str());
        }
    }
}
