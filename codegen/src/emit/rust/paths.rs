//! How generated code spells the runtime: the only place that does.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

/// The runtime's short name in generated modules, as their import declares it.
pub(super) fn import() -> TokenStream {
    quote!(
        use bitrix24_runtime as rt;
    )
}

/// An item of the runtime: `rt::Params`.
pub(super) fn runtime(name: &str) -> TokenStream {
    let name = format_ident!("{name}");
    quote!(rt::#name)
}

/// An identifier that lowering has decided.
pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
