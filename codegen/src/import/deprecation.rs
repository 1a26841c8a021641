//! The note that a method is deprecated, and where links lead.

use std::collections::BTreeMap;

use super::blocks::Block;
use super::checkout::resolve;
use super::facts::{At, DeprecationFacts, PagePath, Problem, ProblemCode, Target, Version};
use super::lines::Line;
use super::outline::{Outline, Role};
use super::prose::{Prose, Span, prose};
use super::words::{Token, of_all};

/// The methods by their pages.
pub type Names = BTreeMap<PagePath, (String, Version)>;

/// Reads the note, which stands before the parameters.
pub fn deprecation(
    outline: &Outline<'_>,
    names: &Names,
    problems: &mut Vec<Problem>,
) -> Option<DeprecationFacts> {
    let (line, blocks) = note(outline)?;
    let text = blocks_prose(blocks);
    let mut targets = Vec::new();
    for span in all_spans(&text).filter(|it| it.link.is_some()) {
        let target = target(span, names);
        if let Some(target) = target.filter(|it| !targets.contains(it)) {
            targets.push(target);
        }
    }
    let is_method = |it: &Target| matches!(it, Target::Method { .. });
    if targets.iter().any(is_method) {
        targets.retain(is_method);
    } else {
        problems.push(Problem {
            place: line.place(),
            code: ProblemCode::Deprecation,
            text: "no method is named to use instead".to_owned(),
        });
    }
    Some(DeprecationFacts {
        targets,
        since: since(&text),
        place: line.place(),
    })
}

fn note<'o, 'a>(outline: &'o Outline<'a>) -> Option<(Line<'a>, &'o [Block<'a>])> {
    let before = outline
        .sections
        .iter()
        .take_while(|it| matches!(it.role, Role::Intro | Role::Params) && it.level <= 2);
    before.flat_map(|it| &it.blocks).find_map(|it| match it {
        Block::Note {
            title,
            line,
            blocks,
        } if is_title(title) => Some((*line, blocks.as_slice())),
        _ => None,
    })
}

/// "DEPRECATED", "Deprecated method"; not "Deprecated fields".
fn is_title(title: &str) -> bool {
    let title = title.to_lowercase();
    let title = title.trim_matches(|ch: char| !ch.is_alphanumeric());
    [
        "deprecated",
        "deprecated method",
        "method deprecated",
        "method is deprecated",
    ]
    .contains(&title)
}

/// What a link leads to.
fn target(span: &Span, names: &Names) -> Option<Target> {
    let link = resolve(&span.place.page, span.link.as_deref()?)?;
    Some(target_of(&link.page, span.text.trim(), names))
}

fn target_of(page: &PagePath, text: &str, names: &Names) -> Target {
    if let Some((name, version)) = names.get(page) {
        return Target::Method {
            name: name.clone(),
            version: *version,
        };
    }
    match text.ends_with(".*") && !text.contains(' ') {
        true => Target::Family(text.to_owned()),
        false => Target::Page(page.clone()),
    }
}

/// "since version `tasks 25.700.0`".
fn since(text: &[Prose]) -> Option<String> {
    let tokens = of_all(text);
    let at = tokens.iter().position(|it| it.is("version"))?;
    let code = tokens[at..].iter().find_map(Token::code)?;
    let has_number = code.chars().any(|it| it.is_ascii_digit()) && code.contains('.');
    has_number.then(|| code.to_owned())
}

/// The pages under "Continue Learning" and in notes on related methods.
pub fn related(outline: &Outline<'_>, names: &Names) -> Vec<At<Target>> {
    let mut found: Vec<At<Target>> = Vec::new();
    let mut take = |blocks: &[Block<'_>]| {
        for span in all_spans(&blocks_prose(blocks)) {
            let target = target(span, names);
            let is_new = |it: &Target| !found.iter().any(|known| known.value == *it);
            if let Some(target) = target.filter(is_new) {
                found.push(At::new(target, &span.place));
            }
        }
    };
    for section in &outline.sections {
        if section.role == Role::Related {
            take(&section.blocks);
        }
        for block in &section.blocks {
            match block {
                Block::Note { title, blocks, .. } if title.to_lowercase().contains("related") => {
                    take(blocks);
                }
                _ => {}
            }
        }
    }
    let own = names.get(&outline.page);
    found.retain(|it| match (&it.value, own) {
        (Target::Method { name, version }, Some(own)) => (name, version) != (&own.0, &own.1),
        _ => true,
    });
    found
}

fn blocks_prose(blocks: &[Block<'_>]) -> Vec<Prose> {
    let texts = blocks.iter().filter_map(|it| match it {
        Block::Text(lines) => Some(prose(lines)),
        _ => None,
    });
    texts.flatten().collect()
}

fn all_spans(prose: &[Prose]) -> Box<dyn Iterator<Item = &Span> + '_> {
    Box::new(
        prose
            .iter()
            .flat_map(|it| -> Box<dyn Iterator<Item = &Span>> {
                match it {
                    Prose::Paragraph(spans) => Box::new(spans.iter()),
                    Prose::List(items) => Box::new(
                        items
                            .iter()
                            .flat_map(|it| it.head.iter().chain(all_spans(&it.rest))),
                    ),
                }
            }),
    )
}
