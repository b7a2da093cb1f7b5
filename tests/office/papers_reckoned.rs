//! Papers reckon right whatever happened: statements against the balances, invoices against the totals of their sales.

use proptest::prelude::*;
use rodnik::domain::ids::{AddressId, SaleId};
use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::service::containers::{RecordDeposit, RecordReturn};
use rodnik::service::papers::Span;
use rodnik::service::payment::RecordPayment;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::void_sale::VoidSale;

use super::made_papers::{counterparty, goods, invoice, kept, office, stated};
use super::story::{Story, day};

/// Something that happens to the money and containers of one of two addresses.
#[derive(Debug, Clone, Copy)]
enum Step {
    Sells(i64, i64),
    Pays(i64, bool),
    Returns(i64),
    Deposits(i64),
    Voids,
}

fn steps() -> impl Strategy<Value = Vec<(Step, bool, u64)>> {
    let step = prop_oneof![
        (1_i64..5, 0_i64..4).prop_map(|(bottles, returned)| Step::Sells(bottles, returned)),
        (1_i64..3_000, any::<bool>()).prop_map(|(roubles, back)| Step::Pays(roubles, back)),
        (1_i64..4).prop_map(Step::Returns),
        (1_i64..4).prop_map(Step::Deposits),
        Just(Step::Voids),
    ];
    prop::collection::vec((step, any::<bool>(), 0_u64..50), 1..20)
}

fn takes(story: &mut Story, step: Step, address: AddressId, on: chrono::NaiveDate) {
    // Money that goes back takes a word.
    let note = "as agreed".to_owned();
    match step {
        Step::Sells(bottles, returned) => {
            let lines = vec![story.line(bottles)];
            story.done(&RecordSale { address, on, lines, returned, paid: None });
        }
        Step::Pays(roubles, back) => {
            let amount = Money::minor(roubles * 100);
            let kind = PaymentKind::Card;
            // No more goes back than was paid ahead.
            let paid = story.run(&RecordPayment { address, on, kind, amount, back, note });
            assert!(back || paid.is_ok(), "{paid:?}");
        }
        Step::Returns(quantity) => {
            story.done(&RecordReturn { address, on, quantity, note });
        }
        Step::Deposits(containers) => {
            let amount = Money::minor(containers * 25_000);
            story.done(&RecordDeposit { address, on, containers, amount, back: false, paid: None, note });
        }
        Step::Voids => {
            let id = story.number("SELECT coalesce(min(id), 0) FROM sale WHERE voided_at IS NULL");
            if id > 0 {
                story.done(&VoidSale { sale: SaleId(id) });
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Opening + movements = closing = balance, whatever happened and wherever the period is cut.
    #[test]
    fn s0_34_the_closing_balance_is_the_opening_one_with_all_movements(steps in steps(), cut in 0_u64..50) {
        let mut story = office();
        let client = counterparty(&mut story, "A-1");
        story.new_address("A-2", |new| rodnik::store::NewAddress { counterparty: client, ..new });
        let addresses = [story.id("A-1"), story.id("A-2")];
        let first = day("2026-10-01");
        for (step, second, days) in steps {
            takes(&mut story, step, addresses[usize::from(second)], first + chrono::Days::new(days));
        }
        let cut = first + chrono::Days::new(cut);
        let early = Span { counterparty: client, address: None, from: day("2000-01-01"), to: cut };
        let early = stated(&mut story, early);
        let late = Span { counterparty: client, address: None, from: cut + chrono::Days::new(1), to: story.today };
        let late = (late.from <= late.to).then(|| stated(&mut story, late));
        let mut closing = early.closing;
        if let Some(late) = &late {
            prop_assert_eq!(late.opening, early.closing);
            let sum = late.lines.iter().try_fold(late.opening, |standing, line| standing.after(line));
            prop_assert_eq!(sum, Some(late.closing));
            closing = late.closing;
        }
        let balances = addresses.map(|id| story.office.read(|read| read.balance(id)).unwrap());
        prop_assert_eq!(closing.debt.as_minor(), balances.iter().map(|one| one.debt.as_minor()).sum::<i64>());
        prop_assert_eq!(closing.containers, balances.iter().map(|one| one.containers).sum::<i64>());
        prop_assert_eq!(closing.deposited, balances.iter().map(|one| one.deposited).sum::<i64>());
        let parts = addresses.map(|id| {
            stated(&mut story, Span { counterparty: client, address: Some(id), from: first, to: day("2026-11-22") }).closing
        });
        prop_assert_eq!(parts[0].with(parts[1]), Some(closing));
    }

    /// Whatever is sold at whatever prices, discount and rates: the lines add up to the total of the sale.
    #[test]
    fn the_lines_of_an_invoice_add_up_to_the_total_of_the_sale(
        lines in prop::collection::vec((1_i64..40, 0_i64..1_000_000), 1..8),
        rate in 0_i64..10_000,
        vat in prop::option::of(0_i64..3_000),
    ) {
        let mut story = office();
        let id = story.id("A-1");
        let rates = vat.map_or_else(|| "NULL".to_owned(), |rate| rate.to_string());
        story.execute(&format!("UPDATE product SET vat_rate = {rates}"));
        story.execute(&format!("UPDATE counterparty SET discount_rate = {rate}, discount_name = 'x'"));
        let lines = lines.into_iter().map(|(quantity, price)| rodnik::service::lines::Line {
            price: Some(Money::minor(price)),
            ..story.line(quantity)
        });
        let lines = lines.collect();
        let sale = RecordSale { address: id, on: story.today, lines, returned: 0, paid: None };
        let sale = story.done(&sale).sale;
        let made = invoice(&mut story, sale);
        let paper = goods(&mut story, made.id);
        let total = story.number(&format!("SELECT total FROM sale WHERE id = {}", sale.0));
        prop_assert_eq!(paper.total(), Some(Money::minor(total)));
        for line in &paper.lines {
            let whole = line.price.times(line.quantity).and_then(|whole| whole.minus(line.discount));
            prop_assert_eq!(whole, Some(line.sum));
            prop_assert!(line.sum >= Money::ZERO && line.vat <= line.sum);
        }
        prop_assert_eq!(kept(&mut story, made.id).row.vat, paper.vat().unwrap());
    }
}
