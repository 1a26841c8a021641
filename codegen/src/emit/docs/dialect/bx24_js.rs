//! JavaScript with the BX24 library, on a page of an application inside Bitrix24:
//!
//! ```js
//! BX24.callMethod('crm.lead.get', { id: 1 }, (result) => {
//!   if (result.error()) {
//!     console.error(result.error());
//!   } else {
//!     console.log(result.data());
//!   }
//! });
//! ```

use super::form::Form;
use super::literal::{JAVASCRIPT, array_index};
use super::{Call, Dialect, Phrase, Shown, Written, limits, order};
use crate::json::Json;

pub(super) const DIALECT: Dialect = Dialect {
    title: |_| "BX24.js",
    language: "js",
    shown: Shown::Reviewed,
    write,
};

/// It writes `false` as `false`, which for PHP is a text like any other.
const FORM: Form = Form {
    says_booleans: false,
};

fn write(call: &Call<'_>) -> Result<Written, Phrase> {
    limits::rest_2(call)?;
    limits::named(call)?;
    let mut notes = limits::form(call, &FORM)?;
    let before = format!("BX24.callMethod('{}', ", call.method.name.wire);
    let code = format!(
        "{}
  if (result.error()) {{
    console.error(result.error());
  }} else {{
    console.log(result.data());
  }}
}});",
        limits::line(call, &JAVASCRIPT, (&before, ", (result) => {"))?
    );
    notes.extend(limits::order(call, keeps_order(call))?);
    Ok(Written { code, notes })
}

/// Lists and objects come after what stands beside them.
fn keeps_order(call: &Call<'_>) -> bool {
    order::is_kept(call.request, |(key, value)| {
        let has_parts = matches!(value, Json::Array(_) | Json::Object(_));
        let index = key.map(|key| array_index(key).unwrap_or(u32::MAX));
        (has_parts, index)
    })
}
