//! The part of Markdown that the pages of the help are written in: headings, paragraphs, lists, tables, code, pictures;
//! in them strong words, keys and commands between backticks, and links.

/// What stands on a page, one below another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading of a section, or of a part of one.
    Heading {
        /// 2 for a section, 3 for a part of one.
        level: usize,
        /// Its words.
        words: Vec<Span>,
    },
    /// Running text.
    Paragraph(Vec<Span>),
    /// One line of a list.
    Item {
        /// Its place in a numbered list.
        number: Option<u32>,
        /// Its words.
        words: Vec<Span>,
    },
    /// A table.
    Table {
        /// Its headings.
        head: Vec<Vec<Span>>,
        /// Its rows.
        rows: Vec<Vec<Vec<Span>>>,
    },
    /// Commands or files, as they are typed.
    Code(String),
    /// A picture: what it shows, and its file.
    Picture {
        /// What it shows.
        about: String,
        /// Its file, seen from the page.
        file: String,
    },
}

/// Words of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Running text.
    Plain(String),
    /// A word of the program: the label of a button, the name of a place.
    Strong(String),
    /// A key, a command or a file.
    Code(String),
    /// Leads to another page or file.
    Link {
        /// What is read.
        words: String,
        /// Where it leads, seen from the page.
        target: String,
    },
}

impl Span {
    /// Its words.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Plain(words) | Self::Strong(words) | Self::Code(words) | Self::Link { words, .. } => words,
        }
    }
}

impl Block {
    /// All spans in it, in the order of reading.
    #[must_use]
    pub fn spans(&self) -> Vec<&Span> {
        match self {
            Self::Heading { words, .. } | Self::Paragraph(words) | Self::Item { words, .. } => {
                words.iter().collect()
            }
            Self::Table { head, rows } => head.iter().chain(rows.iter().flatten()).flatten().collect(),
            Self::Code(_) | Self::Picture { .. } => Vec::new(),
        }
    }

    /// Its words in one line.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Code(code) => code.clone(),
            Self::Picture { .. } => String::new(),
            Self::Table { head, rows } => {
                let cells = head.iter().chain(rows.iter().flatten());
                cells.map(|cell| joined(cell)).collect::<Vec<_>>().join(" ")
            }
            Self::Heading { words, .. } | Self::Paragraph(words) | Self::Item { words, .. } => joined(words),
        }
    }
}

fn joined(words: &[Span]) -> String {
    words.iter().map(Span::words).collect()
}

/// The blocks of a text.
#[must_use]
pub fn read(source: &str) -> Vec<Block> {
    let mut lines = source.lines().peekable();
    let mut blocks = Vec::new();
    while let Some(line) = lines.next() {
        let block = if line.trim().is_empty() {
            continue;
        } else if line.starts_with("```") {
            let code: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
            Block::Code(code.join("\n"))
        } else if line.starts_with('|') {
            let mut rows = vec![cells(line)];
            while let Some(line) = lines.next_if(|line| line.starts_with('|')) {
                if !line.trim_matches(['|', '-', ' ', ':']).is_empty() {
                    rows.push(cells(line));
                }
            }
            let head = rows.remove(0);
            Block::Table { head, rows }
        } else if let Some((level, words)) = heading(line) {
            Block::Heading { level, words: spans(words) }
        } else if let Some((about, file)) = picture(line) {
            Block::Picture { about, file }
        } else {
            let mut whole = line.trim().to_owned();
            while let Some(line) = lines.next_if(|line| goes_on(line)) {
                whole.push(' ');
                whole.push_str(line.trim());
            }
            match item(&whole) {
                Some((number, words)) => Block::Item { number, words: spans(words) },
                None => Block::Paragraph(spans(&whole)),
            }
        };
        blocks.push(block);
    }
    blocks
}

/// Whether a line belongs to the paragraph or the item above it.
fn goes_on(line: &str) -> bool {
    let begins = line.starts_with(['|', '#']) || line.starts_with("```") || line.starts_with("![");
    !line.trim().is_empty() && !begins && item(line.trim_start()).is_none()
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    (level > 0).then(|| (level, words.trim()))
}

fn item(line: &str) -> Option<(Option<u32>, &str)> {
    if let Some(words) = line.strip_prefix("- ") {
        return Some((None, words));
    }
    let (number, words) = line.split_once(". ")?;
    Some((Some(number.parse().ok()?), words))
}

fn picture(line: &str) -> Option<(String, String)> {
    let (about, rest) = line.trim().strip_prefix("![")?.split_once("](")?;
    Some((about.to_owned(), rest.strip_suffix(')')?.to_owned()))
}

fn cells(line: &str) -> Vec<Vec<Span>> {
    line.trim().trim_matches('|').split('|').map(|cell| spans(cell.trim())).collect()
}

/// The words of a line by their kind.
#[must_use]
pub fn spans(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((span, after)) = marked(rest) {
            if !plain.is_empty() {
                found.push(Span::Plain(std::mem::take(&mut plain)));
            }
            found.push(span);
            rest = after;
        } else {
            plain.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    if !plain.is_empty() {
        found.push(Span::Plain(plain));
    }
    found
}

/// The marked span at the beginning of a text, and what follows it.
fn marked(text: &str) -> Option<(Span, &str)> {
    if let Some(rest) = text.strip_prefix("**") {
        let (words, after) = rest.split_once("**")?;
        return Some((Span::Strong(words.to_owned()), after));
    }
    if let Some(rest) = text.strip_prefix('`') {
        let (code, after) = rest.split_once('`')?;
        return Some((Span::Code(code.to_owned()), after));
    }
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (target, after) = rest.split_once(')')?;
    Some((Span::Link { words: words.to_owned(), target: target.to_owned() }, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_of_blocks_are_told_apart() {
        let source = "## One\n\nTwo\nthree.\n\n- a\n  b\n- c\n\n1. d\n\n| k | v |\n|---|---|\n| `F2` | x |\n\n```\ncode\n```\n![p](q.png)\n";
        let plain = |words: &str| vec![Span::Plain(words.to_owned())];
        let table = Block::Table {
            head: vec![plain("k"), plain("v")],
            rows: vec![vec![vec![Span::Code("F2".into())], plain("x")]],
        };
        let expected = [
            Block::Heading { level: 2, words: plain("One") },
            Block::Paragraph(plain("Two three.")),
            Block::Item { number: None, words: plain("a b") },
            Block::Item { number: None, words: plain("c") },
            Block::Item { number: Some(1), words: plain("d") },
            table,
            Block::Code("code".into()),
            Block::Picture { about: "p".into(), file: "q.png".into() },
        ];
        assert_eq!(read(source), expected);
    }

    #[test]
    fn words_are_told_apart_inside_a_line() {
        let link = Span::Link { words: "there".into(), target: "a.md".into() };
        let expected = [
            Span::Plain("Press ".into()),
            Span::Code("F2".into()),
            Span::Plain(", ".into()),
            Span::Strong("Ship".into()),
            Span::Plain(" or ".into()),
            link,
            Span::Plain(". 2 * 3 ** 4".into()),
        ];
        assert_eq!(spans("Press `F2`, **Ship** or [there](a.md). 2 * 3 ** 4"), expected);
    }
}
