//! Values that the runtime has types for, as expressions.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::literal;
use super::Builder;
use crate::json::Json;
use crate::model::WireForm;

impl Builder<'_> {
    /// `Money::new(300, "USD")`
    pub(super) fn money(&mut self, text: &str) -> Option<TokenStream> {
        let (amount, currency) = text.split_once('|')?;
        let number: serde_json::Number = amount.parse().ok()?;
        let amount = (number.to_string() == amount).then(|| literal::number(&number))?;
        let money = self.of_runtime("Money");
        Some(quote!(#money::new(#amount, #currency)))
    }

    /// `File::from_base64("a.txt", "YQ==")`
    pub(super) fn file(&mut self, form: Option<WireForm>, json: &Json) -> Option<TokenStream> {
        let pair = match form {
            None => json,
            Some(WireForm::Data) => json.get("fileData")?,
            Some(WireForm::Value) => json.get("value")?.get("fileData")?,
            // The name is not sent in this form.
            Some(WireForm::Content) => {
                let content = json.scalar_text()?;
                return Some(self.file_of("", &content));
            }
            Some(_) => return None,
        };
        let Json::Array(parts) = pair else {
            return None;
        };
        match parts.as_slice() {
            [Json::String(name), Json::String(content)] => Some(self.file_of(name, content)),
            _ => None,
        }
    }

    fn file_of(&mut self, name: &str, content: &str) -> TokenStream {
        let file = self.of_runtime("File");
        quote!(#file::from_base64(#name, #content))
    }

    /// `Direction::Asc`
    pub(super) fn direction(&mut self, form: Option<WireForm>, text: &str) -> Option<TokenStream> {
        let variant = match (form, text) {
            (None, "ASC") | (Some(WireForm::Lower), "asc") => quote!(Asc),
            (None, "DESC") | (Some(WireForm::Lower), "desc") => quote!(Desc),
            _ => return None,
        };
        let direction = self.of_runtime("Direction");
        Some(quote!(#direction::#variant))
    }
}
