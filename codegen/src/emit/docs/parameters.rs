//! The parameters of a method.

use super::fields;
use super::markdown::{anchor, code, heading, link};
use super::page::Page;
use super::sections::{self, Role, Sections};
use crate::model::{Field, Method, Param, Place, Required};

/// The key of the object that holds extra parameters.
const EXTRAS: &str = "extras";

/// The parameters, the extras, and the structure of their objects.
pub(super) fn blocks(page: Page<'_>, method: &Method, sections: &Sections<'_>) -> Vec<String> {
    let words = page.words;
    let mut blocks = vec![heading(2, words.parameters)];
    if method.params.is_empty() {
        blocks.push(words.no_parameters.to_owned());
        return blocks;
    }
    blocks.extend(has_stars(method, sections).then(|| words.star.to_owned()));
    blocks.extend(method.positional.then(|| words.positional.to_owned()));
    blocks.extend(method.either.iter().map(|group| either(page, group)));
    blocks.push(table(page, method));
    blocks.extend(extras(page, method));
    blocks.extend(
        sections
            .sent
            .iter()
            .flat_map(|(def, role)| sections::blocks(page, def, *role)),
    );
    blocks
}

fn either(page: Page<'_>, group: &[String]) -> String {
    let names: Vec<String> = group.iter().map(|it| code(it)).collect();
    (page.words.either)(&names.join(", "))
}

fn has_stars(method: &Method, sections: &Sections<'_>) -> bool {
    let nested = sections
        .sent
        .iter()
        .any(|(def, _)| sections::has_stars(def));
    nested || method.params.iter().any(|param| is_required(&param.field))
}

fn table(page: Page<'_>, method: &Method) -> String {
    let mut table = fields::new_table(page);
    table.extend(in_place(method, Place::Params).map(|field| fields::row(page, field, Role::Sent)));
    let required = in_place(method, Place::Extras).any(is_required);
    if in_place(method, Place::Extras).next().is_some() {
        let object = link(&code("object"), &format!("#{}", anchor(&extras_title())));
        table.row([
            fields::name(EXTRAS, required),
            object,
            page.words.extras.to_owned(),
        ]);
    }
    table.markdown()
}

fn extras(page: Page<'_>, method: &Method) -> Vec<String> {
    if in_place(method, Place::Extras).next().is_none() {
        return Vec::new();
    }
    let extras = in_place(method, Place::Extras);
    vec![
        heading(3, &extras_title()),
        fields::table(page, extras, Role::Sent),
    ]
}

fn extras_title() -> String {
    code(EXTRAS)
}

fn in_place(method: &Method, place: Place) -> impl Iterator<Item = &Field> {
    let params = method
        .params
        .iter()
        .filter(move |param: &&Param| param.place == place);
    params.map(|param| &param.field)
}

fn is_required(field: &Field) -> bool {
    field.required == Required::Yes
}
