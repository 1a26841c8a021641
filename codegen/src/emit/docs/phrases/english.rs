//! English.

use super::{Phrases, Reply, Row};
use crate::model::{Language, List, Paging};

pub(in crate::emit::docs) static ENGLISH: Phrases = Phrases {
    language: Language::English,
    language_name: "English",

    name: "Name",
    ty: "Type",
    description: "Description",
    value: "Value",
    rust: "Rust",
    http: "Status",
    code: "Code",
    message: "Message",
    when: "When",
    what_happened: "What has happened",
    what_to_do: "What to do",

    parameters: "Parameters",
    examples: "Examples",
    response: "Response",
    returned_data: "Returned data",
    errors: "Errors",
    related: "Related methods",
    fields: "Fields",
    values: "Values",
    used_by: "Used by",
    objects: "Shared objects",
    object: "Object",
    rest_3: |module| format!("{module} (REST 3)"),

    index_title: "Methods of the Bitrix24 REST API",
    index_intro: "Every method of this client, by module. What holds for all of them:",
    scopes_title: "Scopes",
    scopes_intro: "A scope is a permission of an application or a webhook: each gives access to a \
        part of the API. Who may call a method depends on the rights of the user as well.",
    methods_need_it: |count| match count {
        1 => "One method of this client can be called with it.".to_owned(),
        count => format!("{count} methods of this client can be called with it."),
    },
    system_errors_title: "System errors",
    system_errors_intro: "Any method may answer with these errors, whatever its own page lists. \
        Tell them apart by their code: one HTTP status stands for several of them, and texts are \
        translated.",
    reply: REPLY,

    scope: "Scope",
    access: "Who may call it",
    context: "Context",
    effect: "Effect",
    batch: "In a batch",
    version: "REST version",
    official: "Official page",
    status: "Status",
    occurs: "Occurs in",

    no_scope: "none is needed",
    access_unknown: "not documented",
    any_user: "any user",
    administrator: "an administrator",
    user_with_some_permission: "a user with the permission for it",
    user_with_permission: |name| format!("a user with the permission “{name}”"),
    may: |who, what| format!("{who} may {what}"),
    page_says: |page, said| format!("{page} says: “{said}”"),
    app_context: "only an application may call it, a webhook may not",
    reads: "only reads",
    writes: "changes data",
    unknown_effect: "not known; count on it to change data",
    idempotent: "repeating the same call changes nothing more",
    batch_allowed: "allowed",
    batch_forbidden: "not allowed",
    imported: "imported, not reviewed",
    reviewed: "reviewed",
    reviewed_against: |commit| {
        format!("reviewed against the official documentation at commit {commit}")
    },
    verified: "verified on a live portal",
    in_requests: "requests",
    in_replies: "replies",
    in_both: "requests and replies",

    not_reviewed: |official| {
        format!(
            "**Not reviewed.** A program read these facts from the {official}; nobody has \
             compared them yet."
        )
    },
    official_page: "official page",
    deprecated: "Deprecated.",
    use_instead: |replacement| format!("Use {replacement} instead."),
    no_replacement: "Nothing replaces it.",
    upgrade: |from| format!("In Rust, {from} turns every request of this method into a new one."),
    upgrade_changes: |from, changes| {
        format!("In Rust, {from} turns every request of this method into a new one: {changes}.")
    },
    upgrade_sets: |key, value| format!("{key} is set to {value}"),
    upgrade_renames: |from, to| format!("{from} becomes {to}"),

    no_parameters: "No parameters.",
    star: "A star (\\*) marks what must be sent.",
    extras: "Parameters inside an object of their own. In Rust they are set on the request like \
        all others.",
    required_unknown: "Whether it is required is not documented.",
    only_used_when: |case| format!("Only used when {case}"),
    when_absent: |taken| format!("When absent: {taken}"),
    default: |value| format!("Default: {value}."),
    constant: |value| format!("Always {value}."),
    sent_constant: |value| format!("Always {value}; the Rust client sends it by itself."),
    always: "Always present.",
    sensitive: "A secret: the Rust client does not show it in debug output.",
    known_values: |rust| format!("Known values ({rust} in Rust):"),
    sent_as: |form| format!("Sent as {form}."),
    returned_as: |form| format!("Returned as {form}."),
    sent_and_returned_as: |form| format!("Sent and returned as {form}."),
    yes_or_no: |yes, no| format!("{yes} (yes) or {no} (no)"),
    as_text: "text",
    page_calls_it: |page, said| format!("{page} calls it {said}."),
    or_null: |ty| format!("{ty} or `null`"),
    in_rust: |path| format!("In Rust: {path}."),

    read_only: "Read only: it is never sent.",
    write_only: "Only sent: no reply has it.",
    deprecated_field: |advice| format!("Deprecated. {advice}"),
    clear: |value| format!("To empty it, send {value}."),
    one_or_other: |one, other| format!("{one} or {other}"),
    as_base64: "its content in Base64 alone",
    field_names: |ty| format!("Names of fields, in Rust a {ty} or text."),
    conditions_v2: |operators| {
        format!(
            "A key is an operator and the name of a field, such as `>=ID`; without an operator, \
             values are compared as the method does by default. The operators: {operators}."
        )
    },
    conditions_v3: |operators| {
        format!(
            "A condition is a list of the name of a field, an operator and a value, such as \
             `[\"id\", \">=\", 1]`. The operators: {operators}."
        )
    },
    groups: "Conditions can be joined by `OR`, and nested.",
    positional: "The portal tells the parameters apart by their order, not by their names: send \
        them as they stand here. The client does.",
    either: |names| format!("At least one of {names} must be sent."),
    rows: "All rows",
    paging,
    or_scopes: |all, others| format!("{all}, or instead one of {others}"),
    required_when: |case| format!("Must be sent when {case}"),
    no_envelope: "The whole reply is the result: there is no `result` around it.",

    curl_webhook: "cURL (webhook)",
    curl_oauth: "cURL (OAuth)",
    no_webhook: "A webhook may not call this method.",
    no_token_in_list: "The parameters are a list, which has no place for an access token.",

    no_typed_request: "This example cannot be written as a typed request.",
    no_rest_3: "This library cannot call methods of REST 3.",
    no_list: "The parameters are a list, and this library takes them by name only.",
    no_value: "This library cannot send a value of this example as it is.",
    sends_text: "This library sends a form, in which every value is text.",
    reorders: "This library sends the keys of objects in another order.",

    http_status: |status| format!("HTTP status {status}."),
    error_example: |title, status| format!("**{title}:** HTTP status {status}."),
    next: "The offset of the next page; missing on the last one.",
    total: "How many entries there are in all.",
    time: "How long the call took.",
    no_errors: "The official page names no errors of this method's own.",
    captured: "The portal fills in what a message shows as `code`.",
    empty: "empty",
    failure_of: |call, failure| format!("In Rust, {call} gives a {failure}."),
    system_errors: "system errors",
    see_system_errors: |link| {
        format!("Like every method, it may also answer with one of the {link}.")
    },
};

