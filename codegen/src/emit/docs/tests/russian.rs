//! Pages in Russian.

use super::soundness::outside_fences;
use super::{assert_lines, below_docs, sample, specs};
use crate::emit::docs::files;

/// Words that are spelled in Latin letters in Russian text too.
const NAMES: &[&str] = &[
    "bitrix", "curl", "oauth", "crm", "rust", "rest", "json", "http", "html", "utc", "api",
];

fn russian(path: &str) -> String {
    below_docs(&files(&sample()), &format!("ru/{path}"))
}

#[test]
fn a_translated_page_is_russian() {
    assert_lines(
        &russian("crm/x/move.md"),
        &[
            "# crm.x.move",
            "[English](../../../en/crm/x/move.md)",
            "> **Метод устарел.** Вместо него используйте [`crm.x.get`](../../../en/crm/x/get.md).",
            "Переносит &lt;x>, `a|b` и в|г.",
            "- **Скоуп:** [`crm`](../../scopes.md#crm)",
            "  - любой пользователь может переносить свои",
            "  - администратор",
            r"  - пользователь с правом «Переносить \*всё\*»",
            "- **Действие:** неизвестно; считайте изменением данных; повторный такой же вызов больше ничего не изменит",
            "- **Официальная страница:** [`x-move`](https://apidocs.bitrix24.ru/api-reference/crm/x-move.html)",
            "См. [`crm.x.get`](../../../en/crm/x/get.md) и `crm.x.move`.",
            r"| `id`\* | `id` | Какой. |",
            "| `thing` | [`thing`](#объект-crmthing) или `null` | Его вещь. |",
            "| `userId` | `user` | Чьим он станет.<br>Обязательно ли передавать, в документации не указано.<br>Используется, только если часть — новая.<br>Если не передано: тот, кто вызывает.<br>Секрет: клиент на Rust не показывает его в отладочном выводе.<br>На английской странице [`x`](https://apidocs.bitrix24.com/api-reference/x.html) указано `USER`. |",
            "### Объект `crm/part`",
            "Часть. В Rust: [`bitrix24::crm::types::Part`](../../types/crm/part.md).",
            "### Объект `crm/thing`",
            "### Перенести один",
            "| `result` | `integer` | Сколько.<br>Есть в каждом ответе.<br>Возвращается как текст. |",
            "**Ошибка:** HTTP-статус 400.",
            r"| | *пустой* | X `id` \*пропал\*. | `MoveFailure::IsGone { id }` | Его нет. |",
            "- [`crm.x.get`](../../../en/crm/x/get.md): Gets an x.",
        ],
    );
}

#[test]
fn only_what_is_translated_has_a_russian_page() {
    let files = files(&sample());
    let paths = files
        .iter()
        .filter_map(|it| it.path.strip_prefix("generated/docs/ru/"));
    let pages = [
        "README.md",
        "crm/x/move.md",
        "reply.md",
        "scopes.md",
        "system-errors.md",
        "types/crm/part.md",
    ];
    assert_eq!(paths.collect::<Vec<_>>(), pages);
    for path in pages {
        let english = below_docs(&files, &format!("en/{path}"));
        assert_eq!(english.matches("[Русский](").count(), 1, "{path}");
    }
    let links = files.iter().filter(|it| it.text.contains("[Русский]("));
    assert_eq!(links.count(), pages.len());
}

#[test]
fn the_russian_index_lists_all_methods() {
    assert_lines(
        &russian("README.md"),
        &[
            "- [`crm.x.get`](../en/crm/x/get.md): Gets an x. *Метод устарел.*",
            "- [`crm.x.move`](crm/x/move.md): Переносит &lt;x>, `a|b` и в|г. *Метод устарел.*",
            "- [`crm/part`](types/crm/part.md): Часть.",
            "- [`crm/thing`](../en/types/crm/thing.md): A &lt;thing>.",
        ],
    );
}

#[test]
fn nothing_of_the_generator_is_left_in_english() {
    let scopes = "scopes: {crm: {title: {en: CRM, ru: CRM}, about: {en: Leads., ru: Лиды.}}}";
    let (name, method) = specs::RUSSIAN;
    let method = without(
        method,
        &["thing", "replacement", "related", "documented_as"],
    );
    let api = specs::api(&[(name, &method), specs::PART, ("scopes", scopes)]);
    for file in files(&api).iter().filter(|it| it.path.contains("/ru/")) {
        let lines = outside_fences(&file.text);
        // The folds of examples are titled with names of libraries.
        let is_fold = |line: &str| line.contains("details>") || line.contains("<summary>");
        let lines = lines.iter().filter(|line| !is_fold(line));
        let prose = lines.skip(3).map(|line| prose(line)).collect::<String>();
        let words = prose.split(|c: char| !c.is_ascii_alphabetic());
        let english: Vec<&str> = words
            .filter(|it| it.len() > 2 && !NAMES.contains(&it.to_lowercase().as_str()))
            .collect();
        assert_eq!(english, ["English"], "{}", file.path);
    }
}

/// The lines of a spec but those that name something.
fn without(spec: &str, names: &[&str]) -> String {
    let kept = spec
        .lines()
        .filter(|line| !names.iter().any(|name| line.contains(name)));
    kept.collect::<Vec<_>>().join("\n")
}

/// A line without its code, tags and the targets of its links.
fn prose(line: &str) -> String {
    let outside_code = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let targets = outside_code.split("](").enumerate();
    let labels = targets.map(|(i, part)| match i {
        0 => part,
        _ => part.split_once(')').map_or("", |(_, after)| after),
    });
    labels.collect::<Vec<_>>().join(" ").replace("<br>", " ") + "\n"
}
