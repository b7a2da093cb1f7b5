//! Jobs that open an office and change or check it.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::Mutex;

use rodnik::clock::Clock;
use rodnik::domain::money::Money;
use rodnik::i18n::Texts;
use rodnik::service::backup::place::{Place, place};
use rodnik::service::clock_check::clock_behind;
use rodnik::service::damage::{Unopened, Wrong, examine};
use rodnik::service::lines::Line;
use rodnik::service::new_office::{self, NewOffice, Unfit};
use rodnik::service::record_sale::{RecordSale, SaleRecorded};
use rodnik::service::replanning::ReplanAll;
use rodnik::service::sample::SampleSpec;
use rodnik::service::signing_in::{Secret, Whose};
use rodnik::service::{Actor, Office, Refusal, Thing, Watch, check as checking, new_key};
use rodnik::{t, wording};
use serde_json::json;

use super::arguments::{Arguments, Check, Format, Init, Replan, Sell};
use super::{Answer, Sentence, encryption, recover};

/// The variable that hands a password over.
const PASSWORD: &str = "RODNIK_PASSWORD";
const SAMPLE_ADDRESSES: u32 = 1_000;
const SAMPLE_SEED: u64 = 1;

pub fn clock(arguments: &Arguments) -> Clock {
    arguments.today.map_or_else(Clock::system, Clock::on)
}

pub fn office_file<'a>(arguments: &'a Arguments, texts: &Texts) -> Result<&'a Path, Sentence> {
    arguments.office.as_deref().ok_or_else(|| Sentence::wrong_use(texts.text("ctl-which-office")))
}

/// The same, for work in it: its log does not survive a shared network folder.
pub fn local_file<'a>(arguments: &'a Arguments, texts: &Texts) -> Result<&'a Path, Sentence> {
    let path = office_file(arguments, texts)?;
    match place(path) {
        place @ Place::Network(_) => Err(wording::place_warning(texts, &place).unwrap_or_default().into()),
        _ => Ok(path),
    }
}

pub fn open(arguments: &Arguments, texts: &Texts) -> Result<Office, Sentence> {
    let path = local_file(arguments, texts)?;
    look_at(path, texts)?;
    let mut office =
        Office::open(path, clock(arguments)).map_err(|error| wording::open_refused(texts, &error))?;
    let clock = office.clock();
    // What was asked for is done all the same; a damaged office is the business of whoever works with it.
    if let Ok(Some(last)) = office.read(|read| clock_behind(read, clock)) {
        let _ = writeln!(std::io::stderr(), "{}", wording::clock_behind(texts, &last));
    }
    Ok(office)
}

/// Refuses an office that is damaged, before anything is done with it.
pub fn look_at(office: &Path, texts: &Texts) -> Result<(), Sentence> {
    match examine(office) {
        Err(Unopened::Damaged(damaged)) => {
            let wrong = wording::damaged(texts, &damaged);
            if matches!(damaged.wrong, Wrong::Ahead(..) | Wrong::Log) {
                return Err(format!("{wrong} {}", texts.text("ctl-follow")).into());
            }
            let last = match damaged.backups.first() {
                Some(last) => t!(texts, "damaged-last", at = wording::moment(texts, &last.at)),
                None => texts.text("damaged-no-backups"),
            };
            Err(format!("{wrong} {last}").into())
        }
        // What else stands against it is said when it is opened.
        Ok(_) | Err(Unopened::Refused(_)) => Ok(()),
    }
}

pub fn actor(office: &mut Office, arguments: &Arguments, texts: &Texts) -> Result<Actor, Sentence> {
    let refused = |refusal: Refusal| sentence(texts, &refusal);
    let asked = office.actor(arguments.user.as_deref()).map_err(refused)?;
    let whose = office.read(|read| Whose::load(read, asked.id)).map_err(|error| refused(error.into()))?;
    if !whose.is_some_and(|whose| whose.has_password) {
        return Ok(asked);
    }
    let secret = password(&asked.name, texts)?;
    office.sign_in(asked.id, Some(&secret)).map_err(refused)
}

/// The password from the environment, or from whoever sits at the terminal. It is never an argument: those are seen by
/// every user of the system.
fn password(name: &str, texts: &Texts) -> Result<Secret, Sentence> {
    if let Ok(given) = std::env::var(PASSWORD) {
        return Ok(Secret::new(given));
    }
    let needed = || Sentence::from(t!(texts, "ctl-password-needed", name = name));
    if !std::io::stdin().is_terminal() {
        return Err(needed());
    }
    let prompt = format!("{} ", t!(texts, "ctl-password-prompt", name = name));
    rpassword::prompt_password(prompt).map(Secret::new).map_err(|_| needed())
}

pub fn sentence(texts: &Texts, refusal: &Refusal) -> Sentence {
    wording::refused(texts, refusal).into()
}

