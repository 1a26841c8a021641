//! What methods do to entries.

use super::families::{Act, Role, id_param};
use super::forms::returned_row;
use super::shape::Told;
use super::store::{Place, Store};
use crate::columns::returned_name;
use crate::documented::Documented;
use crate::envelope::{Run, Success};
use crate::json::{Fields, Json};
use crate::list::Page;
use crate::model::{Field, Method, Model, Version};
use crate::refusal::Refusal;
use crate::settings::Settings;

/// A call of a method that works on entries.
pub(crate) struct Scene<'a> {
    pub(crate) model: &'a Model,
    pub(crate) settings: &'a Settings,
    pub(crate) method: &'a Method,
    pub(crate) role: &'a Role,
    pub(crate) params: &'a Fields,
}

/// A row and its identifier.
type Found = (Json, Fields);

impl Scene<'_> {
    /// Does what the call asks for.
    pub(crate) fn play(&self, store: &mut Store, run: Run) -> Result<Success, Refusal> {
        let found = match self.role.act {
            Act::List => return self.list(store, run),
            Act::Add => self.add(store),
            Act::Get => self.get(store)?,
            Act::Update => self.update(store)?,
            Act::Delete => self.delete(store)?,
        };
        let (id, row) = found;
        let told = Told {
            model: self.model,
            method: self.method,
            role: self.role,
            id,
            row,
        };
        Ok(self.success(told.result(), Page::default(), run))
    }

    pub(super) fn success(&self, result: Json, page: Page, run: Run) -> Success {
        let count = |it: Option<usize>| it.map(|it| it as u64);
        Success {
            result,
            total: count(page.total),
            next: count(page.next),
            run,
            is_bare: !self.method.envelope,
        }
    }

    fn add(&self, store: &mut Store) -> Found {
        let id = store.add(&self.role.table, self.place(), &self.role.id, self.fields());
        let wanted = id.text().unwrap_or_default();
        let row = store.get_mut(&self.role.table, &self.place(), &self.role.id, &wanted);
        let row = row.map(|it| it.clone()).unwrap_or_default();
        (id, self.shown(&row))
    }

    fn get(&self, store: &mut Store) -> Result<Found, Refusal> {
        let id = self.id();
        let row = store.get_mut(&self.role.table, &self.place(), &self.role.id, &text(&id));
        let row = row.ok_or_else(|| self.not_found(&id))?;
        Ok((id, self.selected(&self.shown(row))?))
    }

    fn update(&self, store: &mut Store) -> Result<Found, Refusal> {
        let id = self.id();
        let row = store.get_mut(&self.role.table, &self.place(), &self.role.id, &text(&id));
        let row = row.ok_or_else(|| self.not_found(&id))?;
        let mut changes = self.fields();
        changes.shift_remove(&self.role.id.returned);
        row.extend(changes);
        Ok((id, self.shown(row)))
    }

    fn delete(&self, store: &mut Store) -> Result<Found, Refusal> {
        let id = self.id();
        let row = store.remove(&self.role.table, &self.place(), &self.role.id, &text(&id));
        let row = row.ok_or_else(|| self.not_found(&id))?;
        Ok((id, self.shown(&row)))
    }

    /// Which part of the table the call means.
    pub(crate) fn place(&self) -> Place {
        let places = self.role.places.iter();
        places
            .filter_map(|it| Some((it.clone(), self.params.get(it)?.text()?)))
            .collect()
    }

    pub(super) fn row_fields(&self) -> &[Field] {
        let row = self.role.row.as_ref();
        row.and_then(|it| self.model.type_def(it))
            .map_or(&[], |it| it.fields())
    }

    /// The fields that the call sends, by the names that rows have for them. What
    /// nobody may set, and what is no field at all, is ignored.
    fn fields(&self) -> Fields {
        let row = self.row_fields();
        let sent = self.sent_fields();
        let named = sent
            .into_iter()
            .map(|(name, value)| (returned_name(row, &name), value));
        let is_kept = |(key, _): &(String, Json)| {
            let field = row.iter().find(|it| it.is_called(key));
            field.map_or(row.is_empty(), |it| !it.read_only && !it.write_only)
        };
        named.filter(is_kept).collect()
    }

    /// One parameter has them, or they are parameters themselves.
    fn sent_fields(&self) -> Fields {
        let is_row =
            |it: &&Field| it.ty.named().is_some() && it.ty.named() == self.role.row.as_deref();
        let is_called = |it: &&Field| it.name.eq_ignore_ascii_case("fields");
        let params = self.method.params.iter();
        let holder = params
            .clone()
            .find(is_row)
            .or_else(|| params.clone().find(is_called));
        match holder {
            Some(field) => self
                .params
                .get(&field.name)
                .and_then(Json::as_object)
                .cloned()
                .unwrap_or_default(),
            None => self.params.clone(),
        }
    }

    fn id(&self) -> Json {
        let param = id_param(self.method, self.role);
        param
            .and_then(|it| self.params.get(&it.name))
            .cloned()
            .unwrap_or(Json::Null)
    }

    pub(super) fn shown(&self, row: &Fields) -> Fields {
        returned_row(self.row_fields(), row)
    }

    pub(super) fn documented(&self) -> Documented<'_> {
        Documented {
            method: self.method,
            language: &self.settings.language,
        }
    }

    fn not_found(&self, id: &Json) -> Refusal {
        self.documented()
            .not_found(&text(id))
            .unwrap_or_else(|| match self.method.version {
                Version::V2 => Refusal::v2(400, "", "Not found"),
                Version::V3 => {
                    let message = format!("Record with ID = `{}` not found", text(id));
                    Refusal::v3(400, "ENTITYNOTFOUNDEXCEPTION", &message)
                }
            })
    }
}

/// The text of an identifier.
pub(super) fn text(value: &Json) -> String {
    value.text().unwrap_or_default()
}
