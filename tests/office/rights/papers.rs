//! Papers: who may make and void them.

use rodnik::domain::paper::Requisites;
use rodnik::domain::people::Role;
use rodnik::service::papers::{
    ChangeRequisites, InvoiceOf, MakeDeliveryNote, MakeInvoice, MakeStatement, Span, VoidPaper, VoidStatement,
};
use rodnik::service::rights::Right;

use super::{Tried, one};
use crate::story::{Story, day};

fn sale(story: &mut Story) -> rodnik::domain::ids::SaleId {
    story.address("A-1").sells(1).on("2026-11-20").sale
}

fn statement(story: &mut Story) -> MakeStatement {
    let id = story.id("A-1");
    let row = story.office.read(|read| read.address(id)).unwrap().unwrap();
    let counterparty = row.address.counterparty;
    MakeStatement(Span { counterparty, address: None, from: day("2026-11-01"), to: day("2026-11-22") })
}

pub(super) fn tried(roles: &[Role]) -> Vec<Tried> {
    vec![
        one(roles, Right::PostSales, |s| MakeInvoice { of: InvoiceOf::Sale(sale(s)), anew: false }),
        one(roles, Right::PostSales, |s| MakeDeliveryNote { sale: sale(s), anew: false }),
        one(roles, Right::CollectDebts, statement),
        one(roles, Right::PostSales, |s| {
            let make = MakeInvoice { of: InvoiceOf::Sale(sale(s)), anew: false };
            VoidPaper { paper: s.done(&make).id }
        }),
        one(roles, Right::CollectDebts, |s| {
            let make = statement(s);
            VoidStatement { paper: s.done(&make).id }
        }),
        one(roles, Right::ChangeSettings, |_| ChangeRequisites {
            seen: Requisites::default(),
            requisites: Requisites::default(),
        }),
    ]
}
