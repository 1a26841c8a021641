//! The values that a description lists.

use super::literal::{is_literal, literal};
use super::operators::is_operator;
use crate::import::facts::{At, TypeFacts};
use crate::import::prose::{Item, Prose, Span, plain};
use crate::import::words::{Token, of_paragraphs, of_spans};
use crate::json::Json;

/// Words before a list of values.
const CUES: [&str; 22] = [
    "possible value",
    "can take",
    "takes value",
    "takes the value",
    "take the value",
    "take value",
    "accepts value",
    "accepts the value",
    "available value",
    "allowed value",
    "acceptable value",
    "valid value",
    "supported value",
    "permissible",
    "following value",
    "one of the",
    "values:",
    "value:",
    "options:",
    "can be:",
    "possible types",
    "possible options",
];

/// Words before a list that is something else.
const NOT: [&str; 19] = [
    "for example",
    "example:",
    "prefix",
    "format:",
    "where:",
    "operator",
    "not work",
    "not support",
    "contains",
    "containing",
    "fields:",
    "keys",
    "structure",
    "properties",
    "with the following",
    "consists",
    "parameters:",
    "includes",
    "depend",
];

/// The values that a description lists: in bullets, else in a sentence.
pub(super) fn of(description: &[Prose], types: &[TypeFacts]) -> Vec<At<Json>> {
    let mut found = Vec::new();
    let mut cue = String::new();
    for block in description {
        match block {
            Prose::Paragraph(spans) => cue = last_lines(spans),
            Prose::List(items) => {
                if found.is_empty() && is_list_of_values(&cue, items, types) {
                    bullets(items, types, &mut found);
                }
                cue.clear();
            }
        }
    }
    if found.is_empty() {
        found = inline(description, types);
    }
    let mut unique: Vec<At<Json>> = Vec::new();
    for it in found {
        if !unique.iter().any(|known| known.value == it.value) {
            unique.push(it);
        }
    }
    unique
}

/// The end of the paragraph before a list, in lower case.
fn last_lines(spans: &[Span]) -> String {
    let text = plain(spans).to_lowercase();
    let sentences: Vec<_> = text.trim_end().split(". ").collect();
    sentences.last().copied().unwrap_or_default().to_owned()
}

fn is_list_of_values(cue: &str, items: &[Item], types: &[TypeFacts]) -> bool {
    let heads: Vec<_> = items.iter().filter_map(head).collect();
    if heads.len() < items.len().max(1) || heads.iter().any(|it| is_operator(it)) {
        return false;
    }
    let has = |words: &[&str]| words.iter().any(|it| cue.contains(it));
    if has(&CUES) {
        return heads.iter().any(|it| is_literal(it));
    }
    let is_one_text = types.len() == 1 && types[0].name == "string" && types[0].lists == 0;
    if has(&NOT) && !(is_one_text && has(&["fields:", "fields"])) || !is_scalar(types) {
        return false;
    }
    heads.len() > 1 && heads.iter().all(|it| is_literal(it) && !it.contains(' '))
}

fn is_scalar(types: &[TypeFacts]) -> bool {
    let composite = ["object", "array", "time", "file"];
    types
        .iter()
        .all(|it| it.lists == 0 && !composite.contains(&it.name.as_str()))
}

/// The value that an item begins with.
fn head(item: &Item) -> Option<&str> {
    let first = item.head.iter().find(|it| !it.text.trim().is_empty())?;
    if first.is_code || first.is_bold {
        return Some(first.text.trim());
    }
    // A bare word, then a dash or the end.
    let text = first.text.trim();
    let (word, rest) = text.split_once([' ', ':']).unwrap_or((text, "-"));
    let is_word = word
        .chars()
        .all(|ch| ch.is_ascii_alphanumeric() || "_-.'\"".contains(ch));
    let rest = rest.trim_start();
    let ends = rest.starts_with(['-', '—', '–', '(']) || text[word.len()..].starts_with(':');
    (is_word && ends && !word.is_empty()).then_some(word)
}

