//! What the office knows of a person, and the way back for an office whose only administrator forgot the password.

use std::io::{IsTerminal, Write};

use rodnik::domain::ids::ContactId;
use rodnik::i18n::Texts;
use rodnik::service::personal_data::{Forget, TakeOutPersonalData, concerned};
use rodnik::service::signing_in::Secret;
use rodnik::service::{Office, Refusal, Thing, new_key};
use rodnik::store::Subject;
use rodnik::{private, t, wording};
use serde_json::Value;

use super::Sentence;
use super::arguments::{Arguments, Password, Person, PersonAnonymise, PersonExport, Whom};
use super::office::{actor, open, sentence};

/// The variable that hands a new password over.
const NEW_PASSWORD: &str = "RODNIK_NEW_PASSWORD";

pub fn person(arguments: &Arguments, person: &Person, texts: &Texts) -> Result<String, Sentence> {
    match person {
        Person::Export(export) => take_out(arguments, export, texts),
        Person::Anonymise(anonymise) => forget(arguments, anonymise, texts),
    }
}

fn take_out(arguments: &Arguments, export: &PersonExport, texts: &Texts) -> Result<String, Sentence> {
    let mut office = open(arguments, texts)?;
    let actor = actor(&mut office, arguments, texts)?;
    let refused = |refusal: Refusal| sentence(texts, &refusal);
    let subject = subject(&mut office, &export.whom, texts)?;
    let command = TakeOutPersonalData { subject };
    let known = new_key().and_then(|key| office.run(&actor, key, &command)).map_err(refused)?.value;
    let known = format!("{:#}", Value::Object(known));
    let Some(path) = &export.write_to else { return Ok(known) };
    private::write_new(path, known.as_bytes()).map_err(|error| {
        let detail = wording::system_failed(texts, &error);
        Sentence::from(t!(texts, "ctl-unwritten", path = path.display().to_string(), detail = detail))
    })?;
    Ok(t!(texts, "ctl-person-exported", path = path.display().to_string()))
}

fn forget(arguments: &Arguments, anonymise: &PersonAnonymise, texts: &Texts) -> Result<String, Sentence> {
    let mut office = open(arguments, texts)?;
    let actor = actor(&mut office, arguments, texts)?;
    let refused = |refusal: Refusal| sentence(texts, &refusal);
    let subject = subject(&mut office, &anonymise.whom, texts)?;
    let whom = office.read(|read| concerned(read, subject)).map_err(refused)?;
    if !anonymise.yes {
        return Err(t!(texts, "ctl-person-not-confirmed", name = whom.name.as_str()).into());
    }
    let command = Forget { subject, seen: whom.version };
    let name = new_key().and_then(|key| office.run(&actor, key, &command)).map_err(refused)?.value;
    Ok(t!(texts, "ctl-person-anonymised", name = name))
}

/// The client of an address, or the contact person of this name.
fn subject(office: &mut Office, whom: &Whom, texts: &Texts) -> Result<Subject, Sentence> {
    let found = office.read(|read| {
        let unknown = || Refusal::NotFound(Thing::Address, whom.address.clone());
        let client = read.address_by_code(&whom.address)?.ok_or_else(unknown)?.address.counterparty;
        let Some(name) = &whom.person else { return Ok(Some(Subject::Client(client))) };
        for id in read.contact_ids(client, None)? {
            let id = ContactId(id);
            if read.contact_card(id)?.is_some_and(|card| card.person.name == *name) {
                return Ok(Some(Subject::Person(id)));
            }
        }
        Ok(None)
    });
    let unknown = || {
        let (name, code) = (whom.person.clone().unwrap_or_default(), whom.address.as_str());
        Sentence::from(t!(texts, "ctl-person-unknown", name = name, code = code))
    };
    found.map_err(|refusal: Refusal| sentence(texts, &refusal))?.ok_or_else(unknown)
}

/// Whoever may write the file may do it: it asks for nobody's password.
pub fn password(arguments: &Arguments, password: &Password, texts: &Texts) -> Result<String, Sentence> {
    let mut office = open(arguments, texts)?;
    let name = password.whose.as_str();
    let new = if password.remove { None } else { Some(new_password(name, texts)?) };
    office.set_password_from_outside(name, new.as_ref()).map_err(|refusal| sentence(texts, &refusal))?;
    let said = if new.is_some() { "ctl-password-set" } else { "ctl-password-removed" };
    Ok(t!(texts, said, name = name))
}

/// From the environment, or typed twice at the terminal; never an argument.
fn new_password(name: &str, texts: &Texts) -> Result<Secret, Sentence> {
    if let Ok(given) = std::env::var(NEW_PASSWORD) {
        return Ok(Secret::new(given));
    }
    let needed = || Sentence::from(texts.text("ctl-new-password-needed"));
    if !std::io::stdin().is_terminal() {
        return Err(needed());
    }
    let ask = |id: &str| {
        let _ = std::io::stderr().flush();
        rpassword::prompt_password(format!("{} ", t!(texts, id, name = name)))
            .map(Secret::new)
            .map_err(|_| needed())
    };
    let (first, again) = (ask("ctl-new-password-prompt")?, ask("ctl-new-password-again")?);
    if first == again { Ok(first) } else { Err(texts.text("ctl-new-password-differs").into()) }
}
