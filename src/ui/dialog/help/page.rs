//! How a page of the help looks.

use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Length};

use super::Message;
use crate::guide::Page;
use crate::guide::markdown::{Block, Span};
use crate::ui::Element;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, size, space, text};
use crate::ui::widget::{Press, key_cap, line};

/// Height of a line in pixels: keys and links stand in it.
const LINE: f32 = 21.0;
/// Between words, in pixels.
const GAP: f32 = 3.5;
/// Room for the sign or the number of an item, in pixels.
const SIGN: f32 = 22.0;
/// How the names of keys begin.
const KEYS: [&str; 17] = [
    "Ctrl ", "Alt ", "Shift ", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "Enter", "Esc", "Tab",
    "Ins", "Del",
];
const MORE_KEYS: [&str; 12] =
    ["↑", "↓", "←", "→", "PgUp", "PgDn", "Home", "End", "Space", "Backspace", "+", "−"];

/// The name of a block of the page, to be scrolled to.
pub(super) fn block_id(at: usize) -> String {
    format!("help-block-{at}")
}

/// The name of a link of the page, to be scrolled to.
pub(super) fn link_id(at: usize) -> String {
    format!("help-link-{at}")
}

/// The pages that a page leads to, in the order of reading.
pub(super) fn links(blocks: &[Block]) -> Vec<Page> {
    let spans = blocks.iter().flat_map(Block::spans);
    spans
        .filter_map(|span| if let Span::Link { target, .. } = span { Page::of_file(target) } else { None })
        .collect()
}

/// The links of a page while it is drawn.
struct Links {
    drawn: usize,
    chosen: Option<usize>,
}

/// The blocks one below another; one link may be chosen.
pub(super) fn view<'a>(blocks: &[Block], chosen: Option<usize>) -> Element<'a, Message> {
    let mut page = Column::new().spacing(space::S).width(Length::Fill);
    let mut links = Links { drawn: 0, chosen };
    for (at, block) in blocks.iter().enumerate() {
        if let Some(drawn) = drawn(block, &mut links) {
            page = page.push(container(drawn).id(block_id(at)).width(Length::Fill));
        }
    }
    page.into()
}

/// A block. Pictures are for reading outside: here the screen itself is behind.
fn drawn<'a>(block: &Block, links: &mut Links) -> Option<Element<'a, Message>> {
    Some(match block {
        Block::Heading { level, words } => {
            let words: String = words.iter().map(Span::words).collect();
            let words = if *level < 3 { text::figure(words) } else { text::strong(words) };
            container(words).padding(iced::Padding::ZERO.top(space::M)).into()
        }
        Block::Paragraph(words) => flow(words, links),
        Block::Item { number, words } => {
            let sign = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
            row![container(text::muted(sign).line_height(iced::Pixels(LINE))).width(SIGN), flow(words, links)]
                .into()
        }
        Block::Table { head, rows } => table(head, rows, links),
        Block::Code(code) => container(text::body(code.clone()))
            .padding(space::S)
            .width(Length::Fill)
            .style(theme::container::framed)
            .into(),
        Block::Picture { .. } => return None,
    })
}

fn table<'a>(head: &[Vec<Span>], rows: &[Vec<Vec<Span>>], links: &mut Links) -> Element<'a, Message> {
    let shares = shares(head, rows);
    let mut lines = |cells: &[Vec<Span>], is_head: bool| {
        let cells = cells.iter().zip(&shares).map(|(cell, share)| {
            let cell = if is_head {
                text::caption(cell.iter().map(Span::words).collect::<String>()).into()
            } else {
                flow(cell, links)
            };
            container(cell).width(Length::FillPortion(*share)).into()
        });
        Row::with_children(cells).spacing(space::M).padding([space::XS, 0.0])
    };
    let mut table = Column::new().width(Length::Fill);
    if head.iter().any(|cell| !cell.is_empty()) {
        table = table.push(lines(head, true)).push(line());
    }
    for cells in rows {
        table = table.push(lines(cells, false)).push(line());
    }
    table.into()
}

