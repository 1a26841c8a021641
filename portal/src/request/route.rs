//! The addresses of methods.

use percent_encoding::percent_decode_str;

use crate::model::Version;

/// What stands at an address.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// A method.
    Method(Route),
    /// Where access tokens are issued and renewed.
    Tokens,
    /// Nothing of the REST API.
    Elsewhere,
}

/// How a method was addressed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) version: Version,
    pub(crate) door: Door,
    /// The method, as it was spelled.
    pub(crate) method: String,
}

/// By what a caller wants to be let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// A webhook: the address has the user and the secret.
    Webhook { user: String, secret: String },
    /// An access token, which is sent as the parameter `auth`.
    Token,
}

/// What stands at the path of an address. Doubled slashes and one at the end do
/// not matter.
pub(crate) fn address(path: &str) -> Address {
    let segments = path.split('/').filter(|it| !it.is_empty());
    let segments: Vec<String> = segments
        .map(|it| percent_decode_str(it).decode_utf8_lossy().into_owned())
        .collect();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    match segments.as_slice() {
        ["oauth", "token"] => Address::Tokens,
        ["rest", "api", rest @ ..] => method(Version::V3, rest),
        ["rest", rest @ ..] => method(Version::V2, rest),
        _ => Address::Elsewhere,
    }
}

fn method(version: Version, segments: &[&str]) -> Address {
    let (door, name) = match segments {
        [user, secret, name] => {
            let door = Door::Webhook {
                user: (*user).to_owned(),
                secret: (*secret).to_owned(),
            };
            (door, *name)
        }
        [name] => (Door::Token, *name),
        _ => return Address::Elsewhere,
    };
    // The ending chooses the form of the answer; REST 3 knows no endings.
    let name = match version {
        Version::V2 => name.strip_suffix(".json").unwrap_or(name),
        Version::V3 => name,
    };
    Address::Method(Route {
        version,
        door,
        method: name.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(path: &str) -> Option<(Version, Door, String)> {
        match address(path) {
            Address::Method(route) => Some((route.version, route.door, route.method)),
            _ => None,
        }
    }

    #[test]
    fn methods_are_found_however_clients_write_their_addresses() {
        let webhook = || Door::Webhook {
            user: "1".to_owned(),
            secret: "abc".to_owned(),
        };
        let cases = [
            ("/rest/1/abc/crm.deal.list", Version::V2, webhook()),
            ("/rest/1/abc/crm.deal.list.json", Version::V2, webhook()),
            ("/rest/1/abc//crm.deal.list/", Version::V2, webhook()),
            ("//rest/1/abc/crm%2Edeal.list", Version::V2, webhook()),
            ("/rest/crm.deal.list", Version::V2, Door::Token),
            ("/rest//crm.deal.list.json", Version::V2, Door::Token),
            ("/rest/api/1/abc/crm.deal.list", Version::V3, webhook()),
            ("/rest//api/crm.deal.list", Version::V3, Door::Token),
        ];
        for (path, version, door) in cases {
            assert_eq!(
                route(path),
                Some((version, door, "crm.deal.list".to_owned())),
                "{path}"
            );
        }
    }

    #[test]
    fn the_third_version_knows_no_endings() {
        let (_, _, name) = route("/rest/api/crm.deal.list.json").unwrap();
        assert_eq!(name, "crm.deal.list.json");
    }

    #[test]
    fn other_addresses_are_no_methods() {
        for path in [
            "/",
            "/rest",
            "/rest/api",
            "/rest/1/abc",
            "/restful/a.b",
            "/rest/1/2/3/a.b",
        ] {
            assert_eq!(address(path), Address::Elsewhere, "{path}");
        }
        assert_eq!(address("/oauth/token/"), Address::Tokens);
    }
}
