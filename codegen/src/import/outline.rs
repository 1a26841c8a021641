//! The sections of a page, and what each is about.

use super::blocks::{Block, Heading, Table};
use super::facts::PagePath;
use super::prose::{Prose, plain, prose};

/// A page as sections.
#[derive(Clone, Debug)]
pub struct Outline<'a> {
    /// The page.
    pub page: PagePath,
    /// The sections in their order; the first is what stands before all headings
    /// but the title's.
    pub sections: Vec<Section<'a>>,
}

/// A heading with what stands below it, up to the next heading of any level.
#[derive(Clone, Debug)]
pub struct Section<'a> {
    /// The heading; the title's for the introduction.
    pub heading: Option<Heading<'a>>,
    /// How deep it is: 1 for the introduction.
    pub level: usize,
    /// What it is about.
    pub role: Role,
    /// The label of the tab that it stands in.
    pub tab: Option<&'a str>,
    /// What it holds.
    pub blocks: Vec<Block<'a>>,
}

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Title, header lines, description.
    Intro,
    /// Parameters, and the structures inside of them.
    Params,
    /// Code.
    Examples,
    /// The reply, and the structures inside of it.
    Returns,
    /// Errors.
    Errors,
    /// Links to other pages.
    Related,
    /// Anything else.
    Other,
}

/// A table of a section, with the label that tells it from its siblings.
#[derive(Clone, Copy, Debug)]
pub struct Labelled<'a, 'b> {
    /// A tab's title, or a bold line above the table.
    pub label: Option<&'b str>,
    /// The table.
    pub table: &'b Table<'a>,
}

impl<'a> Outline<'a> {
    /// Sorts the blocks of a page into sections.
    pub fn new(page: &PagePath, blocks: Vec<Block<'a>>) -> Self {
        let mut builder = Builder {
            sections: vec![Section::new(None, 1, Role::Intro, None)],
            role: Role::Intro,
        };
        builder.add(blocks, None);
        Self {
            page: page.clone(),
            sections: builder.sections,
        }
    }

    /// The title.
    pub fn title(&self) -> Option<&Heading<'a>> {
        self.sections.first()?.heading.as_ref()
    }

    /// The first section, before all headings.
    pub fn intro(&self) -> &Section<'a> {
        &self.sections[0]
    }

    /// The sections of a role, with their positions.
    pub fn of(&self, role: Role) -> impl Iterator<Item = (usize, &Section<'a>)> {
        let all = self.sections.iter().enumerate();
        all.filter(move |it| it.1.role == role)
    }

    /// The section that an anchor leads to: an explicit one, else one made from the heading.
    pub fn anchored(&self, anchor: &str) -> Option<usize> {
        let explicit = |it: &Section<'_>| {
            let heading = it.heading.as_ref();
            heading.is_some_and(|it| it.anchors.contains(&anchor))
        };
        let exact = self.sections.iter().position(explicit);
        let by = |named: &dyn Fn(&Heading<'_>) -> bool| {
            let mut sections = self.sections.iter();
            sections.position(|it| it.heading.as_ref().is_some_and(named))
        };
        let wanted = simplified(anchor);
        exact
            .or_else(|| by(&|it| simplified(it.text) == wanted))
            .or_else(|| by(&|it| it.anchors.iter().any(|it| simplified(it) == wanted)))
            .or_else(|| by(&|it| without_parameter(it.text) == without_parameter(anchor)))
    }

    /// The sections directly below one.
    pub fn children(&self, of: usize) -> Vec<usize> {
        let level = self.sections[of].level;
        let below: Vec<_> = (of + 1..self.sections.len())
            .take_while(|it| self.sections[*it].level > level)
            .collect();
        let nearest = below.iter().map(|it| self.sections[*it].level).min();
        let is_direct = |it: &usize| Some(self.sections[*it].level) == nearest;
        below.into_iter().filter(is_direct).collect()
    }
}

impl<'a> Section<'a> {
    fn new(heading: Option<Heading<'a>>, level: usize, role: Role, tab: Option<&'a str>) -> Self {
        Self {
            heading,
            level,
            role,
            tab,
            blocks: Vec::new(),
        }
    }

    /// The text of the heading.
    pub fn title(&self) -> &'a str {
        self.heading.as_ref().map_or("", |it| it.text)
    }

    /// Whether its JSON is a whole reply: deeper sections show parts of one.
    pub fn describes_reply(&self) -> bool {
        self.level == 2 || deeper_role(self.title()).is_some()
    }

    /// Its tables: its own, and those in its tabs, cuts and notes.
    pub fn tables(&self) -> Vec<Labelled<'a, '_>> {
        let mut tables = Vec::new();
        collect(&self.blocks, self.tab, &mut tables);
        tables
    }

    /// Its own paragraphs and lists.
    pub fn prose(&self) -> Vec<Prose> {
        let texts = self.blocks.iter().filter_map(|it| match it {
            Block::Text(lines) => Some(prose(lines)),
            _ => None,
        });
        texts.flatten().collect()
    }

    /// Its own text, without styles.
    pub fn text(&self) -> String {
        let mut out = String::new();
        text(&self.blocks, &mut out);
        out
    }
}

