//! JavaScript with `@bitrix24/b24jssdk`, as a module:
//!
//! ```js
//! import { B24Hook } from '@bitrix24/b24jssdk';
//!
//! const $b24 = B24Hook.fromWebhookUrl('https://your-portal.bitrix24.com/rest/1/your-webhook-secret/');
//!
//! try {
//!   const response = await $b24.actions.v2.call.make({
//!     method: 'crm.lead.get',
//!     params: { id: 1 },
//!   });
//!   if (!response.isSuccess) {
//!     throw new Error(response.getErrorMessages().join('; '));
//!   }
//!   console.log(response.getData().result);
//! } catch (error) {
//!   console.error(error.message);
//! }
//! ```

use super::literal::{JAVASCRIPT, array_index};
use super::{Call, Dialect, Phrase, Shown, Written, limits, order, webhook};
use crate::model::Version;

pub(super) const DIALECT: Dialect = Dialect {
    title: |_| "JS",
    language: "js",
    shown: Shown::Reviewed,
    write,
};

const APPLICATION: &str = "\
import { initializeB24Frame } from '@bitrix24/b24jssdk';

const $b24 = await initializeB24Frame();";

fn write(call: &Call<'_>) -> Result<Written, Phrase> {
    let version = match call.method.version {
        Version::V2 => "v2",
        Version::V3 => "v3",
    };
    let code = format!(
        "{}

try {{
  const response = await $b24.actions.{version}.call.make({{
    method: '{}',
{}  }});
  if (!response.isSuccess) {{
    throw new Error(response.getErrorMessages().join('; '));
  }}
  console.log(response.getData().result);
}} catch (error) {{
  console.error(error.message);
}}",
        client(call),
        call.method.name.wire,
        params(call)?
    );
    let mut notes: Vec<Phrase> = Vec::new();
    notes.extend(limits::order(call, keeps_order(call))?);
    Ok(Written { code, notes })
}

/// The SDK finds the address of either version from that of a webhook of REST 2.
fn client(call: &Call<'_>) -> String {
    if call.method.app_context {
        return APPLICATION.to_owned();
    }
    let address = webhook(Version::V2);
    format!(
        "import {{ B24Hook }} from '@bitrix24/b24jssdk';\n\n\
         const $b24 = B24Hook.fromWebhookUrl('{address}/');"
    )
}

/// The parameters as an option of the call, if there are any.
fn params(call: &Call<'_>) -> Result<String, Phrase> {
    match limits::named(call)?.is_empty() {
        true => Ok(String::new()),
        false => Ok(limits::line(call, &JAVASCRIPT, ("    params: ", ","))? + "\n"),
    }
}

/// Objects have keys that are indexes of an array before all others.
fn keeps_order(call: &Call<'_>) -> bool {
    order::is_kept(call.request, |(key, _)| match key {
        Some(key) => array_index(key).unwrap_or(u32::MAX),
        None => 0,
    })
}
