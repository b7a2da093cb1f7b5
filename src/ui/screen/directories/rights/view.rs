//! How the table of the rights looks.

use iced::widget::{Column, Row, Space, container};
use iced::{Alignment, Length};

use super::super::asking;
use super::{Message, State, may_change};
use crate::domain::people::Role;
use crate::i18n::Texts;
use crate::service::rights::Right;
use crate::ui::Element;
use crate::ui::icon::{Icon, icon};
use crate::ui::screen::Context;
use crate::ui::screen::directories::frame::{Foot, framed, scrolled};
use crate::ui::screen::directories::place::Place;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, Tone, size, space, text};
use crate::ui::widget::{Press, button, callout, line};
use crate::{t, wording};

/// Width of a role in pixels.
const ROLE: f32 = 108.0;
/// Width of the name of a right in pixels.
const RIGHT: f32 = 270.0;

impl State {
    /// The page. The cell of the keyboard is shown while the page has it.
    pub fn view<'a>(&'a self, has_keyboard: bool, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let rows = Right::ALL.into_iter().map(|right| self.row(right, has_keyboard, context));
        let table = Column::new()
            .push(heading(texts))
            .extend(rows.flat_map(|row| [row, line().into()]))
            .push(Space::new().height(space::S))
            .push(text::caption(texts.text("rights-legend")))
            .padding([space::S, space::L]);
        framed(Place::Rights, texts, scrolled(table), self.foot(has_keyboard, context))
    }

    fn row<'a>(&'a self, right: Right, has_keyboard: bool, context: &Context<'a>) -> Element<'a, Message> {
        let here = self.cell().filter(|_| has_keyboard);
        let name =
            text::body(wording::right(context.texts, right)).wrapping(iced::widget::text::Wrapping::None);
        let cells = Role::ALL.iter().map(|role| {
            let cell = self.box_of(right, *role, context);
            let has_keyboard = here == Some((right, *role));
            container(container(cell).style(theme::checkbox::cell(has_keyboard))).center_x(ROLE).into()
        });
        Row::new()
            .push(container(name).width(RIGHT).clip(true))
            .extend(cells)
            .align_y(Alignment::Center)
            .height(size::ROW_DENSE + space::XS)
            .into()
    }

    /// Ticked or not; locked where a rule fixes it; with a dot where the office decided otherwise than usual.
    fn box_of<'a>(&self, right: Right, role: Role, context: &Context<'a>) -> Element<'a, Message> {
        let ticked = self.rights.roles(right).contains(role);
        let fixed = right.is_fixed_for(role);
        let mark = match (fixed, ticked) {
            (true, true) => Some(icon(Icon::Lock, 14.0, |tokens| tokens.muted)),
            (false, true) => Some(icon(Icon::Check, 12.0, |tokens| tokens.on_accent)),
            (_, false) => None,
        };
        let never = (fixed && !ticked).then(|| text::muted("—"));
        let square = container(Column::new().push(mark).push(never)).center(16);
        let square = if fixed { square } else { square.style(theme::checkbox::square(ticked)) };
        let decided = ticked != right.by_default().contains(role);
        let dot = text::strong(if decided { "•" } else { "" }).style(text::coloured(|tokens| tokens.accent));
        let content = Row::new()
            .push(Space::new().width(10))
            .push(square)
            .push(container(dot).center_x(10))
            .align_y(Alignment::Center);
        let spoken =
            format!("{} · {}", wording::right(context.texts, right), wording::role(context.texts, role));
        let may = !fixed && may_change(context) && !self.saving;
        Press::new(Kind::Quiet, content)
            .padding(0)
            .height(24)
            .spoken(spoken)
            .on_press_maybe(may.then_some(Message::Toggled(right, role)))
            .mouse_only()
            .into()
    }

    /// What the cell of the keyboard says, and the buttons.
    fn foot<'a>(&'a self, has_keyboard: bool, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let refusal =
            self.refusal.as_ref().map(|refusal| callout(Tone::Bad, wording::refused(texts, refusal), None));
        let may = may_change(context);
        let fixed = self.cell().filter(|(right, role)| has_keyboard && right.is_fixed_for(*role));
        let said = match (may, fixed) {
            (false, _) => Some(texts.text("rights-only-administrator")),
            (true, Some((right, _))) => Some(wording::why_fixed(texts, right)),
            (true, None) if self.is_unsaved() => {
                Some(t!(texts, "rights-changed", count = self.changed_cells()))
            }
            (true, None) => None,
        };
        let ready = self.is_unsaved() && !self.saving;
        let foot = Foot {
            id: "rights-save",
            ready,
            saving: self.saving,
            mouse_only: true,
            save: Message::ApplyPressed,
            forget: Message::EscapePressed,
        };
        let usual = may && !self.saving && self.rights != Default::default();
        let buttons = foot
            .buttons(texts)
            .push(
                button(texts.text("rights-as-usual"))
                    .key("Alt 1")
                    .on_press_maybe(usual.then_some(Message::DefaultsPressed))
                    .mouse_only(),
            )
            .push(said.map(|said| text::muted(said).width(Length::Fill)));
        let below: Element<'a, Message> = if self.leaving {
            asking::leaving(texts, Message::DropPressed, Message::EscapePressed)
        } else {
            buttons.into()
        };
        Column::new().push(refusal).push(below).spacing(space::S).into()
    }
}

fn heading<'a>(texts: &Texts) -> Element<'a, Message> {
    let roles = Role::ALL.iter().map(|role| {
        let name = text::caption(wording::role(texts, *role)).align_x(Alignment::Center);
        container(name.width(Length::Fill)).padding([0.0, 2.0]).width(ROLE).into()
    });
    Row::new()
        .push(text::caption(texts.text("rights-right")).width(RIGHT))
        .extend(roles)
        .align_y(Alignment::End)
        .padding([space::XS, 0.0])
        .into()
}
