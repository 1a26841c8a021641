use crate::decode::{Decode, Decoder};
use crate::document::Json;
use crate::value::Value;

/// The direction in which a list is sorted.
///
/// ```
/// # use bitrix24_runtime::{Direction, Value, wire};
/// assert_eq!(Value::from(Direction::Desc), Value::from("DESC"));
/// assert_eq!(wire::lower(Direction::Desc), Value::from("desc"));
/// assert_eq!(Value::from("desc").decode(), Some(Direction::Desc));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The smallest first.
    Asc,
    /// The greatest first.
    Desc,
}

impl Direction {
    /// `ASC` or `DESC`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asc => "ASC",
            Self::Desc => "DESC",
        }
    }
}

impl From<Direction> for Value {
    fn from(direction: Direction) -> Self {
        direction.as_str().into()
    }
}

/// `ASC` or `DESC`, in any case.
impl Decode for Direction {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        let is = |word| {
            value
                .as_str()
                .is_some_and(|text| text.eq_ignore_ascii_case(word))
        };
        match (is("ASC"), is("DESC")) {
            (true, _) => Some(Self::Asc),
            (_, true) => Some(Self::Desc),
            _ => decoder.reject(value, "ASC or DESC"),
        }
    }
}
