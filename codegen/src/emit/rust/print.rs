//! From tokens to text.

use proc_macro2::TokenStream;

/// Prints items, with an empty line between them and between the methods of a block.
pub(super) fn items(items: impl IntoIterator<Item = TokenStream>) -> String {
    let printed: Vec<String> = items
        .into_iter()
        .map(item)
        .filter(|it| !it.is_empty())
        .collect();
    printed.join("\n")
}

/// Prints the inside of a function body, one statement a line, not indented.
pub(super) fn statements(tokens: &TokenStream) -> String {
    let wrapped = item(quote::quote!(fn body() { #tokens }));
    let lines = wrapped
        .lines()
        .filter(|line| line.starts_with("    ") || line.is_empty());
    let dedented: Vec<&str> = lines
        .map(|line| line.strip_prefix("    ").unwrap_or(line))
        .collect();
    dedented.join("\n")
}

fn item(tokens: TokenStream) -> String {
    let text = tokens.to_string();
    let file = syn::parse2(tokens).unwrap_or_else(|error| {
        // Lowering guarantees legal names, so this is a mistake in an emitter.
        panic!("an emitter made what is not Rust: {error}\n{text}")
    });
    spaced(&prettyplease::unparse(&file))
}

/// Adds an empty line after each method, which the printer leaves out. Tokens
/// carry no empty lines, so only its output can be given them.
fn spaced(printed: &str) -> String {
    let mut out = String::with_capacity(printed.len() + printed.len() / 32);
    let mut lines = printed.lines().peekable();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let next = lines.peek().copied().unwrap_or_default();
        let ends_method = line == "    }" && next.starts_with("    ");
        let starts_methods = line.ends_with(';') && next.starts_with("    fn ");
        if ends_method || starts_methods {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn methods_and_items_stand_apart() {
        let text = items([
            quote!(
                struct A;
            ),
            quote!(
                impl A {
                    const N: u8 = 1;
                    fn a() {
                        b()
                    }
                    fn b() {}
                }
            ),
        ]);
        let expected = "struct A;\n\nimpl A {\n    const N: u8 = 1;\n\n    fn a() {\n        b()\n    }\n\n    fn b() {}\n}\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_body_is_not_indented() {
        assert_eq!(statements(&quote!(let a = 1; f(a))), "let a = 1;\nf(a)");
    }
}
