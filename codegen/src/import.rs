//! Reads the official documentation into facts about methods.
//!
//! The layers, each a module that knows only the ones above it:
//!
//! 1. `checkout` walks the documentation and holds the text of every page;
//! 2. `lines` replaces includes by their text; every line keeps its place;
//! 3. `blocks` tells headings, quotes, notes, tabs, tables and code apart;
//! 4. `prose` reads the Markdown inside a cell or paragraph;
//! 5. `kind` says what a page is, [`sections`] what its parts are about;
//! 6. `page` reads the facts of one method from its page alone;
//! 7. `library` answers links to structures on other pages;
//! 8. `witness` compares the facts with the vendor's own machine reading.
//!
//! Facts are names, types, codes and JSON. The documentation's sentences never
//! leave this module: a field that would hold one does not exist.
//! A page that cannot be read is a [problem](facts::Problem), and the import goes on.

pub mod blocks;
pub mod catalog;
pub mod checkout;
pub mod columns;
pub mod deprecation;
mod describe;
pub mod errors;
pub mod facts;
pub mod header;
pub mod identity;
pub mod kind;
pub mod library;
pub mod lines;
pub mod nest;
pub mod outline;
pub mod page;
pub mod params;
pub mod prose;
pub mod replies;
pub mod requests;
pub mod returns;
pub mod row;
pub mod samples;
pub mod witness;
pub mod words;
