//! Refusals as sentences that say what to do.

use crate::clock;
use crate::domain::order::OrderStatus;
use crate::domain::planning::PlanningSettingsError;
use crate::i18n::Texts;
use crate::service::merging::MergeRefusal;
use crate::service::{Input, Refusal, Resting};
use crate::store::{CAN_ENCRYPT, CreateError, OpenError, StoreError};
use crate::t;

/// Why a command was refused.
pub fn refused(texts: &Texts, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Several(faults) => {
            faults.iter().map(|fault| refused(texts, fault)).collect::<Vec<_>>().join(" ")
        }
        Refusal::NotAllowed(_, may) if may.roles().next().is_none() => {
            texts.text("refusal-not-allowed-nobody")
        }
        Refusal::NotAllowed(right, may) => {
            t!(texts, &format!("refusal-not-allowed-{}", right.code()), roles = super::roles(texts, *may))
        }
        Refusal::NotFound(thing, name) => {
            t!(texts, &format!("refusal-not-found-{}", thing.code()), name = name.as_str())
        }
        Refusal::Stale { by, at } => stale(texts, by.as_deref(), at),
        Refusal::AddressClosed => texts.text("refusal-address-closed"),
        Refusal::AddressMerged(into) => t!(texts, "refusal-address-merged", into = into.as_str()),
        Refusal::AddressPutAway => texts.text("refusal-address-put-away"),
        Refusal::DeliveryToClosed(number) => {
            t!(texts, "refusal-delivery-to-closed", number = number.as_str())
        }
        Refusal::AddressNotActive => texts.text("refusal-address-not-active"),
        Refusal::OrderStatus(status) => {
            t!(texts, "refusal-order-status", status = order_status(texts, *status))
        }
        Refusal::TaskHandled => texts.text("refusal-task-handled"),
        Refusal::TaskNeedsOutcome => texts.text("refusal-task-needs-outcome"),
        Refusal::SaleVoided => texts.text("refusal-sale-voided"),
        Refusal::PricesChanged => texts.text("refusal-prices-changed"),
        Refusal::ListInUse(count) => t!(texts, "refusal-list-in-use", count = *count),
        Refusal::DocumentVoided(number) => t!(texts, "refusal-document-voided", number = number.as_str()),
        Refusal::BankEntryHandled => texts.text("refusal-bank-entry-handled"),
        Refusal::ContainersChanged(now) => t!(texts, "refusal-containers-changed", count = *now),
        Refusal::NoRowLeft => texts.text("refusal-no-row-left"),
        Refusal::EmptyRun => texts.text("refusal-empty-run"),
        Refusal::RunAhead(day) => t!(texts, "refusal-run-ahead", day = texts.date(*day)),
        Refusal::Undo(resting) => not_undone(texts, resting),
        Refusal::NotInReview => texts.text("refusal-not-in-review"),
        Refusal::Review(blocked) => super::review_blocked(texts, blocked),
        Refusal::OfferTaken(number) => t!(texts, "refusal-offer-taken", number = number.as_str()),
        Refusal::Input(input) => wrong_input(texts, input),
        Refusal::AlreadyDone => texts.text("refusal-already-done"),
        Refusal::Cancelled => texts.text("refusal-cancelled"),
        Refusal::Absence(absence) => super::absence::absence_refused(texts, absence),
        Refusal::Directory(refusal) => super::directory::directory_refused(texts, refusal),
        Refusal::Import(import) => super::import_refused(texts, import),
        Refusal::Merge(why) => merge_refused(texts, *why),
        Refusal::Forget(why) => super::personal_data::forget_refused(texts, why),
        Refusal::SignIn(refusal) => super::people::sign_in_refused(texts, *refusal),
        Refusal::OfficeGone => texts.text("refusal-office-gone"),
        Refusal::Store(error) => store_failed(texts, error),
        Refusal::Unknown(_) => texts.text("refusal-unknown"),
    }
}

fn stale(texts: &Texts, by: Option<&str>, at: &str) -> String {
    let at = clock::local(at).map_or_else(|| at.to_owned(), |moment| texts.date_time(moment));
    match by {
        Some(by) => t!(texts, "refusal-stale", by = by, at = at),
        None => t!(texts, "refusal-stale-program", at = at),
    }
}

