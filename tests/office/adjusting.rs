//! Container adjustment by address (S0-23, S0-24, S1-69): by kind, off and on, voided; what stands there by kind.

use proptest::prelude::*;
use rodnik::domain::address::{AddressStatus, ReasonKind};
use rodnik::domain::ids::{AddressId, ContainerKindId, MovementId, ProductId, ReasonId};
use rodnik::domain::money::Money;
use rodnik::domain::order::ProductKind;
use rodnik::domain::people::Role;
use rodnik::service::container_adjustment::{AdjustContainers, Adjusted, VoidAdjustment};
use rodnik::service::containers::{RecordReturn, VoidMovement};
use rodnik::service::lines::Line;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::rights::Right;
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Input, Refusal, Resting, Thing};
use rodnik::store::{NewProduct, PaperKind};

use super::story::{Story, day};

const TODAY: &str = "2026-11-22";

/// An office with a second kind of containers and a small bottle that comes in it.
struct Office {
    story: Story,
    address: AddressId,
    small: ProductId,
    kinds: [ContainerKindId; 2],
    reason: ReasonId,
}

impl Office {
    fn new() -> Self {
        let mut story = Story::on(TODAY);
        story.address("A-1");
        let address = story.id("A-1");
        let small = story.write(|tx| {
            let kind = ContainerKindId(tx.insert_container_kind("Five litres")?);
            tx.insert_product(&NewProduct {
                code: "5".into(),
                name: "Small bottle".into(),
                kind: ProductKind::GoodsWithContainer,
                price: Money::minor(12_000),
                consumption_ml: Some(5_000),
                deposit: Money::ZERO,
                container: Some(kind),
                vat_rate: None,
            })
        });
        let (kinds, reasons) = story
            .office
            .read(|read| {
                let reasons = read.reasons(ReasonKind::ContainerAdjustment)?;
                Ok::<_, rodnik::store::StoreError>((read.container_kinds()?, reasons))
            })
            .unwrap();
        Self { story, address, small, kinds: [kinds[0].id, kinds[1].id], reason: reasons[0].id }
    }

    fn sells(&mut self, large: i64, small: i64, returned: i64) -> rodnik::domain::ids::SaleId {
        let line = |product, quantity| Line { product, quantity, price: None, returned: 0 };
        let lines = [(self.story.bottle, large), (self.small, small)];
        let lines =
            lines.into_iter().filter(|(_, count)| *count > 0).map(|(product, count)| line(product, count));
        let (address, on, lines) = (self.address, day("2026-11-20"), lines.collect());
        self.story.done(&RecordSale { address, on, lines, returned, paid: None }).sale
    }

    /// What stands there: by kind, and by the balance.
    fn stands(&mut self) -> ([i64; 2], i64) {
        let address = self.address;
        self.story
            .office
            .read(|read| {
                let by_kind = read.containers_by_kind(address)?;
                let of =
                    |kind| by_kind.iter().find(|known| known.kind.id == kind).map_or(0, |known| known.stands);
                let stands = self.kinds.map(of);
                Ok::<_, rodnik::store::StoreError>((stands, read.balance(address)?.containers))
            })
            .unwrap()
    }

    fn adjustment(&mut self, lines: &[(ContainerKindId, i64)]) -> AdjustContainers {
        let (_, seen) = self.stands();
        let (address, reason) = (self.address, self.reason);
        AdjustContainers { address, seen, lines: lines.to_vec(), reason, note: "lost by the customer".into() }
    }

    fn adjusts(&mut self, lines: &[(ContainerKindId, i64)]) -> Adjusted {
        let adjustment = self.adjustment(lines);
        self.story.done(&adjustment)
    }

    fn movements(&mut self) -> Vec<MovementId> {
        let papers = self.story.office.read(|read| read.papers_of(self.address)).unwrap();
        let movements = papers.iter().filter(|paper| paper.kind == PaperKind::Movement);
        movements.map(|paper| MovementId(paper.id)).collect()
    }
}

