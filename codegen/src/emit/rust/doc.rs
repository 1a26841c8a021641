//! Doc comments: one attribute a line, and nothing in them that rustdoc trips over.

use proc_macro2::TokenStream;
use quote::quote;

/// The width that lines of prose are wrapped at.
const WIDTH: usize = 92;

/// The lines of a doc comment, paragraph by paragraph.
#[derive(Default)]
pub(super) struct Doc(Vec<String>);

impl Doc {
    /// Adds a paragraph of our own, already fit for rustdoc.
    pub(super) fn paragraph(mut self, text: &str) -> Self {
        self.blank();
        self.0.extend(wrapped(text, ""));
        self
    }

    /// Adds a paragraph if there is text for it.
    pub(super) fn maybe(self, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.paragraph(text),
            None => self,
        }
    }

    /// Adds Markdown of a spec.
    pub(super) fn markdown(mut self, text: Option<&str>) -> Self {
        if let Some(text) = text {
            self.blank();
            self.0.extend(lines_of(text));
        }
        self
    }

    /// Adds a list.
    pub(super) fn list(mut self, items: impl IntoIterator<Item = String>) -> Self {
        self.blank();
        for item in items {
            self.0.extend(wrapped(&format!("- {item}"), "  "));
        }
        self
    }

    /// Adds a code block that is compiled as a test but not run.
    pub(super) fn example(mut self, code: &str) -> Self {
        self.blank();
        self.0.push("```no_run".to_owned());
        self.0.extend(code.lines().map(str::to_owned));
        self.0.push("```".to_owned());
        self
    }

    /// The comment as attributes.
    pub(super) fn tokens(&self) -> TokenStream {
        let lines = self.0.iter().map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            }
        });
        quote!(#(#[doc = #lines])*)
    }

    fn blank(&mut self) {
        if !self.0.is_empty() {
            self.0.push(String::new());
        }
    }
}

/// One sentence of a spec, on the lines it needs.
pub(super) fn sentence(text: &str) -> Doc {
    Doc::default().paragraph(&escaped(text))
}

/// The macros that rustdoc finds beside a type of the same name.
const DERIVES: &[&str] = &[
    "Clone",
    "Copy",
    "Debug",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
];

/// A link to a struct of the same module.
pub(super) fn link_to_struct(name: &str) -> String {
    let kind = if DERIVES.contains(&name) {
        "struct@"
    } else {
        ""
    };
    format!("[`{kind}{name}`]")
}

/// Escapes what rustdoc takes for a link or for HTML, outside of code. Links to
/// addresses stay, and bare addresses become links.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_code = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        // One that nothing closes does not open code either.
        in_code ^= c == '`' && (in_code || rest[1..].contains('`'));
        let (link, address) = match in_code {
            true => (None, None),
            false => (link(rest), address(rest)),
        };
        let taken = link.or(address).map_or(c.len_utf8(), str::len);
        match (link, address) {
            (Some(link), _) => out.push_str(link),
            (None, Some(address)) => out.push_str(&format!("<{address}>")),
            (None, None) => {
                if !in_code && matches!(c, '[' | ']' | '<' | '>') {
                    out.push('\\');
                }
                out.push(c);
            }
        }
        rest = &rest[taken..];
    }
    out
}

/// The link to an address that a text begins with: `[label](https://…)`.
fn link(text: &str) -> Option<&str> {
    let label_end = text.strip_prefix('[')?.find(['[', ']'])? + 1;
    let target = text[label_end..].strip_prefix("](http")?;
    let end = target.find([')', ' ', '\n'])?;
    let whole = label_end + "](http".len() + end + 1;
    target[end..].starts_with(')').then(|| &text[..whole])
}

/// The address that a text begins with, without the punctuation of a sentence.
fn address(text: &str) -> Option<&str> {
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    let is_end =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '`' | '"');
    let end = text.find(is_end).unwrap_or(text.len());
    is_address.then(|| text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']))
}

/// The lines of Markdown: code blocks are no tests, and no indentation makes one.
fn lines_of(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut in_fence = false;
    for line in text.trim().lines() {
        let start = line.trim_start();
        let is_fence = start.starts_with("```") || start.starts_with("~~~");
        if is_fence {
            let opening = if in_fence { "```" } else { "```text" };
            in_fence = !in_fence;
            lines.push(opening.to_owned());
        } else if in_fence {
            lines.push(line.to_owned());
        } else {
            let indent = line.len() - line.trim_start().len();
            let kept = &"   "[..indent.min(3)];
            lines.push(
                format!("{kept}{}", escaped(line.trim()))
                    .trim_end()
                    .to_owned(),
            );
        }
    }
    if in_fence {
        lines.push("```".to_owned());
    }
    lines
}

/// Breaks text at spaces; later lines begin with `indent`.
fn wrapped(text: &str, indent: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let would_be = line.chars().count() + 1 + word.chars().count();
        if !line.trim().is_empty() && would_be > WIDTH {
            lines.push(std::mem::replace(&mut line, indent.to_owned()));
        }
        if !line.trim().is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_html_are_text_outside_code() {
        assert_eq!(escaped("a [b] <i> `[c]`"), r"a \[b\] \<i\> `[c]`");
        assert_eq!(escaped("(See http://a.b/c_d.)"), "(See <http://a.b/c_d>.)");
        assert_eq!(escaped("`http://a.b`"), "`http://a.b`");
        assert_eq!(escaped("a `b` don`t [c] <d>"), r"a `b` don`t \[c\] \<d\>");
    }

    #[test]
    fn links_to_addresses_stay() {
        let link = "see [the `page`](https://a.b/c_d) and";
        assert_eq!(escaped(link), link);
        assert_eq!(escaped("[a](b) [c]"), r"\[a\](b) \[c\]");
    }

    #[test]
    fn code_blocks_are_no_tests_and_always_closed() {
        assert_eq!(
            lines_of("a\n```rust\nx[0]"),
            ["a", "```text", "x[0]", "```"]
        );
        assert_eq!(lines_of("~~~\nx[0]\n~~~"), ["```text", "x[0]", "```"]);
        assert_eq!(lines_of("a\n      b"), ["a", "   b"]);
    }

    #[test]
    fn long_text_is_wrapped_at_spaces() {
        let text = format!("- {} end", "word ".repeat(20).trim());
        let lines = wrapped(&text, "  ");
        assert_eq!(lines.len(), 2);
        assert!(
            lines[0].chars().count() <= WIDTH && lines[1].starts_with("  "),
            "{lines:?}"
        );
    }
}
