//! Russian.

use super::{Phrases, Reply, Row};
use crate::model::{Language, List, Paging};

pub(in crate::emit::docs) static RUSSIAN: Phrases = Phrases {
    language: Language::Russian,
    language_name: "Русский",

    name: "Название",
    ty: "Тип",
    description: "Описание",
    value: "Значение",
    rust: "Rust",
    http: "Статус",
    code: "Код",
    message: "Сообщение",
    when: "Когда возникает",
    what_happened: "Что произошло",
    what_to_do: "Что делать",

    parameters: "Параметры метода",
    examples: "Примеры кода",
    response: "Обработка ответа",
    returned_data: "Возвращаемые данные",
    errors: "Обработка ошибок",
    related: "Связанные методы",
    fields: "Поля",
    values: "Значения",
    used_by: "Где используется",
    objects: "Общие объекты",
    object: "Объект",
    rest_3: |module| format!("{module} (REST 3)"),

    index_title: "Методы REST API Битрикс24",
    index_intro: "Все методы этой библиотеки по модулям. Если русской страницы у метода ещё нет, \
        ссылка ведёт на английскую. Общее для всех методов:",
    scopes_title: "Скоупы",
    scopes_intro: "Скоуп — это разрешение, которое выдают приложению или вебхуку: каждый открывает \
        доступ к своей части API. Кто может вызвать метод, зависит ещё и от прав пользователя.",
    methods_need_it: |count| {
        let methods = plural(count, ["метода", "методов", "методов"]);
        format!("Подходит для вызова {count} {methods} этой библиотеки.")
    },
    system_errors_title: "Системные ошибки",
    system_errors_intro: "Такие ошибки может вернуть любой метод, даже если на его странице их \
        нет. Различайте их по коду: один HTTP-статус бывает у нескольких ошибок, а тексты \
        переводятся.",
    reply: REPLY,

    scope: "Скоуп",
    access: "Кто может вызывать",
    context: "Контекст",
    effect: "Действие",
    batch: "Вызов в пакете",
    version: "Версия REST",
    official: "Официальная страница",
    status: "Проверка описания",
    occurs: "Где встречается",

    no_scope: "не нужен",
    access_unknown: "в документации не указано",
    any_user: "любой пользователь",
    administrator: "администратор",
    user_with_some_permission: "пользователь с правом на это",
    user_with_permission: |name| format!("пользователь с правом «{name}»"),
    may: |who, what| format!("{who} может {what}"),
    page_says: |page, said| format!("на английской странице {page} сказано: «{said}»"),
    app_context: "вызвать метод может только приложение, вебхук — нет",
    reads: "только чтение",
    writes: "изменение данных",
    unknown_effect: "неизвестно; считайте изменением данных",
    idempotent: "повторный такой же вызов больше ничего не изменит",
    batch_allowed: "разрешён",
    batch_forbidden: "запрещён",
    imported: "импортировано, не проверено",
    reviewed: "проверено",
    reviewed_against: |commit| format!("сверено с официальной документацией, коммит {commit}"),
    verified: "проверено на работающем портале",
    in_requests: "в запросах",
    in_replies: "в ответах",
    in_both: "в запросах и ответах",

    not_reviewed: |official| {
        format!(
            "**Не проверено.** Эти сведения программа взяла с {official}; человек их ещё не \
             сверял."
        )
    },
    official_page: "официальной страницы",
    deprecated: "Метод устарел.",
    use_instead: |replacement| format!("Вместо него используйте {replacement}."),
    no_replacement: "Замены ему нет.",
    upgrade: |from| format!("В Rust {from} превращает любой запрос этого метода в новый."),
    upgrade_changes: |from, changes| {
        format!("В Rust {from} превращает любой запрос этого метода в новый: {changes}.")
    },
    upgrade_sets: |key, value| format!("{key} получает значение {value}"),
    upgrade_renames: |from, to| format!("{from} становится {to}"),

    no_parameters: "Параметров нет.",
    star: "Звёздочкой (\\*) отмечены обязательные параметры и поля.",
    extras: "Эти параметры передаются внутри отдельного объекта. В Rust их задают прямо у \
        запроса, как остальные.",
    required_unknown: "Обязательно ли передавать, в документации не указано.",
    only_used_when: |case| format!("Используется, только если {case}"),
    when_absent: |taken| format!("Если не передано: {taken}"),
    default: |value| format!("По умолчанию: {value}."),
    constant: |value| format!("Всегда {value}."),
    sent_constant: |value| format!("Всегда {value}; клиент на Rust передаёт это значение сам."),
    always: "Есть в каждом ответе.",
    sensitive: "Секрет: клиент на Rust не показывает его в отладочном выводе.",
    known_values: |rust| format!("Известные значения ({rust} в Rust):"),
    sent_as: |form| format!("Передаётся как {form}."),
    returned_as: |form| format!("Возвращается как {form}."),
    sent_and_returned_as: |form| format!("Передаётся и возвращается как {form}."),
    yes_or_no: |yes, no| format!("{yes} (да) или {no} (нет)"),
    as_text: "текст",
    page_calls_it: |page, said| format!("На английской странице {page} указано {said}."),
    or_null: |ty| format!("{ty} или `null`"),
    in_rust: |path| format!("В Rust: {path}."),

    read_only: "Только для чтения: никогда не отправляется.",
    write_only: "Только для записи: в ответах его нет.",
    deprecated_field: |advice| format!("Устарело. {advice}"),
    clear: |value| format!("Чтобы очистить поле, передайте {value}."),
    one_or_other: |one, other| format!("{one} или {other}"),
    as_base64: "только содержимое в Base64",
    field_names: |ty| format!("Имена полей; в Rust — {ty} или текст."),
    conditions_v2: |operators| {
        format!(
            "Ключ состоит из оператора и имени поля, например `>=ID`; без оператора значения \
             сравниваются так, как принято в методе. Операторы: {operators}."
        )
    },
    conditions_v3: |operators| {
        format!(
            "Условие — список из имени поля, оператора и значения, например `[\"id\", \">=\", 1]`. \
             Операторы: {operators}."
        )
    },
    groups: "Условия можно объединять через `OR` и вкладывать друг в друга.",
    positional: "Портал различает параметры по порядку, а не по именам: передавайте их так, как \
        они стоят здесь. Клиент так и делает.",
    either: |names| format!("Нужно передать хотя бы один из параметров: {names}."),
    rows: "Все записи",
    paging,
    or_scopes: |all, others| format!("{all}; вместо него подойдёт один из {others}"),
    required_when: |case| format!("Передавать обязательно, если {case}"),
    no_envelope: "Результат — весь ответ целиком, без `result` вокруг него.",

    curl_webhook: "cURL (вебхук)",
    curl_oauth: "cURL (OAuth)",
    no_webhook: "Вебхук не может вызвать этот метод.",
    no_token_in_list: "Параметры — это список, и места для токена доступа в нём нет.",
    no_typed_request: "Этот пример нельзя записать типизированным запросом.",
    no_rest_3: "Эта библиотека не умеет вызывать методы REST 3.",
    no_list: "Параметры переданы списком, а эта библиотека принимает их только по именам.",
    no_value: "Эта библиотека не может передать одно из значений примера без изменений.",
    sends_text: "Эта библиотека отправляет форму, в которой все значения — текст.",
    reorders: "Эта библиотека отправляет ключи объектов в другом порядке.",

    http_status: |status| format!("HTTP-статус {status}."),
    error_example: |title, status| format!("**{title}:** HTTP-статус {status}."),
    next: "Смещение следующей страницы; на последней странице его нет.",
    total: "Сколько всего записей.",
    time: "Сколько времени занял вызов.",
    no_errors: "На официальной странице нет ошибок, свойственных только этому методу.",
    captured: "На место слов, выделенных в сообщении как `код`, портал подставляет значения.",
    empty: "пустой",
    failure_of: |call, failure| format!("В Rust {call} возвращает {failure}."),
    system_errors: "системных ошибок",
    see_system_errors: |link| {
        format!("Этот метод, как и любой другой, может вернуть и одну из {link}.")
    },
};