fn order_status(texts: &Texts, status: OrderStatus) -> String {
    texts.text(&format!("order-status-{}", status.code()))
}

fn not_undone(texts: &Texts, resting: &Resting) -> String {
    match resting {
        Resting::Nothing => texts.text("refusal-undo-nothing"),
        Resting::Undone => texts.text("refusal-undo-undone"),
        Resting::Order { number, status } => {
            t!(texts, "refusal-undo-order", number = number.as_str(), status = order_status(texts, *status))
        }
        Resting::Sale(number) => t!(texts, "refusal-undo-sale", number = number.as_str()),
        Resting::Contact(on) => t!(texts, "refusal-undo-contact", on = texts.date(*on)),
        Resting::Review(number) => t!(texts, "refusal-undo-review", number = number.as_str()),
        Resting::Closed => texts.text("refusal-undo-closed"),
        Resting::Containers(kind) => t!(texts, "refusal-undo-containers", kind = kind.as_str()),
        Resting::Stage { stage, since } => {
            let stage = texts.text(&format!("churn-stage-{}", stage.code()));
            t!(texts, "refusal-undo-stage", stage = stage, since = texts.date(*since))
        }
    }
}

fn merge_refused(texts: &Texts, why: MergeRefusal) -> String {
    match why {
        MergeRefusal::Same => texts.text("refusal-merge-same"),
        MergeRefusal::Changed => texts.text("refusal-merge-changed"),
        MergeRefusal::Gone => texts.text("refusal-merge-gone"),
        MergeRefusal::InReview => texts.text("refusal-merge-in-review"),
        MergeRefusal::KeptClosed => texts.text("refusal-merge-kept-closed"),
        MergeRefusal::Undone => texts.text("refusal-merge-undone"),
        MergeRefusal::Since(since) => {
            let what = texts.text(&format!("merge-since-{}", since.code()));
            t!(texts, "refusal-merge-since", what = what)
        }
    }
}

fn too_many_rows(texts: &Texts, rows: i64, most: i64) -> String {
    let (rows, most) = (texts.integer(rows), texts.integer(most));
    t!(texts, "refusal-input-too-many-rows", rows = rows, most = most)
}

