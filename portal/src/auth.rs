//! Who may call, and who calls.

mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

pub(crate) use tokens::{Applications, Grant};

use crate::model::{Method, Model, Version};
use crate::refusal::Refusal;
use crate::request::Door;

/// What a webhook or an access token is good for.
#[derive(Clone, Debug, Default)]
pub struct Access {
    /// The permission scopes; all of them where none are named.
    scopes: Option<BTreeSet<String>>,
    /// When it expires, on the portal's clock.
    expires: Option<Duration>,
}

impl Access {
    /// To everything, for ever.
    pub fn all() -> Self {
        Self::default()
    }

    /// To what needs one of these permission scopes, or none.
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.scopes = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// Until the portal's clock shows this. Webhooks do not expire.
    pub fn until(mut self, end: Duration) -> Self {
        self.expires = Some(end);
        self
    }

    /// Whether any of these scopes is among its own.
    fn has(&self, scope: &str) -> bool {
        self.scopes.as_ref().is_none_or(|it| it.contains(scope))
    }
}

/// Who calls.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(crate) user: String,
    /// The webhook or application, whose execution time is counted.
    pub(crate) account: String,
    kind: Kind,
    access: Access,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Webhook,
    Application,
}

/// The webhooks and tokens that a portal knows. As long as it knows none, it lets
/// everyone in.
#[derive(Debug, Default)]
pub(crate) struct Doors {
    webhooks: BTreeMap<(String, String), Access>,
    tokens: BTreeMap<String, Grant>,
    pub(crate) applications: Applications,
}

impl Doors {
    pub(crate) fn add_webhook(&mut self, user: String, secret: String, access: Access) {
        self.webhooks.insert((user, secret), access);
    }

    pub(crate) fn add_token(&mut self, token: String, grant: Grant) {
        self.tokens.insert(token, grant);
    }

    fn is_open(&self) -> bool {
        self.webhooks.is_empty() && self.tokens.is_empty() && self.applications.is_empty()
    }

    /// Who stands at the door, if they may come in.
    pub(crate) fn enter(
        &self,
        door: &Door,
        token: Option<&str>,
        now: Duration,
    ) -> Result<Caller, Closed> {
        match (door, token) {
            (Door::Webhook { user, secret }, _) => self.by_webhook(user, secret),
            (Door::Token, None | Some("")) => Err(Closed::Nobody),
            (Door::Token, Some(token)) => self.by_token(token, now),
        }
    }

    fn by_webhook(&self, user: &str, secret: &str) -> Result<Caller, Closed> {
        let known = self.webhooks.get(&(user.to_owned(), secret.to_owned()));
        let access = match known {
            Some(access) => access.clone(),
            None if self.is_open() => Access::all(),
            None => return Err(Closed::Webhook),
        };
        let account = format!("webhook {user} {secret}");
        Ok(Caller {
            user: user.to_owned(),
            account,
            kind: Kind::Webhook,
            access,
        })
    }

    fn by_token(&self, token: &str, now: Duration) -> Result<Caller, Closed> {
        let grant = match self.tokens.get(token) {
            Some(grant) => grant.clone(),
            None if self.is_open() => Grant::of_anyone(),
            None => return Err(Closed::Token),
        };
        if grant.access.expires.is_some_and(|end| now >= end) {
            return Err(Closed::Expired);
        }
        let Grant {
            application,
            user,
            access,
        } = grant;
        let account = format!("application {application}");
        Ok(Caller {
            user,
            account,
            kind: Kind::Application,
            access,
        })
    }
}

/// Why somebody may not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closed {
    /// There is neither a webhook nor a token.
    Nobody,
    /// There is no such webhook.
    Webhook,
    /// There is no such token.
    Token,
    /// The token is too old.
    Expired,
}

impl Closed {
    /// As the portal says so, in both versions alike.
    pub(crate) fn refusal(self, model: &Model, language: &str) -> Refusal {
        let system = |code| Refusal::system(model, language, code);
        match self {
            Self::Nobody => system("NO_AUTH_FOUND"),
            Self::Webhook => system("INVALID_CREDENTIALS"),
            Self::Expired => system("expired_token"),
            Self::Token => Refusal::v2(401, "invalid_token", "Unable to get application by token"),
        }
    }
}

