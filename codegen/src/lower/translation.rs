//! Whether a file is translated as a whole: a page with half of its texts in
//! another language would help nobody.

use super::context::Context;
use crate::diag::{Finding, Rule};
use crate::model::Status;
use crate::spec::{
    FieldSpec, Fields, MethodSpec, ObjectSpec, ScopesFile, SystemErrorsFile, Text, ValueSpec,
};

/// Checks every file but those that a machine imported.
pub(super) fn check(cx: &mut Context<'_>) {
    let specs = cx.specs;
    let methods = specs.methods.iter().map(|it| &it.spec);
    let methods = methods.filter(|it| it.status.value != Status::Imported);
    let objects = specs.objects.iter().map(|it| &it.spec);
    let errors = specs.errors.iter().map(|it| &it.spec);
    let scopes = specs.scopes.iter().map(|it| &it.spec);
    let files = methods
        .map(of_method)
        .chain(objects.map(of_object))
        .chain(errors.map(of_errors))
        .chain(scopes.map(of_scopes));
    for texts in files {
        check_file(cx, &texts);
    }
}

fn check_file(cx: &mut Context<'_>, texts: &[&Text]) {
    let Some(translated) = texts.iter().find_map(|it| it.ru.as_ref()) else {
        return;
    };
    for text in texts.iter().filter(|it| it.ru.is_none()) {
        let message = "this text has no Russian, though others of the file have it";
        let finding = Finding::new(Rule::Translation, text.en.span, message)
            .also(translated.span, "one that has it")
            .help("write `{en: …, ru: …}`; a file is translated as a whole or not at all");
        cx.report(finding);
    }
}

fn of_method(spec: &MethodSpec) -> Vec<&Text> {
    let access = spec.access.iter().flat_map(|it| [&it.name, &it.to]);
    let failures = spec.errors.values().filter_map(|it| it.when.as_ref());
    let mut texts = vec![&spec.summary];
    texts.extend(&spec.description);
    texts.extend(access.flatten());
    texts.extend(spec.deprecated.iter().filter_map(|it| it.text.as_ref()));
    texts.extend(of_fields(&spec.params));
    texts.extend(of_fields(&spec.extras));
    texts.extend(of_field(&spec.returns));
    texts.extend(failures);
    texts.extend(spec.examples.iter().map(|it| &it.title));
    texts
}

fn of_object(spec: &ObjectSpec) -> Vec<&Text> {
    let mut texts = vec![&spec.summary];
    texts.extend(&spec.description);
    texts.extend(spec.fields.iter().flat_map(of_fields));
    texts.extend(of_values(spec.values.as_deref()));
    texts
}

fn of_fields(fields: &Fields) -> Vec<&Text> {
    fields.values().flat_map(of_field).collect()
}

fn of_field(spec: &FieldSpec) -> Vec<&Text> {
    let own = [
        &spec.about,
        &spec.required_when,
        &spec.when,
        &spec.absent,
        &spec.deprecated,
    ];
    let mut texts: Vec<&Text> = own.into_iter().flatten().collect();
    texts.extend(of_values(spec.values.as_deref()));
    texts.extend(spec.fields.iter().flat_map(of_fields));
    texts
}

fn of_values(values: Option<&[ValueSpec]>) -> impl Iterator<Item = &Text> {
    let values = values.into_iter().flatten();
    values.filter_map(|it| it.about.as_ref())
}

fn of_errors(file: &SystemErrorsFile) -> Vec<&Text> {
    let errors = file.errors.iter();
    errors.flat_map(|it| [&it.about, &it.advice]).collect()
}

fn of_scopes(file: &ScopesFile) -> Vec<&Text> {
    let scopes = file.scopes.values();
    scopes.flat_map(|it| [&it.title, &it.about]).collect()
}
