//! Links to the official documentation.

/// Where the English pages are published.
const SITE: &str = "https://apidocs.bitrix24.com/";

/// The published page of a source: `api-reference/x/y.md` -> `https://…/api-reference/x/y.html`.
pub(crate) fn official_page(source: &str) -> String {
    let page = source.strip_suffix(".md").unwrap_or(source);
    // These would end a Markdown link.
    let page = page
        .replace(' ', "%20")
        .replace('(', "%28")
        .replace(')', "%29");
    format!("{SITE}{page}.html")
}

#[cfg(test)]
mod tests {
    use super::official_page;

    #[test]
    fn pages_are_published_as_html() {
        let cases = [
            (
                "api-reference/crm/crm-deal-get.md",
                "api-reference/crm/crm-deal-get.html",
            ),
            ("limits.md", "limits.html"),
            ("a b/vote.get(old).md", "a%20b/vote.get%28old%29.html"),
        ];
        for (source, page) in cases {
            assert_eq!(
                official_page(source),
                format!("https://apidocs.bitrix24.com/{page}")
            );
        }
    }
}
