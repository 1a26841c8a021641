//! Links to the official documentation.

/// Where the official site shows a page of the documentation's repository:
/// `api-reference/x/y.md` is `https://apidocs.bitrix24.com/api-reference/x/y.html`.
pub(crate) fn official_page(source: &str) -> String {
    let page = source.strip_suffix(".md").unwrap_or(source);
    let page = page
        .replace(' ', "%20")
        .replace('(', "%28")
        .replace(')', "%29");
    format!("https://apidocs.bitrix24.com/{page}.html")
}

#[cfg(test)]
mod tests {
    use super::official_page;

    #[test]
    fn a_page_of_the_repository_is_a_page_of_the_site() {
        let cases = [
            (
                "api-reference/x/y.md",
                "https://apidocs.bitrix24.com/api-reference/x/y.html",
            ),
            ("limits.md", "https://apidocs.bitrix24.com/limits.html"),
            (
                "a b/vote.get(old).md",
                "https://apidocs.bitrix24.com/a%20b/vote.get%28old%29.html",
            ),
        ];
        for (source, address) in cases {
            assert_eq!(official_page(source), address);
        }
    }
}
