//! The JSON blocks of replies.

mod repair;

use super::blocks::{Block, Code};
use super::facts::{Problem, ProblemCode, ReplyExample};
use super::outline::{Outline, Role};
use crate::json::Json;

/// Reads the examples of replies and of errors.
pub fn replies(outline: &Outline<'_>, problems: &mut Vec<Problem>) -> Vec<ReplyExample> {
    let mut found = Vec::new();
    for role in [Role::Returns, Role::Errors] {
        let mut status = None;
        for (_, section) in outline.of(role) {
            if section.level == 2 {
                status = None;
            }
            let before = found.len();
            walk(&section.blocks, role, &mut status, &mut found, problems);
            if !section.describes_reply() {
                let mut parts = found.split_off(before);
                parts.retain(is_whole);
                found.append(&mut parts);
            }
        }
    }
    let is_good = |it: &ReplyExample| !it.is_error && is_whole(it);
    if found.iter().any(is_good) {
        found.retain(|it| it.is_error || it.value.is_none() || is_whole(it));
    }
    found
}

/// Whether JSON is a whole reply rather than a part of one.
fn is_whole(reply: &ReplyExample) -> bool {
    let value = reply.value.as_ref();
    value.is_some_and(|it| {
        ["result", "error", "time"]
            .iter()
            .any(|key| it.get(key).is_some())
    })
}

fn walk(
    blocks: &[Block<'_>],
    role: Role,
    status: &mut Option<u16>,
    out: &mut Vec<ReplyExample>,
    problems: &mut Vec<Problem>,
) {
    for block in blocks {
        match block {
            Block::Text(lines) => {
                let found = lines
                    .iter()
                    .map(|it| statuses(it.text))
                    .find(|it| !it.is_empty());
                if let Some(found) = found {
                    *status = Some(found[0]).filter(|_| found.len() == 1);
                }
            }
            Block::Code(code) => out.extend(reply(code, role, *status, problems)),
            Block::Note { blocks, .. } | Block::Cut { blocks, .. } => {
                walk(blocks, role, status, out, problems);
            }
            Block::Tabs(tabs) => {
                for tab in tabs {
                    walk(&tab.blocks, role, status, out, problems);
                }
            }
            _ => {}
        }
    }
}

/// The HTTP statuses that a line names: `HTTP status: **400**, **403**`.
pub fn statuses(line: &str) -> Vec<u16> {
    let lower = line.trim().to_lowercase();
    let line = ["http status", "http code", "status", "code"]
        .iter()
        .find_map(|it| lower.strip_prefix(it));
    let Some(rest) = line.and_then(|it| {
        it.trim_start_matches(" code")
            .trim_start()
            .strip_prefix(':')
    }) else {
        return Vec::new();
    };
    let words = rest.split(|ch: char| !ch.is_ascii_alphanumeric());
    let numbers = words.filter_map(|it| it.parse().ok());
    numbers.filter(|it| (200..600).contains(it)).collect()
}

fn reply(
    code: &Code<'_>,
    role: Role,
    status: Option<u16>,
    problems: &mut Vec<Problem>,
) -> Option<ReplyExample> {
    let text = code.text();
    let start = text.trim_start();
    if !(code.language.is_empty() || code.language.to_lowercase().starts_with("js")) {
        return None;
    }
    if !start.starts_with(['{', '[']) {
        return None;
    }
    let place = code.fence.place();
    let strict = Json::parse(&text).ok();
    let repaired = strict.is_none();
    let value = strict.or_else(|| repair::parse(&text));
    if value.is_none() {
        problems.push(Problem {
            place: place.clone(),
            code: ProblemCode::Reply,
            text: "the reply is no JSON".to_owned(),
        });
    }
    let has_error = value
        .as_ref()
        .is_some_and(|it| it.get("error").is_some() && it.get("result").is_none());
    Some(ReplyExample {
        status,
        is_error: has_error || role == Role::Errors,
        repaired: repaired && value.is_some(),
        text,
        value,
        place,
    })
}