fn wrong_input(texts: &Texts, input: &Input) -> String {
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    match input {
        Input::BackupFolder => texts.text("refusal-input-backup-folder"),
        Input::BackupsKept(most) => t!(texts, "refusal-input-backups-kept", most = whole(*most)),
        Input::BackupsLate(most) => t!(texts, "refusal-input-backups-late", most = *most),
        Input::TooManyRows { rows, most } => too_many_rows(texts, whole(*rows), whole(*most)),
        Input::NoLines => texts.text("refusal-input-no-lines"),
        Input::Quantity(value) => t!(texts, "refusal-input-quantity", value = *value),
        Input::Returned(value) => t!(texts, "refusal-input-returned", value = *value),
        Input::Sum => texts.text("refusal-input-sum"),
        Input::Date(date) => t!(texts, "refusal-input-date", date = texts.date(*date)),
        Input::NotAfter { chosen, after } => {
            t!(texts, "refusal-input-not-after", chosen = texts.date(*chosen), after = texts.date(*after))
        }
        Input::Past(chosen) => t!(texts, "refusal-input-past", chosen = texts.date(*chosen)),
        Input::Before { chosen, first } => {
            t!(texts, "refusal-input-before", chosen = texts.date(*chosen), first = texts.date(*first))
        }
        Input::Future(chosen) => t!(texts, "refusal-input-future", chosen = texts.date(*chosen)),
        Input::EmptyText => texts.text("refusal-input-empty-text"),
        Input::LongText(limit) => t!(texts, "refusal-input-long-text", limit = whole(*limit)),
        Input::ControlCharacter => texts.text("refusal-input-control-character"),
        Input::Planning(error) => planning_refused(texts, *error),
        Input::Consumption => texts.text("refusal-input-consumption"),
        Input::Payment => texts.text("refusal-input-payment"),
        Input::Requisite(one) => texts.text(&format!("refusal-requisite-{}", one.code())),
        Input::Window => texts.text("refusal-input-window"),
        Input::Deposit(most) => t!(texts, "refusal-input-deposit", count = *most),
        Input::Price(price) => t!(texts, "refusal-input-price", price = texts.money(price.as_minor())),
        Input::PriceInPast(from) => t!(texts, "refusal-input-price-in-past", from = texts.date(*from)),
        Input::Discount(rate) => t!(texts, "refusal-input-discount", rate = super::percent(texts, *rate)),
        Input::Percent(percent) => {
            t!(texts, "refusal-input-percent", percent = super::percent(texts, *percent))
        }
        Input::NameTaken(name) => t!(texts, "refusal-input-name-taken", name = name.as_str()),
        Input::TooManyDeliveries(most) => t!(texts, "refusal-input-too-many-deliveries", most = whole(*most)),
        Input::Client(input) => super::client_refused(texts, input),
        Input::Calculator => texts.text("refusal-input-calculator"),
        Input::Containers(value) => t!(texts, "refusal-input-containers", value = *value),
        Input::NotCovered(covered) => t!(texts, "refusal-input-not-covered", count = *covered),
        Input::DepositHeld(held) => {
            t!(texts, "refusal-input-deposit-held", held = texts.money(held.as_minor()))
        }
        Input::Time => texts.text("refusal-input-time"),
        Input::NoAdjustment => texts.text("refusal-input-no-adjustment"),
        Input::NotThere { kind, stands } => {
            t!(texts, "refusal-input-not-there", kind = kind.as_str(), count = *stands)
        }
        Input::PromiseInPast(day) => t!(texts, "refusal-input-promise-in-past", day = texts.date(*day)),
        Input::BeyondAdvance(advance) => {
            t!(texts, "refusal-input-beyond-advance", sum = texts.money(advance.as_minor()))
        }
        Input::PastMoment(chosen) => {
            t!(texts, "refusal-input-past-moment", chosen = texts.date_time(*chosen))
        }
        Input::TooFar(chosen) => t!(texts, "refusal-input-too-far", chosen = texts.date(*chosen)),
        Input::OfferWithoutEnd => texts.text("refusal-input-offer-without-end"),
    }
}

/// Why planning settings contradict themselves (P-4, P-5, P-8).
pub fn planning_refused(texts: &Texts, error: PlanningSettingsError) -> String {
    match error {
        PlanningSettingsError::Periodicity { given } => t!(texts, "planning-periodicity", value = given),
        PlanningSettingsError::EveryDays { given } => t!(texts, "planning-every-days", value = given),
        PlanningSettingsError::CallDelay { given } => t!(texts, "planning-call-delay", value = given),
        PlanningSettingsError::OneWeekdayOnly { .. } => texts.text("planning-one-weekday"),
        PlanningSettingsError::NoWeekday => texts.text("planning-weekdays-missing"),
    }
}

/// What went wrong with the file.
pub fn store_failed(texts: &Texts, error: &StoreError) -> String {
    match error {
        StoreError::Busy => texts.text("store-busy"),
        StoreError::Full => texts.text("store-full"),
        StoreError::Memory => texts.text("store-memory"),
        StoreError::ReadOnly => texts.text("store-read-only"),
        StoreError::Locked => locked(texts, "store-locked"),
        StoreError::Moved => texts.text("store-moved"),
        StoreError::Damaged(detail) => t!(texts, "store-damaged", detail = detail.as_str()),
        StoreError::Disk(detail) => t!(texts, "store-disk", detail = detail.as_str()),
        StoreError::Journal(detail) => t!(texts, "store-journal", detail = detail.as_str()),
        StoreError::Constraint(detail) => t!(texts, "store-constraint", detail = detail.as_str()),
        StoreError::Other(detail) => t!(texts, "store-other", detail = detail.as_str()),
    }
}

/// That a file is encrypted: the password is asked for, or this program cannot read it at all.
pub(super) fn locked(texts: &Texts, id: &str) -> String {
    texts.text(if CAN_ENCRYPT { id } else { "encrypted-elsewhere" })
}

