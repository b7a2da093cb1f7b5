//! Directories: entries are added, changed, archived and brought back, and what is wrong is refused by name.

use rodnik::domain::directory::Consent;
use rodnik::domain::directory::Directory;
use rodnik::domain::limits::HIGHEST_PRICE;
use rodnik::domain::money::Money;
use rodnik::domain::order::ProductKind;
use rodnik::domain::people::Role;
use rodnik::domain::planning::Weekdays;
use rodnik::service::directory::{
    ArchiveEmployee, ArchiveEntry, DirectoryRefusal, SaveEmployee, SaveEntry, Saved,
};
use rodnik::service::replanning::Moved;
use rodnik::service::rights::Right;
use rodnik::service::{Input, Refusal, Watch};
use rodnik::store::{Entry, Item, NewProduct};

use super::story::{Story, codes};

const EVERY: &[Directory] = Directory::ALL;

fn add(item: Item) -> SaveEntry {
    SaveEntry { seen: None, item, watch: Watch::default() }
}

fn change(entry: &Entry, item: Item) -> SaveEntry {
    SaveEntry { seen: Some((entry.id, entry.version)), item, watch: Watch::default() }
}

/// An entry of a directory that is called so.
fn item(directory: Directory, name: &str) -> Item {
    let name = name.to_owned();
    match directory {
        Directory::Products => Item::Product(NewProduct {
            code: name.chars().take(50).collect(),
            name,
            kind: ProductKind::GoodsWithContainer,
            price: Money::minor(30_000),
            consumption_ml: Some(19_000),
            deposit: Money::minor(20_000),
            container: None,
            vat_rate: Some(2_200),
        }),
        Directory::Routes => Item::Route { name, weekdays: Weekdays::ALL, capacity: Some(80) },
        Directory::Drivers => Item::Driver { name, phone: "+7 912 345-67-89".into() },
        Directory::Vehicles => Item::Vehicle { name, capacity: Some(120) },
        Directory::Employees => Item::Employee { name, roles: vec![Role::Operator] },
        Directory::JournalTypes => Item::JournalType { code: name.chars().take(10).collect(), name },
        Directory::Purposes => Item::Purpose { name, consent: Consent::Advertising },
        Directory::ContainerKinds => Item::ContainerKind { name },
        Directory::ChurnReasons | Directory::UndeliveredReasons | Directory::AdjustmentReasons => {
            Item::Reason { kind: directory.reason_kind().unwrap(), name }
        }
    }
}

fn entries(story: &mut Story, directory: Directory) -> Vec<Entry> {
    story.office.read(|read| read.entries(directory)).unwrap()
}

fn entry(story: &mut Story, directory: Directory, name: &str) -> Entry {
    entries(story, directory).into_iter().find(|entry| entry.item.name() == name).unwrap()
}

/// Saves in whichever way the directory is saved.
fn save(story: &mut Story, save: SaveEntry) -> Result<Saved, Refusal> {
    match save.item {
        Item::Employee { name, roles } => story.run(&SaveEmployee { seen: save.seen, name, roles }),
        _ => story.run(&save),
    }
}

fn archive(story: &mut Story, entry: &Entry, archived: bool) -> Result<(), Refusal> {
    let (seen, directory) = ((entry.id, entry.version), entry.item.directory());
    match directory {
        Directory::Employees => story.run(&ArchiveEmployee { seen, archived }),
        _ => story.run(&ArchiveEntry { directory, seen, archived }),
    }
}

fn refused(refusal: DirectoryRefusal) -> Refusal {
    Refusal::Directory(refusal)
}

#[test]
fn every_directory_takes_an_entry_changes_it_archives_it_and_brings_it_back() {
    for directory in EVERY {
        let mut story = Story::on("2026-11-22");
        let added = save(&mut story, add(item(*directory, "  First \n one "))).unwrap();
        let known = entry(&mut story, *directory, "First one");
        assert_eq!((known.id, known.is_archived), (added.id, false), "{directory:?}");
        save(&mut story, change(&known, item(*directory, "Second"))).unwrap();
        let known = entry(&mut story, *directory, "Second");
        assert_eq!((known.id, known.version), (added.id, 2), "{directory:?}");
        archive(&mut story, &known, true).unwrap();
        let known = entry(&mut story, *directory, "Second");
        assert!(known.is_archived, "{directory:?}");
        archive(&mut story, &known, false).unwrap();
        assert!(!entry(&mut story, *directory, "Second").is_archived, "{directory:?}");
        story.is_well();
    }
}

