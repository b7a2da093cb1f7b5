//! A paper in the window: an invoice or a delivery note as it would be made, or any paper that was made before. It gets its
//! number when it is saved or printed; from here it is made anew where what it is about changed, and voided.

pub(super) mod page;

use iced::Task;
use iced::widget::{Column, Row};

use super::parts;
use crate::domain::ids::{AddressId, PaperId, SaleId};
use crate::domain::paper::PaperForm;
use crate::exchange::form::Form;
use crate::service::exported::Exported;
use crate::service::papers::{
    InvoiceOf, KeptPaper, Looked, Made, MakeDeliveryNote, MakeInvoice, PaperDraft, PaperMade, VoidPaper,
    VoidStatement, kept_paper, look_at_delivery_note, look_at_invoice, right,
};
use crate::service::rights::Right;
use crate::service::{Refusal, Watch};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::directories::Place;
use crate::ui::screen::{Context, Go};
use crate::ui::taking_out::{self, PAPER, TakingOut, form_files};
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::list::Motion;
use crate::ui::widget::{Dialog, DialogSize, KeyPress, button, callout, scroll_dialog};
use crate::wording::{self, paper_draft_file, paper_draft_title, paper_file, paper_title, refused};

pub use super::parts::Action;

/// The name of the dialog.
const NAME: &str = "paper";
const PATH: &str = "paper-path";

/// Which paper is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The invoice of an order or a sale.
    Invoice(InvoiceOf),
    /// The delivery note of a sale.
    DeliveryNote(SaleId),
    /// One that was made.
    Kept(PaperId),
}

/// What is shown.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    wanted: Wanted,
    made: Option<Made>,
    /// What would be made.
    draft: Option<Box<PaperDraft>>,
    kept: Option<Box<KeptPaper>>,
    form: Option<Form>,
    out: TakingOut,
    refusal: Option<Refusal>,
    working: bool,
    /// It is asked whether the paper is to be voided.
    voiding: bool,
    /// What was done here, for the quiet notice.
    done: Option<String>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// What was wanted was looked at.
    Looked(Wanted, Result<Looked, Refusal>),
    /// What was wanted was made, or why not.
    Made(Wanted, Result<PaperMade, Refusal>),
    /// What was wanted was read.
    Read(Wanted, Result<Box<KeptPaper>, Refusal>),
    /// About its file.
    Out(taking_out::Message),
    /// It is to be made anew.
    AnewPressed,
    /// The requisites that are missing are to be filled in.
    RequisitesPressed,
    /// It is to be voided: asked first, then done.
    VoidPressed,
    /// What was wanted was voided, or why not.
    Voided(Wanted, Result<(), Refusal>),
    /// A key scrolls it.
    Scrolled(Motion),
    /// It is to be left, or the question about voiding is answered with no.
    EscapePressed,
}

type Reply = (Task<Message>, Option<Action>);

impl State {
    /// A paper of an address; an invoice or a delivery note as it would be made, unless it was before.
    pub fn open(address: AddressId, wanted: Wanted, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self {
            address,
            wanted,
            made: None,
            draft: None,
            kept: None,
            form: None,
            out: TakingOut::new(PATH, PAPER, ""),
            refusal: None,
            working: true,
            voiding: false,
            done: None,
        };
        let task = look(wanted, context);
        (state, task)
    }

    fn make(&self, anew: bool, context: &Context<'_>) -> Task<Message> {
        let wanted = self.wanted;
        let made = move |made| Message::Made(wanted, made);
        match wanted {
            Wanted::Invoice(of) => parts::run(context, MakeInvoice { of, anew }).map(made),
            Wanted::DeliveryNote(sale) => parts::run(context, MakeDeliveryNote { sale, anew }).map(made),
            Wanted::Kept(id) => read(wanted, id, context),
        }
    }

