//! The name cell: `**name***`, with types after it.

use crate::import::facts::KeyKind;
use crate::import::prose::Span;

/// What a name cell says.
#[derive(Clone, Debug)]
pub struct NameCell {
    /// The alternatives, each a path; mostly one path of one name.
    pub names: Vec<Vec<Name>>,
    /// The star.
    pub is_required: bool,
    /// What follows the name.
    pub rest: Vec<Span>,
}

/// A name, or one step of a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name, without `[]`.
    pub text: String,
    /// What it stands for.
    pub key: KeyKind,
    /// `[]` stands behind it: the elements of a list.
    pub is_element: bool,
}

impl NameCell {
    /// Whether it is a caption for the rows below: words without a type.
    pub(super) fn is_caption(&self) -> bool {
        let has_blank = self.text().trim().contains(' ');
        has_blank && self.rest.iter().all(|it| it.text.trim().is_empty())
    }

    /// The first name as written.
    pub(super) fn text(&self) -> String {
        let path = self.names.first().into_iter().flatten();
        path.map(|it| it.text.as_str())
            .collect::<Vec<_>>()
            .join(".")
    }
}

/// Reads a name cell. Nothing if it has no name.
pub(super) fn read(spans: &[Span]) -> Option<NameCell> {
    let start = spans.iter().position(|it| !it.text.trim().is_empty())?;
    let end = name_end(spans, start);
    let text: String = spans[start..end]
        .iter()
        .map(|it| it.text.as_str())
        .collect();
    let (text, is_required) = without_star(text.trim());
    let names = alternatives(text);
    (!names.is_empty()).then(|| NameCell {
        names,
        is_required,
        rest: spans[end..].to_vec(),
    })
}

/// Where the name ends: it is bold, with stars and bars between; else it is the first
/// code, or the first line.
fn name_end(spans: &[Span], start: usize) -> usize {
    let after = |fits: &dyn Fn(&Span) -> bool| {
        let found = spans[start..].iter().position(|it| !fits(it));
        found.map_or(spans.len(), |it| start + it)
    };
    let is_mark = |it: &Span| !it.is_code && it.text.chars().all(|ch| "*^|, ".contains(ch));
    match spans[start].is_bold {
        true => after(&|it| it.text != "\n" && (it.is_bold || is_mark(it))),
        false if spans[start].is_code => start + 1,
        false => after(&|it| it.text != "\n" && !it.is_code && it.link.is_none()),
    }
}

/// Takes the star off a name: `*`, `^*^`, or a footnote's `**`. The star of a family
/// such as `UF_CRM_*` belongs to the name.
fn without_star(text: &str) -> (&str, bool) {
    if let Some(name) = text.strip_suffix("^*^") {
        return (name.trim_end(), true);
    }
    let name = text.trim_end_matches(['*', ' ', ',']);
    match text[name.len()..].contains('*') && !name.ends_with(['_', '\\']) {
        true => (name, true),
        false => (text, false),
    }
}

/// The alternatives `A | B` of a name; without blanks, the bar belongs to it.
fn alternatives(text: &str) -> Vec<Vec<Name>> {
    let parts: Vec<_> = text.split(" | ").map(str::trim).collect();
    let (last, before) = parts.split_last().unwrap_or((&"", &[]));
    let before = before.iter().map(|it| it.trim_end_matches('*'));
    let all = before.chain([*last]);
    all.filter(|it| !it.is_empty()).map(path).collect()
}

/// Takes a dotted path apart; `NAME (PARENT)` is one too.
fn path(text: &str) -> Vec<Name> {
    if let Some((name, parent)) = parenthesis(text) {
        return vec![self::name(parent), self::name(name)];
    }
    if text.ends_with("...") || text.contains(' ') || text.starts_with('<') {
        return vec![name(text)];
    }
    text.split('.')
        .filter(|it| !it.is_empty())
        .map(name)
        .collect()
}

