//! Papers that are made: invoices, delivery notes and reconciliation statements (S0-34, S1-68).

use calamine::{Reader, Xlsx};
use rodnik::domain::ids::{AddressId, CounterpartyId, PaperId, SaleId};
use rodnik::domain::money::Money;
use rodnik::domain::order::{OrderStatus, PaymentKind};
use rodnik::domain::paper::{GoodsPaper, PaperBody, PaperForm, Requisites, StatementPaper, Subject};
use rodnik::exchange::form::Form;
use rodnik::exchange::pdf::pdf;
use rodnik::exchange::sheet::xlsx;
use rodnik::i18n::{Language, Texts};
use rodnik::service::client_change::{ChangeCounterparty, ClientFault, ClientField, ClientInput};
use rodnik::service::containers::{RecordDeposit, RecordReturn, VoidMovement};
use rodnik::service::directory::DirectoryRefusal;
use rodnik::service::order::{CancelOrder, SaveOrder};
use rodnik::service::papers::{
    ChangeRequisites, InvoiceOf, KeptPaper, Made, MakeDeliveryNote, MakeInvoice, MakeStatement, PaperMade,
    Requisite, Span, VoidPaper, VoidStatement, kept_paper, papers_of_client, register, requisites, statement,
};
use rodnik::service::payment::{RecordPayment, VoidPayment};
use rodnik::service::record_sale::RecordSale;
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Input, Refusal, Thing};
use rodnik::wording::{paper, statement_draft};

use super::story::{Story, day};

pub(super) fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(14);
    story.execute("UPDATE product SET vat_rate = 2200 WHERE code = '19'");
    story
}

pub(super) fn counterparty(story: &mut Story, code: &str) -> CounterpartyId {
    let id = story.id(code);
    story.office.read(|read| read.address(id)).unwrap().unwrap().address.counterparty
}

pub(super) fn kept(story: &mut Story, id: PaperId) -> KeptPaper {
    story.office.read(|read| kept_paper(read, id)).unwrap()
}

pub(super) fn goods(story: &mut Story, id: PaperId) -> GoodsPaper {
    match kept(story, id).body {
        PaperBody::Goods(goods) => goods,
        PaperBody::Statement(_) => panic!("a statement"),
    }
}

pub(super) fn invoice(story: &mut Story, sale: SaleId) -> PaperMade {
    story.done(&MakeInvoice { of: InvoiceOf::Sale(sale), anew: false })
}

fn span(story: &mut Story, code: &str, from: &str, to: &str) -> Span {
    Span { counterparty: counterparty(story, code), address: None, from: day(from), to: day(to) }
}

pub(super) fn stated(story: &mut Story, span: Span) -> StatementPaper {
    let today = story.today;
    story.office.read(|read| statement(read, span, today)).unwrap()
}

fn pays(story: &mut Story, address: AddressId, on: &str, roubles: i64) -> RecordPayment {
    let amount = Money::minor(roubles * 100);
    let payment = RecordPayment {
        address,
        on: day(on),
        kind: PaymentKind::Transfer,
        amount,
        back: false,
        note: String::new(),
    };
    story.done(&payment);
    payment
}

#[test]
fn an_invoice_of_an_order_says_what_is_to_be_paid_and_the_vat_within() {
    let mut story = office();
    let saved = story.accepts("A-1", "2026-11-24");
    let made = story.done(&MakeInvoice { of: InvoiceOf::Order(saved.id), anew: false });
    assert_eq!(made.made, Made::Fresh);
    assert_eq!(made.number, "I-000001");
    let kept = kept(&mut story, made.id);
    assert_eq!((kept.row.form, kept.row.day), (PaperForm::Invoice, day("2026-11-22")));
    assert_eq!((kept.row.total, kept.row.vat), (Money::minor(70_000), Money::minor(12_623)));
    let detail = story.last_detail("make_invoice");
    assert_eq!(detail["paper"], "I-000001");
    story.is_well();
}

