//! PHP with `bitrix24/b24phpsdk`:
//!
//! ```php
//! use Bitrix24\SDK\Core\Exceptions\BaseException;
//! use Bitrix24\SDK\Services\ServiceBuilderFactory;
//!
//! require_once 'vendor/autoload.php';
//!
//! $b24 = ServiceBuilderFactory::createServiceBuilderFromWebhook(
//!     'https://your-portal.bitrix24.com/rest/1/your-webhook-secret',
//! );
//!
//! try {
//!     $response = $b24->core->call('crm.lead.get', ['id' => 1]);
//!     print_r($response->getResponseData()->getResult());
//! } catch (BaseException $exception) {
//!     echo $exception->getMessage();
//! }
//! ```

use super::literal::{PHP, is_list_like};
use super::{Call, Dialect, Phrase, Shown, Written, limits, webhook};
use crate::json::Json;

pub(super) const DIALECT: Dialect = Dialect {
    title: |_| "PHP",
    language: "php",
    shown: Shown::Reviewed,
    write,
};

fn write(call: &Call<'_>) -> Result<Written, Phrase> {
    limits::rest_2(call)?;
    let client = match call.method.app_context {
        true => application(call)?,
        false => incoming_webhook(call),
    };
    let code = format!(
        "{client}

try {{
{}
    print_r($response->getResponseData()->getResult());
}} catch (BaseException $exception) {{
    echo $exception->getMessage();
}}",
        self::call(call, "    $response = $b24->core->call")?
    );
    Ok(code.into())
}

fn incoming_webhook(call: &Call<'_>) -> String {
    let address = webhook(call.method.version);
    format!(
        "\
use Bitrix24\\SDK\\Core\\Exceptions\\BaseException;
use Bitrix24\\SDK\\Services\\ServiceBuilderFactory;

require_once 'vendor/autoload.php';

$b24 = ServiceBuilderFactory::createServiceBuilderFromWebhook(
    '{address}',
);"
    )
}

/// On a page of the application, which the portal opens with a token.
fn application(call: &Call<'_>) -> Result<String, Phrase> {
    // The token goes into the parameters.
    limits::named(call)?;
    let scopes = call.method.scopes.join(",");
    Ok(format!(
        "\
use Bitrix24\\SDK\\Core\\Credentials\\ApplicationProfile;
use Bitrix24\\SDK\\Core\\Exceptions\\BaseException;
use Bitrix24\\SDK\\Services\\ServiceBuilderFactory;
use Symfony\\Component\\HttpFoundation\\Request;

require_once 'vendor/autoload.php';

$profile = ApplicationProfile::initFromArray([
    'BITRIX24_PHP_SDK_APPLICATION_CLIENT_ID' => 'your-client-id',
    'BITRIX24_PHP_SDK_APPLICATION_CLIENT_SECRET' => 'your-client-secret',
    'BITRIX24_PHP_SDK_APPLICATION_SCOPE' => '{scopes}',
]);
$b24 = ServiceBuilderFactory::createServiceBuilderFromPlacementRequest(
    Request::createFromGlobals(),
    $profile,
);"
    ))
}

/// A call of `function`, to which both PHP libraries give the method and an
/// array of parameters.
pub(super) fn call(call: &Call<'_>, function: &str) -> Result<String, Phrase> {
    let before = format!("{function}('{}'", call.method.name.wire);
    match call.request {
        Json::Object(fields) if fields.is_empty() => Ok(format!("{before});")),
        Json::Object(fields) if is_list_like(fields) => Err(|words| words.no_value),
        _ => limits::line(call, &PHP, (&format!("{before}, "), ");")),
    }
}
