//! Rust files as tokens, so that comments and texts are not mistaken for code.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The tokens of a file, without comments.
pub(crate) fn of(text: &str) -> TokenStream {
    text.parse().expect("the file is Rust")
}

/// What a file consists of, in its order, whatever it is nested in. Doc comments
/// are left out, and so are items that exist only in tests.
pub(crate) fn outside_of_tests(tokens: TokenStream) -> Vec<TokenTree> {
    let mut found = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if is(&token, '#') {
            tokens.next_if(|next| is(next, '!'));
        }
        match attribute(&token, tokens.peek()) {
            Attribute::Doc => drop(tokens.next()),
            Attribute::Test => skip_item(&mut tokens),
            Attribute::Other => push(token, &mut found),
        }
    }
    found
}

fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// What attribute these two tokens are.
fn attribute(token: &TokenTree, next: Option<&TokenTree>) -> Attribute {
    match next {
        Some(TokenTree::Group(group)) if is(token, '#') => Attribute::of(group),
        _ => Attribute::Other,
    }
}

enum Attribute {
    Doc,
    Test,
    Other,
}

impl Attribute {
    fn of(group: &Group) -> Self {
        let text: String = group
            .stream()
            .into_iter()
            .map(|token| token.to_string())
            .collect();
        match text.as_str() {
            "test" | "cfg(test)" => Self::Test,
            doc if doc.starts_with("doc=") => Self::Doc,
            _ => Self::Other,
        }
    }
}

fn push(token: TokenTree, found: &mut Vec<TokenTree>) {
    match token {
        TokenTree::Group(group) => found.extend(outside_of_tests(group.stream())),
        token => found.push(token),
    }
}

/// Skips to the end of an item: its braces or its semicolon.
fn skip_item(tokens: &mut impl Iterator<Item = TokenTree>) {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is(token, ';'),
    };
    tokens.find(ends);
}

#[test]
fn tests_and_comments_are_left_out() {
    let text = r##"
        //! "a"
        /// "b"
        #[doc = "c"]
        fn kept() { /* "d" */ quote! { ["in"] } } // "e"
        #[cfg(test)]
        #[allow(unused)]
        mod tests { const F: &str = "f"; }
        #[cfg(test)]
        mod elsewhere;
        #[test]
        fn g() -> [&str; 1] { ["g"] }
        #[other = "attribute"]
        const KEPT: &str = r#"raw"#;
    "##;
    let literals: Vec<String> = outside_of_tests(of(text))
        .into_iter()
        .filter(|token| matches!(token, TokenTree::Literal(_)))
        .map(|token| token.to_string())
        .collect();
    assert_eq!(literals, ["\"in\"", "\"attribute\"", "r#\"raw\"#"]);
}