#[test]
fn s0_24_the_container_debt_is_written_off_by_kind_and_stands_in_the_ledger_with_its_reason() {
    let mut office = Office::new();
    office.sells(2, 3, 0);
    assert_eq!(office.stands(), ([2, 3], 5));
    let kinds = office.kinds;
    let adjusted = office.adjusts(&[(kinds[0], -2), (kinds[1], -1)]);
    assert_eq!((adjusted.numbers.len(), adjusted.balance.containers), (2, 2));
    assert_eq!(office.stands(), ([0, 2], 2));
    let papers = office.story.office.read(|read| read.papers_of(office.address)).unwrap();
    let written: Vec<_> = papers.iter().filter(|paper| paper.word == "adjustment").collect();
    assert_eq!(written.iter().map(|paper| paper.returned).collect::<Vec<_>>(), [2, 1]);
    assert!(written[0].note.ends_with("lost by the customer"), "{}", written[0].note);
    assert!(written[0].note.len() > "lost by the customer".len(), "the reason stands before the note");
    assert_eq!(office.story.findings(), []);
}

#[test]
fn containers_that_come_back_are_of_the_kind_that_stands_there() {
    let mut office = Office::new();
    office.sells(0, 3, 0);
    let (address, on) = (office.address, day(TODAY));
    office.story.done(&RecordReturn { address, on, quantity: 2, note: String::new() });
    assert_eq!(office.stands(), ([0, 1], 1), "no debt of one kind beside an advance of the other");
    assert_eq!(office.story.findings(), []);
}

#[test]
fn s1_69_containers_are_written_on_too_and_a_closed_address_is_set_right() {
    let mut office = Office::new();
    office.story.address("A-1").status(AddressStatus::Closed);
    let kinds = office.kinds;
    office.adjusts(&[(kinds[1], 4)]);
    assert_eq!(office.stands(), ([0, 4], 4));
}

#[test]
fn a_bad_adjustment_is_refused_for_its_own_reason_and_changes_nothing() {
    let mut office = Office::new();
    office.sells(2, 0, 0);
    let [first, second] = office.kinds;
    let mut refused = |lines: &[(ContainerKindId, i64)]| {
        let adjustment = office.adjustment(lines);
        office.story.refuses(&adjustment)
    };
    assert_eq!(refused(&[]), Input::NoAdjustment.into());
    assert_eq!(refused(&[(first, 0)]), Input::Containers(0).into());
    assert_eq!(refused(&[(first, i64::MIN)]), Input::Containers(i64::MIN).into());
    assert_eq!(refused(&[(first, -3)]), Input::NotThere { kind: "Bottle".into(), stands: 2 }.into());
    assert_eq!(refused(&[(second, -1)]), Input::NotThere { kind: "Five litres".into(), stands: 0 }.into());
    let twice = refused(&[(first, -1), (first, -1)]);
    assert!(matches!(twice, Refusal::NotFound(Thing::ContainerKind, _)), "{twice:?}");
    let unknown = refused(&[(ContainerKindId(99), 1)]);
    assert!(matches!(unknown, Refusal::NotFound(Thing::ContainerKind, _)), "{unknown:?}");
    let mut adjustment = office.adjustment(&[(first, -1)]);
    adjustment.note = "x".repeat(1_001);
    assert_eq!(office.story.refuses(&adjustment), Input::LongText(1_000).into());
    let churn = office.story.office.read(|read| read.reasons(ReasonKind::Churn)).unwrap()[0].id;
    let mut adjustment = office.adjustment(&[(first, -1)]);
    adjustment.reason = churn;
    assert!(matches!(office.story.refuses(&adjustment), Refusal::NotFound(Thing::Reason, _)));
    adjustment = AdjustContainers { address: AddressId(404), ..office.adjustment(&[(first, -1)]) };
    assert!(matches!(office.story.refuses(&adjustment), Refusal::NotFound(Thing::Address, _)));
}

#[test]
fn two_people_do_not_write_the_same_containers_off_twice() {
    let mut office = Office::new();
    office.sells(4, 0, 0);
    let first = office.kinds[0];
    let late = office.adjustment(&[(first, -2)]);
    office.adjusts(&[(first, -2)]);
    assert_eq!(office.story.refuses(&late), Refusal::ContainersChanged(2));
}

