//! HTTP requests as calls: which method, by whom, with what.

mod body;
mod multipart;
pub(crate) mod query;
mod route;

use bytes::Bytes;

pub(crate) use body::BodyError;
pub(crate) use route::{Address, Door, Route, address};

use crate::json::{Fields, Json};
use crate::model::Version;

/// What a request carries, before anything is known about its method.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Given {
    /// The parameters, in the order in which they were sent.
    pub(crate) params: Fields,
    /// Keys that only the address has, such as those that trace requests.
    pub(crate) in_address: Vec<String>,
    /// The access token.
    pub(crate) token: Option<String>,
    /// Whether there was a body.
    pub(crate) has_body: bool,
}

impl Given {
    /// Reads the query and the body as PHP does: the body wins, and the query
    /// comes first.
    pub(crate) fn read(
        version: Version,
        request: &http::Request<Bytes>,
    ) -> Result<Self, BodyError> {
        let query = match version {
            Version::V2 => query::decode(request.uri().query().unwrap_or_default()),
            // REST 3 does not look at it.
            Version::V3 => Fields::new(),
        };
        let body = body::read(version, request)?;
        let in_address = query.keys().filter(|it| !body.contains_key(*it));
        let in_address = in_address.cloned().collect();
        let has_body = !body.is_empty();
        let mut params = query;
        params.extend(body);
        let token = params.shift_remove("auth").and_then(|it| it.text());
        Ok(Self {
            params,
            in_address,
            token,
            has_body,
        })
    }

    /// The parameters as a list, if they are one: the keys are 0, 1 and so on.
    pub(crate) fn as_list(&self) -> Option<Vec<Json>> {
        match Json::php_array(self.params.clone()) {
            Json::Array(items) => Some(items),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(
        version: Version,
        uri: &str,
        content_type: &str,
        body: &str,
    ) -> Result<Given, BodyError> {
        let request = http::Request::post(uri).header("Content-Type", content_type);
        Given::read(
            version,
            &request.body(Bytes::from(body.to_owned())).unwrap(),
        )
    }

    fn shown(fields: &Fields) -> String {
        Json::Object(fields.clone()).to_string()
    }

    const JSON: &str = "application/json";

    #[test]
    fn the_token_is_no_parameter() {
        let read = given(Version::V2, "/rest/a.b", JSON, r#"{"id":1,"auth":"t"}"#).unwrap();
        assert_eq!(shown(&read.params), r#"{"id":1}"#);
        assert_eq!(read.token.as_deref(), Some("t"));
    }

    #[test]
    fn the_query_comes_first_and_the_body_wins() {
        let read = given(
            Version::V2,
            "/rest/a.b?trace=x&id=1",
            JSON,
            r#"{"id":2,"name":"n"}"#,
        )
        .unwrap();
        assert_eq!(shown(&read.params), r#"{"trace":"x","id":2,"name":"n"}"#);
        assert_eq!(read.in_address, ["trace"]);
    }

    #[test]
    fn the_third_version_reads_json_bodies_alone() {
        let read = given(Version::V3, "/rest/api/a.b?id=1", JSON, "").unwrap();
        assert_eq!(read, Given::default());
        let form = given(
            Version::V3,
            "/rest/api/a.b",
            "application/x-www-form-urlencoded",
            "id=1",
        );
        assert!(form.is_err());
    }

    #[test]
    fn lists_have_positions_for_keys() {
        let read = given(Version::V2, "/rest/a.b", JSON, "[5,{\"a\":1}]").unwrap();
        assert_eq!(shown(&read.params), r#"{"0":5,"1":{"a":1}}"#);
        assert_eq!(read.as_list().unwrap().len(), 2);
    }
}
