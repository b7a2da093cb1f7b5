//! Jobs of the planning engine: one address, cases, a backtest.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use rodnik::i18n::Texts;
use rodnik::planning::backtest::{Addresses, backtest as replay, read_addresses, read_holidays, read_sales};
use rodnik::planning::case;
use rodnik::service::card::stored_plan;
use rodnik::service::{Refusal, Thing};
use rodnik::{t, wording};
use serde_json::json;

use super::Sentence;
use super::arguments::{Arguments, Backtest, Format, Plan};
use super::office::{open, sentence};
use super::output::Output;

pub fn plan(arguments: &Arguments, plan: &Plan, texts: &Texts) -> Result<String, Sentence> {
    if let Some(file) = &plan.case {
        let input = read_text(file, texts)?;
        return case::answer(&input).map_err(|error| {
            let case::CaseError::NotJson(detail) = error;
            t!(texts, "ctl-not-json", detail = detail).into()
        });
    }
    let code = plan.address.as_deref().unwrap_or_default();
    let mut office = open(arguments, texts)?;
    let found = office.read(|read| {
        let unknown = || Refusal::NotFound(Thing::Address, code.to_owned());
        let address = read.address_by_code(code)?.ok_or_else(unknown)?;
        stored_plan(read, address.id)
    });
    let kept = found.map_err(|refusal| sentence(texts, &refusal))?;
    if plan.format == Format::Json {
        let rate = kept.rate_ml_per_day.map(|ml| ml as f64 / 1000.0);
        let answer = json!({
            "address_code": code, "next_delivery": kept.next_delivery, "call_on": kept.call_on, "run_out": kept.run_out,
            "expected": kept.expected, "p10": kept.p10, "p90": kept.p90, "rate_l_per_day": rate, "reasons": kept.reasons,
        });
        return Ok(answer.to_string());
    }
    let next =
        kept.next_delivery.map_or_else(|| texts.text("ctl-no-date"), |date| texts.date_with_weekday(date));
    let mut text = format!("{next}  {}\n", wording::plan_headline(texts, &kept));
    for line in wording::reason_lines(texts, &kept) {
        let figure = if line.value.is_empty() { String::new() } else { format!(": {}", line.value) };
        text += &format!("  {}{figure}\n", line.text);
    }
    Ok(text)
}

fn read_text(file: &Path, texts: &Texts) -> Result<String, Sentence> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes)
    } else {
        File::open(file).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    read.map_err(|error| unreadable(texts, file, &error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| unreadable(texts, file, &error.to_string()))
}

fn unreadable(texts: &Texts, file: &Path, detail: &str) -> Sentence {
    t!(texts, "ctl-unreadable", path = file.display().to_string(), detail = detail).into()
}

pub fn backtest(arguments: &Backtest, texts: &Texts) -> Result<String, Sentence> {
    let open = |path: &Path| File::open(path).map_err(|error| unreadable(texts, path, &error.to_string()));
    let wrong = |path: &Path, error: &dyn std::fmt::Display| unreadable(texts, path, &error.to_string());
    let in_use: Vec<&Path> =
        [Some(&arguments.sales), arguments.addresses.as_ref(), arguments.holidays.as_ref()]
            .into_iter()
            .flatten()
            .map(PathBuf::as_path)
            .collect();
    let out = arguments.out.as_deref().map(|out| Output::open(out, &in_use, texts)).transpose()?;
    let sales = read_sales(open(&arguments.sales)?).map_err(|error| wrong(&arguments.sales, &error))?;
    let addresses = match &arguments.addresses {
        None => Addresses::default(),
        Some(path) => read_addresses(open(path)?).map_err(|error| wrong(path, &error))?,
    };
    let holidays = match &arguments.holidays {
        None => Vec::new(),
        Some(path) => read_holidays(open(path)?).map_err(|error| wrong(path, &error))?,
    };
    let result = replay(&sales, &addresses, &holidays);
    if let Some(out) = out {
        out.write(texts, |file| result.write_predictions(file))?;
    }
    Ok(result.to_string())
}
