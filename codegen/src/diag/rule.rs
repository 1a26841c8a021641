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

            /// Whether the finding depends on what other files say.
            pub fn is_about_other_files(self) -> bool {
                let id = self.id();
                ["ref::", "name::unused", "deprecated::partial"].iter().any(|it| id.starts_with(it))
            }

            /// Whether the finding is about the file or its YAML, whatever the spec says.
            pub fn is_about_yaml(self) -> bool {
                self.id().starts_with("yaml::")
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
    TooLong             "yaml::too-long"            "A list or mapping has more than 2000 entries."
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
    // A spec on its own.
    StrayFile           "spec::stray-file"          "A file is in a place where no spec belongs."
    Unfinished          "spec::todo"                "A text is still to be written."
    PathMismatch        "spec::path-mismatch"       "A file's path and the name in it differ."
    Summary             "spec::summary"             "A summary is not one sentence with a full stop."
    Prose               "spec::prose"               "A text would not look as it is meant."
    Translation         "spec::translation"         "Some texts of a file have Russian and others do not."
    MissingCommit       "spec::missing-commit"      "A reviewed spec does not say which commit of the documentation it was compared with."
    SourcePage          "spec::source-page"         "A source is not a page of the documentation's repository."
    InvalidType         "spec::invalid-type"        "A type is not written as the language says."
    MisplacedKey        "spec::misplaced-key"       "A key says nothing in this place."
    UnfitValue          "spec::unfit-value"         "A value does not fit the type it is for."
    UnusualConstructor  "spec::unusual-constructor" "A constructor has so many or so similar arguments that it must be accepted."
    ConstructorList     "spec::constructor-list"    "An accepted constructor does not name exactly the required fields, or need not be accepted."
    ListFacts           "spec::list-facts"          "What a spec says of its rows and pages does not fit its parameters or its result."
    // References.
    UnknownScope        "ref::unknown-scope"        "A scope is not in scopes.yaml."
    UnknownObject       "ref::unknown-object"       "No file describes the object."
    UnknownMethod       "ref::unknown-method"       "No spec describes the method."
    UnknownField        "ref::unknown-field"        "A parameter or field is named that the spec does not describe."
    UnusedObject        "ref::unused-object"        "No method uses the object."
    ObjectCycle         "ref::object-cycle"         "An object contains itself."
    // Names.
    InvalidName         "name::invalid"             "No Rust name can be made of a wire name."
    NameCollision       "name::collision"           "Two wire names become one Rust name."
    UnusedWord          "name::unused-word"         "No name contains an entry of words.yaml."
    // Documented errors.
    InvalidMessage      "error::invalid-message"    "A message is empty or given twice, or its backticks do not pair."
    CaptureMismatch     "error::capture-mismatch"   "The messages of an error and its captures do not agree."
    AmbiguousErrors     "error::ambiguous"          "One reply could mean two errors equally well."
    // Examples.
    InvalidJson         "example::invalid-json"     "An example is not JSON."
    IncompleteExample   "example::incomplete"       "An example shows too little or too much."
    UnknownParameter    "example::unknown-field"    "An example has a field that the spec does not describe."
    UnfitExample        "example::unfit-value"      "A value in an example does not fit its type."
    WrongFailure        "example::wrong-failure"    "An error example is not the error it is said to be."
    // Deprecation.
    UnclearReplacement  "deprecated::unclear"       "A deprecation names several replacements, or the method itself."
    PartialUpgrade      "deprecated::partial-upgrade" "An upgrade does not cover every call of the old method."
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
