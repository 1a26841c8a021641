//! Python with `b24pysdk`:
//!
//! ```python
//! from b24pysdk import BitrixWebhook
//! from b24pysdk.errors import BitrixSDKException
//!
//! token = BitrixWebhook(
//!     domain="your-portal.bitrix24.com",
//!     webhook_token="1/your-webhook-secret",
//! )
//!
//! try:
//!     response = token.call_method("crm.lead.get", {"id": 1})
//!     print(response["result"])
//! except BitrixSDKException as error:
//!     print(error)
//! ```

use super::literal::PYTHON;
use super::{Call, Dialect, Phrase, Shown, Written, limits};
use crate::model::{Method, Version};

pub(super) const DIALECT: Dialect = Dialect {
    title: |_| "Python",
    language: "python",
    shown: Shown::Reviewed,
    write,
};

const WEBHOOK: &str = "\
token = BitrixWebhook(
    domain=\"your-portal.bitrix24.com\",
    webhook_token=\"1/your-webhook-secret\",
)";

const APPLICATION: &str = "\
token = BitrixToken(
    domain=\"your-portal.bitrix24.com\",
    auth_token=\"your-access-token\",
    bitrix_app=BitrixApp(client_id=\"your-client-id\", client_secret=\"your-client-secret\"),
)";

fn write(call: &Call<'_>) -> Result<Written, Phrase> {
    let client = match call.method.app_context {
        true => APPLICATION,
        false => WEBHOOK,
    };
    let code = format!(
        "from b24pysdk import {}
from b24pysdk.errors import BitrixSDKException
{}
{client}

try:
{}
    print(response[\"result\"])
except BitrixSDKException as error:
    print(error)",
        imports(call.method),
        configuration(call.method),
        self::call(call)?
    );
    Ok(code.into())
}

fn imports(method: &Method) -> String {
    let token = match method.app_context {
        true => "BitrixApp, BitrixToken",
        false => "BitrixWebhook",
    };
    match method.version {
        Version::V2 => token.to_owned(),
        Version::V3 => format!("{token}, Config"),
    }
}

/// The SDK calls at REST 3 only what it knows to be there; this method may be
/// newer than the SDK.
fn configuration(method: &Method) -> String {
    match method.version {
        Version::V2 => String::new(),
        Version::V3 => {
            let name = &method.name.wire;
            format!("\nConfig().configure(api_v3_methods=[\"{name}\"])\n")
        }
    }
}

fn call(call: &Call<'_>) -> Result<String, Phrase> {
    let before = format!(
        "    response = token.call_method(\"{}\"",
        call.method.name.wire
    );
    let after = match call.method.version {
        Version::V2 => ")",
        Version::V3 => ", prefer_version=3)",
    };
    match limits::named(call)?.is_empty() {
        true => Ok(format!("{before}{after}")),
        false => limits::line(call, &PYTHON, (&format!("{before}, "), after)),
    }
}
