//! The pages of the rules: why each matters, an example, and what to do.
//!
//! A page is `rules/<family>/<name>.md`, and the table below has a line for it; a
//! rule without one does not compile. A page begins with the rule's id and title.
//! Then it says what would go wrong without the rule, shows a mistake and its
//! correction, and ends with what to do:
//!
//! ````markdown
//! # yaml::tab
//!
//! A line is indented with a tab.
//!
//! Why that matters.
//!
//! ## Wrong
//!
//! ```yaml wrong
//! params:
//! <TAB>id: id
//! ```
//!
//! ## Right
//!
//! ```yaml right
//! params:
//!   id: id
//! ```
//!
//! ## What to do
//!
//! Indent with spaces.
//! ````
//!
//! The examples are tests, see `tests/pages.rs`: there the mistake must be found by
//! this rule alone, and nothing in the correction.

use super::rule::Rule;

impl Rule {
    /// The explanation of the rule, as Markdown.
    pub fn page(self) -> &'static str {
        match self {
            Rule::TooBig => include_str!("rules/yaml/too-big.md"),
            Rule::Encoding => include_str!("rules/yaml/encoding.md"),
            Rule::ControlCharacter => include_str!("rules/yaml/control-character.md"),
            Rule::BidiCharacter => include_str!("rules/yaml/bidi-character.md"),
            Rule::LineSeparator => include_str!("rules/yaml/line-separator.md"),
            Rule::YamlSyntax => include_str!("rules/yaml/syntax.md"),
            Rule::Tab => include_str!("rules/yaml/tab.md"),
            Rule::EmptyFile => include_str!("rules/yaml/empty-file.md"),
            Rule::SecondDocument => include_str!("rules/yaml/second-document.md"),
            Rule::Directive => include_str!("rules/yaml/directive.md"),
            Rule::TopLevel => include_str!("rules/yaml/top-level.md"),
            Rule::TooDeep => include_str!("rules/yaml/too-deep.md"),
            Rule::TooLong => include_str!("rules/yaml/too-long.md"),
            Rule::Anchor => include_str!("rules/yaml/anchor.md"),
            Rule::Alias => include_str!("rules/yaml/alias.md"),
            Rule::Tag => include_str!("rules/yaml/tag.md"),
            Rule::MergeKey => include_str!("rules/yaml/merge-key.md"),
            Rule::KeyNotText => include_str!("rules/yaml/key-not-text.md"),
            Rule::DuplicateKey => include_str!("rules/yaml/duplicate-key.md"),
            Rule::AmbiguousWord => include_str!("rules/yaml/ambiguous-word.md"),
            Rule::EmptyValue => include_str!("rules/yaml/empty-value.md"),
            Rule::TooMany => include_str!("rules/yaml/too-many.md"),
            Rule::UnknownKey => include_str!("rules/spec/unknown-key.md"),
            Rule::MissingKey => include_str!("rules/spec/missing-key.md"),
            Rule::WrongType => include_str!("rules/spec/wrong-type.md"),
            Rule::UnknownWord => include_str!("rules/spec/unknown-word.md"),
            Rule::OutOfRange => include_str!("rules/spec/out-of-range.md"),
            Rule::InvalidValue => include_str!("rules/spec/invalid-value.md"),
            Rule::StrayFile => include_str!("rules/spec/stray-file.md"),
            Rule::PathMismatch => include_str!("rules/spec/path-mismatch.md"),
            Rule::Summary => include_str!("rules/spec/summary.md"),
            Rule::Prose => include_str!("rules/spec/prose.md"),
            Rule::Translation => include_str!("rules/spec/translation.md"),
            Rule::Unfinished => include_str!("rules/spec/todo.md"),
            Rule::MissingCommit => include_str!("rules/spec/missing-commit.md"),
            Rule::SourcePage => include_str!("rules/spec/source-page.md"),
            Rule::InvalidType => include_str!("rules/spec/invalid-type.md"),
            Rule::MisplacedKey => include_str!("rules/spec/misplaced-key.md"),
            Rule::UnfitValue => include_str!("rules/spec/unfit-value.md"),
            Rule::UnusualConstructor => include_str!("rules/spec/unusual-constructor.md"),
            Rule::ConstructorList => include_str!("rules/spec/constructor-list.md"),
            Rule::ListFacts => include_str!("rules/spec/list-facts.md"),
            Rule::UnknownScope => include_str!("rules/ref/unknown-scope.md"),
            Rule::UnknownObject => include_str!("rules/ref/unknown-object.md"),
            Rule::UnknownMethod => include_str!("rules/ref/unknown-method.md"),
            Rule::UnknownField => include_str!("rules/ref/unknown-field.md"),
            Rule::UnusedObject => include_str!("rules/ref/unused-object.md"),
            Rule::ObjectCycle => include_str!("rules/ref/object-cycle.md"),
            Rule::InvalidName => include_str!("rules/name/invalid.md"),
            Rule::NameCollision => include_str!("rules/name/collision.md"),
            Rule::UnusedWord => include_str!("rules/name/unused-word.md"),
            Rule::InvalidMessage => include_str!("rules/error/invalid-message.md"),
            Rule::CaptureMismatch => include_str!("rules/error/capture-mismatch.md"),
            Rule::AmbiguousErrors => include_str!("rules/error/ambiguous.md"),
            Rule::InvalidJson => include_str!("rules/example/invalid-json.md"),
            Rule::IncompleteExample => include_str!("rules/example/incomplete.md"),
            Rule::UnknownParameter => include_str!("rules/example/unknown-field.md"),
            Rule::UnfitExample => include_str!("rules/example/unfit-value.md"),
            Rule::WrongFailure => include_str!("rules/example/wrong-failure.md"),
            Rule::UnclearReplacement => include_str!("rules/deprecated/unclear.md"),
            Rule::PartialUpgrade => include_str!("rules/deprecated/partial-upgrade.md"),
        }
    }

    /// What the page says before its example: the title, and why it matters.
    pub fn reason(self) -> &'static str {
        let page = self.page();
        let body = page.split_once('\n').map_or("", |(_, body)| body);
        body.split("\n## ").next().unwrap_or_default().trim()
    }
}
