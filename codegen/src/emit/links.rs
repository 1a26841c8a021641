//! Links to the official documentation.

use crate::model::Language;

/// Where the pages of a language are published; both sites have the same paths.
fn site(language: Language) -> &'static str {
    match language {
        Language::English => "https://apidocs.bitrix24.com/",
        Language::Russian => "https://apidocs.bitrix24.ru/",
    }
}

/// The published page of a source: `api-reference/x/y.md` -> `https://…/api-reference/x/y.html`.
pub(crate) fn official_page(language: Language, source: &str) -> String {
    let page = source.strip_suffix(".md").unwrap_or(source);
    // These would end a Markdown link.
    let page = page
        .replace(' ', "%20")
        .replace('(', "%28")
        .replace(')', "%29");
    format!("{}{page}.html", site(language))
}

#[cfg(test)]
mod tests {
    use super::*;

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
                official_page(Language::English, source),
                format!("https://apidocs.bitrix24.com/{page}")
            );
            assert_eq!(
                official_page(Language::Russian, source),
                format!("https://apidocs.bitrix24.ru/{page}")
            );
        }
    }
}
