//! How the welcome looks: what can be begun, and the offices that were open before.

use iced::widget::{Column, Row, Space, column, container, row, scrollable};
use iced::{Alignment, Length};

use super::{Message, Recent, State};
use crate::i18n::Texts;
use crate::t;
use crate::ui::Element;
use crate::ui::icon::{Icon, icon, mark};
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, Tone, size, space, text};
use crate::ui::widget::{Press, badge, callout, key_cap};

/// Names of the first choices, to give them the keyboard.
pub(super) const SAMPLE: &str = "welcome-sample";
pub(super) const RECENT: &str = "welcome-recent";

/// Width of a column of choices in pixels.
const COLUMN: f32 = 400.0;
/// Height of a choice with its sentence in pixels.
const CHOICE: f32 = 60.0;

impl State {
    /// The whole window.
    pub fn view<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let name = column![
            text::title(texts.text("window-title")).size(22).line_height(iced::Pixels(28.0)),
            text::muted(texts.text("welcome-title")),
        ];
        let version = text::caption(t!(texts, "window-version", version = crate::version()));
        let head = row![mark(48.0), name, Space::new().width(Length::Fill), version]
            .spacing(space::L)
            .align_y(Alignment::Center);
        let mut choices = Row::new().push(beginnings(texts)).spacing(2.0 * space::XL);
        if !self.recent.is_empty() {
            choices = choices.push(self.recent_offices(texts));
        }
        let refusal = self.refusal.clone().map(|refusal| callout(Tone::Bad, refusal, None));
        let width = if self.recent.is_empty() { COLUMN } else { 2.0 * (COLUMN + space::XL) };
        let all = Column::new().push(head).push(refusal).push(choices).spacing(space::XL).width(width);
        container(scrollable(container(all).padding(space::XL)).style(theme::scrollable::style))
            .center(Length::Fill)
            .into()
    }

    fn recent_offices<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let first = self.recent.iter().position(|recent| recent.is_there);
        let offices = self.recent.iter().enumerate().map(|(at, recent)| office(at, recent, first, texts));
        let list = Column::with_children(offices).spacing(space::XS);
        column![text::section(&texts.text("welcome-recent")), list].spacing(space::M).width(COLUMN).into()
    }
}

fn beginnings<'a>(texts: &Texts) -> Element<'a, Message> {
    let choices = [
        ("1", SAMPLE, "welcome-sample", "welcome-sample-sentence", Message::SamplePressed),
        ("2", "welcome-new", "welcome-new", "welcome-new-sentence", Message::NewPressed),
        ("3", "welcome-open", "welcome-open", "welcome-open-sentence", Message::OpenPressed),
        ("4", "welcome-import", "welcome-import", "welcome-import-sentence", Message::ImportPressed),
    ];
    let choices = choices.into_iter().map(|(key, id, label, sentence, message)| {
        let words = column![text::strong(texts.text(label)), text::caption(texts.text(sentence))];
        let content = row![words.width(Length::Fill), key_cap(key)].align_y(Alignment::Center);
        Press::new(Kind::Secondary, content.spacing(space::M))
            .id(id)
            .width(Length::Fill)
            .height(CHOICE)
            .padding([0.0, space::L])
            .on_press(message)
            .into()
    });
    let list = Column::with_children(choices).spacing(space::S);
    column![text::section(&texts.text("welcome-begin")), list].spacing(space::M).width(COLUMN).into()
}

fn office<'a>(at: usize, recent: &'a Recent, first: Option<usize>, texts: &Texts) -> Element<'a, Message> {
    let name = recent.path.file_stem().map(|name| name.to_string_lossy()).unwrap_or_default();
    let folder = recent.path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    let missing = (!recent.is_there).then(|| badge(Tone::Warning, texts.text("welcome-missing")));
    let name = Row::new().push(text::strong(name)).push(missing).spacing(space::S).align_y(Alignment::Center);
    let words = column![name, text::caption(folder)].width(Length::Fill);
    let mut open = Press::new(Kind::Quiet, words.clip(true))
        .width(Length::Fill)
        .height(48)
        .padding([0.0, space::M])
        // One that was not there may have come back; opening it says.
        .on_press(Message::RecentPressed(at));
    if first == Some(at) {
        open = open.id(RECENT);
    }
    let remove = Press::new(Kind::Quiet, icon(Icon::Close, size::ICON - 2.0, |tokens| tokens.muted))
        .padding([0.0, space::S])
        .spoken(texts.text("welcome-forget"))
        .on_press(Message::ForgetPressed(at));
    row![Element::from(open), Space::new().width(space::XS), Element::from(remove)]
        .align_y(Alignment::Center)
        .into()
}
