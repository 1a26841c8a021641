//! Methods.

use super::call_facts;
use super::constructor;
use super::context::{Context, Owner, RowName, version};
use super::deprecation;
use super::examples;
use super::failures;
use super::fields::{self, documented};
use super::lists;
use super::references;
use super::references::text;
use super::texts;
use crate::diag::{Finding, Rule};
use crate::load::Loaded;
use crate::model::{
    Access, Effect, Field, Method, ModulePath, Name, Param, Place, Status, Version, Who,
};
use crate::names;
use crate::source::Spanned;
use crate::spec::{AccessSpec, Fields, MethodSpec};

/// Where methods without a dot are.
const DOTLESS: &str = "basic";

/// Lowers every method, in the order of the files.
pub(super) fn lower_all(cx: &mut Context<'_>) -> Vec<Method> {
    let loaded = &cx.specs.methods;
    loaded.iter().filter_map(|it| lower(cx, it)).collect()
}

fn lower(cx: &mut Context<'_>, loaded: &Loaded<MethodSpec>) -> Option<Method> {
    let spec = &loaded.spec;
    if !check_path(cx, loaded) {
        return None;
    }
    check_texts(cx, spec);
    call_facts::check(cx, spec);
    let version = version(loaded);
    let owner = owner(cx, spec, version)?;
    let params = params(cx, &owner, spec);
    let all: Vec<&Field> = params.iter().map(|it| &it.field).collect();
    let constructor = constructor::arguments(cx, &all, spec.new.as_ref(), spec.method.span);
    let failures = failures::lower_all(cx, &spec.errors);
    let mut method = Method {
        name: Name {
            wire: spec.method.value.clone(),
            rust: owner.ident.clone(),
        },
        module: owner.module.clone(),
        version,
        spec_path: cx.spec_path(spec.method.span),
        scopes: scopes(cx, &spec.scope.0),
        or_scopes: scopes(cx, &spec.or_scope),
        summary: texts::lower(&spec.summary),
        description: texts::optional(spec.description.as_ref()),
        status: spec.status.value,
        against: text(spec.against.as_ref()),
        source: spec.source.value.clone(),
        access: spec.access.iter().map(|it| access(cx, it)).collect(),
        app_context: spec.app_context,
        effect: spec.effect.value,
        idempotent: spec.idempotent.unwrap_or(spec.effect.value == Effect::Read),
        batch: spec.batch,
        positional: spec.positional,
        envelope: spec.envelope,
        list: None,
        either: either(spec),
        params,
        constructor,
        output: output(cx, &owner, spec),
        failure_type: failure_type(&owner, !failures.is_empty()),
        failures,
        deprecated: spec
            .deprecated
            .as_ref()
            .and_then(|it| deprecation::lower(cx, version, it)),
        related: Vec::new(),
        sensitive: Vec::new(),
        examples: Vec::new(),
    };
    for name in &spec.related {
        method.related.extend(references::method(cx, version, name));
    }
    method.list = spec
        .list
        .as_ref()
        .and_then(|it| lists::lower(cx, &method, it));
    method.examples = examples::lower_all(cx, &method, &spec.examples);
    Some(method)
}

/// A file's path repeats the method's name.
fn check_path(cx: &mut Context<'_>, loaded: &Loaded<MethodSpec>) -> bool {
    let name = &loaded.spec.method;
    let expected = loaded
        .path
        .split_once('/')
        .map_or("", |(_, path)| path)
        .replace('/', ".");
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let is_path = !loaded.path.contains('.') && expected.chars().all(plain);
    if name.value == expected && is_path {
        return cx.check_file_names(name);
    }
    let message = format!(
        "the method is called `{}`, its file says `{expected}`",
        name.value
    );
    cx.report(
        Finding::new(Rule::PathMismatch, name.span, message)
            .help("rename one of them; the path is the name, with a folder for every dot"),
    );
    false
}

fn check_texts(cx: &mut Context<'_>, spec: &MethodSpec) {
    texts::check_summary(cx, &spec.summary);
    references::check_page(cx, &spec.source);
    texts::check_description(cx, spec.description.as_ref());
    for access in &spec.access {
        texts::check_prose(cx, access.to.as_ref());
    }
    if let Some(commit) = &spec.against {
        check_commit(cx, commit);
    }
    if spec.status.value != Status::Imported && spec.against.is_none() {
        let message = "the spec does not say which commit it was compared with";
        let help = "write `against: <commit of the documentation's repository>`";
        cx.report(Finding::new(Rule::MissingCommit, spec.status.span, message).help(help));
    }
}

fn check_commit(cx: &mut Context<'_>, commit: &Spanned<String>) {
    let is_hash = commit.bytes().all(|b| b.is_ascii_hexdigit()) && (7..=40).contains(&commit.len());
    if !is_hash {
        let message = format!("`{}` is not a commit", commit.value);
        let help = "write 7 to 40 hexadecimal digits, in quotes if they are all numbers";
        cx.report(Finding::new(Rule::MissingCommit, commit.span, message).help(help));
    }
}

/// Decides where the method is in the client and what its type is called.
fn owner(cx: &mut Context<'_>, spec: &MethodSpec, version: Version) -> Option<Owner> {
    let name = &spec.method;
    let (module, last) = name.rsplit_once('.').unwrap_or((DOTLESS, name));
    let segments = module_segments(cx, module);
    let ident = names::type_name(last, &cx.dictionary);
    let Some((mut segments, ident)) = segments.zip(ident) else {
        cx.report_invalid_name(name, name.span);
        return None;
    };
    let mut id = name.value.clone();
    if version == Version::V3 {
        segments.insert(0, "v3".to_owned());
        // A method of REST 2 may have the same name, and inline types of its own.
        id.push_str("@v3");
    }
    Some(Owner {
        id,
        ident,
        module: ModulePath(segments),
        version,
        row: None,
    })
}