#[test]
fn a_name_is_there_once_however_its_letters_are_written_and_archived_ones_count() {
    for directory in EVERY {
        let mut story = Story::on("2026-11-22");
        save(&mut story, add(item(*directory, "Верный"))).unwrap();
        let taken = save(&mut story, add(item(*directory, " ВЕРНЫЙ"))).unwrap_err();
        let name = "ВЕРНЫЙ".to_owned();
        assert_eq!(taken, refused(DirectoryRefusal::NameTaken { name, archived: false }), "{directory:?}");
        let known = entry(&mut story, *directory, "Верный");
        archive(&mut story, &known, true).unwrap();
        let taken = save(&mut story, add(item(*directory, "верный"))).unwrap_err();
        let name = "верный".to_owned();
        assert_eq!(taken, refused(DirectoryRefusal::NameTaken { name, archived: true }), "{directory:?}");
    }
}

#[test]
fn a_name_may_have_300_letters_and_not_one_more() {
    for directory in EVERY {
        let mut story = Story::on("2026-11-22");
        save(&mut story, add(item(*directory, &"щ".repeat(300)))).unwrap();
        let long = save(&mut story, add(item(*directory, &"ю".repeat(301)))).unwrap_err();
        assert_eq!(long, Refusal::Input(Input::LongText(300)), "{directory:?}");
        let none = save(&mut story, add(item(*directory, " "))).unwrap_err();
        let expected = if matches!(directory, Directory::Products | Directory::JournalTypes) {
            DirectoryRefusal::NoCode
        } else {
            DirectoryRefusal::NoName
        };
        assert_eq!(none, refused(expected), "{directory:?}");
    }
}

#[test]
fn what_somebody_else_changed_meanwhile_is_not_overwritten() {
    for directory in EVERY {
        let mut story = Story::on("2026-11-22");
        save(&mut story, add(item(*directory, "One"))).unwrap();
        let seen = entry(&mut story, *directory, "One");
        save(&mut story, change(&seen, item(*directory, "Two"))).unwrap();
        let late = save(&mut story, change(&seen, item(*directory, "Three"))).unwrap_err();
        assert_eq!(late, refused(DirectoryRefusal::Changed), "{directory:?}");
        assert_eq!(archive(&mut story, &seen, true), Err(refused(DirectoryRefusal::Changed)));
        let gone = Entry { id: 9_999, ..seen };
        assert_eq!(archive(&mut story, &gone, true), Err(refused(DirectoryRefusal::Gone)));
    }
}

#[test]
fn work_keeps_one_reason_one_type_and_one_purpose_to_choose() {
    for directory in EVERY.iter().filter(|directory| directory.needs_an_entry()) {
        let mut story = Story::on("2026-11-22");
        let known = entries(&mut story, *directory);
        let (last, others) = known.split_last().unwrap();
        for other in others {
            archive(&mut story, other, true).unwrap();
        }
        assert_eq!(archive(&mut story, last, true), Err(refused(DirectoryRefusal::LastEntry)));
    }
}

#[test]
fn the_history_says_what_a_field_held_before_and_what_it_holds_now() {
    let mut story = Story::on("2026-11-22");
    save(&mut story, add(item(Directory::Drivers, "Ivan"))).unwrap();
    let known = entry(&mut story, Directory::Drivers, "Ivan");
    let item = Item::Driver { name: "Ivan".into(), phone: "8 846 200-00-00".into() };
    save(&mut story, change(&known, item)).unwrap();
    let detail = story.last_detail("save_entry");
    assert_eq!(detail["directory"], "drivers");
    assert_eq!(detail["changed"].as_array().unwrap().len(), 1, "the name stayed: {detail}");
    assert_eq!(detail["changed"][0]["field"], "phone");
    assert_eq!(detail["changed"][0]["before"], "+7 912 345-67-89");
    assert_eq!(detail["changed"][0]["after"], "8 846 200-00-00");
}

