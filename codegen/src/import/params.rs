//! The parameters of a method.

use super::blocks::Block;
use super::columns::Columns;
use super::facts::{At, FieldFacts, ParamsFacts, ParamsStated, Place, Problem, ProblemCode};
use super::library::Library;
use super::nest::{Nester, add_undocumented, merged};
use super::outline::{Outline, Role};
use super::row::Direction;
use super::samples::Samples;
use super::words::{Token, has_phrase, of_all, of_text};

/// Reads the parameters; `samples` are the bodies of the page's own calls.
pub fn params<'l, 'a>(
    library: &'l Library<'a>,
    outline: &'l Outline<'a>,
    samples: &Samples<'_>,
    place: &Place,
    problems: &mut Vec<Problem>,
) -> ParamsFacts {
    let mut nester = Nester::new(library, outline, Direction::Sent);
    let mut fields = Vec::new();
    let mut sets = Vec::new();
    if let Some(top) = top(outline) {
        fields = nester.section(outline, top, samples);
        sets = labels(outline, top);
    }
    for at in nester.orphans(outline, Role::Params) {
        if nester.used.contains(&(outline.page.clone(), at)) {
            continue;
        }
        let section = &outline.sections[at];
        if let Some(spot) = nester.spot_by_name(outline, at, &fields) {
            let raw = nester.raw(outline, at);
            nester.adopt(outline, at, raw, spot, samples, &mut fields);
        } else if continues(section.title(), section.level) {
            fields.extend(nester.section(outline, at, samples));
        } else {
            let text = format!(
                "no parameter points at the table under \"{}\"",
                section.title()
            );
            let place = section
                .heading
                .as_ref()
                .map_or_else(|| place.clone(), |it| it.line.place());
            nester.problem(&place, ProblemCode::Orphan, text);
        }
    }
    let mut fields = merged(fields);
    let added = add_undocumented(&mut fields, samples, place);
    for path in added {
        let text = format!("examples have `{path}`, no table has");
        nester.problem(place, ProblemCode::Undocumented, text);
    }
    problems.append(&mut nester.problems);
    let stated = stated(outline, &fields);
    if stated == ParamsStated::Nothing {
        problems.push(Problem {
            place: place.clone(),
            code: ProblemCode::NoParams,
            text: "neither a table of parameters nor a word that there are none".to_owned(),
        });
    }
    let either = either(outline, &fields);
    let extras = take_extras(&mut fields);
    ParamsFacts {
        stated,
        fields,
        extras,
        either,
        sets,
    }
}

/// The section with the table of parameters: the first of its role, else the introduction.
fn top(outline: &Outline<'_>) -> Option<usize> {
    let has_fields = |at: usize| {
        let tables = outline.sections[at].tables();
        tables.iter().any(|it| Columns::of(it.table).has_fields())
    };
    let params = outline
        .of(Role::Params)
        .filter(|it| it.1.level == 2)
        .map(|it| it.0);
    let mut with_tables =
        params.filter(|at| has_fields(*at) || outline.children(*at).into_iter().any(has_fields));
    let named = with_tables.next();
    match has_fields(0) {
        true if named.is_none() => Some(0),
        // The introduction has the parameters, and the heading one of them.
        true if named.is_some_and(|at| names_parameter(outline.sections[at].title())) => Some(0),
        _ => named,
    }
}

/// "Parameter fields" is about one parameter.
fn names_parameter(title: &str) -> bool {
    let title = title.to_lowercase();
    title.starts_with("parameter ") && title != "parameter description"
}

/// Labels of sub-sections that each have a table, where the section itself has none.
fn labels(outline: &Outline<'_>, top: usize) -> Vec<At<String>> {
    if !outline.sections[top].tables().is_empty() {
        return Vec::new();
    }
    let children = outline.children(top).into_iter();
    let headings = children.filter_map(|it| outline.sections[it].heading.as_ref());
    headings
        .map(|it| At::new(it.text.to_owned(), &it.line.place()))
        .collect()
}

