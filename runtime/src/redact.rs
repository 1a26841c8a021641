//! Keeping secrets out of everything that may be printed.

mod pieces;

use std::fmt;
use std::sync::Arc;

pub(crate) use pieces::pieces;
use secrecy::{ExposeSecret, SecretString};

use crate::value::{Key, Object, Value, list};

/// What stands in place of a secret.
const MASK: &str = "***";

/// Keys whose values are secret in every method, in lower case.
const SENSITIVE: &[&str] = &[
    "access_token",
    "application_token",
    "auth",
    "auth_id",
    "client_secret",
    "confirm_password",
    "event_token",
    "password",
    "refresh_id",
    "refresh_token",
    "secret",
    "token",
];

/// Keys of a query string whose values are secret: file links of a portal carry
/// the token of whoever asked for them.
const QUERY_KEYS: &[&str] = &[
    "access_token",
    "application_token",
    "auth",
    "client_secret",
    "refresh_token",
    "token",
];

/// The object with `***` for the values of built-in and given sensitive keys,
/// compared without case, at any depth.
pub(crate) fn object(object: &Object, sensitive: &[&str]) -> Object {
    let entries = object.iter();
    entries
        .map(|(key, entry)| match is_sensitive(key, sensitive) {
            true => (key.clone(), Value::from(MASK)),
            false => (key.clone(), value(entry, sensitive)),
        })
        .collect()
}

/// The value without what is secret in it.
pub(crate) fn value(it: &Value, sensitive: &[&str]) -> Value {
    match it {
        Value::Object(inner) => object(inner, sensitive).into(),
        Value::Array(elements) => list(elements.iter().map(|element| value(element, sensitive))),
        other => other.clone(),
    }
}

/// The parameters of a request without what is secret in them, and with the length
/// of files in place of their content.
pub(crate) fn request(params: &Object, sensitive: &[&str]) -> Value {
    shown(&object(params, sensitive).into())
}

/// The value without the tokens in links to files and the content of files.
pub(crate) fn shown(it: &Value) -> Value {
    match it {
        Value::Object(object) => {
            let entries = object
                .iter()
                .map(|(key, entry)| (key.clone(), shown(entry)));
            Object::from_iter(entries).into()
        }
        Value::Array(elements) => match elements.as_slice() {
            [Value::String(name), Value::String(content)] if is_base64(content, 1) => {
                list([mask_queries(name), length(content)])
            }
            elements => list(elements.iter().map(shown)),
        },
        Value::String(text) if is_base64(text, LONG) => length(text).into(),
        Value::String(text) => mask_queries(text).into(),
        other => other.clone(),
    }
}

/// From how many digits of Base64 on a text is taken for the content of a file,
/// where there is no name before it.
const LONG: usize = 64;

fn is_base64(text: &str, at_least: usize) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let digits = text.trim_end_matches('=');
    text.len() >= at_least && text.len().is_multiple_of(4) && digits.bytes().all(is_digit)
}

fn length(content: &str) -> String {
    let digits = content.trim_end_matches('=').len();
    format!("({} bytes)", digits * 3 / 4)
}

/// Whether the values of a key are secret.
pub(crate) fn is_sensitive(key: &str, sensitive: &[&str]) -> bool {
    let mut all = SENSITIVE.iter().chain(sensitive);
    all.any(|sensitive| sensitive.eq_ignore_ascii_case(key))
}

/// Takes the secrets of one client out of texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Redactor {
    /// The spellings of the secret in lower case, longest first.
    secrets: Arc<[SecretString]>,
}

impl Redactor {
    /// A redactor for one secret, in the spellings in which a portal may echo
    /// it: as it is, as in a URL or a form, as in HTML, and as in JSON with and
    /// without escaped slashes. Case does not matter: hosts are made lower case
    /// on their way, and so are percent codes by some.
    pub(crate) fn new(secret: &SecretString) -> Self {
        let plain = secret.expose_secret();
        let quoted = Value::from(plain).to_string();
        let json = &quoted[1..quoted.len() - 1];
        let url = percent_encoded(plain);
        let mut spellings = vec![
            plain.to_ascii_lowercase(),
            url.to_ascii_lowercase(),
            url.replace("%20", "+").to_ascii_lowercase(),
            html_escaped(plain).to_ascii_lowercase(),
            json.to_ascii_lowercase(),
            json.replace('/', "\\/").to_ascii_lowercase(),
        ];
        spellings.sort_by(|one, other| other.len().cmp(&one.len()).then(one.cmp(other)));
        spellings.dedup();
        Self {
            secrets: spellings.into_iter().map(SecretString::from).collect(),
        }
    }

    /// The value with `***` for sensitive keys, and with all its texts cleaned.
    pub(crate) fn value(&self, it: &Value, sensitive: &[&str]) -> Value {
        self.texts_of(&value(it, sensitive))
    }

    fn texts_of(&self, it: &Value) -> Value {
        match it {
            Value::String(text) => self.text(text).into(),
            Value::Array(elements) => list(elements.iter().map(|element| self.texts_of(element))),
            Value::Object(object) => {
                let entries = object.iter().map(|(key, entry)| self.entry(key, entry));
                Object::from_iter(entries).into()
            }
            // A secret that is a number may be echoed as one.
            Value::Number(number) if self.finds(&number.to_string()) => MASK.into(),
            other => other.clone(),
        }
    }

