//! What a method says of its parameters together: their order, and which are alternatives.

use super::context::Context;
use crate::diag::{Finding, Rule, closest};
use crate::model::Required;
use crate::spec::MethodSpec;

/// Checks the order of positional parameters and the either-or groups.
pub(super) fn check(cx: &mut Context<'_>, spec: &MethodSpec) {
    check_fillers(cx, spec);
    check_positions(cx, spec);
    check_either(cx, spec);
}

/// Fillers keep places, which only positional parameters have.
fn check_fillers(cx: &mut Context<'_>, spec: &MethodSpec) {
    let all = spec.params.values().chain(spec.extras.values());
    for filler in all.filter_map(|it| it.filler.as_ref()) {
        if !spec.positional {
            let help = "write `positional: true`, or remove the filler";
            cx.report_misplaced(filler.span, "nothing takes this place", help);
        }
    }
}

/// `extras` have no place in an order.
fn check_positions(cx: &mut Context<'_>, spec: &MethodSpec) {
    let extra = spec.extras.keys().next();
    if let (true, Some(key)) = (spec.positional, extra) {
        let message = "positional parameters and `extras` exclude each other";
        cx.report_misplaced(key.span, message, "describe it in `params`, at its place");
    }
}

/// A group names parameters, and none of them is required by itself.
fn check_either(cx: &mut Context<'_>, spec: &MethodSpec) {
    for group in &spec.either {
        if group.len() < 2 {
            let help = "name two parameters or more of which one must be sent";
            cx.report_misplaced(group.span, "one parameter is no alternative", help);
        }
        for name in group.iter() {
            match spec.params.get(name.as_str()) {
                None => {
                    let message = format!("the spec does not describe `{}`", name.value);
                    let finding = Finding::new(Rule::UnknownField, name.span, message);
                    let known = spec.params.keys().map(|it| it.as_str());
                    cx.report(match closest(name, known) {
                        Some(near) => finding.help(format!("did you mean `{near}`?")),
                        None => finding.help("name a parameter of this method"),
                    });
                }
                Some(param) if param.required == Required::Yes => {
                    let message = format!("`{}` is required whatever else is sent", name.value);
                    let help = "remove `required: true`, or the parameter from the group";
                    cx.report_misplaced(name.span, &message, help);
                }
                Some(_) => {}
            }
        }
    }
}
