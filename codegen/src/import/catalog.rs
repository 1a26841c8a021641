//! Everything that the documentation says.

use std::collections::BTreeMap;

use serde::Serialize;

use super::checkout::Checkout;
use super::facts::{MethodFacts, PagePath, Problem, ProblemCode};
use super::kind::{PageKind, kind};
use super::library::Library;
use super::page;

/// What a reading of the documentation gives.
#[derive(Debug, Serialize)]
pub struct Catalog {
    /// The methods, sorted by version and name.
    pub methods: Vec<MethodFacts>,
    /// What each page is, sorted by path.
    pub pages: BTreeMap<PagePath, PageKind>,
    /// What could not be read, sorted by place.
    pub problems: Vec<Problem>,
}

/// Reads a checkout of the documentation.
pub fn catalog(checkout: &Checkout) -> Catalog {
    let mut markup = Vec::new();
    let library = Library::new(checkout, &mut markup);
    let pages: BTreeMap<_, _> = library
        .pages()
        .map(|it| (it.page.clone(), kind(it)))
        .collect();
    let described = || {
        library
            .pages()
            .filter(|it| pages.get(&it.page) == Some(&PageKind::Method))
    };
    // Markup matters where methods are described, and on what their pages link to.
    let mut problems: Vec<_> = markup
        .into_iter()
        .filter(|it| it.place.page.as_str().starts_with("api-reference/"))
        .collect();
    let names = described()
        .filter_map(|it| Some((it.page.clone(), page::named(it, &mut problems)?)))
        .collect();
    let methods = described().filter_map(|it| page::method(&library, it, &names, &mut problems));
    let mut methods: Vec<_> = methods.collect();
    methods.sort_by(|a, b| {
        let key = |it: &MethodFacts| (it.version, it.name.to_lowercase(), it.place.clone());
        key(a).cmp(&key(b))
    });
    report_twins(&methods, &mut problems);
    problems.sort();
    problems.dedup();
    Catalog {
        methods,
        pages,
        problems,
    }
}

fn report_twins(methods: &[MethodFacts], problems: &mut Vec<Problem>) {
    for pair in methods.windows(2) {
        let [one, other] = pair else {
            continue;
        };
        if one.version == other.version && one.name.eq_ignore_ascii_case(&other.name) {
            problems.push(Problem {
                place: other.place.clone(),
                code: ProblemCode::TwoPages,
                text: format!("`{}` is described on `{}` too", other.name, one.place.page),
            });
        }
    }
}
