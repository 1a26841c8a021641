//! Names that are hard to make Rust of, each in every place where a spec can have a name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use syn::{ImplItem, Item, TraitItem, Visibility};

use crate::common::Tree;
use crate::common::tree::entries;

/// Keywords of Rust: strict, reserved and weak.
const KEYWORDS: &str = "Self abstract as async auto await become box break const continue crate \
    default do dyn else enum extern false final fn for gen if impl in let loop macro macro_rules \
    match mod move mut override priv pub raw ref return safe static struct super trait true try \
    type typeof union unsafe unsized use virtual where while yield";

/// What is there without a path: the prelude, primitive types, crates and macros.
const PRELUDE: &str = "AsMut AsRef Box Clone Copy Debug Default DoubleEndedIterator Drop Eq Err \
    ExactSizeIterator Extend Fn FnMut FnOnce From FromIterator Future Hash Into IntoFuture \
    IntoIterator Iterator None Ok Option Ord PartialEq PartialOrd Result Send Sized Some String \
    Sync ToOwned ToString TryFrom TryInto Unpin Vec align_of drop size_of alloc bool char core f32 \
    f64 i8 i16 i32 i64 i128 isize std str u8 u16 u32 u64 u128 usize assert cfg concat derive env \
    format include line module_path panic print test todo vec write allow deny warn inline derive \
    bitrix24 bitrix24_runtime rt lib main serde http";

/// Digits, signs and what the generated code calls its own things.
const ODD: &str = "0 3d 2fa x1 1_2 _ a-b a_c _d e_ F_G hTTPServer iOS Unknown other Output Failure \
    new set build INFO PATTERNS from_captures request params self_ r#x type__ filter select order";

/// The names of each place, one for each name in Rust.
pub(crate) fn names() -> Vec<String> {
    let words = [KEYWORDS, PRELUDE, ODD].map(str::split_whitespace);
    let words = words.into_iter().flatten().map(str::to_owned);
    let mut seen = BTreeSet::new();
    let mut names: Vec<String> = words.chain(of_runtime()).collect();
    names.retain(|name| {
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        !plain.is_empty() && seen.insert(plain.to_lowercase())
    });
    names
}

/// A module with all names as methods, modules, objects, parameters, fields, values and errors.
pub(crate) fn tree() -> Tree {
    let names = names();
    let mut tree = Tree::default();
    let mut add = |path: &str, text: String| tree.add_missing(path, &text);
    // Beside requests of all names, so that what its code says could be hidden by one of them.
    add("v2/obstacles/methods/every0.yaml", everywhere(&names));
    let fields = list(&names, |name| format!("{name:?}: string"));
    add(
        "objects/obstacles/fields.yaml",
        format!("object: obstacles/fields\nsummary: Fields.\nfields:\n{fields}"),
    );
    let is_path = |name: &&String| {
        name.chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
    };
    let mut types = String::new();
    for name in names.iter().filter(is_path) {
        let path = |folder: &str, end: &str| format!("v2/obstacles/{folder}/{name}{end}.yaml");
        add(&path("methods", ""), method(&format!("methods.{name}"), ""));
        add(
            &path("modules", "/get"),
            method(&format!("modules.{name}.get"), ""),
        );
        let object = name.to_lowercase();
        if object.starts_with(|c: char| c.is_ascii_lowercase()) && !object.contains('-') {
            let id = format!("obstacles/{object}");
            let text = format!("object: {id}\nsummary: A word.\nvalues: [{{value: a}}]\n");
            add(&format!("objects/{id}.yaml"), text);
            types += &format!("  {name}: {id}\n");
        }
    }
    let params = format!("params:\n{types}  every0: obstacles/fields\n");
    add("v2/obstacles/types.yaml", method("types", &params));
    tree
}

/// A method that has the names wherever there is a name inside of a method.
fn everywhere(names: &[String]) -> String {
    let params = list(names, |name| format!("{name:?}: string"));
    let nested = names.iter().enumerate();
    let nested: String = nested
        .map(|(i, name)| format!("        {name:?}: {{type: object, fields: {{a{i}: id}}}}\n"))
        .collect();
    let values = list(names, |name| format!("- {{value: {name:?}}}"));
    let errors = list(names, |name| {
        format!(
            "{name:?}: {{code: {name:?}, messages: [\"No `{name_}`.\"]}}",
            name_ = captured(name)
        )
    });
    let keys = format!(
        "params:\n{params}  nested0:\n      type: object\n      fields:\n{nested}  words0:\n    \
         type: string\n    values:\n{}errors:\n{errors}",
        values.replace("  - ", "      - ")
    );
    method("methods.every0", &keys).replace("returns: boolean", "returns: obstacles/fields")
}

/// A captured word is made of letters, digits and `_`.
fn captured(name: &str) -> String {
    name.replace(|c: char| !c.is_ascii_alphanumeric(), "_")
}

fn list(names: &[String], line: impl Fn(&str) -> String) -> String {
    names.iter().map(|it| format!("  {}\n", line(it))).collect()
}

fn method(name: &str, keys: &str) -> String {
    format!(
        "method: obstacles.{name}\nscope: crm\nsummary: Does a thing.\nstatus: imported\n\
         source: api-reference/obstacles.md\naccess: [{{who: any user}}]\neffect: write\n\
         returns: boolean\n{keys}"
    )
}

/// Every public name of the runtime, read from its source: a new one is an obstacle by itself.
fn of_runtime() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src");
    let mut names = BTreeSet::new();
    let mut open = vec![folder];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(entries(&path));
        } else {
            let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
            file.items.iter().for_each(|it| of_item(it, &mut names));
        }
    }
    assert!(names.contains("MethodInfo") && names.contains("webhook"));
    names
}

fn of_item(item: &Item, names: &mut BTreeSet<String>) {
    let (visibility, ident) = match item {
        Item::Const(it) => (&it.vis, &it.ident),
        Item::Enum(it) => {
            names.extend(it.variants.iter().map(|it| it.ident.to_string()));
            (&it.vis, &it.ident)
        }
        Item::Fn(it) => (&it.vis, &it.sig.ident),
        Item::Mod(it) => (&it.vis, &it.ident),
        Item::Struct(it) => (&it.vis, &it.ident),
        Item::Type(it) => (&it.vis, &it.ident),
        Item::Trait(it) => {
            let functions = it.items.iter().filter_map(|it| match it {
                TraitItem::Fn(it) => Some(it.sig.ident.to_string()),
                TraitItem::Const(it) => Some(it.ident.to_string()),
                TraitItem::Type(it) => Some(it.ident.to_string()),
                _ => None,
            });
            names.extend(functions);
            (&it.vis, &it.ident)
        }
        Item::Impl(it) => {
            let public = it.items.iter().filter_map(|it| match it {
                ImplItem::Fn(it) if is_public(&it.vis) => Some(it.sig.ident.to_string()),
                _ => None,
            });
            return names.extend(public);
        }
        _ => return,
    };
    if is_public(visibility) {
        names.insert(ident.to_string());
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
