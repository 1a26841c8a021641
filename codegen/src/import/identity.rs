//! Which method a page describes, of which version.

use super::facts::{RequestExample, Version};
use super::outline::{Outline, Role, simplified};

/// Methods without a dot in their names.
const UNDOTTED: [&str; 5] = ["batch", "events", "methods", "profile", "scope"];

/// The method's name as the title has it: the last word that looks like one.
pub fn of_title<'a>(outline: &Outline<'a>) -> Option<&'a str> {
    let title = outline.title()?.text;
    let words = || title.split_whitespace().map(trimmed);
    let dotted = words().rfind(|it| is_name(it));
    dotted.or_else(|| words().next_back().filter(|it| UNDOTTED.contains(it)))
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|ch: char| !ch.is_alphanumeric())
}

/// Whether a word is a dotted name: no version number, no file, no event.
fn is_name(word: &str) -> bool {
    let mut parts = word.split('.');
    let is_part = |it: &str| {
        !it.is_empty()
            && it.chars().all(|ch| ch.is_ascii_alphanumeric() || ch == '_')
            && it.starts_with(|ch: char| ch.is_ascii_alphabetic())
    };
    word.contains('.')
        && !word.ends_with(".md")
        && word.chars().any(|it| it.is_ascii_lowercase())
        && parts.all(is_part)
        && !is_version(word)
}

/// Whether the last part is a version: the name is that of a family.
fn is_version(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    let digits = last.strip_prefix('v').unwrap_or("");
    !digits.is_empty() && digits.chars().all(|it| it.is_ascii_digit())
}

/// The evidence for a method's name, and what follows from it.
#[derive(Debug)]
pub struct Identity {
    /// The name.
    pub name: String,
    /// The version.
    pub version: Version,
    /// What does not agree, for a report.
    pub doubts: Vec<String>,
}

/// Weighs the evidence: the URLs of calls, the title, the file's name.
pub fn identity(
    outline: &Outline<'_>,
    requests: &[RequestExample],
    v3: &[bool],
) -> Option<Identity> {
    let file = file_stem(outline);
    let fits_file = |name: &str| simplified(name) == simplified(file);
    let title = of_title(outline);
    let fits_title = |name: &str| title.is_some_and(|it| simplified(it) == simplified(name));
    let called: Vec<&str> = requests.iter().map(|it| it.method.as_str()).collect();
    let own = called
        .iter()
        .find(|it| fits_title(it))
        .or_else(|| called.iter().find(|it| fits_file(it)));
    let mut doubts = Vec::new();
    let name = match (own, title, called.first()) {
        (Some(own), title, _) => {
            if let Some(title) = title.filter(|it| simplified(it) != simplified(own)) {
                doubts.push(format!("the title says `{title}`, the calls `{own}`"));
            }
            (*own).to_owned()
        }
        (None, Some(title), Some(called))
            if is_named_after(file, title) || !is_same_family(title, called) =>
        {
            doubts.push(format!("the title says `{title}`, all calls `{called}`"));
            title.to_owned()
        }
        (None, Some(title), Some(called)) => {
            doubts.push(format!("the title says `{title}`, the calls `{called}`"));
            (*called).to_owned()
        }
        (None, Some(title), None) => title.to_owned(),
        (None, None, Some(called)) => {
            doubts.push("the title has no name".to_owned());
            (*called).to_owned()
        }
        (None, None, None) => return None,
    };
    let is_v3 = v3.iter().any(|it| *it) || says_v3(outline);
    Some(Identity {
        name,
        version: if is_v3 { Version::V3 } else { Version::V2 },
        doubts,
    })
}

/// Whether a file is named after a method, or after the end of its name.
fn is_named_after(file: &str, name: &str) -> bool {
    simplified(name).ends_with(&simplified(file))
}

/// Whether two names differ by a slip rather than being two methods.
fn is_same_family(one: &str, other: &str) -> bool {
    let (one, other) = (simplified(one), simplified(other));
    strsim::levenshtein(&one, &other) <= 3 || one.ends_with(&other) || other.ends_with(&one)
}

/// Whether the page's file is named after a method that it calls: a page whose title
/// describes the method instead of naming it.
pub fn is_named_by_file(outline: &Outline<'_>) -> bool {
    let stem = simplified(file_stem(outline));
    let called = super::requests::requests(outline, &mut Vec::new());
    called
        .iter()
        .any(|it| simplified(&it.example.method) == stem)
}

fn file_stem<'a>(outline: &'a Outline<'_>) -> &'a str {
    let path = outline.page.as_str();
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.strip_suffix(".md").unwrap_or(file);
    stem.strip_suffix("-rest-v3").unwrap_or(stem)
}

/// The note that all pages of version 3.0 have.
fn says_v3(outline: &Outline<'_>) -> bool {
    let mut text = outline.intro().text();
    for (_, section) in outline.of(Role::Params) {
        text.push_str(&section.text());
    }
    text.to_lowercase().contains("belongs to rest 3.0")
}
