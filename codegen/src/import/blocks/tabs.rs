//! `{% list tabs %}`: items of a list are the tabs.

use super::{Reader, Tab, blocks, code};
use crate::import::lines::Line;

/// How far the content of a tab may be indented beyond its title.
const CONTENT: usize = 4;

impl<'a> Reader<'a, '_> {
    /// Reads the tabs among lines. What stands before the first is a tab without title.
    pub(super) fn tabs(&mut self, lines: &[Line<'a>]) -> Vec<Tab<'a>> {
        let mut inside = Inside::default();
        let column = lines
            .iter()
            .find(|it| title(it).is_some())
            .map(Line::indent);
        let mut tabs: Vec<(&str, Vec<Line<'a>>)> = Vec::new();
        for line in lines {
            let is_title = inside.is_plain(line) && Some(line.indent()) == column;
            match title(line).filter(|_| is_title) {
                Some(title) => tabs.push((title, Vec::new())),
                None if tabs.is_empty() => tabs.push(("", vec![*line])),
                None => tabs.last_mut().into_iter().for_each(|it| it.1.push(*line)),
            }
        }
        let column = column.unwrap_or(0);
        tabs.retain(|it| !it.0.is_empty() || it.1.iter().any(|it| !it.trimmed().is_empty()));
        tabs.into_iter()
            .map(|(title, lines)| self.tab(title, column, &lines))
            .collect()
    }

    fn tab(&mut self, title: &'a str, column: usize, lines: &[Line<'a>]) -> Tab<'a> {
        let indent = |it: &Line<'_>| it.indent().saturating_sub(column);
        let content = lines.iter().filter(|it| !it.trimmed().is_empty());
        let width = content.map(indent).min().unwrap_or(0).min(CONTENT);
        let lines: Vec<_> = lines.iter().map(|it| it.dedent(column + width)).collect();
        Tab {
            title,
            blocks: blocks(&lines, self.problems),
        }
    }
}

/// The title, if a line is an item of a list.
fn title<'a>(line: &Line<'a>) -> Option<&'a str> {
    let text = line.trimmed();
    let title = text
        .strip_prefix("- ")
        .or_else(|| text.strip_prefix("* "))?;
    Some(title.trim()).filter(|it| !it.is_empty())
}

/// What a line is inside of: there, an item of a list is no tab.
#[derive(Default)]
struct Inside {
    code: bool,
    tables: usize,
    lists: usize,
}

impl Inside {
    /// Takes the next line; says whether it is inside of nothing.
    fn is_plain(&mut self, line: &Line<'_>) -> bool {
        let text = line.trimmed();
        if self.code {
            self.code = !code::closes(text, 3);
            return false;
        }
        self.code = code::opens(text);
        if text.starts_with("#|") {
            self.tables += 1;
        } else if text.starts_with("|#") {
            self.tables = self.tables.saturating_sub(1);
        } else if text.starts_with("{% list") {
            self.lists += 1;
        } else if text.starts_with("{% endlist") {
            self.lists = self.lists.saturating_sub(1);
        }
        !self.code && self.tables == 0 && self.lists == 0
    }
}
