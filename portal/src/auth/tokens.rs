//! The server that issues and renews access tokens.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{Access, Doors};
use crate::calendar::unix;
use crate::json::{Fields, Json};
use crate::refusal::Refusal;

/// How long a code can be exchanged.
const CODE: Duration = Duration::from_secs(30);
/// How long an access token is valid.
const TOKEN: Duration = Duration::from_secs(3600);
/// How long a token can be renewed.
const REFRESH: Duration = Duration::from_secs(180 * 24 * 3600);

/// What a token stands for.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(super) application: String,
    pub(super) user: String,
    pub(super) access: Access,
}

impl Grant {
    pub(crate) fn new(application: &str, user: &str, access: Access) -> Self {
        Self {
            application: application.to_owned(),
            user: user.to_owned(),
            access,
        }
    }

    /// What any token stands for while the portal knows none.
    pub(super) fn of_anyone() -> Self {
        Self::new("any", "1", Access::all())
    }
}

/// The applications that are installed, and what they can exchange for tokens.
#[derive(Debug, Default)]
pub(crate) struct Applications {
    secrets: BTreeMap<String, String>,
    /// Codes and refresh tokens, which are good once, each until a moment.
    exchangeable: BTreeMap<String, (Grant, Duration)>,
    issued: u64,
}

impl Applications {
    pub(crate) fn add(&mut self, id: &str, secret: &str) {
        self.secrets.insert(id.to_owned(), secret.to_owned());
    }

    pub(super) fn is_empty(&self) -> bool {
        self.secrets.is_empty()
    }

    /// A code, as a user's browser brings it to the application.
    pub(crate) fn authorize(&mut self, grant: Grant, now: Duration) -> String {
        self.issue("code", grant, now + CODE)
    }

    fn issue(&mut self, kind: &str, grant: Grant, until: Duration) -> String {
        self.issued += 1;
        let token = format!("{kind}-{}", self.issued);
        self.exchangeable.insert(token.clone(), (grant, until));
        token
    }
}

impl Doors {
    /// Exchanges a code or a refresh token for new tokens.
    pub(crate) fn exchange(
        &mut self,
        params: &Fields,
        host: &str,
        now: Duration,
    ) -> Result<Json, Refusal> {
        let param = |key: &str| params.get(key).and_then(Json::text).unwrap_or_default();
        self.check_application(&param("client_id"), &param("client_secret"))?;
        let is_renewal = param("grant_type") == "refresh_token";
        let key = match param("grant_type").as_str() {
            "authorization_code" => param("code"),
            "refresh_token" => param("refresh_token"),
            _ => return Err(Refusal::v2(400, "invalid_request", "Unknown grant type")),
        };
        let found = self.applications.exchangeable.remove(&key);
        let grant =
            found.filter(|(grant, until)| now < *until && grant.application == param("client_id"));
        let (grant, _) =
            grant.ok_or_else(|| Refusal::v2(400, "invalid_grant", "The grant is not valid"))?;
        Ok(self.issue(&grant, host, now, is_renewal))
    }

    /// An unknown application is told so with the status of a success.
    fn check_application(&self, id: &str, secret: &str) -> Result<(), Refusal> {
        match self.applications.secrets.get(id) {
            None => {
                let body = Fields::from_iter([("error".to_owned(), Json::from("wrong_client"))]);
                Err(Refusal { status: 200, body })
            }
            Some(known) if known != secret => {
                Err(Refusal::v2(400, "invalid_client", "Invalid client"))
            }
            Some(_) => Ok(()),
        }
    }

    /// Only a renewal tells when the token expires.
    fn issue(&mut self, grant: &Grant, host: &str, now: Duration, is_renewal: bool) -> Json {
        let refresh = self
            .applications
            .issue("refresh", grant.clone(), now + REFRESH);
        let access = format!("access-{}", self.applications.issued);
        let mut limited = grant.clone();
        limited.access.expires = Some(now + TOKEN);
        self.add_token(access.clone(), limited);
        let scopes = grant
            .access
            .scopes
            .iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>();
        let mut token = Json::object([
            ("access_token", access.into()),
            ("client_endpoint", format!("https://{host}/rest/").into()),
            ("domain", "oauth.bitrix.info".into()),
            ("expires_in", Json::from(TOKEN.as_secs())),
            ("member_id", "a223c6b3710f85df22e9377d6c4f7553".into()),
            ("refresh_token", refresh.into()),
            ("scope", scopes.join(",").into()),
            ("server_endpoint", "https://oauth.bitrix.info/rest/".into()),
            ("status", "L".into()),
        ]);
        if let (Json::Object(fields), true) = (&mut token, is_renewal) {
            fields.insert(
                "expires".to_owned(),
                Json::from(unix(now + TOKEN).as_secs()),
            );
            fields.insert(
                "user_id".to_owned(),
                grant.user.parse::<i64>().map_or(Json::Null, Json::from),
            );
        }
        token
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::{Door, query};

    fn exchange(doors: &mut Doors, params: &str, now: u64) -> Result<Json, String> {
        let params = query::decode(&format!("client_id=app&client_secret=s&{params}"));
        let answer = doors.exchange(&params, "p.example", Duration::from_secs(now));
        answer.map_err(|it| format!("{} {}", it.status, it.code()))
    }

    fn doors() -> (Doors, String) {
        let mut doors = Doors::default();
        doors.applications.add("app", "s");
        let grant = Grant::new("app", "5", Access::all().scopes(["crm"]));
        let code = doors.applications.authorize(grant, Duration::ZERO);
        (doors, code)
    }

    #[test]
    fn tokens_rotate() {
        let (mut doors, code) = doors();
        let first = exchange(
            &mut doors,
            &format!("grant_type=authorization_code&code={code}"),
            29,
        )
        .unwrap();
        assert_eq!(first.get("expires"), None);
        let token = first.get("access_token").unwrap().as_str().unwrap();
        assert_eq!(
            doors
                .enter(&Door::Token, Some(token), Duration::from_secs(60))
                .unwrap()
                .user,
            "5"
        );
        let renewal = format!(
            "grant_type=refresh_token&refresh_token={}",
            first.get("refresh_token").unwrap().as_str().unwrap()
        );
        let second = exchange(&mut doors, &renewal, 4000).unwrap();
        assert_ne!(second.get("refresh_token"), first.get("refresh_token"));
        assert!(second.get("expires").is_some());
        assert_eq!(
            exchange(&mut doors, &renewal, 4000).unwrap_err(),
            "400 invalid_grant"
        );
    }

    #[test]
    fn codes_are_good_for_half_a_minute() {
        let (mut doors, code) = doors();
        let late = exchange(
            &mut doors,
            &format!("grant_type=authorization_code&code={code}"),
            30,
        );
        assert_eq!(late.unwrap_err(), "400 invalid_grant");
    }

    #[test]
    fn unknown_applications_are_told_so_with_a_success() {
        let (mut doors, _) = doors();
        let params = query::decode("client_id=other&grant_type=refresh_token");
        let refusal = doors
            .exchange(&params, "p.example", Duration::ZERO)
            .unwrap_err();
        assert_eq!(
            (refusal.status, refusal.code().as_str()),
            (200, "wrong_client")
        );
    }
}
