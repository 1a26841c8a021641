//! Compares what a page's tables say with what its examples show.

use super::facts::{
    Body, FieldFacts, MethodFacts, Origin, Problem, ProblemCode, Seen, Stated, TypeFacts,
};

/// Reports rows without types, examples that contradict types, and required
/// parameters that no example has.
pub fn checks(method: &MethodFacts, problems: &mut Vec<Problem>) {
    let params = method.params.fields.iter().chain(&method.params.extras);
    let returned = method.returns.result.iter().chain(&method.returns.beside);
    for field in params.chain(returned) {
        of_field(field, "", problems);
    }
    let has_bodies = method.requests.iter().any(|it| {
        matches!(it.body, Body::Json { .. }) && it.method.eq_ignore_ascii_case(&method.name)
    });
    for field in method.params.fields.iter().filter(|_| has_bodies) {
        if field.required == Stated::Yes && field.seen.is_empty() {
            let text = format!("`{}` is required, and no example has it", field.name);
            problems.push(problem(field, ProblemCode::Missing, text));
        }
    }
}

fn of_field(field: &FieldFacts, above: &str, problems: &mut Vec<Problem>) {
    let path = format!("{above}{}", field.name);
    if field.origin == Origin::Table && field.types.is_empty() {
        problems.push(problem(
            field,
            ProblemCode::NoType,
            format!("`{path}` has no type"),
        ));
    }
    let other: Vec<_> = field
        .seen
        .iter()
        .filter(|it| !fits(**it, &field.types))
        .collect();
    if !other.is_empty() {
        let types: Vec<_> = field.types.iter().map(ToString::to_string).collect();
        let text = format!(
            "`{path}` is {}, examples have {other:?}",
            types.join(" or ")
        );
        problems.push(problem(field, ProblemCode::Contradiction, text));
    }
    for nested in &field.fields {
        of_field(nested, &format!("{path}."), problems);
    }
}

fn problem(field: &FieldFacts, code: ProblemCode, text: String) -> Problem {
    Problem {
        place: field.place.clone(),
        code,
        text,
    }
}

/// Whether a form can be a value of one of the types. Types that are no basic
/// ones take any form.
fn fits(seen: Seen, types: &[TypeFacts]) -> bool {
    types.is_empty() || types.iter().any(|it| fits_type(seen, it))
}

fn fits_type(seen: Seen, ty: &TypeFacts) -> bool {
    let is_list = matches!(seen, Seen::List | Seen::EmptyList);
    if ty.lists > 0 {
        return is_list;
    }
    let text = [Seen::Text, Seen::NumberText, Seen::Letter];
    match ty.name.to_lowercase().as_str() {
        "integer" | "int" => seen == Seen::Integer,
        "double" | "float" | "number" => matches!(seen, Seen::Integer | Seen::Number),
        "boolean" | "bool" => seen == Seen::Bool,
        "string" | "char" | "text" => text.contains(&seen) || seen == Seen::EmptyText,
        "date" | "datetime" => text.contains(&seen),
        "array" => is_list,
        "object" => matches!(seen, Seen::Object | Seen::EmptyObject),
        "null" => seen == Seen::Null,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::facts::{PagePath, Place};

    fn ty(name: &str, lists: u8) -> TypeFacts {
        TypeFacts {
            name: name.to_owned(),
            lists,
            link: None,
            place: Place {
                page: PagePath::from("p.md"),
                line: 1,
            },
        }
    }

    #[test]
    fn an_example_may_have_any_form_of_a_union() {
        let union = [ty("integer", 0), ty("string", 1)];
        assert!(fits(Seen::Integer, &union) && fits(Seen::EmptyList, &union));
        assert!(!fits(Seen::NumberText, &union) && !fits(Seen::Null, &union));
    }

    #[test]
    fn types_of_the_vendor_take_any_form() {
        assert!(fits(Seen::Object, &[ty("crm_status", 0)]));
        assert!(fits(Seen::Null, &[]));
    }
}
