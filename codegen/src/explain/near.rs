//! What may have been meant by a word that names nothing.

use super::find::{ends_with, name};
use crate::diag::{Rule, closest};
use crate::model::{Api, Method, Version};

/// Words that may have been meant.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Near {
    /// The first of them, as one would type them.
    pub words: Vec<String>,
    /// How many others there are.
    pub more: usize,
}

/// More suggestions than this are no help.
const MOST: usize = 10;

/// Everything that begins with the word or ends with it; if nothing does, what is
/// spelled much like it. Without specs only the rules are known.
pub fn near(api: Option<&Api>, word: &str) -> Near {
    let known = known(api);
    let mut words: Vec<String> = known
        .iter()
        .filter(|it| goes_with(it, word))
        .cloned()
        .collect();
    if words.is_empty() {
        words.extend(misspelt(&known, word));
    }
    let more = words.len().saturating_sub(MOST);
    words.truncate(MOST);
    Near { words, more }
}

/// Everything that can be explained, as one would type it.
fn known(api: Option<&Api>) -> Vec<String> {
    let methods = api.iter().flat_map(|it| &it.methods).map(word_of);
    let types = api.iter().flat_map(|it| it.types.keys());
    let objects = types
        .filter(|id| !id.0.contains('#'))
        .map(|id| id.0.clone());
    let rules = Rule::ALL.iter().map(|it| it.id().to_owned());
    methods.chain(objects).chain(rules).collect()
}

fn word_of(method: &Method) -> String {
    match method.version {
        Version::V2 => method.name.wire.clone(),
        Version::V3 => format!("{}@v3", method.name.wire),
    }
}

/// Whether a known word begins with this one or ends with it, in any letter case.
fn goes_with(known: &str, word: &str) -> bool {
    let known = known.trim_end_matches("@v3");
    let (begin, last) = (known.to_lowercase(), known.rsplit([':', '/']).next());
    let is_begin = !word.is_empty() && begin.starts_with(&word.to_lowercase());
    let is_last = last.is_some_and(|it| it.eq_ignore_ascii_case(word));
    is_begin || is_last || ends_with(known, word)
}

/// What the word is most likely a misspelling of: something known as a whole, or a
/// rule without its family.
fn misspelt(known: &[String], word: &str) -> Option<String> {
    let whole = closest(word, known.iter().map(String::as_str));
    let of_rule = || {
        let near = closest(word, Rule::ALL.iter().map(|it| name(*it)))?;
        let mut rules = Rule::ALL.iter().map(|it| it.id());
        rules.find(|id| id.ends_with(&format!("::{near}")))
    };
    whole.or_else(of_rule).map(str::to_owned)
}