impl Caller {
    /// Whether the caller may call the method.
    pub(crate) fn may_call(
        &self,
        method: &Method,
        model: &Model,
        language: &str,
    ) -> Result<(), Refusal> {
        let all = method.scopes.iter().all(|it| self.access.has(it));
        let any = method.or_scopes.iter().any(|it| self.access.has(it));
        if !all && !any {
            return Err(match method.version {
                Version::V2 => Refusal::system(model, language, "insufficient_scope"),
                Version::V3 => Refusal::v3(403, "INSUFFICIENTSCOPEEXCEPTION", "Insufficient scope"),
            });
        }
        if method.app_context && self.kind == Kind::Webhook {
            return Err(Refusal::of(
                method.version,
                403,
                "ACCESS_DENIED",
                "Application context required",
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn webhook(secret: &str) -> Door {
        Door::Webhook {
            user: "1".to_owned(),
            secret: secret.to_owned(),
        }
    }

    fn code(doors: &Doors, door: &Door, token: Option<&str>, now: u64) -> String {
        let model = Model::of_repository().unwrap();
        match doors.enter(door, token, Duration::from_secs(now)) {
            Ok(caller) => caller.account,
            Err(closed) => {
                let refusal = closed.refusal(&model, "en");
                format!("{} {}", refusal.status, refusal.code())
            }
        }
    }

    #[test]
    fn a_portal_that_knows_nobody_lets_all_in() {
        let doors = Doors::default();
        assert_eq!(code(&doors, &webhook("x"), None, 0), "webhook 1 x");
        assert_eq!(code(&doors, &Door::Token, Some("t"), 0), "application any");
        assert_eq!(code(&doors, &Door::Token, None, 0), "401 NO_AUTH_FOUND");
    }

    #[test]
    fn a_portal_that_knows_somebody_lets_nobody_else_in() {
        let mut doors = Doors::default();
        doors.add_webhook("1".to_owned(), "x".to_owned(), Access::all());
        let access = Access::all().until(Duration::from_secs(10));
        doors.add_token("t".to_owned(), Grant::new("app", "1", access));
        assert_eq!(code(&doors, &webhook("x"), None, 0), "webhook 1 x");
        assert_eq!(
            code(&doors, &webhook("y"), None, 0),
            "403 INVALID_CREDENTIALS"
        );
        assert_eq!(code(&doors, &Door::Token, Some("t"), 9), "application app");
        assert_eq!(
            code(&doors, &Door::Token, Some("t"), 10),
            "401 expired_token"
        );
        assert_eq!(
            code(&doors, &Door::Token, Some("u"), 0),
            "401 invalid_token"
        );
    }

    #[test]
    fn methods_need_scopes_and_some_an_application() {
        let model = Model::of_repository().unwrap();
        let mut doors = Doors::default();
        doors.add_webhook(
            "1".to_owned(),
            "x".to_owned(),
            Access::all().scopes(["user_brief", "task"]),
        );
        let caller = doors.enter(&webhook("x"), None, Duration::ZERO).unwrap();
        let may = |name: &str| {
            let may = caller.may_call(model.referenced(name).unwrap(), &model, "en");
            may.map_err(|it| format!("{} {}", it.status, it.code()))
        };
        assert_eq!(may("user.get"), Ok(()));
        assert_eq!(may("tasks.task.list"), Ok(()));
        assert_eq!(may("crm.deal.list").unwrap_err(), "403 insufficient_scope");
        let v3 = may("tasks.task.list@v3").unwrap_err();
        assert_eq!(
            v3,
            "403 BITRIX_REST_V3_EXCEPTION_INSUFFICIENTSCOPEEXCEPTION"
        );
        assert_eq!(may("event.bind").unwrap_err(), "403 ACCESS_DENIED");
    }
}
