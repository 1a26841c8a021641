//! What a method answers.

use super::fields::{self, row};
use super::markdown::{code, fence, heading, link};
use super::page::Page;
use super::place;
use super::sections::{self, Role, Sections};
use crate::json::Json;
use crate::model::{Answer, Method, Text};

/// The replies of the examples, then the table of what is returned.
pub(super) fn blocks(page: Page<'_>, method: &Method, sections: &Sections<'_>) -> Vec<String> {
    let mut blocks = Vec::new();
    if method.is_reviewed() {
        blocks.extend(examples(page, method));
    }
    blocks.push(heading(2, page.words.returned_data));
    blocks.push(table(page, method));
    let sections = sections.returned.iter();
    blocks.extend(sections.flat_map(|(def, role)| sections::blocks(page, def, *role)));
    blocks
}

/// The replies, byte for byte; each with its title where there are several.
fn examples(page: Page<'_>, method: &Method) -> Vec<String> {
    let replies: Vec<_> = replies(method).collect();
    let mut blocks = Vec::new();
    if !replies.is_empty() {
        blocks.extend([
            heading(2, page.words.response),
            (page.words.http_status)("200"),
        ]);
    }
    for (title, text, _) in &replies {
        blocks.extend((replies.len() > 1).then(|| format!("**{}**", page.prose(title))));
        blocks.push(fence("json", text));
    }
    blocks
}

fn replies(method: &Method) -> impl Iterator<Item = (&Text, &str, &Json)> {
    method
        .examples
        .iter()
        .filter_map(|example| match &example.answer {
            Some(Answer::Reply { text, json }) => Some((&example.title, text.as_str(), json)),
            _ => None,
        })
}

fn table(page: Page<'_>, method: &Method) -> String {
    let words = page.words;
    let mut table = fields::new_table(page);
    table.row(row(page, &method.output, Role::Returned));
    if !method.envelope {
        return format!("{}\n\n{}", words.no_envelope, table.markdown());
    }
    for (key, about) in [("next", words.next), ("total", words.total)] {
        if replies(method).any(|(_, _, json)| json.get(key).is_some()) {
            table.row([code(key), code("integer"), about.to_owned()]);
        }
    }
    let time = link(&code("time"), &format!("{}#time", page.to(place::REPLY)));
    table.row([code("time"), time, words.time.to_owned()]);
    table.markdown()
}