/// That the workstation's clock is behind the last thing that was done in the office.
pub fn clock_behind(texts: &Texts, last: &str) -> String {
    let at = clock::local(last).map_or_else(|| last.to_owned(), |moment| texts.date_time(moment));
    t!(texts, "clock-behind", at = at)
}

/// Why an office was not opened.
pub fn open_refused(texts: &Texts, error: &OpenError) -> String {
    let shown = |path: &std::path::Path| path.display().to_string();
    match error {
        OpenError::NotFound(path) => t!(texts, "open-not-found", path = shown(path)),
        OpenError::NotAnOffice(path) => t!(texts, "open-not-an-office", path = shown(path)),
        OpenError::Locked(path) if CAN_ENCRYPT => t!(texts, "open-locked", path = shown(path)),
        OpenError::Locked(path) => t!(texts, "open-encrypted-elsewhere", path = shown(path)),
        OpenError::Newer { path, found, known } => {
            t!(texts, "open-newer", path = shown(path), found = *found, known = *known)
        }
        OpenError::Cancelled => texts.text("open-cancelled"),
        OpenError::NoBackup(detail) => t!(texts, "open-no-backup", detail = detail.as_str()),
        OpenError::Refused { path, kind, reason } => {
            let detail = super::system::system_words(texts, *kind, reason);
            t!(texts, "open-refused", path = shown(path), detail = detail)
        }
        OpenError::Store(error) => store_failed(texts, error),
    }
}

