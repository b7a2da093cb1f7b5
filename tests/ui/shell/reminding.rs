//! What the clock alone brings about: the backup at its hour, the word that nobody tried one for a year.

use chrono::NaiveDate;
use rodnik::app::{App, Arguments};
use rodnik::clock::Clock;
use rodnik::service::backup::{BackupSettings, ChangeBackupSettings, back_up};
use rodnik::service::{Office, Watch, new_key};

use iced::keyboard::key::Named;

use super::{Story, named, russian, sample, today};

fn at(day: NaiveDate, hour: u32, minute: u32) -> Clock {
    Clock::stopped_at(day.and_hms_opt(hour, minute, 0).unwrap())
}

impl Story {
    /// At work in the sample at this time, which wants a backup at 18:00, or at no hour; with one made before or without.
    fn on_the_clock(clock: Clock, hour: Option<u32>, made: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = folder.path().join("office.rodnik");
        sample(&office);
        Self::sets_hour(&office, clock, hour);
        if made {
            back_up(&office, clock, true, &Watch::default()).unwrap();
        }
        let file = folder.path().join("preferences.json");
        let (app, start) = App::new(&Arguments { office: Some(office), ..russian() }, Some(file), clock);
        let mut story = Self::of(folder, app, start);
        story.key(named(Named::Enter));
        story
    }

    fn sets_hour(office: &std::path::Path, clock: Clock, hour: Option<u32>) {
        let mut open = Office::open(office, clock).unwrap();
        let actor = open.actor(None).unwrap();
        let seen = open.read(BackupSettings::load).unwrap();
        let settings = BackupSettings { hour, ..seen.clone() };
        open.run(&actor, new_key().unwrap(), &ChangeBackupSettings { seen, settings }).unwrap();
    }

    fn it_becomes(&mut self, clock: Clock) {
        let task = self.app.it_is(clock);
        self.settle(task);
    }
}

#[test]
fn a_backup_is_made_once_when_its_hour_comes_and_again_on_the_next_day_when_something_changed() {
    let mut story = Story::on_the_clock(at(today(), 17, 0), Some(18), false);
    story.it_becomes(at(today(), 17, 59));
    assert_eq!(story.backups().len(), 0);
    story.it_becomes(at(today(), 18, 0));
    assert_eq!(story.backups().len(), 1);
    story.it_becomes(at(today(), 18, 1));
    let tomorrow = today().succ_opt().unwrap();
    story.it_becomes(at(tomorrow, 18, 0));
    assert_eq!(story.backups().len(), 1, "nothing changed");
    let office = story.folder.path().join("office.rodnik");
    Story::sets_hour(&office, at(tomorrow, 18, 0), Some(17));
    story.it_becomes(at(tomorrow, 18, 1));
    assert_eq!(story.backups().len(), 2);
}

#[test]
fn after_a_year_without_a_trial_it_is_said_once_that_nobody_tried_a_backup() {
    let words = "Больше года никто не проверял";
    let mut story = Story::on_the_clock(at(today(), 10, 0), None, true);
    let year = today() + chrono::Days::new(365);
    story.it_becomes(at(year.pred_opt().unwrap(), 10, 0));
    assert!(!story.says(words), "{:?}", story.texts());
    story.it_becomes(at(year, 10, 0));
    assert!(story.says(words), "{:?}", story.texts());
    let begin = iced::time::Instant::now();
    story.happens(rodnik::app::Message::NoticeTicked(begin));
    story.happens(rodnik::app::Message::NoticeTicked(begin + std::time::Duration::from_secs(3600)));
    assert!(!story.says(words));
    story.it_becomes(at(year, 10, 1));
    assert!(!story.says(words), "once");
}