pub fn init(arguments: &Arguments, init: &Init, texts: &Texts) -> Result<String, Sentence> {
    let path = local_file(arguments, texts)?;
    let clock = clock(arguments);
    let failed = |error| Sentence::from(wording::create_refused(texts, &error, wording::refused));
    let password = encryption::of_new_office(init, texts)?;
    if init.sample {
        let spec = SampleSpec {
            addresses: init.addresses.unwrap_or(SAMPLE_ADDRESSES),
            seed: init.seed.unwrap_or(SAMPLE_SEED),
            today: clock.today(),
            language: texts.language(),
        };
        let summary =
            new_office::create_sample_encrypted(path, &spec, password.as_ref(), &mut progress(texts))
                .map_err(failed)?;
        return Ok(t!(
            texts,
            "ctl-sample-made",
            path = path.display().to_string(),
            addresses = summary.addresses,
            lines = summary.sale_lines
        ));
    }
    let bottle_price = match &init.bottle_price {
        None => Money::ZERO,
        Some(text) => text
            .replace(',', ".")
            .parse()
            .ok()
            .and_then(Money::from_decimal)
            .filter(|price| *price >= Money::ZERO)
            .ok_or_else(|| t!(texts, "ctl-bad-price", value = text.as_str()))?,
    };
    let new = NewOffice {
        name: init.name.clone().unwrap_or_else(|| texts.text("ctl-office-name")),
        area_code: init.area_code.clone().unwrap_or_default(),
        user: init.first_user.clone().unwrap_or_else(|| texts.text("ctl-first-user")),
        language: texts.language(),
        bottle_price,
        no_delivery: Vec::new(),
    };
    if let Some(unfit) = new.unfit().first() {
        return Err(Sentence::wrong_use(texts.text(match unfit {
            Unfit::Name => "wizard-name-missing",
            Unfit::AreaCode => "wizard-area-code-unfit",
            Unfit::User => "wizard-user-missing",
            Unfit::Price => "wizard-price-unfit",
        })));
    }
    new_office::create_encrypted(path, &new, password.as_ref(), clock).map_err(failed)?;
    Ok(t!(texts, "ctl-office-made", path = path.display().to_string()))
}

/// A line on the terminal that says how far it is; nothing where standard error is a file.
pub fn progress(texts: &Texts) -> impl FnMut(u64, u64) + Send + use<> {
    let shown = std::io::stderr().is_terminal();
    let texts = texts.clone();
    let mut last = u64::MAX;
    move |done, total| {
        let percent = (done * 100).checked_div(total).unwrap_or(100);
        if shown && percent != last {
            last = percent;
            let end = if done >= total { "\n" } else { "" };
            let _ = write!(std::io::stderr(), "\r{}{end}", t!(texts, "ctl-progress", percent = percent));
        }
    }
}

/// Says how far it is; nothing stops it but the end of the program, and then nothing of it is kept.
pub fn watch(texts: &Texts) -> Watch {
    let told = Mutex::new(progress(texts));
    Watch::through(move |(done, total)| {
        if let Ok(mut told) = told.lock() {
            told(done, total);
        }
        true
    })
}

pub fn sell(arguments: &Arguments, sell: &Sell, texts: &Texts) -> Result<String, Sentence> {
    let mut office = open(arguments, texts)?;
    let actor = actor(&mut office, arguments, texts)?;
    let refused = |refusal: Refusal| sentence(texts, &refusal);
    let command = office
        .read(|read| {
            let unknown = |thing, name: &str| Refusal::NotFound(thing, name.to_owned());
            let address =
                read.address_by_code(&sell.address)?.ok_or_else(|| unknown(Thing::Address, &sell.address))?;
            let mut lines = Vec::new();
            for (code, quantity) in &sell.lines {
                let product = read.product_by_code(code)?.ok_or_else(|| unknown(Thing::Product, code))?.id;
                lines.push(Line { product, quantity: *quantity, price: None, returned: 0 });
            }
            Ok(RecordSale { address: address.id, on: sell.date, lines, returned: sell.returned, paid: None })
        })
        .map_err(refused)?;
    let done = new_key().and_then(|key| office.run(&actor, key, &command)).map_err(refused)?;
    Ok(sale_answer(&done.value, sell, texts))
}

fn sale_answer(sale: &SaleRecorded, sell: &Sell, texts: &Texts) -> String {
    let plan = &sale.replanned.plan;
    if sell.format == Format::Json {
        let answer = json!({
            "sale": sale.number, "address_code": sell.address, "previous_delivery": sale.replanned.before,
            "next_delivery": plan.next_delivery, "call_on": plan.call_on, "reasons": plan.reasons,
        });
        return answer.to_string();
    }
    match plan.next_delivery {
        Some(date) => t!(
            texts,
            "ctl-sold",
            number = sale.number.as_str(),
            date = texts.date_with_weekday(date),
            why = wording::plan_headline(texts, plan)
        ),
        None => t!(
            texts,
            "ctl-sold-without-date",
            number = sale.number.as_str(),
            why = wording::plan_headline(texts, plan)
        ),
    }
}

pub fn replan(arguments: &Arguments, replan: &Replan, texts: &Texts) -> Result<String, Sentence> {
    let mut office = open(arguments, texts)?;
    let actor = actor(&mut office, arguments, texts)?;
    let command = ReplanAll { recalibrate: replan.recalibrate, watch: watch(texts) };
    let done = new_key()
        .and_then(|key| office.run(&actor, key, &command))
        .map_err(|refusal| sentence(texts, &refusal))?;
    let summary = done.value;
    Ok(t!(
        texts,
        "ctl-replanned",
        addresses = summary.addresses,
        plans = summary.plans,
        tasks = summary.tasks
    ))
}

pub fn check(arguments: &Arguments, asked: &Check, texts: &Texts) -> Result<Answer, Sentence> {
    let mut office = open(arguments, texts)?;
    let findings = office.read(checking::check).map_err(|refusal| sentence(texts, &refusal))?;
    let (said, journal_is_good) = recover::check(&mut office, asked, texts)?;
    let good = findings.is_empty() && journal_is_good;
    let well = good.then(|| texts.text("check-well"));
    let findings = findings.iter().map(|finding| wording::found(texts, finding));
    let lines: Vec<String> = well.into_iter().chain(findings).chain(said).collect();
    Ok(Answer { text: lines.join("\n"), good })
}
