//! An address in churn review, and the hands that have it.

use rodnik::domain::address::{ChurnStage, ReasonKind};
use rodnik::service::churn::SendToChurn;
use rodnik::service::containers::RecordReturn;
use rodnik::service::outcome::Comment;
use rodnik::service::payment::RecordPayment;
use rodnik::service::review::{ReviewForm, StepTaken, TakeStep, review_form};
use rodnik::store::Reason;
use rodnik::workflow::churn::{NextContact, Step};

use super::*;

impl Story {
    /// Whoever works has this role alone from now on.
    pub fn works_as(&mut self, role: Role) {
        self.actor.roles = vec![role];
    }

    /// Whoever works has all roles again.
    pub fn works_as_everybody(&mut self) {
        self.actor.roles = Role::ALL.to_vec();
    }

    pub fn churn_reasons(&mut self) -> Vec<Reason> {
        self.office.read(|read| read.reasons(ReasonKind::Churn)).expect("reasons")
    }

    /// The operator sends an address to churn with the first reason of the dictionary.
    #[track_caller]
    pub fn leaves(&mut self, code: &str) {
        let (address, reason) = (self.id(code), self.churn_reasons()[0].id);
        self.done(&SendToChurn { address, row: None, reason, comment: "bought a filter".into() });
    }

    /// What the form of a review shows to whoever works.
    #[track_caller]
    pub fn review(&mut self, code: &str) -> ReviewForm {
        let (address, actor, today) = (self.id(code), self.actor.clone(), self.today);
        self.office.read(|read| review_form(read, address, &actor, today)).expect("a review")
    }

    /// A step as the form offers it: with the reason of the hand before, no comment, and no contact.
    #[track_caller]
    pub fn step(&mut self, code: &str, step: Step) -> TakeStep {
        let form = self.review(code);
        TakeStep {
            address: self.id(code),
            seen: form.version,
            step,
            reason: Some(form.reason.id),
            comment: String::new(),
            contact: Some(NextContact::No),
        }
    }

    #[track_caller]
    pub fn takes(&mut self, code: &str, step: Step) -> StepTaken {
        let step = TakeStep { comment: "as agreed".into(), ..self.step(code, step) };
        self.done(&step)
    }

    /// The task of the review in hand.
    #[track_caller]
    pub fn review_task(&mut self, code: &str) -> TaskId {
        let tasks = self.open_tasks(code);
        let mut reviews = tasks.iter().filter(|task| task.kind == TaskKind::Review);
        let task = reviews.next().expect("a review to be done").id;
        assert!(reviews.next().is_none(), "one review");
        task
    }

    /// The customer is spoken to at the present stage (S1-57).
    #[track_caller]
    pub fn talks(&mut self, code: &str) {
        let (address, task) = (self.id(code), Some(self.review_task(code)));
        self.done(&Comment { address, task, text: "spoke to the customer".into() });
    }

    /// All containers come back.
    #[track_caller]
    pub fn gives_containers_back(&mut self, code: &str) {
        let (address, on) = (self.id(code), self.today);
        let quantity = self.card(code).balance.containers;
        self.done(&RecordReturn { address, on, quantity, note: String::new() });
    }

    /// Whatever is owed is paid.
    #[track_caller]
    pub fn pays(&mut self, code: &str) {
        let (address, on) = (self.id(code), self.today);
        let amount = self.card(code).balance.debt;
        let kind = PaymentKind::Cash;
        self.done(&RecordPayment { address, on, kind, amount, back: false, note: String::new() });
    }

    /// An address in review whose containers are back already, at a stage; the debt of two bottles stands.
    #[track_caller]
    pub fn at_stage(today: &str, stage: ChurnStage) -> Self {
        Self::copied(stage.code(), today, || Self::brought_to(today, stage))
    }

    #[track_caller]
    fn brought_to(today: &str, stage: ChurnStage) -> Self {
        let mut story = Self::on(today);
        story.address("A-1").every(5).sells(2).on("2026-11-18");
        story.works_as_everybody();
        story.leaves("A-1");
        story.gives_containers_back("A-1");
        if stage != ChurnStage::SeniorOperator {
            story.takes("A-1", Step::PassToQuality);
        }
        if stage == ChurnStage::CreditControl {
            story.talks("A-1");
            story.takes("A-1", Step::PassToCredit);
        }
        story
    }
}
