//! The lines of a page, with includes replaced by what they include.

use super::checkout::{Checkout, resolve};
use super::facts::{PagePath, Place, Problem, ProblemCode};

/// A line, or a part of one, with where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The text, without the end of the line.
    pub text: &'a str,
    /// The page it stands on: an included file keeps its own.
    pub page: &'a PagePath,
    /// The number, counted from one.
    pub number: u32,
}

impl<'a> Line<'a> {
    /// The place of the line.
    pub fn place(&self) -> Place {
        Place {
            page: self.page.clone(),
            line: self.number,
        }
    }

    /// The same line with another part of its text.
    pub fn with(&self, text: &'a str) -> Self {
        Self { text, ..*self }
    }

    /// The text without space around it.
    pub fn trimmed(&self) -> &'a str {
        self.text.trim()
    }

    /// The columns of space before the text; a tab reaches to the next fourth one.
    pub fn indent(&self) -> usize {
        columns(self.text)
            .take_while(|it| it.2)
            .last()
            .map_or(0, |it| it.1)
    }

    /// The line without up to this many columns of space before it.
    pub fn dedent(&self, width: usize) -> Self {
        let cut = columns(self.text)
            .take_while(|it| it.2 && it.1 <= width)
            .last()
            .map_or(0, |it| it.0);
        self.with(&self.text[cut..])
    }
}

/// For each leading character: the byte after it, the column after it, whether it is space.
fn columns(text: &str) -> impl Iterator<Item = (usize, usize, bool)> {
    let mut column = 0;
    text.char_indices().map(move |(at, ch)| {
        column += if ch == '\t' { 4 - column % 4 } else { 1 };
        (at + ch.len_utf8(), column, ch == ' ' || ch == '\t')
    })
}

/// The folder of fragments that are furniture of all pages: they stay directives.
const FURNITURE: &str = "_includes/";

/// The lines of a page: includes are replaced by the lines of the file, except
/// those of furniture; what is not published (`{% if build == 'dev' %}`,
/// comments) is left out.
pub fn lines<'a>(
    checkout: &'a Checkout,
    page: &PagePath,
    problems: &mut Vec<Problem>,
) -> Vec<Line<'a>> {
    let mut reader = Reader {
        checkout,
        problems,
        open: Vec::new(),
        out: Vec::new(),
    };
    if let Some((page, text)) = checkout.page(page) {
        reader.read(page, text);
    }
    reader.out
}

/// The state of reading one page.
struct Reader<'a, 'p> {
    checkout: &'a Checkout,
    problems: &'p mut Vec<Problem>,
    /// The pages being included right now, against circles.
    open: Vec<&'a PagePath>,
    out: Vec<Line<'a>>,
}

impl<'a> Reader<'a, '_> {
    fn read(&mut self, page: &'a PagePath, text: &'a str) {
        self.open.push(page);
        let mut unpublished = Unpublished::default();
        for (number, text) in (1..).zip(text.lines()) {
            let line = Line { text, page, number };
            if unpublished.hides(text.trim()) {
                continue;
            }
            match include_of(text) {
                Some(target) => self.include(line, target),
                None => self.out.push(line),
            }
        }
        self.open.pop();
    }

    fn include(&mut self, line: Line<'a>, target: &str) {
        let link = resolve(line.page, target);
        let path = link.map(|it| it.page);
        if path
            .as_ref()
            .is_some_and(|it| it.as_str().starts_with(FURNITURE))
        {
            self.out.push(line);
            return;
        }
        match path.as_ref().and_then(|it| self.checkout.page(it)) {
            Some((page, text)) if !self.open.contains(&page) => self.read(page, text),
            _ => self.problems.push(Problem {
                place: line.place(),
                code: ProblemCode::Include,
                text: format!("`{target}` cannot be included"),
            }),
        }
    }
}

/// The target of a line that is an include.
pub fn include_of(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix("{% include")?;
    let (_, target) = inner.split_once("](")?;
    target.split_once(')').map(|it| it.0)
}

/// Whether lines are inside of what is not published.
#[derive(Default)]
struct Unpublished {
    condition: bool,
    comment: bool,
}

impl Unpublished {
    /// Takes the next line; says whether it is hidden.
    fn hides(&mut self, line: &str) -> bool {
        if self.condition {
            self.condition = !line.starts_with("{% endif");
            return true;
        }
        if self.comment {
            self.comment = !line.contains("-->");
            return true;
        }
        self.condition = line.starts_with("{% if ");
        self.comment = line.starts_with("<!--") && !line.contains("-->");
        self.condition || line.starts_with("<!--")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(pages: &[(&str, &str)]) -> (Vec<String>, Vec<Problem>) {
        let pages = pages.iter().map(|(path, text)| (*path, (*text).to_owned()));
        let checkout = Checkout::from_pages(pages);
        let mut problems = Vec::new();
        let lines = lines(&checkout, &"a/page.md".into(), &mut problems);
        let texts = lines.iter().map(|it| format!("{} {}", it.place(), it.text));
        (texts.collect(), problems)
    }

    #[test]
    fn an_include_keeps_its_own_places() {
        let (texts, problems) = texts(&[
            (
                "a/page.md",
                "one\n{% include notitle [x](./_includes/part.md) %}\ntwo",
            ),
            ("a/_includes/part.md", "in"),
        ]);
        assert_eq!(
            texts,
            [
                "a/page.md:1 one",
                "a/_includes/part.md:1 in",
                "a/page.md:3 two"
            ]
        );
        assert_eq!(problems, []);
    }

    #[test]
    fn furniture_stays_and_a_circle_is_a_problem() {
        let (texts, problems) = texts(&[(
            "a/page.md",
            "{% include [x](../_includes/required.md) %}\n{% include [me](page.md) %}",
        )]);
        assert_eq!(
            texts,
            ["a/page.md:1 {% include [x](../_includes/required.md) %}"]
        );
        assert_eq!(problems[0].place.line, 2);
        assert_eq!(problems[0].code, ProblemCode::Include);
    }

    #[test]
    fn what_is_not_published_is_left_out() {
        let text = "a\n{% if build == 'dev' %}\nb\n{% endif %}\n<!-- c -->\n<!--\nd\n-->\ne";
        let (texts, _) = texts(&[("a/page.md", text)]);
        assert_eq!(texts, ["a/page.md:1 a", "a/page.md:9 e"]);
    }

    #[test]
    fn a_tab_is_up_to_four_columns() {
        let page = PagePath::from("p.md");
        let line = Line {
            text: " \t x",
            page: &page,
            number: 1,
        };
        assert_eq!(line.indent(), 5);
        assert_eq!(line.dedent(4).text, " x");
        assert_eq!(line.dedent(2).text, "\t x");
    }
}
