//! The fixed phrases of the pages. A language is a value of [`Phrases`], in a
//! file of its own; the texts of specs come on top.

mod english;
mod russian;

use crate::model::{Language, List};

#[cfg(test)]
pub(super) use english::ENGLISH;

/// The languages, English first.
pub(super) static LANGUAGES: [&Phrases; 2] = [&english::ENGLISH, &russian::RUSSIAN];

/// A phrase around one piece of Markdown.
type Around = fn(&str) -> String;
/// A phrase around two pieces of Markdown.
type AroundTwo = fn(&str, &str) -> String;

/// Everything the pages say by themselves. All of it is Markdown.
pub(super) struct Phrases {
    /// The language.
    pub(super) language: Language,
    /// What it calls itself, as the label of a link.
    pub(super) language_name: &'static str,

    // Heads of tables.
    pub(super) name: &'static str,
    pub(super) ty: &'static str,
    pub(super) description: &'static str,
    pub(super) value: &'static str,
    pub(super) rust: &'static str,
    pub(super) http: &'static str,
    pub(super) code: &'static str,
    pub(super) message: &'static str,
    pub(super) when: &'static str,
    pub(super) what_happened: &'static str,
    pub(super) what_to_do: &'static str,

    // Headings.
    pub(super) parameters: &'static str,
    pub(super) examples: &'static str,
    pub(super) response: &'static str,
    pub(super) returned_data: &'static str,
    pub(super) errors: &'static str,
    pub(super) related: &'static str,
    pub(super) fields: &'static str,
    pub(super) values: &'static str,
    pub(super) used_by: &'static str,
    pub(super) objects: &'static str,
    /// What precedes the name of an object in the heading of its section.
    pub(super) object: &'static str,
    /// The module whose methods of REST 3 follow.
    pub(super) rest_3: Around,

    // The index and the pages that hold for all methods.
    pub(super) index_title: &'static str,
    pub(super) index_intro: &'static str,
    pub(super) scopes_title: &'static str,
    pub(super) scopes_intro: &'static str,
    /// How many methods need a scope; at least one.
    pub(super) methods_need_it: fn(usize) -> String,
    pub(super) system_errors_title: &'static str,
    pub(super) system_errors_intro: &'static str,
    pub(super) reply: Reply,

    // Labels of facts.
    pub(super) scope: &'static str,
    pub(super) access: &'static str,
    pub(super) context: &'static str,
    pub(super) effect: &'static str,
    pub(super) batch: &'static str,
    pub(super) version: &'static str,
    pub(super) official: &'static str,
    pub(super) status: &'static str,
    pub(super) occurs: &'static str,

    // Facts.
    pub(super) no_scope: &'static str,
    pub(super) access_unknown: &'static str,
    pub(super) any_user: &'static str,
    pub(super) administrator: &'static str,
    pub(super) user_with_some_permission: &'static str,
    /// The permission.
    pub(super) user_with_permission: Around,
    /// Who, and what they may do.
    pub(super) may: AroundTwo,
    /// A page, and what it says where it contradicts the spec.
    pub(super) page_says: AroundTwo,
    pub(super) app_context: &'static str,
    pub(super) reads: &'static str,
    pub(super) writes: &'static str,
    pub(super) unknown_effect: &'static str,
    /// Follows the effect.
    pub(super) idempotent: &'static str,
    pub(super) batch_allowed: &'static str,
    pub(super) batch_forbidden: &'static str,
    pub(super) imported: &'static str,
    pub(super) reviewed: &'static str,
    /// The commit.
    pub(super) reviewed_against: Around,
    pub(super) verified: &'static str,
    pub(super) in_requests: &'static str,
    pub(super) in_replies: &'static str,
    pub(super) in_both: &'static str,

    // Notices.
    /// A link to the official page.
    pub(super) not_reviewed: Around,
    /// The label of that link.
    pub(super) official_page: &'static str,
    pub(super) deprecated: &'static str,
    /// The replacement.
    pub(super) use_instead: Around,
    pub(super) no_replacement: &'static str,
    /// The conversion in Rust.
    pub(super) upgrade: Around,
    /// The conversion in Rust, and what it changes.
    pub(super) upgrade_changes: AroundTwo,
    /// A parameter of the replacement, and its value.
    pub(super) upgrade_sets: AroundTwo,
    /// The old key, and the new one.
    pub(super) upgrade_renames: AroundTwo,

