//! What a page is.

use std::fmt;

use serde::{Serialize, Serializer};

use super::identity;
use super::outline::{Outline, Role};

/// A kind of page. Only pages of methods are imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// One method.
    Method,
    /// A family of methods that have pages of their own.
    Family,
    /// An overview of a section.
    Overview,
    /// An event, or several.
    Event,
    /// A place in the interface where an application shows itself.
    Widget,
    /// A command of the interface, or a function of a JavaScript library.
    Interface,
    /// Types and fields that methods refer to.
    Reference,
    /// A part of other pages.
    Fragment,
    /// An article.
    Guide,
}

impl PageKind {
    /// Why pages of this kind are not imported; nothing for methods.
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Self::Method => None,
            Self::Family => Some("it names a family of methods that have their own pages"),
            Self::Overview => Some("it is an overview of a section"),
            Self::Event => Some("it describes what an event's handler receives"),
            Self::Widget => Some("it describes a place in the interface"),
            Self::Interface => {
                Some("it describes a command of the interface or a JavaScript function")
            }
            Self::Reference => Some("it describes types that methods refer to"),
            Self::Fragment => Some("other pages include it"),
            Self::Guide => Some("it is an article"),
        }
    }
}

impl fmt::Display for PageKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Method => "method",
            Self::Family => "family",
            Self::Overview => "overview",
            Self::Event => "event",
            Self::Widget => "widget",
            Self::Interface => "interface",
            Self::Reference => "reference",
            Self::Fragment => "fragment",
            Self::Guide => "guide",
        })
    }
}

impl Serialize for PageKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Says what a page is.
pub fn kind(outline: &Outline<'_>) -> PageKind {
    let path = outline.page.as_str();
    let file = path.rsplit('/').next().unwrap_or(path);
    let headings = || outline.sections.iter().map(|it| it.title().to_lowercase());
    let has = |words: &str| headings().any(|it| it.contains(words));
    let title = outline.title().map_or("", |it| it.text);
    if path.split('/').any(|it| it.starts_with("_include")) {
        PageKind::Fragment
    } else if file == "index.md" {
        PageKind::Overview
    } else if !has_methods(path) {
        PageKind::Guide
    } else if has("handler receives") || says_who_subscribes(outline) || title_is_event(title) {
        PageKind::Event
    } else if title.contains("BX24.") || has("how to call the command") {
        PageKind::Interface
    } else if is_reference(file) {
        PageKind::Reference
    } else if has("where the widget") || title_is_placement(title) {
        PageKind::Widget
    } else if title.ends_with(".*") {
        PageKind::Family
    } else if is_method(outline) {
        PageKind::Method
    } else {
        PageKind::Guide
    }
}

/// Methods are described in the reference, a few among the settings.
fn has_methods(path: &str) -> bool {
    path.starts_with("api-reference/") || path.starts_with("settings/")
}

/// An event's name begins with `on` and a capital.
fn title_is_event(title: &str) -> bool {
    let mut words = title.split_whitespace();
    words.any(|it| {
        let rest = it.strip_prefix("on").or_else(|| it.strip_prefix("ON"));
        rest.is_some_and(|it| it.len() > 3 && it.starts_with(|ch: char| ch.is_ascii_uppercase()))
    })
}

fn says_who_subscribes(outline: &Outline<'_>) -> bool {
    outline
        .intro()
        .text()
        .to_lowercase()
        .contains("can subscribe")
}

fn is_reference(file: &str) -> bool {
    [
        "data-types.md",
        "fields.md",
        "fields-rest-v3.md",
        "main-entities-fields.md",
    ]
    .contains(&file)
}

/// A placement's code is in capitals, with `_`.
fn title_is_placement(title: &str) -> bool {
    let mut words = title.split(|ch: char| ch.is_whitespace() || ch == ',');
    words.any(|it| {
        it.len() > 6
            && it.contains('_')
            && it
                .chars()
                .all(|ch| ch.is_ascii_uppercase() || ch.is_ascii_digit() || ch == '_')
    })
}

/// A method's page says who may execute it, or names it and has the sections of one.
fn is_method(outline: &Outline<'_>) -> bool {
    let has_sections = outline
        .sections
        .iter()
        .any(|it| it.level == 2 && matches!(it.role, Role::Params | Role::Returns));
    let is_named = identity::of_title(outline).is_some();
    is_named && (has_sections || says_who_executes(outline))
        || says_who_executes(outline) && identity::is_named_by_file(outline)
}

fn says_who_executes(outline: &Outline<'_>) -> bool {
    let text = outline.intro().text().to_lowercase();
    [
        "execute the method",
        "execute this method",
        "can perform",
        "can execute",
    ]
    .iter()
    .any(|it| text.contains(it))
}
