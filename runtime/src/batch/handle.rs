use std::fmt;
use std::marker::PhantomData;

use super::reference::{Nonce, Reference, To};
use crate::id::Id;
use crate::list::List;
use crate::request::Request;
use crate::value::Value;

/// A call of a batch: what the [reply](super::BatchReply) has its result by, and what
/// references to that result are made of.
///
/// It belongs to one batch. In the reply to another it has no result.
///
/// ```
/// use bitrix24_runtime::{Batch, Untyped};
///
/// let mut batch = Batch::new();
/// let added = batch.push(Untyped::v2("crm.contact.add").set("fields", "..."));
/// let get = Untyped::v2("crm.contact.get").set("id", added.result());
/// batch.push(get);
/// ```
pub struct Handle<R> {
    pub(super) nonce: Nonce,
    pub(super) place: usize,
    of: PhantomData<fn() -> R>,
}

impl<R> Handle<R> {
    pub(super) fn new(nonce: Nonce, place: usize) -> Self {
        Self {
            nonce,
            place,
            of: PhantomData,
        }
    }

    /// The value that these keys lead to from the result, such as `["items", "0",
    /// "id"]`, as the documentation of the method has them.
    /// [`Reference::typed`] gives it a type.
    pub fn at<'a>(self, path: impl IntoIterator<Item = &'a str>) -> Reference<Value> {
        self.reference(path, false)
    }

    /// The list of what these keys lead to in each row of the result. REST 3 only: in
    /// a batch of REST 2, a call with it is refused.
    ///
    /// ```
    /// use bitrix24_runtime::{BatchV3, Untyped};
    ///
    /// let mut batch = BatchV3::new();
    /// let tasks = batch.push(Untyped::v3("tasks.task.list"));
    /// let of_them = Untyped::v3("tasks.task.list").set("ids", tasks.each(["id"]));
    /// batch.push(of_them);
    /// ```
    pub fn each<'a>(self, path: impl IntoIterator<Item = &'a str>) -> Reference<Value> {
        self.reference(path, true)
    }

    fn reference<'a, T>(
        self,
        path: impl IntoIterator<Item = &'a str>,
        is_each: bool,
    ) -> Reference<T> {
        let path = path.into_iter().map(str::to_owned).collect();
        let to = To {
            place: self.place,
            path,
            is_each,
        };
        Reference::new(self.nonce, &to)
    }
}

impl<R: Request> Handle<R> {
    /// All of the result, such as the identifier of what was added.
    pub fn result(self) -> Reference<R::Output> {
        self.reference([], false)
    }
}

impl<R: List> Handle<R> {
    /// The identifier of a row of the result, counted from 0. Does not compile for a
    /// list whose rows have none.
    pub fn row(self, index: usize) -> Reference<Id> {
        const {
            assert!(
                R::LIST.id.is_some(),
                "the rows of this list have no identifier"
            )
        };
        let index = index.to_string();
        let id = R::LIST.id.map(|id| id.returned);
        let path = R::LIST.rows.iter().copied();
        self.reference(path.chain([&*index]).chain(id), false)
    }
}

impl<R> Clone for Handle<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Handle<R> {}

impl<R> fmt::Debug for Handle<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Handle({})", self.place)
    }
}
