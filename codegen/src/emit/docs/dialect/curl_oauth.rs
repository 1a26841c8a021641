//! cURL with the access token of an application:
//!
//! ```sh
//! curl -X POST \
//!   -H "Content-Type: application/json" \
//!   -H "Accept: application/json" \
//!   -d '{"id":1,"auth":"your-access-token"}' \
//!   https://your-portal.bitrix24.com/rest/crm.lead.get
//! ```

use super::{Call, Dialect, Phrase, Shown, Written, rest, shell};
use crate::json::Json;

pub(super) const DIALECT: Dialect = Dialect {
    title: |words| words.curl_oauth,
    language: "bash",
    shown: Shown::Reviewed,
    write,
};

fn write(call: &Call<'_>) -> Result<Written, Phrase> {
    let Some(body) = with_token(call.request) else {
        return Err(|words| words.no_token_in_list);
    };
    let rest = rest(call.method.version);
    let name = &call.method.name.wire;
    let address = format!("https://your-portal.bitrix24.com/{rest}/{name}");
    Ok(shell::curl(&address, &body).into())
}

/// The parameters, and after them the token; none where they are no object.
fn with_token(request: &Json) -> Option<Json> {
    let mut fields = request.as_object()?.clone();
    fields.insert(
        "auth".to_owned(),
        Json::String("your-access-token".to_owned()),
    );
    Some(Json::Object(fields))
}
