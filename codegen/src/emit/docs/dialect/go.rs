//! Go with `github.com/bitrix24/b24gosdk`, as a program:
//!
//! ```go
//! package main
//!
//! import (
//!     "context"
//!     "fmt"
//!     "log"
//!
//!     b24 "github.com/bitrix24/b24gosdk"
//! )
//!
//! func main() {
//!     client := b24.NewClient("https://your-portal.bitrix24.com/rest/1/your-webhook-secret/")
//!     res, err := client.Core().Call(context.Background(), "crm.lead.get", b24.Params{
//!         "id": 1,
//!     }, b24.WithIdempotent())
//!     if err != nil {
//!         log.Fatal(err)
//!     }
//!     fmt.Println(string(res.Result))
//! }
//! ```

use super::literal::GO;
use super::{Call, Dialect, Phrase, Shown, Written, limits, order, rest, webhook};
use crate::model::Method;

pub(super) const DIALECT: Dialect = Dialect {
    title: |_| "Go",
    language: "go",
    shown: Shown::Reviewed,
    write,
};

fn write(call: &Call<'_>) -> Result<Written, Phrase> {
    limits::named(call)?;
    let code = format!(
        "package main

import (
	\"context\"
	\"fmt\"
	\"log\"

	b24 \"github.com/bitrix24/b24gosdk\"
)

func main() {{
	client := {}
{}
	if err != nil {{
		log.Fatal(err)
	}}
	fmt.Println(string(res.Result))
}}",
        client(call.method),
        self::call(call)?
    );
    let mut notes: Vec<Phrase> = Vec::new();
    notes.extend(limits::order(call, keeps_order(call))?);
    Ok(Written { code, notes })
}

fn call(call: &Call<'_>) -> Result<String, Phrase> {
    let name = &call.method.name.wire;
    let before = format!("\tres, err := client.Core().Call(context.Background(), \"{name}\", ");
    let after = format!("{})", options(call.method));
    limits::line(call, &GO, (&before, &after))
}

fn client(method: &Method) -> String {
    match method.app_context {
        true => {
            let rest = rest(method.version);
            format!(
                "b24.NewOAuthClient(\"https://your-portal.bitrix24.com/{rest}/\", \"your-access-token\")"
            )
        }
        false => format!("b24.NewClient(\"{}/\")", webhook(method.version)),
    }
}

/// The SDK repeats a call after a failed connection only where it is told to.
fn options(method: &Method) -> &'static str {
    match method.idempotent {
        true => ", b24.WithIdempotent()",
        false => "",
    }
}

/// Objects are maps, of which the keys are sorted.
fn keeps_order(call: &Call<'_>) -> bool {
    order::is_kept(call.request, |(key, _)| key.map(str::to_owned))
}
