//! The manifest: the client's public interface, an item a line, so that the
//! diff of a spec shows at a glance what changes for users.
//!
//! ```text
//! crm.lead.get  v2  bitrix24::crm::lead::Get  new(id: Id)  -> Lead  read  errors:1  reviewed
//! ```

use super::rust::call;
use super::{OutFile, header};
use crate::model::{
    Api, Deprecation, Effect, Failure, Field, List, Method, Place, Status, Type, TypeDef, TypeKind,
    Variant, Version,
};

/// What separates the columns. They are not aligned, so that a line changes alone.
const GAP: &str = "  ";

const TITLE: &str =
    "# The public interface of the client: its methods, types and documented errors.\n";

/// `generated/MANIFEST`
pub(crate) fn file(api: &Api) -> OutFile {
    let methods = section(
        "methods",
        api.methods.iter().map(|method| of_method(api, method)),
    );
    let types = section("types", api.types.values().map(|def| of_type(api, def)));
    let errors = section("errors", api.methods.iter().filter_map(of_failures));
    OutFile {
        path: "generated/MANIFEST".to_owned(),
        text: format!("{}{TITLE}{methods}{types}{errors}", header("#", "spec/")),
    }
}

/// The lines of one kind of items, sorted.
fn section(title: &str, lines: impl Iterator<Item = Vec<String>>) -> String {
    let mut lines: Vec<_> = lines.map(|columns| columns.join(GAP) + "\n").collect();
    lines.sort();
    format!("\n[{title}]\n{}", lines.concat())
}

fn of_method(api: &Api, method: &Method) -> Vec<String> {
    let params = method
        .params
        .iter()
        .map(|param| &param.field)
        .collect::<Vec<_>>();
    let mut columns = vec![
        method.name.wire.clone(),
        version(method).to_owned(),
        format!("bitrix24::{}", method.path().rust()),
        constructor(api, &params, &method.constructor),
    ];
    let setters = without(&method.params, &method.constructor);
    columns.extend(setters.map(|param| match param.place {
        Place::Params => setter(api, &param.field),
        Place::Extras => format!("extras{}", setter(api, &param.field)),
    }));
    columns.extend(behaviour(api, method));
    columns
}

/// What a call gives and does, and how sure that is.
fn behaviour(api: &Api, method: &Method) -> Vec<String> {
    let words = [
        Some(effect(method).to_owned()),
        (method.effect != Effect::Read && method.idempotent).then(|| "idempotent".to_owned()),
        method.positional.then(|| "positional".to_owned()),
        method.list.as_ref().map(list),
        (!method.batch).then(|| "no-batch".to_owned()),
        method.app_context.then(|| "app-only".to_owned()),
        Some(scopes(method)),
        Some(format!("errors:{}", method.failures.len())),
        examples(api, method),
        method.deprecated.as_ref().map(deprecated),
        Some(status(method).to_owned()),
    ];
    let mut columns = vec![format!("-> {}", output(api, &method.output))];
    columns.extend(words.into_iter().flatten());
    columns
}

/// `scopes:crm`, `scopes:user|user_basic`, `scopes:none`
fn scopes(method: &Method) -> String {
    let all = match method.scopes.as_slice() {
        [] => "none".to_owned(),
        scopes => scopes.join(","),
    };
    let or = method.or_scopes.iter().map(|it| format!("|{it}"));
    format!("scopes:{all}{}", or.collect::<String>())
}

/// `list:offset,keyset`
fn list(list: &List) -> String {
    let paging = format!("{:?}", list.paging).to_lowercase();
    let keyset = if list.keyset { ",keyset" } else { "" };
    format!("list:{paging}{keyset}")
}

/// `deprecated`, or `deprecated->new.method(id=1)` where every call can be made there.
fn deprecated(deprecation: &Deprecation) -> String {
    let Some(upgrade) = &deprecation.upgrade else {
        return "deprecated".to_owned();
    };
    let set = upgrade
        .set
        .iter()
        .map(|(key, value)| format!("{key}={value}"));
    let set: Vec<String> = set.collect();
    format!("deprecated->{}({})", upgrade.target.name, set.join(","))
}

/// How many example requests there are; of them, how many the typed members say.
fn examples(api: &Api, method: &Method) -> Option<String> {
    let requests = method.examples.iter().filter_map(|it| it.request.as_ref());
    let typed =
        requests.map(|(_, json)| call::of(api, method, json).is_some_and(|it| it.is_typed()));
    let typed: Vec<bool> = typed.collect();
    let (all, said) = (typed.len(), typed.iter().filter(|it| **it).count());
    match all {
        0 => None,
        _ if all == said => Some(format!("examples:{all}")),
        _ => Some(format!("examples:{said}/{all}")),
    }
}

