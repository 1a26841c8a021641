//! Defaults that are literals.

use super::literal::{is_literal, literal};
use super::operators::is_operator;
use crate::import::facts::{At, TypeFacts};
use crate::import::prose::{Item, Prose};
use crate::import::words::{Token, of_all, of_paragraphs, of_spans};
use crate::json::Json;

/// Words between "default" and the value.
const BETWEEN: [&str; 21] = [
    "value", "values", "is", "to", "are", "set", "as", "equals", "equal", ":", "—", "–", "-", ",",
    "=", "the", "will", "be", "it", "used", "sorting",
];

/// The default that a description states.
pub(super) fn of(description: &[Prose], types: &[TypeFacts]) -> Option<At<Json>> {
    let tokens = of_paragraphs(description);
    let stated = in_sentence(&tokens, types).or_else(|| plain(&tokens, description, types));
    stated.or_else(|| {
        description.iter().find_map(|it| match it {
            Prose::List(items) => items.iter().find_map(|it| marked(it, types)),
            Prose::Paragraph(_) => None,
        })
    })
}

/// The default in a column of its own.
pub(super) fn of_column(cell: &[Prose], types: &[TypeFacts]) -> Option<At<Json>> {
    let tokens = of_all(cell);
    let words = tokens.iter().filter(|it| !matches!(it, Token::End)).count();
    tokens.iter().find_map(|it| match it {
        Token::Code(code, place) if words == 1 && is_literal(code) => {
            Some(At::new(literal(code, types), place))
        }
        _ => None,
    })
}

fn in_sentence(tokens: &[Token], types: &[TypeFacts]) -> Option<At<Json>> {
    let defaults = tokens
        .iter()
        .enumerate()
        .filter(|it| it.1.is_any(&["default", "defaults"]));
    for (at, _) in defaults {
        let found = after(&tokens[at + 1..]).or_else(|| before(&tokens[..at]));
        if let Some((code, place)) = found {
            return Some(At::new(literal(code, types), place));
        }
    }
    None
}

/// "Default: 50": a number or truth value without code style.
fn plain(tokens: &[Token], description: &[Prose], types: &[TypeFacts]) -> Option<At<Json>> {
    let at = tokens.iter().position(|it| it.is("default"))?;
    let colon = tokens
        .get(at + 1)
        .filter(|it| it.is_any(&[":", "—", "-", "is"]));
    let (Some(Token::Word(word)), true) = (tokens.get(at + 2), colon.is_some()) else {
        return None;
    };
    let ends = tokens
        .get(at + 3)
        .is_none_or(|it| it.ends_sentence() || it.is(","));
    let is_value = word.parse::<i64>().is_ok() || ["true", "false"].contains(&word.as_str());
    let place = description.iter().find_map(|it| match it {
        Prose::Paragraph(spans) => spans.first().map(|it| &it.place),
        Prose::List(_) => None,
    })?;
    (ends && is_value).then(|| At::new(literal(word, types), place))
}

/// "Default is `N`", "The default value is `'P'`", "By default — `X`".
fn after(tokens: &[Token]) -> Option<(&str, &crate::import::facts::Place)> {
    let next = tokens.iter().take(7).find(|it| !it.is_any(&BETWEEN))?;
    value(next)
}

/// "`X` by default", "`X` is used by default".
fn before(tokens: &[Token]) -> Option<(&str, &crate::import::facts::Place)> {
    let (last, rest) = tokens.split_last()?;
    if !last.is("by") {
        return None;
    }
    let between = [
        "is", "used", "applied", "set", "taken", "are", ",", "(", "—", "-",
    ];
    let previous = rest.iter().rev().take(4).find(|it| !it.is_any(&between))?;
    value(previous)
}

fn value(token: &Token) -> Option<(&str, &crate::import::facts::Place)> {
    match token {
        Token::Code(code, place) if is_literal_or_empty(code) && !is_operator(code) => {
            Some((code, place))
        }
        _ => None,
    }
}

fn is_literal_or_empty(code: &str) -> bool {
    is_literal(code) || Json::parse(code.trim()).is_ok()
}

/// A bullet marked "(default)" or "used by default".
fn marked(item: &Item, types: &[TypeFacts]) -> Option<At<Json>> {
    let tokens = of_spans(&item.head);
    let Some(Token::Code(code, place)) = tokens.first() else {
        return None;
    };
    let at = tokens.iter().position(|it| it.is("default"))?;
    let before = tokens[at - 1..at].first();
    let after = tokens.get(at + 1);
    let is_mark = before.is_some_and(|it| it.is_any(&["by", "(", ","]))
        && after.is_none_or(|it| it.is_any(&[")", ".", ",", ";"]) || matches!(it, Token::End));
    (is_mark && is_literal_or_empty(code) && !is_operator(code))
        .then(|| At::new(literal(code, types), place))
}
