use crate::method::Method;

/// One method, or a tuple of up to twelve.
pub trait Methods {
    /// Adds the scopes of all the methods, with repetitions.
    fn add_scopes(scopes: &mut Vec<&'static str>);
}

/// The scopes that a webhook or application needs to call all of these methods,
/// sorted and without repetitions.
///
/// ```ignore
/// let scopes = required_scopes::<(crm::deal::List, tasks::task::Add)>();
/// assert_eq!(scopes, ["crm", "task"]);
/// ```
pub fn required_scopes<M: Methods>() -> Vec<&'static str> {
    let mut scopes = Vec::new();
    M::add_scopes(&mut scopes);
    scopes.sort_unstable();
    scopes.dedup();
    scopes
}

impl<M: Method> Methods for M {
    fn add_scopes(scopes: &mut Vec<&'static str>) {
        scopes.extend(M::SCOPES);
    }
}

macro_rules! tuples {
    ($($name:ident)*) => {
        impl<$($name: Methods),*> Methods for ($($name,)*) {
            fn add_scopes(scopes: &mut Vec<&'static str>) {
                $($name::add_scopes(scopes);)*
            }
        }
    };
}

tuples!(A);
tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);
tuples!(A B C D E F G);
tuples!(A B C D E F G H);
tuples!(A B C D E F G H I);
tuples!(A B C D E F G H I J);
tuples!(A B C D E F G H I J K);
tuples!(A B C D E F G H I J K L);