/// Why an office was not made.
pub fn create_refused<E>(
    texts: &Texts,
    error: &CreateError<E>,
    filling: impl FnOnce(&Texts, &E) -> String,
) -> String {
    match error {
        CreateError::Exists(path) => t!(texts, "create-exists", path = path.display().to_string()),
        CreateError::Refused { path, kind, reason } => {
            let detail = super::system::system_words(texts, *kind, reason);
            t!(texts, "create-refused", path = path.display().to_string(), detail = detail)
        }
        CreateError::Filling(error) => filling(texts, error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::address::ChurnStage;
    use crate::i18n::Language;
    use crate::service::Thing;
    use crate::service::merging::Since;
    use crate::service::personal_data::ForgetRefusal;
    use crate::service::signing_in::SignInRefusal;
    use crate::store::Moving;

    #[test]
    fn a_stale_row_is_refused_with_who_and_when() {
        let texts = Texts::new(Language::English);
        let stale = Refusal::Stale { by: Some("Anna".into()), at: "2026-11-22T10:00:00Z".into() };
        let sentence = refused(&texts, &stale);
        assert!(sentence.starts_with("Changed by Anna at "), "{sentence}");
    }

    fn not_found() -> Vec<Refusal> {
        let things = [
            Thing::User,
            Thing::Address,
            Thing::Product,
            Thing::Order,
            Thing::Sale,
            Thing::Task,
            Thing::Manager,
            Thing::Route,
            Thing::Reason,
            Thing::Merge,
            Thing::Counterparty,
            Thing::PriceList,
            Thing::Contact,
            Thing::Purpose,
            Thing::Driver,
            Thing::Vehicle,
            Thing::Payment,
            Thing::Movement,
            Thing::Phone,
            Thing::Entry,
            Thing::Offer,
            Thing::ContactMade,
        ];
        things.map(|thing| Refusal::NotFound(thing, "x".into())).into()
    }

    fn of_the_world_and_of_input() -> Vec<Refusal> {
        vec![
            Refusal::AddressClosed,
            Refusal::AddressMerged("A-1".into()),
            Refusal::DeliveryToClosed("12".into()),
            Refusal::AddressNotActive,
            Refusal::AddressPutAway,
            Refusal::TaskHandled,
            Refusal::TaskNeedsOutcome,
            Refusal::SaleVoided,
            Refusal::PricesChanged,
            Refusal::ListInUse(0),
            Refusal::ListInUse(21),
            Refusal::Input(Input::Window),
            Refusal::Input(Input::Deposit(2)),
            Refusal::Input(Input::NotCovered(0)),
            Refusal::Input(Input::NotCovered(2)),
            Refusal::Input(Input::DepositHeld(crate::domain::money::Money::ZERO)),
            Refusal::Input(Input::Future(chrono::NaiveDate::MIN)),
            Refusal::Input(Input::Price(crate::domain::money::Money::minor(-1))),
            Refusal::Input(Input::PriceInPast(chrono::NaiveDate::MIN)),
            Refusal::Input(Input::Discount(10_001)),
            Refusal::Input(Input::Percent(-10_000)),
            Refusal::Input(Input::NameTaken("x".into())),
            Refusal::Input(Input::TooManyDeliveries(12)),
            Refusal::DocumentVoided("12".into()),
            Refusal::EmptyRun,
            Refusal::NoRowLeft,
            Refusal::Input(Input::TooManyRows { rows: 4_410, most: 1_000 }),
            Refusal::RunAhead(chrono::NaiveDate::MIN),
            Refusal::AlreadyDone,
            Refusal::Cancelled,
            Refusal::OfficeGone,
            Refusal::Undo(Resting::Nothing),
            Refusal::Undo(Resting::Order { number: "12".into(), status: OrderStatus::OnRoute }),
            Refusal::Undo(Resting::Sale("12".into())),
            Refusal::Undo(Resting::Contact(chrono::NaiveDate::MIN)),
            Refusal::Undo(Resting::Review("12".into())),
            Refusal::Undo(Resting::Undone),
            Refusal::Undo(Resting::Stage {
                stage: ChurnStage::QualityControl,
                since: chrono::NaiveDate::MIN,
            }),
            Refusal::NotInReview,
            Refusal::OfferTaken("12".into()),
            Refusal::Input(Input::TooFar(chrono::NaiveDate::MIN)),
            Refusal::Input(Input::OfferWithoutEnd),
            Refusal::Input(Input::Time),
            Refusal::Input(Input::PastMoment(chrono::NaiveDateTime::MIN)),
            Refusal::NotAllowed(
                crate::service::rights::Right::Import,
                crate::domain::people::RoleSet::default(),
            ),
        ]
    }

    fn of_one_kind() -> Vec<Refusal> {
        let at_the_door = [
            SignInRefusal::Gone,
            SignInRefusal::Needed,
            SignInRefusal::Wrong { wait: 0 },
            SignInRefusal::Wrong { wait: 5 },
            SignInRefusal::Wait(300),
            SignInRefusal::Short,
            SignInRefusal::Long,
            SignInRefusal::Own,
        ];
        let mut refusals: Vec<Refusal> = at_the_door.map(Refusal::SignIn).into();
        let since = [Since::Card, Since::Contacts, Since::Prices].into_iter();
        let since = since.chain(Moving::ALL.map(Since::Rows)).map(MergeRefusal::Since);
        let merges = [
            MergeRefusal::Same,
            MergeRefusal::Changed,
            MergeRefusal::Gone,
            MergeRefusal::InReview,
            MergeRefusal::KeptClosed,
            MergeRefusal::Undone,
        ];
        refusals.extend(merges.into_iter().chain(since).map(Refusal::Merge));
        let forgetting = [
            ForgetRefusal::Order("З-000001".into()),
            ForgetRefusal::Review("A-1".into()),
            ForgetRefusal::Task("A-1".into(), chrono::NaiveDate::MIN),
            ForgetRefusal::Company,
            ForgetRefusal::Done,
        ];
        refusals.extend(forgetting.map(Refusal::Forget));
        refusals.extend(
            crate::service::rights::Right::ALL.map(|right| Refusal::NotAllowed(right, right.by_default())),
        );
        refusals.extend(crate::domain::order::OrderStatus::ALL.iter().copied().map(Refusal::OrderStatus));
        refusals
    }

    #[test]
    fn every_refusal_has_a_sentence_in_both_languages() {
        let refusals = [not_found(), of_the_world_and_of_input(), of_one_kind()].concat();
        for language in Language::ALL {
            let texts = Texts::new(language);
            for refusal in &refusals {
                let sentence = refused(&texts, refusal);
                assert!(sentence.ends_with('.'), "{language}: {sentence}");
            }
        }
    }
}
