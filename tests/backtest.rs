//! The backtest over real histories reaches the figures that the forecast was chosen for.
#![forbid(unsafe_code)]

use std::fs::File;
use std::path::PathBuf;

use chrono::Datelike;
use rodnik::planning::backtest::{
    Addresses, Backtest, Prediction, ReadError, SaleRow, backtest, read_addresses, read_holidays, read_sales,
};
use rodnik::planning::{Delivery, Habits, History, Pauses, Rhythm, aggregate, calibrate};

fn fixture(set: &str, file: &str) -> File {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/fixtures/planning", set, file].iter().collect();
    File::open(path).expect("a fixture")
}

fn sales_of(set: &str) -> Vec<SaleRow> {
    read_sales(fixture(set, "sales.csv")).expect("sales")
}

/// The figures that the estimators were compared by: plain as it stands there, adaptive at most as much, and 1 %.
#[track_caller]
fn reaches(result: &Backtest, plain_wanted: f64, wanted: f64) {
    let (adaptive, plain) =
        (result.adaptive.mean_error().expect("judged"), result.plain.mean_error().expect("judged"));
    assert!(adaptive <= wanted * 1.01, "{result}");
    assert!((plain - plain_wanted).abs() < 0.01, "{result}");
    assert_eq!(result.adaptive.judged, result.plain.judged);
    let inside = result.adaptive.inside_share().expect("judged");
    assert!((0.78..=0.92).contains(&inside), "{result}");
}

#[test]
fn metered_households_with_their_entered_consumption() {
    let addresses = read_addresses(fixture("meters_w", "addresses.csv")).expect("addresses");
    let holidays = read_holidays(fixture("meters_w", "holidays.csv")).expect("holidays");
    let result = backtest(&sales_of("meters_w"), &addresses, &holidays);
    reaches(&result, 3.93, 3.52);
    assert_eq!((result.adaptive.judged, result.predictions.len()), (6_174, 6_572));
    assert!(result.on_closed_days > 0);
}

#[test]
fn tank_refills() {
    reaches(&backtest(&sales_of("cj_gasoline"), &Addresses::new(), &[]), 13.22, 9.71);
}

#[test]
fn wholesale_in_money() {
    reaches(&backtest(&sales_of("retail"), &Addresses::new(), &[]), 34.68, 23.08);
}

#[test]
fn calibration_learns_the_numbers_worked_out_apart_from_it() {
    let mut by_address = std::collections::BTreeMap::<String, Vec<Delivery>>::new();
    for sale in sales_of("cj_gasoline") {
        let delivery = Delivery { on: sale.on, volume_ml: sale.volume_ml };
        by_address.entry(sale.address).or_default().push(delivery);
    }
    let pauses = Pauses::default();
    let habits = Habits { initial_ml_per_day: None, pauses: &pauses };
    let office: Vec<Vec<Delivery>> = by_address.into_values().map(aggregate).collect();
    let histories: Vec<_> = office.iter().map(|deliveries| History { deliveries, habits }).collect();
    let learned = calibrate(&histories);
    let numbers = [
        (learned.n, 8_471.0),
        (learned.y, 18_562.501446859373),
        (learned.x, 30_868.87462081019),
        (learned.sxy, 167.8048417134388),
        (learned.sxx, 1_314.1401352389828),
        (learned.p_n, 7_934.0),
        (learned.p, 6_163.727284380127),
        (learned.f_n, 567.0),
        (learned.f, 1_227.244201211688),
        (learned.k10, -1.153),
        (learned.k50, 0.11),
        (learned.k90, 1.373),
    ];
    for (place, (number, expected)) in numbers.into_iter().enumerate() {
        assert!(
            (number - expected).abs() < 1e-9 * expected.abs().max(1.0),
            "{place}: {number} is not {expected}"
        );
    }
}

#[test]
fn every_delivery_has_a_prediction_in_order() {
    let sales = "address_id,date,litres\nb,2026-01-12,19\na,2026-01-05,19\nb,2026-01-05,19\na,2026-01-12,19\n\
                 a,2026-01-12,19\nc,2026-01-05,0\na,2026-01-14,0\n";
    let sales = read_sales(sales.as_bytes()).expect("sales");
    let result = backtest(&sales, &Addresses::from([("a".to_owned(), 1_900)]), &[]);
    let mut file = Vec::new();
    result.write_predictions(&mut file).expect("a file");
    let written = String::from_utf8(file).expect("text");
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines[0], "address_id,date_of_sale,predicted_next_date,p10,p90");
    assert_eq!(lines[1], "a,2026-01-05,2026-01-15,2026-01-09,2026-01-30");
    assert_eq!(lines[2], "b,2026-01-05,2026-01-19,2026-01-11,2026-02-09");
    assert_eq!(lines[3], "c,2026-01-05,2026-01-19,2026-01-11,2026-02-09");
    assert!(lines[4].starts_with("a,2026-01-12,") && lines[5].starts_with("b,2026-01-12,"));
    // A day without litres repeats what stands.
    assert_eq!(
        lines[6].split(',').skip(2).collect::<Vec<_>>(),
        lines[4].split(',').skip(2).collect::<Vec<_>>()
    );
    assert_eq!(lines.len(), 7);
}

