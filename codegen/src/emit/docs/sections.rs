//! The sections of a page that describe the structure of its objects.

use std::collections::BTreeSet;

use super::markdown::{code, heading, link};
use super::page::Page;
use super::types::is_shared;
use super::{fields, place, values};
use crate::model::{
    Api, EnumOf, Filter, Method, Required, Type, TypeDef, TypeId, TypeKind, Version, operator,
};

/// Which way the values of a table travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// In requests.
    Sent,
    /// In replies.
    Returned,
    /// In both.
    Both,
}

/// The types with a section of their own, each in one place of the page.
pub(super) struct Sections<'a> {
    /// What parameters consist of.
    pub(super) sent: Vec<(&'a TypeDef, Role)>,
    /// What only the result consists of.
    pub(super) returned: Vec<(&'a TypeDef, Role)>,
}

impl<'a> Sections<'a> {
    /// The sections of a method's page: everything its tables mention, so that
    /// a reader need not leave the page.
    pub(super) fn of_method(api: &'a Api, method: &'a Method) -> Self {
        let sent = reached(api, method.params.iter().map(|param| &param.field.ty));
        let returned = reached(api, [&method.output.ty]);
        let has = |defs: &[&TypeDef], def: &TypeDef| defs.iter().any(|other| other.id == def.id);
        let role = |def| {
            if has(&returned, def) {
                Role::Both
            } else {
                Role::Sent
            }
        };
        Self {
            sent: sectioned(&sent).map(|def| (def, role(def))).collect(),
            returned: sectioned(&returned)
                .filter(|def| !has(&sent, def))
                .map(|def| (def, Role::Returned))
                .collect(),
        }
    }

    /// The types of all sections.
    pub(super) fn ids(&self) -> Vec<TypeId> {
        self.sent
            .iter()
            .chain(&self.returned)
            .map(|(def, _)| def.id.clone())
            .collect()
    }
}

/// Every named type in these types, at any depth, in the order of first mention.
pub(super) fn reached<'a>(
    api: &'a Api,
    types: impl IntoIterator<Item = &'a Type>,
) -> Vec<&'a TypeDef> {
    reached_through(api, types, |_| true)
}

/// The same, where only the fields of certain types lead on.
pub(super) fn reached_through<'a>(
    api: &'a Api,
    types: impl IntoIterator<Item = &'a Type>,
    leads_on: impl Fn(&TypeDef) -> bool,
) -> Vec<&'a TypeDef> {
    let mut found = Vec::new();
    let mut seen: BTreeSet<&TypeId> = BTreeSet::new();
    let mut open: Vec<&Type> = types.into_iter().collect();
    open.reverse();
    while let Some(ty) = open.pop() {
        let Some(def) = ty.named().map(|id| api.type_def(id)) else {
            continue;
        };
        if seen.insert(&def.id) {
            found.push(def);
            let below: Vec<&Type> = def.types().filter(|_| leads_on(def)).collect();
            open.extend(below.into_iter().rev());
        }
    }
    found
}

/// Those types that have a section where they are mentioned: objects, and
/// enumerations with too many values for a cell.
pub(super) fn sectioned<'a>(defs: &[&'a TypeDef]) -> impl Iterator<Item = &'a TypeDef> {
    defs.iter().copied().filter(|def| match &def.kind {
        TypeKind::Struct { .. } | TypeKind::Filter(_) => true,
        TypeKind::Enum {
            of: EnumOf::FieldNames,
            ..
        }
        | TypeKind::Union(_) => false,
        TypeKind::Enum { variants, .. } => !values::fit_in_a_cell(variants),
    })
}

/// The section of one type.
pub(super) fn blocks(page: Page<'_>, def: &TypeDef, role: Role) -> Vec<String> {
    vec![
        heading(3, &title(page, def)),
        intro(page, def),
        content(page, def, role),
    ]
}

/// What a type is, and what it is in Rust. A type of one field is what that
/// field's description says.
fn intro(page: Page<'_>, def: &TypeDef) -> String {
    let rust = code(&format!("bitrix24::{}", def.path.rust()));
    match is_shared(&def.id) {
        true => {
            let rust = (page.words.in_rust)(&link(&rust, &page.to(&place::object(&def.id))));
            format!("{} {rust}", page.prose(&def.summary))
        }
        false => (page.words.in_rust)(&rust),
    }
}

/// The heading of a type's section.
pub(super) fn title(page: Page<'_>, def: &TypeDef) -> String {
    let id = &def.id.0;
    let name = match id.split_once('#') {
        Some((owner, _)) if owner.contains('/') => id.replace('#', "."),
        Some((_, field)) => field.replace('#', "."),
        None => id.clone(),
    };
    format!("{} {}", page.words.object, code(&name))
}

/// The table of what a type consists of.
pub(super) fn content(page: Page<'_>, def: &TypeDef, role: Role) -> String {
    match &def.kind {
        TypeKind::Struct { fields, .. } => fields::table(page, fields, role),
        TypeKind::Enum { variants, .. } => values::table(page, def, variants),
        TypeKind::Filter(filter) => conditions(page, filter),
        TypeKind::Union(_) => String::new(),
    }
}

/// What a filter's conditions can be on, and how they are written.
fn conditions(page: Page<'_>, filter: &Filter) -> String {
    let known = match filter.operators.as_slice() {
        [] => operator::operators(filter.version)
            .iter()
            .filter(|it| !it.function.is_empty())
            .map(|it| code(it.sign))
            .collect(),
        known => known.iter().map(|it| code(it)).collect::<Vec<_>>(),
    };
    let form = match filter.version {
        Version::V2 => page.words.conditions_v2,
        Version::V3 => page.words.conditions_v3,
    };
    let groups = filter.groups.then(|| page.words.groups.to_owned());
    let text = [Some(form(&known.join(", "))), groups];
    let text: Vec<String> = text.into_iter().flatten().collect();
    let table = fields::table(page, &filter.fields, Role::Sent);
    format!("{}\n\n{table}", text.join(" "))
}

/// Whether a table of the type has stars where it is sent.
pub(super) fn has_stars(def: &TypeDef) -> bool {
    def.fields()
        .iter()
        .any(|field| field.required == Required::Yes)
}
