//! What the pages have that cards show as well.

use super::dialect::{Call, DIALECTS, Dialect};
use super::phrases::LANGUAGES;
use super::{page, place, sections};
use crate::json::Json;
use crate::model::{Api, Language, List, Method, Type, TypeDef, TypeId};

/// The page of a method, relative to the repository.
pub(in crate::emit) fn page_of_method(method: &Method) -> String {
    in_repository(&place::method(&page::reference(method)))
}

/// The page of a shared object, relative to the repository.
pub(in crate::emit) fn page_of_object(id: &TypeId) -> String {
    in_repository(&place::object(id))
}

fn in_repository(page: &str) -> String {
    format!("generated/docs/{}/{page}", place::folder(Language::English))
}

/// How all rows of a list are read.
pub(in crate::emit) fn paging(list: &List) -> String {
    let [english, ..] = LANGUAGES;
    (english.paging)(list)
}

/// Every named type in these types, at any depth, in the order of first mention.
pub(in crate::emit) fn reached<'a>(
    api: &'a Api,
    types: impl IntoIterator<Item = &'a Type>,
) -> Vec<&'a TypeDef> {
    sections::reached(api, types)
}

/// A call in the first dialect of a language that can write it.
pub(in crate::emit) fn call(
    api: &Api,
    method: &Method,
    request: &Json,
    language: &str,
) -> Option<String> {
    let call = Call {
        api,
        method,
        request,
    };
    let code = |dialect: &Dialect| Some((dialect.write)(&call).ok()?.code);
    let mut dialects = DIALECTS.iter().filter(|it| it.language == language);
    dialects.find_map(code)
}
