//! Markdown: text of specs made safe, and the few constructs that pages use.

/// Plain text: every character that would be markup is escaped.
pub(in crate::emit) fn text(plain: &str) -> String {
    let mut out = String::new();
    for (i, c) in plain.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '_' if is_inside_a_word(plain, i) => out.push(c),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// Text that is Markdown in the spec. Specs have no HTML, so what looks like a
/// tag outside code is meant as it stands. `replace` may put something else in
/// the place of a code span.
pub(super) fn prose(markdown: &str, replace: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = markdown.trim();
    while let Some(start) = rest.find('`') {
        out.push_str(&escape_tags(&rest[..start]));
        let (span, after) = rest[start..].split_at(code_span_length(&rest[start..]));
        let other = if is_in_label(&out, after) {
            None
        } else {
            replace(span.trim_matches('`'))
        };
        out.push_str(other.as_deref().unwrap_or(span));
        rest = after;
    }
    out.push_str(&escape_tags(rest));
    lines_without_trailing_blanks(&out)
}

/// Whether what stands between two texts is in the label of a link already: in the last bracket
/// that is open before it, and in the first that is closed after it.
fn is_in_label(before: &str, after: &str) -> bool {
    before.rfind('[') > before.rfind(']')
        && after
            .split_once([']', '['])
            .is_some_and(|(label, rest)| rest.starts_with('(') || label.is_empty())
}

/// Adds a full stop where nothing else ends the sentence.
pub(super) fn end_sentence(markdown: String) -> String {
    match markdown.ends_with(['.', '!', '?', ':', '…']) {
        true => markdown,
        false => markdown + ".",
    }
}

/// A code span, whatever backticks the text has.
pub(in crate::emit) fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    if text.is_empty() {
        return "` `".to_owned();
    }
    if text.contains("\\|") {
        // In a table a backslash before a bar is lost, even inside a code span.
        return format!(
            "<code>{}</code>",
            self::text(&text).replace("\\\\|", "&#92;&#124;")
        );
    }
    let ticks = "`".repeat(longest_run(&text, '`') + 1);
    let pad = match text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) {
        true => " ",
        false => "",
    };
    format!("{ticks}{pad}{text}{pad}{ticks}")
}

/// A fenced block. The text is kept byte for byte, except for its last line end.
pub(super) fn fence(language: &str, text: &str) -> String {
    let ticks = "`".repeat((longest_run(text, '`') + 1).max(3));
    format!(
        "{ticks}{language}\n{}\n{ticks}",
        text.strip_suffix('\n').unwrap_or(text)
    )
}

/// Blocks that are shown once a reader opens them. As blocks of their own, the
/// lines of HTML leave what is between them Markdown.
pub(super) fn fold(title: &str, blocks: Vec<String>) -> Vec<String> {
    let open = format!("<details>\n<summary>{title}</summary>");
    [vec![open], blocks, vec!["</details>".to_owned()]].concat()
}

/// A heading of a level; its text is Markdown.
pub(super) fn heading(level: usize, text: &str) -> String {
    format!("{} {}", "#".repeat(level), one_line(text))
}

/// A link; its label is Markdown.
pub(super) fn link(label: &str, target: &str) -> String {
    format!("[{label}]({target})")
}

