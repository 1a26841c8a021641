//! The table of rules.

use std::fmt;

/// Declares [`Rule`] from one row a rule: variant, id, title.
macro_rules! rules {
    ($($variant:ident $id:literal $title:literal)*) => {
        /// A kind of finding. Ids are stable: people search for them and silence them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = concat!("`", $id, "`: ", $title)] $variant,)*
        }

        impl Rule {
            /// Every rule, in the order of the table.
            pub const ALL: &[Rule] = &[$(Rule::$variant),*];

            /// The stable id, such as `yaml::duplicate-key`.
            pub fn id(self) -> &'static str {
                match self { $(Rule::$variant => $id,)* }
            }

            /// One line about the rule.
            pub fn title(self) -> &'static str {
                match self { $(Rule::$variant => $title,)* }
            }
        }
    };
}

rules! {
    // The file.
    TooBig              "yaml::too-big"             "A file is larger than 256 KiB."
    Encoding            "yaml::encoding"            "A file is not UTF-8."
    ControlCharacter    "yaml::control-character"   "A file contains a control character."
    BidiCharacter       "yaml::bidi-character"      "A file contains an invisible character that reorders text."
    LineSeparator       "yaml::line-separator"      "A file contains a character that only some YAML parsers take for a line break."
    // The YAML document.
    YamlSyntax          "yaml::syntax"              "A file is not YAML."
    Tab                 "yaml::tab"                 "A line is indented with a tab."
    EmptyFile           "yaml::empty-file"          "A file has no content."
    SecondDocument      "yaml::second-document"     "A file contains more than one YAML document."
    Directive           "yaml::directive"           "A file contains a YAML directive."
    TopLevel            "yaml::top-level"           "The top level of a file is not a mapping."
    TooDeep             "yaml::too-deep"            "Values are nested more than 24 levels deep."
    Anchor              "yaml::anchor"              "An anchor is defined: specs are plain data."
    Alias               "yaml::alias"               "An alias is used: specs are plain data."
    Tag                 "yaml::tag"                 "A tag is used: specs are plain data."
    MergeKey            "yaml::merge-key"           "A merge key is used: specs are plain data."
    KeyNotText          "yaml::key-not-text"        "A key of a mapping is not a single word or text."
    DuplicateKey        "yaml::duplicate-key"       "A key is given twice in one mapping."
    AmbiguousWord       "yaml::ambiguous-word"      "An unquoted word is text for some YAML parsers and a boolean for others."
    EmptyValue          "yaml::empty-value"         "A key or list item has no value."
    TooMany             "yaml::too-many"            "A file has so many findings that the rest is not shown."
    // The shape of a spec.
    UnknownKey          "spec::unknown-key"         "A key is not known here."
    MissingKey          "spec::missing-key"         "A required key is missing."
    WrongType           "spec::wrong-type"          "A value is of another type than expected."
    UnknownWord         "spec::unknown-word"        "A value is not one of the allowed words."
    OutOfRange          "spec::out-of-range"        "A number is too small or too large."
    InvalidValue        "spec::invalid-value"       "A value is not acceptable for its key."
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_well_formed() {
        let ids: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.id()).collect();
        assert_eq!(ids.len(), Rule::ALL.len());
        for id in ids {
            let (family, name) = id.split_once("::").expect(id);
            let word = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            assert!(word(family) && word(name), "{id}");
        }
    }

    #[test]
    fn titles_are_unique_sentences() {
        let titles: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.title()).collect();
        assert_eq!(titles.len(), Rule::ALL.len());
        for title in titles {
            assert!(
                title.starts_with(char::is_uppercase) && title.ends_with('.'),
                "{title}"
            );
        }
    }
}