#[test]
fn an_adjustment_is_voided_until_something_rests_on_it() {
    let mut office = Office::new();
    let first = office.kinds[0];
    office.adjusts(&[(first, 3)]);
    let on = office.movements()[0];
    let (address, quantity) = (office.address, 2);
    office.story.done(&RecordReturn { address, on: day(TODAY), quantity, note: String::new() });
    let void = VoidAdjustment { movement: on };
    assert_eq!(office.story.refuses(&void), Resting::Containers("Bottle".into()).into());
    let back = *office.movements().iter().find(|id| **id != on).unwrap();
    assert!(matches!(office.story.refuses(&VoidAdjustment { movement: back }), Refusal::NotFound(..)));
    office.story.done(&VoidMovement { movement: back });
    office.story.done(&void);
    assert_eq!(office.stands(), ([0, 0], 0));
    assert!(matches!(office.story.refuses(&void), Refusal::DocumentVoided(_)));
}

#[test]
fn a_closed_address_was_closed_on_the_strength_of_its_adjustment() {
    let mut office = Office::new();
    office.sells(2, 0, 0);
    let first = office.kinds[0];
    office.adjusts(&[(first, -2)]);
    let movement = office.movements()[0];
    office.story.address("A-1").status(AddressStatus::Closed);
    assert_eq!(office.story.refuses(&VoidAdjustment { movement }), Resting::Closed.into());
}

#[test]
fn the_way_round_by_any_movement_takes_the_right_of_adjusting() {
    let mut office = Office::new();
    office.sells(2, 0, 0);
    let first = office.kinds[0];
    office.adjusts(&[(first, -2)]);
    let movement = office.movements()[0];
    office.story.actor.roles = vec![Role::Operator];
    let right = Right::AdjustContainers;
    assert_eq!(
        office.story.refuses(&VoidMovement { movement }),
        Refusal::NotAllowed(right, right.by_default())
    );
}

#[test]
fn a_sale_takes_back_containers_of_its_main_kind() {
    let mut office = Office::new();
    office.sells(1, 3, 2);
    assert_eq!(office.stands(), ([1, 1], 2), "most of it was small bottles");
    office.sells(2, 2, 1);
    assert_eq!(office.stands(), ([2, 3], 5), "as many of both: the first kind");
}

/// What can happen to the containers of an address.
#[derive(Debug, Clone)]
enum Happening {
    Sale(i64, i64, i64),
    Return(i64),
    Adjustment(usize, i64),
    VoidSale(usize),
    VoidMovement(usize),
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        (0..4_i64, 0..4_i64, 0..4_i64).prop_map(|(large, small, back)| Happening::Sale(large, small, back)),
        (1..4_i64).prop_map(Happening::Return),
        (0..2_usize, -4..5_i64).prop_map(|(kind, count)| Happening::Adjustment(kind, count)),
        (0..4_usize).prop_map(Happening::VoidSale),
        (0..6_usize).prop_map(Happening::VoidMovement),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn over_all_kinds_stands_what_the_balance_says(happenings in prop::collection::vec(happening(), 1..14)) {
        let mut office = Office::new();
        let mut sales = Vec::new();
        for happening in happenings {
            match happening {
                Happening::Sale(0, 0, _) => {}
                Happening::Sale(large, small, back) => sales.push(office.sells(large, small, back)),
                Happening::Return(quantity) => {
                    let (address, on, note) = (office.address, day(TODAY), String::new());
                    office.story.done(&RecordReturn { address, on, quantity, note });
                }
                Happening::Adjustment(kind, count) => {
                    let lines = [(office.kinds[kind], count)];
                    let adjustment = office.adjustment(&lines);
                    drop(office.story.run(&adjustment));
                }
                Happening::VoidSale(at) if at < sales.len() => {
                    let sale = sales.swap_remove(at);
                    drop(office.story.run(&VoidSale { sale }));
                }
                Happening::VoidMovement(at) => {
                    if let Some(movement) = office.movements().get(at).copied() {
                        drop(office.story.run(&VoidMovement { movement }));
                    }
                }
                Happening::VoidSale(_) => {}
            }
            let (by_kind, balance) = office.stands();
            prop_assert_eq!(by_kind.iter().sum::<i64>(), balance);
        }
        prop_assert_eq!(office.story.findings(), []);
    }
}
