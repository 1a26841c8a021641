//! What a list method is asked for: conditions on fields, in the two dialects of
//! the two versions of REST.
//!
//! A setter of a filter takes a [`Condition`], which the functions here make:
//!
//! ```
//! use bitrix24_runtime::filter::{Filter, Logic, ge, is, one_of};
//! use bitrix24_runtime::{Id, Value};
//!
//! let mut urgent = Filter::new();
//! urgent.add::<f64>("opportunity", ge(5000));
//! let mut mine = Filter::new();
//! mine.add::<Id>("assignedById", one_of([1, 6]));
//!
//! let mut filter = Filter::new();
//! filter.add::<String>("stageId", is("NEW"));
//! filter.group(Logic::Or, [urgent, mine]);
//! assert_eq!(
//!     Value::from(filter).to_string(),
//!     r#"{"stageId":"NEW","0":{"logic":"OR","0":{">=opportunity":5000},"1":{"@assignedById":[1,6]}}}"#
//! );
//! ```

mod condition;
mod logic;
mod operators;
mod v2;
mod v3;

pub use condition::{Condition, V2, V3};
pub use logic::Logic;
pub use operators::{
    between, contains, eq, ge, gt, is, is_any, le, like, lt, matches, ne, none_of, not,
    not_between, not_contains, not_like, one_of,
};
pub use v2::Filter;
pub use v3::FilterV3;
