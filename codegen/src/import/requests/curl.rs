//! Takes a shell command apart, as far as calls of the portal need it.

/// A call of a method.
#[derive(Debug, Default)]
pub(super) struct Curl {
    /// The last part of the URL's path.
    pub(super) method: String,
    /// The URL has `/rest/api/`.
    pub(super) is_v3: bool,
    /// The URL's path holds a user and a secret.
    pub(super) has_secret: bool,
    /// What follows `?`.
    pub(super) query: Option<String>,
    /// What `-d` sends.
    pub(super) data: Option<String>,
}

/// The calls that a shell text makes.
pub(super) fn calls(text: &str) -> Vec<Curl> {
    let words = words(text);
    let mut calls = Vec::new();
    let mut data = None;
    let mut url = None;
    let mut end = |url: &mut Option<Curl>, data: &mut Option<String>| {
        if let Some(mut call) = url.take() {
            call.data = data.take();
            calls.push(call);
        }
    };
    let mut at = 0;
    while at < words.len() {
        match words[at].as_str() {
            "curl" => end(&mut url, &mut data),
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-urlencode" => {
                at += 1;
                let text = words.get(at).cloned().unwrap_or_default();
                data = Some(match data.take() {
                    Some(before) => format!("{before}&{text}"),
                    None => text,
                });
            }
            word => url = url.or_else(|| self::url(word)),
        }
        at += 1;
    }
    end(&mut url, &mut data);
    calls
}

/// Reads a URL of the portal.
fn url(word: &str) -> Option<Curl> {
    let (_, path) = word.split_once("/rest/")?;
    let (path, query) = match path.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (path, None),
    };
    let is_v3 = path.starts_with("api/");
    let path = path.strip_prefix("api/").unwrap_or(path);
    let path = path.trim_end_matches(['/', '"', '\'', ',', ';']);
    let parts: Vec<_> = path.split('/').filter(|it| !it.is_empty()).collect();
    let method = parts.last()?;
    let method = method.strip_suffix(".json").unwrap_or(method);
    let method = method.trim_matches(|ch: char| !ch.is_alphanumeric());
    if method.is_empty() || method.contains("put_") || method.contains("_here") {
        return None;
    }
    Some(Curl {
        method: method.to_owned(),
        is_v3,
        has_secret: parts.len() >= 3,
        query,
        data: None,
    })
}

/// The words of a shell text; quotes hold a word together, `\` before a line's end is space.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut is_word = false;
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        match ch {
            '\'' | '"' => {
                is_word = true;
                quoted(ch, &mut chars, &mut word);
            }
            '\\' => match chars.next() {
                Some('\n') | None => {}
                Some(ch) => {
                    is_word = true;
                    word.push(ch);
                }
            },
            ch if ch.is_whitespace() => {
                if is_word {
                    words.push(std::mem::take(&mut word));
                }
                is_word = false;
            }
            ch => {
                is_word = true;
                word.push(ch);
            }
        }
    }
    if is_word {
        words.push(word);
    }
    words
}

/// Takes what stands up to the closing quote. Inside of single quotes, an apostrophe
/// between two letters is one that upstream forgot to escape, and belongs to the text.
fn quoted(quote: char, chars: &mut std::iter::Peekable<std::str::Chars<'_>>, word: &mut String) {
    while let Some(ch) = chars.next() {
        if ch == '\\' && quote == '"' {
            match chars.next() {
                Some(escaped @ ('"' | '\\' | '$' | '`')) => word.push(escaped),
                Some(other) => word.extend(['\\', other]),
                None => {}
            }
            continue;
        }
        if ch == quote {
            let before = word.chars().last().is_some_and(char::is_alphanumeric);
            let after = chars.peek().is_some_and(|it| it.is_alphanumeric());
            if !(quote == '\'' && before && after) {
                return;
            }
        }
        word.push(ch);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_webhook_call_has_a_secret_and_a_body() {
        let text = "curl -X POST \\\n-d '{\"name\":\"O'Neil\"}' \\\n\
                    https://**put_your_bitrix24_address**/rest/**put_your_user_id_here**/**put_your_webhook_here**/a.b.get.json";
        let calls = calls(text);
        assert_eq!(calls.len(), 1);
        assert_eq!(calls[0].method, "a.b.get");
        assert!(calls[0].has_secret && !calls[0].is_v3);
        assert_eq!(calls[0].data.as_deref(), Some("{\"name\":\"O'Neil\"}"));
    }

    #[test]
    fn the_new_version_has_another_path() {
        let calls = calls("curl \"https://x/rest/api/tasks.task.get?id=1\"");
        assert!(calls[0].is_v3 && !calls[0].has_secret);
        assert_eq!(calls[0].query.as_deref(), Some("id=1"));
    }

    #[test]
    fn one_text_can_hold_two_calls() {
        let calls = calls("curl -d '{}' https://x/rest/a.b\ncurl https://x/rest/c.d");
        let methods: Vec<_> = calls.iter().map(|it| it.method.as_str()).collect();
        assert_eq!(methods, ["a.b", "c.d"]);
        assert_eq!(calls[1].data, None);
    }
}
