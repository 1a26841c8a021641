//! Query strings as PHP reads them: `filter[>ID]=5&select[]=ID`.

use indexmap::IndexMap;
use percent_encoding::percent_decode_str;

use crate::json::{Fields, Json};

/// How deep parameters nest; PHP ignores what is deeper.
const DEPTH: usize = 64;

/// The parameters of a query string. All values are text.
pub(crate) fn decode(text: &str) -> Fields {
    let pairs = text.split('&').filter(|it| !it.is_empty());
    collect(pairs.map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (unescaped(key), unescaped(value))
    }))
}

/// The parameters that pairs of keys in brackets and values make.
pub(super) fn collect(pairs: impl Iterator<Item = (String, String)>) -> Fields {
    let mut root = Branch::default();
    for (key, value) in pairs {
        let path = path(&key);
        if (1..=DEPTH).contains(&path.len()) {
            root.insert(&path, value);
        }
    }
    root.0
        .into_iter()
        .map(|(key, node)| (key, node.json()))
        .collect()
}

fn unescaped(text: &str) -> String {
    percent_decode_str(&text.replace('+', " "))
        .decode_utf8_lossy()
        .into_owned()
}

/// The keys that a name with brackets leads through; an empty one stands for the next position.
fn path(name: &str) -> Vec<String> {
    let name = name.trim_start_matches(' ');
    let (first, mut rest) = match name.find('[') {
        Some(at) if at > 0 => name.split_at(at),
        _ => (name, ""),
    };
    // At the top, PHP makes variables of names, which have no dots and blanks.
    let mut first = first.replace(['.', ' '], "_");
    let mut path = Vec::new();
    while let Some(inner) = rest.strip_prefix('[') {
        let Some((key, after)) = inner.split_once(']') else {
            // A bracket that is not closed is part of the name.
            if path.is_empty() {
                first = format!("{first}_{}", inner.replace(['.', ' '], "_"));
            }
            break;
        };
        path.push(key.to_owned());
        rest = after;
    }
    if first.is_empty() {
        return Vec::new();
    }
    path.insert(0, first);
    path
}

/// An array of PHP in the making.
#[derive(Default)]
struct Branch(IndexMap<String, Node>);

enum Node {
    Leaf(String),
    Branch(Branch),
}

impl Branch {
    fn insert(&mut self, path: &[String], value: String) {
        let Some((key, rest)) = path.split_first() else {
            return;
        };
        let key = if key.is_empty() {
            self.next_position()
        } else {
            key.clone()
        };
        if rest.is_empty() {
            self.0.insert(key, Node::Leaf(value));
            return;
        }
        let node = self
            .0
            .entry(key)
            .or_insert_with(|| Node::Branch(Self::default()));
        if let Node::Leaf(_) = node {
            *node = Node::Branch(Self::default());
        }
        if let Node::Branch(branch) = node {
            branch.insert(rest, value);
        }
    }

    /// One more than the highest number among the keys.
    fn next_position(&self) -> String {
        let numbers = self.0.keys().filter_map(|it| it.parse::<u64>().ok());
        numbers.max().map_or(0, |it| it + 1).to_string()
    }
}

impl Node {
    fn json(self) -> Json {
        match self {
            Self::Leaf(text) => Json::String(text),
            Self::Branch(branch) => {
                let entries = branch.0.into_iter().map(|(key, node)| (key, node.json()));
                Json::php_array(entries.collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    use proptest::prelude::*;

    use super::*;

    fn decoded(text: &str) -> String {
        Json::Object(decode(text)).to_string()
    }

    #[test]
    fn brackets_nest_as_in_php() {
        let cases = [
            ("", "{}"),
            ("a=1&b=", r#"{"a":"1","b":""}"#),
            ("a", r#"{"a":""}"#),
            ("a=1&a=2", r#"{"a":"2"}"#),
            ("a[]=1&a[]=2", r#"{"a":["1","2"]}"#),
            ("a[5]=1&a[]=2", r#"{"a":{"5":"1","6":"2"}}"#),
            ("a[0]=1&a[x]=2", r#"{"a":{"0":"1","x":"2"}}"#),
            ("a=1&a[x]=2", r#"{"a":{"x":"2"}}"#),
            (
                "f[%3EID]=5&f[TITLE]=a+b%26c",
                r#"{"f":{">ID":"5","TITLE":"a b&c"}}"#,
            ),
            ("f%5B%3EID%5D=5", r#"{"f":{">ID":"5"}}"#),
            (
                "f[PHONE][0][VALUE]=1&f[PHONE][0][TYPE]=W",
                r#"{"f":{"PHONE":[{"VALUE":"1","TYPE":"W"}]}}"#,
            ),
            ("0=123&1[POST]=x", r#"{"0":"123","1":{"POST":"x"}}"#),
            (
                "lead.customer type=1&a[b.c]=2",
                r#"{"lead_customer_type":"1","a":{"b.c":"2"}}"#,
            ),
            ("a[b=1", r#"{"a_b":"1"}"#),
            ("[a]=1&&x=1", r#"{"[a]":"1","x":"1"}"#),
            ("x=%D0%AF", r#"{"x":"Я"}"#),
        ];
        for (text, expected) in cases {
            assert_eq!(decoded(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_too_deep_is_ignored() {
        let nested = |depth: usize| decoded(&format!("x=1&a{}=2", "[b]".repeat(depth)));
        assert_ne!(nested(63), r#"{"x":"1"}"#);
        assert_eq!(nested(64), r#"{"x":"1"}"#);
        assert_eq!(nested(1_000_000), r#"{"x":"1"}"#);
    }

    /// As `http_build_query` writes it.
    fn encode(prefix: &str, value: &Json, out: &mut Vec<String>) {
        if !value.is_container() {
            let value = value.text().unwrap();
            let escaped = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
            out.push(format!("{}={}", escaped(prefix), escaped(&value)));
        }
        for (key, inner) in value.entries() {
            let name = if prefix.is_empty() {
                key
            } else {
                format!("{prefix}[{key}]")
            };
            encode(&name, inner, out);
        }
    }

    fn tree() -> impl Strategy<Value = Json> {
        let leaf = "[ -~а-я]{0,6}".prop_map(Json::from);
        leaf.prop_recursive(3, 20, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 1..4).prop_map(Json::Array),
                prop::collection::vec(("[a-z>%]{1,3}", inner), 1..4).prop_map(Json::object),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_php_writes_is_read_back(value in tree()) {
            let whole = Json::object([("x", value)]);
            let mut pairs = Vec::new();
            encode("", &whole, &mut pairs);
            prop_assert_eq!(Json::Object(decode(&pairs.join("&"))), whole);
        }

        #[test]
        fn nothing_is_too_odd_to_be_read(text in "[\\[\\]&=+%a.0 ]{0,30}") {
            decode(&text);
        }
    }
}
