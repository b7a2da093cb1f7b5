//! The section as it is seen.

use iced::Length;
use iced::widget::{Column, container};

use super::{Message, State};
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme;
use crate::ui::widget::{Dialog, line};

impl State {
    /// The dialog that is open.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        let dialog = self.dialog.as_ref()?.dialog(context);
        Some(dialog.map(|message| Message::Dialog(Box::new(message))))
    }

    /// The section, between the rail and the status bar.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let sheet = self.sheets.view(self.tab, context).map(|sheet| sheet.map(Message::Sheet));
        let body = container(Column::new().push(sheet))
            .width(Length::Fill)
            .height(Length::Fill)
            .style(theme::container::surface);
        Column::new().push(self.tab_bar(context)).push(line()).push(body).into()
    }
}
