//! Where the pages are, and how they link to each other.

use crate::model::{Language, MethodRef, TypeId, Version};

/// The index of all pages.
pub(super) const INDEX: &str = "README.md";
/// What every reply consists of.
pub(super) const REPLY: &str = "reply.md";
/// The permission scopes.
pub(super) const SCOPES: &str = "scopes.md";
/// The errors that any method may answer.
pub(super) const SYSTEM_ERRORS: &str = "system-errors.md";

/// The pages that hold for all methods.
pub(super) const GENERAL: [&str; 4] = [INDEX, REPLY, SCOPES, SYSTEM_ERRORS];

/// The folder of a language below `generated/docs/`.
pub(super) fn folder(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::Russian => "ru",
    }
}

/// The page of a method below the folder of the language.
pub(super) fn method(reference: &MethodRef) -> String {
    let folder = match reference.version {
        Version::V2 => "",
        Version::V3 => "v3/",
    };
    format!("{folder}{}.md", reference.name.replace('.', "/"))
}

/// The page of a shared object below the folder of the language.
pub(super) fn object(id: &TypeId) -> String {
    format!("types/{}.md", id.0)
}

/// The link from one page to another, both as paths below the same folder.
pub(super) fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len().min(to.len()) - 1;
    let common = (0..folders).take_while(|&i| from[i] == to[i]).count();
    let up = "../".repeat(from.len() - 1 - common);
    format!("{up}{}", to[common..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_the_names_of_methods() {
        let page = |version, name: &str| {
            method(&MethodRef {
                version,
                name: name.to_owned(),
            })
        };
        assert_eq!(page(Version::V2, "crm.lead.get"), "crm/lead/get.md");
        assert_eq!(page(Version::V3, "tasks.task.get"), "v3/tasks/task/get.md");
        assert_eq!(page(Version::V2, "profile"), "profile.md");
    }

    #[test]
    fn links_are_relative() {
        let cases = [
            ("crm/lead/get.md", "crm/lead/set.md", "set.md"),
            ("crm/lead/get.md", "crm/deal/set.md", "../deal/set.md"),
            ("crm/lead/get.md", "README.md", "../../README.md"),
            ("README.md", "crm/lead/get.md", "crm/lead/get.md"),
            ("profile.md", "scopes.md", "scopes.md"),
            ("crm/lead.md", "crm/lead/get.md", "lead/get.md"),
            ("crm/lead/get.md", "crm/lead.md", "../lead.md"),
        ];
        for (from, to, link) in cases {
            assert_eq!(relative(from, to), link, "from {from} to {to}");
        }
    }
}
