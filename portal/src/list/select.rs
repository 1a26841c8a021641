//! Which fields of rows a reply has.

use crate::columns::{is_custom, returned_name};
use crate::json::{Fields, Json};
use crate::model::{Field, Model, Type, Version};

/// What to return of a row.
pub(crate) struct Selection<'a> {
    pub(crate) model: &'a Model,
    pub(crate) version: Version,
    /// The fields of rows, as far as they are described.
    pub(crate) row: &'a [Field],
    /// The names that a request lists; all fields where there are none.
    pub(crate) names: Vec<String>,
}

/// A field of a related object that does not exist: its name, and the object.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct UnknownRelated(pub(crate) String, pub(crate) String);

/// The part of a row that is asked for.
pub(crate) fn select(selection: &Selection<'_>, row: &Fields) -> Result<Fields, UnknownRelated> {
    if selection.names.is_empty() {
        return Ok(row.clone());
    }
    let mut selected = Fields::new();
    for name in &selection.names {
        match name.as_str() {
            "*" => selected.extend(plain(selection, row)),
            "UF_*" => selected.extend(
                row.iter()
                    .filter(|(key, _)| key.starts_with("UF_"))
                    .map(owned),
            ),
            dotted if selection.version == Version::V3 && dotted.contains('.') => {
                related(selection, row, dotted, &mut selected)?;
            }
            name => one(selection, row, name, &mut selected),
        }
    }
    Ok(selected)
}

/// Of rows with keys in capitals, `*` means neither custom fields nor those with several values.
fn plain<'a>(
    selection: &'a Selection<'_>,
    row: &'a Fields,
) -> impl Iterator<Item = (String, Json)> + 'a {
    let is_multiple = |key: &str| {
        let field = selection.row.iter().find(|it| it.is_called(key));
        field.is_some_and(|it| matches!(it.ty, Type::Array(_)))
    };
    let is_meant = move |key: &str| {
        let is_classic = !key.contains(|c: char| c.is_ascii_lowercase());
        !is_classic || !(is_custom(key) || is_multiple(key))
    };
    row.iter().filter(move |(key, _)| is_meant(key)).map(owned)
}

fn owned((key, value): (&String, &Json)) -> (String, Json) {
    (key.clone(), value.clone())
}

/// A field that a row lacks is `null` if there is such a field at all.
fn one(selection: &Selection<'_>, row: &Fields, name: &str, selected: &mut Fields) {
    let key = returned_name(selection.row, name);
    let is_known = selection
        .row
        .iter()
        .any(|it| it.is_called(&key) && !it.write_only);
    match row.get(&key) {
        Some(value) => drop(selected.insert(key, value.clone())),
        None if is_known => drop(selected.insert(key, Json::Null)),
        None => {}
    }
}

/// `responsible.name` is a field of a related object.
fn related(
    selection: &Selection<'_>,
    row: &Fields,
    name: &str,
    selected: &mut Fields,
) -> Result<(), UnknownRelated> {
    let (object, inner) = name.split_once('.').unwrap_or((name, ""));
    let value = row.get(object).and_then(|it| it.get(inner));
    let described = selection.row.iter().find(|it| it.is_called(object));
    let known = described.map_or(&[][..], |it| selection.model.fields_of(&it.ty));
    let value = match value {
        Some(value) => value.clone(),
        None if known.iter().any(|it| it.is_called(inner)) => Json::Null,
        None => return Err(UnknownRelated(inner.to_owned(), object.to_owned())),
    };
    let holder = selected
        .entry(object.to_owned())
        .or_insert_with(|| Json::Object(Fields::new()));
    if let Json::Object(holder) = holder {
        holder.insert(inner.to_owned(), value);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selected(
        version: Version,
        object: &str,
        names: &[&str],
        row: &str,
    ) -> Result<String, UnknownRelated> {
        let model = Model::of_repository().unwrap();
        let row: Json = row.parse().unwrap();
        let selection = Selection {
            model: &model,
            version,
            row: model.type_def(object).unwrap().fields(),
            names: names.iter().map(|it| (*it).to_owned()).collect(),
        };
        select(&selection, row.as_object().unwrap()).map(|it| Json::Object(it).to_string())
    }

    #[test]
    fn stars_stand_for_plain_and_for_custom_fields() {
        let row = r#"{"ID":"1","TITLE":"a","UF_CRM_1":"x"}"#;
        let shown = |names: &[&str]| selected(Version::V2, "crm/deal", names, row).unwrap();
        assert_eq!(shown(&[]), row);
        assert_eq!(shown(&["*"]), r#"{"ID":"1","TITLE":"a"}"#);
        assert_eq!(shown(&["UF_*"]), r#"{"UF_CRM_1":"x"}"#);
        assert_eq!(
            shown(&["TITLE", "STAGE_ID", "NONE"]),
            r#"{"TITLE":"a","STAGE_ID":null}"#
        );
        assert_eq!(shown(&["*", "UF_CRM_1"]), row);
    }

    #[test]
    fn fields_with_several_values_must_be_named_in_classic_modules() {
        let row = r#"{"ID":"1","UF_DEPARTMENT":[1]}"#;
        assert_eq!(
            selected(Version::V2, "user/user", &["*"], row).unwrap(),
            r#"{"ID":"1"}"#
        );
        let row = r#"{"id":1,"observers":[1]}"#;
        assert_eq!(selected(Version::V2, "crm/item", &["*"], row).unwrap(), row);
    }

    #[test]
    fn related_objects_are_nested() {
        let row = r#"{"id":1,"responsible":{"name":"Ann","email":"a@b.c"}}"#;
        let shown = |names: &[&str]| selected(Version::V3, "tasks/task_v3", names, row);
        assert_eq!(
            shown(&["id", "responsible.name", "nonsense"]).unwrap(),
            r#"{"id":1,"responsible":{"name":"Ann"}}"#
        );
        assert_eq!(
            shown(&["responsible.stageId"]),
            Err(UnknownRelated(
                "stageId".to_owned(),
                "responsible".to_owned()
            ))
        );
    }
}
