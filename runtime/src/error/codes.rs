//! What is known about error codes that any method can answer with.

/// What an error code means to a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    AccessDenied,
    Auth,
    MissingScope,
    NotFound,
    /// Too many requests: the call did not run.
    RateLimit,
    /// Too much execution time: the call did not run.
    OperatingLimit,
    /// Something broke in the portal, before, in or after the call.
    ServerError,
    Other,
}

/// A code with its meaning and what to do about it.
#[derive(Debug)]
pub(super) struct Known {
    code: &'static str,
    pub(super) class: Class,
    pub(super) advice: Option<&'static str>,
}

/// What REST 3.0 puts before its codes.
const V3_PREFIX: &str = "BITRIX_REST_V3_EXCEPTION_";

/// Finds a code, without regard to case: portals spell the same code in both.
pub(super) fn known(code: &str) -> Option<&'static Known> {
    let code = match code.get(..V3_PREFIX.len()) {
        Some(prefix) if prefix.eq_ignore_ascii_case(V3_PREFIX) => &code[V3_PREFIX.len()..],
        _ => code,
    };
    KNOWN
        .iter()
        .find(|known| known.code.eq_ignore_ascii_case(code))
}

const fn with_advice(code: &'static str, class: Class, advice: &'static str) -> Known {
    Known {
        code,
        class,
        advice: Some(advice),
    }
}

const fn plain(code: &'static str, class: Class) -> Known {
    Known {
        code,
        class,
        advice: None,
    }
}

/// Codes of both REST versions; those of REST 3.0 without their prefix.
const KNOWN: &[Known] = &[
    plain("ACCESS_DENIED", Class::AccessDenied),
    plain("ACCESSDENIEDEXCEPTION", Class::AccessDenied),
    plain("200040300010", Class::AccessDenied),
    plain("NOT_FOUND", Class::NotFound),
    plain("ERROR_NOT_FOUND", Class::NotFound),
    plain("ENTITYNOTFOUNDEXCEPTION", Class::NotFound),
    with_advice(
        "QUERY_LIMIT_EXCEEDED",
        Class::RateLimit,
        "the call did not run: wait a second and repeat it",
    ),
    with_advice(
        "OPERATION_TIME_LIMIT",
        Class::OperatingLimit,
        "the call did not run: repeat it in some minutes",
    ),
    plain("INTERNAL_SERVER_ERROR", Class::ServerError),
    plain("ERROR_UNEXPECTED_ANSWER", Class::ServerError),
    with_advice("expired_token", Class::Auth, "get a new access token"),
    with_advice("invalid_token", Class::Auth, "get a new access token"),
    with_advice(
        "NO_AUTH_FOUND",
        Class::Auth,
        "check the token, or the user id and secret of the webhook",
    ),
    with_advice(
        "INVALID_CREDENTIALS",
        Class::Auth,
        "check the secret of the webhook and the rights of its user",
    ),
    with_advice(
        "authorization_error",
        Class::Auth,
        "the user can no longer sign in: use another one",
    ),
    with_advice(
        "user_access_error",
        Class::Auth,
        "an administrator must give this user access to the application",
    ),
    with_advice(
        "APPLICATION_NOT_FOUND",
        Class::Auth,
        "install the application on the portal again",
    ),
    with_advice(
        "ERROR_OAUTH",
        Class::Auth,
        "install the application on the portal again",
    ),
    with_advice(
        "NOT_INSTALLED",
        Class::Auth,
        "install the application on the portal again",
    ),
    with_advice(
        "WRONG_AUTH_TYPE",
        Class::Auth,
        "the method wants the other kind of credentials: webhook or OAuth",
    ),
    with_advice(
        "METHOD_CONFIRM_WAITING",
        Class::Auth,
        "an administrator must approve this method first",
    ),
    with_advice(
        "METHOD_CONFIRM_DENIED",
        Class::Auth,
        "an administrator has refused this method",
    ),
    with_advice(
        "insufficient_scope",
        Class::MissingScope,
        "give the webhook or application the scope of the method",
    ),
    with_advice(
        "INSUFFICIENTSCOPEEXCEPTION",
        Class::MissingScope,
        "give the webhook or application the scope of the method",
    ),
    with_advice(
        "PAYMENT_REQUIRED",
        Class::Other,
        "the subscription has ended: renew it",
    ),
    with_advice(
        "OVERLOAD_LIMIT",
        Class::Other,
        "do not repeat the call: the support must lift this block",
    ),
    with_advice(
        "PORTAL_DELETED",
        Class::Other,
        "the portal no longer exists",
    ),
    with_advice("ERROR_METHOD_NOT_FOUND", Class::Other, UNKNOWN_METHOD),
    with_advice("METHODNOTFOUNDEXCEPTION", Class::Other, UNKNOWN_METHOD),
    with_advice(
        "ERROR_BATCH_METHOD_NOT_ALLOWED",
        Class::Other,
        "call the method outside of a batch",
    ),
    with_advice(
        "ERROR_BATCH_LENGTH_EXCEEDED",
        Class::Other,
        "a batch takes 50 commands",
    ),
    with_advice(
        "INVALID_REQUEST",
        Class::Other,
        "check that the address begins with https",
    ),
];

const UNKNOWN_METHOD: &str =
    "check the method's name and REST version, and whether the portal has its module";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_without_regard_to_case() {
        for code in [
            "ACCESS_DENIED",
            "access_denied",
            "bitrix_rest_v3_exception_ACCESSDENIEDEXCEPTION",
            "200040300010",
        ] {
            assert_eq!(known(code).unwrap().class, Class::AccessDenied, "{code}");
        }
        assert!(known("ERROR_CORE").is_none());
        assert!(known("BITRIX_REST_V3_EXCEPTIOЩ").is_none());
    }

    #[test]
    fn no_code_is_listed_twice() {
        for (index, one) in KNOWN.iter().enumerate() {
            assert!(
                KNOWN[..index]
                    .iter()
                    .all(|other| !other.code.eq_ignore_ascii_case(one.code)),
                "{}",
                one.code
            );
        }
    }
}