const REPLY: Reply = Reply {
    title: "Ответ",
    intro: "Любой метод отвечает JSON-объектом: в нём есть `result` или `error`. Различайте их по \
        телу ответа, а не по HTTP-статусу: ошибка может прийти и со статусом 200.",
    success: "Успешный ответ",
    envelope: &[
        Row {
            name: "result",
            ty: "any",
            about: "То, что описано на странице метода: объект, список, число, текст, `true` или `false` либо `null`.",
        },
        Row {
            name: "next",
            ty: "integer",
            about: "У методов, которые возвращают списки: смещение следующей страницы. На последней странице его нет, но если оно есть, это ещё не обещает новых записей.",
        },
        Row {
            name: "total",
            ty: "integer",
            about: "У методов, которые возвращают списки: сколько всего записей.",
        },
        Row {
            name: "time",
            ty: "time",
            about: "Сколько времени занял вызов, см. [ниже](#time). Некоторые методы его не возвращают.",
        },
    ],
    in_rust: "В Rust `client.call(request)` возвращает только результат, а \
        `client.execute(request)` — весь ответ. Порталы записывают значения по-разному: число — \
        текстом, пустой объект — как `[]`, `true` — как `Y`; клиент читает все варианты.",
    time_intro: "Любого из этих полей может не быть.",
    time: &[
        Row {
            name: "start",
            ty: "number",
            about: "Когда вызов начался, в секундах с 1970 года (UTC). Часто целое число.",
        },
        Row {
            name: "finish",
            ty: "number",
            about: "Когда он закончился, в секундах с 1970 года (UTC).",
        },
        Row {
            name: "duration",
            ty: "number",
            about: "Сколько секунд он занял у портала.",
        },
        Row {
            name: "processing",
            ty: "number",
            about: "Сколько из них занял сам метод. Если `start` — целое число, то и это число целое и мало о чём говорит.",
        },
        Row {
            name: "date_start",
            ty: "string",
            about: "`start` как дата со временем, в часовом поясе портала.",
        },
        Row {
            name: "date_finish",
            ty: "string",
            about: "`finish` как дата со временем, в часовом поясе портала.",
        },
        Row {
            name: "operating",
            ty: "number",
            about: "Сколько секунд выполнения этот метод уже израсходовал у вызывающего приложения или вебхука. Это сумма по многим вызовам, а не цена одного.",
        },
        Row {
            name: "operating_reset_at",
            ty: "integer",
            about: "Когда часть этого времени вернётся, в секундах с 1970 года (UTC).",
        },
    ],
    error: &[
        Row {
            name: "error",
            ty: "any",
            about: "Код: текст, часто пустой, или число. Регистр букв бывает разным. У методов REST 3 — объект с `code`, `message` и, если неверны параметры, с `validation`.",
        },
        Row {
            name: "error_description",
            ty: "string",
            about: "Что произошло, на языке портала; может содержать HTML.",
        },
        Row {
            name: "argument",
            ty: "string",
            about: "У немногих методов: параметр, в котором ошибка.",
        },
    ],
    error_notes: |system_errors| {
        format!(
            "Собственные ошибки метода перечислены на его странице; кроме них, любой метод может \
             вернуть одну из {system_errors}. В Rust все они — `bitrix24::Error`, а \
             `error.failure_of::<Request>()` говорит, какая это из описанных ошибок метода."
        )
    },
};