fn of_type(api: &Api, def: &TypeDef) -> Vec<String> {
    let mut columns = vec![def.id.0.clone(), format!("bitrix24::{}", def.path.rust())];
    match &def.kind {
        TypeKind::Struct {
            fields,
            constructor,
        } => {
            columns.push("struct".to_owned());
            columns.extend(if def.sent {
                of_struct(api, fields, constructor)
            } else {
                fields.iter().map(|it| argument(api, it)).collect()
            });
        }
        TypeKind::Enum { base, variants, .. } => {
            columns.push(format!("enum of {}", rust_type(api, base)));
            columns.extend(variants.iter().map(variant));
        }
        TypeKind::Filter(filter) => {
            columns.push("filter".to_owned());
            columns.extend(filter.groups.then(|| "groups".to_owned()));
            columns.extend(filter.fields.iter().map(|it| setter(api, it)));
        }
        TypeKind::Union(alternatives) => {
            columns.push("union".to_owned());
            let variants = alternatives.iter();
            columns.extend(variants.map(|it| format!("{}({})", it.rust, rust_type(api, &it.ty))));
        }
    }
    columns
}

fn of_struct(api: &Api, fields: &[Field], args: &[usize]) -> Vec<String> {
    let all: Vec<_> = fields.iter().collect();
    let mut columns = vec![constructor(api, &all, args)];
    columns.extend(without(fields, args).map(|field| setter(api, field)));
    columns
}

fn of_failures(method: &Method) -> Option<Vec<String>> {
    let ident = method.failure_type.as_ref()?;
    let path = format!("bitrix24::{}::{ident}", method.module.rust());
    let head = [method.name.wire.clone(), version(method).to_owned(), path];
    Some(
        head.into_iter()
            .chain(method.failures.iter().map(Failure::pattern))
            .collect(),
    )
}

fn variant(variant: &Variant) -> String {
    format!("{}={}", variant.rust, variant.value)
}

/// `new(id: Id, title: String)`
pub(super) fn constructor(api: &Api, fields: &[&Field], args: &[usize]) -> String {
    let args = args.iter().map(|&i| argument(api, fields[i]));
    format!("new({})", args.collect::<Vec<_>>().join(", "))
}

/// `title: String`, an argument or a field that is only read.
fn argument(api: &Api, field: &Field) -> String {
    format!("{}: {}", field.name.rust, rust_type(api, &field.ty))
}

/// `.title(String)`, or `.type_ = "section"` for a value that is always the same.
fn setter(api: &Api, field: &Field) -> String {
    let (name, ty) = (&field.name.rust, rust_type(api, &field.ty));
    match &field.constant {
        Some(value) => format!(".{name} = {value}"),
        None if field.read_only => format!("{name}: {ty}"),
        None if field.family().is_some() => format!(".{name}(…, {ty})"),
        None if field.clear.is_some() => format!(".{name}({ty})~"),
        None => format!(".{name}({ty})"),
    }
}

/// The items whose index is not among `indexes`.
fn without<'a, T>(items: &'a [T], indexes: &'a [usize]) -> impl Iterator<Item = &'a T> {
    items
        .iter()
        .enumerate()
        .filter(|(i, _)| !indexes.contains(i))
        .map(|(_, item)| item)
}

pub(super) fn output(api: &Api, output: &Field) -> String {
    let ty = rust_type(api, &output.ty);
    if output.nullable {
        format!("Option<{ty}>")
    } else {
        ty
    }
}

pub(super) fn rust_type(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Boolean => "bool".to_owned(),
        Type::Integer => "i64".to_owned(),
        Type::Number => "f64".to_owned(),
        Type::String => "String".to_owned(),
        Type::Id(_) => "Id".to_owned(),
        Type::Any => "Value".to_owned(),
        Type::Object | Type::Order(None) => "Object".to_owned(),
        Type::DateTime => "DateTime".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::Decimal => "Decimal".to_owned(),
        Type::Money => "Money".to_owned(),
        Type::File => "File".to_owned(),
        Type::Direction => "Direction".to_owned(),
        Type::Filter(_) => "Filter".to_owned(),
        Type::Order(Some(id)) => format!("({}, Direction)", api.type_def(id).path.ident),
        Type::Array(inner) => format!("Vec<{}>", rust_type(api, inner)),
        Type::Map(inner) => format!("Map<{}>", rust_type(api, inner)),
        Type::Named(id) => api.type_def(id).path.ident.clone(),
    }
}

fn version(method: &Method) -> &'static str {
    match method.version {
        Version::V2 => "v2",
        Version::V3 => "v3",
    }
}

fn effect(method: &Method) -> &'static str {
    match method.effect {
        Effect::Read => "read",
        Effect::Write => "write",
        Effect::Unknown => "unknown-effect",
    }
}

fn status(method: &Method) -> &'static str {
    match method.status {
        Status::Imported => "imported",
        Status::Reviewed => "reviewed",
        Status::Verified => "verified",
    }
}
