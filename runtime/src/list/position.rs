use std::fmt;
use std::str::FromStr;

use super::ListInfo;
use super::cursor::Cursor;
use crate::error::Error;
use crate::method::{MethodInfo, Version};
use crate::params::Params;

/// A place in a list: right behind the last row that was taken out of it.
///
/// As text it can be kept in a file or a database, and
/// [`List::resume`](super::List::resume) goes on from it, in another process or
/// after years. The text begins with its version and is otherwise nobody's
/// business; its longest part is an identifier or what the portal said.
///
/// ```
/// # use bitrix24_runtime::Position;
/// let kept = "1 crm.deal.list 2 cbf29ce484222325 0 behind 4711";
/// let position: Position = kept.parse()?;
/// assert_eq!(position.to_string(), kept);
/// # Ok::<(), bitrix24_runtime::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    method: String,
    version: Version,
    /// The fingerprint of what the request asks for.
    request: u64,
    pub(super) cursor: Cursor,
    /// How many rows of the page there were taken.
    pub(super) given: usize,
}

/// The form of the text.
const FORM: &str = "1";

impl Position {
    pub(super) fn new(origin: &Origin, (cursor, given): (Cursor, usize)) -> Self {
        Self {
            method: origin.method.name.to_owned(),
            version: origin.method.version,
            request: origin.request,
            cursor,
            given,
        }
    }

    /// Whether it is a place in the list that a request asks for.
    pub(super) fn check(&self, origin: &Origin) -> Result<(), Error> {
        let method = origin.method;
        if (self.method.as_str(), self.version) != (method.name, method.version) {
            let (own, other) = (&self.method, method.name);
            return Err(Error::configuration(format!(
                "the position is one in a list of {own}, not of {other}: resume the request that \
                 it comes from"
            )));
        }
        if self.request != origin.request {
            return Err(Error::configuration(format!(
                "the position comes from a request of {own} with other parameters: resume the \
                 same request, in which only the selected fields may differ",
                own = self.method
            )));
        }
        Ok(())
    }
}

/// Of which list a position is one.
#[derive(Debug)]
pub(super) struct Origin {
    pub(super) method: &'static MethodInfo,
    request: u64,
}

impl Origin {
    /// The list that a request asks for, whichever fields of the rows it selects.
    pub(super) fn new(method: &'static MethodInfo, list: &ListInfo, params: &Params) -> Self {
        let mut asked = params.as_object().clone();
        asked.retain(|key| Some(key.as_str()) != list.select);
        Self {
            method,
            request: fingerprint(&Params::from(asked).to_string()),
        }
    }
}

/// FNV-1a, which is the same in all versions of everything.
fn fingerprint(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            method,
            request,
            given,
            cursor,
            ..
        } = self;
        let version = match self.version {
            Version::V2 => 2,
            Version::V3 => 3,
        };
        write!(
            f,
            "{FORM} {method} {version} {request:016x} {given} {cursor}"
        )
    }
}

/// Reads what [`Display`](fmt::Display) wrote.
impl FromStr for Position {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let (form, rest) = text.trim().split_once(' ').unwrap_or_default();
        if form != FORM && form.parse::<u32>().is_ok() {
            return Err(Error::configuration(format!(
                "the position has form {form}, and this version reads form {FORM}: start anew, or \
                 use the version that wrote it"
            )));
        }
        let position = (form == FORM).then(|| read(rest)).flatten();
        position.ok_or_else(|| {
            Error::configuration(
                "this is no position of a list: give the text of one, unchanged".to_owned(),
            )
        })
    }
}

fn read(text: &str) -> Option<Position> {
    let mut words = text.splitn(5, ' ');
    let mut word = || words.next();
    Some(Position {
        method: word()?.to_owned(),
        version: match word()? {
            "2" => Version::V2,
            "3" => Version::V3,
            _ => return None,
        },
        request: u64::from_str_radix(word()?, 16).ok()?,
        given: word()?.parse().ok()?,
        cursor: Cursor::parse(word()?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_is_read_back() {
        let cursors = [
            "start",
            "behind 7",
            "behind chat 7",
            "at -50",
            r#"said {"startDate":"a b","id":1}"#,
        ];
        for cursor in cursors {
            let text = format!("1 crm.deal.list 3 00000000000000ff 12 {cursor}");
            assert_eq!(text.parse::<Position>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn other_text_is_refused_with_advice() {
        let says = |text: &str| text.parse::<Position>().unwrap_err().to_string();
        assert!(says("2 crm.deal.list").contains("form 2"));
        for text in [
            "",
            "crm.deal.list",
            "1 a.list 2 ff",
            "1 a.list 4 ff 0 start",
            "1 a.list 2 xx 0 start",
            "1 a.list 2 ff -1 start",
            "1 a.list 2 ff 0 at x",
            "1 a.list 2 ff 0 behind ",
        ] {
            assert!(says(text).contains("no position"), "{text}");
        }
    }

    #[test]
    fn the_fingerprint_never_changes() {
        assert_eq!(fingerprint(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint("foobar"), 0x8594_4171_f739_67e8);
    }
}
