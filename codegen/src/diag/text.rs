//! The look of rustc, by its own crate.

use super::finding::{Finding, Fix, Label};
use crate::source::{FileId, SourceFile, SourceMap, Span, is_misleading};
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Patch, Renderer, Snippet, renderer::DecorStyle,
};
use std::ops::Range;

pub(super) fn render(map: &SourceMap, findings: &[Finding], colour: bool) -> String {
    let renderer = renderer(colour);
    let mut out = String::new();
    for finding in findings {
        out.push_str(&render_one(map, finding, &renderer));
        out.push_str("\n\n");
    }
    match findings.len() {
        0 => {}
        1 => out.push_str("1 finding\n"),
        n => out.push_str(&format!("{n} findings\n")),
    }
    out
}

/// One finding without colour, as the `rendered` field of the JSON format carries it.
pub(super) fn render_plain(map: &SourceMap, finding: &Finding) -> String {
    render_one(map, finding, &renderer(false)) + "\n"
}

fn renderer(colour: bool) -> Renderer {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.decor_style(DecorStyle::Ascii)
}

fn render_one(map: &SourceMap, finding: &Finding, renderer: &Renderer) -> String {
    let rendered = renderer.render(&groups(map, finding));
    // The renderer knows the control characters of ASCII, and uses one itself.
    rendered.replace(
        |c: char| !c.is_ascii() && is_misleading(c),
        char::REPLACEMENT_CHARACTER.encode_utf8(&mut [0; 4]),
    )
}

fn groups<'a>(map: &'a SourceMap, finding: &'a Finding) -> Vec<Group<'a>> {
    let fix = finding
        .fix
        .as_ref()
        .filter(|fix| is_readable(map, fix.span));
    // With a fix, the last line of help becomes the title over the patched line.
    let (help, title) = match (fix, finding.help.split_last()) {
        (Some(_), Some((last, rest))) => (rest, last.as_str()),
        (Some(_), None) => (&[][..], "write this"),
        (None, _) => (&finding.help[..], ""),
    };
    let main = main_group(map, finding, help);
    let patch = fix.into_iter().map(|fix| patch_group(map, fix, title));
    std::iter::once(main).chain(patch).collect()
}

/// Whether lines are short enough to be shown whole, as patched lines are.
pub(super) fn is_readable(map: &SourceMap, span: Span) -> bool {
    const LONGEST: usize = 500;
    let file = map.file(span.file);
    let first = file.line_range(file.position(span.start as usize).line);
    let last = file.line_range(file.position(span.end as usize).line);
    last.end - first.start <= LONGEST
}

fn main_group<'a>(map: &'a SourceMap, finding: &'a Finding, help: &'a [String]) -> Group<'a> {
    let title = Level::ERROR
        .primary_title(&finding.message)
        .id(finding.rule.id());
    title
        .elements(snippets(map, finding))
        .elements(help.iter().map(|line| Level::HELP.message(line)))
}

/// One snippet a file, the file of the primary place first.
fn snippets<'a>(map: &'a SourceMap, finding: &'a Finding) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut files: Vec<FileId> = vec![finding.primary.span.file];
    for label in &finding.secondary {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    files
        .into_iter()
        .map(|id| snippet(map.file(id), finding))
        .collect()
}

fn snippet<'a>(file: &'a SourceFile, finding: &'a Finding) -> Snippet<'a, Annotation<'a>> {
    let primary = (AnnotationKind::Primary, &finding.primary);
    let secondary = finding
        .secondary
        .iter()
        .map(|label| (AnnotationKind::Context, label));
    let labels: Vec<(AnnotationKind, &Label)> = std::iter::once(primary)
        .chain(secondary)
        .filter(|(_, label)| label.span.file == file.id)
        .collect();
    let excerpt = Excerpt::around(file, labels.iter().map(|(_, label)| label.span));
    let annotations = labels.into_iter().map(|(kind, label)| {
        let text = Some(label.text.as_str()).filter(|text| !text.is_empty());
        kind.span(excerpt.range(label.span)).label(text)
    });
    let annotations: Vec<_> = annotations.collect();
    excerpt.snippet().annotations(annotations)
}

fn patch_group<'a>(map: &'a SourceMap, fix: &'a Fix, title: &'a str) -> Group<'a> {
    let excerpt = Excerpt::around(map.file(fix.span.file), [fix.span]);
    let patch = Patch::new(excerpt.range(fix.span), &fix.replacement);
    Level::HELP
        .secondary_title(title)
        .element(excerpt.snippet().patch(patch))
}

/// The lines of a file that a snippet needs: the renderer's work grows with the text it gets.
struct Excerpt<'a> {
    file: &'a SourceFile,
    first_line: usize,
    bytes: Range<usize>,
}

impl<'a> Excerpt<'a> {
    fn around(file: &'a SourceFile, spans: impl IntoIterator<Item = Span> + Clone) -> Self {
        let start = spans
            .clone()
            .into_iter()
            .map(|span| span.start)
            .min()
            .unwrap_or(0);
        let end = spans.into_iter().map(|span| span.end).max().unwrap_or(0);
        let first_line = file.position(start as usize).line;
        let last_line = file.position(end as usize).line;
        let bytes = file.line_range(first_line).start..file.line_range(last_line).end;
        Excerpt {
            file,
            first_line,
            bytes,
        }
    }

    fn range(&self, span: Span) -> Range<usize> {
        let within = |at: u32| {
            let at = self.file.char_boundary(at as usize);
            at.clamp(self.bytes.start, self.bytes.end) - self.bytes.start
        };
        within(span.start)..within(span.end)
    }

    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(&self.file.text[self.bytes.clone()])
            .line_start(self.first_line)
            .path(self.file.path.as_str())
    }
}