fn bullets(items: &[Item], types: &[TypeFacts], out: &mut Vec<At<Json>>) {
    for item in items {
        let Some(head) = head(item).filter(|it| is_literal(it)) else {
            continue;
        };
        let Some(place) = item.head.first().map(|it| &it.place) else {
            continue;
        };
        out.push(At::new(literal(head, types), place));
        // `1`, `2` — several values with one meaning.
        let tokens = of_spans(&item.head);
        let mut rest = tokens.iter().skip(1);
        while let Some(token) = rest.next() {
            if !token.is_any(&[",", "or", "/"]) {
                break;
            }
            let Some(Token::Code(code, place)) = rest.next() else {
                break;
            };
            if is_literal(code) {
                out.push(At::new(literal(code, types), place));
            }
        }
    }
}

/// Values in a sentence: "Possible values: `A`, `B`", "(`Y`/`N`)", "`A` or `B`".
fn inline(description: &[Prose], types: &[TypeFacts]) -> Vec<At<Json>> {
    let tokens = of_paragraphs(description);
    let sentences = tokens.split(Token::ends_sentence);
    let found = sentences
        .map(|it| sentence(it, types))
        .find(|it| !it.is_empty());
    found.unwrap_or_default()
}

fn sentence(tokens: &[Token], types: &[TypeFacts]) -> Vec<At<Json>> {
    let words: String = tokens
        .iter()
        .map(|it| match it {
            Token::Word(word) => format!("{word} "),
            _ => "` ".to_owned(),
        })
        .collect();
    let has_cue = [
        "possible value",
        "allowed value",
        "available value",
        "acceptable value",
        "valid value",
        "supported value",
        "can take",
        "takes value",
        "takes the value",
        "values :",
        "values `",
        "accepts `",
        "accepts the value",
        "either `",
        "one of `",
        "can be `",
    ]
    .iter()
    .any(|it| words.contains(it));
    let is_other = ["example", "format", "e.g", "prefix", "not "]
        .iter()
        .any(|it| words.contains(it));
    if is_other && !words.contains("possible value") {
        return Vec::new();
    }
    let run = longest_run(tokens, has_cue);
    let is_flags = run
        .iter()
        .all(|it| ["Y", "N", "0", "1", "true", "false"].contains(&it.0));
    let fits = run.len() > 1
        && run.iter().all(|it| is_literal(it.0) && !is_operator(it.0))
        && (has_cue || is_flags);
    if !fits {
        return Vec::new();
    }
    run.into_iter()
        .map(|(code, at)| At::new(literal(code, types), at))
        .collect()
}

type Run<'a> = Vec<(&'a str, &'a crate::import::facts::Place)>;

/// The longest row of codes that commas and the like join. After a cue, short
/// explanations may stand between: "`0` (no) or `1` (yes)".
fn longest_run(tokens: &[Token], allows_words: bool) -> Run<'_> {
    let joins = [",", "or", "and", "/", "|", ";"];
    let mut best: Run<'_> = Vec::new();
    let mut run: Run<'_> = Vec::new();
    let mut gap: Vec<&Token> = Vec::new();
    for token in tokens {
        let Token::Code(code, place) = token else {
            gap.push(token);
            continue;
        };
        let joined = gap.iter().any(|it| it.is_any(&joins));
        let short = gap.iter().all(|it| it.is_any(&joins))
            || allows_words && gap.len() <= 8 && is_explained(&gap);
        if !(joined && short) {
            run.clear();
        }
        gap.clear();
        run.push((code, place));
        if run.len() > best.len() {
            best.clone_from(&run);
        }
    }
    best
}

/// Whether words between two codes explain the first: they begin with a dash or parenthesis.
fn is_explained(gap: &[&Token]) -> bool {
    gap.first()
        .is_some_and(|it| it.is_any(&["(", "-", "—", "–", "="]))
}
