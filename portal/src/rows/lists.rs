//! What lists answer.

use super::acts::{Scene, text};
use super::store::Store;
use crate::columns::Columns;
use crate::envelope::{Run, Success};
use crate::filter::v3;
use crate::json::{Fields, Json};
use crate::list::{Asked, Page, Paged, Selection, Span, page, put, select};
use crate::model::{Field, List, Paging, Type, TypeKind, Version};
use crate::refusal::Refusal;

impl Scene<'_> {
    pub(super) fn list(&self, store: &mut Store, run: Run) -> Result<Success, Refusal> {
        let Some(list) = &self.method.list else {
            return Ok(self.success(Json::Array(Vec::new()), Page::default(), run));
        };
        let asked = Asked {
            method: self.method,
            list,
            columns: self.columns(list),
            params: self.params,
            zone: self.settings.zone,
        };
        self.check_cursor(list)?;
        let paged = self.paged(list);
        let place = self.place();
        let kept = |span: &Span| store.rows(&self.role.table, place, span);
        let meant = asked.rows(paged.needed(), kept);
        let meant = meant.map_err(|it| self.refuse(&it))?;
        if let Some(mistake) = meant.ignored {
            self.ignore(&mistake)?;
        }
        let page = self.page(&paged, meant.rows)?;
        if list.paging == Paging::Queue {
            self.take(store, &page);
        }
        let result = self.result(list, &page)?;
        Ok(self.success(result, page, run))
    }

    /// The field of a cursor is filtered by the cursor alone.
    fn check_cursor(&self, list: &List) -> Result<(), Refusal> {
        let filter = list.filter.as_ref().and_then(|it| self.params.get(it));
        let cursor = list.from.first().and_then(|it| self.params.get(it));
        let field = cursor.and_then(|it| it.get("field")).and_then(Json::as_str);
        let field = field.unwrap_or(&self.role.id.sent);
        match filter {
            Some(filter) if list.paging == Paging::Tail && v3::mentions(filter, field) => {
                let message = format!(
                    "Unable to recognize filter expression `Cursor field {field} cannot be used at filter.`"
                );
                Err(Refusal::v3(400, "INVALIDFILTEREXCEPTION", &message))
            }
            _ => Ok(()),
        }
    }

    fn columns<'s>(&'s self, list: &'s List) -> Columns<'s> {
        let filter = list.filter.as_ref().and_then(|it| self.method.param(it));
        let filter = filter.map_or(&[][..], |it| self.model.fields_of(&it.ty));
        Columns {
            model: self.model,
            row: self.row_fields(),
            filter,
            id: list.id.as_ref(),
        }
    }

    fn paged<'s>(&'s self, list: &'s List) -> Paged<'s> {
        let token = list.from.first().and_then(|it| self.method.param(it));
        Paged {
            list,
            version: self.method.version,
            columns: self.columns(list),
            params: self.params,
            last: self.settings.last_page,
            zone: self.settings.zone,
            token: token.and_then(|it| it.ty.plain()),
        }
    }

    fn page(&self, paged: &Paged<'_>, rows: Vec<&Fields>) -> Result<Page, Refusal> {
        page(paged, rows).map_err(|bad| {
            let code = "INVALIDPAGINATIONEXCEPTION";
            self.documented()
                .coded(code, &|_| bad.0.clone())
                .unwrap_or_else(|| match self.method.version {
                    Version::V2 => Refusal::v2(
                        400,
                        "ERROR_ARGUMENT",
                        &format!("Cannot go on from {}", bad.0),
                    ),
                    Version::V3 => Refusal::v3(
                        400,
                        code,
                        &format!("Unable to recognize pagination parameter `{}`", bad.0),
                    ),
                })
        })
    }

    /// Rows leave the queue that they are read from.
    fn take(&self, store: &mut Store, page: &Page) {
        for row in &page.rows {
            let id = row
                .get(&self.role.id.returned)
                .map(text)
                .unwrap_or_default();
            store.remove(&self.role.table, &self.place(), &self.role.id, &id);
        }
    }

    /// The rows where the method has them, as a list or by their identifiers.
    fn result(&self, list: &List, page: &Page) -> Result<Json, Refusal> {
        let shown = page.rows.iter().map(|row| {
            let id = row
                .get(&self.role.id.returned)
                .map(text)
                .unwrap_or_default();
            Ok((id, Json::Object(self.selected(&self.shown(row))?)))
        });
        let shown: Vec<(String, Json)> = shown.collect::<Result<_, Refusal>>()?;
        let ty = self.model.follow(&self.method.result.ty, &list.rows);
        let rows = match ty {
            Some(Type::Map(_)) => Json::php_array(shown.into_iter().collect()),
            _ => Json::Array(shown.into_iter().map(|(_, row)| row).collect()),
        };
        if list.rows.is_empty() {
            return Ok(rows);
        }
        let mut result = page.beside.clone();
        put(&mut result, &list.rows, rows);
        Ok(Json::Object(result))
    }

    pub(super) fn selected(&self, row: &Fields) -> Result<Fields, Refusal> {
        let selection = Selection {
            model: self.model,
            version: self.method.version,
            row: self.row_fields(),
            names: self.names(),
        };
        select(&selection, row).map_err(|unknown| {
            let message = format!("Unknown field `{}` for entity `{}`", unknown.0, unknown.1);
            Refusal::v3(400, "UNKNOWNDTOPROPERTYEXCEPTION", &message)
        })
    }

    /// The names that the call selects.
    fn names(&self) -> Vec<String> {
        let is_names = |it: &&Field| match &it.ty {
            Type::Array(inner) => inner
                .named()
                .and_then(|it| self.model.type_def(it))
                .is_some_and(|it| {
                    matches!(
                        it,
                        TypeKind::Enum {
                            field_names: true,
                            ..
                        }
                    )
                }),
            _ => false,
        };
        let params = self.method.params.iter();
        let param = params.clone().find(is_names);
        let param = param.or_else(|| {
            params
                .clone()
                .find(|it| it.name.eq_ignore_ascii_case("select"))
        });
        let names = param
            .and_then(|it| self.params.get(&it.name))
            .map(Json::values);
        names
            .unwrap_or_default()
            .into_iter()
            .filter_map(Json::text)
            .collect()
    }
}