/// The anchor that code hosts give a heading.
pub(super) fn anchor(heading: &str) -> String {
    let kept = heading
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase)
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// Lines of a quote.
pub(super) fn quote(markdown: &str) -> String {
    let lines = markdown
        .lines()
        .map(|line| format!("> {line}").trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

/// Items of a list; further lines of an item are indented below its first.
pub(super) fn list(items: &[String]) -> String {
    let items = items
        .iter()
        .map(|item| format!("- {}", item.replace('\n', "\n  ")));
    items.collect::<Vec<_>>().join("\n")
}

/// A list of facts: each a label and what it is, which may go on in lines below.
pub(super) fn facts<'a>(facts: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let items = facts
        .into_iter()
        .map(|(label, fact)| match fact.starts_with('\n') {
            true => format!("**{label}:**{fact}"),
            false => format!("**{label}:** {fact}"),
        });
    list(&items.collect::<Vec<_>>())
}

/// The text without line breaks.
pub(in crate::emit) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the underscore at `i` has a letter or digit on both sides: such a
/// one is no markup.
fn is_inside_a_word(text: &str, i: usize) -> bool {
    let before = text[..i].chars().next_back();
    let after = text[i + 1..].chars().next();
    [before, after]
        .into_iter()
        .all(|c| c.is_some_and(char::is_alphanumeric))
}

fn escape_tags(markdown: &str) -> String {
    let mut out = String::new();
    for (i, piece) in markdown.split('<').enumerate() {
        if i > 0 {
            // An address in angle brackets is a link.
            out.push_str(if piece.starts_with("http") {
                "<"
            } else {
                "&lt;"
            });
        }
        out.push_str(piece);
    }
    out
}

/// The length of the code span or fenced block that `text` starts with, or of
/// the backticks alone where nothing closes them.
fn code_span_length(text: &str) -> usize {
    let run = text.len() - text.trim_start_matches('`').len();
    let mut end = run;
    while let Some(start) = text[end..].find('`').map(|i| end + i) {
        let after = &text[start..];
        let closing = after.len() - after.trim_start_matches('`').len();
        end = start + closing;
        if closing == run {
            return end;
        }
    }
    run
}

fn longest_run(text: &str, wanted: char) -> usize {
    text.split(|c| c != wanted).map(str::len).max().unwrap_or(0)
}

fn lines_without_trailing_blanks(text: &str) -> String {
    text.lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_has_no_markup() {
        let cases = [
            ("a_b, _c_ and *d*", r"a_b, \_c\_ and \*d\*"),
            ("[x](y) `z`", r"\[x\](y) \`z\`"),
            ("<b> & \\", r"&lt;b> &amp; \\"),
            ("~~no~~ $1$", r"\~\~no\~\~ \$1\$"),
            ("'section'", "'section'"),
        ];
        for (plain, escaped) in cases {
            assert_eq!(text(plain), escaped);
        }
    }

    #[test]
    fn prose_keeps_its_markup_and_has_no_tags() {
        let cases = [
            ("the `<id>` of <id>", "the `<id>` of &lt;id>"),
            ("``a`<b>`` <c>", "``a`<b>`` &lt;c>"),
            ("see <https://a.b>", "see <https://a.b>"),
            ("an open ` and <b>", "an open ` and &lt;b>"),
            ("```\n<x>\n```\n<y>", "```\n<x>\n```\n&lt;y>"),
            ("*kept* [l](m) \n", "*kept* [l](m)"),
        ];
        for (markdown, safe) in cases {
            assert_eq!(prose(markdown, |_| None), safe);
        }
    }

    #[test]
    fn code_in_prose_is_replaced() {
        let bold = |span: &str| (span == "a.b").then(|| "**a.b**".to_owned());
        let cases = [
            ("see `a.b`, `c`", "see **a.b**, `c`"),
            ("[`a.b`](x)", "[`a.b`](x)"),
            ("[see `a.b` here](x)", "[see `a.b` here](x)"),
            ("[x](y) `a.b` [z](y)", "[x](y) **a.b** [z](y)"),
            ("(`a.b`)", "(**a.b**)"),
        ];
        for (markdown, replaced) in cases {
            assert_eq!(prose(markdown, bold), replaced);
        }
    }

    #[test]
    fn sentences_end() {
        let cases = [
            ("the user", "the user."),
            ("the user.", "the user."),
            ("`x`", "`x`."),
            ("no!", "no!"),
        ];
        for (markdown, ended) in cases {
            assert_eq!(end_sentence(markdown.to_owned()), ended);
        }
    }

    #[test]
    fn code_spans_hold_any_text() {
        let cases = [
            ("a", "`a`"),
            ("a`b", "``a`b``"),
            ("`a`", "`` `a` ``"),
            ("``", "``` `` ```"),
            (" a", "`  a `"),
            ("a\nb", "`a b`"),
            ("a|b", "`a|b`"),
            ("a\\|_", r"<code>a&#92;&#124;\_</code>"),
            ("", "` `"),
        ];
        for (text, span) in cases {
            assert_eq!(code(text), span);
        }
    }

    #[test]
    fn fences_are_longer_than_what_they_hold() {
        assert_eq!(fence("json", "{}\n"), "```json\n{}\n```");
        assert_eq!(fence("", "```\n````"), "`````\n```\n````\n`````");
    }

    #[test]
    fn anchors_are_those_of_code_hosts() {
        let cases = [
            ("Object `crm/card_section`", "object-crmcard_section"),
            ("`time`", "time"),
            ("user.userfield", "useruserfield"),
        ];
        for (heading, slug) in cases {
            assert_eq!(anchor(heading), slug);
        }
    }
}
