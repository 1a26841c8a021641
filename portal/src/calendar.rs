//! Moments as portals write and read them.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

/// What the wall clock of a portal shows at zero: 2026-01-01T00:00:00Z.
const START: Duration = Duration::from_secs(1_767_225_600);

/// The time in Unix seconds.
pub(crate) fn unix(now: Duration) -> Duration {
    START + now
}

/// The time zone of a portal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Zone(pub(crate) Offset);

impl Zone {
    /// `2026-05-14T10:26:32+02:00`
    pub(crate) fn iso(self, unix: Duration) -> String {
        let seconds = i64::try_from(unix.as_secs()).unwrap_or(i64::MAX);
        let moment = Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX);
        let local = self.0.to_datetime(moment).strftime("%Y-%m-%dT%H:%M:%S");
        let (sign, minutes) = (
            if self.0.is_negative() { '-' } else { '+' },
            self.0.seconds().abs() / 60,
        );
        format!("{local}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// The microsecond that a text means, in any of the forms of portals.
    pub(crate) fn read(self, text: &str) -> Option<i64> {
        let text = text.trim();
        if let Ok(moment) = text.parse::<Timestamp>() {
            return Some(moment.as_microsecond());
        }
        let local = local(text)?;
        let moment = self.0.to_timestamp(local).ok()?;
        Some(moment.as_microsecond())
    }
}

/// Without an offset: ISO 8601, and as European portals write it.
fn local(text: &str) -> Option<DateTime> {
    const FORMS: [&str; 4] = [
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M:%S",
        "%d.%m.%Y %H:%M:%S",
        "%d.%m.%Y %H:%M",
    ];
    let whole = FORMS
        .iter()
        .find_map(|form| DateTime::strptime(form, text).ok());
    whole.or_else(|| {
        let days = ["%Y-%m-%d", "%d.%m.%Y"];
        let day = days
            .iter()
            .find_map(|form| Date::strptime(form, text).ok())?;
        Some(day.to_datetime(Time::midnight()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_in_all_forms() {
        let zone = Zone(Offset::constant(2));
        let noon = zone.read("2024-03-02T10:00:00Z");
        assert!(noon.is_some());
        for text in [
            "2024-03-02T12:00:00+02:00",
            "2024-03-02 12:00:00",
            "2024-03-02T12:00:00",
            "02.03.2024 12:00:00",
            "02.03.2024 12:00",
        ] {
            assert_eq!(zone.read(text), noon, "{text}");
        }
        assert_eq!(
            zone.read("2024-03-02"),
            zone.read("2024-03-02T00:00:00+02:00")
        );
        assert_eq!(zone.read("02.03.2024"), zone.read("2024-03-02"));
        for text in ["", "soon", "2024-13-02", "5"] {
            assert_eq!(zone.read(text), None, "{text}");
        }
    }

    #[test]
    fn moments_are_written_in_the_zone_of_the_portal() {
        let text = Zone(Offset::constant(3)).iso(unix(Duration::from_millis(61_500)));
        assert_eq!(text, "2026-01-01T03:01:01+03:00");
    }
}
