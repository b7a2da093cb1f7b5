//! An address of a story, and what happens to it.

use super::*;

/// One address of the story; every setter is a sentence about it.
pub struct Place<'a> {
    pub story: &'a mut Story,
    pub id: AddressId,
}

impl<'a> Place<'a> {
    pub fn settings(self, change: impl FnOnce(&mut PlanningSettings)) -> Self {
        let id = self.id;
        let (seen, mut settings, pauses) = self
            .story
            .office
            .read(|read| {
                let version = read.address(id)?.expect("an address").version;
                Ok::<_, StoreError>((version, read.planning(id)?.unwrap_or_default(), read.pauses(id)?))
            })
            .expect("a reading");
        change(&mut settings);
        self.story.done(&ChangePlanning { address: id, seen, settings, pauses });
        self
    }

    /// Planned by average, with an initial consumption in litres a day.
    pub fn average(self, litres: f64) -> Self {
        self.settings(|s| s.initial_ml_per_day = Some((litres * 1000.0).round() as i64))
    }

    pub fn every(self, days: u16) -> Self {
        self.settings(|s| (s.kind, s.every_days) = (PlanningKind::Every, days))
    }

    pub fn always_shown(self) -> Self {
        self.settings(|s| s.always_show = true)
    }

    pub fn called_later(self, days: u8) -> Self {
        self.settings(|s| s.call_delay = days)
    }

    /// Status without a command: churn review and closing come with commands of their own one day.
    pub fn status(self, status: AddressStatus) -> Self {
        let id = self.id;
        self.story.write(|tx| tx.set_address_status(id, status, None));
        self.settings_past_status()
    }

    fn settings_past_status(self) -> Self {
        self.story.write(|tx| {
            let stamp = rodnik::service::Stamp { at: AT, by: None, today: day("2026-11-22") };
            rodnik::service::replanning::replan_everything(tx, &stamp, &Default::default())
                .expect("a replan");
            Ok(())
        });
        self
    }

    pub fn managed_by(self, manager: UserId) -> Self {
        let sql = format!("UPDATE address SET manager_id = {} WHERE id = {}", manager.0, self.id.0);
        self.story.execute(&sql);
        self
    }

    pub fn on_route(self, route: RouteId) -> Self {
        self.story.execute(&format!("UPDATE address SET route_id = {} WHERE id = {}", route.0, self.id.0));
        self
    }

    pub fn sells(self, bottles: i64) -> Selling<'a> {
        Selling { place: self, bottles }
    }
}

/// So many bottles, and then on which day.
pub struct Selling<'a> {
    place: Place<'a>,
    bottles: i64,
}

impl<'a> Selling<'a> {
    #[track_caller]
    pub fn on(self, date: &str) -> SaleRecorded {
        let sale = self.sale(date);
        self.place.story.done(&sale)
    }

    /// The same, to go on about the address.
    #[track_caller]
    pub fn then_on(self, date: &str) -> Place<'a> {
        let sale = self.sale(date);
        self.place.story.done(&sale);
        self.place
    }

    fn sale(&self, date: &str) -> RecordSale {
        let lines = vec![self.place.story.line(self.bottles)];
        RecordSale { address: self.place.id, on: day(date), lines, returned: 0, paid: None }
    }
}
