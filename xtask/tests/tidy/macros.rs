//! Nothing unfinished is handed in. Clippy warns of these macros too, but an
//! `allow` silences it.

use std::collections::BTreeSet;

use proc_macro2::{Spacing, TokenStream, TokenTree};

use crate::{exceptions, files, tokens};

const UNFINISHED: [&str; 3] = ["dbg", "todo", "unimplemented"];

const EXCEPTIONS: &[&str] = &[];

#[test]
fn nothing_is_unfinished() {
    let found: BTreeSet<_> = files::hand_written()
        .into_iter()
        .filter_map(|(path, text)| Some(format!("{path}: {}!", unfinished(tokens::of(&text))?)))
        .collect();
    exceptions::check("macros of unfinished code", &found, EXCEPTIONS);
}

/// The first such macro that is called, if any is.
fn unfinished(tokens: TokenStream) -> Option<String> {
    let mut previous: Option<String> = None;
    for token in tokens {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '!' && mark.spacing() == Spacing::Alone => {
                let name = previous
                    .take()
                    .filter(|name| UNFINISHED.contains(&name.as_str()));
                if name.is_some() {
                    return name;
                }
            }
            TokenTree::Ident(ident) => previous = Some(ident.to_string()),
            TokenTree::Group(group) => match unfinished(group.stream()) {
                None => previous = None,
                found => return found,
            },
            _ => previous = None,
        }
    }
    None
}

#[test]
fn calls_are_told_from_words() {
    let found = |text: &str| unfinished(tokens::of(text));
    assert_eq!(
        found("fn a() { if b { todo!() } }").as_deref(),
        Some("todo")
    );
    assert_eq!(
        found("fn a() { std::unimplemented!(\"b\") }").as_deref(),
        Some("unimplemented")
    );
    assert_eq!(
        found("fn a() { /* todo!() */ let todo = \"todo!()\"; todo != b }"),
        None
    );
}