    fn entry(&self, key: &Key, entry: &Value) -> (Key, Value) {
        (self.text(key).into(), self.texts_of(entry))
    }

    /// The text without the secrets, and without the values of secret keys in
    /// query strings.
    pub(crate) fn text(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in self.secrets.iter() {
            text = without(secret.expose_secret(), &text);
        }
        mask_queries(&text)
    }

    /// Whether the text shows a secret.
    pub(crate) fn finds(&self, text: &str) -> bool {
        let text = text.to_ascii_lowercase();
        self.secrets
            .iter()
            .any(|secret| text.contains(secret.expose_secret()))
    }
}

/// Shows a value without the tokens in links to files.
pub(crate) struct Masked<'a, T>(pub(crate) &'a T);

impl<T: fmt::Debug> fmt::Debug for Masked<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match f.alternate() {
            true => format!("{:#?}", self.0),
            false => format!("{:?}", self.0),
        };
        f.write_str(&mask_queries(&text))
    }
}

/// The text with `***` for a secret that is given in lower case. Only ASCII
/// letters change their case here, so places in both texts are the same.
fn without(secret: &str, text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut cleaned = String::with_capacity(text.len());
    let mut rest = 0;
    for (at, _) in lower.match_indices(secret) {
        cleaned.push_str(&text[rest..at]);
        cleaned.push_str(MASK);
        rest = at + secret.len();
    }
    cleaned + &text[rest..]
}

/// The text as PHP's `htmlspecialchars` writes it.
fn html_escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#039;")
}

/// Percent-encodes everything but letters, digits and `-._~`.
pub(crate) fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(byte.into())
            }
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}

fn mask_queries(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(equals) = rest.find('=') {
        let (before, after) = rest.split_at(equals + 1);
        masked.push_str(before);
        rest = after;
        if ends_with_query_key(&before[..equals]) {
            let end = after.find(ends_query_value).unwrap_or(after.len());
            if end > 0 {
                masked.push_str(MASK);
            }
            rest = &after[end..];
        }
    }
    masked + rest
}

fn ends_with_query_key(before: &str) -> bool {
    let mut words = before.rsplit(|letter: char| !letter.is_ascii_alphabetic() && letter != '_');
    let last = words.next().unwrap_or_default();
    QUERY_KEYS.iter().any(|key| key.eq_ignore_ascii_case(last))
}

fn ends_query_value(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '&' | '"' | '\'' | '<' | '>' | '\\' | '#' | ',' | ';' | ')'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sensitive_keys_at_any_depth() {
        let value: Value = r#"{"auth":"a","rows":[{"Password":{"x":1},"PIN":7,"name":"n"}]}"#
            .parse()
            .unwrap();
        let redacted = super::value(&value, &["pin"]);
        assert_eq!(
            redacted.to_string(),
            r#"{"auth":"***","rows":[{"Password":"***","PIN":"***","name":"n"}]}"#
        );
    }

    #[test]
    fn secrets_in_every_spelling() {
        let redactor = Redactor::new(&"a/b\"c".to_owned().into());
        let texts = [
            "x a/b\"c y",
            "x a%2Fb%22c y",
            r#"x a\/b\"c y"#,
            r#"x a/b\"c y"#,
        ];
        for text in texts {
            assert!(redactor.finds(text), "{text}");
            assert_eq!(redactor.text(text), "x *** y");
        }
        assert!(!redactor.finds("a/b"));
    }

    #[test]
    fn secrets_in_any_case() {
        let redactor = Redactor::new(&"Q/r <Щ>".to_owned().into());
        let texts = [
            "é Q/R <Щ> é",
            "é q%2fr%20%3c%d0%a9%3e é",
            "é Q%2Fr+%3C%D0%A9%3E é",
            "é Q/r &lt;Щ&gt; é",
        ];
        for text in texts {
            assert!(redactor.finds(text), "{text}");
            assert_eq!(redactor.text(text), "é *** é");
        }
        assert_eq!(redactor.text("Q/r <щ>"), "Q/r <щ>");
    }

    #[test]
    fn secrets_in_values() {
        let redactor = Redactor::new(&"a/b1".to_owned().into());
        let value: Value = r#"{"a\/b1":[1,"x \u0061/b1",{"token":1}]}"#.parse().unwrap();
        assert_eq!(
            redactor.value(&value, &[]).to_string(),
            r#"{"***":[1,"x ***",{"token":"***"}]}"#
        );
        let numeric = Redactor::new(&"1234".to_owned().into());
        assert_eq!(
            numeric.value(&list([12345, 7]), &[]).to_string(),
            r#"["***",7]"#
        );
    }

    #[test]
    fn tokens_in_queries() {
        let redactor = Redactor::default();
        let cases = [
            (
                r#"{"u":"https:\/\/p\/rest\/download.json?auth=abc&token=disk|aWQ9MQ==&id=1"}"#,
                r#"{"u":"https:\/\/p\/rest\/download.json?auth=***&token=***&id=1"}"#,
            ),
            ("?ACCESS_TOKEN=abc", "?ACCESS_TOKEN=***"),
            ("author=x", "author=x"),
            ("auth= token=", "auth= token="),
            ("a=b=c", "a=b=c"),
            ("щtoken=x y", "щtoken=*** y"),
        ];
        for (text, expected) in cases {
            assert_eq!(redactor.text(text), expected);
        }
    }
}
