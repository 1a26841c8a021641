//! The documentation's files.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use super::facts::{Link, PagePath};

/// The texts of all pages, by their paths.
#[derive(Debug, Default)]
pub struct Checkout {
    pages: BTreeMap<PagePath, String>,
}

impl Checkout {
    /// Reads all pages below the root of a checkout.
    ///
    /// # Errors
    /// Fails if a folder or file cannot be read, or a page is not UTF-8.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut checkout = Self::default();
        checkout.walk(root, "")?;
        Ok(checkout)
    }

    /// Holds pages that are texts already.
    pub fn from_pages<'a>(pages: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let pages = pages.into_iter().map(|(path, text)| (path.into(), text));
        Self {
            pages: pages.collect(),
        }
    }

    /// A page with its own path, which lives as long as the text.
    pub fn page(&self, path: &PagePath) -> Option<(&PagePath, &str)> {
        let (path, text) = self.pages.get_key_value(path)?;
        Some((path, text))
    }

    /// All pages, sorted by path.
    pub fn pages(&self) -> impl Iterator<Item = (&PagePath, &str)> {
        self.pages.iter().map(|(path, text)| (path, text.as_str()))
    }

    fn walk(&mut self, folder: &Path, below: &str) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|it| !it.starts_with('.')) else {
                continue;
            };
            let path = match below {
                "" => name.to_owned(),
                below => format!("{below}/{name}"),
            };
            if entry.file_type()?.is_dir() {
                self.walk(&entry.path(), &path)?;
            } else if name.ends_with(".md") {
                let text = fs::read_to_string(entry.path())?;
                self.pages.insert(path.as_str().into(), text);
            }
        }
        Ok(())
    }
}

/// Where a link of a page leads; nowhere if it leaves the documentation.
///
/// Links are relative to the page, or, inside shared fragments, begin at the
/// site's root and end in `.html`.
pub fn resolve(from: &PagePath, link: &str) -> Option<Link> {
    let (path, anchor) = match link.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.trim().to_owned())),
        None => (link, None),
    };
    let path = path.trim();
    if path.contains("://") || path.starts_with("mailto:") {
        return None;
    }
    let page = match path {
        "" => from.clone(),
        path => joined(from.as_str(), path).as_str().into(),
    };
    Some(Link { page, anchor })
}

fn joined(from: &str, path: &str) -> String {
    let path = match path.strip_suffix(".html") {
        Some(stem) => format!("{stem}.md"),
        None => path.to_owned(),
    };
    let mut parts: Vec<&str> = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.split('/').collect(),
    };
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(link: &str) -> Option<(String, Option<String>)> {
        let link = resolve(&"a/b/c.md".into(), link)?;
        Some((link.page.to_string(), link.anchor))
    }

    #[test]
    fn links_are_relative_or_begin_at_the_site() {
        let page = |path: &str| Some((path.to_owned(), None));
        assert_eq!(resolved("./d.md"), page("a/b/d.md"));
        assert_eq!(resolved("../../d.md"), page("d.md"));
        assert_eq!(resolved("/x/y.html"), page("x/y.md"));
        assert_eq!(resolved("https://example.com/x.md"), None);
    }

    #[test]
    fn an_anchor_alone_stays_on_the_page() {
        let link = resolved("#fields").unwrap();
        assert_eq!(link, ("a/b/c.md".to_owned(), Some("fields".to_owned())));
    }
}