/// How all rows of a list are read.
fn paging(list: &List) -> String {
    let (from, max) = (list.from.join("."), list.max);
    let next = list.next.join(".");
    match list.paging {
        Paging::All => "все в одном ответе".to_owned(),
        Paging::Offset => {
            format!("по {max} в ответе; передавайте значение `next` в `{from}`, пока оно приходит")
        }
        Paging::Window => format!("до {max} в ответе; `{from}` — сколько записей пропустить"),
        Paging::Page => format!("до {max} в ответе; `{from}` — номер страницы"),
        Paging::After => {
            format!("до {max} в ответе; передавайте идентификатор последней записи в `{from}`")
        }
        Paging::Token => {
            format!("до {max} в ответе; передавайте `{next}` из результата в `{from}`")
        }
        Paging::Tail => format!(
            "до {max} в ответе; в `{from}` — поле, его последнее значение, направление и лимит"
        ),
        Paging::Queue => format!("до {max} в ответе; прочитанные записи покидают очередь"),
    }
}

/// The form of a noun after a number: of 1, 2 and 5, as in «1 метод, 2 метода, 5 методов»,
/// or as in «вызов 1 метода, 2 методов, 5 методов».
fn plural(count: usize, [one, few, many]: [&'static str; 3]) -> &'static str {
    match (count % 10, count % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_follow_their_number() {
        let cases = [
            (1, "1 метода"),
            (2, "2 методов"),
            (5, "5 методов"),
            (11, "11 методов"),
            (12, "12 методов"),
            (20, "20 методов"),
            (21, "21 метода"),
            (114, "114 методов"),
            (1_673, "1673 методов"),
        ];
        for (count, expected) in cases {
            let sentence = (RUSSIAN.methods_need_it)(count);
            assert!(sentence.contains(&format!(" {expected} ")), "{sentence}");
        }
    }
}
