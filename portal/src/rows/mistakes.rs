//! What is answered to conditions and orders that cannot be.

use super::acts::Scene;
use crate::filter::v3;
use crate::list::{Mistake, Order};
use crate::refusal::Refusal;
use crate::settings::Unknown;

impl Scene<'_> {
    /// What many methods of REST 2 do not mind: unless they say so, or the portal is strict.
    pub(super) fn ignore(&self, mistake: &Mistake) -> Result<(), Refusal> {
        let own = match mistake {
            Mistake::UnknownCondition(name) => self
                .documented()
                .about_field_in("filter", &filled(&[("field", name)])),
            Mistake::Order(Order::Field(name)) => self
                .documented()
                .about_field_in("order", &filled(&[("field", name)])),
            Mistake::Order(Order::Direction(name, direction)) => {
                let values = [("field", name), ("orderValue", direction)];
                self.documented().about_field_in("order", &filled(&values))
            }
            Mistake::Condition(_) => None,
        };
        match own {
            Some(refusal) => Err(refusal),
            None if self.settings.unknown == Unknown::Refused => Err(Refusal::v2(
                400,
                "100",
                &format!("Unknown field definition: {mistake:?}"),
            )),
            None => Ok(()),
        }
    }

    /// What REST 3 minds.
    pub(super) fn refuse(&self, mistake: &Mistake) -> Refusal {
        let unknown = |name: &str| {
            let entity = self.role.row.as_deref().unwrap_or("Dto");
            Refusal::v3(
                400,
                "UNKNOWNDTOPROPERTYEXCEPTION",
                &format!("Unknown field `{name}` for entity `{entity}`"),
            )
        };
        match mistake {
            Mistake::Condition(v3::Fault::Operator(operator)) => {
                let message = format!("Unknown filter operator `{operator}`");
                Refusal::v3(400, "UNKNOWNFILTEROPERATOREXCEPTION", &message)
            }
            Mistake::Condition(v3::Fault::Field(name)) | Mistake::UnknownCondition(name) => {
                unknown(name)
            }
            Mistake::Condition(v3::Fault::Value(name)) => {
                let problem = format!("Field `{name}` has a value of another type");
                Refusal::validation(&[(problem, format!("filter.{name}"))])
            }
            Mistake::Condition(v3::Fault::Form(text)) => {
                let message = format!("Unable to recognize filter expression `{text}`");
                Refusal::v3(400, "INVALIDFILTEREXCEPTION", &message)
            }
            Mistake::Order(Order::Field(name) | Order::Direction(name, _)) => {
                let code = "INVALIDORDEREXCEPTION";
                let own = self.documented().coded(code, &|_| name.clone());
                own.unwrap_or_else(|| {
                    Refusal::v3(
                        400,
                        code,
                        &format!("Unable to recognize sorting parameter `{name}`"),
                    )
                })
            }
        }
    }
}

/// What is filled into a text, by the names of its captures.
fn filled<'a>(values: &'a [(&'a str, &'a String)]) -> impl Fn(&str) -> Option<String> + 'a {
    |name| {
        values
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| (*value).clone())
    }
}
