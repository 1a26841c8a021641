//! From a request to its answer.

use std::time::Duration;

use bytes::Bytes;
use http::header::LOCATION;
use http::{HeaderValue, Method as HttpMethod, Request, Response, Uri};

use super::{Inner, State};
use crate::answer::Answer;
use crate::auth::Caller;
use crate::batch;
use crate::envelope::{Run, Success, html, json};
use crate::faults::{Fault, afterwards, instead};
use crate::idempotency::{self, KEY, REPLAYED};
use crate::journal::By;
use crate::json::{Fields, Json};
use crate::model::{Method, Version};
use crate::refusal::Refusal;
use crate::request::{Address, BodyError, Given, Route, address};
use crate::turn::Turn;

/// A body that is answered, or why there is none, and how long that took.
struct Served {
    outcome: Result<Body, Refusal>,
    took: Duration,
}

/// What is answered, and with which headers.
#[derive(Default)]
struct Body {
    json: Option<Json>,
    headers: Vec<(&'static str, String)>,
}

/// Answers a request.
pub(super) fn serve(inner: &Inner, state: &mut State, request: &Request<Bytes>) -> Answer {
    state.requests += 1;
    let address = address(request.uri().path());
    let name = match &address {
        Address::Method(route) => route.method.as_str(),
        Address::Tokens | Address::Elsewhere => "",
    };
    let fault = state.faults.next(state.requests, name);
    if let Some(Fault::Renamed(host)) = &fault {
        state.host = Some(host.clone());
    }
    let (model, language) = (&inner.model, &inner.settings.language);
    if let Some(outcome) = fault.as_ref().and_then(|it| instead(it, model, language)) {
        return Answer {
            outcome,
            took: Duration::ZERO,
        };
    }
    let slow = match fault {
        Some(Fault::Slow(time)) => time,
        _ => Duration::ZERO,
    };
    let (response, took) = respond(inner, state, request, &address, slow);
    let outcome = match &fault {
        Some(fault) => afterwards(fault, response),
        None => Ok(response),
    };
    Answer { outcome, took }
}

fn respond(
    inner: &Inner,
    state: &mut State,
    request: &Request<Bytes>,
    address: &Address,
    slow: Duration,
) -> (Response<Bytes>, Duration) {
    if let Some(location) = moved_to(state, request.uri()) {
        return (redirect(&location), Duration::ZERO);
    }
    let served = match address {
        Address::Elsewhere => return (html(404, "404 Not Found"), Duration::ZERO),
        Address::Tokens => tokens(inner, state, request),
        Address::Method(route) => method(inner, state, request, route, slow),
    };
    let limit = inner.settings.limits.request;
    match limit {
        Some(limit) if served.took > limit => (html(504, "504 Gateway Time-out"), limit),
        _ => {
            let took = served.took;
            (served.response(), took)
        }
    }
}

/// Where the portal is now, if it is not where the request looks for it.
fn moved_to(state: &State, uri: &Uri) -> Option<String> {
    let host = state.host.as_ref()?;
    let asked = uri.authority().filter(|it| it.as_str() != host)?;
    let path = uri.path_and_query().map_or("/", |it| it.as_str());
    (asked.as_str() != host).then(|| format!("https://{host}{path}"))
}

fn redirect(location: &str) -> Response<Bytes> {
    let mut response = html(302, "302 Found");
    if let Ok(location) = HeaderValue::from_str(location) {
        response.headers_mut().insert(LOCATION, location);
    }
    response
}

/// The server that issues tokens.
fn tokens(inner: &Inner, state: &mut State, request: &Request<Bytes>) -> Served {
    let host = request.uri().host().unwrap_or("localhost").to_owned();
    let host = state.host.clone().unwrap_or(host);
    let outcome = Given::read(Version::V2, request).map_err(|it| unreadable(Version::V2, &it));
    let outcome = outcome.and_then(|it| state.doors.exchange(&it.params, &host, inner.clock.now()));
    Served::at_once(outcome.map(Body::from))
}

fn method(
    inner: &Inner,
    state: &mut State,
    request: &Request<Bytes>,
    route: &Route,
    slow: Duration,
) -> Served {
    let entered = enter(inner, state, request, route);
    let (given, caller) = match entered {
        Ok(entered) => entered,
        Err(refusal) => return Served::at_once(Err(refusal)),
    };
    let is_batch = route.method.eq_ignore_ascii_case(batch::NAME);
    let mut turn = Turn {
        inner,
        state,
        caller: &caller,
        began: inner.clock.now(),
        spent: slow,
        by: if is_batch { By::Batch } else { By::Call },
        tolerated: given.in_address.clone(),
    };
    let outcome = if is_batch {
        many(&mut turn, route.version, &given)
    } else {
        one(&mut turn, request, route, given)
    };
    Served {
        outcome,
        took: turn.spent,
    }
}

/// Lets a request in, and reads it.
fn enter(
    inner: &Inner,
    state: &mut State,
    request: &Request<Bytes>,
    route: &Route,
) -> Result<(Given, Caller), Refusal> {
    let (model, language) = (&inner.model, &inner.settings.language);
    let system = |code| Refusal::system(model, language, code);
    if request.uri().scheme_str() == Some("http") && !is_loopback(request.uri()) {
        return Err(system("INVALID_REQUEST"));
    }
    let now = inner.clock.now();
    if inner
        .settings
        .limits
        .rate
        .is_some_and(|it| !state.bucket.admit(it, now))
    {
        return Err(system("QUERY_LIMIT_EXCEEDED"));
    }
    if !matches!(*request.method(), HttpMethod::GET | HttpMethod::POST) {
        return Err(Refusal::v2(405, "METHOD_NOT_ALLOWED", "Send GET or POST"));
    }
    let given = Given::read(route.version, request).map_err(|it| unreadable(route.version, &it))?;
    let caller = state.doors.enter(&route.door, given.token.as_deref(), now);
    let caller = caller.map_err(|it| it.refusal(model, language))?;
    Ok((given, caller))
}

fn is_loopback(uri: &Uri) -> bool {
    matches!(uri.host(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

fn unreadable(version: Version, error: &BodyError) -> Refusal {
    match version {
        Version::V2 => Refusal::v2(400, "INVALID_REQUEST", &error.0),
        Version::V3 => Refusal::v3(400, "INVALIDJSONEXCEPTION", &error.0),
    }
}

fn many(turn: &mut Turn<'_>, version: Version, given: &Given) -> Result<Body, Refusal> {
    let began = turn.began;
    let result = match version {
        Version::V2 => batch::run_v2(turn, &given.params),
        Version::V3 => batch::run_v3(turn, given.as_list())?,
    };
    // The batch itself counts towards no method's execution time.
    let run = Run {
        began,
        took: turn.spent,
        operating: None,
    };
    let success = Success {
        result,
        total: None,
        next: None,
        run,
        is_bare: false,
    };
    Ok(Body::from(body(turn.inner, success)))
}

fn one(
    turn: &mut Turn<'_>,
    request: &Request<Bytes>,
    route: &Route,
    given: Given,
) -> Result<Body, Refusal> {
    let method = turn.method(route.version, &route.method)?;
    let is_keyed = route.version == Version::V3 && method.is_write();
    let key = if is_keyed {
        idempotency::key(request.headers())?
    } else {
        None
    };
    match key {
        Some(key) => once(turn, method, given.params, key),
        None => {
            let success = turn.execute(method, given.params)?;
            Ok(Body::from(body(turn.inner, success)))
        }
    }
}

/// Executes a call that carries a key, unless it was executed before.
fn once<'a>(
    turn: &mut Turn<'a>,
    method: &'a Method,
    params: Fields,
    key: String,
) -> Result<Body, Refusal> {
    let Caller { account, user, .. } = turn.caller;
    let owner = [
        account.clone(),
        user.clone(),
        method.name.clone(),
        key.clone(),
    ];
    let echo = (KEY, key);
    if let Some(kept) = turn.state.answers.find(&owner, &params, turn.began)? {
        let headers = vec![echo, (REPLAYED, "true".to_owned())];
        return Ok(Body {
            json: Some(kept),
            headers,
        });
    }
    let success = turn.execute(method, params.clone())?;
    let json = body(turn.inner, success);
    turn.state
        .answers
        .keep(owner, params, json.clone(), turn.began);
    Ok(Body {
        json: Some(json),
        headers: vec![echo],
    })
}

fn body(inner: &Inner, success: Success) -> Json {
    success.body(inner.settings.time, inner.settings.zone)
}

impl From<Json> for Body {
    fn from(json: Json) -> Self {
        Self {
            json: Some(json),
            headers: Vec::new(),
        }
    }
}

impl Served {
    fn at_once(outcome: Result<Body, Refusal>) -> Self {
        Self {
            outcome,
            took: Duration::ZERO,
        }
    }

    fn response(self) -> Response<Bytes> {
        match self.outcome {
            Ok(body) => {
                let mut response = json(200, &body.json.unwrap_or(Json::Null));
                for (name, value) in body.headers {
                    if let Ok(value) = HeaderValue::from_str(&value) {
                        response.headers_mut().insert(name, value);
                    }
                }
                response
            }
            Err(refusal) => json(refusal.status, &Json::Object(refusal.body)),
        }
    }
}
