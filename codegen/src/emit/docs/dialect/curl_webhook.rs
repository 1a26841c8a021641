//! cURL with an incoming webhook:
//!
//! ```sh
//! curl -X POST \
//!   -H "Content-Type: application/json" \
//!   -H "Accept: application/json" \
//!   -d '{"id":1}' \
//!   https://your-portal.bitrix24.com/rest/1/your-webhook-secret/crm.lead.get
//! ```

use super::{Call, Dialect, Shown, Written, rest, shell};

pub(super) const DIALECT: Dialect = Dialect {
    title: |words| words.curl_webhook,
    language: "bash",
    shown: Shown::Always,
    write,
};

fn write(call: &Call<'_>) -> Written {
    if call.method.app_context {
        return Written::Cannot(|words| words.no_webhook);
    }
    let rest = rest(call.method.version);
    let name = &call.method.name.wire;
    let address = format!("https://your-portal.bitrix24.com/{rest}/1/your-webhook-secret/{name}");
    Written::Code(shell::curl(&address, call.request))
}
