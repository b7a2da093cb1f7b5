//! The templates that the program hands out come in as they are, row for row.

use std::path::Path;

use rodnik::i18n::{Language, Texts};
use rodnik::service::import::{Counts, ImportFile, ImportKind};
use rodnik::wording::{TemplateError, list_template_bytes};

use crate::office::Desk;

#[test]
fn a_template_with_its_examples_comes_in_without_a_refusal() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for ending in ["csv", "xlsx"] {
            let mut desk = Desk::new();
            for (kind, name) in [(ImportKind::Clients, "clients"), (ImportKind::Deliveries, "deliveries")] {
                let name = format!("{name}.{ending}");
                let bytes = list_template_bytes(kind, &texts, Path::new(&name)).unwrap();
                let report = desk.bring(ImportFile::new(kind, name.clone(), bytes)).unwrap();
                assert_eq!((report.refused, report.warnings), (vec![], vec![]), "{language} {name}");
                let all = Counts { added: 3, ..Counts::default() };
                assert_eq!(report.counts, all, "{language} {name}");
            }
            let debts = desk.rows("SELECT a.code, b.debt, b.containers FROM address a JOIN balance b ON b.address_id = a.id ORDER BY a.code");
            assert_eq!(debts, ["1001|70000|7", "1002|-35000|3", "1003|175000|10"], "{language} {ending}");
            let planned =
                desk.rows("SELECT kind, every_days, weekdays, periodicity FROM planning ORDER BY address_id");
            assert_eq!(planned.len(), 3);
            assert!(planned[2].starts_with("every|14"), "{planned:?}");
            assert_eq!(desk.rows("SELECT from_day FROM pause"), ["2027-01-01"]);
        }
    }
}

#[test]
fn a_template_of_another_ending_is_refused() {
    let texts = Texts::new(Language::Russian);
    for name in ["clients.xls", "clients"] {
        let refused = list_template_bytes(ImportKind::Clients, &texts, Path::new(name));
        assert!(matches!(refused, Err(TemplateError::Ending)), "{name}");
    }
}
