//! cURL with an incoming webhook:
//!
//! ```sh
//! curl -X POST \
//!   -H "Content-Type: application/json" \
//!   -H "Accept: application/json" \
//!   -d '{"id":1}' \
//!   https://your-portal.bitrix24.com/rest/1/your-webhook-secret/crm.lead.get
//! ```

use super::{Call, Dialect, Phrase, Shown, Written, shell, webhook};

pub(super) const DIALECT: Dialect = Dialect {
    title: |words| words.curl_webhook,
    language: "bash",
    shown: Shown::Always,
    write,
};

fn write(call: &Call<'_>) -> Result<Written, Phrase> {
    if call.method.app_context {
        return Err(|words| words.no_webhook);
    }
    let address = format!("{}/{}", webhook(call.method.version), call.method.name.wire);
    Ok(shell::curl(&address, call.request).into())
}