/// How all rows of a list are read.
fn paging(list: &List) -> String {
    let (from, max) = (list.from.join("."), list.max);
    let next = list.next.join(".");
    match list.paging {
        Paging::All => "one reply has all of them".to_owned(),
        Paging::Offset => {
            format!("{max} a reply; send what `next` says as `{from}` until it is missing")
        }
        Paging::Window => format!("up to {max} a reply; `{from}` says how many to skip"),
        Paging::Page => format!("up to {max} a reply; `{from}` is the number of the page"),
        Paging::After => {
            format!("up to {max} a reply; send the identifier of the last one as `{from}`")
        }
        Paging::Token => format!("up to {max} a reply; send the result's `{next}` as `{from}`"),
        Paging::Tail => format!(
            "up to {max} a reply; `{from}` has a field, its last value, a direction and a limit"
        ),
        Paging::Queue => format!("up to {max} a reply; they leave the queue as they are read"),
    }
}

const REPLY: Reply = Reply {
    title: "The reply",
    intro: "Every method answers with a JSON object: a `result`, or an `error`. Look at the body \
        to tell them apart, not at the HTTP status: an error may come with status 200.",
    success: "Success",
    envelope: &[
        Row {
            name: "result",
            ty: "any",
            about: "What the page of the method describes: an object, a list, a number, text, `true` or `false`, or `null`.",
        },
        Row {
            name: "next",
            ty: "integer",
            about: "Of methods that return lists: the offset of the next page. It is missing on the last page, but that it is there does not promise another entry.",
        },
        Row {
            name: "total",
            ty: "integer",
            about: "Of methods that return lists: how many entries there are in all.",
        },
        Row {
            name: "time",
            ty: "time",
            about: "How long the call took, see [below](#time). Some methods leave it out.",
        },
    ],
    in_rust: "In Rust, `client.call(request)` gives the result alone and `client.execute(request)` \
        the whole reply. Portals spell values in several ways, such as a number as text, `[]` for \
        an empty object or `Y` for `true`; the client reads them all.",
    time_intro: "Any of the fields may be missing.",
    time: &[
        Row {
            name: "start",
            ty: "number",
            about: "When the call began, in seconds since 1970 (UTC). Often a whole number.",
        },
        Row {
            name: "finish",
            ty: "number",
            about: "When it ended, in seconds since 1970 (UTC).",
        },
        Row {
            name: "duration",
            ty: "number",
            about: "How many seconds the portal needed for it.",
        },
        Row {
            name: "processing",
            ty: "number",
            about: "How many of them the method itself took. Where `start` is a whole number, this is one as well, and says little.",
        },
        Row {
            name: "date_start",
            ty: "string",
            about: "`start` as a date with time, in the time zone of the portal.",
        },
        Row {
            name: "date_finish",
            ty: "string",
            about: "`finish` as a date with time, in the time zone of the portal.",
        },
        Row {
            name: "operating",
            ty: "number",
            about: "How many seconds of execution this method has used up for the calling application or webhook. A sum over many calls, not the cost of this one.",
        },
        Row {
            name: "operating_reset_at",
            ty: "integer",
            about: "When a part of that time is given back, in seconds since 1970 (UTC).",
        },
    ],
    error: &[
        Row {
            name: "error",
            ty: "any",
            about: "The code: text, often empty, or a number. Its letter case varies. Of REST 3 methods: an object with `code`, `message` and, for invalid parameters, `validation`.",
        },
        Row {
            name: "error_description",
            ty: "string",
            about: "What happened, in the language of the portal; may contain HTML.",
        },
        Row {
            name: "argument",
            ty: "string",
            about: "Of a few methods: the parameter that is wrong.",
        },
    ],
    error_notes: |system_errors| {
        format!(
            "Each method's page lists the errors of its own; any method may answer with one of \
             the {system_errors}. In Rust, all of them are a `bitrix24::Error`, and \
             `error.failure_of::<Request>()` tells which documented error of a method it is."
        )
    },
};