/// How the columns share the width: by their longest cells, within limits, so that short ones stay narrow.
fn shares(head: &[Vec<Span>], rows: &[Vec<Vec<Span>>]) -> Vec<u16> {
    let long = |cell: &Vec<Span>| cell.iter().map(|span| span.words().chars().count()).sum::<usize>();
    let widest =
        |at: usize| rows.iter().chain([&head.to_vec()]).filter_map(|cells| cells.get(at)).map(long).max();
    (0..head.len()).map(|at| widest(at).unwrap_or(0).clamp(12, 48) as u16).collect()
}

/// Words that run on from line to line. What stands without a space between stays together.
fn flow<'a>(words: &[Span], links: &mut Links) -> Element<'a, Message> {
    if let [Span::Plain(words)] = words {
        return text::body(words.clone()).line_height(iced::Pixels(LINE)).into();
    }
    let mut flow = Flow::default();
    for span in words {
        match span {
            Span::Plain(words) => flow.words(words, |word| text::body(word).into()),
            Span::Code(code) if is_key(code) => flow.together.push(key_cap(code.clone())),
            Span::Strong(words) | Span::Code(words) => flow.words(words, |word| text::strong(word).into()),
            Span::Link { words, target } => flow.together.push(link(words, target, links)),
        }
    }
    flow.part();
    let lines = Row::with_children(flow.parted).spacing(GAP).wrap().vertical_spacing(0.0);
    container(lines).width(Length::Fill).into()
}

/// Words on their way into lines.
#[derive(Default)]
struct Flow<'a> {
    parted: Vec<Element<'a, Message>>,
    /// What has had no space behind it so far.
    together: Vec<Element<'a, Message>>,
}

impl<'a> Flow<'a> {
    fn words(&mut self, words: &str, draw: impl Fn(String) -> Element<'a, Message>) {
        for (at, word) in words.split(' ').enumerate() {
            if at > 0 {
                self.part();
            }
            if !word.is_empty() {
                self.together.push(draw(word.to_owned()));
            }
        }
    }

    fn part(&mut self) {
        if !self.together.is_empty() {
            let unit = Row::with_children(self.together.drain(..)).height(LINE).align_y(Alignment::Center);
            self.parted.push(unit.into());
        }
    }
}

/// A link to a page. Files lie beside the pages outside: of them the words stay.
fn link<'a>(words: &str, target: &str, links: &mut Links) -> Element<'a, Message> {
    let Some(page) = Page::of_file(target) else { return text::strong(words.to_owned()).into() };
    let at = links.drawn;
    links.drawn += 1;
    let kind = if links.chosen == Some(at) { Kind::Rail { chosen: true } } else { Kind::Link };
    let words =
        iced::widget::text(words.to_owned()).size(size::BODY).wrapping(iced::widget::text::Wrapping::None);
    let link = Press::new(kind, words).padding(0).height(LINE).on_press(Message::Opened(page)).mouse_only();
    container(link).id(link_id(at)).into()
}

/// Whether something between backticks is a key, not a command or a file.
pub(super) fn is_key(code: &str) -> bool {
    let is_digit = code.len() == 1 && code.chars().all(|sign| sign.is_ascii_digit());
    is_digit || KEYS.iter().chain(&MORE_KEYS).any(|key| code.starts_with(key))
}

/// The list of the pages, the one that is read in it.
pub(super) fn list<'a>(pages: impl Iterator<Item = (String, Page)>, read: Page) -> Element<'a, Message> {
    let entries = pages.map(|(title, page)| {
        let is_read = page == read;
        let label = if is_read { text::strong(title) } else { text::body(title) };
        let label = label.wrapping(iced::widget::text::Wrapping::None);
        Press::new(Kind::Rail { chosen: is_read }, container(label).width(Length::Fill).clip(true))
            .width(Length::Fill)
            .height(size::ROW_DENSE)
            .padding([0.0, space::S])
            .on_press(Message::Opened(page))
            .mouse_only()
            .into()
    });
    Column::with_children(entries).spacing(2).into()
}

/// What was found: the page, and the words around.
pub(super) fn hit<'a>(title: String, shown: String, chosen: bool, message: Message) -> Element<'a, Message> {
    let words =
        column![text::strong(title), text::caption(shown)].push(Space::new().height(2)).width(Length::Fill);
    Press::new(Kind::Rail { chosen }, words)
        .width(Length::Fill)
        .height(Length::Shrink)
        .padding([space::XS, space::S])
        .on_press(message)
        .mouse_only()
        .into()
}
