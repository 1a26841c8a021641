//! Specs for tests, given as text.

use crate::load::{Loaded, Specs};
use crate::lower;
use crate::model::Api;
use crate::source::{self, SourceMap};

/// The model of specs by their paths below `spec/`, without the ending.
pub(in crate::emit::docs) fn api(files: &[(&str, &str)]) -> Api {
    let (mut sources, mut findings, mut specs) = (SourceMap::new(), Vec::new(), Specs::default());
    for (path, text) in files {
        let file = sources.add(format!("spec/{path}.yaml"), text.as_bytes());
        let path = (*path).to_owned();
        macro_rules! loaded {
            () => {{
                let spec = source::read(&sources, file, &mut findings).expect(text);
                Loaded { file, path, spec }
            }};
        }
        match path.split('/').next() {
            Some("objects") => specs.objects.push(loaded!()),
            Some("scopes") => specs.scopes = Some(loaded!()),
            _ => specs.methods.push(loaded!()),
        }
    }
    let (api, found) = lower::lower(&specs, &sources);
    assert_eq!(format!("{findings:?}{found:?}"), "[][]");
    api
}

/// A method that a person reviewed, with text of every kind that could be
/// taken for markup.
pub(in crate::emit::docs) const HOSTILE: (&str, &str) = (
    "v2/crm/x/set",
    r#"
method: crm.x.set
scope: crm
summary: Sets <x>, `a|b` and c|d.
description: |
  See `crm.x.get` and <b>.

  ```
  <kept> | `crm.x.get`
  ```
status: reviewed
against: abcdef0
source: api-reference/crm/x-set.md
access:
  - {who: permission, name: Change *all* | <some>}
effect: write
params:
  a|b:
    type: crm/thing[]
    required: true
    about: |
      One paragraph
      goes on.

      - item | one
      - item two
    documented_as: [{as: "a`|`b", where: api-reference/x.md}]
  flag: {type: boolean, sent_as: letter, default: true, when: it | matters, absent: nothing}
  kind:
    type: string
    values: [{value: "a|b", name: bar, about: A | bar.}, {value: "`", name: tick}]
returns: {type: crm/thing, nullable: true, about: What | was set.}
errors:
  is_wrong:
    code: "A|B"
    status: 422
    messages: ["*Wrong* | `value` <br> [x](y) a_b"]
    when: The value `a|b` is wrong.
deprecated: {text: Use <nothing>}
related: [crm.x.get]
examples:
  - title: It's *one* | `two`
    request: |
      {"a|b": [{"name": "it's"}], "flag": "Y"}
    reply: |
      {"result": {"name": "```"},   
        "total": 1}
  - title: Fail
    status: 422
    error: '{"error": "A|B", "error_description": "*Wrong* | 1 <br> [x](y) a_b"}'
"#,
);

/// A method of REST 3 that a machine imported, for applications only.
pub(in crate::emit::docs) const IMPORTED: (&str, &str) = (
    "v3/crm/x/get",
    r#"
method: crm.x.get
scope: []
summary: Gets.
status: imported
source: api-reference/crm/x-get.md
access: []
app_context: true
effect: unknown
batch: false
params:
  filter:
    type: object
    required: unknown
    fields:
      level: {type: integer, values: [{value: 1}, {value: 2}, {value: 3}, {value: 4}, {value: 5}, {value: 6}, {value: 7}, {value: 8}, {value: 9}]}
      token: {type: string, sensitive: true}
      more: map<integer>
extras:
  first: {type: integer, required: true}
returns: {type: any}
examples:
  - title: Get
    request: '{"filter": {"token": "t"}, "extras": {"first": 1}}'
    reply: '{"result": 1}'
"#,
);

/// An older version of the same method, without parameters.
pub(in crate::emit::docs) const PLAIN: (&str, &str) = (
    "v2/crm/x/get",
    r#"
method: crm.x.get
scope: [crm, user_brief]
summary: Gets an x.
status: verified
against: abcdef0
source: api-reference/crm/x-get.md
access: [{who: administrator}]
effect: read
returns: {type: "crm/thing[]", about: All of them.}
deprecated: {replacement: crm.x.get@v3}
examples:
  - {title: Get, request: "{}"}
"#,
);

/// An object that refers to an object of its own.
pub(in crate::emit::docs) const THING: (&str, &str) = (
    "objects/crm/thing",
    r#"
object: crm/thing
summary: A <thing>.
fields:
  name: {type: string, required: true, always: true}
  kind: {type: string, value: thing}
  part: {type: object, fields: {size: {type: integer, returned_as: string, sent_as: string, default: 1}}}
"#,
);

/// A method that is translated, with Russian text that could be taken for markup.
pub(super) const RUSSIAN: (&str, &str) = (
    "v2/crm/x/move",
    r#"
method: crm.x.move
scope: crm
summary: {en: Moves an x., ru: "Переносит <x>, `a|b` и в|г."}
description:
  en: See `crm.x.get` and `crm.x.move`.
  ru: См. `crm.x.get` и `crm.x.move`.
status: reviewed
against: abcdef0
source: api-reference/crm/x-move.md
access:
  - {who: any user, to: {en: move their own, ru: переносить свои}}
  - {who: administrator}
  - who: permission
    name: {en: Move, ru: Переносить *всё*}
    documented_as: [{as: Moving, where: api-reference/x.md}]
effect: unknown
idempotent: true
params:
  id: {type: id, required: true, about: {en: Which one., ru: Какой.}}
  part: {type: "crm/part[]", about: {en: Its parts., ru: Его части.}}
  thing: {type: crm/thing, about: {en: Its thing., ru: Его вещь.}, nullable: true}
  userId:
    type: user
    required: unknown
    sensitive: true
    about: {en: Whose it becomes., ru: Чьим он станет.}
    when: {en: the part is new, ru: часть — новая}
    absent: {en: the caller, ru: "тот, кто вызывает"}
    documented_as: [{as: USER, where: api-reference/x.md}]
extras:
  fast: {type: boolean, sent_as: letter, default: true, about: {en: Without waiting., ru: Без ожидания.}}
  kind: {type: string, value: x}
returns: {type: integer, returned_as: string, always: true, about: {en: How many., ru: Сколько.}}
errors:
  is_gone:
    code: ""
    messages: {en: [X `id` is gone.], ru: [X `id` *пропал*.]}
    when: {en: It is gone., ru: Его нет.}
deprecated: {replacement: crm.x.get}
related: [crm.x.get]
examples:
  - title: {en: Move one, ru: Перенести один}
    request: '{"id": 1}'
    reply: '{"result": "1", "total": 1, "next": 50}'
  - title: {en: Fail, ru: Ошибка}
    error: '{"error": "", "error_description": "X 1 is gone."}'
"#,
);

/// An object that is translated.
pub(super) const PART: (&str, &str) = (
    "objects/crm/part",
    r#"
object: crm/part
summary: {en: A part., ru: Часть.}
description: {en: It belongs to `crm.x.move`., ru: Относится к `crm.x.move`.}
source: api-reference/crm/part.md
fields:
  size: {type: integer, required: true, about: {en: Its size., ru: Размер.}}
  colour:
    type: string
    about: {en: Its colour., ru: Цвет.}
    values: [{value: R, name: red, about: {en: Red., ru: Красный.}}]
"#,
);

pub(in crate::emit::docs) const SCOPES: (&str, &str) = (
    "scopes",
    "scopes: {crm: {title: {en: CRM, ru: CRM}, about: {en: Leads., ru: Лиды.}}, \
     user_brief: {title: {en: Users, ru: Люди}, about: {en: Users., ru: Пользователи.}}}",
);