fn parenthesis(text: &str) -> Option<(&str, &str)> {
    let (name, parent) = text.strip_suffix(')')?.split_once(" (")?;
    let is_key = |it: &str| it.chars().all(|ch| ch.is_ascii_alphanumeric() || ch == '_');
    (is_key(name) && is_key(parent)).then_some((name, parent))
}

fn name(text: &str) -> Name {
    let text = text.trim().trim_matches(['`', '"']);
    let (text, is_element) = match text.strip_suffix("[]") {
        Some(text) => (text, true),
        None => (text, false),
    };
    let (text, key) = key(text);
    Name {
        text,
        key,
        is_element,
    }
}

/// Tells families and placeholders from keys.
fn key(text: &str) -> (String, KeyKind) {
    let inner = text
        .strip_prefix(['<', '{'])
        .and_then(|it| it.strip_suffix(['>', '}']));
    if let Some(inner) = inner {
        return (inner.to_owned(), KeyKind::Any);
    }
    let stems = ["...", "…", "*"];
    if let Some(stem) = stems.iter().find_map(|it| text.strip_suffix(it)) {
        return (format!("{}*", stem.trim_end_matches('\\')), KeyKind::Family);
    }
    match text.find(['<', '{']).filter(|_| text.ends_with(['>', '}'])) {
        Some(at) if at > 0 => (format!("{}*", &text[..at]), KeyKind::Family),
        _ => (text.to_owned(), KeyKind::Exact),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::facts::PagePath;
    use crate::import::lines::Line;
    use crate::import::prose::{Prose, prose};

    /// Names joined by `.`, alternatives by ` / `, then `!` if required, then the kind.
    fn sketch(cell: &str) -> String {
        let page = PagePath::from("p.md");
        let numbered = (1..).zip(cell.lines());
        let lines: Vec<_> = numbered
            .map(|(number, text)| Line {
                text,
                page: &page,
                number,
            })
            .collect();
        let Some(Prose::Paragraph(spans)) = prose(&lines).into_iter().next() else {
            return String::new();
        };
        let read = read(&spans).unwrap();
        let one = |it: &Name| {
            let mark = if it.is_element { "[]" } else { "" };
            let kind = match it.key {
                KeyKind::Exact => "",
                KeyKind::Family => " family",
                KeyKind::Any => " any",
            };
            format!("{}{mark}{kind}", it.text)
        };
        let path = |it: &Vec<Name>| it.iter().map(one).collect::<Vec<_>>().join(".");
        let names: Vec<_> = read.names.iter().map(path).collect();
        let star = if read.is_required { "!" } else { "" };
        names.join(" / ") + star
    }

    #[test]
    fn all_ways_to_write_the_star() {
        for cell in [
            "**x***\n`t`",
            "**x**^*^\n`t`",
            "**x^*^**\n`t`",
            "**x****\n`t`",
            "**x** *\n`t`",
        ] {
            assert_eq!(sketch(cell), "x!", "{cell}");
        }
        assert_eq!(sketch("**x**\n`t`"), "x");
    }

    #[test]
    fn families_and_placeholders_are_no_keys() {
        assert_eq!(sketch("**UF_...**\n`t`"), "UF_* family");
        assert_eq!(sketch("**UF_\\***\n`t`"), "UF_* family");
        assert_eq!(sketch("**DYNAMIC_***\n`t`"), "DYNAMIC_* family");
        assert_eq!(sketch("**property<id>**\n`t`"), "property* family");
        assert_eq!(sketch("**\\<siteId\\>**\n`t`"), "siteId any");
    }

    #[test]
    fn paths_nest() {
        assert_eq!(sketch("**a.b[].c**\n`t`"), "a.b[].c");
        assert_eq!(sketch("**NAME (PARENT)**\n`t`"), "PARENT.NAME");
    }

    #[test]
    fn a_bar_with_blanks_is_an_alternative() {
        assert_eq!(sketch("**A*** \\| **B***"), "A / B!");
        assert_eq!(sketch("**A**\\|**B**"), "A|B");
    }
}
