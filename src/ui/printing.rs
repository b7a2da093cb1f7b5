//! Documents for print: made as PDF and opened in the system's own viewer, to be printed from there.

use std::path::{Path, PathBuf};

use iced::Task;

use super::background;
use super::screen::Context;
use super::writing::{self, Failed};
use crate::domain::ids::OrderId;
use crate::i18n::Texts;
use crate::service::answered;
use crate::service::exported::{Exported, Medium, NoteExport};
use crate::service::order_sheet::{OrderSource, order_source};
use crate::t;
use crate::wording::{order_sheet, refused, system_failed};

/// Opens the sheet of an order; gives a sentence on what became of it, good or bad.
pub fn order(id: OrderId, context: &Context<'_>) -> Task<Result<String, String>> {
    let (texts, today) = (context.texts.clone(), context.today);
    let (office, actor) = (context.office.clone(), context.actor.clone());
    let reading = context.office.read(move |read| Ok(Box::new(order_source(read, id)?)));
    Task::future(answered(reading)).then(move |source| match source {
        Err(refusal) => Task::done(Err(refused(&texts, &refusal))),
        Ok(source) => {
            let context = Context { texts: &texts, today, office: &office, actor: &actor };
            let (about, address) = (source.order.order.number.clone(), Some(source.whom.address));
            let export = NoteExport { what: Exported::Order, medium: Medium::Print, about, address };
            let texts = texts.clone();
            background::noted(&context, export, move || open_order(&texts, &source), |refusal| refusal)
        }
    })
}

fn open_order(texts: &Texts, source: &OrderSource) -> Result<String, String> {
    let number = source.order.order.number.as_str();
    let opened = print_folder(texts)
        .and_then(|folder| write_order(texts, source, &folder))
        .and_then(|path| writing::show(&path));
    match opened {
        Ok(()) => Ok(t!(texts, "order-printed", number = number)),
        // It lies where the sentence says.
        Err(failed @ Failed::Unseen(_)) => Err(failed.sentence(texts)),
        Err(failed) => Err(t!(texts, "order-not-printed", number = number, detail = failed.why(texts))),
    }
}

fn print_folder(texts: &Texts) -> Result<PathBuf, Failed> {
    writing::print_folder().map_err(|error| Failed::System(system_failed(texts, &error)))
}

/// Writes the sheet of an order into a folder; gives the file.
///
/// # Errors
/// See [`writing`].
pub fn write_order(texts: &Texts, source: &OrderSource, folder: &Path) -> Result<PathBuf, Failed> {
    let bytes = writing::print(&order_sheet(texts, source).document())?;
    let number = source.order.order.number.chars();
    let number: String = number.map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let path = folder.join(format!("rodnik-{number}.pdf"));
    writing::write_anew(texts, &path, &bytes)
}
