//! What holds for every page: tables are rectangular, links lead somewhere, what
//! is folded can be opened, and the text ends as text files end.

use std::collections::BTreeMap;

use crate::emit::OutFile;
use crate::emit::docs::markdown::anchor;
use crate::emit::docs::place;

/// Everything that is wrong with these pages.
pub(super) fn faults(files: &[OutFile]) -> Vec<String> {
    let pages: BTreeMap<&str, Vec<&str>> = files
        .iter()
        .map(|file| (file.path.as_str(), outside_fences(&file.text)))
        .collect();
    let mut faults = Vec::new();
    for file in files {
        let lines = &pages[file.path.as_str()];
        let found = [
            ending(&file.text),
            blanks(lines),
            tables(lines),
            folds(lines),
            links(&file.path, &pages),
        ];
        let found = found.into_iter().flatten();
        faults.extend(found.map(|fault| format!("{}: {fault}", file.path)));
    }
    faults
}

fn ending(text: &str) -> Vec<String> {
    let one_line_end = text.ends_with('\n') && !text.ends_with("\n\n") && !text.contains('\r');
    (!one_line_end)
        .then(|| "does not end with one line end".to_owned())
        .into_iter()
        .collect()
}

fn blanks(lines: &[&str]) -> Vec<String> {
    let lines = lines.iter().filter(|line| line.trim_end() != **line);
    lines
        .map(|line| format!("trailing blanks: {line:?}"))
        .collect()
}

/// Rows whose number of columns is not that of the row above.
fn tables(lines: &[&str]) -> Vec<String> {
    let rows = lines
        .windows(2)
        .filter(|pair| pair.iter().all(|line| line.starts_with('|')));
    rows.filter(|pair| bars(pair[0]) != bars(pair[1]))
        .map(|pair| format!("another number of columns: {:?}", pair[1]))
        .collect()
}

/// Folds without an end or a beginning, and those without blank lines inside:
/// only between blank lines is Markdown read as such.
fn folds(lines: &[&str]) -> Vec<String> {
    let mut is_open = false;
    let mut faults = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let (opens, blank) = match *line {
            "<details>" => (true, lines.get(i + 2)),
            "</details>" => (false, i.checked_sub(1).and_then(|i| lines.get(i))),
            _ => continue,
        };
        if opens == is_open || blank != Some(&"") {
            faults.push(format!("line {i} of a fold: {line}"));
        }
        is_open = opens;
    }
    faults.extend(is_open.then(|| "a fold without an end".to_owned()));
    faults
}

/// The bars that separate cells: those without an odd number of backslashes before them.
fn bars(line: &str) -> usize {
    let bars = line.match_indices('|').map(|(i, _)| &line[..i]);
    bars.filter(|before| (before.len() - before.trim_end_matches('\\').len()) % 2 == 0)
        .count()
}

/// Links to pages or headings that are not there.
fn links(path: &str, pages: &BTreeMap<&str, Vec<&str>>) -> Vec<String> {
    let targets = pages[path].iter().flat_map(|line| targets(line));
    targets
        .filter(|target| !resolves(path, target, pages))
        .map(|it| format!("dead link: {it}"))
        .collect()
}

fn targets(line: &str) -> impl Iterator<Item = &str> {
    let ends = line
        .match_indices("](")
        .filter(|(i, _)| !line[..*i].ends_with('\\'));
    ends.filter_map(|(i, _)| line[i + 2..].split_once(')').map(|(target, _)| target))
}

fn resolves(path: &str, target: &str, pages: &BTreeMap<&str, Vec<&str>>) -> bool {
    if target.starts_with("https://") {
        return true;
    }
    let (link, heading) = target.split_once('#').unwrap_or((target, ""));
    let page = if link.is_empty() {
        path.to_owned()
    } else {
        joined(path, link)
    };
    let Some(lines) = pages.get(page.as_str()) else {
        return false;
    };
    let has_heading = lines
        .iter()
        .any(|line| heading_anchor(line).as_deref() == Some(heading));
    let is_shortest = link.is_empty() || place::relative(path, &page) == link;
    is_shortest && (heading.is_empty() || has_heading)
}

fn joined(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part)
        }
    }
    parts.join("/")
}

fn heading_anchor(line: &str) -> Option<String> {
    let (marks, text) = line.split_once(' ')?;
    (!marks.is_empty() && marks.chars().all(|c| c == '#')).then(|| anchor(text))
}

pub(super) fn outside_fences(text: &str) -> Vec<&str> {
    let mut fence: Option<&str> = None;
    let mut lines = Vec::new();
    for line in text.lines() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            Some(open) if line == open => fence = None,
            Some(_) => {}
            None if ticks.len() >= 3 => fence = Some(ticks),
            None => lines.push(line),
        }
    }
    assert_eq!(fence, None, "a fenced block is not closed: {text}");
    lines
}

#[test]
fn faults_are_found() {
    let page = |path: &str, text: &str| OutFile {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let good = page(
        "a/b.md",
        "# B\n\n| x | y |\n| --- | --- |\n| \\| | `[` |\n\n[c](../c.md#d-e) [b](#b)\n",
    );
    let other = page("c.md", "## D `e`\n\n```\n| x [](z) \n```\n");
    let fold = page(
        "d.md",
        "<details>\n<summary>a</summary>\n\n```\n<details>\n```\n\n</details>\n",
    );
    assert_eq!(faults(&[good, other, fold]), Vec::<String>::new());
    for bad in [
        "x",
        "x\n\n",
        "x \n",
        "| a |\n| b | c |\n",
        "[x](y.md)\n",
        "[x](#y)\n",
        "[x](../a/b.md)\n",
        "<details>\n<summary>a</summary>\nb\n\n</details>\n",
        "<details>\n<summary>a</summary>\n\nb\n</details>\n",
        "<details>\n<summary>a</summary>\n\nb\n",
        "b\n\n</details>\n",
    ] {
        assert_eq!(faults(&[page("a/b.md", bad)]).len(), 1, "{bad:?}");
    }
}
