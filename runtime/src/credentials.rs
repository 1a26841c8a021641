use std::fmt;

use secrecy::{ExposeSecret, SecretString};

use crate::error::Error;
use crate::method::Version;
use crate::portal_url::PortalUrl;
use crate::redact::{Redactor, percent_encoded};

const WEBHOOK_FORM: &str = "https://PORTAL/rest/USER_ID/SECRET/";
const OAUTH_FORM: &str = "https://PORTAL/rest/";

/// Which portal to call, and as whom.
///
/// The secret in it is shown by no `Debug` and erased from memory on drop.
#[derive(Clone)]
pub struct Credentials {
    portal: PortalUrl,
    identity: Identity,
    redactor: Redactor,
}

#[derive(Clone)]
enum Identity {
    Webhook { user: String, secret: SecretString },
    OAuth { token: SecretString },
}

impl Credentials {
    /// An incoming webhook, by its address
    /// `https://PORTAL/rest/USER_ID/SECRET/`, as the portal shows it.
    ///
    /// # Errors
    ///
    /// When the address has another form. The message says what is wrong and
    /// does not repeat the address.
    pub fn webhook(address: &str) -> Result<Self, Error> {
        let refuse = |reason: &str| {
            Error::configuration(format!("{reason}; a webhook has the form {WEBHOOK_FORM}"))
        };
        let (portal, segments) = PortalUrl::split(address).map_err(|it| refuse(&it.to_string()))?;
        let (user, secret) = user_and_secret(&segments).map_err(refuse)?;
        let secret = SecretString::from(secret.to_owned());
        let redactor = Redactor::new(&secret);
        Ok(Self {
            portal,
            identity: Identity::Webhook {
                user: user.to_owned(),
                secret,
            },
            redactor,
        })
    }

    /// An OAuth access token, for the portal whose `client_endpoint` came with
    /// the token: `https://PORTAL/rest/`. The token is used until it expires.
    ///
    /// # Errors
    ///
    /// When the address has another form, or the token is empty. The message
    /// does not repeat them.
    pub fn oauth(client_endpoint: &str, access_token: impl Into<String>) -> Result<Self, Error> {
        let refuse = |reason: &str| {
            Error::configuration(format!(
                "{reason}; a client endpoint has the form {OAUTH_FORM}"
            ))
        };
        let (portal, segments) =
            PortalUrl::split(client_endpoint).map_err(|it| refuse(&it.to_string()))?;
        if !segments.is_empty() {
            return Err(refuse(
                "the address goes on after /rest/, as that of a webhook does",
            ));
        }
        let token = access_token.into().trim().to_owned();
        if token.is_empty() {
            return Err(Error::configuration("the access token is empty".to_owned()));
        }
        let token = SecretString::from(token);
        let redactor = Redactor::new(&token);
        Ok(Self {
            portal,
            identity: Identity::OAuth { token },
            redactor,
        })
    }

    /// The host of the portal, with the port if there is one.
    pub fn host(&self) -> &str {
        self.portal.host()
    }

    /// Under which name execution time is accounted, unless the client is given
    /// another.
    pub(crate) fn account(&self) -> String {
        match &self.identity {
            Identity::Webhook { user, .. } => format!("webhook-{user}"),
            Identity::OAuth { .. } => "application".to_owned(),
        }
    }

    pub(crate) fn redactor(&self) -> &Redactor {
        &self.redactor
    }

    /// The address of a method. It holds the secret of a webhook.
    pub(crate) fn address(&self, method: &str, version: Version) -> String {
        let Self { portal, .. } = self;
        let api = match version {
            Version::V2 => "",
            Version::V3 => "api/",
        };
        let method = percent_encoded(method);
        match &self.identity {
            Identity::Webhook { user, secret } => {
                format!(
                    "{portal}/rest/{api}{user}/{}/{method}",
                    secret.expose_secret()
                )
            }
            Identity::OAuth { .. } => format!("{portal}/rest/{api}{method}"),
        }
    }

    /// The token that goes into the body as `auth`.
    pub(crate) fn token(&self) -> Option<&str> {
        match &self.identity {
            Identity::Webhook { .. } => None,
            Identity::OAuth { token } => Some(token.expose_secret()),
        }
    }
}

/// The user and the secret of a webhook; the REST 3.0 form of its address, with
/// `api` before the user, is the same webhook.
fn user_and_secret(segments: &[String]) -> Result<(&str, &str), &'static str> {
    let segments = match segments {
        [api, segments @ ..] if api == "api" => segments,
        segments => segments,
    };
    let [user, secret] = segments else {
        return Err(match segments.len() {
            0 | 1 => "the address lacks the user id and the secret",
            _ => "the address goes on after the secret, perhaps with the name of a method",
        });
    };
    if !user.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("the user id in the address is not a number");
    }
    Ok((user, secret))
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.identity {
            Identity::Webhook { .. } => "webhook",
            Identity::OAuth { .. } => "OAuth token",
        };
        write!(f, "Credentials({kind} of {})", self.host())
    }
}