fn either(spec: &MethodSpec) -> Vec<Vec<String>> {
    let groups = spec.either.iter();
    groups
        .map(|group| group.iter().map(|it| it.value.clone()).collect())
        .collect()
}

fn module_segments(cx: &Context<'_>, module: &str) -> Option<Vec<String>> {
    let segments = module.split('.').enumerate();
    let rust = segments.map(|(depth, segment)| match depth {
        0 => names::top_module(segment, &cx.dictionary),
        _ => names::module(segment, &cx.dictionary),
    });
    rust.collect()
}

fn failure_type(owner: &Owner, has_failures: bool) -> Option<String> {
    has_failures.then(|| format!("{}Failure", owner.ident.trim_end_matches('_')))
}

fn params(cx: &mut Context<'_>, owner: &Owner, spec: &MethodSpec) -> Vec<Param> {
    let top = in_place(cx, owner, &spec.params, Place::Params);
    let extras = in_place(cx, owner, &spec.extras, Place::Extras);
    let all: Vec<Param> = top.into_iter().chain(extras).collect();
    check_extras(cx, spec);
    let mut names = super::collisions::Names::default();
    for param in &all {
        let specs = if param.place == Place::Extras {
            &spec.extras
        } else {
            &spec.params
        };
        let wire = &param.field.name.wire;
        if let Some((key, _)) = specs.get_key_value(wire.as_str()) {
            names.claim_field(cx, &param.field, key.span);
        }
    }
    all
}

/// What is described under `extras` is sent in the parameter of that name.
fn check_extras(cx: &mut Context<'_>, spec: &MethodSpec) {
    if let (Some((key, _)), false) = (spec.params.get_key_value("extras"), spec.extras.is_empty()) {
        let message = "`extras` is described twice: as a parameter and by its keys";
        let help = "remove the parameter; the section `extras` is enough";
        cx.report(Finding::new(Rule::MisplacedKey, key.span, message).help(help));
    }
}

fn in_place(cx: &mut Context<'_>, owner: &Owner, specs: &Fields, place: Place) -> Vec<Param> {
    let fields = fields::lower_all(cx, owner, specs);
    fields
        .into_iter()
        .map(|field| Param { field, place })
        .collect()
}

/// The result. A struct of its own is called `…Output`, or `…Row` in a list.
fn output(cx: &mut Context<'_>, owner: &Owner, spec: &MethodSpec) -> Field {
    let type_name = if spec.returns.ty.ends_with("[]") {
        "row"
    } else {
        "output"
    };
    let name = Name {
        wire: type_name.to_owned(),
        rust: "result".to_owned(),
    };
    let owner = Owner {
        row: rows(owner, spec, type_name),
        ..owner.clone()
    };
    let field = fields::with_name(cx, &owner, name, &spec.returns);
    Field {
        name: Name {
            wire: "result".to_owned(),
            rust: "result".to_owned(),
        },
        ..field
    }
}

/// Rows inside of the result are called `…Row`, as those are that it consists of.
fn rows(owner: &Owner, spec: &MethodSpec, type_name: &str) -> Option<RowName> {
    let rows = spec.list.as_ref()?.rows.as_ref()?;
    let keys = std::iter::once(type_name).chain(rows.split('.'));
    Some(RowName {
        keys: keys.map(str::to_owned).collect(),
        ident: format!("{}Row", owner.ident.trim_end_matches('_')),
    })
}

fn scopes(cx: &mut Context<'_>, written: &[Spanned<String>]) -> Vec<String> {
    for scope in written {
        check_scope(cx, scope);
    }
    let mut scopes: Vec<String> = written.iter().map(|it| it.value.clone()).collect();
    scopes.sort();
    scopes
}

fn check_scope(cx: &mut Context<'_>, scope: &Spanned<String>) {
    let known = cx.specs.scopes.iter().flat_map(|it| it.spec.scopes.keys());
    let known: Vec<&str> = known.map(|it| it.as_str()).collect();
    if known.contains(&scope.as_str()) {
        return;
    }
    let message = format!("`{}` is not in spec/scopes.yaml", scope.value);
    let finding = Finding::new(Rule::UnknownScope, scope.span, message);
    cx.report(match cx.closest(scope.span, scope, known) {
        Some(near) => finding
            .help(format!("did you mean `{near}`?"))
            .fix(scope.span, near),
        None => finding.help("add it there if the documentation has it"),
    });
}

fn access(cx: &mut Context<'_>, spec: &AccessSpec) -> Access {
    match (spec.who.value, &spec.name) {
        (Who::Permission, None) => {
            let message = "the permission has no name";
            let help = "write `name: <as the portal's settings show it>`";
            cx.report(Finding::new(Rule::MissingKey, spec.who.span, message).help(help));
        }
        (Who::AnyUser | Who::Administrator, Some(name)) => {
            let message = "only a permission has a name";
            cx.report(Finding::new(Rule::MisplacedKey, name.en.span, message));
        }
        _ => {}
    }
    Access {
        who: spec.who.value,
        permission: texts::optional(spec.name.as_ref()),
        to: texts::optional(spec.to.as_ref()),
        documented_as: documented(cx, &spec.documented_as),
    }
}