/// The text of blocks, notes and tabs among them, without code and tables.
pub fn text(blocks: &[Block<'_>], out: &mut String) {
    for block in blocks {
        match block {
            Block::Text(lines) | Block::Quote(lines) => {
                for line in lines {
                    out.push_str(line.text);
                    out.push('\n');
                }
            }
            Block::Note { blocks, .. } | Block::Cut { blocks, .. } => text(blocks, out),
            _ => {}
        }
    }
}

/// The lines of text of blocks, those in notes among them.
pub fn text_lines<'a>(blocks: &[Block<'a>]) -> Vec<super::lines::Line<'a>> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Text(more) => lines.extend_from_slice(more),
            Block::Note { blocks, .. } | Block::Cut { blocks, .. } => {
                lines.extend(text_lines(blocks));
            }
            _ => {}
        }
    }
    lines
}

fn collect<'a, 'b>(
    blocks: &'b [Block<'a>],
    label: Option<&'b str>,
    out: &mut Vec<Labelled<'a, 'b>>,
) {
    for block in blocks {
        match block {
            Block::Table(table) => out.push(Labelled { label, table }),
            Block::Tabs(tabs) => {
                for tab in tabs {
                    collect(&tab.blocks, Some(tab.title), out);
                }
            }
            Block::Note { blocks, .. } | Block::Cut { blocks, .. } => collect(blocks, label, out),
            _ => {}
        }
    }
}

struct Builder<'a> {
    sections: Vec<Section<'a>>,
    /// The role of the last heading of the second level.
    role: Role,
}

impl<'a> Builder<'a> {
    fn add(&mut self, blocks: Vec<Block<'a>>, tab: Option<&'a str>) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading, tab),
                // Structures with headings of their own can stand in tabs.
                Block::Tabs(tabs) if tabs.iter().any(|it| has_heading(&it.blocks)) => {
                    for tab in tabs {
                        self.add(tab.blocks, Some(tab.title));
                    }
                }
                block => {
                    if let Some(section) = self.sections.last_mut() {
                        section.blocks.push(block);
                    }
                }
            }
        }
    }

    fn heading(&mut self, heading: Heading<'a>, tab: Option<&'a str>) {
        if self.sections.len() == 1 && self.sections[0].heading.is_none() && heading.level == 1 {
            self.sections[0].heading = Some(heading);
            return;
        }
        let level = heading.level.max(2);
        if level == 2 {
            let named = role(heading.text);
            self.role = named.unwrap_or(Role::Other);
        } else if let Some(named) = deeper_role(heading.text) {
            self.role = named;
        }
        let section = Section::new(Some(heading), level, self.role, tab);
        self.sections.push(section);
    }
}

fn has_heading(blocks: &[Block<'_>]) -> bool {
    blocks.iter().any(|it| matches!(it, Block::Heading(_)))
}

/// The role of a section of the second level, by words of its heading.
fn role(title: &str) -> Option<Role> {
    let title = title.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|it| title.contains(it));
    if has(&["continue", "see also", "explor"]) {
        Some(Role::Related)
    } else if has(&["response", "returned", "returns"]) && !has(&["error", "example"]) {
        Some(Role::Returns)
    } else if has(&["error"]) {
        Some(Role::Errors)
    } else if has(&["example"]) {
        Some(Role::Examples)
    } else if has(&["param"]) {
        Some(Role::Params)
    } else {
        None
    }
}

/// The role that a deeper heading takes from its section: some pages have the
/// reply and errors below the code.
fn deeper_role(title: &str) -> Option<Role> {
    match title.to_lowercase().trim() {
        "returned data" | "response handling" | "successful response" | "response on success" => {
            Some(Role::Returns)
        }
        "error handling" | "possible error codes" => Some(Role::Errors),
        "code examples" => Some(Role::Examples),
        _ => None,
    }
}

/// A heading or anchor without the word "parameter", which anchors often spell as
/// the Russian original does.
fn without_parameter(text: &str) -> String {
    let words = text.split(|ch: char| !ch.is_alphanumeric()).map(simplified);
    let own = words.filter(|it| !["parameter", "parametr", "parameters"].contains(&it.as_str()));
    own.collect()
}

/// A heading or anchor without case and punctuation.
pub fn simplified(text: &str) -> String {
    let kept = text.chars().filter(|it| it.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// The text of the paragraph right before a block, if it is short and bold: a caption.
pub fn caption(lines: &[super::lines::Line<'_>]) -> Option<String> {
    match prose(lines).last() {
        Some(Prose::Paragraph(spans))
            if spans
                .iter()
                .all(|it| it.is_bold || it.text.trim().is_empty()) =>
        {
            Some(plain(spans))
        }
        _ => None,
    }
}
