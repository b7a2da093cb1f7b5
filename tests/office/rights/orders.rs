//! Orders and prices.

use rodnik::domain::ids::{CounterpartyId, PriceListId};
use rodnik::domain::money::Money;
use rodnik::domain::order::{Discount, Rounding};
use rodnik::domain::people::Role;
use rodnik::service::order::TakeOrder;
use rodnik::service::prices::{
    AddPriceList, BulkChange, ChangePriceList, ChangePricesByPercent, RemovePrice, SetCounterpartyList,
    SetDiscount, SetOfficeList, SetOwnPrice, SetPrice,
};
use rodnik::service::rights::Right;

use super::{D, Tried, one};
use crate::story::{Story, day};

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    let settings = Right::ChangeSettings;
    let price = |s: &mut Story, from: &str| SetPrice {
        list: (list(s), 1),
        product: s.bottle,
        from: day(from),
        price: Money::minor(36_000),
    };
    vec![
        one(roles, Right::WorkTasks, |s| TakeOrder {
            order: s.order("A-1", D),
            deposit: 0,
            also_on: vec![day("2026-11-30")],
        }),
        one(roles, settings, |_| AddPriceList { name: "Offices".into() }),
        one(roles, settings, |s| ChangePriceList {
            list: (list(s), 1),
            name: "Other".into(),
            archived: true,
        }),
        one(roles, settings, |s| SetOfficeList { list: Some(list(s)) }),
        one(roles, settings, |s| price(s, D)),
        one(roles, settings, |s| {
            let set = price(s, D);
            s.done(&set);
            let SetPrice { list: (list, seen), product, from, .. } = set;
            RemovePrice { list: (list, seen + 1), product, from }
        }),
        one(roles, settings, |s| {
            let change = BulkChange { list: list(s), from: day(D), percent: 500, rounding: Rounding::Rouble };
            ChangePricesByPercent { change, seen: 1 }
        }),
        one(roles, Right::Supervise, |s| SetOwnPrice {
            counterparty: client(s),
            seen: 1,
            product: s.bottle,
            from: day(D),
            price: None,
        }),
        one(roles, Right::Supervise, |s| SetDiscount {
            counterparty: client(s),
            seen: 1,
            discount: Discount { rate: 500, name: "regular".into(), until: None },
        }),
        one(roles, Right::Supervise, |s| SetCounterpartyList {
            counterparty: client(s),
            seen: 1,
            list: None,
        }),
    ]
}

fn list(story: &mut Story) -> PriceListId {
    story.write(|tx| tx.insert_price_list("Homes"))
}

fn client(story: &mut Story) -> CounterpartyId {
    let id = story.id("A-1");
    story.office.read(|read| read.address(id)).unwrap().unwrap().address.counterparty
}
