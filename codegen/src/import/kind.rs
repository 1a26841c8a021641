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
    /// A method of which the page says no more than its name.
    Stub,
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
            Self::Stub => Some("it says nothing about the method but its name"),
            Self::Overview => Some("it is an overview of a section"),
            Self::Event => Some("it describes what an event's handler receives"),
            Self::Widget => Some("it describes a place in the interface"),
            Self::Interface => Some("it describes a command of the interface or a JavaScript function"),
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
            Self::Stub => "stub",
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
    } else if has("handler receives") || has("comes to the handler") || says_who_subscribes(outline) {
        PageKind::Event
    } else if title.contains("BX24.") || has("how to call the command") {
        PageKind::Interface
    } else if is_reference(file) {
        PageKind::Reference
    } else if has("where the widget") || title_is_placement(title) {
        PageKind::Widget
    } else if is_method(outline) {
        if is_stub(outline) { PageKind::Stub } else { PageKind::Method }
    } else {
        PageKind::Guide
    }
}

fn says_who_subscribes(outline: &Outline<'_>) -> bool {
    outline.intro().text().to_lowercase().contains("can subscribe")
}

fn is_reference(file: &str) -> bool {
    ["data-types.md", "fields.md", "fields-rest-v3.md", "main-entities-fields.md"].contains(&file)
}

/// A placement's code is in capitals, with `_`.
fn title_is_placement(title: &str) -> bool {
    let mut words = title.split(|ch: char| ch.is_whitespace() || ch == ',');
    words.any(|it| {
        it.len() > 6
            && it.contains('_')
            && it.chars().all(|ch| ch.is_ascii_uppercase() || ch.is_ascii_digit() || ch == '_')
    })
}

/// A method's page names a method in its title or file, and has the sections of one.
fn is_method(outline: &Outline<'_>) -> bool {
    if identity::of_title(outline).is_none() && !says_who_executes(outline) {
        return false;
    }
    says_who_executes(outline)
        || outline.sections.iter().any(|it| {
            it.level == 2 && matches!(it.role, Role::Params | Role::Returns)
        })
}

fn says_who_executes(outline: &Outline<'_>) -> bool {
    let text = outline.intro().text().to_lowercase();
    ["execute the method", "execute this method", "can perform", "can execute"]
        .iter()
        .any(|it| text.contains(it))
}

/// A stub has no section of its own.
fn is_stub(outline: &Outline<'_>) -> bool {
    let has = |role| outline.of(role).next().is_some();
    !has(Role::Params)
        && !has(Role::Examples)
        && !has(Role::Returns)
        && outline.intro().tables().is_empty()
        && !outline.intro().blocks.iter().any(|it| {
            matches!(it, super::blocks::Block::Tabs(_) | super::blocks::Block::Code(_))
        })
}
