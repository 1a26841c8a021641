//! Dates over arbitrary input, against the crate `jiff`.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use bitrix24_runtime::{Civil, Date, DateTime, Value};
use jiff::tz::Offset;
use jiff::{Timestamp, civil};
use proptest::prelude::*;

/// Mostly dates that exist, in all years that there are.
fn any_civil() -> impl Strategy<Value = Civil> {
    let date = (0..=10_000_i32, 0..=13_u8, 0..=32_u8);
    let clock = (0..=24_u8, 0..=60_u8, 0..=60_u8, 0..1_000_000_000_u32);
    (date, clock).prop_map(
        |((year, month, day), (hour, minute, second, nanosecond))| Civil {
            year,
            month,
            day,
            hour,
            minute,
            second,
            nanosecond,
        },
    )
}

fn in_jiff(civil: Civil) -> Option<civil::DateTime> {
    let part = |part: u8| i8::try_from(part).ok();
    civil::DateTime::new(
        i16::try_from(civil.year).ok().filter(|year| *year > 0)?,
        part(civil.month)?,
        part(civil.day)?,
        part(civil.hour)?,
        part(civil.minute)?,
        part(civil.second)?,
        i32::try_from(civil.nanosecond).ok()?,
    )
    .ok()
}

/// The text of a date in some form, and whether it has a time.
fn form(civil: Civil, form: usize) -> (String, bool) {
    let Civil {
        year,
        month,
        day,
        hour,
        minute,
        ..
    } = civil;
    let half = if hour < 12 { "am" } else { "pm" };
    let twelfth = (hour + 11) % 12 + 1;
    match form {
        0 => (
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
            true,
        ),
        1 => (
            format!("{day:02}.{month:02}.{year:04} {hour:02}:{minute:02}"),
            true,
        ),
        2 => (
            format!("{month:02}/{day:02}/{year:04} {twelfth:02}:{minute:02} {half}"),
            true,
        ),
        3 => (format!("{year:04}-{month:02}-{day:02}"), false),
        4 => (format!("{day}.{month}.{year:04}"), false),
        _ => (format!("{month}/{day}/{year:04}"), false),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics_and_all_go_back(text in r#"[-0-9TZz:./+ apmAPM]{0,32}|\PC{0,16}"#) {
        let (date, datetime) = (Date::from(&*text), DateTime::from(&*text));
        prop_assert_eq!(date.civil(), datetime.civil().map(Civil::date));
        prop_assert_eq!(datetime.unix_timestamp().is_some(), datetime.offset_seconds().is_some());
        prop_assert_eq!(Value::from(datetime), Value::from(&*text));
        prop_assert_eq!(Value::from(date), Value::from(text));
    }

    #[test]
    fn no_number_panics(number in any::<f64>(), integer in any::<i64>()) {
        for value in [Value::from(number), Value::from(integer)] {
            if let Some(datetime) = value.decode::<DateTime>() {
                let _ = (datetime.civil(), datetime.unix_timestamp());
                prop_assert_eq!(Value::from(datetime), value);
            }
        }
    }

    #[test]
    fn what_is_made_is_read_back(civil in any_civil(), minutes in -1500..1500_i32) {
        let offset = minutes * 60;
        let made = DateTime::from_civil(civil, offset);
        prop_assert_eq!(made.is_some(), in_jiff(civil).is_some() && minutes.abs() < 24 * 60);
        if let Some(made) = made {
            prop_assert_eq!(made.civil(), Some(civil));
            prop_assert_eq!(made.offset_seconds(), Some(offset));
        }
    }

    #[test]
    fn the_calendar_is_that_of_jiff(civil in any_civil(), minutes in -1439..1440_i32) {
        let made = DateTime::from_civil(civil, minutes * 60);
        prop_assume!(made.is_some());
        let made = made.unwrap();
        let theirs = Offset::from_seconds(minutes * 60).unwrap().to_timestamp(in_jiff(civil).unwrap());
        // jiff ends a day before the year 9999 does.
        if let Ok(theirs) = theirs {
            prop_assert_eq!(made.unix_timestamp(), Some(theirs.as_nanosecond().div_euclid(1_000_000_000) as i64));
            prop_assert_eq!(made.as_str().parse::<Timestamp>().unwrap(), theirs);
        }
    }

    #[test]
    fn moments_are_those_of_jiff(seconds in -62_135_596_800..253_402_207_200_i64) {
        let ours = DateTime::from_unix(seconds);
        prop_assert_eq!(ours.as_str().parse::<Timestamp>().unwrap(), Timestamp::from_second(seconds).unwrap());
        prop_assert_eq!(ours.unix_timestamp(), Some(seconds));
    }

    #[test]
    fn what_jiff_prints_is_read(civil in any_civil()) {
        if let Some(theirs) = in_jiff(civil) {
            prop_assert_eq!(DateTime::from(theirs.to_string()).civil(), Some(civil));
            prop_assert_eq!(Date::from(theirs.date().to_string()).civil(), Some(civil.date()));
        }
    }

    #[test]
    fn every_form_is_read(civil in any_civil(), number in 0..6_usize) {
        let Some(theirs) = in_jiff(civil) else { return Ok(()); };
        let (text, has_time) = form(civil, number);
        let read = DateTime::from(&*text).civil().unwrap_or_else(|| panic!("{text} is not read"));
        let theirs = if has_time { theirs.with().second(0).subsec_nanosecond(0).build().unwrap() } else { theirs.date().into() };
        prop_assert_eq!(in_jiff(read), Some(theirs), "{}", text);
    }
}