fn product(story: &mut Story, code: &str) -> (Entry, NewProduct) {
    let known = entries(story, Directory::Products);
    let known = known.into_iter().find(|entry| entry.item.code() == Some(code)).unwrap();
    let Item::Product(product) = known.item.clone() else { panic!("no product") };
    (known, product)
}

#[test]
fn s1_06_only_goods_with_container_take_part_in_the_consumption() {
    let mut story = Story::on("2026-11-22");
    let (known, pump) = product(&mut story, "PUMP");
    let with_litres = Item::Product(NewProduct { consumption_ml: Some(19_000), ..pump });
    assert_eq!(story.refuses(&change(&known, with_litres)), Refusal::Input(Input::Consumption));
    let (known, bottle) = product(&mut story, "19");
    for ml in [0, -1, 1_000_001] {
        let item = Item::Product(NewProduct { consumption_ml: Some(ml), ..bottle.clone() });
        assert_eq!(story.refuses(&change(&known, item)), Refusal::Input(Input::Consumption));
    }
}

#[test]
fn s1_08_other_litres_move_the_dates_of_those_who_bought_and_say_how_many_before() {
    let mut story = Story::on("2026-11-22");
    for (code, units) in [("A-1", 2), ("A-2", 3)] {
        story.address(code).settings(|settings| settings.initial_ml_per_day = Some(2_000));
        story.address(code).sells(units).on("2026-11-10");
    }
    story.address("NEVER").settings(|_| ());
    let (known, bottle) = product(&mut story, "19");
    let save = change(&known, Item::Product(NewProduct { consumption_ml: Some(10_000), ..bottle.clone() }));
    let before = story.everything();
    let preview = story.office.read(|read| save.preview(read)).unwrap();
    assert_eq!(story.everything(), before, "a preview writes nothing");
    assert_eq!(preview, Moved { addresses: 2, moved: 2 });
    assert_eq!(story.done(&save).moved, preview);
    story.is_well();
    let (known, _) = product(&mut story, "19");
    let dearer = Item::Product(NewProduct { price: Money::minor(1), consumption_ml: Some(10_000), ..bottle });
    let save = change(&known, dearer);
    assert_eq!(
        story.office.read(|read| save.preview(read)).unwrap(),
        Moved::default(),
        "a price moves nothing"
    );
    assert_eq!(story.done(&save).moved, Moved::default());
}

#[test]
fn s1_05_a_product_that_takes_part_no_more_leaves_the_plans_whole() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    let (known, bottle) = product(&mut story, "19");
    story.done(&change(&known, Item::Product(NewProduct { consumption_ml: None, ..bottle })));
    story.is_well();
}

#[test]
fn what_was_sold_stays_what_it_is_and_what_was_not_may_become_another_kind() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    let (known, bottle) = product(&mut story, "19");
    let other = NewProduct { kind: ProductKind::Goods, consumption_ml: None, ..bottle };
    assert_eq!(story.refuses(&change(&known, Item::Product(other))), refused(DirectoryRefusal::ProductKind));
    let (known, pump) = product(&mut story, "PUMP");
    let kind = ProductKind::GoodsWithContainer;
    story.done(&change(&known, Item::Product(NewProduct { kind, consumption_ml: Some(5_000), ..pump })));
    let (_, pump) = product(&mut story, "PUMP");
    assert_eq!((pump.kind, pump.consumption_ml), (kind, Some(5_000)));
    story.is_well();
}