#[test]
fn only_deliveries_with_an_interval_before_and_a_delivery_after_are_judged() {
    let sales = "address_id,date,litres\na,2026-01-05,20\na,2026-01-15,20\na,2026-01-25,0\na,2026-01-27,20\n";
    let result = backtest(&read_sales(sales.as_bytes()).expect("sales"), &Addresses::new(), &[]);
    assert_eq!((result.plain.judged, result.adaptive.judged), (1, 1));
    // Plain expects 25 January; two days too early is near.
    assert_eq!((result.plain.mean_error(), result.plain.bias()), (Some(2.0), Some(-2.0)));
    assert_eq!((result.plain.near_share(), result.plain.inside_share()), (Some(1.0), None));
}

#[test]
fn the_order_of_the_rows_does_not_matter() {
    let sales = sales_of("cj_gasoline");
    let some: Vec<SaleRow> = sales.into_iter().take(2_000).collect();
    let backwards: Vec<SaleRow> = some.iter().rev().cloned().collect();
    assert_eq!(backtest(&backwards, &Addresses::new(), &[]), backtest(&some, &Addresses::new(), &[]));
}

#[test]
fn a_prediction_uses_nothing_that_came_after_it() {
    let sales = sales_of("meters_w");
    let part: Vec<SaleRow> = sales.iter().take(3_000).cloned().collect();
    let last = part.last().expect("a sale").on;
    let known = |rows: &[SaleRow]| -> Vec<_> {
        let result = backtest(rows, &Addresses::new(), &[]);
        result.predictions.into_iter().filter(|prediction| prediction.on < last).collect()
    };
    assert_eq!(known(&part), known(&sales));
}

#[test]
fn the_calibration_is_renewed_at_the_start_of_the_month() {
    let sales = sales_of("meters_w");
    let month = sales.last().expect("a sale").on.with_day(1).expect("a first day");
    let mut by_address = std::collections::BTreeMap::<&str, Vec<Delivery>>::new();
    for sale in &sales {
        let delivery = Delivery { on: sale.on, volume_ml: sale.volume_ml };
        by_address.entry(&sale.address).or_default().push(delivery);
    }
    let pauses = Pauses::default();
    let habits = Habits { initial_ml_per_day: None, pauses: &pauses };
    let before: Vec<Vec<Delivery>> = by_address
        .values()
        .map(|deliveries| deliveries.iter().copied().filter(|delivery| delivery.on < month).collect())
        .collect();
    let histories: Vec<_> = before.iter().map(|deliveries| History { deliveries, habits }).collect();
    let office = calibrate(&histories);
    let result = backtest(&sales, &Addresses::new(), &[]);
    let of_the_month: Vec<&Prediction> =
        result.predictions.iter().filter(|prediction| prediction.on >= month).collect();
    assert!(of_the_month.len() > 100);
    for prediction in of_the_month {
        let mut past = by_address.get(prediction.address.as_str()).expect("a history").clone();
        past.retain(|delivery| delivery.on <= prediction.on);
        let forecast = Rhythm::of(&past, &habits, &office).expect("a state").forecast(&office, 0.0);
        let day = |days: i64| prediction.on + chrono::Days::new(days.unsigned_abs());
        let days = [forecast.expected_days, forecast.p10_days, forecast.p90_days].map(day);
        assert_eq!([prediction.expected, prediction.p10, prediction.p90], days);
    }
}

#[test]
fn the_table_stands_plain_beside_adaptive() {
    let empty = backtest(&[], &Addresses::new(), &[]).to_string();
    assert!(empty.contains("plain") && empty.contains("adaptive"));
    let error = empty.lines().find(|line| line.starts_with("mean absolute error")).expect("a row");
    assert_eq!(error.split_whitespace().rev().take(2).collect::<Vec<_>>(), ["-", "-"]);
}

#[test]
fn files_are_read_by_their_headings() {
    let sales = "\u{feff}Date, litres ,address_id,note\n2026-01-05, 34.739 ,a,x\n";
    let expected =
        SaleRow { address: "a".to_owned(), on: "2026-01-05".parse().expect("a date"), volume_ml: 34_739 };
    assert_eq!(read_sales(sales.as_bytes()), Ok(vec![expected]));
    let addresses = "address_id,kind,initial_litres_per_day,weekdays\na,flat,8.11,S\nb,flat,,\n";
    let read = read_addresses(addresses.as_bytes()).expect("addresses");
    assert_eq!((read.get("a"), read.get("b")), (Some(&8_110), Some(&0)));
}

#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    let refusal = |text: &str| read_sales(text.as_bytes()).expect_err("a refusal");
    assert_eq!(refusal("address_id,date\n"), ReadError::NoColumn { column: "litres" });
    let value = |line, column, value: &str| ReadError::Value { line, column, value: value.to_owned() };
    let good = "address_id,date,litres\na,2026-01-05,19\n";
    assert_eq!(refusal(&format!("{good}a,05.01.2026,19\n")), value(3, "date", "05.01.2026"));
    assert_eq!(refusal(&format!("{good}a,2026-01-06,NaN\n")), value(3, "litres", "NaN"));
    assert_eq!(refusal(&format!("{good},2026-01-06,19\n")), value(3, "address_id", ""));
    assert!(
        matches!(refusal(&format!("{good}a,2026-01-06\n")), ReadError::Csv(text) if text.contains("line: 3"))
    );
}