#[test]
fn the_invoice_of_an_unchanged_order_is_the_same_and_of_a_changed_one_is_offered_anew() {
    let mut story = office();
    let saved = story.accepts("A-1", "2026-11-24");
    let make = |anew| MakeInvoice { of: InvoiceOf::Order(saved.id), anew };
    let first = story.done(&make(false));
    let again = story.done(&make(true));
    assert_eq!((again.id, again.made), (first.id, Made::Same), "nothing changed: no new number");
    let more = SaveOrder {
        order: Some((saved.id, saved.version)),
        lines: vec![story.line(3)],
        ..story.order("A-1", "2026-11-24")
    };
    story.done(&more);
    let old = story.done(&make(false));
    assert_eq!((old.id, old.made), (first.id, Made::Outdated));
    assert_eq!(kept(&mut story, first.id).row.total, Money::minor(70_000), "it stays as it was made");
    let new = story.done(&make(true));
    assert_eq!((new.number.as_str(), new.made), ("I-000002", Made::Fresh));
    assert_eq!(kept(&mut story, new.id).row.total, Money::minor(105_000));
    assert!(kept(&mut story, first.id).row.voided, "the older one no longer holds");
}

#[test]
fn a_paper_keeps_the_names_and_requisites_with_which_it_was_made() {
    let mut story = office();
    let sale = story.address("A-1").sells(1).on("2026-11-20").sale;
    let made = invoice(&mut story, sale);
    let before = kept(&mut story, made.id);
    story.execute("UPDATE counterparty SET legal_name = 'Another Ltd'");
    story.execute("UPDATE product SET name = 'Other water', vat_rate = 1000 WHERE code = '19'");
    assert_eq!(kept(&mut story, made.id).body, before.body);
    assert_eq!(invoice(&mut story, sale).made, Made::Outdated);
}

#[test]
fn papers_of_a_sale_have_the_vat_of_the_day_it_was_posted_and_those_of_an_order_of_the_day_they_are_made() {
    let mut story = office();
    let sale = story.address("A-1").sells(2).on("2026-11-20").sale;
    let order = story.accepts("A-1", "2026-11-24");
    story.execute("UPDATE product SET vat_rate = 1000 WHERE code = '19'");
    let of_sale = invoice(&mut story, sale);
    assert_eq!(goods(&mut story, of_sale.id).lines[0].vat_rate, Some(2_200));
    let note = story.done(&MakeDeliveryNote { sale, anew: false });
    assert_eq!(kept(&mut story, note.id).row.vat, Money::minor(12_623));
    let of_order = story.done(&MakeInvoice { of: InvoiceOf::Order(order.id), anew: false });
    assert_eq!(goods(&mut story, of_order.id).lines[0].vat_rate, Some(1_000));
    let delivered = story.delivers((order.id, order.version), "2026-11-22").sale;
    let of_delivered = invoice(&mut story, delivered);
    assert_eq!(goods(&mut story, of_delivered.id).lines[0].vat_rate, Some(1_000), "sold after the change");
    story.execute("UPDATE product SET vat_rate = NULL WHERE code = '19'");
    assert_eq!(invoice(&mut story, sale).made, Made::Same);
    story.is_well();
}

#[test]
fn orders_and_sales_that_do_not_hold_have_no_papers() {
    let mut story = office();
    let draft = SaveOrder { accept: false, ..story.order("A-1", "2026-11-24") };
    let draft = story.done(&draft);
    let of_draft = MakeInvoice { of: InvoiceOf::Order(draft.id), anew: false };
    assert_eq!(story.refuses(&of_draft), Refusal::OrderStatus(OrderStatus::Draft));
    let saved = story.accepts("A-1", "2026-11-25");
    story.done(&CancelOrder { order: (saved.id, saved.version) });
    let cancelled = MakeInvoice { of: InvoiceOf::Order(saved.id), anew: false };
    assert_eq!(story.refuses(&cancelled), Refusal::OrderStatus(OrderStatus::Cancelled));
    let sale = story.address("A-1").sells(1).on("2026-11-20").sale;
    story.done(&VoidSale { sale });
    assert_eq!(story.refuses(&MakeDeliveryNote { sale, anew: false }), Refusal::SaleVoided);
    let unknown = story.refuses(&MakeDeliveryNote { sale: SaleId(404), anew: false });
    assert_eq!(unknown, Refusal::NotFound(Thing::Sale, "404".into()));
    assert_eq!(story.number("SELECT count(*) FROM paper"), 0);
    assert_eq!(story.number("SELECT last FROM document_number WHERE document = 'invoice'"), 0);
}

