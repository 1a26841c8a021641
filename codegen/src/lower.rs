//! From specs to the model: decides names, resolves references, checks what
//! the shape of a file cannot say, and collects every finding of a run.

mod call_facts;
mod catalog;
mod collisions;
mod constructor;
mod context;
mod definitions;
mod deprecation;
mod derived;
mod examples;
mod failures;
mod field_checks;
mod fields;
mod fit;
mod json_place;
mod lists;
mod messages;
mod methods;
mod objects;
mod overlap;
mod prose;
mod reach;
mod references;
mod texts;
mod translation;
mod type_text;
mod types;
mod unions;
mod unused;
mod variants;

use crate::diag::Finding;
use crate::load::Specs;
use crate::model::Api;
use crate::source::SourceMap;
use context::Context;

/// Lowers all specs. The model is only good to emit from if nothing was found,
/// neither here nor while loading.
pub fn lower(specs: &Specs, sources: &SourceMap) -> (Api, Vec<Finding>) {
    let mut cx = Context::new(specs, sources);
    let mut api = Api {
        scopes: catalog::scopes(specs),
        system_errors: catalog::system_errors(specs),
        ..Api::default()
    };
    catalog::check(&mut cx);
    objects::lower_all(&mut cx);
    api.methods = methods::lower_all(&mut cx);
    deprecation::check_upgrades(&mut cx, &api.methods);
    collisions::check_modules(&mut cx, &api.methods);
    unused::check(&mut cx, &api.methods);
    translation::check(&mut cx);
    api.types = std::mem::take(&mut cx.types);
    reach::mark(&mut api);
    reach::check_cycles(&mut cx, &api);
    reach::check_returned(&mut cx, &api);
    api.methods
        .sort_by(|a, b| (&a.module, &a.name.rust).cmp(&(&b.module, &b.name.rust)));
    (api, cx.findings)
}
