//! Addresses of portals, as people paste them.

use std::fmt;
use std::net::IpAddr;

use http::Uri;
use http::uri::Authority;

/// The scheme and host of a portal.
#[derive(Clone)]
pub(crate) struct PortalUrl {
    scheme: Scheme,
    authority: Authority,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    Https,
    Http,
}

/// What is wrong with an address. The texts never repeat the address, which may
/// hold a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    NotAnAddress,
    NotHttps,
    Password,
    Query,
    NotRest,
}

impl PortalUrl {
    /// Splits an address into the portal and the segments after `/rest/`.
    pub(crate) fn split(address: &str) -> Result<(Self, Vec<String>), Refusal> {
        let uri: Uri = address.trim().parse().map_err(|_| Refusal::NotAnAddress)?;
        let portal = Self::of(&uri)?;
        if uri.query().is_some() {
            return Err(Refusal::Query);
        }
        let segments = rest_segments(uri.path()).ok_or(Refusal::NotRest)?;
        Ok((portal, segments))
    }

    /// The host, with the port if there is one.
    pub(crate) fn host(&self) -> &str {
        self.authority.as_str()
    }

    fn of(uri: &Uri) -> Result<Self, Refusal> {
        let authority = uri.authority().ok_or(Refusal::NotAnAddress)?.clone();
        if authority.as_str().contains('@') {
            return Err(Refusal::Password);
        }
        let scheme = match uri.scheme_str() {
            Some("https") => Scheme::Https,
            Some("http") if is_loopback(authority.host()) => Scheme::Http,
            Some("http") => return Err(Refusal::NotHttps),
            _ => return Err(Refusal::NotAnAddress),
        };
        Ok(Self { scheme, authority })
    }
}

/// What follows `/rest/`; empty segments are skipped, so that a slash at the
/// end or a doubled one does not matter.
fn rest_segments(path: &str) -> Option<Vec<String>> {
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    (segments.next()? == "rest").then(|| segments.map(str::to_owned).collect())
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || address
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback())
}

impl fmt::Display for PortalUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match self.scheme {
            Scheme::Https => "https",
            Scheme::Http => "http",
        };
        write!(f, "{scheme}://{}", self.authority)
    }
}

impl fmt::Debug for PortalUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAnAddress => "this is not an https address",
            Self::NotHttps => "the address must begin with https; http is for loopback hosts only",
            Self::Password => "the address must not have a user name and password before the host",
            Self::Query => "the address must end before the question mark",
            Self::NotRest => "the path of the address must begin with /rest/",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_taken() {
        let cases = [
            (
                "https://example.bitrix24.com/rest/1/abc/",
                "https://example.bitrix24.com",
                vec!["1", "abc"],
            ),
            (
                "https://example.bitrix24.com/rest/1/abc",
                "https://example.bitrix24.com",
                vec!["1", "abc"],
            ),
            (
                "  https://example.bitrix24.com//rest//\n",
                "https://example.bitrix24.com",
                vec![],
            ),
            (
                "HTTPS://portal.local:8443/rest",
                "https://portal.local:8443",
                vec![],
            ),
            (
                "http://127.0.0.1:8080/rest/",
                "http://127.0.0.1:8080",
                vec![],
            ),
            ("http://[::1]:8080/rest/", "http://[::1]:8080", vec![]),
            ("http://localhost/rest/", "http://localhost", vec![]),
        ];
        for (address, portal, segments) in cases {
            let split = PortalUrl::split(address).unwrap();
            assert_eq!(
                (split.0.to_string().as_str(), split.1),
                (portal, segments.into_iter().map(String::from).collect()),
                "{address}"
            );
        }
    }

    #[test]
    fn addresses_that_are_refused() {
        let cases = [
            ("", Refusal::NotAnAddress),
            ("example.bitrix24.com", Refusal::NotAnAddress),
            ("/rest/1/abc/", Refusal::NotAnAddress),
            ("ftp://example.bitrix24.com/rest/", Refusal::NotAnAddress),
            ("https://exa mple/rest/", Refusal::NotAnAddress),
            ("http://example.bitrix24.com/rest/", Refusal::NotHttps),
            ("http://127.0.0.1.evil.example/rest/", Refusal::NotHttps),
            (
                "https://user:pass@example.bitrix24.com/rest/",
                Refusal::Password,
            ),
            (
                "https://example.bitrix24.com/rest/?auth=abc",
                Refusal::Query,
            ),
            ("https://example.bitrix24.com/", Refusal::NotRest),
            (
                "https://example.bitrix24.com/restful/1/abc",
                Refusal::NotRest,
            ),
        ];
        for (address, refusal) in cases {
            assert_eq!(PortalUrl::split(address).unwrap_err(), refusal, "{address}");
        }
    }
}