    /// Takes in what happened. An answer about another paper, which was left before it came, is dropped.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Reply {
        match message {
            Message::Looked(wanted, _)
            | Message::Made(wanted, _)
            | Message::Read(wanted, _)
            | Message::Voided(wanted, _)
                if wanted != self.wanted =>
            {
                (Task::none(), None)
            }
            Message::Looked(_, looked) => (self.take_looked(looked, context), None),
            Message::Made(_, made) => (self.take_made(made, context), None),
            Message::Read(_, kept) => (self.take(kept, context), None),
            Message::Out(message) => (self.take_out(message, context), None),
            Message::AnewPressed => (self.anew(context), None),
            Message::RequisitesPressed => (Task::none(), self.to_requisites(context)),
            Message::VoidPressed => (self.void(context), None),
            Message::Voided(_, voided) => self.voided(voided, context),
            Message::Scrolled(motion) => (scroll_dialog(NAME, motion), None),
            Message::EscapePressed => self.escape(),
        }
    }

    fn take_looked(&mut self, looked: Result<Looked, Refusal>, context: &Context<'_>) -> Task<Message> {
        match looked {
            Ok(Looked::Made(made)) => self.take_made(Ok(made), context),
            Ok(Looked::Draft(draft)) => {
                self.form = Some(wording::paper_draft(context.texts, &draft));
                self.out.rename(&paper_draft_file(context.texts, &draft));
                self.draft = Some(draft);
                self.working = false;
                self.out.focus()
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    fn take_made(&mut self, made: Result<PaperMade, Refusal>, context: &Context<'_>) -> Task<Message> {
        match made {
            Ok(made) => {
                self.made = Some(made.made);
                read(self.wanted, made.id, context)
            }
            Err(refusal) if self.out.is_working() => {
                self.out.refuse(&refusal, context.texts);
                Task::none()
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        self.working = false;
        self.refusal = Some(refusal);
        Task::none()
    }

    fn take(&mut self, kept: Result<Box<KeptPaper>, Refusal>, context: &Context<'_>) -> Task<Message> {
        match kept {
            Ok(kept) => {
                let texts = context.texts;
                let title = paper_title(texts, &kept.row);
                if self.made == Some(Made::Fresh) {
                    self.done = Some(t!(texts, "paper-made", title = title));
                }
                self.form = Some(wording::paper(texts, &kept));
                self.out.rename_untouched(&paper_file(texts, &kept.row));
                self.kept = Some(kept);
                self.working = false;
                if self.draft.take().is_some() && self.out.is_working() {
                    return self.write(context);
                }
                self.out.focus()
            }
            Err(refusal) if self.out.is_working() => {
                self.out.refuse(&refusal, context.texts);
                Task::none()
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    fn take_out(&mut self, message: taking_out::Message, context: &Context<'_>) -> Task<Message> {
        // What became of it stands above the paper.
        let told = matches!(message, taking_out::Message::Written(_));
        let (task, wanted) = self.out.update(message, context.texts);
        let task = task.map(Message::Out);
        let task = if told { Task::batch([task, scroll_dialog(NAME, Motion::First)]) } else { task };
        match wanted {
            None => task,
            // It gets its number first; then it is written as it was kept.
            Some(_) if self.draft.is_some() => Task::batch([task, self.make(false, context)]),
            Some(_) => Task::batch([task, self.write(context)]),
        }
    }

    fn write(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some((kept, form)) = self.kept.as_ref().zip(self.form.clone()) else {
            self.out.fail(context.texts.text("paper-not-there"));
            return Task::none();
        };
        let export = (exported(kept.row.form), kept.row.number.clone(), Some(self.address));
        let writing = self.out.write(export, context, move |target, _: &Watch| form_files(&form, target));
        writing.map(Message::Out)
    }

    fn to_requisites(&self, context: &Context<'_>) -> Option<Action> {
        let may = self.lacks_bank() && !self.out.is_working() && context.actor.may(Right::ChangeSettings);
        may.then_some(Action::Go(Go::Directory(Place::Requisites)))
    }

    /// Whether it is an invoice that holds, or would, and does not say to where it is paid.
    fn lacks_bank(&self) -> bool {
        let kept = self.kept.as_ref().is_some_and(|kept| !kept.row.voided && kept.lacks_bank());
        kept || self.draft.as_ref().is_some_and(|draft| draft.lacks_bank())
    }

    /// Only what changed since is made anew.
    fn anew(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.working || self.made != Some(Made::Outdated) {
            return Task::none();
        }
        self.working = true;
        self.make(true, context)
    }

    fn may_void(&self, context: &Context<'_>) -> bool {
        let row = self.kept.as_ref().map(|kept| &kept.row);
        !self.working && row.is_some_and(|row| !row.voided && context.actor.may(right(row.form)))
    }

    fn void(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(row) = self.kept.as_ref().map(|kept| &kept.row).filter(|_| self.may_void(context)) else {
            return Task::none();
        };
        let (paper, form) = (row.id, row.form);
        if !self.voiding {
            self.voiding = true;
            return Task::none();
        }
        self.working = true;
        let wanted = self.wanted;
        let voided = move |voided| Message::Voided(wanted, voided);
        match form {
            PaperForm::Statement => parts::run(context, VoidStatement { paper }).map(voided),
            PaperForm::Invoice | PaperForm::DeliveryNote => {
                parts::run(context, VoidPaper { paper }).map(voided)
            }
        }
    }

    fn voided(&mut self, voided: Result<(), Refusal>, context: &Context<'_>) -> Reply {
        self.voiding = false;
        match (voided, &self.kept) {
            (Ok(()), Some(kept)) => {
                let title = paper_title(context.texts, &kept.row);
                self.done = Some(t!(context.texts, "paper-void-done", title = title));
                (Task::none(), Some(self.left()))
            }
            (Ok(()), None) => (Task::none(), Some(self.left())),
            (Err(refusal), _) => (self.refuse(refusal), None),
        }
    }

    fn escape(&mut self) -> Reply {
        if self.voiding {
            self.voiding = false;
            return (Task::none(), None);
        }
        (Task::none(), (!self.out.stop()).then(|| self.left()))
    }

    fn left(&self) -> Action {
        match &self.done {
            Some(sentence) => Action::Done {
                address: self.address,
                handled: None,
                postponed_to: None,
                sentence: sentence.clone(),
            },
            None => Action::Closed,
        }
    }

    /// Whether something typed would be lost by closing: a path is no work.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// What a key means here, before the field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        match press.alt_digit() {
            Some(4) => Some(Message::VoidPressed),
            Some(5) => Some(Message::AnewPressed),
            Some(6) => Some(Message::RequisitesPressed),
            _ => {
                let scrolls = Motion::from_press(press).map(Message::Scrolled);
                scrolls.or_else(|| self.out.key(press).map(Message::Out))
            }
        }
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let kept = self.kept.as_deref();
        let draft = self.draft.as_deref();
        let title = match (kept, draft) {
            (Some(kept), _) => paper_title(texts, &kept.row),
            (None, Some(draft)) => paper_draft_title(texts, draft),
            (None, None) => texts.text("dialog-loading"),
        };
        let refusal = self.refusal.as_ref().map(|refusal| callout(Tone::Bad, refused(texts, refusal), None));
        let waiting =
            (self.working && self.form.is_none()).then(|| text::muted(texts.text("dialog-loading")));
        let outdated = (self.made == Some(Made::Outdated)).then(|| {
            let anew = button(texts.text("paper-anew")).key("Alt 5").on_press(Message::AnewPressed);
            Row::new()
                .push(callout(Tone::Warning, texts.text("paper-outdated"), None))
                .push(anew)
                .spacing(space::S)
        });
        let mut body = Column::new().push(refusal).push(waiting).push(outdated).spacing(space::M);
        if let Some(form) = &self.form {
            body = body.push(self.warning(context));
            body = body.push(self.out.view(texts).map(Message::Out)).push(page::page(form, texts));
        }
        let client = kept.map(|kept| &kept.row.client).or(draft.map(|draft| &draft.goods.buyer.name));
        let subtitle = client.map(|client| parts::cut(client, 90)).unwrap_or_default();
        let dialog = Dialog::new(NAME, title, body)
            .size(DialogSize::Large)
            .subtitle(subtitle)
            .footer(self.footer(context))
            .on_escape(Message::EscapePressed);
        match kept {
            Some(kept) if kept.row.voided => dialog.status(Tone::Bad, texts.text("paper-status-voided")),
            _ => dialog,
        }
    }

    /// What is missing on an invoice, and whether it has its number already.
    fn warning<'a>(&self, context: &Context<'a>) -> Option<Element<'a, Message>> {
        let texts = context.texts;
        let right = Right::ChangeSettings;
        if self.lacks_bank() && !context.actor.may(right) {
            let who = wording::roles(texts, context.actor.rights.roles(right));
            return Some(callout(Tone::Warning, t!(texts, "paper-no-bank-who", roles = who), None));
        }
        if self.lacks_bank() {
            let id = if self.draft.is_some() { "paper-no-bank-draft" } else { "paper-no-bank" };
            let fill = button(texts.text("paper-requisites")).key("Alt 6");
            return Some(callout(
                Tone::Warning,
                texts.text(id),
                Some(fill.on_press(Message::RequisitesPressed)),
            ));
        }
        let fresh = self.kept.as_ref().is_some_and(|kept| !kept.row.voided) && self.made == Some(Made::Fresh);
        let said = if self.draft.is_some() {
            Some("paper-number-later")
        } else {
            fresh.then_some("paper-has-number")
        };
        said.map(|id| text::muted(texts.text(id)).into())
    }

    fn footer<'a>(&self, context: &Context<'a>) -> Column<'a, Message, iced::Theme, iced::Renderer> {
        let texts = context.texts;
        let asked = self.voiding.then(|| callout(Tone::Warning, texts.text("paper-void-question"), None));
        let void = self.may_void(context).then(|| {
            let label = if self.voiding { "paper-void-yes" } else { "paper-void" };
            button(texts.text(label)).danger().key("Alt 4").on_press(Message::VoidPressed)
        });
        let buttons = if self.form.is_some() {
            self.out.buttons_with(texts, Message::Out, Message::EscapePressed, void)
        } else {
            Row::new().push(button(texts.text("dialog-close")).key("Esc").on_press(Message::EscapePressed))
        };
        Column::new().push(asked).push(buttons).spacing(space::M)
    }
}

/// Looking takes no number.
fn look(wanted: Wanted, context: &Context<'_>) -> Task<Message> {
    let actor = context.actor.clone();
    let looked = move |looked| Message::Looked(wanted, looked);
    match wanted {
        Wanted::Invoice(of) => {
            parts::read(context, move |read| look_at_invoice(read, &actor, of)).map(looked)
        }
        Wanted::DeliveryNote(sale) => {
            parts::read(context, move |read| look_at_delivery_note(read, &actor, sale)).map(looked)
        }
        Wanted::Kept(id) => read(wanted, id, context),
    }
}

fn read(wanted: Wanted, id: PaperId, context: &Context<'_>) -> Task<Message> {
    let reading = parts::read(context, move |read| Ok(Box::new(kept_paper(read, id)?)));
    reading.map(move |kept| Message::Read(wanted, kept))
}

/// As what taking a paper out is noted.
pub(in crate::ui) const fn exported(form: PaperForm) -> Exported {
    match form {
        PaperForm::Invoice => Exported::Invoice,
        PaperForm::DeliveryNote => Exported::DeliveryNote,
        PaperForm::Statement => Exported::Statement,
    }
}
