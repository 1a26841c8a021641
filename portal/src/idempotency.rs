//! Calls of REST 3 that carry a key run once.

use std::collections::BTreeMap;
use std::time::Duration;

use http::HeaderMap;

use crate::json::{Fields, Json};
use crate::refusal::Refusal;

/// The header with the key.
pub(crate) const KEY: &str = "idempotency-key";
/// The header of an answer that was given before.
pub(crate) const REPLAYED: &str = "idempotent-replayed";

/// How long an answer is kept.
const KEPT: Duration = Duration::from_secs(24 * 3600);

/// Whose key it is: an account, a user, a method and the key.
pub(crate) type Owner = [String; 4];

/// The answers that are kept.
#[derive(Debug, Default)]
pub(crate) struct Answers(BTreeMap<Owner, Kept>);

#[derive(Debug)]
struct Kept {
    params: Fields,
    body: Json,
    until: Duration,
}

/// The key of a request, if it has one that may be.
pub(crate) fn key(headers: &HeaderMap) -> Result<Option<String>, Refusal> {
    let Some(value) = headers.get(KEY) else {
        return Ok(None);
    };
    let is_printable = |it: &&str| it.bytes().all(|it| (0x20..0x7f).contains(&it));
    let key = value
        .to_str()
        .ok()
        .filter(|it| (1..=255).contains(&it.len()))
        .filter(is_printable);
    let message = "The idempotency key must have 1 to 255 printable ASCII characters";
    let invalid = || Refusal::v3(400, "INVALIDIDEMPOTENCYKEYEXCEPTION", message);
    key.map(|it| Some(it.to_owned())).ok_or_else(invalid)
}

impl Answers {
    /// The answer to the same call, if there was one.
    pub(crate) fn find(
        &mut self,
        owner: &Owner,
        params: &Fields,
        now: Duration,
    ) -> Result<Option<Json>, Refusal> {
        self.0.retain(|_, kept| now < kept.until);
        match self.0.get(owner) {
            None => Ok(None),
            Some(kept) if kept.params == *params => Ok(Some(kept.body.clone())),
            Some(_) => {
                let message = "The idempotency key was used with another request body";
                Err(Refusal::v3(422, "IDEMPOTENCYKEYREUSEDEXCEPTION", message))
            }
        }
    }

    /// Keeps a success.
    pub(crate) fn keep(&mut self, owner: Owner, params: Fields, body: Json, now: Duration) {
        self.0.insert(
            owner,
            Kept {
                params,
                body,
                until: now + KEPT,
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_kept_for_a_day() {
        let owner = |method: &str| ["app", "1", method, "key"].map(str::to_owned);
        let params = |id: i64| Fields::from_iter([("id".to_owned(), Json::from(id))]);
        let mut answers = Answers::default();
        answers.keep(owner("a.add"), params(1), Json::from(7_i64), Duration::ZERO);
        let mut find = |method, id, hours: u64| {
            let found = answers.find(
                &owner(method),
                &params(id),
                Duration::from_secs(hours * 3600),
            );
            found.map_err(|it| it.status)
        };
        assert_eq!(find("a.add", 1, 23), Ok(Some(Json::from(7_i64))));
        assert_eq!(find("a.add", 2, 23), Err(422));
        assert_eq!(find("b.add", 2, 23), Ok(None));
        assert_eq!(find("a.add", 2, 24), Ok(None));
    }

    #[test]
    fn keys_are_short_and_printable() {
        let read = |value: &[u8]| {
            let mut headers = HeaderMap::new();
            headers.insert(KEY, http::HeaderValue::from_bytes(value).unwrap());
            key(&headers).map_err(|it| it.status)
        };
        assert_eq!(read(b"a-1"), Ok(Some("a-1".to_owned())));
        assert_eq!(read(b""), Err(400));
        assert_eq!(read(&[b'a'; 256]), Err(400));
        assert_eq!(read("ключ".as_bytes()), Err(400));
        assert_eq!(key(&HeaderMap::new()).unwrap(), None);
    }
}
