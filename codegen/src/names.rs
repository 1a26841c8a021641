//! From wire names to Rust identifiers: the one place where that is decided.

mod dictionary;
mod reserved;

pub(crate) use dictionary::Dictionary;

/// The longest name of a method, an object, a type or a module. Each is the name of
/// a file, of the client or of its documentation, and few systems take more than
/// 255 bytes with the ending.
pub(crate) const LONGEST: usize = 200;

/// The identifier of a field, setter or argument: `leadCustomerType` -> `lead_customer_type`.
/// `None` if the name has no letter or digit to make an identifier of, or other
/// letters than those of ASCII.
pub(crate) fn snake(wire: &str, dictionary: &Dictionary) -> Option<String> {
    let words = words(wire, dictionary)?;
    Some(reserved::snake(legal_start(words.join("_"))))
}

/// The identifier of a module: like [`snake`], and free of what code in its parent
/// says. A module `i64` would be what `i64` means beside it.
pub(crate) fn module(wire: &str, dictionary: &Dictionary) -> Option<String> {
    snake(wire, dictionary)
        .map(reserved::module)
        .filter(|name| name.len() <= LONGEST)
}

/// The identifier of a module at the top of the client, which has a cargo feature
/// and a file of its name: like [`module`], and free of those that are there.
pub(crate) fn top_module(wire: &str, dictionary: &Dictionary) -> Option<String> {
    module(wire, dictionary).map(reserved::top_module)
}

/// The identifier of a method's setter or a struct's field: like [`snake`], and
/// free of the names that the generated types have themselves.
pub(crate) fn member(wire: &str, dictionary: &Dictionary) -> Option<String> {
    snake(wire, dictionary).map(reserved::member)
}

/// The identifier of a type: like [`upper_camel`], and free of what generated
/// code says itself.
pub(crate) fn type_name(wire: &str, dictionary: &Dictionary) -> Option<String> {
    upper_camel(wire, dictionary)
        .map(reserved::type_name)
        .filter(|name| name.len() <= LONGEST)
}

/// The identifier of a variant: `forceCommonScopeForAll` -> `ForceCommonScopeForAll`.
pub(crate) fn upper_camel(wire: &str, dictionary: &Dictionary) -> Option<String> {
    let words = words(wire, dictionary)?;
    let camel: String = words.iter().map(|word| capitalized(word)).collect();
    Some(reserved::upper_camel(capitalized(&legal_start(camel))))
}

/// A compound type name: `Reset` and `scope` -> `ResetScope`.
pub(crate) fn compound(owner: &str, member: &str, dictionary: &Dictionary) -> Option<String> {
    let words = words(member, dictionary)?;
    let camel: String = words.iter().map(|word| capitalized(word)).collect();
    let owner = owner.trim_end_matches('_');
    Some(reserved::type_name(format!("{owner}{camel}"))).filter(|name| name.len() <= LONGEST)
}

/// Whether a part of a path is no file on every system.
pub(crate) fn is_device(part: &str) -> bool {
    reserved::is_device(part)
}

/// The words of a name, if it has any. Names are plain ASCII: not every letter may
/// be in an identifier, of those that may the compiler finds many misleading, and
/// some become letters of ASCII in lower case.
fn words(wire: &str, dictionary: &Dictionary) -> Option<Vec<String>> {
    if !wire.bytes().all(|b| b.is_ascii_graphic() || b == b' ') {
        return None;
    }
    let words = dictionary.words(wire);
    (!words.is_empty()).then_some(words)
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Identifiers do not start with a digit. An underscore before it would make a
/// type look like a variable, and one of digits only look like none at all.
fn legal_start(name: String) -> String {
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("n{name}")
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wire_names_become_identifiers() {
        let plain = Dictionary::default();
        for (wire, snake_case, camel_case) in [
            ("userId", "user_id", "UserId"),
            ("UF_CRM_1639", "uf_crm_1639", "UfCrm1639"),
            (
                "forceCommonScopeForAll",
                "force_common_scope_for_all",
                "ForceCommonScopeForAll",
            ),
            (
                "lead.customer.type",
                "lead_customer_type",
                "LeadCustomerType",
            ),
            ("HTTPServer", "http_server", "HttpServer"),
            ("ID", "id", "Id"),
            ("im.v2", "im_v2", "ImV2"),
            ("type", "type_", "Type"),
            ("self", "self_", "Self_"),
            ("option", "option", "Option"),
            ("send", "send", "Send"),
            ("3d", "n3d", "N3d"),
            ("2", "n2", "N2"),
        ] {
            assert_eq!(snake(wire, &plain).unwrap(), snake_case, "{wire}");
            assert_eq!(upper_camel(wire, &plain).unwrap(), camel_case, "{wire}");
        }
        for wire in ["--", "", "ключ", "m²", "①", "ªb", "\u{212a}", "a\nb", "a—b"] {
            assert_eq!(snake(wire, &plain), None, "{wire}");
            assert_eq!(upper_camel(wire, &plain), None, "{wire}");
            assert_eq!(compound("Get", wire, &plain), None, "{wire}");
        }
    }

    #[test]
    fn names_that_are_files_are_not_too_long() {
        let plain = Dictionary::default();
        let (fits, long) = ("a".repeat(LONGEST), "a".repeat(LONGEST + 1));
        assert!(module(&fits, &plain).is_some() && type_name(&fits, &plain).is_some());
        assert!(module(&long, &plain).is_none() && type_name(&long, &plain).is_none());
        assert!(compound("Get", &fits, &plain).is_none() && member(&long, &plain).is_some());
    }

    #[test]
    fn modules_avoid_the_features_and_files_of_the_client() {
        let plain = Dictionary::default();
        for (wire, rust) in [
            ("rustls", "rustls_"),
            ("LIB", "lib_"),
            ("main", "main_"),
            ("bin", "bin_"),
            ("std", "std_"),
            ("crm", "crm"),
        ] {
            assert_eq!(top_module(wire, &plain).unwrap(), rust);
        }
        for (wire, rust) in [("i64", "i64_"), ("Nul", "nul_"), ("main", "main")] {
            assert_eq!(module(wire, &plain).unwrap(), rust);
        }
    }

    #[test]
    fn types_do_not_hide_what_generated_code_says() {
        let plain = Dictionary::default();
        for (wire, rust) in [
            ("option", "Option_"),
            ("vec", "Vec_"),
            ("send", "Send"),
            ("copy", "Copy"),
        ] {
            assert_eq!(type_name(wire, &plain).unwrap(), rust);
        }
    }

    #[test]
    fn members_avoid_the_names_of_the_generated_types() {
        let plain = Dictionary::default();
        for (wire, rust) in [
            ("new", "new_"),
            ("SET", "set_"),
            ("other", "other_"),
            ("title", "title"),
        ] {
            assert_eq!(member(wire, &plain).unwrap(), rust);
        }
    }
}
