//! How much of what is wrong with a file is worth showing.

use super::finding::Finding;
use super::rule::Rule;
use crate::source::FileId;

/// More findings than this in one file are not shown: they have one cause, and a hostile file
/// could have a hundred thousand.
pub(crate) const MOST_FINDINGS: usize = 50;

/// Keeps the first findings of each file and says how many more there are. The findings are
/// sorted by place.
pub(crate) fn limit(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    let mut of_file: (Option<FileId>, usize) = (None, 0);
    for finding in findings {
        let file = Some(finding.primary.span.file);
        if of_file.0 != file {
            kept.extend(rest(kept.last(), of_file.1));
            of_file = (file, 0);
        }
        of_file.1 += 1;
        if of_file.1 <= MOST_FINDINGS {
            kept.push(finding);
        }
    }
    kept.extend(rest(kept.last(), of_file.1));
    kept
}

/// What stands for the findings of a file that are left out, if there are any.
fn rest(last: Option<&Finding>, of_file: usize) -> Option<Finding> {
    let more = of_file
        .checked_sub(MOST_FINDINGS)
        .filter(|more| *more > 0)?;
    let message = format!("this file has {more} or more further findings, which are not shown");
    let finding = Finding::new(Rule::TooMany, last?.primary.span, message);
    Some(finding.help("mend these first"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceMap, Span};

    #[test]
    fn each_file_keeps_its_first_findings() {
        let mut map = SourceMap::new();
        let files = [60, 50, 3].map(|n| (map.add("a.yaml", b""), n));
        let findings = files.iter().flat_map(|&(file, n)| {
            (0..n).map(move |at| Finding::new(Rule::Prose, Span::new(file, at..at), ""))
        });
        let kept = limit(findings.collect());
        let of = |rule| kept.iter().filter(|it| it.rule == rule).count();
        assert_eq!((of(Rule::Prose), of(Rule::TooMany)), (50 + 50 + 3, 1));
        assert!(kept.is_sorted_by_key(|it| it.primary.span));
        assert!(
            kept[50].message.contains("10 or more"),
            "{}",
            kept[50].message
        );
    }
}
