//! The forms in which portals write dates, read by one grammar:
//!
//! ```text
//! reading = unix | date [("T" | " ") clock [am | pm] [offset]]
//! date    = yyyy-mm-dd | yyyy/mm/dd | yyyy.mm.dd | dd.mm.yyyy | mm/dd/yyyy
//! clock   = hh:mm[:ss[.fraction]]
//! offset  = Z | ±hh | ±hhmm | ±hh:mm
//! ```
//!
//! Functions take what they read off the front of a text and give the rest back.

use super::{Civil, CivilDate};
use crate::scalar::Scalar;
use crate::value::Number;

/// What a date with time says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) civil: Civil,
    /// How far the clock is ahead of UTC, if that was said.
    pub(crate) offset_seconds: Option<i32>,
}

impl Reading {
    /// `None` if the text is in no form that is known, or if there is no such
    /// date and time.
    pub(crate) fn of_scalar(scalar: &Scalar) -> Option<Self> {
        if scalar.is_number() {
            return Self::of_number(scalar.as_str());
        }
        let text = scalar.as_str().trim();
        of_unix(text).or_else(|| of_calendar(text))
    }

    fn of_number(text: &str) -> Option<Self> {
        if let Some(seconds) = Number::from_valid(text).as_i64() {
            return Self::at(seconds, 0);
        }
        let (whole, fraction) = text.split_once('.')?;
        let (whole, fraction) = (whole.parse::<i64>().ok()?, fraction_of(fraction)?);
        if fraction > 0 && text.starts_with('-') {
            return Self::at(whole.checked_sub(1)?, 1_000_000_000 - fraction);
        }
        Self::at(whole, fraction)
    }

    fn at(seconds: i64, nanosecond: u32) -> Option<Self> {
        Some(Self {
            civil: Civil::from_utc(seconds, nanosecond)?,
            offset_seconds: Some(0),
        })
    }

    pub(crate) fn unix_timestamp(self) -> Option<i64> {
        Some(self.civil.utc_seconds() - i64::from(self.offset_seconds?))
    }
}

/// Fewer digits than nine may be anything, such as a year. Nine are seconds of
/// 1973 and later.
fn of_unix(text: &str) -> Option<Reading> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_long = whole.len() >= 9 && is_digits(whole);
    let seconds = is_long.then(|| whole.parse().ok()).flatten()?;
    Reading::at(seconds, fraction_of(fraction)?)
}

fn of_calendar(text: &str) -> Option<Reading> {
    let (date, rest) = date(text)?;
    if rest.is_empty() {
        return Some(Reading {
            civil: date.midnight(),
            offset_seconds: None,
        });
    }
    let (civil, rest) = clock(date, rest.strip_prefix(['T', 't', ' '])?.trim_start())?;
    let (civil, rest) = half_of_day(civil, rest.trim_start())?;
    Some(Reading {
        civil: civil.checked()?,
        offset_seconds: offset(rest.trim_start())?,
    })
}

fn date(text: &str) -> Option<(CivilDate, &str)> {
    let (first, rest) = digits(text, 4);
    let separator = rest.chars().next()?;
    let (second, rest) = digits(rest.strip_prefix(separator)?, 2);
    let (third, rest) = digits(rest.strip_prefix(separator)?, 4);
    let (year, month, day) = match (separator, first.len(), third.len()) {
        ('-' | '/' | '.', 4, 1 | 2) => (first, second, third),
        ('.', 1 | 2, 4) => (third, second, first),
        ('/', 1 | 2, 4) => (third, first, second),
        _ => return None,
    };
    let date = CivilDate {
        year: year.parse().ok()?,
        month: month.parse().ok()?,
        day: day.parse().ok()?,
    };
    Some((date.checked()?, rest))
}

fn clock(date: CivilDate, text: &str) -> Option<(Civil, &str)> {
    let (hour, rest) = digits(text, 2);
    let (minute, rest) = digits(rest.strip_prefix(':')?, 2);
    let (second, rest) = after(rest, ':', 2);
    let (fraction, rest) = after(rest, '.', usize::MAX);
    let civil = Civil {
        hour: hour.parse().ok()?,
        minute: minute.parse().ok()?,
        second: second.parse().ok()?,
        nanosecond: fraction_of(fraction)?,
        ..date.midnight()
    };
    Some((civil, rest))
}

/// The digits after a mark; `0` without it.
fn after(text: &str, mark: char, most: usize) -> (&str, &str) {
    let rest = text.strip_prefix(mark);
    rest.map_or(("0", text), |rest| digits(rest, most))
}

/// Takes `am` or `pm`, in any case, for which the hours go from 1 to 12.
fn half_of_day(civil: Civil, text: &str) -> Option<(Civil, &str)> {
    let Some((half, rest)) = text.split_at_checked(2) else {
        return Some((civil, text));
    };
    let noon = match half.to_ascii_lowercase().as_str() {
        "am" => 0,
        "pm" => 12,
        _ => return Some((civil, text)),
    };
    let hour = (1..=12).contains(&civil.hour).then_some(civil.hour % 12)?;
    let civil = Civil {
        hour: hour + noon,
        ..civil
    };
    Some((civil, rest))
}

/// The outer `None` is for what is no offset, the inner one for none at all.
fn offset(text: &str) -> Option<Option<i32>> {
    let sign = match text {
        "" => return Some(None),
        "Z" | "z" => return Some(Some(0)),
        _ if text.starts_with('+') => 1,
        _ if text.starts_with('-') => -1,
        _ => return None,
    };
    let (hours, rest) = digits(&text[1..], 2);
    let minutes = match rest {
        "" => "00",
        _ => rest.strip_prefix(':').unwrap_or(rest),
    };
    let is_offset = hours.len() == 2 && minutes.len() == 2 && is_digits(minutes);
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let seconds = sign * (hours * 60 + minutes) * 60;
    (is_offset && hours < 24 && minutes < 60).then_some(Some(seconds))
}

/// Takes up to so many digits.
fn digits(text: &str, most: usize) -> (&str, &str) {
    let digits = text.bytes().take(most).take_while(u8::is_ascii_digit);
    text.split_at(digits.count())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The nanoseconds in the digits after the point; what is finer is cut off.
fn fraction_of(fraction: &str) -> Option<u32> {
    let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
    is_digits(fraction).then(|| digits.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}
