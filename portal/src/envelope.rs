//! The envelope around results, and HTTP responses.

use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response, StatusCode};

use crate::calendar::{Zone, unix};
use crate::json::{Fields, Json};
use crate::limits::Operating;
use crate::settings::{OperatingStyle, Start, TimeStyle};

/// When something ran, and how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) began: Duration,
    pub(crate) took: Duration,
    /// The summed up execution time, where it is counted.
    pub(crate) operating: Option<Operating>,
}

/// What a method answers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Success {
    pub(crate) result: Json,
    pub(crate) total: Option<u64>,
    pub(crate) next: Option<u64>,
    pub(crate) run: Run,
    /// The reply has no envelope: the result is all of it.
    pub(crate) is_bare: bool,
}

/// `{"start": 1787219542, "finish": 1787219542.889, …}`
pub(crate) fn time(style: TimeStyle, zone: Zone, run: Run) -> Json {
    let (start, finish) = (unix(run.began), unix(run.began + run.took));
    let (start_shown, processing) = match style.start {
        Start::Whole => (
            Json::from(start.as_secs()),
            Json::from(finish.as_secs() - start.as_secs()),
        ),
        Start::Exact => (
            Json::from(start.as_secs_f64()),
            Json::from(run.took.as_secs_f64()),
        ),
    };
    let duration = match style.start {
        Start::Whole => finish - Duration::from_secs(start.as_secs()),
        Start::Exact => run.took,
    };
    let mut time = Json::object([
        ("start", start_shown),
        ("finish", finish.as_secs_f64().into()),
        ("duration", duration.as_secs_f64().into()),
        ("processing", processing),
        ("date_start", zone.iso(start).into()),
        ("date_finish", zone.iso(finish).into()),
    ]);
    if let (Json::Object(fields), Some(operating)) = (&mut time, run.operating) {
        fields.extend(accumulated(style.operating, operating));
    }
    time
}

fn accumulated(style: OperatingStyle, operating: Operating) -> Vec<(String, Json)> {
    let sum = if operating.sum.is_zero() {
        Json::from(0_u64)
    } else {
        operating.sum.as_secs_f64().into()
    };
    let sum = ("operating".to_owned(), sum);
    let reset = (
        "operating_reset_at".to_owned(),
        Json::from(unix(operating.reset_at).as_secs()),
    );
    match style {
        OperatingStyle::Full => vec![reset, sum],
        OperatingStyle::WithoutReset => vec![sum],
        OperatingStyle::Absent => Vec::new(),
    }
}

impl Success {
    /// The whole body.
    pub(crate) fn body(self, style: Option<TimeStyle>, zone: Zone) -> Json {
        if self.is_bare {
            return self.result;
        }
        let mut body = Fields::from_iter([("result".to_owned(), self.result)]);
        body.extend(self.next.map(|it| ("next".to_owned(), Json::from(it))));
        body.extend(self.total.map(|it| ("total".to_owned(), Json::from(it))));
        body.extend(style.map(|it| ("time".to_owned(), time(it, zone, self.run))));
        Json::Object(body)
    }
}

/// A response with a JSON body.
pub(crate) fn json(status: u16, body: &Json) -> Response<Bytes> {
    response(status, "application/json; charset=utf-8", body.to_string())
}

/// A page of the server in front of the portal.
pub(crate) fn html(status: u16, title: &str) -> Response<Bytes> {
    let page = format!(
        "<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
    );
    response(status, "text/html", page)
}

fn response(status: u16, content_type: &'static str, body: String) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(start: Start, operating: OperatingStyle) -> String {
        let run = Run {
            began: Duration::from_millis(10_500),
            took: Duration::from_millis(750),
            operating: Some(Operating {
                sum: Duration::from_millis(1250),
                reset_at: Duration::from_secs(600),
            }),
        };
        time(
            TimeStyle { start, operating },
            Zone(jiff::tz::Offset::UTC),
            run,
        )
        .to_string()
    }

    #[test]
    fn whole_seconds_tell_little() {
        assert_eq!(
            shown(Start::Whole, OperatingStyle::Full),
            r#"{"start":1767225610,"finish":1767225611.25,"duration":1.25,"processing":1,"date_start":"2026-01-01T00:00:10+00:00","date_finish":"2026-01-01T00:00:11+00:00","operating_reset_at":1767226200,"operating":1.25}"#
        );
    }

    #[test]
    fn older_portals_tell_fractions_and_less_of_the_rest() {
        let time = shown(Start::Exact, OperatingStyle::WithoutReset);
        assert!(
            time.starts_with(
                r#"{"start":1767225610.5,"finish":1767225611.25,"duration":0.75,"processing":0.75,"#
            ),
            "{time}"
        );
        assert!(
            time.ends_with(r#""operating":1.25}"#) && !time.contains("reset"),
            "{time}"
        );
        assert!(!shown(Start::Exact, OperatingStyle::Absent).contains("operating"));
    }

    #[test]
    fn what_is_not_there_is_left_out() {
        let run = Run {
            began: Duration::ZERO,
            took: Duration::ZERO,
            operating: None,
        };
        let success = Success {
            result: Json::Null,
            total: Some(0),
            next: None,
            run,
            is_bare: false,
        };
        let zone = Zone(jiff::tz::Offset::UTC);
        assert_eq!(
            success.clone().body(None, zone).to_string(),
            r#"{"result":null,"total":0}"#
        );
        assert_eq!(
            Success {
                is_bare: true,
                ..success
            }
            .body(None, zone)
            .to_string(),
            "null"
        );
    }
}