#[test]
fn prices_capacities_and_codes_have_their_limits() {
    let mut story = Story::on("2026-11-22");
    let (known, bottle) = product(&mut story, "19");
    for price in [Money::minor(-1), Money::minor(HIGHEST_PRICE.as_minor() + 1)] {
        let item = Item::Product(NewProduct { price, ..bottle.clone() });
        assert_eq!(story.refuses(&change(&known, item)), refused(DirectoryRefusal::Price));
        let item = Item::Product(NewProduct { deposit: price, ..bottle.clone() });
        assert_eq!(story.refuses(&change(&known, item)), refused(DirectoryRefusal::Deposit));
    }
    let code = "PUMP".to_owned();
    let item = Item::Product(NewProduct { code: "pump".into(), ..bottle });
    let taken = DirectoryRefusal::CodeTaken { code: code.to_lowercase(), archived: false };
    assert_eq!(story.refuses(&change(&known, item)), refused(taken));
    for capacity in [0, -5, 100_001] {
        let item = Item::Vehicle { name: "GAZ".into(), capacity: Some(capacity) };
        assert_eq!(story.refuses(&add(item)), refused(DirectoryRefusal::Capacity));
    }
}

#[test]
fn an_archived_route_keeps_its_addresses_and_is_offered_no_more() {
    let mut story = Story::on("2026-11-22");
    let route = story.route("North");
    story.new_address("A-1", |address| rodnik::store::NewAddress { route: Some(route), ..address });
    let known = entry(&mut story, Directory::Routes, "North");
    assert_eq!(known.addresses, 1);
    archive(&mut story, &known, true).unwrap();
    assert!(story.office.read(|read| read.routes()).unwrap().is_empty());
    story.address("A-1").every(5).sells(1).on("2026-11-18");
    assert_eq!(codes(&story.active("2026-11-23")), ["A-1"]);
    assert_eq!(entry(&mut story, Directory::Routes, "North").addresses, 1);
}

#[test]
fn the_office_keeps_an_administrator_and_nobody_lets_oneself_go() {
    let mut story = Story::on("2026-11-22");
    let first = entry(&mut story, Directory::Employees, "First");
    assert_eq!(archive(&mut story, &first, true), Err(refused(DirectoryRefusal::Oneself)));
    let seen = Some((first.id, first.version));
    let demoted = SaveEmployee { seen, name: "First".into(), roles: vec![Role::Manager] };
    assert_eq!(story.refuses(&demoted), refused(DirectoryRefusal::LastAdministrator));
    let none = SaveEmployee { seen, name: "First".into(), roles: vec![] };
    assert_eq!(story.refuses(&none), refused(DirectoryRefusal::NoRole));
    story.user("Olga", &[Role::Administrator, Role::Manager]);
    story.done(&demoted);
    let olga = entry(&mut story, Directory::Employees, "Olga");
    // The window still believes the first one to be an administrator; the office does not.
    let denied = Refusal::NotAllowed(Right::ManageUsers, Right::ManageUsers.by_default());
    assert_eq!(archive(&mut story, &olga, true), Err(denied));
}

#[test]
fn employees_are_the_administrator_s_whichever_way_they_are_saved() {
    let mut story = Story::on("2026-11-22");
    let sneaked = add(Item::Employee { name: "Olga".into(), roles: vec![Role::Administrator] });
    assert_eq!(
        story.refuses(&sneaked),
        Refusal::NotAllowed(Right::ManageUsers, Right::ManageUsers.by_default())
    );
    let first = entry(&mut story, Directory::Employees, "First");
    let sneaked =
        ArchiveEntry { directory: Directory::Employees, seen: (first.id, first.version), archived: true };
    assert_eq!(
        story.refuses(&sneaked),
        Refusal::NotAllowed(Right::ManageUsers, Right::ManageUsers.by_default())
    );
}

#[test]
fn it_is_said_how_many_addresses_an_employee_manages_also_through_the_client() {
    let mut story = Story::on("2026-11-22");
    let olga = story.user("Olga", &[Role::Operator]).id;
    story.new_address("OWN", |address| rodnik::store::NewAddress { manager: Some(olga), ..address });
    let client =
        rodnik::store::NewCounterparty { name: "Client".into(), manager: Some(olga), ..Default::default() };
    story.new_client("HEIR", client, |address| address);
    assert_eq!(entry(&mut story, Directory::Employees, "Olga").addresses, 2);
}
