//! What the window itself knows of the open office: its name, who works in it and in which roles, and whether next
//! year's delivery calendar is still empty. Read anew when the office changed, here or in another window.

use iced::Task;

use super::{App, Message, Notice, Stage, WARNING_SECONDS};
use crate::service::calendar_change::empty_next_year;
use crate::service::clock_check::clock_behind;
use crate::service::general_settings::lock_after;
use crate::service::rights::Right;
use crate::service::signing_in::{Person, people};
use crate::service::{Actor, Refusal, answered};
use crate::t;
use crate::wording;

/// What is known of the office.
#[derive(Debug, Clone)]
pub struct Known {
    name: String,
    people: Vec<Person>,
    lock_after: i64,
    /// When the last thing was done, where the clock is behind that.
    last: Option<String>,
}

impl App {
    /// Reads the name of the office and its users.
    pub(super) fn read_people(&self) -> Task<Message> {
        let session = self.session;
        let Stage::Working(working) = &self.stage else { return Task::none() };
        let clock = self.clock;
        let reading = working.link.read(move |read| {
            let name = read.office()?.map(|office| office.name).unwrap_or_default();
            let (people, lock_after, last) = (people(read)?, lock_after(read)?, clock_behind(read, clock)?);
            Ok(Known { name, people, lock_after, last })
        });
        Task::perform(answered(reading), move |known| Message::PeopleRead(session, known))
    }

    /// Whoever works goes on with the roles that hold now; somebody who was archived has none left. What the roles
    /// do not open any more is closed, and the desk is shown instead.
    pub(super) fn people_read(&mut self, session: u64, known: Result<Known, Refusal>) -> Task<Message> {
        // What cannot be read stays as it was known: the screens say what is wrong with the office.
        let (Stage::Working(working), Ok(known), true) = (&mut self.stage, known, session == self.session)
        else {
            return Task::none();
        };
        (working.name, working.lock_after) = (known.name, known.lock_after);
        working.people = known.people;
        working.clock_told &= known.last.is_some();
        if let Some(locked) = &mut working.locked {
            locked.screen.know(working.people.clone());
        }
        let listed = working.people.iter().find(|person| person.actor.id == working.actor.id);
        let listed = listed.map(|person| person.actor.clone());
        let gone = listed.is_none();
        let actor = listed.unwrap_or_else(|| Actor { roles: Vec::new(), ..working.actor.clone() });
        if actor == working.actor {
            if let Some(last) = known.last
                && !std::mem::replace(&mut working.clock_told, true)
            {
                self.warn(wording::clock_behind(&self.texts, &last));
            }
            return Task::none();
        }
        working.desk.take_rights(&actor);
        let led_back = working.pages.take_rights(&actor);
        let sentence = if gone {
            Some(t!(self.texts, "people-archived", name = actor.name.as_str()))
        } else {
            led_back.then(|| self.texts.text("people-section-closed"))
        };
        working.actor = actor;
        if let Some(sentence) = sentence {
            self.warn(sentence);
        }
        let choices = self.choices();
        self.remember(choices);
        Task::none()
    }

    /// From December on asks once whether next year's delivery calendar is empty, for those who can fill it (S1-22).
    pub(super) fn read_next_year(&self) -> Task<Message> {
        let (session, today) = (self.session, self.today);
        let Stage::Working(working) = &self.stage else { return Task::none() };
        if working.next_year_told || !working.actor.may(Right::ChangeSettings) {
            return Task::none();
        }
        let reading = working.link.read(move |read| Ok(empty_next_year(read, today)?));
        Task::perform(answered(reading), move |empty| Message::NextYearRead(session, empty))
    }

    /// Says it quietly, once in an opened office.
    pub(super) fn next_year_read(
        &mut self,
        session: u64,
        empty: Result<Option<i32>, Refusal>,
    ) -> Task<Message> {
        if let (Stage::Working(working), Ok(Some(year))) = (&mut self.stage, empty)
            && session == self.session
            && !std::mem::replace(&mut working.next_year_told, true)
        {
            let sentence = t!(self.texts, "desk-next-year-empty", year = year.to_string());
            self.warn(sentence);
        }
        Task::none()
    }

    fn warn(&mut self, sentence: String) {
        self.notice = Some(Notice { seconds: WARNING_SECONDS, ..Notice::new(sentence, false) });
    }
}
