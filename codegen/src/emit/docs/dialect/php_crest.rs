//! PHP with CRest, which takes its webhook or application from its settings:
//!
//! ```php
//! require_once 'crest.php';
//!
//! $result = CRest::call('crm.lead.get', ['id' => 1]);
//!
//! if (isset($result['error'])) {
//!     echo $result['error_description'] ?? $result['error'];
//! } else {
//!     print_r($result['result']);
//! }
//! ```

use super::form::Form;
use super::{Call, Dialect, Phrase, Shown, Written, limits, php};

pub(super) const DIALECT: Dialect = Dialect {
    title: |_| "PHP CRest",
    language: "php",
    shown: Shown::Reviewed,
    write,
};

/// It writes booleans as `1` and `0`.
const FORM: Form = Form {
    says_booleans: true,
};

fn write(call: &Call<'_>) -> Result<Written, Phrase> {
    limits::rest_2(call)?;
    let notes = limits::form(call, &FORM)?;
    let code = format!(
        "require_once 'crest.php';

{}

if (isset($result['error'])) {{
    echo $result['error_description'] ?? $result['error'];
}} else {{
    print_r($result['result']);
}}",
        php::call(call, "$result = CRest::call")?
    );
    Ok(Written { code, notes })
}
