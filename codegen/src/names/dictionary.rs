//! Words: where a wire name splits.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// How run-together words split, from `spec/words.yaml`. It remembers which
/// entries were used, because one that is not is a mistake.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    splits: BTreeMap<String, Vec<String>>,
    used: RefCell<BTreeSet<String>>,
}

impl Dictionary {
    pub(crate) fn new(splits: impl IntoIterator<Item = (String, Vec<String>)>) -> Self {
        Self {
            splits: splits.into_iter().collect(),
            used: RefCell::default(),
        }
    }

    /// The words of a wire name, in lower case.
    pub(crate) fn words(&self, wire: &str) -> Vec<String> {
        let humps = wire.split(|c: char| !c.is_alphanumeric()).flat_map(humps);
        humps
            .flat_map(|word| self.split(word.to_lowercase()))
            .collect()
    }

    /// Whether any name contained this entry.
    pub(crate) fn is_used(&self, entry: &str) -> bool {
        self.used.borrow().contains(entry)
    }

    fn split(&self, word: String) -> Vec<String> {
        let Some(parts) = self.splits.get(&word) else {
            return vec![word];
        };
        let parts = parts.clone();
        self.used.borrow_mut().insert(word);
        parts
    }
}

/// Splits `leadCustomerType` and `HTTPServer` where a capital starts a word.
fn humps(part: &str) -> Vec<&str> {
    let chars: Vec<(usize, char)> = part.char_indices().collect();
    let mut words = Vec::new();
    let mut start = 0;
    for (i, window) in chars.windows(2).enumerate() {
        let [(_, before), (at, here)] = [window[0], window[1]];
        let next_is_lower = chars
            .get(i + 2)
            .is_some_and(|(_, next)| next.is_lowercase());
        let starts_word = here.is_uppercase() && (!before.is_uppercase() || next_is_lower);
        if starts_word {
            words.push(&part[start..at]);
            start = at;
        }
    }
    if start < part.len() {
        words.push(&part[start..]);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_split_words_and_are_remembered() {
        let entry = |word: &str, parts: &[&str]| {
            (
                word.to_owned(),
                parts.iter().map(|part| part.to_string()).collect(),
            )
        };
        let dictionary = Dictionary::new([
            entry("getlist", &["get", "list"]),
            entry("unused", &["un", "used"]),
        ]);
        assert_eq!(
            dictionary.words("elapsedItem.getlist"),
            ["elapsed", "item", "get", "list"]
        );
        assert!(dictionary.is_used("getlist"));
        assert!(!dictionary.is_used("unused"));
    }
}
