//! The calls in cURL tabs.

mod body;
mod curl;

use super::blocks::{Block, Code};
use super::facts::{Body, Dialect, Problem, ProblemCode, RequestExample};
use super::outline::{Outline, Role};

/// A call, with what else its URL shows.
#[derive(Debug)]
pub struct Call {
    /// The call as a fact.
    pub example: RequestExample,
    /// The URL is one of version 3.
    pub is_v3: bool,
}

/// Reads all calls of a page, in their order.
pub fn requests(outline: &Outline<'_>, problems: &mut Vec<Problem>) -> Vec<Call> {
    let mut calls = Vec::new();
    for section in &outline.sections {
        if !matches!(section.role, Role::Errors | Role::Related | Role::Returns) {
            walk(&section.blocks, None, &mut calls, problems);
        }
    }
    calls
}

fn walk(blocks: &[Block<'_>], tab: Option<&str>, out: &mut Vec<Call>, problems: &mut Vec<Problem>) {
    for block in blocks {
        match block {
            Block::Tabs(tabs) => {
                for tab in tabs {
                    walk(&tab.blocks, Some(tab.title), out, problems);
                }
            }
            Block::Note { blocks, .. } | Block::Cut { blocks, .. } => {
                walk(blocks, tab, out, problems);
            }
            Block::Code(code) if is_shell(code, tab) => {
                let calls = curl::calls(&code.text());
                for call in calls {
                    out.push(read(code, tab, call, problems));
                }
            }
            _ => {}
        }
    }
}

fn is_shell(code: &Code<'_>, tab: Option<&str>) -> bool {
    let is_curl = tab.is_some_and(|it| it.to_lowercase().contains("curl"));
    is_curl || ["bash", "http", "curl", "sh", "shell"].contains(&code.language)
}

fn read(code: &Code<'_>, tab: Option<&str>, call: curl::Curl, problems: &mut Vec<Problem>) -> Call {
    let place = code.fence.place();
    let (body, has_auth) = match (call.data, call.query) {
        (Some(data), _) => body::read(&data),
        (None, Some(query)) => body::query(&query),
        (None, None) => (Body::Nothing, false),
    };
    if let Body::Broken(_) = body {
        problems.push(Problem {
            place: place.clone(),
            code: ProblemCode::Body,
            text: format!("the body of a call to `{}` is no JSON", call.method),
        });
    }
    let says_oauth = tab.is_some_and(|it| it.to_lowercase().contains("oauth"));
    let dialect = match (call.has_secret, has_auth, says_oauth) {
        (true, _, _) => Dialect::Webhook,
        (false, true, _) | (false, false, true) => Dialect::OAuth,
        (false, false, false) => Dialect::Webhook,
    };
    Call {
        example: RequestExample {
            dialect,
            method: call.method,
            body,
            place,
        },
        is_v3: call.is_v3,
    }
}