#[test]
fn a_delivery_note_has_the_day_of_the_delivery_and_the_containers() {
    let mut story = office();
    let id = story.id("A-1");
    let lines = vec![story.line(3)];
    let sale = RecordSale { address: id, on: day("2026-11-18"), lines, returned: 2, paid: None };
    let sale = story.done(&sale).sale;
    let made = story.done(&MakeDeliveryNote { sale, anew: false });
    assert_eq!(made.number, "D-000001");
    let note = kept(&mut story, made.id);
    assert_eq!(note.row.day, day("2026-11-18"));
    let paper = goods(&mut story, made.id);
    assert_eq!(paper.containers, Some((3, 2)));
    assert_eq!(paper.total(), Some(Money::minor(105_000)));
    assert_eq!(paper.sale.map(|basis| basis.day), Some(day("2026-11-18")));
}

#[test]
fn a_deposit_stands_on_the_invoice_without_vat_and_not_on_the_delivery_note() {
    let mut story = office();
    let saved = story.accepts("A-1", "2026-11-22");
    story.execute(&format!(
        "UPDATE customer_order SET deposit_containers = 2, deposit = 50000 WHERE id = {}",
        saved.id.0
    ));
    story.execute("UPDATE product SET deposit = 25000 WHERE code = '19'");
    let made = story.done(&MakeInvoice { of: InvoiceOf::Order(saved.id), anew: false });
    let paper = goods(&mut story, made.id);
    let deposit = &paper.lines[1];
    assert_eq!(
        (&deposit.subject, deposit.quantity, deposit.price),
        (&Subject::Deposit(2), 2, Money::minor(25_000))
    );
    assert_eq!((deposit.vat_rate, deposit.vat), (None, Money::ZERO));
    assert_eq!(paper.total(), Some(Money::minor(120_000)));
    assert_eq!(paper.vat(), Some(Money::minor(12_623)));
    let sale = story.delivers((saved.id, saved.version), "2026-11-22").sale;
    let of_sale = invoice(&mut story, sale);
    assert_eq!(goods(&mut story, of_sale.id).total(), Some(Money::minor(120_000)));
    let note = story.done(&MakeDeliveryNote { sale, anew: false });
    assert_eq!(goods(&mut story, note.id).total(), Some(Money::minor(70_000)));
}

#[test]
fn a_paper_is_voided_once_and_its_number_is_not_given_again() {
    let mut story = office();
    let sale = story.address("A-1").sells(1).on("2026-11-20").sale;
    let first = invoice(&mut story, sale);
    story.done(&VoidPaper { paper: first.id });
    let twice = story.refuses(&VoidPaper { paper: first.id });
    assert_eq!(twice, Refusal::DocumentVoided(first.number));
    let next = invoice(&mut story, sale);
    assert_eq!((next.number.as_str(), next.made), ("I-000002", Made::Fresh));
    let unknown = story.refuses(&VoidPaper { paper: PaperId(404) });
    assert_eq!(unknown, Refusal::NotFound(Thing::Paper, "404".into()));
    let id = story.id("A-1");
    let papers = story.office.read(|read| papers_of_client(read, id)).unwrap();
    let numbers: Vec<(&str, bool)> = papers.iter().map(|one| (one.number.as_str(), one.voided)).collect();
    assert_eq!(numbers, [("I-000002", false), ("I-000001", true)], "newest first, voided ones among them");
}

