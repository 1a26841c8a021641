//! Links to the official documentation.

/// Where the English pages are published.
const SITE: &str = "https://apidocs.bitrix24.com/";

/// The published page of a source: `api-reference/x/y.md` -> `https://…/api-reference/x/y.html`.
pub(crate) fn official_page(source: &str) -> String {
    let page = source.strip_suffix(".md").unwrap_or(source);
    format!("{SITE}{page}.html")
}

#[cfg(test)]
mod tests {
    use super::official_page;

    #[test]
    fn pages_are_published_as_html() {
        let page = official_page("api-reference/crm/deals/crm-deal-get.md");
        assert_eq!(page, "https://apidocs.bitrix24.com/api-reference/crm/deals/crm-deal-get.html");
    }
}
