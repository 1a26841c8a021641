use crate::decode::{Decode, Decoder};
use crate::document::Json;
use crate::value::Value;

/// How the members of a group are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Logic {
    /// All of them must hold.
    And,
    /// At least one of them must hold.
    Or,
}

impl Logic {
    /// `AND` or `OR`, as REST 2 writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::And => "AND",
            Self::Or => "OR",
        }
    }
}

impl From<Logic> for Value {
    fn from(logic: Logic) -> Self {
        logic.as_str().into()
    }
}

/// `AND` or `OR`, in any case.
impl Decode for Logic {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        let is = |word| {
            value
                .as_str()
                .is_some_and(|text| text.eq_ignore_ascii_case(word))
        };
        match (is("AND"), is("OR")) {
            (true, _) => Some(Self::And),
            (_, true) => Some(Self::Or),
            _ => decoder.reject(value, "AND or OR"),
        }
    }
}