    // Parameters and fields.
    pub(super) no_parameters: &'static str,
    pub(super) star: &'static str,
    /// What the `extras` object is.
    pub(super) extras: &'static str,
    pub(super) required_unknown: &'static str,
    /// A case, as a sentence's end.
    pub(super) only_used_when: Around,
    /// What is taken, as a sentence's end.
    pub(super) when_absent: Around,
    /// A value.
    pub(super) default: Around,
    /// The only value.
    pub(super) constant: Around,
    /// The only value, where the client sends it.
    pub(super) sent_constant: Around,
    pub(super) always: &'static str,
    pub(super) sensitive: &'static str,
    /// The enumeration in Rust; the values follow.
    pub(super) known_values: Around,
    /// A form on the wire.
    pub(super) sent_as: Around,
    /// A form on the wire.
    pub(super) returned_as: Around,
    /// A form on the wire that is the same both ways.
    pub(super) sent_and_returned_as: Around,
    /// The forms of true and false.
    pub(super) yes_or_no: AroundTwo,
    pub(super) as_text: &'static str,
    /// A page, and what it calls the field.
    pub(super) page_calls_it: AroundTwo,
    /// A type that may also be null.
    pub(super) or_null: Around,
    /// The path of a type in Rust.
    pub(super) in_rust: Around,

    // What only some fields and methods have.
    pub(super) read_only: &'static str,
    pub(super) write_only: &'static str,
    /// What to use instead, as a sentence.
    pub(super) deprecated_field: Around,
    /// What is sent to empty a field.
    pub(super) clear: Around,
    pub(super) as_base64: &'static str,
    /// Either of two forms on the wire.
    pub(super) one_or_other: AroundTwo,
    /// The enumeration of field names in Rust.
    pub(super) field_names: Around,
    /// The operators; each stands before the name of a field.
    pub(super) conditions_v2: Around,
    /// The operators; each stands after the name of a field.
    pub(super) conditions_v3: Around,
    /// Conditions can be joined by `OR`.
    pub(super) groups: &'static str,
    pub(super) positional: &'static str,
    /// Parameters of which one must be sent.
    pub(super) either: Around,
    /// The label of how all rows are read.
    pub(super) rows: &'static str,
    /// How all rows are read.
    pub(super) paging: fn(&List) -> String,
    pub(super) no_envelope: &'static str,
    /// The scopes, and those of which one is enough instead.
    pub(super) or_scopes: AroundTwo,
    /// When a parameter must be sent, as a sentence's end.
    pub(super) required_when: Around,

    // Examples.
    pub(super) curl_webhook: &'static str,
    pub(super) curl_oauth: &'static str,
    pub(super) no_webhook: &'static str,
    pub(super) no_token_in_list: &'static str,
    pub(super) no_typed_request: &'static str,
    pub(super) no_rest_3: &'static str,
    pub(super) no_list: &'static str,
    pub(super) no_value: &'static str,
    pub(super) sends_text: &'static str,
    pub(super) reorders: &'static str,

    // Replies and errors.
    /// An HTTP status.
    pub(super) http_status: Around,
    /// The title of an example, and the HTTP status it shows.
    pub(super) error_example: AroundTwo,
    pub(super) next: &'static str,
    pub(super) total: &'static str,
    pub(super) time: &'static str,
    pub(super) no_errors: &'static str,
    /// That messages have captured words.
    pub(super) captured: &'static str,
    /// What the portal sends where a code is empty.
    pub(super) empty: &'static str,
    /// The call that recognises an error, and the type it gives.
    pub(super) failure_of: AroundTwo,
    /// The label of a link to the system errors.
    pub(super) system_errors: &'static str,
    /// That link.
    pub(super) see_system_errors: Around,
}

/// The page of what every reply consists of.
pub(super) struct Reply {
    pub(super) title: &'static str,
    pub(super) intro: &'static str,
    pub(super) success: &'static str,
    /// The keys of a successful reply.
    pub(super) envelope: &'static [Row],
    pub(super) in_rust: &'static str,
    pub(super) time_intro: &'static str,
    /// The fields of `time`.
    pub(super) time: &'static [Row],
    /// The keys of an error.
    pub(super) error: &'static [Row],
    /// What else to know of errors; a link to the system errors.
    pub(super) error_notes: Around,
}

/// A row of a table of fields.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) ty: &'static str,
    pub(super) about: &'static str,
}
