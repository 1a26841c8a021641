//! How to get all rows of a list method.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc::sentence;
use super::paths::{ident, runtime};
use super::scope::Scope;
use super::types;
use crate::model::{Api, Field, List, Method, Paging, Sorting, Type};

/// `impl rt::List for List`: the type of a row, where rows are, and how the next ones come.
pub(super) fn item(scope: &Scope<'_>, method: &Method) -> Option<TokenStream> {
    let list = method.list.as_ref()?;
    let path = path(scope.api, &method.output, &list.rows)?;
    let last = path.last().copied().unwrap_or(&method.output);
    let row = match &last.ty {
        Type::Array(row) | Type::Map(row) => row,
        _ => return None,
    };
    let (name, list_trait, list_info) = (
        ident(&method.name.rust),
        runtime("List"),
        runtime("ListInfo"),
    );
    let row_type = types::owned(scope, row);
    let info = info(list);
    let rows = rows(&method.output, &path);
    let row_id = row_id(scope.api, row, list);
    let promise = sentence(&promise(list)).tokens();
    Some(quote! {
        #promise
        impl #list_trait for #name {
            const LIST: &'static #list_info = &#info;
            type Row = #row_type;

            fn rows(output: Self::Output) -> Vec<Self::Row> {
                #rows
            }

            #row_id
        }
    })
}

/// What holds for the rows of a list that is read to its end.
fn promise(list: &List) -> String {
    match (&list.id, list.paging) {
        (Some(id), _) if list.keyset => format!(
            "All rows come by their `{}`, unless they are sorted by something else: each that is \
             there all the time comes exactly once, whatever is added and removed meanwhile.",
            id.sent
        ),
        (_, Paging::All) => "All rows come in one reply.".to_owned(),
        (_, Paging::Queue) => "Rows leave the queue that they are read from.".to_owned(),
        (_, Paging::After | Paging::Token | Paging::Tail) => {
            "The rows come one after the other, as the portal finds them.".to_owned()
        }
        (_, Paging::Offset | Paging::Window | Paging::Page) => {
            "The rows come by their numbers: if some are added or removed meanwhile, others may \
             come twice or not at all."
                .to_owned()
        }
    }
}

/// The fields on the way to the rows.
fn path<'a>(api: &'a Api, output: &'a Field, keys: &[String]) -> Option<Vec<&'a Field>> {
    let mut path = Vec::new();
    let mut at = output;
    for key in keys {
        let def = api.type_def(at.ty.named()?);
        at = def.fields().iter().find(|it| it.name.wire == *key)?;
        path.push(at);
    }
    Some(path)
}

/// The rows taken out of the result. Fields of results are optional unless a
/// reply always has them.
fn rows(output: &Field, path: &[&Field]) -> TokenStream {
    let mut expression = quote!(output);
    let mut is_optional = output.nullable;
    for field in path {
        let name = ident(&field.name.rust);
        let is_plain = field.always && !field.nullable;
        expression = match (is_optional, is_plain) {
            (false, _) => quote!(#expression.#name),
            (true, true) => quote!(#expression.map(|it| it.#name)),
            (true, false) => quote!(#expression.and_then(|it| it.#name)),
        };
        is_optional |= !is_plain;
    }
    let last = path.last().copied().unwrap_or(output);
    if is_optional {
        expression = quote!(#expression.unwrap_or_default());
    }
    match last.ty {
        Type::Map(_) => quote!(#expression.into_values().collect()),
        _ => expression,
    }
}

/// The identifier of a row, where it has one.
fn row_id(api: &Api, row: &Type, list: &List) -> Option<TokenStream> {
    let (id, value) = (runtime("Id"), row_id_of(api, row, list)?);
    Some(quote! {
        fn row_id(row: &Self::Row) -> Option<#id> {
            #value
        }
    })
}

fn row_id_of(api: &Api, row: &Type, list: &List) -> Option<TokenStream> {
    let def = row.named().map(|id| api.type_def(id));
    let fields = def.map_or(&[][..], |it| it.fields());
    let wanted = list.id.as_ref().map(|it| it.returned.as_str());
    let field = fields
        .iter()
        .find(|it| Some(it.name.wire.as_str()) == wanted);
    let field = field?;
    let name = ident(&field.name.rust);
    let is_sent = def.is_some_and(|it| it.sent);
    Some(
        match (&field.ty, field.always && !field.nullable && !is_sent) {
            (Type::Id(_), true) => quote!(Some(row.#name.clone())),
            (Type::Id(_), false) => quote!(row.#name.clone()),
            (Type::Integer, true) => quote!(Some(row.#name.into())),
            (Type::Integer, false) => quote!(row.#name.map(Into::into)),
            (_, true) => quote!(Some(row.#name.as_str().into())),
            (_, false) => quote!(row.#name.as_deref().map(Into::into)),
        },
    )
}

fn info(list: &List) -> TokenStream {
    let (info, paging_type, row_id) = (runtime("ListInfo"), runtime("Paging"), runtime("RowId"));
    let paging = ident(paging(list.paging));
    let id = match &list.id {
        Some(id) => {
            let (sent, returned) = (&id.sent, &id.returned);
            quote!(Some(#row_id { sent: #sent, returned: #returned }))
        }
        None => quote!(None),
    };
    let name = |name: &Option<String>| match name {
        Some(name) => quote!(Some(#name)),
        None => quote!(None),
    };
    let (filter, select) = (name(&list.filter), name(&list.select));
    let order = sorting(list.order.as_ref());
    let List {
        rows,
        keyset,
        from,
        limit,
        max,
        next,
        more,
        ..
    } = list;
    let max = proc_macro2::Literal::u32_unsuffixed(*max);
    quote! {
        #info {
            rows: &[#(#rows),*],
            id: #id,
            keyset: #keyset,
            filter: #filter,
            order: #order,
            select: #select,
            paging: #paging_type::#paging,
            from: &[#(#from),*],
            limit: &[#(#limit),*],
            max: #max,
            next: &[#(#next),*],
            more: &[#(#more),*],
        }
    }
}

fn sorting(sorting: Option<&Sorting>) -> TokenStream {
    let ty = runtime("Sorting");
    match sorting {
        Some(Sorting::Object(name)) => quote!(Some(#ty::Object(#name))),
        Some(Sorting::Pair { field, direction }) => {
            quote!(Some(#ty::Pair { field: #field, direction: #direction }))
        }
        None => quote!(None),
    }
}

fn paging(paging: Paging) -> &'static str {
    match paging {
        Paging::All => "All",
        Paging::Offset => "Offset",
        Paging::Window => "Window",
        Paging::Page => "Page",
        Paging::After => "After",
        Paging::Token => "Token",
        Paging::Tail => "Tail",
        Paging::Queue => "Queue",
    }
}
