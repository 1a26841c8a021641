//! Tables of parameters and fields.

use super::description::description;
use super::markdown::code;
use super::page::Page;
use super::sections::Role;
use super::table::Table;
use super::types;
use crate::model::{Field, Required};

/// The table of these fields.
pub(super) fn table<'a>(
    page: Page<'_>,
    fields: impl IntoIterator<Item = &'a Field>,
    role: Role,
) -> String {
    let mut table = new_table(page);
    let shown = fields.into_iter().filter(|field| is_shown(field, role));
    table.extend(shown.map(|field| row(page, field, role)));
    table.markdown()
}

/// A table of what is sent has nothing that is only returned, and the other way round.
fn is_shown(field: &Field, role: Role) -> bool {
    match role {
        Role::Sent => !field.read_only,
        Role::Returned => !field.write_only,
        Role::Both => true,
    }
}

/// A table of fields without rows.
pub(super) fn new_table(page: Page<'_>) -> Table<3> {
    Table::new([page.words.name, page.words.ty, page.words.description])
}

/// The row of a field.
pub(super) fn row(page: Page<'_>, field: &Field, role: Role) -> [String; 3] {
    let must_be_sent = field.required == Required::Yes && role != Role::Returned;
    [
        name(&field.name.wire, must_be_sent),
        types::cell(page, &field.ty, field.nullable),
        description(page, field, role),
    ]
}

/// A name in the first column: with a star where it must be sent.
pub(super) fn name(name: &str, must_be_sent: bool) -> String {
    code(name) + if must_be_sent { "\\*" } else { "" }
}