#[test]
fn the_register_shows_the_papers_of_a_period_with_both_of_its_days() {
    let mut story = office();
    for on in ["2026-11-01", "2026-11-10", "2026-11-20"] {
        let sale = story.address("A-1").sells(1).on(on).sale;
        story.done(&MakeDeliveryNote { sale, anew: false });
    }
    let mut of = |from: &str, to: &str| {
        let actor = story.actor.clone();
        let papers = story.office.read(|read| register(read, &actor, (day(from), day(to)))).unwrap();
        papers.into_iter().map(|one| one.day.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of("2026-11-01", "2026-11-10"), ["2026-11-10", "2026-11-01"]);
    assert!(of("2026-11-11", "2026-11-19").is_empty());
}

#[test]
fn s0_34_a_statement_begins_with_what_was_owed_and_ends_with_the_balance() {
    let mut story = office();
    let id = story.id("A-1");
    story.address("A-1").sells(2).on("2026-10-31");
    story.address("A-1").sells(1).on("2026-11-01");
    pays(&mut story, id, "2026-11-10", 500);
    story.address("A-1").sells(3).on("2026-11-15");
    let whole = span(&mut story, "A-1", "2026-11-01", "2026-11-15");
    let paper = stated(&mut story, whole);
    assert_eq!((paper.opening.debt, paper.opening.containers), (Money::minor(70_000), 2));
    let words: Vec<&str> = paper.lines.iter().map(|line| line.word.as_str()).collect();
    assert_eq!(words, ["sale", "transfer", "sale"], "both days are included");
    assert_eq!(paper.turnover(), (Money::minor(140_000), Money::minor(50_000)));
    assert_eq!((paper.closing.debt, paper.closing.containers), (Money::minor(160_000), 6));
    let balance = story.office.read(|read| read.balance(id)).unwrap();
    assert_eq!((balance.debt, balance.containers), (paper.closing.debt, paper.closing.containers));
}

#[test]
fn s0_34_a_period_without_movements_says_what_stands() {
    let mut story = office();
    story.address("A-1").sells(2).on("2026-10-31");
    let quiet = span(&mut story, "A-1", "2026-11-01", "2026-11-22");
    let paper = stated(&mut story, quiet);
    assert!(paper.lines.is_empty());
    assert_eq!(paper.opening, paper.closing);
    let form = statement_draft(&Texts::new(Language::Russian), &paper);
    let said = told(&form);
    assert!(said.contains("Движений за период не было"), "{said}");
    assert!(
        said.contains("задолженность в пользу «Spring» составляет 700,00 руб. (Семьсот рублей 00 копеек)"),
        "{said}"
    );
}

#[test]
fn s0_34_a_voided_document_is_not_on_a_statement() {
    let mut story = office();
    let id = story.id("A-1");
    let sale = story.address("A-1").sells(2).on("2026-11-05").sale;
    story.done(&VoidSale { sale });
    let payment = story.done(&RecordPayment {
        address: id,
        on: day("2026-11-06"),
        kind: PaymentKind::Cash,
        amount: Money::minor(100),
        back: false,
        note: String::new(),
    });
    story.done(&VoidPayment { payment: payment.id });
    let back = RecordReturn { address: id, on: day("2026-11-06"), quantity: 1, note: String::new() };
    let back = story.done(&back);
    story.done(&VoidMovement { movement: back.id });
    let month = span(&mut story, "A-1", "2026-11-01", "2026-11-22");
    let paper = stated(&mut story, month);
    assert!(paper.lines.is_empty() && paper.closing == Default::default(), "{paper:?}");
}

#[test]
fn s0_34_a_statement_is_over_all_addresses_or_one() {
    let mut story = office();
    let client = counterparty(&mut story, "A-1");
    story.new_address("A-2", |new| rodnik::store::NewAddress { counterparty: client, ..new });
    story.address("A-1").sells(1).on("2026-11-05");
    story.address("A-2").sells(2).on("2026-11-04");
    let all = span(&mut story, "A-1", "2026-11-01", "2026-11-22");
    let paper = stated(&mut story, all);
    let places: Vec<Option<&str>> = paper.lines.iter().map(|line| line.place.as_deref()).collect();
    assert!(places.iter().all(Option::is_some) && places[0] != places[1], "{places:?}");
    assert_eq!(paper.closing.debt, Money::minor(105_000));
    let one = Span { address: Some(story.id("A-2")), ..all };
    let paper = stated(&mut story, one);
    assert_eq!((paper.closing.debt, paper.lines.len()), (Money::minor(70_000), 1));
    assert!(paper.place.is_some() && paper.lines[0].place.is_none());
    story.address("B-1").every(7);
    let stranger = story.id("B-1");
    let refused = story.refuses(&MakeStatement(Span { address: Some(stranger), ..all }));
    assert_eq!(refused, Refusal::NotFound(Thing::Address, stranger.0.to_string()));
}

#[test]
fn s0_34_a_statement_is_numbered_kept_and_made_anew_only_when_something_moved() {
    let mut story = office();
    story.address("A-1").sells(1).on("2026-11-05");
    let month = span(&mut story, "A-1", "2026-11-01", "2026-11-22");
    let first = story.done(&MakeStatement(month));
    assert_eq!((first.number.as_str(), first.made), ("ST-000001", Made::Fresh));
    let again = story.done(&MakeStatement(month));
    assert_eq!((again.id, again.made), (first.id, Made::Same));
    let id = story.id("A-1");
    pays(&mut story, id, "2026-11-10", 350);
    let new = story.done(&MakeStatement(month));
    assert_eq!((new.number.as_str(), new.made), ("ST-000002", Made::Fresh));
    assert!(kept(&mut story, first.id).row.voided);
    assert_eq!(
        kept(&mut story, first.id).row.total,
        Money::minor(35_000),
        "as the other side has it in hand"
    );
    assert_eq!(
        story.refuses(&VoidPaper { paper: new.id }),
        Refusal::NotFound(Thing::Paper, new.id.0.to_string()),
        "a statement is voided by those who see to debts"
    );
    let detail = story.last_detail("make_statement");
    assert_eq!((&detail["paper"], &detail["replaced"]), (&"ST-000002".into(), &"ST-000001".into()));
    story.done(&VoidStatement { paper: new.id });
    assert!(kept(&mut story, new.id).row.voided);
}

#[test]
fn days_of_a_statement_that_cannot_be_are_refused() {
    let mut story = office();
    let good = span(&mut story, "A-1", "2026-11-01", "2026-11-22");
    let backwards = Span { from: day("2026-11-22"), to: day("2026-11-01"), ..good };
    let refused = Input::Before { chosen: day("2026-11-01"), first: day("2026-11-22") };
    assert_eq!(story.refuses(&MakeStatement(backwards)), refused.into());
    let ahead = Span { to: day("2026-11-23"), ..good };
    assert_eq!(story.refuses(&MakeStatement(ahead)), Input::Future(day("2026-11-23")).into());
    let nobody = Span { counterparty: CounterpartyId(404), ..good };
    let refused = story.refuses(&MakeStatement(nobody));
    assert_eq!(refused, Refusal::NotFound(Thing::Counterparty, "404".into()));
    assert_eq!(story.number("SELECT count(*) FROM paper"), 0);
}

/// All words of a form, line by line.
fn told(form: &Form) -> String {
    let bytes = xlsx(&[form.sheet()]).unwrap();
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    let rows = range.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
    rows.collect::<Vec<_>>().join("\n")
}

fn typed() -> Requisites {
    let mut typed = Requisites::default();
    for (one, text) in [
        (Requisite::Name, "ООО «Родник»"),
        (Requisite::TaxNumber, "7707083893"),
        (Requisite::TaxReasonCode, "631201001"),
        (Requisite::Address, "443001, г. Самара, ул. Садовая, 1"),
        (Requisite::Bank, "АО «Банк», г. Самара"),
        (Requisite::BankCode, "043601607"),
        (Requisite::Account, "40702810954000001234"),
        (Requisite::Correspondent, "30101810200000000607"),
        (Requisite::Director, "Иванов И. И."),
        (Requisite::Accountant, "Петрова П. П."),
    ] {
        *one.of_mut(&mut typed) = text.to_owned();
    }
    typed
}

#[test]
fn requisites_are_checked_kept_and_stand_on_the_papers() {
    let mut story = office();
    story.done(&ChangeRequisites { seen: Requisites::default(), requisites: typed() });
    assert_eq!(story.office.read(requisites).unwrap(), typed());
    let stale = ChangeRequisites { seen: Requisites::default(), requisites: typed() };
    assert_eq!(story.refuses(&stale), DirectoryRefusal::Changed.into());
    let mut slip = typed();
    slip.party.tax_number = "7707083894".into();
    let refused = story.refuses(&ChangeRequisites { seen: typed(), requisites: slip });
    assert_eq!(refused, Input::Requisite(Requisite::TaxNumber).into());
    assert_eq!(story.office.read(requisites).unwrap(), typed(), "bad input changes nothing");
    let sale = story.address("A-1").sells(1).on("2026-11-20").sale;
    let made = invoice(&mut story, sale);
    let said = told(&paper(&Texts::new(Language::Russian), &kept(&mut story, made.id)));
    for words in [
        "Счёт на оплату № I-000001 от 22.11.2026",
        "ООО «Родник»",
        "ИНН 7707083893",
        "КПП 631201001",
        "БИК",
        "043601607",
        "40702810954000001234",
        "30101810200000000607",
        "Всего к оплате:",
        "В том числе НДС:",
        "Триста пятьдесят рублей 00 копеек",
        "Руководитель Иванов И. И.",
    ] {
        assert!(said.contains(words), "{words} is missing:\n{said}");
    }
}

#[test]
fn what_papers_say_of_a_client_is_typed_on_its_card() {
    let mut story = office();
    let (address, id) = (story.id("A-1"), counterparty(&mut story, "A-1"));
    let known = story.office.read(|read| read.counterparty_card(id)).unwrap().unwrap();
    let mut details = known.details.clone();
    details.legal_name = " ООО «Ромашка» ".into();
    details.legal_address = "г. Самара".into();
    details.tax_reason_code = "6312 01001".into();
    let change = ChangeCounterparty { address, counterparty: id, seen: known.version, details };
    story.done(&change);
    let sale = story.address("A-1").sells(1).on("2026-11-20").sale;
    let made = invoice(&mut story, sale);
    let buyer = goods(&mut story, made.id).buyer;
    assert_eq!((buyer.name.as_str(), buyer.tax_reason_code.as_str()), ("ООО «Ромашка»", "631201001"));
    let mut wrong = change.clone();
    wrong.seen = known.version + 1;
    wrong.details.tax_reason_code = "12".into();
    let fault = ClientInput { field: ClientField::TaxReasonCode, fault: ClientFault::TaxReasonCode };
    assert_eq!(story.refuses(&wrong), Input::Client(fault).into());
}

#[test]
fn papers_are_whole_in_both_languages_and_a_long_statement_has_numbered_pages() {
    let mut story = office();
    let id = story.id("A-1");
    for number in 0..30 {
        let on = day("2026-10-01") + chrono::Days::new(number);
        let lines = vec![story.line(1)];
        story.done(&RecordSale { address: id, on, lines, returned: 0, paid: None });
    }
    let deposit = RecordDeposit {
        address: id,
        on: day("2026-11-02"),
        containers: 2,
        amount: Money::minor(50_000),
        back: false,
        paid: None,
        note: String::new(),
    };
    story.done(&deposit);
    let all = span(&mut story, "A-1", "2026-10-01", "2026-11-22");
    let statement = story.done(&MakeStatement(all));
    let sale = story.address("A-1").sells(1).on("2026-11-20").sale;
    let note = story.done(&MakeDeliveryNote { sale, anew: false });
    let bill = invoice(&mut story, sale);
    for language in Language::ALL {
        let texts = Texts::new(language);
        for id in [statement.id, note.id, bill.id] {
            let form = paper(&texts, &kept(&mut story, id));
            let said = told(&form);
            assert!(!said.contains("paper-") && !said.contains("statement-"), "{said}");
            let bytes = pdf(&form.document()).unwrap();
            let pages = bytes.windows(12).filter(|part| *part == b"/Type /Page\n").count();
            assert_eq!(pages > 1, id == statement.id, "{language} {pages}");
        }
    }
}