/// Whether a section that nothing points at goes on with the parameters.
fn continues(title: &str, level: usize) -> bool {
    let title = title.to_lowercase();
    let words = [
        "additional param",
        "option",
        "mode",
        "other param",
        "common param",
        "general param",
    ];
    words.iter().any(|it| title.contains(it))
        || title.starts_with(|ch: char| ch.is_ascii_digit())
        || level == 2 && !names_parameter(&title)
}

fn stated(outline: &Outline<'_>, fields: &[FieldFacts]) -> ParamsStated {
    let documented = fields
        .iter()
        .any(|it| it.origin != super::facts::Origin::Example);
    if documented {
        return ParamsStated::Table;
    }
    let sections = outline
        .sections
        .iter()
        .filter(|it| matches!(it.role, Role::Intro | Role::Params));
    let text: String = sections.map(|it| it.text()).collect();
    let tokens = of_text(&text);
    let phrases = [
        "no parameters",
        "without parameters",
        "no params",
        "not accept parameters",
        "not require parameters",
        "not take parameters",
        "not have parameters",
        "not have any parameters",
        "no input parameters",
        "not accept any parameters",
        "parameters are not required",
        "are missing",
        "no parameter",
        "not require any parameters",
        "parameters are absent",
        "not take any parameters",
        "called without parameters",
        "parameters are not passed",
        "parameters absent",
        "parameters none",
    ];
    match phrases.iter().any(|it| has_phrase(&tokens, it)) {
        true => ParamsStated::None,
        false => ParamsStated::Nothing,
    }
}

/// Moves what is inside of `extras` out of the parameters.
fn take_extras(fields: &mut Vec<FieldFacts>) -> Vec<FieldFacts> {
    let found = fields
        .iter()
        .position(|it| it.name == "extras" && !it.fields.is_empty());
    found.map_or_else(Vec::new, |at| fields.remove(at).fields)
}

/// Parameters of which at least one must be sent: "at least one of" with their names.
fn either(outline: &Outline<'_>, fields: &[FieldFacts]) -> Vec<At<Vec<String>>> {
    let mut groups: Vec<At<Vec<String>>> = Vec::new();
    for section in &outline.sections {
        if !matches!(section.role, Role::Intro | Role::Params) {
            continue;
        }
        let mut tokens = of_all(&section.prose());
        in_blocks(&section.blocks, &mut tokens);
        for group in either_in(&tokens, fields) {
            if !groups.iter().any(|it| it.value == group.value) {
                groups.push(group);
            }
        }
    }
    groups
}

fn in_blocks(blocks: &[Block<'_>], tokens: &mut Vec<Token>) {
    for block in blocks {
        match block {
            Block::Note { blocks, .. } | Block::Cut { blocks, .. } => {
                for block in blocks {
                    if let Block::Text(lines) = block {
                        tokens.extend(of_all(&super::prose::prose(lines)));
                    }
                }
            }
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|it| &it.cells);
                cells.for_each(|it| tokens.extend(of_all(&super::row::cell_prose(it))));
            }
            _ => {}
        }
    }
}

fn either_in(tokens: &[Token], fields: &[FieldFacts]) -> Vec<At<Vec<String>>> {
    let sentences = tokens.split(Token::ends_sentence);
    sentences
        .filter(|it| has_phrase(it, "at least one of"))
        .filter_map(|it| {
            let mut names: Vec<String> = Vec::new();
            let mut place = None;
            for token in it {
                let Token::Code(code, at) = token else {
                    continue;
                };
                if fields.iter().any(|it| it.name == *code) && !names.contains(code) {
                    names.push(code.clone());
                    place.get_or_insert(at);
                }
            }
            place
                .filter(|_| names.len() > 1)
                .map(|it| At::new(names, it))
        })
        .collect()
}
